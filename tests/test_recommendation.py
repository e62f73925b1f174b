"""adaptbench recommend: runs made by hand, where the right answer is known, and properties that always hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.candidates import DAYS_A_MONTH, Constraints, Measured, Setting, judged, where
from harness.choosing import beats, choose, pool
from harness.comparison import Comparison
from harness.found import Estimate
from harness.pairing import Pair, Pairs
from harness.recommendation import Change, Recommendation, recommend
from harness.records import BASE, BEFORE, Cell, Record, Step
from harness.report import markdown as report
from harness.report.advice import advice, markdown
from harness.report.training_table import mark, training_table
from harness.stats import Interval, PairResult
from harness.totals import Terms
from tests.conftest import Command
from tests.test_comparison import answer, compared, failed, manifest, probed, setup, step, timed

N = 40
INDEX = step("index", 1.0, 0.0)


def table(*arms: str, examples: int = N, **changes: Any) -> dict[str, Any]:
    """A manifest of a run on this machine, setup spread over 12 months."""
    about = manifest(*arms, examples=examples, **changes)
    about["model"]["kind"] = "local"
    about["plan"]["volume"] = {"months": 12}
    return about


def arm(name: str, right: int, usd: float | None, *steps: Step, p95: float | None = 0.5, n: int = 20) -> list[Record]:
    """Right on the first `right` of 40; `usd` a request; n timed requests that all take `p95` seconds."""
    records: list[Record] = [setup(name, *steps), *(answer(name, i, float(i < right), usd=usd) for i in range(N))]
    return records + ([timed(name, i, 0.0, p95) for i in range(n)] if p95 else [])


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="module")
def comparison(results: Path) -> Comparison:
    """Worked out by hand, at 10,000 requests a month:

    prompt  10/40 right, $0.001 a request: $10 a month, 0.2 s
    rag     34/40, $0.003: $30, 1.0 s
    tuned   33/40, $60 of training and $0.001: $15, 0.5 s; not to be told apart from rag
    """
    training = replace(step("training", 9.0, 60.0, 5), details={"learning_rate": 0.001, "epochs": 3})
    return compared(
        results,
        table("prompt", "rag", "tuned"),
        *arm("prompt", 10, 0.001, p95=0.2),
        *arm("rag", 34, 0.003, INDEX, p95=1.0),
        *arm("tuned", 33, 0.001, training),
    )


def asked(comparison: Comparison, **constraints: Any) -> Recommendation:
    return recommend(comparison, comparison.tasks[0], Constraints(**constraints))


def taken(found: Recommendation) -> str | None:
    return found.choice.strategy if found.choice else None


def said(found: Recommendation) -> str:
    """All of its words."""
    words = advice(found)
    lines = [line for _, part in words.parts for line in part]
    return "\n".join((words.headline, words.asked, *words.left_out, *lines))


def verdicts(found: Recommendation, strategy: str) -> dict[str, str]:
    (one,) = (one for one in found.candidates if one.strategy == strategy)
    return {check.name: check.verdict for check in one.checks}


# --- one run, several answers ----------------------------------------------------------------------------------------


def test_costs_of_a_month_are_those_worked_out_by_hand(comparison: Comparison) -> None:
    costs = {one.strategy: one.usd for one in asked(comparison).candidates}
    assert costs == pytest.approx({"prompt": 10.0, "rag": 30.0, "tuned": 15.0})


@pytest.mark.parametrize(
    ("constraints", "choice", "how"),
    [
        ({}, "tuned", "peers"),
        ({"no_training": True}, "rag", "clear"),
        ({"monthly_budget": 12.0}, "prompt", "only"),
        ({"max_p95": 0.3}, "prompt", "only"),
        ({"min_quality": 0.84}, "rag", "only"),
        ({"volume": 1000}, "rag", "peers"),
        ({"monthly_budget": 9.0}, None, None),
        ({"no_training": True, "max_p95": 0.9, "min_quality": 0.5}, None, None),
    ],
)
def test_other_constraints_another_answer(
    comparison: Comparison, constraints: dict[str, Any], choice: str | None, how: str | None
) -> None:
    found = asked(comparison, **constraints)
    assert (taken(found), found.choice and found.choice.how) == (choice, how)


def test_not_distinguishable_takes_the_cheapest_and_says_so(comparison: Comparison) -> None:
    found = asked(comparison)
    assert found.choice is not None and found.choice.leader == "rag"
    (peer,) = found.choice.peers
    assert (peer.strategy, peer.as_good) == ("tuned", False) and peer.less == pytest.approx(1 / 40)
    text = said(found)
    assert "rag and tuned are not distinguishable by these 40 examples: take the cheapest." in text
    assert "tuned measured 2.5 points [" in text and "less than rag, which may be chance" in text


def test_as_good_within_the_margin_is_said_as_such(tmp_path: Path) -> None:
    # b is 1 point worse on every example: told apart for sure, and as good within 2 points for sure.
    records = [setup("a"), *(answer("a", i, 0.8, usd=0.002) for i in range(N))]
    records += [setup("b"), *(answer("b", i, 0.79 - 0.0001 * (i % 2), usd=0.001) for i in range(N))]
    found = asked(compared(tmp_path, table("a", "b"), *records))
    assert found.choice is not None and found.choice.strategy == "b" and found.choice.peers[0].as_good
    assert "as good within 2 points" in said(found)


def test_a_clear_winner_is_taken_and_the_cheaper_one_named(comparison: Comparison) -> None:
    found = asked(comparison, no_training=True)
    (trade,) = found.trades
    assert (trade.strategy, trade.shown) == ("prompt", True)
    assert (trade.more, trade.usd) == (pytest.approx(-0.6), pytest.approx(-20.0))
    assert trade.interval is not None and trade.interval.low < -0.6 < trade.interval.high < 0
    text = said(found)
    assert "rag measured best of the 2 that meet what was asked, and better than each other one beyond chance." in text
    assert "prompt measured 60.0 points [" in text and "less and costs $20.00 a month less" in text
    assert "If training is allowed: take tuned." in text


def test_what_a_gain_is_worth_that_is_not_shown(comparison: Comparison) -> None:
    text = said(asked(comparison))
    assert "If the 2.5 points [" in text
    assert "that rag measured more, which may be chance, are worth $15.00 a month: take rag." in text


def test_a_winner_that_is_too_dear_and_the_budget_that_brings_it_back(comparison: Comparison) -> None:
    found = asked(comparison, monthly_budget=12.0)
    assert [verdicts(found, name)["budget"] for name in ("prompt", "rag", "tuned")] == ["met", "failed", "failed"]
    budget = next(change for change in found.changes if change.what == "monthly_budget")
    assert (budget.strategy, budget.value) == ("tuned", pytest.approx(15.0))
    assert taken(asked(comparison, monthly_budget=budget.value)) == "tuned"
    assert "If a month may cost $15.00: take tuned." in said(found)


def test_no_strategy_meets_it_and_why(comparison: Comparison) -> None:
    found = asked(comparison, monthly_budget=9.0, min_quality=0.5)
    text = said(found)
    assert text.startswith("t: none of these 3 meets what was asked.\n")
    assert "Dearer than the budget: all 3." in text and "Measured below the quality asked for: prompt." in text
    assert found.trades == () and "If a month may cost $15.00: take tuned." in text


def test_the_choice_changes_with_the_volume(comparison: Comparison) -> None:
    # tuned: 60/12 + n/1000, rag: 3n/1000. They cross at 2,500 requests a month.
    below, above = asked(comparison, volume=1000), asked(comparison, volume=10_000)
    assert Change("volume_from", pytest.approx(2500), "tuned") in below.changes
    assert Change("volume_below", pytest.approx(2500), "rag") in above.changes
    assert "From 2,510 requests a month: take tuned." in said(below)
    assert "Under 2,500 requests a month: take rag." in said(above)
    assert taken(asked(comparison, volume=2510)) == "tuned" and taken(asked(comparison, volume=2499)) == "rag"


def test_a_budget_ends_at_a_volume(comparison: Comparison) -> None:
    found = asked(comparison, monthly_budget=50.0, min_quality=0.5)
    assert Change("volume_from", pytest.approx(45_000), None) in found.changes
    assert "From 45,100 requests a month: none would meet what was asked." in said(found)


def test_easier_limits_that_change_the_choice(comparison: Comparison) -> None:
    slow = asked(comparison, max_p95=0.3)
    assert Change("max_p95", 0.5, "tuned") in slow.changes and "If p95 may be 500 ms: take tuned." in said(slow)
    high = asked(comparison, min_quality=0.84)
    assert Change("min_quality", 33 / 40, "tuned") in high.changes
    assert "If a quality of 82.5 is enough: take tuned." in said(high)


# --- what the numbers carry ------------------------------------------------------------------------------------------


def test_a_quality_that_the_interval_does_not_carry_is_not_shown(comparison: Comparison) -> None:
    found = asked(comparison, min_quality=0.83)
    assert verdicts(found, "rag") == {"quality": "not shown"}
    assert verdicts(asked(comparison, min_quality=0.5), "rag") == {"quality": "met"}
    assert "is not below 83.0, but that may be chance." in said(found)
    chance = {one.strategy: one.checks[0].chance for one in found.candidates}
    assert chance == {"prompt": False, "rag": False, "tuned": True}, "tuned missed it by less than its interval"
    assert "out: quality (may be chance)" in [row[-1] for row in advice(found).table.rows]


def test_a_p95_of_few_requests_is_not_shown(tmp_path: Path) -> None:
    few = compared(tmp_path, table("a"), *arm("a", 20, 0.001, n=3))
    found = asked(few, max_p95=1.0)
    assert verdicts(found, "a") == {"p95": "not shown"} and "of 3 timed requests" in said(found)


def test_what_cannot_be_checked_is_neither_passed_nor_failed(tmp_path: Path) -> None:
    shown = compared(tmp_path, table("free", "priced"), *arm("free", 36, None), *arm("priced", 20, 0.001))
    assert taken(asked(shown)) == "free", "without a budget it is just the better one"
    found = asked(shown, monthly_budget=20.0)
    assert verdicts(found, "free") == {"budget": "unknown"} and taken(found) == "priced"
    assert found.choice is not None and not found.choice.unchecked
    assert "free: no price for its requests, so the budget cannot be checked" in said(found)
    assert "Not taken, as others are known to meet it." in said(found)


def test_what_cannot_be_checked_is_taken_where_nothing_else_is_left(tmp_path: Path) -> None:
    shown = compared(tmp_path, table("free", "dear"), *arm("free", 36, None), *arm("dear", 20, 1.0))
    found = asked(shown, monthly_budget=20.0)
    assert taken(found) == "free" and found.choice is not None and found.choice.unchecked
    assert "t: take free, if what could not be checked holds." in said(found)
    assert "nothing that could be checked meets all that was asked" in said(found)


def test_what_is_over_the_budget_with_its_known_costs_alone_is_too_dear(tmp_path: Path) -> None:
    unpriced = arm("a", 36, 0.001, step("training", 9.0, None, 5))
    shown = compared(tmp_path, table("a"), *unpriced)
    assert verdicts(asked(shown, monthly_budget=20.0), "a") == {"budget": "unknown"}
    assert verdicts(asked(shown, monthly_budget=9.0), "a") == {"budget": "failed"}, "its requests alone cost $10"
    assert Change("volume_from", pytest.approx(20_000), None) in asked(shown, monthly_budget=20.0).changes


def test_an_unknown_latency_is_not_slow_and_not_fast(tmp_path: Path) -> None:
    shown = compared(tmp_path, table("untimed", "a"), *arm("untimed", 36, 0.001, p95=None), *arm("a", 20, 0.001))
    found = asked(shown, max_p95=1.0)
    assert verdicts(found, "untimed") == {"p95": "unknown"} and taken(found) == "a"


def test_of_peers_one_without_a_price_is_not_the_cheapest(tmp_path: Path) -> None:
    shown = compared(tmp_path, table("free", "priced"), *arm("free", 30, None), *arm("priced", 30, 0.5))
    found = asked(shown)
    assert taken(found) == "priced" and "No price is known for free, so nobody can say" in said(found)


def test_where_no_price_is_known_the_best_measured_is_taken(tmp_path: Path) -> None:
    found = asked(compared(tmp_path, table("a", "b"), *arm("a", 30, None), *arm("b", 31, None)))
    assert taken(found) == "b" and "no price is known, so take the best measured." in said(found)


def test_an_incomplete_strategy_is_left_out_and_said_first(tmp_path: Path) -> None:
    records = [*arm("a", 20, 0.001), setup("half"), *(answer("half", i, 1.0) for i in range(20)), failed("half", 20)]
    found = asked(compared(tmp_path, table("a", "half", "none"), *records))
    assert [(one.strategy, one.answered) for one in found.left_out] == [("half", 20), ("none", 0)]
    assert taken(found) == "a" and [one.strategy for one in found.candidates] == ["a"]
    text = markdown(found)
    assert text.index("half is left out: 20 of 40 requests answered") < text.index("Asked for") < text.index("### Why")


def test_nothing_to_compare_is_no_recommendation(tmp_path: Path) -> None:
    found = asked(compared(tmp_path, table("a"), setup("a"), answer("a", 0, 1.0)))
    assert found.choice is None and found.changes == ()
    assert said(found).startswith("t: nothing can be compared yet: no strategy has answered every request.")


def test_a_tuned_model_that_forgot_gets_a_line(tmp_path: Path) -> None:
    about = table("tuned")
    about["plan"]["probe"] = {"name": "p", "primary_metric": "f1"}
    records = arm("tuned", 30, 0.001, step("training", 9.0, 1.0, 5))
    records += [probed(BASE, i, float(i < 30)) for i in range(N)] + [
        probed("tuned", i, float(i < 10)) for i in range(N)
    ]
    found = asked(compared(tmp_path, about, *records))
    assert "tuned got worse at other things, beyond chance: -50.0 points [" in said(found)


# --- facts that change, data that stays ------------------------------------------------------------------------------


def test_following_the_facts_costs_index_and_training_each_time(comparison: Comparison) -> None:
    found = asked(comparison, facts_change_every=10)
    costs = {one.strategy: one.updates for one in found.candidates}
    assert costs == pytest.approx({"prompt": 0.0, "rag": 0.0, "tuned": 60 * DAYS_A_MONTH / 10})
    assert taken(found) == "rag" and Change("facts", None, "tuned") in found.changes
    text = said(found)
    assert "tuned: each training needs new training answers, which someone has to write." in text
    assert "was not measured in this run" in text and "If the facts did not change: take tuned." in text


def test_of_peers_the_one_that_stayed_right_is_preferred(tmp_path: Path) -> None:
    # Of 60, the truth of 20 changed. tuned: 40 + 8 right, and 20 of those 20 before; rag: 38 + 10, and 10 before.
    def run(name: str, same: int, now: int, then: int, usd: float) -> list[Record]:
        records: list[Record] = [setup(name)]
        for i in range(60):
            old = {"outdated_references": ("b",), "outdated_scores": {"f1": 0.0, "em": 0.0}} if i < 20 else {}
            records.append(answer(name, i, float(i < now if i < 20 else i - 20 < same), usd=usd, **old))
            records.append(replace(answer(name, i, float(i < then)), cell=Cell("t" + BEFORE, name, 0)))
        return records

    records = run("tuned", 40, 8, 20, 0.001) + run("rag", 38, 10, 10, 0.002)
    shown = compared(tmp_path, table("tuned", "rag", examples=60), *records)
    assert taken(asked(shown)) == "tuned" and taken(asked(shown, facts_change_every=30)) == "rag"
    text = said(asked(shown, facts_change_every=30))
    assert "tuned fell from 100.0 [" in text and "tuned: cheaper, but fell behind when the facts changed." in text


@pytest.mark.parametrize(
    ("model", "place"),
    [
        ({"kind": "local"}, "here"),
        ({"kind": "openai", "endpoint": "http://127.0.0.1:8000/v1"}, "here"),
        ({"kind": "openai", "endpoint": "http://localhost:8000/v1"}, "here"),
        ({"kind": "openai", "endpoint": "https://api.openai.com/v1"}, "elsewhere"),
        ({"kind": "openai", "endpoint": "http://10.0.0.7/v1"}, "elsewhere"),
        ({"kind": "of a plugin"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_where_data_goes(model: dict[str, Any], place: str) -> None:
    assert where(model) == place


def test_data_that_stays_here_rules_out_a_service(comparison: Comparison) -> None:
    assert taken(asked(comparison, data_stays_here=True)) == "tuned"
    service = {"kind": "openai", "endpoint": "https://api.openai.com/v1"}
    hosted = replace(comparison, manifest={**comparison.manifest, "model": service})
    found = asked(hosted, data_stays_here=True)
    assert found.choice is None and Change("place", None, "tuned") in found.changes
    assert "Sends data to https://api.openai.com/v1, which is not this machine: all 3." in said(found)


# --- properties ------------------------------------------------------------------------------------------------------

cents = st.integers(0, 50).map(lambda value: value / 100)
maybe_cents = st.one_of(st.none(), cents)
thousandths = st.one_of(st.none(), st.integers(0, 20).map(lambda value: value / 1000))


@st.composite
def fields(draw: st.DrawFn) -> tuple[list[Measured], Pairs]:
    """Some strategies in order of quality, and any outcome of the tests between them."""
    qualities = sorted((draw(st.integers(0, 20)) / 20 for _ in range(draw(st.integers(1, 5)))), reverse=True)
    found = [_measured(draw, str(i), quality) for i, quality in enumerate(qualities)]
    pairs = [_pair(draw, a, b) for i, a in enumerate(found) for b in found[i + 1 :]]
    return found, Pairs(tuple(one.strategy for one in found), tuple(pairs), {})


def _measured(draw: st.DrawFn, name: str, quality: float) -> Measured:
    interval = Interval(max(0.0, quality - 0.1), min(1.0, quality + 0.1))
    terms = Terms(name, draw(maybe_cents), 0.0, draw(thousandths))
    quality_of = Estimate(quality, interval, 40)
    return Measured(name, quality_of, draw(maybe_cents), 20, terms, draw(maybe_cents), draw(st.booleans()), None)


def _pair(draw: st.DrawFn, a: Measured, b: Measured) -> Pair:
    p = draw(st.sampled_from([0.001, 0.5, None]))
    return Pair(PairResult(a.strategy, b.strategy, 40, a.quality.mean - b.quality.mean, None, None, p), None, None)


limits = st.builds(
    Constraints,
    min_quality=st.one_of(st.none(), st.integers(0, 20).map(lambda value: value / 20)),
    max_p95=st.one_of(st.none(), cents.filter(bool)),
    monthly_budget=st.one_of(st.none(), st.integers(0, 100).map(float)),
    volume=st.sampled_from([1.0, 100.0, 10_000.0]),
    facts_change_every=st.sampled_from([None, 1.0, 30.0]),
    no_training=st.booleans(),
    data_stays_here=st.booleans(),
)
settings_of_run = st.sampled_from([Setting(12, "here", None), Setting(1, "unknown", None)])


def test_a_peer_that_another_candidate_beats_is_not_taken() -> None:
    # c cannot be told apart from a, and b can; yet b measured more than c and costs less.
    def one(name: str, quality: float, usd: float) -> Measured:
        return Measured(name, Estimate(quality, None, 40), 0.5, 20, Terms(name, 0.0, 0.0, usd), 0.0, False, None)

    def pair(first: str, second: str, p: float) -> Pair:
        return Pair(PairResult(first, second, 40, 0.1, None, None, p), None, None)

    three = [one("a", 0.9, 0.003), one("b", 0.8, 0.001), one("c", 0.7, 0.002)]
    pairs = Pairs(("a", "b", "c"), (pair("a", "b", 0.01), pair("a", "c", 0.3), pair("b", "c", 0.3)), {})
    choice = choose([judged(each, Constraints(), Setting(12, "here", None)) for each in three], pairs)
    assert choice is not None and (choice.strategy, choice.front) == ("a", ("a", "b"))
    assert [peer.strategy for peer in choice.peers] == ["c"]


@given(fields(), limits, settings_of_run)
@settings(max_examples=300)
def test_the_choice_is_never_beaten_by_another_candidate(
    field: tuple[list[Measured], Pairs], wanted: Constraints, at: Setting
) -> None:
    candidates = [judged(one, wanted, at) for one in field[0]]
    choice, left = choose(candidates, field[1], stays=wanted.facts_change_every is None), pool(candidates)
    assert (choice is None) == (not left)
    if choice:
        (one,) = (one for one in left if one.strategy == choice.strategy)
        assert not one.failed and not any(beats(other, one) for other in left)
        assert choice.strategy in choice.front and choice.leader in choice.front
        assert choice.unchecked == all(other.unchecked for other in left)


@given(fields(), limits, limits, settings_of_run)
def test_asking_for_more_never_adds_a_candidate(
    field: tuple[list[Measured], Pairs], one: Constraints, other: Constraints, at: Setting
) -> None:
    tighter = Constraints(
        min_quality=_tighter(max, one.min_quality, other.min_quality),
        max_p95=_tighter(min, one.max_p95, other.max_p95),
        monthly_budget=_tighter(min, one.monthly_budget, other.monthly_budget),
        volume=max(one.volume, other.volume),
        facts_change_every=_tighter(min, one.facts_change_every, other.facts_change_every),
        no_training=one.no_training or other.no_training,
        data_stays_here=one.data_stays_here or other.data_stays_here,
    )
    for sure in (True, False):
        assert _meeting(field[0], tighter, at, sure) <= _meeting(field[0], one, at, sure)


def _tighter(pick: Any, one: float | None, other: float | None) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return pick(known) if known else None


def _meeting(found: Sequence[Measured], wanted: Constraints, at: Setting, sure: bool) -> set[str]:
    judgements = [judged(one, wanted, at) for one in found]
    return {one.strategy for one in judgements if not one.failed and not (sure and one.unchecked)}


wanted = st.builds(
    Constraints,
    min_quality=st.sampled_from([None, 0.2, 0.83, 0.9]),
    max_p95=st.sampled_from([None, 0.1, 0.3, 0.7]),
    monthly_budget=st.sampled_from([None, 1.0, 12.0, 50.0]),
    volume=st.integers(1, 60_000).map(float),
    facts_change_every=st.sampled_from([None, 1.0, 90.0]),
    no_training=st.booleans(),
)


def as_changed(now: Constraints, change: Change) -> Constraints:
    if change.value is None:
        allowed: dict[str, Any] = {"training": {"no_training": False}, "facts": {"facts_change_every": None}}
        return replace(now, **allowed[change.what])
    moved = {"volume_from": change.value * 1.000001 + 1e-5, "volume_below": change.value * 0.999999}
    if change.what in moved:
        return replace(now, volume=moved[change.what])
    return replace(now, **{change.what: change.value})


@given(wanted, st.floats(0.001, 0.999))
def test_what_is_said_to_change_the_choice_does_and_nothing_nearer(
    comparison: Comparison, now: Constraints, between: float
) -> None:
    found = recommend(comparison, comparison.tasks[0], now)
    for change in found.changes:
        other = recommend(comparison, comparison.tasks[0], as_changed(now, change))
        assert taken(other) == change.strategy != taken(found)
    for value in (change.value for change in found.changes if change.what.startswith("volume") and change.value):
        nearer = replace(now, volume=now.volume + between * (value - now.volume))
        assert taken(recommend(comparison, comparison.tasks[0], nearer)) == taken(found)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(results: Path, comparison: Comparison) -> Path:
    return results / comparison.run


def test_the_command_prints_what_the_markdown_says(run: Path, comparison: Comparison, adaptbench: Command) -> None:
    code, out, err = adaptbench("recommend", run, "--no-training", "--max-p95", "2")
    found = asked(comparison, no_training=True, max_p95=2.0)
    assert (code, err) == (0, "") and taken(found) == "rag"
    shown, words = " ".join(out.split()), advice(found)
    for line in (words.headline, words.asked, *(line for _, part in words.parts for line in part)):
        assert line in shown
    assert "CHOICE" in out and "out: trains" in out and len(out.splitlines()) < 30
    for cell in (cell for row in words.table.rows for cell in row):
        assert cell in markdown(found)


def test_json_holds_the_same_and_null_for_unknown(run: Path, comparison: Comparison, adaptbench: Command) -> None:
    code, out, _ = adaptbench("recommend", run, "--json", "--task", "t", "--volume", "1000", "--margin", "0.05")
    found = json.loads(out)
    (task,) = found["tasks"]
    assert (code, found["run"], found["margin"], task["asked"]["min_quality"]) == (0, comparison.run, 0.05, None)
    assert task["choice"]["strategy"] == "rag" and task["words"]["headline"] == "t: take rag."
    same = asked(replace(comparison, margin=0.05), volume=1000)
    assert task["candidates"] == json.loads(json.dumps([asdict(one) for one in same.candidates]))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--min-quality", "40"), "--min-quality must be from 0 to 1, not 40."),
        (("--min-quality", "nan"), "--min-quality must be from 0 to 1, not nan."),
        (("--max-p95", "-1"), "--max-p95 must be a number more than 0 (and at most 1e+12), not -1."),
        (("--volume", "0"), "--volume must be a number more than 0 (and at most 1e+12), not 0."),
        (("--facts-change-every", "0"), "--facts-change-every must be a number more than 0"),
        (("--monthly-budget", "-5"), "--monthly-budget must be from 0 to 1e+12, not -5."),
        (("--margin", "2"), "--margin must be more than 0 and less than 1, not 2.0."),
        (("--task", "tt"), 'the run has no task "tt". Did you mean "t"? Allowed: t.'),
    ],
)
def test_wrong_input_is_one_line(run: Path, arguments: Sequence[str], message: str, adaptbench: Command) -> None:
    code, out, err = adaptbench("recommend", run, *arguments)
    assert (code, out) == (2, "") and message in err and err.count("\n") == 1


def test_a_folder_that_is_no_run_is_one_line(tmp_path: Path, adaptbench: Command) -> None:
    code, _, err = adaptbench("recommend", tmp_path / "nowhere")
    assert code == 2 and "nowhere" in err and err.count("\n") == 1


def test_none_meets_it_is_an_answer_and_no_error(run: Path, adaptbench: Command) -> None:
    code, out, _ = adaptbench("recommend", run, "--monthly-budget", "1")
    assert code == 0 and "none of these 3 meets what was asked" in out


def test_a_run_from_before_volumes_is_spread_over_a_year(comparison: Comparison) -> None:
    plan = {key: value for key, value in comparison.manifest["plan"].items() if key != "volume"}
    old = replace(comparison, manifest={**comparison.manifest, "plan": plan})
    assert asked(old).at.months == 12 and taken(asked(old)) == "tuned"


# --- training curves -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("losses", "examples", "shown"),
    [
        ((2.0, 1.0, 0.8), 40, "still falling"),
        ((2.0, 1.0, 0.99), 40, "level"),
        ((2.0, 1.0, 1.5), 40, "overfit after epoch 1"),
        ((2.0, 0.9, 0.8, 0.81), 40, "level"),
        ((2.0, 0.9, 0.8, 0.81), 4000, "overfit after epoch 2"),
        ((2.0, 2.5, 3.0), 40, "overfit from the start: no epoch helped"),
        ((), 40, "unknown"),
        ((2.0, 1.0), None, "unknown"),
    ],
)
def test_what_a_curve_says(losses: tuple[float, ...], examples: int | None, shown: str) -> None:
    assert mark(losses, examples) == shown


def test_trainings_stand_in_the_report_one_a_seed(tmp_path: Path) -> None:
    losses = {"valid_loss": [2.0, 1.0, 1.5], "final_train_loss": 0.25}
    details = {"epochs": 2, "best_epoch": 1, "validation_examples": 40, **losses}
    trained = replace(step("training", 9.0, 1.0, 5), details=details)
    records: list[Record] = [setup("prompt"), *(setup("tuned", INDEX, trained, seed=seed) for seed in (0, 1))]
    records += [answer(name, 0, 1.0, seed) for name in ("tuned", "prompt") for seed in (0, 1)]
    shown = compared(tmp_path, table("tuned", "prompt", examples=1, seeds=(0, 1)), *records)
    cells = ("2", "1", "2.000, 1.000, 1.500", "0.250", "overfit after epoch 1")
    assert training_table(shown.tasks[0]).rows == (("tuned (1)", *cells), ("tuned (2)", *cells))
    assert "### Training" in report.render(shown) and "seed-N/curve.csv" in report.render(shown)


def test_a_trainer_that_tells_less_has_unknowns(comparison: Comparison) -> None:
    assert training_table(comparison.tasks[0]).rows == (("tuned", "3", "unknown", "-", "unknown", "unknown"),)


def test_without_a_training_there_is_no_such_table(tmp_path: Path) -> None:
    assert "### Training" not in report.render(compared(tmp_path, table("a"), *arm("a", 20, 0.001)))
