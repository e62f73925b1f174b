"""Bytes of a request -> the JSON object in it. Raises ApiError."""

from __future__ import annotations

import json
from typing import NoReturn

from starlette.requests import Request

from harness.serving.faults import ApiError, invalid
from harness.serving.fields import Body


async def read_body(request: Request) -> Body:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ApiError(
            400, f"Unsupported content type: '{kind}'. This endpoint takes application/json.", "invalid_content_type"
        )
    return parse(await request.body())


def parse(raw: bytes) -> Body:
    try:
        value = json.loads(raw, parse_constant=_no_constant)
        if b"\\u" in raw:  # half of a surrogate pair is JSON, and no text
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise invalid("We could not parse the JSON body of your request.", code="invalid_json") from None
    if not isinstance(value, dict):
        raise invalid("The JSON body of your request must be an object.", code="invalid_json")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
