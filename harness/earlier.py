"""What the newest earlier run of a suite measured of each row, for estimating the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.errors import RunError
from harness.records import AnswerRecord, LatencyRecord, Record, SetupRecord
from harness.store import each_record, read_manifest

Row = tuple[str, str]
"""Task and strategy."""


@dataclass
class Mean:
    """Of the values that are known; None without one."""

    total: float = 0.0
    count: int = 0

    def add(self, value: float | None) -> None:
        if value is not None:
            self.total, self.count = self.total + value, self.count + 1

    @property
    def value(self) -> float | None:
        return self.total / self.count if self.count else None


@dataclass
class Measured:
    """Of one request: tokens, and the model's seconds in the batch and alone. Of a setup: seconds by kind of step."""

    input_tokens: Mean = field(default_factory=Mean)
    output_tokens: Mean = field(default_factory=Mean)
    seconds: Mean = field(default_factory=Mean)
    alone: Mean = field(default_factory=Mean)
    steps: dict[str, Mean] = field(default_factory=lambda: defaultdict(Mean))

    def add(self, record: Record) -> None:
        if record.error is not None:
            return
        if isinstance(record, SetupRecord):
            for step in record.steps:
                self.steps[step.kind].add(step.seconds)
        elif isinstance(record, LatencyRecord):
            self.alone.add(record.generate_seconds)
        elif record.probe is None:
            self._answer(record)

    def _answer(self, record: AnswerRecord) -> None:
        self.input_tokens.add(record.usage.input_tokens)
        self.output_tokens.add(record.usage.output_tokens)
        self.seconds.add(record.seconds)


def measured(suite: Path, model: Mapping[str, Any]) -> tuple[str | None, Mapping[Row, Measured]]:
    """The newest run under results/<suite> of the same model that has an answer, and its rows. Empty without one."""
    for run in sorted(suite.glob("*-*"), reverse=True):
        try:
            same = read_manifest(run)["plan"].get("model") == model
            rows = _rows(run) if same else {}
        except RunError:  # no run, or one that another version wrote
            continue
        if any(row.seconds.count for row in rows.values()):
            return run.name, rows
    return None, {}


def _rows(run: Path) -> Mapping[Row, Measured]:
    rows: dict[Row, Measured] = defaultdict(Measured)
    for record in each_record(run):
        rows[record.cell.task, record.cell.strategy].add(record)
    return rows
