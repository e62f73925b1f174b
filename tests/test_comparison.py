"""Records -> Comparison, with numbers small enough to check by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.api import Failure, Usage
from harness.comparison import Comparison, Row, TaskComparison, compare
from harness.errors import RunError
from harness.records import BASE, AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step, to_line
from harness.stats import mean_interval, paired_difference


def manifest(*arms: str, examples: int, seeds: Sequence[int] = (0,), **changes: Any) -> dict[str, Any]:
    """What a run writes, with one task that has two metrics."""
    task = {
        "metrics": {"f1": "f1|v1", "em": "em|v1"},
        "primary_metric": "f1",
        "examples": {"train": 5, "validation": 3, "test": examples},
    }
    plan = {"suite": "s", "tasks": {"t": task}, "strategies": {arm: {} for arm in arms}, "seeds": list(seeds)}
    return {
        "format": 1,
        "plan": plan,
        "model": {"name": "tiny", "dtype": "float32"},
        "machine": {"cpu": "a CPU", "cores": 2, "memory_gib": 8.0},
        "packages": {"adaptbench": "0.1.0"},
        "started": "2026-01-01T00:00:00+00:00",
        **changes,
    }


def write_run(folder: Path, about: dict[str, Any], records: Sequence[Record]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "records.jsonl").write_text("".join(to_line(record) + "\n" for record in records), encoding="utf-8")
    return folder


def answer(arm: str, example: int, f1: float, seed: int = 0, **changes: Any) -> AnswerRecord:
    record = AnswerRecord(
        cell=Cell("t", arm, seed),
        example_id=f"e{example}",
        messages=(("user", "?"),),
        retrieved=(),
        demonstrations=(),
        references=("a",),
        gold_passages=(),
        facets={},
        completion="a",
        prediction="a",
        finish_reason="stop",
        usage=Usage(10, None, 2),
        build_seconds=0.0,
        seconds=0.5,
        usd=0.001,
        scores={"f1": f1, "em": float(f1 == 1)},
    )
    return replace(record, **changes)


def failed(arm: str, example: int, seed: int = 0) -> AnswerRecord:
    return answer(
        arm, example, 0, seed, completion=None, prediction=None, scores={}, usd=None, error=Failure("server", "503")
    )


def timed(arm: str, example: int, build: float, generate: float | None, first: float | None = None) -> LatencyRecord:
    error = None if generate is not None else Failure("server", "503")
    return LatencyRecord(Cell("t", arm, 0), f"e{example}", build, generate, first, 5, error)


def setup(arm: str, *steps: Step, seed: int = 0, error: Failure | None = None) -> SetupRecord:
    return SetupRecord(Cell("t", arm, seed), steps, error)


def step(kind: str, seconds: float, usd: float | None, tokens: int | None = None, reused: bool = False) -> Step:
    return Step(kind, seconds, None, tokens, usd, {}, reused)


def compared(folder: Path, about: dict[str, Any], *records: Record) -> Comparison:
    return compare(write_run(folder / "2026-01-01T000000-abcd", about, records))


def only(comparison: Comparison) -> tuple[TaskComparison, dict[str, Row]]:
    (task,) = comparison.tasks
    return task, {row.strategy: row for row in task.rows}


def test_means_and_intervals_are_over_the_examples(tmp_path: Path) -> None:
    scores = [1.0, 0.5, 0.0, 0.25]
    task, rows = only(
        compared(tmp_path, manifest("a", examples=4), *(answer("a", i, f1) for i, f1 in enumerate(scores)))
    )
    f1, em = rows["a"].quality["f1"], rows["a"].quality["em"]
    assert (f1.mean, f1.n, em.mean) == (0.4375, 4, 0.25)
    assert f1.interval == mean_interval(scores, ["e0", "e1", "e2", "e3"])
    assert f1.interval is not None and 0 <= f1.interval.low < 0.4375 < f1.interval.high <= 1
    assert task.best == "a" and task.pairs.pairs == () and task.pairs.groups == {"a": "a"}
    assert (rows["a"].planned, rows["a"].answered, rows["a"].coverage) == (4, 4, 1.0)


def test_scores_are_over_the_answered_and_coverage_tells(tmp_path: Path) -> None:
    _, rows = only(compared(tmp_path, manifest("a", examples=5), answer("a", 0, 1), answer("a", 1, 0), failed("a", 2)))
    row = rows["a"]
    assert (row.quality["f1"].mean, row.quality["f1"].n) == (0.5, 2)
    assert (row.answered, row.planned, row.coverage) == (2, 5, 0.4)
    assert row.usd_per_thousand == pytest.approx(1.0), "a request that failed has no price, and is not one of them"


def test_a_stale_answer_is_counted_over_what_changed(tmp_path: Path) -> None:
    old = {"outdated_references": ("b",)}
    records = [
        answer("a", 0, 0.0, outdated_scores={"f1": 1.0, "em": 1.0}, **old),
        answer("a", 1, 1.0, outdated_scores={"f1": 0.0, "em": 0.0}, **old),
        answer("a", 2, 1.0),
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=3), *records))
    stale = rows["a"].stale
    assert stale is not None and (stale.mean, stale.n) == (0.5, 2)
    assert only(compared(tmp_path, manifest("a", examples=1), answer("a", 0, 1)))[1]["a"].stale is None


def probed(arm: str, example: int, f1: float, **changes: Any) -> AnswerRecord:
    record = answer(arm, example, f1, probe="p", **changes)
    return replace(record, cell=Cell("p", BASE, 0)) if arm == BASE else record


def with_probe(*arms: str) -> dict[str, Any]:
    about = manifest(*arms, examples=1)
    about["plan"]["probe"] = {"name": "p", "primary_metric": "f1"}
    return about


def test_retention_is_paired_with_the_base_and_apart_from_the_task(tmp_path: Path) -> None:
    base, tuned = [1.0] * 8 + [0.0] * 4, [1.0] * 5 + [0.0] * 7
    records = [answer("a", 0, 1.0), answer("b", 0, 1.0)]
    records += [probed(BASE, i, f1) for i, f1 in enumerate(base)] + [probed("b", i, f1) for i, f1 in enumerate(tuned)]
    _, rows = only(compared(tmp_path, with_probe("a", "b"), *records))
    kept = rows["b"].retention
    assert rows["a"].retention is None and rows["b"].quality["f1"].n == 1
    assert kept is not None and (kept.probe, kept.base, kept.tuned) == ("p", 8 / 12, 5 / 12)
    assert kept.change == paired_difference(tuned, base, [f"e{i}" for i in range(12)])
    assert kept.change.value == pytest.approx(-0.25)


def test_a_probe_question_that_failed_is_left_out_of_both(tmp_path: Path) -> None:
    lost = probed("b", 1, 0, scores={}, error=Failure("server", "503"))
    records = [probed(BASE, 0, 1.0), probed(BASE, 1, 0.0), probed("b", 0, 0.0), lost]
    kept = only(compared(tmp_path, with_probe("b"), answer("b", 0, 1.0), *records))[1]["b"].retention
    assert kept is not None and (kept.base, kept.tuned) == (1.0, 0.0)


def test_of_several_records_of_a_request_the_latest_counts(tmp_path: Path) -> None:
    records: list[Record] = [
        failed("a", 0),
        answer("a", 1, 0.0),
        answer("a", 0, 1.0),
        timed("a", 0, 9, None),
        timed("a", 0, 1, 2),
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=2), *records))
    assert (rows["a"].answered, rows["a"].quality["f1"].mean) == (2, 0.5)
    assert (rows["a"].latency.n, rows["a"].latency.p50) == (1, 3)


def test_a_strategy_without_any_record_is_a_row_without_numbers(tmp_path: Path) -> None:
    task, rows = only(compared(tmp_path, manifest("a", "b", examples=1), answer("a", 0, 0.0)))
    row = rows["b"]
    assert (row.answered, row.coverage, row.quality, row.setup, row.steps) == (0, 0.0, {}, None, ())
    assert row.usd_per_thousand is None and row.latency.p50 is None and row.input_tokens is None
    assert (row.recall, row.spread, row.error) == (None, None, None)
    assert task.best == "a", "a mean of 0 is better than none"


# --- cost ------------------------------------------------------------------------------------------------------------


def test_setup_adds_up_and_a_thousand_requests_cost_a_thousand_means(tmp_path: Path) -> None:
    records: list[Record] = [
        setup("a", step("index", 1.5, 0.25), step("training", 60.0, 2.0, tokens=700)),
        answer("a", 0, 1, usd=0.001),
        answer("a", 1, 1, usd=0.003),
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=2), *records))
    made = rows["a"].setup
    assert made is not None and (made.seconds, made.usd, made.trained_tokens) == (61.5, 2.25, 700)
    assert rows["a"].usd_per_thousand == pytest.approx(2.0)
    assert [(part.kind, part.seconds) for part in rows["a"].steps] == [("index", 1.5), ("training", 60.0)]


def test_what_is_not_known_of_a_part_is_not_known_of_the_whole(tmp_path: Path) -> None:
    records: list[Record] = [
        setup("a", step("index", 1.0, 0.25), step("training", 2.0, None)),
        answer("a", 0, 1, usd=0.001, usage=Usage(10, 3, None)),
        answer("a", 1, 1, usd=None, usage=Usage(30, 5, 8)),
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=2), *records))
    row = rows["a"]
    assert row.setup is not None and row.setup.seconds == 3.0
    assert row.setup.usd is None and row.setup.trained_tokens is None
    assert row.usd_per_thousand is None
    assert (row.input_tokens, row.cached_input_tokens, row.output_tokens) == (20, 4, None)


def test_setup_is_the_mean_over_the_seeds(tmp_path: Path) -> None:
    records: list[Record] = [
        setup("a", step("index", 1.0, 0.5), step("training", 10.0, 1.0, 100, reused=True), seed=0),
        setup("a", step("index", 3.0, 0.5), step("training", 20.0, 2.0, 301, reused=False), seed=1),
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=1, seeds=[0, 1]), *records))
    made, parts = rows["a"].setup, rows["a"].steps
    assert made is not None and (made.seconds, made.usd, made.trained_tokens) == (17.0, 2.0, 200)
    assert [(part.kind, part.seconds, part.reused) for part in parts] == [("index", 2, False), ("training", 15, False)]


def test_a_setup_is_reused_when_all_its_steps_of_the_kind_were(tmp_path: Path) -> None:
    records: list[Record] = [
        setup("a", step("index", 1, 0), step("training", 10, 1, reused=True), seed=seed) for seed in (0, 1)
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=1, seeds=[0, 1]), *records))
    assert [part.reused for part in rows["a"].steps] == [False, True]


def test_a_failed_setup_says_why_until_it_is_made(tmp_path: Path) -> None:
    broken = setup("a", error=Failure("TrainingError", "out of memory"))
    about = manifest("a", examples=1)
    _, rows = only(compared(tmp_path, about, broken))
    assert (rows["a"].error, rows["a"].setup) == ("out of memory", None)
    _, rows = only(compared(tmp_path, about, broken, setup("a")))
    assert rows["a"].error is None and rows["a"].setup is not None
    assert (rows["a"].setup.seconds, rows["a"].setup.usd) == (0.0, 0.0), "no step costs nothing, and that is known"


# --- latency ---------------------------------------------------------------------------------------------------------


def test_percentiles_are_of_building_and_generating_together(tmp_path: Path) -> None:
    records = [timed("a", i, 0.1 * i, 1.0, 0.25) for i in range(11)]
    _, rows = only(compared(tmp_path, manifest("a", examples=11), *records))
    latency = rows["a"].latency
    assert latency.n == 11
    assert latency.p50 == pytest.approx(1.5) and latency.p95 == pytest.approx(1.95)
    assert latency.build_p50 == pytest.approx(0.5) and latency.generate_p50 == pytest.approx(1.0)
    assert latency.first_token_p50 == pytest.approx(0.75), "from the moment the query came in"


def test_requests_that_failed_are_not_timed_and_a_model_that_does_not_stream_has_no_first_token(tmp_path: Path) -> None:
    records = [timed("a", 0, 0.0, 1.0, 0.5), timed("a", 1, 5.0, None), timed("a", 2, 0.0, 3.0, None)]
    _, rows = only(compared(tmp_path, manifest("a", examples=3), *records))
    latency = rows["a"].latency
    assert (latency.n, latency.p50, latency.first_token_p50) == (2, 2.0, None)


# --- each against each ------------------------------------------------------------------------------------------------


def test_identical_systems_are_not_distinguishable_and_worse_ones_are(tmp_path: Path) -> None:
    scores = [1.0, 0.5, 0.75, 1.0, 0.25] * 8
    records = [answer(arm, i, f1) for arm in ("best", "twin") for i, f1 in enumerate(scores)]
    records += [answer("worse", i, f1 - 0.25) for i, f1 in enumerate(scores)]
    records += [answer("nearly", i, f1 - 0.01 * (i < 2)) for i, f1 in enumerate(scores)]
    task, _ = only(compared(tmp_path, manifest("worse", "best", "twin", "nearly", examples=40), *records))
    pairs = task.pairs
    assert pairs.order == ("best", "twin", "nearly", "worse") and task.best == "best"
    assert pairs.groups == {"best": "a", "twin": "a", "nearly": "a", "worse": "b"}
    p_values = {(pair.result.first, pair.result.second): pair.result.p_adjusted for pair in pairs.pairs}
    assert len(p_values) == 6 and p_values["best", "twin"] == 1.0
    assert (p_values["best", "worse"] or 1) < 0.01 < 0.05 < (p_values["best", "nearly"] or 0)


def test_as_good_within_the_margin_is_shown_and_not_taken_from_a_large_p_value(tmp_path: Path) -> None:
    scores = [1.0, 0.0] * 20
    records = [answer(arm, i, f1) for arm in ("a", "twin") for i, f1 in enumerate(scores)]
    records += [answer("noisy", i, 1 - f1) for i, f1 in enumerate(scores)]
    folder = write_run(tmp_path / "run", manifest("a", "twin", "noisy", examples=40), records)
    pairs = compare(folder, margin=0.1).tasks[0].pairs
    twin, noisy = pairs.between("twin", "a"), pairs.between("a", "noisy")
    assert twin and twin.as_good and (twin.as_good.verdict, twin.as_good.margin) == ("yes", 0.1)
    assert noisy and noisy.as_good and noisy.as_good.verdict == "not shown"
    assert noisy.result.p_adjusted is not None and noisy.result.p_adjusted > 0.5
    assert noisy.smallest is not None and 0.3 < noisy.smallest < 0.7
    assert pairs.between("a", "nobody") is None


def test_the_margin_can_be_chosen(tmp_path: Path) -> None:
    records = [answer("a", i, 0.9) for i in range(40)] + [answer("b", i, 0.85 + 0.01 * (i % 2)) for i in range(40)]
    folder = write_run(tmp_path / "run", manifest("a", "b", examples=40), records)
    verdicts = [compare(folder, margin).tasks[0].pairs.pairs[0].as_good for margin in (0.02, 0.1)]
    assert [found.verdict for found in verdicts if found] == ["no", "yes"]
    assert compare(folder, 0.1).margin == 0.1


def test_the_spread_between_seeds(tmp_path: Path) -> None:
    records = [answer("a", i, f1, seed) for seed, f1 in enumerate((0.2, 0.4, 0.9)) for i in range(2)]
    row = only(compared(tmp_path, manifest("a", examples=2, seeds=(0, 1, 2)), *records))[1]["a"]
    assert row.spread is not None and row.spread.sd == pytest.approx(0.3605551)
    assert (row.spread.low, row.spread.high, row.spread.seeds) == (0.2, 0.9, 3)


def test_p_values_are_adjusted_for_the_family(tmp_path: Path) -> None:
    def p(*others: str) -> float:
        records = [answer("best", i, 1.0) for i in range(7)]
        records += [answer(arm, i, 0.5) for arm in others for i in range(7)]
        pairs = only(compared(tmp_path, manifest("best", *others, examples=7), *records))[0].pairs
        pair = pairs.between("best", "b")
        assert pair and pair.result.p_adjusted is not None
        return pair.result.p_adjusted

    # All of 7 differ one way: 2 of 128 ways to flip the signs go so far.
    assert p("b") == pytest.approx(2 / 128)
    assert p("b", "c", "d") == pytest.approx(6 * p("b")), "six pairs of four strategies"


def test_pairs_are_those_that_both_answered(tmp_path: Path) -> None:
    records = [answer("a", i, 1.0) for i in range(10)]
    # Where b answered, a is no better; what b did not answer must not count against it.
    records += [answer("b", i, 1.0 - 0.1 * (i == 0)) for i in range(3)]
    records += [failed("b", i) for i in range(3, 10)]
    pairs = only(compared(tmp_path, manifest("a", "b", "c", examples=10), *records))[0].pairs
    pair = pairs.between("a", "b")
    assert pair and (pair.result.n, pair.result.p_adjusted) == (3, 1.0)
    assert "c" not in pairs.groups and pairs.between("a", "c") is None, "nothing pairs"


def test_seeds_are_clusters_of_their_example(tmp_path: Path) -> None:
    scores = [0.0, 1.0, 0.5, 0.75]
    once = [answer("a", i, f1) for i, f1 in enumerate(scores)]
    thrice = [answer("a", i, f1, seed) for seed in (0, 1, 2) for i, f1 in enumerate(scores)]
    _, one = only(compared(tmp_path, manifest("a", examples=4), *once))
    _, three = only(compared(tmp_path, manifest("a", examples=4, seeds=[0, 1, 2]), *thrice))
    assert three["a"].planned == three["a"].answered == three["a"].quality["f1"].n == 12
    # The same answers three times over are no more evidence than once.
    assert three["a"].quality["f1"].mean == one["a"].quality["f1"].mean
    assert three["a"].quality["f1"].interval == pytest.approx(one["a"].quality["f1"].interval)


# --- recall, cut-offs, facets ----------------------------------------------------------------------------------------


def test_recall_is_the_share_of_gold_passages_that_were_retrieved(tmp_path: Path) -> None:
    records: list[Record] = [
        answer("rag", 0, 1, gold_passages=("d1", "d2"), retrieved=("d2", "d2", "d9")),
        answer("rag", 1, 1, gold_passages=("d3",), retrieved=("d3",)),
        answer("rag", 2, 1, gold_passages=(), retrieved=("d3",)),
        answer("miss", 0, 1, gold_passages=("d1",), retrieved=("d9",)),
        answer("prompt", 0, 1, gold_passages=("d1",)),
    ]
    _, rows = only(compared(tmp_path, manifest("rag", "miss", "prompt", examples=3), *records))
    assert rows["rag"].recall == pytest.approx((1 / 2 + 1) / 2)
    assert rows["miss"].recall == 0.0
    assert rows["prompt"].recall is None, "it does not retrieve"


def test_the_share_of_answers_cut_off(tmp_path: Path) -> None:
    records = [answer("a", i, 1, finish_reason="length" if i == 0 else "stop") for i in range(4)]
    _, rows = only(compared(tmp_path, manifest("a", examples=4), *records, failed("a", 9)))
    assert rows["a"].cut_off == 0.25


def test_facets_cut_the_primary_metric(tmp_path: Path) -> None:
    records: list[Record] = [
        answer("a", i, f1, facets={"size": size, "same": "x", "label": str(i)})
        for i, (f1, size) in enumerate([(1.0, "big"), (0.5, "big"), (0.0, "small"), *[(0.5, "small")] * 10])
    ]
    _, rows = only(compared(tmp_path, manifest("a", examples=13), *records))
    assert set(rows["a"].facets) == {"size"}, "one value, or one for each example, is no cut"
    big, small = rows["a"].facets["size"]["big"], rows["a"].facets["size"]["small"]
    assert (big.mean, big.n) == (0.75, 2)
    assert small.mean == pytest.approx(5 / 11) and small.n == 11


# --- from the folder alone -------------------------------------------------------------------------------------------


def test_the_run_is_named_by_its_folder_also_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = write_run(tmp_path / "2026-run", manifest("a", examples=1), [answer("a", 0, 1.0)])
    monkeypatch.chdir(run)
    assert compare(Path()).run == compare(run).run == "2026-run"


def test_records_that_do_not_go_with_the_manifest_are_named(tmp_path: Path) -> None:
    about = manifest("a", examples=1)
    about["plan"]["tasks"]["t"]["metrics"]["bleu"] = "bleu|v1"
    with pytest.raises(RunError, match="do not go together: 'bleu' is missing"):
        compared(tmp_path, about, answer("a", 0, 1.0))
    del about["plan"]["seeds"]
    with pytest.raises(RunError, match=r'key "plan\.seeds": is missing'):
        compared(tmp_path, about, answer("a", 0, 1.0))


FROM_FOLDER = """
import sys
from pathlib import Path
from rich.console import Console
from harness.comparison import compare
from harness.report import csv, markdown, terminal
comparison = compare(Path(sys.argv[1]))
print(len(markdown.render(comparison)) > 100, len(csv.render(comparison)) > 100)
terminal.show(comparison, Console(stderr=True))
heavy = {"torch", "transformers", "openai", "faiss", "sentence_transformers", "peft", "strategies", "tasks"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""


def test_a_report_needs_the_folder_and_no_model(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", manifest("a", examples=1), [answer("a", 0, 1.0), timed("a", 0, 0, 1)])
    asked = [sys.executable, "-c", FROM_FOLDER, str(run)]
    ended = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    assert ended.stdout == "True True\n[]\n", ended.stderr
