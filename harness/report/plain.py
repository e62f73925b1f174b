"""Values as JSON knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from math import isfinite
from typing import Any


def plain(value: Any) -> Any:
    """Mappings, lists and scalars only; numbers that JSON has no word for become None."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return plain(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else value
