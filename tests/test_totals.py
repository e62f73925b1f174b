"""Cost at volume, break-even and projection: numbers small enough to check by hand, and properties that always hold."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rich.console import Console

from harness.api import Usage
from harness.comparison import Comparison
from harness.config import load_plan
from harness.errors import RunError, SuiteError
from harness.projection import Projection, project, rates, shared_prompts, training_price
from harness.records import Record
from harness.report import csv, markdown, terminal
from harness.report.totals_table import break_even_lines, dollars, how_many, sections
from harness.store import read_manifest
from harness.totals import BreakEven, Terms, all_break_evens, billing, break_even, rented, task_terms, volume_options
from harness.volume import HOURS_A_MONTH, VolumeOptions
from tests.conftest import Command, suite, toy_task_folder
from tests.test_comparison import answer, compared, manifest, setup, step
from tests.test_report import tables

MINI, HAIKU = "openai/gpt-4o-mini", "anthropic/claude-haiku-4-5"
THEN = datetime(2026, 11, 1, tzinfo=UTC)
FEW_SHOT = Terms("few_shot", setup=1.0, hosting=0.0, marginal=0.002)
TUNED = Terms("fine_tuned", setup=42.0, hosting=0.0, marginal=0.001)
UNPRICED = Terms("rag", setup=1.0, hosting=0.0, marginal=None)


def about(*arms: str, volume: dict[str, Any] | None = None, cost: dict[str, Any] | None = None) -> dict[str, Any]:
    """A manifest with [volume] and [cost], of a run in the days that THEN stands for."""
    table = manifest(*arms, examples=4, started=THEN.isoformat())
    table["plan"] |= {"volume": json.loads(json.dumps(asdict(VolumeOptions(**(volume or {}))))), "cost": cost or {}}
    return table


def run_of(arm: str, usd: float | None, *steps: Any, **changes: Any) -> list[Record]:
    return [setup(arm, *steps), *(answer(arm, i, 1.0, usd=usd, **changes) for i in range(4))]


def terms_of(comparison: Comparison) -> dict[str, Terms]:
    options = volume_options(comparison)
    assert options is not None
    return {part.strategy: part for part in task_terms(comparison, comparison.tasks[0], options)}


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    """few_shot: $12 of index, $2 for 1,000; tuned: $72 of training, $1 for 1,000. Paid by the machine's hour."""
    table = about("few_shot", "tuned", cost={"usd_per_hour": 0.36}, volume={"requests_per_month": (1000, 100_000)})
    records = run_of("few_shot", 0.002, step("index", 5.0, 12.0)) + run_of("tuned", 0.001, step("training", 9, 72.0, 5))
    return compared(tmp_path, table, *records)


# --- cost at a volume ------------------------------------------------------------------------------------------------


def test_a_month_is_its_part_of_setup_then_hosting_then_requests() -> None:
    assert Terms("a", 24.0, 10.0, 0.5).monthly(100, 12) == pytest.approx(2 + 10 + 50)
    assert Terms("a", 24.0, 10.0, 0.5).monthly(0, 1) == 34.0


@pytest.mark.parametrize("part", ["setup", "hosting", "marginal"])
def test_what_is_not_known_of_a_part_is_not_known_of_the_month(part: str) -> None:
    unknown = replace(FEW_SHOT, **{part: None})
    assert unknown.monthly(1000, 12) is None and len(unknown.missing) == 1
    assert break_even(unknown, TUNED, 12).verdict == break_even(TUNED, unknown, 12).verdict == "unknown"


def test_the_parts_come_from_the_comparison(comparison: Comparison) -> None:
    few, tuned = terms_of(comparison).values()
    assert few == Terms("few_shot", 12.0, 0.0, pytest.approx(0.002))
    assert tuned == Terms("tuned", 72.0, 0.0, pytest.approx(0.001))


def test_a_run_from_before_there_were_volumes_has_no_such_section(tmp_path: Path) -> None:
    old = compared(tmp_path, manifest("a", examples=4), *run_of("a", 0.001))
    assert volume_options(old) is None and sections(old, old.tasks[0]) == []
    assert "Cost at volume" not in markdown.render(old) and "usd_month" not in csv.render(old)


