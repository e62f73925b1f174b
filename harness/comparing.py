"""Two runs, paired by example: what got better, what worse, what cannot be told, and whether that is a regression.

Pure: two runs' manifests and records in, dataclasses of plain values out. docs/nightly.md says how it decides and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from harness import side_by_side
from harness.changes import Changed, changes
from harness.errors import RunError
from harness.found import Answer, Found, read_found
from harness.side_by_side import Key, Pairs, RowChange, seconds_of, verdict_of
from harness.stats import holm
from harness.store import read_manifest


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it was read: its folder's name, its manifest and its records by (task, strategy)."""

    name: str
    manifest: Mapping[str, Any]
    found: Mapping[tuple[str, str], Found]

    @property
    def plan(self) -> Mapping[str, Any]:
        plan: Mapping[str, Any] = self.manifest["plan"]
        return plan

    def row(self, task: str, strategy: str) -> Found:
        return self.found.get((task, strategy)) or Found()


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not compared (`strategy` None: the whole task), why, and what to do."""

    task: str
    strategy: str | None
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class RunChange:
    """`notes` are what a reader has to know first. `only_before` and `only_after` name rows of one run alone."""

    before: str
    after: str
    margin: float
    rows: tuple[RowChange, ...]
    refused: tuple[Refused, ...]
    changes: tuple[Changed, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def regressions(self) -> tuple[RowChange, ...]:
        return tuple(row for row in self.rows if row.regressed(self.margin))

    @property
    def incomplete(self) -> tuple[RowChange, ...]:
        return tuple(row for row in self.rows if row.incomplete(self.margin))


def read_run(path: Path) -> Run:
    """Raises RunError where the folder is no run."""
    return Run(path.resolve().name, read_manifest(path), read_found(path))


def compare_runs(before: Run, after: Run, margin: float, resamples: int = 10_000) -> RunChange:
    """`margin` is by how much worse is a regression. Raises RunError where the two have no row in common."""
    both = f"{before.name} and {after.name}"
    try:
        tasks = _tasks(before, after)
        pairs, refused = _paired(tasks)
        family = sum(found.moved for found in pairs.values())
        measured = [task.row(arm, found, family, resamples) for (task, arm), found in pairs.items()]
        rows = tuple(_with_coverage([*_with_verdicts(measured)]))
        found = (*changes(before.manifest, after.manifest), *_chosen(before, after, rows))
        notes = (*_notes(before, after), *(note for task in tasks for note in task.notes))
    except KeyError as missing:
        raise RunError(f"{both}: a manifest and its records do not go together: {missing} is missing") from None
    if not tasks:
        raise RunError(f"{both} have no strategy on a task in common, so there is nothing to compare.")
    labels = _labels(before), _labels(after)
    only = [tuple(label for label in one if label not in other) for one, other in (labels, labels[::-1])]
    return RunChange(before.name, after.name, margin, rows, refused, found, only[0], only[1], notes)


def _labels(run: Run) -> list[str]:
    return [f"{task} · {arm}" for task in run.plan["tasks"] for arm in run.plan["strategies"]]


def pair_rows(before: Run, after: Run) -> tuple[dict[tuple[str, str], Pairs], tuple[Refused, ...]]:
    """By (task, strategy) what both runs answered, and what must not be compared. Raises KeyError."""
    found, refused = _paired(_tasks(before, after))
    return {(task.name, arm): pairs for (task, arm), pairs in found.items()}, refused


def _tasks(before: Run, after: Run) -> list[_Task]:
    tasks = [_Task(before, after, name) for name in before.plan["tasks"] if name in after.plan["tasks"]]
    return [task for task in tasks if task.arms]


def _paired(tasks: Sequence[_Task]) -> tuple[dict[tuple[_Task, str], Pairs], tuple[Refused, ...]]:
    refused = [task.refusal for task in tasks if task.refusal]
    pairs = {(task, arm): task.pairs(arm) for task in tasks if not task.refusal for arm in task.arms}
    apart = {(task, arm): task.nothing_pairs(arm, found) for (task, arm), found in pairs.items()}
    refused += [refusal for refusal in apart.values() if refusal]
    return {key: found for key, found in pairs.items() if not apart[key]}, tuple(refused)


def _with_verdicts(rows: Sequence[RowChange]) -> Iterator[RowChange]:
    """Holm over the rows in which any score changed: where none did, no test could have said anything."""
    tests = [row.quality.test for row in rows if row.quality]
    p_values = iter(holm([test.p_value for test in tests if test.wins + test.losses]))
    for row in rows:
        if row.quality is None:
            yield row
            continue
        p = next(p_values) if row.quality.test.wins + row.quality.test.losses else None
        verdict = verdict_of(row.quality.difference, p)
        yield replace(row, verdict=verdict, quality=replace(row.quality, p_adjusted=p))


def _with_coverage(rows: Sequence[RowChange]) -> Iterator[RowChange]:
    """Holm over the rows that answered a smaller share than before."""
    less = [row for row in rows if row.coverage_lost > 0]
    p_values = iter(holm([side_by_side.fewer_answered(row.answered, row.planned) for row in less]))
    for row in rows:
        yield replace(row, fewer=next(p_values)) if row.coverage_lost > 0 else row


class _Task:
    """One task of both runs. `same` holds the examples that are the same in both; None: all of them, by their hash."""

    def __init__(self, before: Run, after: Run, name: str) -> None:
        self.runs, self.name = (before, after), name
        self.tables = before.plan["tasks"][name], after.plan["tasks"][name]
        self.arms = [arm for arm in before.plan["strategies"] if arm in after.plan["strategies"]]
        self.metric: str = self.tables[0]["primary_metric"]

    @cached_property
    def same(self) -> set[str] | None:
        """The hash is over task.toml too, so a new instruction alone makes it another, and the records have to say.

        An example is the same where its references are, and where the last message of some strategy's prompt, which
        holds the question, is the same word for word.
        """
        if self.tables[0].get("data_hash") == self.tables[1].get("data_hash"):
            return None
        sides = [[run.row(self.name, arm).answers for run in self.runs] for arm in self.arms]
        return {
            key[1]
            for one, other in sides
            for key in one.keys() & other.keys()
            if one[key].question == other[key].question
        }

    @cached_property
    def refusal(self) -> Refused | None:
        one, other = (table["metrics"][table["primary_metric"]] for table in self.tables)
        if one != other:
            why = f"its first metric is not computed alike: {one} and {other}"
            return Refused(self.name, None, why, "Run the earlier plan again with the metric of the later one.")
        if self.same is not None and not self.same:
            why = "its data is another, and no test example is shown to be the same in both runs"
            return Refused(self.name, None, why, "Run the earlier plan again on the data of the later one.")
        return None

    @property
    def notes(self) -> Iterator[str]:
        if self.same is not None and not self.refusal:
            counts = " and ".join(str(table["examples"]["test"]) for table in self.tables)
            yield (
                f"{self.name}: task.toml or the data changed, so only those test examples are compared that the "
                f"records show to be the same in both runs: {len(self.same)} (of {counts})."
            )

    def pairs(self, arm: str) -> Pairs:
        first, second = (self._good(run, arm) for run in self.runs)
        keys = sorted(first.keys() & second.keys())
        return Pairs(tuple(first[key] for key in keys), tuple(second[key] for key in keys), self.metric)

    def nothing_pairs(self, arm: str, found: Pairs) -> Refused | None:
        """None where some answers pair, and where one of the runs has none at all: that is a row without a verdict."""
        first, second = ({seed for seed, _ in self._good(run, arm)} for run in self.runs)
        if found.before or not first or not second:
            return None
        if not first & second:
            why = f"no seed in common: {sorted(first)} and {sorted(second)}"
            return Refused(self.name, arm, why, "Run one of the two again with the seeds of the other.")
        return Refused(self.name, arm, "no test example that both answered", "Run both with the same --max-test.")

    def row(self, arm: str, found: Pairs, family: int, resamples: int) -> RowChange:
        rows = [run.row(self.name, arm) for run in self.runs]
        before, after = ({k: s for k, s in seconds_of(row).items() if self._counts(k)} for row in rows)
        return RowChange(
            task=self.name,
            strategy=arm,
            metric=self.metric,
            verdict="not compared",
            quality=side_by_side.quality(found, family, resamples),
            spent=side_by_side.spent(found, resamples),
            timed=side_by_side.timed(before, after, resamples),
            planned=(self._planned(0), self._planned(1)),
            answered=(len(rows[0].good), len(rows[1].good)),
            fewer=None,
            prompts=found.differing("prompt"),
            answers=found.differing("said"),
            most_worse=side_by_side.most_worse(found),
            error=rows[1].error,
        )

    def _good(self, run: Run, arm: str) -> dict[Key, Answer]:
        good = {(answer.seed, answer.example_id): answer for answer in run.row(self.name, arm).good}
        return {key: answer for key, answer in good.items() if self._counts(key)}

    def _counts(self, key: Key) -> bool:
        return self.same is None or key[1] in self.same

    def _planned(self, side: int) -> int:
        return int(self.tables[side]["examples"]["test"]) * len(self.runs[side].plan["seeds"])


def _chosen(before: Run, after: Run, rows: Sequence[RowChange]) -> Iterator[Changed]:
    """The wording that a strategy chose on validation, where it chose another one."""
    for row in rows:
        first, second = (_choices(run.row(row.task, row.strategy)) for run in (before, after))
        if first and second and first != second:
            yield Changed("prompts", f"{row.task}: {row.strategy}: chosen on validation", first, second, row.task)


def _choices(found: Found) -> str:
    steps = [step for made in found.made for step in made if "chosen" in step.details]
    return ", ".join(dict.fromkeys(str(step.details["chosen"]) for step in steps))


def _notes(before: Run, after: Run) -> Iterator[str]:
    if before.name == after.name:
        yield "Both are the same run."
    elif str(after.manifest.get("started")) < str(before.manifest.get("started")):
        yield f"{after.name} was started before {before.name}: better and worse are said of {after.name}."
    for run in (before, after):
        if run.manifest.get("finished", "") is None:
            yield f"{run.name} has not ended: what it has answered so far is compared."
