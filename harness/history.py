"""Every run of a suite, as trends: quality, cost and p95 by task and strategy, and where quality changed.

Reading all records of many runs takes minutes, so what a run came to is kept in its folder (summary.json) and made
again where the records are others. docs/nightly.md says which steps are marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from harness.changes import Changed, changes
from harness.errors import RunError
from harness.found import Rows
from harness.side_by_side import ALPHA
from harness.stats import Interval, holm
from harness.store import MANIFEST, read_manifest
from harness.summaries import Key, Move, RunRow, Summaries

MOST_RUNS = 200
"""Of a trail, the run that it leads to included."""


@dataclass(frozen=True, slots=True)
class Point:
    """A run of a trend. `number` counts the runs of the suite from 0, oldest first."""

    number: int
    run: str
    started: str | None
    row: RunRow


@dataclass(frozen=True, slots=True)
class Mark:
    """From the run `before` to the run `run` the primary metric changed beyond chance, by `difference`.

    `p_adjusted` is after Holm over all steps of the trend in which any score changed. `changes` is what the two
    manifests say of a cause, which need not be the cause.
    """

    number: int
    run: str
    before: str
    difference: float
    interval: Interval | None
    p_adjusted: float
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Between the two runs the trend does not hold together, and `why`."""

    number: int
    run: str
    before: str
    why: str
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One strategy on one task. `metric` is the latest run's primary one."""

    task: str
    strategy: str
    metric: str
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    breaks: tuple[Break, ...]

    @property
    def comparable(self) -> bool:
        """Whether two of its runs can be held against each other."""
        return sum(point.row.quality is not None for point in self.points) > len(self.breaks) + 1


@dataclass(frozen=True, slots=True)
class History:
    """Of `suite`, `runs` by their folders' names, oldest first. `unread` says of folders why they were left out."""

    suite: str
    runs: tuple[str, ...]
    trends: tuple[Trend, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """What led to a run: the `history` of the rows that it has, from the runs of its suite beside it, itself the last.

    `left_out` are the folders beside it that hold no run of the suite that can be read, `untested` the steps that
    nobody has held against each other yet, `earlier` the runs before those that are in it.
    """

    history: History
    left_out: tuple[str, ...]
    untested: int
    earlier: int


def read_history(folder: Path) -> History:
    """Of results/<suite>. Keeps a summary in each run's folder where it may write. Raises RunError without any run."""
    manifests, unread = _manifests(folder)
    summaries = Summaries(manifests)
    kept = _kept(manifests, summaries, unread)
    if not kept:
        raise RunError(f"{folder}: holds no run that can be read. {' '.join(unread.values())}".rstrip())
    keys = dict.fromkeys(key for rows in kept.values() for key in rows)
    trends = tuple(_Track(key, manifests, kept, summaries).trend() for key in keys)
    summaries.keep()
    return History(folder.resolve().name, tuple(path.name for path in kept), trends, tuple(unread.values()))


def read_trail(run: Path, found: Rows, most: int = MOST_RUNS) -> Trail | None:
    """Up to and including `run`, whose records are `found`. None where no two runs of the suite can be compared.

    Of a run that has a summary no record is opened, but of the one before `run` where their step is not kept yet.
    """
    own = run.resolve()
    manifests, unread = _manifests(own.parent)
    suite = manifests[own]["plan"]["suite"]
    others = [path for path, manifest in manifests.items() if manifest["plan"]["suite"] != suite]
    paths = [path for path in manifests if path not in others]
    paths = paths[: paths.index(own) + 1]
    if len(paths) < 2:
        return None
    summaries = Summaries(manifests, only=own)
    kept = _kept(paths[-most:-1], summaries, unread)
    summaries.know(own, found)
    kept[own] = summaries.rows(own)
    trends = tuple(_Track(key, manifests, kept, summaries).trend() for key in kept[own])
    summaries.keep()
    if not any(trend.comparable for trend in trends):
        return None
    history = History(own.parent.name, tuple(path.name for path in kept), trends, tuple(unread.values()))
    left_out = tuple(sorted(path.name for path in (*unread, *others)))
    return Trail(history, left_out, len(summaries.untested), max(0, len(paths) - most))


def _kept(paths: Iterable[Path], summaries: Summaries, unread: dict[Path, str]) -> dict[Path, Mapping[Key, RunRow]]:
    kept: dict[Path, Mapping[Key, RunRow]] = {}
    for path in paths:
        try:
            kept[path] = summaries.rows(path, after=next(reversed(kept), None))
        except RunError as error:
            unread[path] = str(error)
    return kept


def _manifests(folder: Path) -> tuple[dict[Path, Mapping[str, Any]], dict[Path, str]]:
    """Oldest first, and why others were not read."""
    found, unread = {}, {}
    for path in sorted(file.parent for file in folder.glob(f"*/{MANIFEST}")):
        try:
            found[path] = read_manifest(path)
        except RunError as error:
            unread[path] = str(error)
    return dict(sorted(found.items(), key=lambda item: (str(item[1].get("started")), item[0].name))), unread


class _Track:
    """The runs that hold one row, each beside the one before it."""

    def __init__(
        self,
        key: Key,
        manifests: Mapping[Path, Mapping[str, Any]],
        kept: Mapping[Path, Mapping[Key, RunRow]],
        summaries: Summaries,
    ) -> None:
        self.key, self.manifests, self.summaries = key, manifests, summaries
        self.numbers = {path: number for number, path in enumerate(kept)}
        self.rows = {path: rows[key] for path, rows in kept.items() if key in rows}

    def trend(self) -> Trend:
        paths = list(self.rows)
        # A run without an answer is no step: the next one is held against the last that had some.
        answered = [path for path in paths if self.rows[path].quality]
        steps = [(one, other, self._move(one, other)) for one, other in pairwise(answered)]
        return Trend(
            *self.key,
            metric=self.rows[paths[-1]].metric,
            points=tuple(map(self._point, paths)),
            marks=tuple(self._marks(steps)),
            breaks=tuple(self._break(one, other, move) for one, other, move in steps if move.why),
        )

    def _move(self, before: Path, after: Path) -> Move:
        return self.summaries.moves(before, after).get(self.key, Move())

    def _point(self, path: Path) -> Point:
        return Point(self.numbers[path], path.name, self.manifests[path].get("started"), self.rows[path])

    def _marks(self, steps: Sequence[tuple[Path, Path, Move]]) -> Iterator[Mark]:
        moved = [(one, other, move) for one, other, move in steps if move.p_value is not None]
        adjusted = holm([move.p_value for _, _, move in moved if move.p_value is not None])
        for (one, other, move), p in zip(moved, adjusted, strict=True):
            if p <= ALPHA and move.difference is not None:
                changed = self._changes(one, other)
                yield Mark(self.numbers[other], other.name, one.name, move.difference, move.interval, p, changed)

    def _break(self, before: Path, after: Path, move: Move) -> Break:
        changed = self._changes(before, after)
        return Break(self.numbers[after], after.name, before.name, move.why or "", changed)

    def _changes(self, before: Path, after: Path) -> tuple[Changed, ...]:
        found = changes(self.manifests[before], self.manifests[after])
        return tuple(one for one in found if one.task in (None, self.key[0]))
