"""Setup and marginal cost, apart. What is not known of a part is not known of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetupCost:
    """What an adaptation cost before its first request. `usd` is None where a step's price is not known."""

    seconds: float
    usd: float | None
    trained_tokens: int | None


def total(values: Iterable[float | None]) -> float | None:
    """The sum, or None where one of them is not known."""
    known = list(values)
    return None if None in known else float(sum(value for value in known if value is not None))


def mean(values: Sequence[float | None]) -> float | None:
    """The mean, or None where one of them is not known or there are none."""
    whole = total(values)
    return None if whole is None or not values else whole / len(values)


def per_thousand(usd: Sequence[float | None]) -> float | None:
    """US dollars for 1,000 requests like these."""
    one = mean(usd)
    return None if one is None else 1000 * one
