"""The records of a run, put together by row: what each strategy on each task has come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean

from harness.cost import SetupCost, mean, total
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step
from harness.stats import Interval, mean_interval
from harness.store import each_record


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` examples and its 95 % interval (None: not known)."""

    mean: float
    interval: Interval | None
    n: int


@dataclass
class Found:
    """The records of one row. Of several for the same thing the latest counts: what failed may have been done again."""

    setups: dict[Cell, SetupRecord] = field(default_factory=dict)
    answers: dict[tuple[int, str], AnswerRecord] = field(default_factory=dict)
    timed: dict[tuple[int, str], LatencyRecord] = field(default_factory=dict)
    probed: dict[tuple[int, str], AnswerRecord] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        if isinstance(record, SetupRecord):
            self.setups[record.cell] = record
        elif isinstance(record, AnswerRecord) and record.probe:
            self.probed[record.cell.seed, record.example_id] = record
        elif isinstance(record, AnswerRecord):
            self.answers[record.cell.seed, record.example_id] = record
        else:
            self.timed[record.cell.seed, record.example_id] = record

    @property
    def good(self) -> list[AnswerRecord]:
        return [record for record in self.answers.values() if record.error is None]

    @property
    def made(self) -> list[tuple[Step, ...]]:
        return [record.steps for record in self.setups.values() if record.error is None]

    @property
    def error(self) -> str | None:
        return next((record.error.message for record in self.setups.values() if record.error), None)


def read_found(run: Path) -> Mapping[tuple[str, str], Found]:
    """By (task, strategy); empty for a row that has no record. Raises RunError."""
    return by_row(each_record(run))


def read_scores(run: Path) -> Mapping[tuple[str, str], Found]:
    """As read_found, without the words of prompts and answers: no number depends on them. Raises RunError."""
    return by_row(map(_without_words, each_record(run)))


def _without_words(record: Record) -> Record:
    if not isinstance(record, AnswerRecord):
        return record
    return replace(record, messages=(), completion=None, prediction=None, references=(), outdated_references=())


def by_row(records: Iterable[Record]) -> Mapping[tuple[str, str], Found]:
    found: dict[tuple[str, str], Found] = defaultdict(Found)
    for record in records:
        found[record.cell.task, record.cell.strategy].add(record)
    return found


def estimate(answers: Sequence[AnswerRecord], metric: str) -> Estimate:
    values = [record.scores[metric] for record in answers]
    return Estimate(fmean(values), mean_interval(values, [record.example_id for record in answers]), len(values))


def scores_of(records: Sequence[AnswerRecord], metric: str) -> dict[tuple[int, str], float]:
    return {(r.cell.seed, r.example_id): r.scores[metric] for r in records}


def setup_cost(made: Sequence[tuple[Step, ...]]) -> SetupCost | None:
    """The mean over seeds: what one adaptation takes. None where none was made."""
    if not made:
        return None
    tokens = [step.trained_tokens for steps in made for step in steps if step.kind == "training"]
    trained = total(tokens) if tokens else None
    return SetupCost(
        seconds=fmean(sum(step.seconds for step in steps) for steps in made),
        usd=mean([total(step.usd for step in steps) for steps in made]),
        trained_tokens=None if trained is None else round(trained / len(made)),
    )
