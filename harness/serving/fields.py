"""Reads the fields of a request's JSON body, and says of a wrong one what OpenAI would."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

from harness.serving.faults import invalid

Body = Mapping[str, Any]


def only(body: Body, allowed: Collection[str], within: str = "") -> None:
    for key in body:
        if key not in allowed:
            raise invalid(
                f"Unrecognized request argument supplied: {within}{key}", f"{within}{key}", "unknown_parameter"
            )


def text(body: Body, key: str, default: str | None = None) -> str | None:
    value = body.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise wrong_type(key, "a string", value)
    return value


def required_text(body: Body, key: str) -> str:
    value = text(body, key)
    if not value:
        raise invalid(f"Missing required parameter: '{key}'.", key, "missing_required_parameter")
    return value


def flag(body: Body, key: str) -> bool:
    value = body.get(key)
    if not isinstance(value, bool | None):
        raise wrong_type(key, "a boolean", value)
    return bool(value)


def whole(body: Body, key: str, low: int, high: int, default: int | None = None) -> int | None:
    value = body.get(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(key, "an integer", value)
    if not low <= value <= high:
        raise _out_of_range(key, value, low, high)
    return value


def number(body: Body, key: str, low: float, high: float) -> float | None:
    value = body.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise wrong_type(key, "a number", value)
    if not low <= value <= high:
        raise _out_of_range(key, value, low, high)
    return float(value)


def table(body: Body, key: str) -> Body:
    value = body.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise wrong_type(key, "an object", value)
    return value


def _out_of_range(key: str, value: float, low: float, high: float) -> Exception:
    return invalid(f"Invalid '{key}': must be from {low} to {high}, but got {value}.", key, "invalid_value")


def wrong_type(key: str, expected: str, value: object) -> Exception:
    return invalid(f"Invalid type for '{key}': expected {expected}, but got {_kind(value)}.", key, "invalid_type")


def _kind(value: object) -> str:
    names = {
        bool: "a boolean",
        int: "an integer",
        float: "a decimal",
        str: "a string",
        list: "an array",
        dict: "an object",
    }
    return names.get(type(value), "null")
