"""Setup and marginal cost, apart. What is not known of a part is not known of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.api import Model, SetupStep, Usage
from harness.prices import PriceOverrides, local_usd, request_usd


@dataclass(frozen=True, slots=True)
class SetupCost:
    """What an adaptation cost before its first request. `usd` is None where a step's price is not known."""

    seconds: float
    usd: float | None
    trained_tokens: int | None


def rates_of(model: Model, suite: PriceOverrides) -> PriceOverrides:
    """The suite's rates, unless the model has others: a service may ask more for the tokens of a tuned one."""
    own = getattr(model, "rates", None)
    return own(suite) if own else suite


def request_price(model: Model, usage: Usage, seconds: float, suite: PriceOverrides) -> float | None:
    """US dollars: hosted models are paid by the token, local ones by the time of the machine."""
    rates = rates_of(model, suite)
    if model.price_key is None and not rates.prices_tokens:
        return local_usd(seconds, rates.usd_per_hour)
    return request_usd(model.price_key, usage, rates)


def step_price(model: Model, step: SetupStep, rates: PriceOverrides) -> float | None:
    """US dollars: what the step says itself, else its requests, else (it sent none) its time on this machine."""
    if step.usd is not None:
        return step.usd
    if step.usage is None:
        return local_usd(step.seconds, rates.usd_per_hour)
    return request_price(model, step.usage, step.seconds, rates)


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
