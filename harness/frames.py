"""A run as pandas data frames, for notebooks. docs/report.md lists the columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from harness.comparison import MARGIN, Comparison, compare_found
from harness.found import Rows, by_row
from harness.records import AnswerRecord, LatencyRecord, Record, SetupRecord
from harness.report import csv as summary_csv
from harness.store import Records, read_manifest

if TYPE_CHECKING:
    from pandas import DataFrame

ANSWERS = (
    "task", "strategy", "seed", "example_id", "probe", "completion", "prediction", "references", "gold_passages",
    "retrieved", "demonstrations", "messages", "outdated_references", "finish_reason", "input_tokens",
    "cached_input_tokens", "output_tokens", "build_seconds", "seconds", "usd", "reused", "error_kind", "error_message",
)  # fmt: skip
LATENCY = (
    "task", "strategy", "seed", "example_id", "build_seconds", "generate_seconds", "first_token_seconds",
    "total_seconds", "output_tokens", "error_kind", "error_message",
)  # fmt: skip
SETUP = (
    "task", "strategy", "seed", "step", "kind", "seconds", "usd", "input_tokens", "cached_input_tokens",
    "output_tokens", "trained_tokens", "reused", "tuned", "details", "error_kind", "error_message",
)  # fmt: skip
COUNTS = ("seed", "step", "input_tokens", "cached_input_tokens", "output_tokens", "trained_tokens")
NUMBERS = ("build_seconds", "seconds", "generate_seconds", "first_token_seconds", "total_seconds", "usd")
WORDS = ("probe", "completion", "prediction", "finish_reason", "kind", "details", "error_kind", "error_message")
KINDS = {**dict.fromkeys(COUNTS, "Int64"), **dict.fromkeys(NUMBERS, "float64"), **dict.fromkeys(WORDS, "str")}
SUMMARY_KINDS = {
    **dict.fromkeys(("task", "strategy", "primary_metric", "error", "group", "setup_reused"), "str"),
    **dict.fromkeys(("planned", "answered", "timed_requests"), "Int64"),
}
R = TypeVar("R", AnswerRecord, LatencyRecord)


@dataclass(frozen=True)
class Run:
    """A run that was read from its folder. Unknown is missing (NaN, None), never 0.

    `records` are read from the file whenever they are gone through; `found` holds their numbers.
    """

    path: Path
    comparison: Comparison
    records: Sequence[Record]
    found: Rows

    @cached_property
    def answers(self) -> DataFrame:
        """A row for each answer or failure, the latest of several for the same request."""
        return answers_frame(self.records)

    @cached_property
    def summary(self) -> DataFrame:
        """A row for each strategy on each task: the numbers of comparison.csv."""
        rows = summary_csv.rows(self.comparison)
        numbers = {name: "float64" for row in rows for name in row}
        return _frame(rows, (), numbers | SUMMARY_KINDS)

    @cached_property
    def latency(self) -> DataFrame:
        """A row for each request of the latency pass."""
        latest = _latest(record for record in self.records if isinstance(record, LatencyRecord))
        return _frame([_latency(record) for record in latest], LATENCY)

    @cached_property
    def setup(self) -> DataFrame:
        """A row for each setup step of each adaptation, and one for each that failed."""
        made = {record.cell: record for record in self.records if isinstance(record, SetupRecord)}
        return _frame([row for record in made.values() for row in _setup(record)], SETUP)

    def __repr__(self) -> str:
        tasks, answers = len(self.comparison.tasks), sum(isinstance(record, AnswerRecord) for record in self.records)
        return f"<run {self.comparison.run}: {tasks} task{'s' * (tasks != 1)}, {answers:,} answers>"


def load(path: Path, margin: float = MARGIN) -> Run:
    """Raises RunError where the folder is no run."""
    manifest = read_manifest(path)  # of a folder that is no run, this says so best
    records = Records(path)
    found = by_row(records)
    return Run(path, compare_found(path, manifest, found, margin), records, found)


def answers_frame(records: Iterable[Record]) -> DataFrame:
    latest = _latest(record for record in records if isinstance(record, AnswerRecord))
    return _frame([_answer(record) for record in latest], ANSWERS)


def _latest(records: Iterable[R]) -> list[R]:
    return list({(r.cell, r.example_id, getattr(r, "probe", None)): r for r in records}.values())


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], kinds: Mapping[str, str] = KINDS) -> DataFrame:
    """With all of `columns`, in this order, even where there is no row, and whatever else the rows have.

    A column has the same type in every run, also where nothing in it is known.
    """
    import pandas

    names = dict.fromkeys([*columns, *(_valid(name) for row in rows for name in row)])
    frame = pandas.DataFrame.from_records([_valid(row) for row in rows], columns=list(names))
    return frame.astype({name: kinds[name] for name in names if name in kinds})


def _valid(value: Any) -> Any:
    """Text that is no valid UTF-8, which models do write, escaped as in records.jsonl: pandas cannot hold it."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_valid(inner) for inner in value]
    return {_valid(key): _valid(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


def _answer(record: AnswerRecord) -> dict[str, Any]:
    plain = {name: getattr(record, name) for name in ANSWERS if hasattr(record, name)}
    lists = {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
    return {
        **_cell(record),
        **plain,
        **lists,
        "messages": [{"role": role, "content": content} for role, content in record.messages],
        **_tokens(record.usage),
        **_error(record),
        **{f"score_{name}": value for name, value in record.scores.items()},
        **{f"outdated_{name}": value for name, value in record.outdated_scores.items()},
        **{f"facet_{name}": value for name, value in record.facets.items()},
    }


def _latency(record: LatencyRecord) -> dict[str, Any]:
    plain = {name: getattr(record, name) for name in LATENCY if hasattr(record, name)}
    spent = record.generate_seconds
    whole = None if spent is None or record.error else record.build_seconds + spent
    return {**_cell(record), **plain, "total_seconds": whole, **_error(record)}


def _setup(record: SetupRecord) -> list[dict[str, Any]]:
    shared = {**_cell(record), "tuned": record.tuned, **_error(record)}
    steps = [
        {
            **shared, "step": number, "kind": step.kind, "seconds": step.seconds, "usd": step.usd,
            **_tokens(step.usage), "trained_tokens": step.trained_tokens, "reused": step.reused,
            "details": json.dumps(step.details),
        }
        for number, step in enumerate(record.steps)
    ]  # fmt: skip
    return steps or [shared]


def _cell(record: Record) -> dict[str, Any]:
    return {"task": record.cell.task, "strategy": record.cell.strategy, "seed": record.cell.seed}


def _tokens(usage: Any) -> dict[str, Any]:
    names = ("input_tokens", "cached_input_tokens", "output_tokens")
    return {name: getattr(usage, name, None) for name in names}


def _error(record: Record) -> dict[str, Any]:
    error = record.error
    return {"error_kind": error.kind if error else None, "error_message": error.message if error else None}
