"""Keys and passwords in what a person wrote: found by how they look and by what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

KEY = re.compile(
    r"(?<![\w-])(?:sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_\w{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|hf_[A-Za-z0-9]{30,}"
    r"|xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY-----)"
)
_IN_URL = re.compile(r"://[^/\s@]+@|[?&](?:api[-_]?key|key|token|access_token|sig|code)=[^&\s]", re.IGNORECASE)
_BEARER = re.compile(r"\bbearer\s+[\w.~+/-]{8,}", re.IGNORECASE)
_NAME = re.compile(
    r"(?:^|[-_])(?:api[-_]?key|secret|passw(?:or)?d|authorization|(?:access|api|auth|bearer)[-_]?token)$", re.IGNORECASE
)


def key_in(value: Any, path: tuple[str, ...] = ()) -> str | None:
    """Where in tables and lists a key stands ("model.extra_body.api_key"), never the key; None where none does."""
    if isinstance(value, Mapping | list | tuple):
        parts = value.items() if isinstance(value, Mapping) else enumerate(value)
        below = (key_in(part, (*path, str(name))) for name, part in parts)
        return next(filter(None, below), None)
    named = bool(path) and _NAME.search(path[-1]) and value not in ("", None)
    return ".".join(path) if named or (isinstance(value, str) and looks_like_a_key(value)) else None


def looks_like_a_key(text: str) -> bool:
    return any(pattern.search(text) for pattern in (KEY, _IN_URL, _BEARER))
