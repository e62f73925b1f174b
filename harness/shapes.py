"""What a value out of a JSON file must look like. A check raises MisfitError, with the key and what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Check = Callable[[Any], None]
LARGEST = 1e15
"""Of any number in a run's files: sums and products of a run's worth of them stay finite."""
_SHOWN = 40


class MisfitError(ValueError):
    """Found inside out: each table and list adds its own part of the key in front, so that what fits costs nothing."""

    def __init__(self, problem: str, key: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.problem, self.key = problem, key

    def __str__(self) -> str:
        return f'key "{".".join(self.key)}": {self.problem}' if self.key else self.problem

    def within(self, name: object) -> MisfitError:
        return MisfitError(self.problem, (str(name), *self.key))


def misfit(allowed: str, value: Any) -> MisfitError:
    given = type(value).__name__ if isinstance(value, dict | list) else _short(repr(value))
    return MisfitError(f"must be {allowed} (given: {given})")


def text(value: Any) -> None:
    if type(value) is not str:
        raise misfit("a string", value)


def boolean(value: Any) -> None:
    if type(value) is not bool:
        raise misfit("true or false", value)


def count(value: Any) -> None:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise misfit(f"a whole number from 0 to {LARGEST:g}", value)


def amount(value: Any) -> None:
    """Seconds, dollars. Not a number (NaN) fails the comparison too."""
    if type(value) not in (float, int) or not 0 <= value <= LARGEST:
        raise misfit(f"a number from 0 to {LARGEST:g}", value)


def number(value: Any) -> None:
    if type(value) not in (float, int) or not -LARGEST <= value <= LARGEST:
        raise misfit("a finite number", value)


def anything(value: Any) -> None:
    pass


def mapping(value: Any) -> None:
    if type(value) is not dict:
        raise misfit("a table", value)


def optional(check: Check) -> Check:
    def checked(value: Any) -> None:
        if value is not None:
            check(value)

    return checked


def each(check: Check) -> Check:
    """A list of such values."""

    def checked(value: Any) -> None:
        if type(value) is not list:
            raise misfit("a list", value)
        _all(check, enumerate(value))

    return checked


def values(check: Check) -> Check:
    """A table of such values, under any names."""

    def checked(value: Any) -> None:
        mapping(value)
        _all(check, value.items())

    return checked


def table(required: Mapping[str, Check], others: Mapping[str, Check], *, open_: bool = False) -> Check:
    """A table with the keys `required`, and maybe `others`; with `open_` also with any that nobody reads."""
    known = {**required, **others}
    unknown = anything if open_ else _refuse(known)

    def checked(value: Any) -> None:
        mapping(value)
        _all_known(known, value, unknown)
        if not required.keys() <= value.keys():
            missing = next(name for name in required if name not in value)
            raise MisfitError("is missing", (missing,))

    return checked


def _refuse(known: Iterable[str]) -> Check:
    def checked(value: Any) -> None:
        raise MisfitError(f"unknown key. Allowed: {', '.join(known)}")

    return checked


def _all_known(known: Mapping[str, Check], value: Mapping[str, Any], unknown: Check) -> None:
    name = ""
    try:
        for name, part in value.items():
            known.get(name, unknown)(part)
    except MisfitError as error:
        raise error.within(name) from None


def _all(check: Check, parts: Iterable[tuple[object, Any]]) -> None:
    name: object = ""
    try:
        for name, part in parts:  # noqa: B007 - where it stops is what is told
            check(part)
    except MisfitError as error:
        raise error.within(name) from None


def _short(shown: str) -> str:
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
