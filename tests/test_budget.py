"""A budget is never exceeded, what was bought is kept, and a larger one goes on where the smaller one stopped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from harness.api import Completion, Decoding, Failure, Message, Prompt, Usage
from harness.budget import Purse
from harness.config import BudgetOptions, Overrides, load_plan
from harness.errors import BudgetError, UsageError
from harness.models.scripted import Scripted
from harness.prices import PriceOverrides
from harness.progress import Quiet
from harness.records import AnswerRecord
from harness.runner import Tally, run
from harness.store import read_manifest, read_records
from harness.testing import HashingEmbedder
from tests.conftest import Command, suite, toy_task_folder
from tests.loopback import Loopback, answer

PROMPT = {"type": "prompt", "wordings": []}
SHOWN = {"type": "few_shot", "choose": "fixed", "k": 1}
TUNED = {"type": "fine_tuned", "trainer": "scripted"}
RATES = {"input_usd_per_mtok": 100.0, "output_usd_per_mtok": 200.0}
ANSWER = "a b c d e"
GREEDY = Decoding(max_output_tokens=8)
TEST, TIMED = 20, 4


@dataclass
class Told(Quiet):
    texts: list[str] = field(default_factory=list)

    def advance(self, fraction: float, text: str) -> None:
        self.texts.append(text)


@dataclass
class Bench:
    folder: Path
    reporter: Told = field(default_factory=Told)

    @property
    def log(self) -> Path:
        return self.folder / "calls.jsonl"

    def calls(self) -> list[tuple[str, str]]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(line["call"], line["user"]) for line in map(json.loads, lines)]

    def suite(self, *arms: dict[str, Any], **changes: Any) -> Path:
        model = {"type": "scripted", "default": ANSWER, "log": str(self.log)}
        return suite(self.folder, **{"model": model, "strategies": list(arms), "cost": RATES, **changes})

    def run(
        self, max_usd: float | None, *arms: dict[str, Any], fresh: bool = False, **changes: Any
    ) -> tuple[Path, Tally]:
        plan = load_plan(self.suite(*arms, **changes), Overrides(budget=BudgetOptions(max_usd)))
        return run(plan, self.reporter, HashingEmbedder)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    toy_task_folder(tmp_path)
    return Bench(tmp_path)


def answers(run_folder: Path) -> list[AnswerRecord]:
    return [record for record in read_records(run_folder) if isinstance(record, AnswerRecord)]


# --- whole runs ------------------------------------------------------------------------------------------------------

# 5 words in and 5 out are 0.0015 dollars; at worst it is a token a byte and 64 out.
ONE = (5 * 100 + 5 * 200) / 1e6
WORST = ((7 + len("what is number 40?") + 3 * 16) * 100 + 64 * 200) / 1e6


@pytest.mark.parametrize("max_usd", [0.0, WORST - 1e-9, WORST, 0.03, 0.04, 0.05, 1.0])
def test_a_budget_is_never_exceeded(max_usd: float, bench: Bench) -> None:
    path, tally = bench.run(max_usd, PROMPT)
    bought = len(bench.calls())
    assert bought * ONE <= max_usd + 1e-12
    assert len(answers(path)) == min(TEST, bought), "all that was bought is kept"
    if tally.stopped is None:
        assert bought == TEST + TIMED
    else:
        assert (bought + 1) * ONE + (WORST - ONE) > max_usd, "as much as is sure to fit was bought"
        assert f"stopped by the budget of ${max_usd:g}: ${bought * ONE:.4g} spent" in tally.stopped


def test_a_larger_budget_goes_on_and_comes_to_the_same(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> None:
    stopped, tally = bench.run(0.05, PROMPT, SHOWN)
    assert tally.stopped is not None and tally.stopped.endswith(
        "Missing: toy · prompt and 1 more. Run again with a larger budget to go on: what was bought is kept."
    )
    assert 0 < len(answers(stopped)) <= TEST and read_manifest(stopped)["finished"] is None
    whole, tally = bench.run(10.0, PROMPT, SHOWN)
    assert (whole, tally.stopped, len(answers(whole))) == (stopped, None, 2 * TEST)
    assert read_manifest(whole)["finished"] is not None
    assert set(Counter(user for call, user in bench.calls() if call == "complete").values()) == {2}, "once an arm"
    parent = tmp_path_factory.mktemp("without")
    toy_task_folder(parent)
    free, _ = Bench(parent).run(None, PROMPT, SHOWN)
    assert [key(record) for record in answers(whole)] == [key(record) for record in answers(free)]


def key(record: AnswerRecord) -> tuple[Any, ...]:
    return record.cell, record.example_id, record.messages, record.completion, record.scores, record.usd


def test_the_command_says_so_in_one_line_and_the_exit_code(bench: Bench, adaptbench: Command) -> None:
    file = bench.suite(PROMPT, SHOWN, budget={"max_usd": 0.03})
    code, out, err = adaptbench("run", file, "--quiet")
    assert code == 1 and err.count("\n") == 1
    assert err.startswith("adaptbench: stopped by the budget of $0.03: $0.0")
    assert "prompt" in out and "few_shot" in out and "0/20" in out, "what is missing is shown as missing"
    code, _, err = adaptbench("run", file, "--quiet", "--max-usd", "1")
    assert (code, err) == (0, "")
    code, out, _ = adaptbench("run", file, "--quiet")
    assert code == 0 and out.startswith("Nothing was missing"), "what is done costs nothing"


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "much"])
def test_what_is_no_budget_is_refused(value: str, bench: Bench, adaptbench: Command) -> None:
    try:
        code, _, err = adaptbench("run", bench.suite(PROMPT), "--max-usd", value)
    except SystemExit as left:
        assert value == "much" and left.code == 2
    else:
        assert code == 2 and "max_usd" in err and err.count("\n") == 1
    assert not (bench.folder / "results").exists()


def test_a_budget_needs_prices(bench: Bench, adaptbench: Command) -> None:
    code, _, err = adaptbench("run", bench.suite(PROMPT, cost={}), "--max-usd", "1")
    assert code == 2 and "a budget needs prices, and none is known for" in err
    assert not (bench.folder / "results").exists() and not bench.calls()


def test_what_is_cached_costs_nothing_now(bench: Bench) -> None:
    bench.run(None, PROMPT, latency={"requests": 0})
    path, tally = bench.run(0.0, PROMPT, {**PROMPT, "label": "again"}, latency={"requests": 0})
    assert tally.stopped is None and len(answers(path)) == 2 * TEST


def test_a_search_on_validation_is_bought_from_the_same_budget(bench: Bench) -> None:
    _, tally = bench.run(0.03, {"type": "prompt"})
    assert tally.stopped and 0 < len(bench.calls()) * ONE <= 0.03
    first = len(bench.calls())
    path, tally = bench.run(1.0, {"type": "prompt"}, latency={"requests": 0})
    assert tally.stopped is None and len(answers(path)) == TEST
    assert len(bench.calls()) == 2 * 10 + TEST and first < 20, "what was tried before the stop is not tried again"


def test_the_latency_pass_is_bought_from_it_too(bench: Bench) -> None:
    enough = (TEST + 1) * ONE + WORST
    path, tally = bench.run(enough, PROMPT)
    calls = [call for call, _ in bench.calls()]
    assert tally.stopped and calls.count("complete") == TEST and 0 < calls.count("time_one") < TIMED
    assert len(calls) * ONE <= enough and len(answers(path)) == TEST


def test_machine_time_is_money_where_it_has_a_price(bench: Bench) -> None:
    # 0.001 s at 3,600 dollars an hour: a tenth of a cent for each request.
    path, tally = bench.run(0.0105, PROMPT, cost={"usd_per_hour": 3600.0})
    assert tally.stopped and len(answers(path)) == len(bench.calls()) == 10


def test_a_training_that_eats_the_budget_up_is_stopped_and_leaves_nothing(bench: Bench) -> None:
    path, tally = bench.run(0.01, TUNED, cost={"usd_per_hour": 1e9})
    assert tally.stopped and not tally.failed_cells and not bench.calls() and not answers(path)
    assert not list((bench.folder / "results" / ".cache" / "trained").iterdir())
    path, tally = bench.run(None, TUNED, cost={"usd_per_hour": 1e9})
    assert len(answers(path)) == TEST


def test_money_spent_is_in_the_progress(bench: Bench) -> None:
    bench.run(None, PROMPT, latency={"requests": 0})
    assert bench.reporter.texts[-1] == f"toy · prompt: {TEST}/{TEST} answers  ${TEST * ONE:.4f} spent"
    bench.run(None, SHOWN, latency={"requests": 0}, cost={})
    assert "spent" not in bench.reporter.texts[-1], "what is not known is not shown as 0"


def test_other_budgets_are_the_same_run(bench: Bench) -> None:
    paths = {bench.run(max_usd, PROMPT)[0] for max_usd in (None, 1.0, 2.0)}
    assert len(paths) == 1


# --- what may go together --------------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback(rest=answer(usage={"prompt_tokens": 6, "completion_tokens": 2, "total_tokens": 8})) as server:
        yield server


def test_what_is_in_flight_is_counted_at_its_worst(bench: Bench, server: Loopback) -> None:
    """Sixteen may be under way at once; only as many are sent as are sure to be covered."""
    model = {"type": "openai", "name": "m", "base_url": server.url}
    path, tally = bench.run(3.5 * WORST, PROMPT, model=model, latency={"requests": 0})
    assert server.most_in_flight <= 3
    spent = sum(record.usd or 0.0 for record in answers(path))
    assert len(answers(path)) == len(server.requests) and spent <= 3.5 * WORST
    assert tally.stopped is None and len(answers(path)) == TEST, "true prices left room for all"


def prompt(text: str) -> Prompt:
    return Prompt((Message("user", text),))


def test_the_worst_case_is_a_token_a_byte_and_the_longest_answer() -> None:
    purse = Purse(PriceOverrides(input_usd_per_mtok=1e6, output_usd_per_mtok=1e6), 100.0)
    model = Scripted().open()
    assert purse.worst(model, prompt("grün"), GREEDY) == 5 + 32 + 8
    assert purse.admit(model, [prompt("grün")] * 3, GREEDY) == 2
    purse.spent = 55.0
    assert purse.admit(model, [prompt("grün")] * 3, GREEDY) == 1
    purse.spent = 56.0
    with pytest.raises(BudgetError, match=r"\$56 spent, and the next request could cost up to \$45"):
        purse.admit(model, [prompt("grün")] * 3, GREEDY)


@pytest.mark.parametrize(
    ("outcome", "usd"),
    [
        (Completion("x", "stop", Usage(2, 0, 3), 1.0), 5.0),
        (Completion("x", "stop", Usage(2, None, 3), 1.0), 5.0),
        (Completion("x", "stop", Usage(None, None, None), 1.0), 45.0),
        (Failure("rate_limit", "slower"), 0.0),
        (Failure("connection", "refused"), 0.0),
        (Failure("timeout", "60 s"), 45.0),
        (Failure("malformed", "no content"), 45.0),
    ],
)
def test_what_may_have_been_billed_counts(outcome: Completion | Failure, usd: float) -> None:
    purse = Purse(PriceOverrides(input_usd_per_mtok=1e6, output_usd_per_mtok=1e6), 1000.0)
    purse.pay(Scripted().open(), prompt("grün"), GREEDY, outcome)
    assert purse.spent == usd


def test_without_a_budget_all_go_together_whatever_they_cost() -> None:
    assert Purse().admit(Scripted().open(), [prompt("a")] * 3, GREEDY) == 3
    with pytest.raises(UsageError, match="needs prices"):
        Purse(None, 1.0).admit(Scripted().open(), [prompt("a")], GREEDY)