@pytest.mark.parametrize("table", [{"months": 0}, {"months": "x"}, {"years": 1}])
def test_a_manifest_with_other_volumes_than_can_be_is_named(table: Any, tmp_path: Path) -> None:
    odd = about("a")
    odd["plan"]["volume"] = table
    shown = compared(tmp_path, odd, *run_of("a", 0.001))
    with pytest.raises(RunError, match=r"2026-01-01T000000-abcd: the manifest's \[volume\]"):
        markdown.render(shown)


BY_TOKEN = ({"input_usd_per_mtok": 1.0, "output_usd_per_mtok": 2.0}, "genai-prices: openai/gpt-4o-mini")


@pytest.mark.parametrize(("rates_of_suite", "source"), [(BY_TOKEN[0], None), ({}, BY_TOKEN[1]), (*BY_TOKEN,)])
def test_hosting_of_a_tuned_model_that_is_paid_by_the_token_is_unknown_until_told(
    rates_of_suite: dict[str, Any], source: str | None, tmp_path: Path
) -> None:
    records = run_of("plain", 0.002) + run_of("tuned", 0.001, step("training", 9.0, 72.0, 5))
    table = about("plain", "tuned", cost={"usd_per_hour": 3.0, **rates_of_suite}) | {"price_source": source}
    shown = compared(tmp_path, table, *records)
    assert billing(shown).by_token and billing(shown).usd_per_hour is None
    assert [part.hosting for part in terms_of(shown).values()] == [0.0, None]
    text = markdown.render(shown)
    assert "tuned: unknown: no price for hosting the tuned model." in text and "set hosting_usd_per_hour" in text
    assert "rented all month" not in text, "whoever pays by the token rents no machine"
    table["plan"]["volume"]["hosting_usd_per_hour"] = 1.7
    told = compared(tmp_path, table, *records)
    assert terms_of(told)["tuned"].hosting == pytest.approx(1.7 * 730) and terms_of(told)["plain"].hosting == 0.0


def test_a_strategy_that_failed_has_no_costs(tmp_path: Path) -> None:
    shown = compared(tmp_path, about("a", "gone"), *run_of("a", 0.001))
    assert terms_of(shown)["gone"].missing == ("its setup", "its requests")
    assert "gone: unknown: no price for its setup and its requests." in markdown.render(shown)


# --- break-even ------------------------------------------------------------------------------------------------------


def test_break_even_without_hosting_counts_all_requests() -> None:
    assert break_even(TUNED, FEW_SHOT, 12) == BreakEven("fine_tuned", "few_shot", "from", pytest.approx(41_000))
    assert break_even(FEW_SHOT, TUNED, 12) == BreakEven("few_shot", "fine_tuned", "until", pytest.approx(41_000))


def test_break_even_with_hosting_counts_the_requests_of_a_month() -> None:
    hosted = replace(TUNED, setup=13.0, hosting=99.0)
    # 13/12 + 99 + n/1000 = 1/12 + 2n/1000: n = 100,000
    assert break_even(hosted, FEW_SHOT, 12) == BreakEven(
        "fine_tuned", "few_shot", "from", pytest.approx(100_000), per_month=True
    )


def test_always_never_and_the_same() -> None:
    dearer = replace(FEW_SHOT, strategy="dearer", marginal=0.003)
    assert break_even(FEW_SHOT, dearer, 12).verdict == "always" and break_even(dearer, FEW_SHOT, 12).verdict == "never"
    assert break_even(FEW_SHOT, replace(FEW_SHOT, strategy="twin"), 12).verdict == "same"
    assert break_even(FEW_SHOT, replace(FEW_SHOT, setup=0.5), 12).verdict == "never"
    pair = break_even(UNPRICED, TUNED, 12)
    assert (pair.verdict, pair.requests, pair.reason) == ("unknown", None, "no price for its requests (rag)")


