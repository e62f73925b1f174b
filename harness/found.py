"""The records of a run, put together by row: what each strategy on each task has come to, without its words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import isnan, nan
from pathlib import Path
from statistics import fmean
from typing import overload

from harness.cost import SetupCost, mean, total
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step
from harness.stats import Interval, mean_interval
from harness.store import each_record

Key = tuple[int, str]
"""Seed and example id."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` examples and its 95 % interval (None: not known)."""

    mean: float
    interval: Interval | None
    n: int


@dataclass(slots=True)
class Examples:
    """The examples of a task by number, shared by its rows so that each id is held once."""

    numbers: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)

    def number(self, example_id: str) -> int:
        number = self.numbers.setdefault(example_id, len(self.ids))
        if number == len(self.ids):
            self.ids.append(example_id)
        return number


class Answer:
    """What the numbers need of an AnswerRecord, read from the columns of `Answers` when asked for.

    `failure` is the kind of its error (None: answered). `prompt`, `question` (references and last message) and `said`
    (prediction) are hashes, good within this process: equal where the texts are. `place` counts the run's records.
    """

    __slots__ = ("_at", "_of")

    def __init__(self, of: Answers, at: int) -> None:
        self._of, self._at = of, at

    @property
    def seed(self) -> int:
        return self._of.seeds[self._at]

    @property
    def example_id(self) -> str:
        return self._of.examples.ids[self._of.ids[self._at]]

    @property
    def failure(self) -> str | None:
        return self._of.failures[self._at]

    @property
    def cut_off(self) -> bool:
        """Whether it ended at max_output_tokens."""
        return bool(self._of.cut_off[self._at])

    def score(self, metric: str) -> float:
        """Raises KeyError where the metric has no score."""
        value = self._number("score", metric)
        if value is None:
            raise KeyError(metric)
        return value

    def outdated(self, metric: str) -> float | None:
        """The score against the outdated references, where there are some."""
        return self._number("outdated", metric)

    @property
    def changed(self) -> bool:
        """Whether there are outdated references, so that its truth changed."""
        return any(name[0] == "outdated" and not isnan(column[self._at]) for name, column in self._of.numbers.items())

    @property
    def usd(self) -> float | None:
        return self._number("usd")

    @property
    def input_tokens(self) -> float | None:
        return self._number("input_tokens")

    @property
    def cached_input_tokens(self) -> float | None:
        return self._number("cached_input_tokens")

    @property
    def output_tokens(self) -> float | None:
        return self._number("output_tokens")

    @property
    def recall(self) -> float | None:
        """The share of the gold passages that were retrieved; None where none is known."""
        return self._number("recall")

    @property
    def retrieved(self) -> bool:
        """Whether any passage was, of those that have gold passages."""
        return bool(self._number("retrieved"))

    @property
    def facets(self) -> dict[str, str]:
        return {name: value for name, column in self._of.facets.items() if (value := column[self._at]) is not None}

    @property
    def prompt(self) -> int:
        return self._of.prompts[self._at]

    @property
    def question(self) -> int:
        return self._of.questions[self._at]

    @property
    def said(self) -> int:
        return self._of.said[self._at]

    @property
    def place(self) -> int:
        return self._of.places[self._at]

    def _number(self, *name: str) -> float | None:
        column = self._of.numbers.get(name)
        return None if column is None or isnan(value := column[self._at]) else value


# Most answers of a run share these: one object for all takes a fraction of the memory.
@lru_cache(maxsize=1024)
def _same(text: str) -> str:
    return text


class Answers(Mapping[Key, Answer]):
    """Answers by seed and example id, about 100 bytes each: columns of numbers, and what many have in common once.

    Of several for the same key the latest counts. `numbers` has NaN where one is not known, and no column where none
    is. They are given in the order of their keys: that of the replies is another in every run, and would move intervals
    that are made by resampling.
    """

    def __init__(self, examples: Examples | None = None) -> None:
        self.examples = examples or Examples()
        self._sorted = array("l")
        self._index: dict[int, array[int]] = {}
        self.seeds, self.ids, self.places = array("q"), array("l"), array("q")
        self.prompts, self.questions, self.said = array("q"), array("q"), array("q")
        self.cut_off = bytearray()
        self.failures: list[str | None] = []
        self.facets: dict[str, list[str | None]] = {}
        self.numbers: dict[tuple[str, ...], array[float]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Key]:
        return ((self.seeds[at], self.examples.ids[self.ids[at]]) for at in self._order)

    def __getitem__(self, key: Key) -> Answer:
        seed, example_id = key
        index, number = self._index[seed], self.examples.numbers[example_id]
        if number >= len(index) or index[number] < 0:
            raise KeyError(key)
        return Answer(self, index[number])

    def each(self) -> Iterator[Answer]:
        return (Answer(self, at) for at in self._order)

    @property
    def good(self) -> Chosen:
        return Chosen(self, array("l", (at for at in self._order if self.failures[at] is None)))

    @property
    def _order(self) -> array[int]:
        if len(self._sorted) < len(self):
            ids = self.examples.ids
            self._sorted = array("l", sorted(range(len(self)), key=lambda at: (self.seeds[at], ids[self.ids[at]])))
        return self._sorted

    def add(self, record: AnswerRecord, place: int) -> None:
        at = self._at(record)
        self.places[at] = place
        self.failures[at] = _same(record.error.kind) if record.error else None
        self.cut_off[at] = record.finish_reason == "length"
        self.prompts[at] = hash(record.messages)
        self.questions[at] = hash((record.references, record.messages[-1:]))
        self.said[at] = hash(record.prediction)
        for name, value in _numbers(record):
            if value is not None:
                self._column(name)[at] = value
        for facet, text in record.facets.items():
            self.facets.setdefault(facet, [None] * len(self))[at] = _same(text)

    def _at(self, record: AnswerRecord) -> int:
        """Where the answer stands: emptied where there was an earlier one, else a new place at the end."""
        seed, number = record.cell.seed, self.examples.number(record.example_id)
        index = self._index.setdefault(seed, array("l"))
        if number >= len(index):
            index.extend([-1] * (number + 1 - len(index)))
        if index[number] < 0:
            index[number] = len(self)
            self._grow(seed, number)
        else:
            self._empty(index[number])
        return index[number]

    def _grow(self, seed: int, number: int) -> None:
        self.seeds.append(seed)
        self.ids.append(number)
        self.cut_off.append(0)
        for whole in (self.places, self.prompts, self.questions, self.said):
            whole.append(0)
        for column in self.numbers.values():
            column.append(nan)
        for texts in (self.failures, *self.facets.values()):
            texts.append(None)

    def _empty(self, at: int) -> None:
        for column in self.numbers.values():
            column[at] = nan
        for texts in self.facets.values():
            texts[at] = None

    def _column(self, name: tuple[str, ...]) -> array[float]:
        if name not in self.numbers:
            self.numbers[name] = array("d", [nan]) * len(self)
        return self.numbers[name]


