"""Tables of a TOML file -> frozen dataclasses, with one clear line for whatever does not fit."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any, TypeVar, get_type_hints

from harness.errors import AdaptbenchError, OptionError, did_you_mean

T = TypeVar("T")
# pydantic speaks of Python's types, a suite has TOML's.
WORDS = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "dataclass_type": "must be a table",
    "string_type": "must be a string",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
}
LONGEST = 60


def fill(cls: type[T], table: Mapping[str, Any], where: str, error: type[AdaptbenchError] = OptionError) -> T:
    """An instance of the dataclass `cls` from `table`. `where` begins the message of the `error` that is raised."""
    if not dataclasses.is_dataclass(cls):
        raise error(f"{where}: {getattr(cls, '__name__', cls)} is not a dataclass, so it can have no options.")
    if problem := _unknown_key(cls, table) or _not_plain(table):
        raise error(f"{where}: {problem}")
    return _validated(cls, table, where, error)


def _validated(cls: type[T], table: Mapping[str, Any], where: str, error: type[AdaptbenchError]) -> T:
    from pydantic import TypeAdapter, ValidationError

    try:
        # By way of JSON, as there "strict" takes a list for a tuple, and yet no "4", 4.0 or true for 4.
        return TypeAdapter(cls).validate_json(json.dumps(dict(table)), strict=True)
    except ValidationError as invalid:
        raise error(f"{where}: {_first_line(invalid.errors(include_url=False)[0])}") from None


def _unknown_key(cls: Any, table: Mapping[str, Any], path: str = "") -> str | None:
    """A key that `cls` has no field for, in the tables inside too: pydantic would pass over it in silence."""
    hints = get_type_hints(cls)
    fields = [f.name for f in dataclasses.fields(cls) if f.init]
    for key, value in table.items():
        if key not in fields:
            return f'unknown key "{path}{key}".{did_you_mean(key, fields)}'
        inside = isinstance(value, Mapping) and dataclasses.is_dataclass(hints[key])
        if inside and (problem := _unknown_key(hints[key], value, f"{path}{key}.")):
            return problem
    return None


def _not_plain(value: Any, key: str = "") -> str | None:
    """What no option can be: a number that is none, or a date."""
    if isinstance(value, Mapping | list | tuple):
        parts = value.items() if isinstance(value, Mapping) else enumerate(value)
        below = (_not_plain(part, f"{key}.{name}" if key else str(name)) for name, part in parts)
        return next(filter(None, below), None)
    if isinstance(value, float) and not math.isfinite(value):
        return f'key "{key}": must be a finite number (given: {value})'
    if value is None or isinstance(value, str | int | float):
        return None
    return f'key "{key}": must be a string, a number, true, false, a list or a table (given: {value})'


def _first_line(problem: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "missing":
        return f'missing key "{key}".'
    message = WORDS.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ")
    message = message.replace("Input should be", "must be", 1)
    given = problem.get("input")
    shown = f" (given: {_short(repr(given))})" if isinstance(given, str | int | float | bool) else ""
    return f'key "{key}": {message}{shown}' if key else message


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