def test_the_lines_say_each_pair_once_and_what_is_unknown() -> None:
    prompt = Terms("prompt", 0.0, 0.0, 0.0005)
    assert break_even_lines((prompt, FEW_SHOT, TUNED, UNPRICED), VolumeOptions()) == (
        "fine_tuned is cheaper than few_shot from about 41,000 requests in all (about 3,420 a month over 12 months).",
        "prompt is cheaper than few_shot and fine_tuned at any volume.",
        "rag: unknown: no price for its requests.",
    )
    twin = replace(FEW_SHOT, strategy="twin")
    assert break_even_lines((FEW_SHOT, twin), VolumeOptions()) == ("few_shot and twin cost the same at any volume.",)
    hosted = replace(TUNED, hosting=100.0)
    (line,) = break_even_lines((FEW_SHOT, hosted), VolumeOptions(months=1))
    assert line == "fine_tuned is cheaper than few_shot from about 141,000 requests a month."


@pytest.mark.parametrize(
    ("requests", "shown"),
    [
        (0.2, "1"),
        (94.7, "95"),
        (95.0000000001, "95"),
        (999.5, "about 1,000"),
        (41_026.0, "about 41,000"),
        (4.5678e9, "about 4,570,000,000"),
    ],
)
def test_numbers_of_requests(requests: float, shown: str) -> None:
    assert how_many(requests) == shown


usd = st.floats(0, 1e4).map(lambda value: round(value, 6))
some_terms = st.builds(
    Terms, st.just("a"), usd, st.sampled_from([0.0, 50.0]), st.floats(0, 0.1).map(lambda v: round(v, 8))
)
MIRROR = {"from": "until", "until": "from", "always": "never", "never": "always", "same": "same"}


@given(some_terms, st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 36))
def test_costs_never_fall_with_the_volume(part: Terms, n: int, more: int, months: int) -> None:
    low, high = part.monthly(n, months), part.monthly(n + more, months)
    assert low is not None and high is not None and low <= high


@given(some_terms, some_terms, st.integers(1, 36))
@example(TUNED, FEW_SHOT, 12)
def test_the_two_readings_of_a_pair_agree(one: Terms, other: Terms, months: int) -> None:
    there, back = break_even(one, other, months), break_even(other, one, months)
    assert (
        back.verdict == MIRROR[there.verdict] and back.requests == there.requests and back.per_month == there.per_month
    )


@given(some_terms, some_terms, st.integers(1, 36))
@example(TUNED, FEW_SHOT, 12)
def test_at_break_even_costs_are_equal_and_beyond_it_the_right_one_is_cheaper(
    one: Terms, other: Terms, months: int
) -> None:
    def cost(part: Terms, requests: float) -> float:
        assert part.setup is not None and part.marginal is not None
        monthly = part.monthly(requests, months) if pair.per_month else part.setup + requests * part.marginal
        assert monthly is not None
        return monthly

    pair = break_even(one, other, months)
    assume(pair.requests is not None and pair.requests < 1e9)
    assert pair.requests is not None
    assert cost(one, pair.requests) == pytest.approx(cost(other, pair.requests), abs=0.01, rel=1e-9)
    cheaper, dearer = (one, other) if pair.verdict == "from" else (other, one)
    assert cost(cheaper, 2 * pair.requests + 1) < cost(dearer, 2 * pair.requests + 1)
    assert cost(cheaper, 0) > cost(dearer, 0)


@given(st.lists(some_terms, min_size=2, max_size=5), st.sampled_from([0, 1000, 10**6]))
@settings(max_examples=50)
def test_always_and_never_hold_at_every_volume(parts: list[Terms], requests: int) -> None:
    named = [replace(part, strategy=str(i)) for i, part in enumerate(parts)]
    costs = {part.strategy: part.monthly(requests, 12) for part in named}
    for pair in all_break_evens(named, 12):
        one, other = costs[pair.strategy], costs[pair.other]
        assert one is not None and other is not None
        if pair.verdict == "always":
            assert one <= other + 1e-9
        if pair.verdict == "never":
            assert one >= other - 1e-9


def test_all_pairs_are_plain_json() -> None:
    pairs = all_break_evens((FEW_SHOT, TUNED, UNPRICED), 12)
    assert len(json.loads(json.dumps([asdict(pair) for pair in pairs]))) == 6


# --- machines rented all month ---------------------------------------------------------------------------------------


