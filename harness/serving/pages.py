"""Lists as OpenAI hands them out, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from harness.serving.faults import invalid, missing


def page(found: Sequence[dict[str, Any]], request: Request, usual: int, most: int) -> dict[str, Any]:
    """What comes after the id in `after`, `limit` of it. Raises ApiError."""
    limit = request.query_params.get("limit", str(usual))
    if not limit.isdecimal() or not 1 <= int(limit) <= most:
        raise invalid(f"Invalid 'limit': must be from 1 to {most}.", "limit", "invalid_value")
    start = _after(found, request.query_params.get("after"))
    shown = found[start : start + int(limit)]
    return {
        "object": "list",
        "data": list(shown),
        "first_id": shown[0]["id"] if shown else None,
        "last_id": shown[-1]["id"] if shown else None,
        "has_more": start + len(shown) < len(found),
    }


def _after(found: Sequence[dict[str, Any]], id: str | None) -> int:
    if not id:
        return 0
    place = next((at for at, one in enumerate(found) if one["id"] == id), None)
    if place is None:
        raise missing("object to list after", id, "after")
    return place + 1
