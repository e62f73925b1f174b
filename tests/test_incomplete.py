"""A run in which requests failed: what is scored, over what, and where every format says so."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.api import Failure
from harness.comparison import Comparison, TaskComparison, compare
from harness.config import load_plan
from harness.coverage import CellCoverage, cell_coverage, counted_wrong
from harness.found import Found
from harness.metrics.exact_match import ExactMatch
from harness.progress import Quiet
from harness.records import AnswerRecord, Cell
from harness.report import csv as csv_export
from harness.report import html, json_export, latex, markdown
from harness.report.claims_table import coverage_table, pairs_table
from harness.report.table import legend, main_table, metrics_table
from harness.report.warnings import warnings
from harness.runner import run
from harness.store import read_records
from harness.testing import HashingEmbedder
from tests.conftest import example, suite, toy_task_folder, write_lines
from tests.faulty_server import SAID, FaultyServer, serving

NUMBERS = range(40, 60)
WRONG = (58, 59)
FAILED = {"prompt": {40: "too long"}, "few_shot": {41: "filtered prompt", 42: "filtered reply"}}


def plain(number: int) -> str:
    return f"what is number {number}?"


def references(number: int) -> list[str]:
    """What the server says; of the one that fails first also an article, which an empty answer would match."""
    said = ["something else"] if number in WRONG else [f"echo: {plain(number)}"]
    return ["the", *said] if number == 40 else said


class _Server(FaultyServer):
    """The strategies ask the same words one after the other: the first to ask is `prompt`."""

    def __init__(self) -> None:
        super().__init__(self._fault)
        self.mended = False

    def _fault(self, text: str, time_asked: int) -> str | None:
        if self.mended or not (found := re.search(r"number (\d+)", text)):
            return None
        return FAILED["few_shot" if time_asked else "prompt"].get(int(found[1]))


@pytest.fixture(scope="module")
def server() -> _Server:
    return _Server()


@pytest.fixture(scope="module")
def suite_file(tmp_path_factory: pytest.TempPathFactory, server: _Server) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("incomplete")
    task = toy_task_folder(folder)
    write_lines(task / "test.jsonl", [example(number, references=references(number)) for number in NUMBERS])
    with serving(server) as url:
        yield suite(
            folder,
            model={"type": "openai", "name": "m", "base_url": url},
            strategies=[{"type": "prompt", "wordings": []}, {"type": "few_shot", "choose": "random", "k": 2}],
            latency={"requests": 0},
            cost={},
        )


@pytest.fixture(scope="module")
def path(suite_file: Path) -> Path:
    return run(load_plan(suite_file), Quiet(), HashingEmbedder)[0]


@pytest.fixture(scope="module")
def comparison(path: Path) -> Comparison:
    return compare(path)


@pytest.fixture(scope="module")
def task(comparison: Comparison) -> TaskComparison:
    return comparison.tasks[0]


def answers(path: Path) -> list[AnswerRecord]:
    return [record for record in read_records(path) if isinstance(record, AnswerRecord)]


# --- scores ----------------------------------------------------------------------------------------------------------


def test_a_failure_is_a_record_with_the_servers_words_and_never_an_empty_answer(path: Path) -> None:
    """An empty answer to example 40 would be right, without an article as it is compared."""
    assert ExactMatch().score("", references(40)) == 1.0
    failed = {(record.cell.strategy, record.example_id): record for record in answers(path) if record.error}
    assert {key: record.error for key, record in failed.items()} == {
        ("prompt", "e40"): Failure("context_length", SAID["too long"]),
        ("few_shot", "e41"): Failure("content_filter", SAID["filtered prompt"]),
        ("few_shot", "e42"): Failure("content_filter", "the reply was withheld (finish reason content_filter)"),
    }
    for record in failed.values():
        assert (record.completion, record.prediction, record.usd, dict(record.scores)) == (None, None, None, {})


def test_scores_are_over_the_answered_and_beside_them_with_failures_counted_as_wrong(task: TaskComparison) -> None:
    rows = {row.strategy: row for row in task.rows}
    found = {
        arm: (row.quality["exact_match"].mean, row.quality["exact_match"].n, row.counted_wrong["exact_match"].mean)
        for arm, row in rows.items()
    }
    assert found == {"prompt": (17 / 19, 19, 17 / 20), "few_shot": (16 / 18, 18, 16 / 20)}
    for row in rows.values():
        beside = row.counted_wrong["exact_match"]
        assert beside.n == 20 and beside.interval and beside.interval.low < beside.mean < beside.interval.high


def test_coverage_by_cell(task: TaskComparison) -> None:
    assert [(row.strategy, row.coverage, row.cells) for row in task.rows] == [
        ("prompt", 0.95, (CellCoverage(0, 20, 19, {"context_length": 1}),)),
        ("few_shot", 0.9, (CellCoverage(0, 20, 18, {"content_filter": 2}),)),
    ]


def test_a_paired_test_uses_what_both_answered_and_says_how_many(task: TaskComparison) -> None:
    (pair,) = task.pairs.pairs
    assert pair.result.n == 17
    assert pair.result.difference == 0.0, "on the examples that both answered they say the same"
    table = pairs_table(task, 0.02)
    assert dict(zip(table.columns, table.rows[0], strict=True))["both"] == "17"


def record(seed: int, number: int, failure: Failure | None = None) -> AnswerRecord:
    made = AnswerRecord(
        cell=Cell("t", "a", seed),
        example_id=f"e{number}",
        messages=(),
        retrieved=(),
        demonstrations=(),
        references=("x",),
        gold_passages=(),
        facets={},
        build_seconds=0.0,
        error=failure,
    )
    return made if failure else replace(made, prediction="x", scores={"m": 1.0})


def test_each_seed_is_a_cell_and_what_was_never_asked_counts_as_wrong_too() -> None:
    found = Found()
    late, cut = Failure("timeout", "late"), Failure("connection", "cut")
    for made in (record(0, 1), record(0, 2, late), record(0, 3, cut), record(0, 4, late), record(1, 1), record(1, 2)):
        found.add(made)
    cells = cell_coverage(found.answers, (0, 1, 2), 4)
    assert cells == (
        CellCoverage(0, 4, 1, {"timeout": 2, "connection": 1}),
        CellCoverage(1, 4, 2, {}),
        CellCoverage(2, 4, 0, {}),
    )
    assert [cell.not_asked for cell in cells] == [0, 2, 4]
    beside = counted_wrong(found.answers, cells, "m")
    assert beside and (beside.n, beside.mean) == (12, 3 / 12)


def test_where_nothing_was_planned_nothing_is_known() -> None:
    assert counted_wrong(Found().answers, (), "m") is None


# --- where it is said ------------------------------------------------------------------------------------------------


def test_the_comparison_is_marked_incomplete(comparison: Comparison, task: TaskComparison) -> None:
    assert not task.complete
    assert main_table(task).title == "toy (20 test examples, incomplete)"
    (said,) = [line for line in warnings(comparison) if "incomplete" in line]
    assert said.startswith("toy: prompt (19 of 20), few_shot (18 of 20): ")
    assert any("unanswered = wrong: over all planned ones" in line for line in legend(comparison))


def test_the_tables_carry_both(task: TaskComparison) -> None:
    for table, quality in ((main_table(task), "exact_match [95 % CI]"), (metrics_table(task), "exact_match")):
        (first, second) = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        assert first[quality].startswith("89.5 [") and second[quality].startswith("88.9 [")
        beside = "exact_match, unanswered = wrong"
        assert first[beside].startswith("85.0 [") and second[beside].startswith("80.0 [")
    assert [row[-1] for row in main_table(task).rows] == ["19/20", "18/20"]
    assert coverage_table(task).rows == (
        ("prompt", "0", "20", "19", "95.0%", "context_length 1", "-"),
        ("few_shot", "0", "20", "18", "90.0%", "content_filter 2", "-"),
    )


def test_csv_and_json_carry_both(comparison: Comparison) -> None:
    first = next(csv.DictReader(io.StringIO(csv_export.render(comparison))))
    assert (first["planned"], first["answered"], first["coverage"]) == ("20", "19", "0.95")
    assert (float(first["exact_match"]), float(first["exact_match_unanswered_wrong"])) == (17 / 19, 17 / 20)
    told = json.loads(json_export.render(comparison))["tasks"][0]
    assert told["complete"] is False
    row = told["rows"][1]
    assert (row["quality"]["exact_match"]["mean"], row["counted_wrong"]["exact_match"]["mean"]) == (16 / 18, 16 / 20)
    assert row["cells"] == [{"seed": 0, "planned": 20, "answered": 18, "failures": {"content_filter": 2}}]
    assert told["pairs"]["pairs"][0]["result"]["n"] == 17


def test_markdown_latex_and_html_carry_both(comparison: Comparison, path: Path) -> None:
    page = html.render(comparison, read_records(path))
    shown = re.sub(r"<[^>]+>", " ", page[: page.index('<script type="application/json"')])
    paper = latex.render(comparison).replace("{", "").replace("}", "").replace("\\", "")
    for text in (markdown.render(comparison), shown, paper):
        assert "test examples, incomplete)" in text
        for word in ("89.5", "85.0", "88.9", "80.0", "19/20", "both", "95.0%"):
            assert word in text, word
        assert "unanswered = wrong" in text
        assert "context_length 1" in text.replace("\\_", "_")


# --- and when all is answered ----------------------------------------------------------------------------------------


def test_the_next_run_asks_only_what_failed_and_is_complete(path: Path, suite_file: Path, server: _Server) -> None:
    server.mended = True
    before = server.asked.total()
    again, _ = run(load_plan(suite_file), Quiet(), HashingEmbedder)
    assert again == path and server.asked.total() - before == 3
    whole = compare(path)
    (task,) = whole.tasks
    assert task.complete and [row.coverage for row in task.rows] == [1.0, 1.0]
    assert all(row.counted_wrong == row.quality for row in task.rows)
    assert task.pairs.pairs[0].result.n == 20
    text = markdown.render(whole)
    assert "incomplete" not in text and "unanswered" not in text and "coverage" not in text.lower()
    assert json.loads(json_export.render(whole))["tasks"][0]["complete"] is True