def test_rented_machines_are_counted_and_paid_whole() -> None:
    # $0.001 at $3.60 an hour is one second: half of 730 h is 1,314,000 requests a machine.
    options = VolumeOptions(requests_per_month=(1, 1_314_000, 1_314_001, 10_000_000), months=42)
    found = rented(TUNED, options, 3.6)
    assert found.capacity == pytest.approx(1_314_000) and found.machines == (1, 1, 2, 8)
    month = HOURS_A_MONTH * 3.6
    assert found.usd == pytest.approx((1 + month, 1 + month, 1 + 2 * month, 1 + 8 * month))


def test_rented_machines_for_an_unknown_time_are_unknown() -> None:
    found = rented(UNPRICED, VolumeOptions(), 3.6)
    assert found.capacity is None and set(found.machines) == set(found.usd) == {None}
    unknown_setup = rented(replace(TUNED, setup=None), VolumeOptions(), 3.6)
    assert unknown_setup.machines[0] == 1 and set(unknown_setup.usd) == {None}


def test_requests_that_take_no_time_fit_on_one_machine() -> None:
    assert set(rented(replace(TUNED, marginal=0.0), VolumeOptions(), 3.6).machines) == {1}


# --- projection ------------------------------------------------------------------------------------------------------


def listed(provider: str, model: str, **context: str) -> tuple[float, float | None, float]:
    """Input, cached input and output for a million tokens, straight out of the price data."""
    from genai_prices.data_snapshot import get_snapshot

    _, found = get_snapshot().find_provider_model(model, None, provider, None)
    prices = found.get_prices(THEN, context or None)
    cached = None if prices.cache_read_mtok is None else float(str(prices.cache_read_mtok))
    return float(str(prices.input_mtok)), cached, float(str(prices.output_mtok))


def projected(folder: Path, records: Sequence[Record], *models: str) -> list[Projection]:
    arms = dict.fromkeys(record.cell.strategy for record in records)
    shown = compared(folder, about(*arms), *records)
    return project(shown, shown.tasks[0], models, shared_prompts(records))


def test_measured_tokens_cost_what_the_model_lists(tmp_path: Path) -> None:
    records = [setup("a"), *(answer("a", i, 1.0, usage=Usage(1000 + i, None, 50 + i)) for i in range(4))]
    (one,) = projected(tmp_path, records, MINI)
    input_, _, output = listed("openai", "gpt-4o-mini")
    assert one.plain == pytest.approx(1000 * (1001.5 * input_ + 51.5 * output) / 1e6)
    batch_input, _, batch_output = listed("openai", "gpt-4o-mini", processing="batch")
    assert batch_input < input_, "the price data holds another price for batches"
    assert one.batch == pytest.approx(1000 * (1001.5 * batch_input + 51.5 * batch_output) / 1e6)
    assert one.training is None and not one.tuned


def prompts(shared: str, tokens: int) -> list[Record]:
    """Four prompts of 1,000 characters with the role's, that begin alike."""
    rest = 999 - len(shared)
    texts = [shared + str(i) * rest for i in range(4)]
    usage = Usage(tokens, None, 50)
    return [setup("a"), *(answer("a", i, 1.0, messages=(("user", texts[i]),), usage=usage) for i in range(4))]


def test_a_long_shared_beginning_is_read_from_the_cache(tmp_path: Path) -> None:
    (one,) = projected(tmp_path, prompts("s" * 599, 4000), MINI)
    input_, cached, output = listed("openai", "gpt-4o-mini")
    assert cached is not None and cached < input_
    assert one.cached_tokens == pytest.approx(2400)
    assert one.cached == pytest.approx(1000 * (1600 * input_ + 2400 * cached + 50 * output) / 1e6)
    assert one.cached < (one.plain or 0)


def test_a_short_shared_beginning_is_not_cached(tmp_path: Path) -> None:
    (one,) = projected(tmp_path, prompts("s" * 599, 1700), MINI)
    assert one.cached_tokens == 0 and one.cached == one.plain is not None


