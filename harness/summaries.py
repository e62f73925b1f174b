"""What a run came to, kept in its folder: estimates by row, and each row's step from the run before it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from harness.cache import digest
from harness.comparing import Run, pair_rows
from harness.errors import RunError
from harness.found import Answer, Estimate, Found, Rows, estimate, read_found
from harness.side_by_side import Pairs, seconds_of
from harness.stats import Interval, mean_interval, paired_test, percentile
from harness.stats.quantile import Range, percentile_range
from harness.store import read_manifest, records_file, write_atomically

SUMMARY = "summary.json"
FORMAT = 1
# Resamples of what only a history shows. Quality takes as many as the report, so that the two say the same.
FEWER = 2_000
# Two runs are held against each other at a time.
MOST_OPEN = 2

Key = tuple[str, str]
"""Task and strategy."""
Manifests = Mapping[Path, Mapping[str, Any]]
Stamp = tuple[int, int, str]
"""Size and time of a run's records, in nanoseconds, and a digest of its plan."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One strategy on one task in one run: its primary metric, US dollars for 1,000 requests, p95 in seconds.

    `p95_range` is the 95 % interval of p95, open at the upper end below 72 timed requests. None: not known.
    """

    metric: str
    planned: int
    answered: int
    quality: Estimate | None
    usd_per_thousand: Estimate | None
    p95: float | None
    p95_range: Range | None
    timed: int


@dataclass(frozen=True, slots=True)
class Move:
    """From one run to the next: mean change of the primary metric over the answers that pair, interval, p-value.

    `p_value` is None where no score changed, the others too where nothing pairs; `why` is set where it must not.
    """

    difference: float | None = None
    interval: Interval | None = None
    p_value: float | None = None
    why: str | None = None


@dataclass
class _Kept:
    """summary.json of a run, `moves` by the run before; `stamp` and the one beside the moves say of which records."""

    stamp: Stamp
    rows: dict[Key, RunRow]
    moves: dict[str, tuple[Stamp, dict[Key, Move]]] = field(default_factory=dict)
    changed: bool = False


class Summaries:
    """Reads what is kept, makes what is missing, and writes that when asked to.

    With `only`, records are opened for no step but those into that run; other steps that are not kept are `untested`.
    """

    def __init__(self, manifests: Manifests, only: Path | None = None) -> None:
        self.manifests, self.only = manifests, only
        self.untested: set[tuple[Path, Path]] = set()
        self._kept: dict[Path, _Kept] = {}
        self._open: dict[Path, Run] = {}

    def rows(self, path: Path, after: Path | None = None) -> Mapping[Key, RunRow]:
        """`after` is the run before, whose records may still be open. Raises RunError where they cannot be read."""
        if path not in self._kept:
            stamp = _stamp(path, self.manifests[path]["plan"])
            kept = _read(path / SUMMARY, stamp)
            self._kept[path] = kept or _Kept(stamp, self._rows(self._run(path)), changed=True)
            if after:
                self.moves(after, path)
            # At once: whoever stops a long reading has not read for nothing.
            self.keep()
        return self._kept[path].rows

    def moves(self, before: Path, after: Path) -> Mapping[Key, Move]:
        """Of the rows that both runs hold. The rows of both must have been asked for."""
        kept, stamp = self._kept[after], self._kept[before].stamp
        found = kept.moves.get(before.name)
        if found is None or found[0] != stamp:
            if self.only not in (None, after) and not {before, after} <= self._open.keys():
                self.untested.add((before, after))
                return {}
            try:
                found = stamp, _moves(self._run(before), self._run(after))
            except RunError as error:
                # Their summaries still hold; only the step between them is lost.
                return dict.fromkeys(kept.rows, Move(why=str(error)))
            kept.moves[before.name], kept.changed = found, True
        return found[1]

    def know(self, path: Path, found: Rows) -> None:
        """Take the records of a run from whoever has read them already."""
        self._open[path] = Run(path.name, self.manifests[path], found)

    def keep(self) -> None:
        """A folder that may not be written to is read anew the next time."""
        for path, kept in self._kept.items():
            if kept.changed:
                kept.changed = False
                with suppress(RunError):
                    write_atomically(path / SUMMARY, _text(kept))

    def _run(self, path: Path) -> Run:
        if path not in self._open:
            while len(self._open) >= MOST_OPEN:
                del self._open[next(iter(self._open))]
            self._open[path] = Run(path.name, self.manifests[path], read_found(path))
        return self._open[path]

    def _rows(self, run: Run) -> dict[Key, RunRow]:
        try:
            tasks, seeds = run.plan["tasks"], len(run.plan["seeds"])
            return {
                (name, arm): _row(run.row(name, arm), table["primary_metric"], table["examples"]["test"] * seeds)
                for name, table in tasks.items()
                for arm in run.plan["strategies"]
            }
        except KeyError as missing:
            raise RunError(f"{run.name}: the manifest and the records do not go together: {missing}") from None


def keep_summary(path: Path, found: Rows) -> None:
    """Of a run that has just ended, so that its history opens at once. Raises RunError where it is no run."""
    summaries = Summaries({path: read_manifest(path)})
    summaries.know(path, found)
    summaries.rows(path)
    summaries.keep()


def _row(found: Found, metric: str, planned: int) -> RunRow:
    good, seconds = found.good, list(seconds_of(found).values())
    return RunRow(
        metric=metric,
        planned=planned,
        answered=len(good),
        quality=estimate(good, metric) if good else None,
        usd_per_thousand=_usd(good),
        p95=percentile(seconds, 95),
        p95_range=percentile_range(seconds, 95),
        timed=len(seconds),
    )


def _usd(good: Sequence[Answer]) -> Estimate | None:
    known = [1000 * record.usd for record in good if record.usd is not None]
    if not good or len(known) < len(good):
        return None
    examples = [record.example_id for record in good]
    interval = mean_interval(known, examples, resamples=FEWER, bounds=None)
    return Estimate(sum(known) / len(known), interval, len(known))


def _moves(before: Run, after: Run) -> dict[Key, Move]:
    try:
        pairs, refused = pair_rows(before, after)
    except KeyError as missing:
        why = f"a manifest and its records do not go together: {missing} is missing"
        return {(task, arm): Move(why=why) for task in after.plan["tasks"] for arm in after.plan["strategies"]}
    moves = {key: _measured(found) for key, found in pairs.items()}
    for refusal in refused:
        arms = [refusal.strategy] if refusal.strategy else after.plan["strategies"]
        moves.update({(refusal.task, arm): Move(why=refusal.why) for arm in arms})
    return moves


def _measured(pairs: Pairs) -> Move:
    before, after = pairs.scores
    test = paired_test(after, before, pairs.examples)
    if test is None:
        return Move()
    more = [b - a for a, b in zip(before, after, strict=True)]
    interval = mean_interval(more, pairs.examples, resamples=FEWER, bounds=(-1.0, 1.0))
    return Move(fmean(more), interval, test.p_value if test.wins + test.losses else None)


def _stamp(path: Path, plan: Mapping[str, Any]) -> Stamp:
    """Size and time are as good as the content of the records, and read in no time."""
    file = records_file(path)
    try:
        about = file.stat()
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror}") from None
    return about.st_size, about.st_mtime_ns, digest(plan)[:16]


def _text(kept: _Kept) -> str:
    """JSON; floats keep all their digits, so that what is kept is what would be made again."""
    moves = {
        name: {"of": stamp, "rows": [[*key, asdict(move)] for key, move in rows.items()]}
        for name, (stamp, rows) in kept.moves.items()
    }
    rows = [[*key, asdict(row)] for key, row in kept.rows.items()]
    return json.dumps({"format": FORMAT, "of": kept.stamp, "rows": rows, "moves": moves}, allow_nan=False) + "\n"


def _read(file: Path, stamp: Stamp) -> _Kept | None:
    """None where there is none, or it is of other records or of another version of this program."""
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        size, time, plan = table["of"]
        # An archive may have cut the time to whole seconds.
        if table["format"] != FORMAT or stamp not in ((size, time, plan), (size, time - time % 10**9, plan)):
            return None
        rows = {(task, arm): _to_row(row) for task, arm, row in table["rows"]}
        moves = {name: _to_moves(kept) for name, kept in table["moves"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return _Kept((size, time, plan), rows, moves)


def _to_moves(table: Mapping[str, Any]) -> tuple[Stamp, dict[Key, Move]]:
    size, time, plan = table["of"]
    rows = {(task, arm): Move(**{**move, "interval": _interval(move)}) for task, arm, move in table["rows"]}
    return (size, time, plan), rows


def _to_row(table: Mapping[str, Any]) -> RunRow:
    estimates = {name: _estimate(table[name]) for name in ("quality", "usd_per_thousand")}
    spread = table["p95_range"]
    return RunRow(**{**table, **estimates, "p95_range": Range(**spread) if spread else None})


def _estimate(table: Mapping[str, Any] | None) -> Estimate | None:
    return Estimate(**{**table, "interval": _interval(table)}) if table else None


def _interval(table: Mapping[str, Any]) -> Interval | None:
    return Interval(**table["interval"]) if table["interval"] else None
