"""What a request costs in US dollars: list prices of the genai-prices package, or the suite's own rates.

Nothing here goes on the network: the prices are those that the installed genai-prices ships with.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING

from harness.api import Usage

if TYPE_CHECKING:
    from genai_prices.types import PriceCalculation

PriceKey = tuple[str, str]
"""(provider, model) as genai-prices knows them: ("openai", "gpt-4o-mini")."""
HIGHEST_RATE = 1e9
"""US dollars. Beyond all that anything costs, and low enough that no sum of prices is infinite."""


@dataclass(frozen=True, slots=True)
class PriceOverrides:
    """Rates from the suite file, in US dollars for a million tokens and for an hour of the machine.

    A token rate given here puts price data aside whole: a rate that is then needed and missing makes the price unknown.
    Without `cached_input_usd_per_mtok` there is no discount, and cached input costs what other input does.
    """

    input_usd_per_mtok: float | None = None
    cached_input_usd_per_mtok: float | None = None
    output_usd_per_mtok: float | None = None
    usd_per_hour: float | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            rate = getattr(self, field.name)
            if rate is not None and not 0 <= rate <= HIGHEST_RATE:
                raise ValueError(f"{field.name} must be a number from 0 to {HIGHEST_RATE:g}, not {rate}")

    @property
    def prices_tokens(self) -> bool:
        rates = (self.input_usd_per_mtok, self.cached_input_usd_per_mtok, self.output_usd_per_mtok)
        return any(rate is not None for rate in rates)


def request_usd(
    price_key: PriceKey | None, usage: Usage, overrides: PriceOverrides, at: datetime | None = None
) -> float | None:
    """The price of one request in US dollars at the time `at` (now), or None where a rate or a token count is unknown.

    Where the reply didn't say how much of the input was cached, the price is known only if that makes no difference.
    """
    if usage.input_tokens is None or usage.output_tokens is None:
        return None
    if usage.cached_input_tokens is not None and usage.cached_input_tokens > usage.input_tokens:
        return None
    if usage.cached_input_tokens is not None:
        return _usd(price_key, usage.input_tokens, usage.cached_input_tokens, usage.output_tokens, overrides, at)
    none_cached = _usd(price_key, usage.input_tokens, 0, usage.output_tokens, overrides, at)
    all_cached = _usd(price_key, usage.input_tokens, usage.input_tokens, usage.output_tokens, overrides, at)
    return none_cached if none_cached == all_cached else None


def local_usd(seconds: float, usd_per_hour: float | None) -> float | None:
    """The price of machine time, or None where the machine's price is unknown."""
    return None if usd_per_hour is None else seconds * usd_per_hour / 3600


def price_source(price_key: PriceKey | None) -> str | None:
    """Where the price of a model comes from, for the manifest: package version, model, today's rates, pricing page."""
    found = None if price_key is None else _look_up(price_key, 0, 0, 0, None)
    if found is None:
        return None
    from genai_prices import __version__

    pages = found.provider.pricing_urls or [found.provider.name]
    return f"genai-prices {__version__}: {found.provider.id}/{found.model.id}, {found.model_price} ({pages[0]})"


def _usd(
    price_key: PriceKey | None, input_: int, cached: int, output: int, overrides: PriceOverrides, at: datetime | None
) -> float | None:
    if overrides.prices_tokens:
        return _overridden_usd(input_, cached, output, overrides)
    found = None if price_key is None else _look_up(price_key, input_, cached, output, at)
    return None if found is None else float(found.total_price)


def _overridden_usd(input_: int, cached: int, output: int, rates: PriceOverrides) -> float | None:
    input_rate, output_rate, cached_rate = (
        rates.input_usd_per_mtok,
        rates.output_usd_per_mtok,
        rates.cached_input_usd_per_mtok,
    )
    if input_rate is None or output_rate is None:
        return None
    if cached_rate is None:
        cached_rate = input_rate
    return ((input_ - cached) * input_rate + cached * cached_rate + output * output_rate) / 1e6


def _look_up(
    price_key: PriceKey, input_: int, cached: int, output: int, at: datetime | None
) -> PriceCalculation | None:
    from genai_prices import Usage as Counts
    from genai_prices import calc_price

    provider, model = price_key
    counts = Counts(input_tokens=input_, cache_read_tokens=cached, output_tokens=output)
    try:
        found = calc_price(counts, model, provider_id=provider, genai_request_timestamp=at)
    except (LookupError, ValueError):  # a model or a provider that is not listed, or a count below 0
        return None
    # A listed model without rates (a subscription, say) would come out as free.
    rates = found.model_price
    return None if rates.input_mtok is None or rates.output_mtok is None else found