def test_what_prompts_share_is_found_over_turns_and_seeds() -> None:
    turns = [(("system", "abc"), ("user", end)) for end in ("xy1", "xy2")]
    records = [answer("a", i, 1.0, messages=turns[i]) for i in range(2)]
    assert shared_prompts(records) == {("t", "a"): pytest.approx(7 / 8)}
    other_seed = [answer("a", i, 1.0, 1, messages=(("user", end),)) for i, end in enumerate(("qqq", "rrr"))]
    assert shared_prompts([*records, *other_seed]) == {("t", "a"): pytest.approx((7 / 8 + 1 / 4) / 2)}
    roles = [answer("a", i, 1.0, messages=((role, "same"),)) for i, role in enumerate(("system", "user"))]
    assert shared_prompts(roles) == {("t", "a"): 0.0}, "the same words in another role are another prompt"
    assert shared_prompts(records[:1]) == {}, "one prompt shows nothing of what prompts share"
    assert shared_prompts([replace(records[0], probe="p"), replace(records[1], probe="p")]) == {}


def test_a_tuned_strategy_pays_the_rates_of_the_tuned_model_and_the_training(tmp_path: Path) -> None:
    records = run_of("tuned", 0.001, step("training", 9.0, 72.0, 2_000_000), usage=Usage(1000, None, 50))
    mini, haiku = projected(tmp_path, records, MINI, HAIKU)
    input_, _, output = listed("openai", "ft:gpt-4o-mini-2024-07-18")
    assert input_ > listed("openai", "gpt-4o-mini")[0]
    price = training_price(MINI)
    assert mini.plain == pytest.approx(input_ + 0.05 * output) and price is not None
    assert mini.training == pytest.approx(2 * price.usd_per_mtok)
    assert (haiku.tuned, haiku.plain, haiku.batch, haiku.training) == (True, None, None, None)


@pytest.mark.parametrize("model", ["openai/no-such-model", "nobody/gpt-4o-mini", "github-copilot/gpt-4o"])
def test_a_model_without_a_listed_price_is_unknown(model: str, tmp_path: Path) -> None:
    (one,) = projected(tmp_path, prompts("s", 4000), model)
    assert one.plain is one.cached is one.batch is None
    assert rates(model, 100, THEN) is None and training_price(model) is None


def test_tokens_that_were_not_reported_make_the_projection_unknown(tmp_path: Path) -> None:
    (one,) = projected(tmp_path, run_of("a", 0.001, usage=Usage()), MINI)
    assert one.plain is one.cached is one.cached_tokens is one.batch is None


def test_a_model_without_a_price_for_cached_input_or_batches_has_none() -> None:
    tuned = rates("openai/gpt-4o-mini", 100, THEN, tuned=True)
    assert tuned is not None and tuned.cached is None
    assert rates("openai/gpt-4o", 100, THEN, tuned=True, batch=True) is None, "the list has no batch rate of its own"


# --- in the report ---------------------------------------------------------------------------------------------------


def test_the_markdown_holds_the_costs_the_cheapest_and_the_break_even(comparison: Comparison) -> None:
    text = markdown.render(comparison)
    found = tables(text)
    assert found["Cost at volume: USD a month, setup spread over 12 months"] == [
        ["strategy", "setup, once", "hosting a month", "1,000 requests", "100,000 requests"],
        ["few_shot", "$12.00", "$0", "cheapest  $3.00", "$201.00"],
        ["tuned", "$72.00", "$0", "$7.00", "cheapest  $106.00"],
    ]
    assert (
        "- tuned is cheaper than few_shot from about 60,000 requests in all (about 5,000 a month over 12 months)."
        in text
    )
    # $0.002 at $0.36 an hour are 20 s: 65,700 requests in half of 730 h, so two machines for 100,000.
    machines = found["The same with machines rented all month (730 h at $0.36)"]
    assert machines[1] == ["few_shot", "65,700 a month", "$263.80 (1)", "$526.60 (2)"]
    assert machines[2][1:] == ["131,400 a month", "$268.80 (1)", "$268.80 (1)"]
    projection = found["Projected onto hosted models (estimate)"]
    assert [row[:2] for row in projection[1:3]] == [[MINI, "few_shot"], [MINI, "tuned"]]
    assert projection[1][3:5] == ["unknown", "unknown"], "no prompts were given"
    assert (
        "- estimate: other models write other token counts." in text and "Prices of 2026-11-01 in genai-prices" in text
    )


def test_an_unknown_cost_is_no_cheapest_one(tmp_path: Path) -> None:
    arms = ("a", "b", "c")
    records = run_of("a", None) + run_of("b", 0.001) + run_of("c", 0.002)
    shown = compared(tmp_path, about(*arms, volume={"requests_per_month": (1000,)}), *records)
    cells = [row[3] for row in sections(shown, shown.tasks[0])[0].table.rows]
    assert cells == ["unknown", "cheapest known  $1.00", "$2.00"]


