"""Tables of a TOML file -> frozen dataclasses, with one clear line for whatever does not fit."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from harness.errors import AdaptbenchError, OptionError, did_you_mean

T = TypeVar("T")


def fill(cls: type[T], table: Mapping[str, Any], where: str, error: type[AdaptbenchError] = OptionError) -> T:
    """An instance of the dataclass `cls` from `table`. `where` begins the message of the `error` that is raised."""
    fields = [f.name for f in dataclasses.fields(cls) if f.init]  # type: ignore[arg-type]
    for key in table:
        if key not in fields:
            raise error(f'{where}: unknown key "{key}".{did_you_mean(key, fields)}')
    return _validated(cls, table, where, error)


def _validated(cls: type[T], table: Mapping[str, Any], where: str, error: type[AdaptbenchError]) -> T:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(cls).validate_python(dict(table))
    except ValidationError as invalid:
        raise error(f"{where}: {_first_line(invalid.errors(include_url=False)[0])}") from None


def _first_line(problem: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    message = str(problem["msg"]).removeprefix("Value error, ")
    if problem["type"] == "missing":
        return f'missing key "{key}".'
    given = problem.get("input")
    shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool) else ""
    return f'key "{key}": {message}{shown}' if key else message
