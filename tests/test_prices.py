"""Prices against hand-worked sums. List prices come from the package's own data, so that no figure here goes stale."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import pytest

from harness.api import Usage
from harness.errors import OptionError
from harness.options import fill
from harness.prices import PriceKey, PriceOverrides, local_usd, price_source, request_usd

LISTED = PriceOverrides()
RATES = PriceOverrides(input_usd_per_mtok=2.0, cached_input_usd_per_mtok=0.5, output_usd_per_mtok=8.0)
GPT_4O: PriceKey = ("openai", "gpt-4o")
THEN = datetime(2026, 6, 1, tzinfo=UTC)


def listed_rates(key: PriceKey) -> tuple[float, float, float]:
    """Input, cached input and output in US dollars for a million tokens, straight out of the price data."""
    from genai_prices.data_snapshot import get_snapshot

    _, model = get_snapshot().find_provider_model(key[1], None, key[0], None)
    rates = model.get_prices(THEN)
    return tuple(float(str(rate)) for rate in (rates.input_mtok, rates.cache_read_mtok, rates.output_mtok))  # type: ignore[return-value]


def test_a_listed_model_costs_its_listed_rates_and_cached_input_its_own() -> None:
    input_rate, cached_rate, output_rate = listed_rates(GPT_4O)
    assert cached_rate < input_rate
    expected = (700 * input_rate + 300 * cached_rate + 50 * output_rate) / 1e6
    assert request_usd(GPT_4O, Usage(1000, 300, 50), LISTED, THEN) == pytest.approx(expected, rel=1e-12)


def test_a_tuned_model_has_a_price_of_its_own() -> None:
    tuned = request_usd(("openai", "ft:gpt-4o-mini-2024-07-18:team::id"), Usage(1000, 0, 50), LISTED)
    base = request_usd(("openai", "gpt-4o-mini-2024-07-18"), Usage(1000, 0, 50), LISTED)
    assert tuned is not None and base is not None and tuned > base > 0


@pytest.mark.parametrize(
    "key",
    [
        None,
        ("openai", "no-such-model"),
        ("openai", "gpt-4o-our-alias"),
        ("no-such-provider", "gpt-4o"),
        ("azure", "my-deployment"),
        ("github-copilot", "gpt-4o"),  # listed, but as part of a subscription: without rates
    ],
)
def test_a_price_that_is_not_known_is_none(key: PriceKey | None) -> None:
    assert request_usd(key, Usage(1000, 0, 50), LISTED) is None
    assert price_source(key) is None


@pytest.mark.parametrize(
    "usage",
    [Usage(None, 0, 50), Usage(1000, 0, None), Usage(), Usage(1000, None, 50), Usage(10, 11, 1)],
    ids=["no input", "no output", "nothing", "cached not told", "more cached than all"],
)
def test_token_counts_that_are_not_known_make_the_price_unknown(usage: Usage) -> None:
    assert request_usd(GPT_4O, usage, LISTED) is None
    assert request_usd(None, usage, RATES) is None


def test_cached_input_may_stay_unknown_where_it_costs_the_same() -> None:
    flat = PriceOverrides(input_usd_per_mtok=2.0, output_usd_per_mtok=8.0)
    assert request_usd(None, Usage(1000, None, 50), flat) == pytest.approx(0.0024)
    assert request_usd(None, Usage(1000, 400, 50), flat) == pytest.approx(0.0024)
    assert request_usd(GPT_4O, Usage(0, None, 50), LISTED) == request_usd(GPT_4O, Usage(0, 0, 50), LISTED)


def test_rates_of_the_suite_put_price_data_aside() -> None:
    usage = Usage(1000, 400, 50)
    assert request_usd(None, usage, RATES) == pytest.approx((600 * 2.0 + 400 * 0.5 + 50 * 8.0) / 1e6)
    assert request_usd(GPT_4O, usage, RATES) == request_usd(None, usage, RATES)


@pytest.mark.parametrize("half", [{"input_usd_per_mtok": 2.0}, {"output_usd_per_mtok": 8.0}])
def test_half_a_price_list_is_no_price(half: dict[str, float]) -> None:
    assert request_usd(GPT_4O, Usage(1000, 0, 50), PriceOverrides(**half)) is None


def test_free_is_a_price() -> None:
    free = PriceOverrides(input_usd_per_mtok=0.0, output_usd_per_mtok=0.0)
    assert request_usd(None, Usage(1000, 0, 50), free) == 0.0
    assert free.prices_tokens and not PriceOverrides(usd_per_hour=1.0).prices_tokens


@pytest.mark.parametrize("rate", [-0.01, float("nan"), float("inf")])
def test_rates_that_can_not_be(rate: float) -> None:
    with pytest.raises(OptionError, match="usd_per_hour"):
        fill(PriceOverrides, {"usd_per_hour": rate}, "suite.toml")


def test_machine_time() -> None:
    assert local_usd(1800.0, 3.0) == pytest.approx(1.5)
    assert local_usd(1800.0, None) is None


def test_the_source_names_package_model_rates_and_page() -> None:
    source = price_source(GPT_4O)
    assert source is not None
    for part in (f"genai-prices {version('genai-prices')}", "openai/gpt-4o", "input MTok", "https://"):
        assert part in source


def test_looking_up_a_price_opens_no_connection_and_importing_is_cheap() -> None:
    code = """
import socket, sys
def refuse(*_): raise AssertionError("network")
socket.socket.connect = socket.getaddrinfo = refuse
import harness.prices as prices
from harness.api import Usage
assert "genai_prices" not in sys.modules
assert prices.request_usd(("openai", "gpt-4o"), Usage(1, 0, 1), prices.PriceOverrides()) > 0
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