def _numbers(record: AnswerRecord) -> Iterator[tuple[tuple[str, ...], float | None]]:
    usage, gold = record.usage, set(record.gold_passages)
    yield ("usd",), record.usd
    yield ("input_tokens",), usage.input_tokens
    yield ("cached_input_tokens",), usage.cached_input_tokens
    yield ("output_tokens",), usage.output_tokens
    if gold:
        yield ("recall",), len(gold.intersection(record.retrieved)) / len(gold)
        yield ("retrieved",), len(record.retrieved)
    for metric, value in record.scores.items():
        yield ("score", metric), value
    for metric, value in record.outdated_scores.items():
        yield ("outdated", metric), value


class Chosen(Sequence[Answer]):
    """Some of the answers of a row, by where they stand in it."""

    def __init__(self, of: Answers, at: array[int]) -> None:
        self._of, self._at = of, at

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> Chosen: ...
    def __getitem__(self, at: int | slice) -> Answer | Chosen:
        chosen = self._at[at]
        return Answer(self._of, chosen) if isinstance(chosen, int) else Chosen(self._of, chosen)

    def __iter__(self) -> Iterator[Answer]:
        return (Answer(self._of, at) for at in self._at)


class Found:
    """The records of one row. Of several for the same thing the latest counts: what failed may have been done again."""

    def __init__(self, examples: Examples | None = None) -> None:
        own = examples or Examples()
        self.setups: dict[Cell, SetupRecord] = {}
        self.answers, self.probed = Answers(own), Answers(own)
        self.timed: dict[Key, LatencyRecord] = {}

    def add(self, record: Record, place: int = 0) -> None:
        """`place` is which of the run's records it is, for whoever wants to read its words again."""
        if isinstance(record, SetupRecord):
            self.setups[record.cell] = record
        elif isinstance(record, LatencyRecord):
            self.timed[record.cell.seed, record.example_id] = record
        else:
            (self.probed if record.probe else self.answers).add(record, place)

    @property
    def good(self) -> Chosen:
        return self.answers.good

    @property
    def made(self) -> list[tuple[Step, ...]]:
        return [record.steps for record in self.setups.values() if record.error is None]

    @property
    def error(self) -> str | None:
        return next((record.error.message for record in self.setups.values() if record.error), None)


Rows = Mapping[tuple[str, str], Found]
"""By (task, strategy)."""


def read_found(run: Path) -> Rows:
    """Empty for a row that has no record. Raises RunError."""
    return by_row(each_record(run))


def by_row(records: Iterable[Record]) -> Rows:
    examples: dict[str, Examples] = defaultdict(Examples)
    found: dict[tuple[str, str], Found] = {}
    for place, record in enumerate(records):
        row = record.cell.task, record.cell.strategy
        if row not in found:
            found[row] = Found(examples[record.cell.task])
        found[row].add(record, place)
    return found


def latest(records: Iterable[Record], found: Rows) -> Iterator[AnswerRecord]:
    """The answers of `records` that count, without those to probes; `found` was put together from the same records."""
    for place, record in enumerate(records):
        if isinstance(record, AnswerRecord) and record.probe is None:
            answers = found[record.cell.task, record.cell.strategy].answers
            if answers[record.cell.seed, record.example_id].place == place:
                yield record


def estimate(answers: Sequence[Answer], metric: str) -> Estimate:
    """Raises KeyError where one has no score by it."""
    return _mean([answer.score(metric) for answer in answers], answers)


def stale_estimate(answers: Sequence[Answer], metric: str) -> Estimate:
    """As `estimate`, against the outdated references. Raises KeyError."""
    values = [answer.outdated(metric) for answer in answers]
    if None in values:
        raise KeyError(metric)
    return _mean([value for value in values if value is not None], answers)


def _mean(values: Sequence[float], answers: Iterable[Answer]) -> Estimate:
    return Estimate(fmean(values), mean_interval(values, [answer.example_id for answer in answers]), len(values))


def scores_of(answers: Iterable[Answer], metric: str) -> dict[Key, float]:
    return {(answer.seed, answer.example_id): answer.score(metric) for answer in answers}


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