def test_the_csv_holds_all_of_it_as_numbers(comparison: Comparison) -> None:
    read = pandas.read_csv(io.StringIO(csv.render(comparison, {("t", "few_shot"): 1.0})))
    few, tuned = read.iloc[0], read.iloc[1]
    assert few["usd_month_at_1000"] == pytest.approx(3.0) and tuned["usd_month_at_100000"] == pytest.approx(106.0)
    assert few["rented_usd_month_at_100000"] == pytest.approx(526.6) and few["hosting_usd_month"] == 0
    assert few["break_even_in_all_with_tuned"] == tuned["break_even_in_all_with_few_shot"] == pytest.approx(60_000)
    assert few[f"projected_usd_per_1000 {MINI}"] > 0 and pandas.isna(tuned[f"projected_usd_per_1000 {HAIKU}"])
    ours = [name for name in read.columns if "usd_month" in name or "break_even" in name or "projected" in name]
    assert len(ours) == 1 + 2 + 2 + 2 + 3 * 4
    assert all(pandas.api.types.is_numeric_dtype(read[name]) for name in ours)


def test_the_terminal_shows_cost_and_break_even(comparison: Comparison) -> None:
    console = Console(width=160, file=io.StringIO(), force_terminal=False)
    terminal.show(comparison, console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "cheapest  $106.00" in text and "tuned is cheaper than few_shot from about 60,000 requests in all" in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "unknown"),
        (0.0, "$0"),
        (1e-6, "<$0.0001"),
        (0.0293, "$0.0293"),
        (0.19, "$0.19"),
        (12.0, "$12.00"),
        (12345.6, "$12,346"),
    ],
)
def test_amounts(value: float | None, shown: str) -> None:
    assert dollars(value) == shown


# --- the suite -------------------------------------------------------------------------------------------------------


def test_the_suite_says_the_volumes(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    assert load_plan(suite(tmp_path)).volume == VolumeOptions()
    given_ones = {
        "requests_per_month": [500],
        "months": 6,
        "hosting_usd_per_hour": 2,
        "project_onto": [],
        "busy_share": 1,
    }
    plan = load_plan(suite(tmp_path, volume=given_ones))
    assert plan.volume == VolumeOptions((500,), 6, 2.0, 1.0, ())


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"requests_per_month": []}, "requests_per_month needs at least one"),
        ({"requests_per_month": [10, 10]}, "given once"),
        ({"requests_per_month": [0]}, "at least 1"),
        ({"months": 0}, "months must be at least 1"),
        ({"hosting_usd_per_hour": -1.0}, "hosting_usd_per_hour must be"),
        ({"busy_share": 0.0}, "busy_share must be"),
        ({"project_onto": ["gpt-4o-mini"]}, "project_onto needs names"),
        ({"project_onto": [MINI, MINI]}, "each once"),
        ({"requests": [1]}, 'unknown key "volume.requests"'),
    ],
)
def test_volumes_that_can_not_be(table: dict[str, Any], complaint: str, tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    with pytest.raises(SuiteError, match=complaint):
        load_plan(suite(tmp_path, volume=table))


def test_other_volumes_find_the_same_run_and_are_shown(tmp_path: Path, adaptbench: Command) -> None:
    toy_task_folder(tmp_path)
    arms = [{"type": "prompt"}, {"type": "few_shot", "choose": "random", "k": 2}]
    assert adaptbench("run", suite(tmp_path, strategies=arms))[0] == 0
    (run,) = (tmp_path / "results" / "toys").iterdir()
    before = (run / "records.jsonl").read_bytes()
    code, out, _ = adaptbench("run", suite(tmp_path, strategies=arms, volume={"requests_per_month": [777]}))
    assert code == 0 and "777 requests" in out
    assert [*(tmp_path / "results" / "toys").iterdir()] == [run] and (run / "records.jsonl").read_bytes() == before
    assert read_manifest(run)["plan"]["volume"]["requests_per_month"] == [777]
    assert "777 requests" in (run / "comparison.md").read_text(encoding="utf-8")
