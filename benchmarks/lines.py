"""A line of the table: our numbers, those of what stands beside us, and whether the target is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Literal

from benchmarks.measure import Run, Work, WorkFailed, run
from benchmarks.rivals import NotInstalled

SLACK = 1.2
"""A rival is stopped where it has taken this many times what it would have to take for the target to be met."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the ratio ours / theirs (or our number itself, where nothing stands beside it) must be."""

    sense: Literal["at most", "at least"]
    value: float

    def met(self, number: float) -> bool:
        return number <= self.value if self.sense == "at most" else number >= self.value

    def __str__(self) -> str:
        return f"{'≤' if self.sense == 'at most' else '≥'} {self.value:g}"


@dataclass(frozen=True, slots=True)
class Line:
    """`ours` and `theirs` are the single measurements, pair by pair, in `unit`; `bounds` marks those of theirs that
    were stopped, so that the true number is higher. `problem` is why there is no measurement."""

    work: str
    unit: str
    beside: str = ""
    target: Target | None = None
    ours: Sequence[float] = ()
    theirs: Sequence[float] = ()
    bounds: Sequence[bool] = ()
    our_peaks_mib: Sequence[float] = ()
    their_peaks_mib: Sequence[float] = ()
    note: str = ""
    problem: str = ""

    @property
    def ratios(self) -> list[float]:
        return [mine / other for mine, other in zip(self.ours, self.theirs, strict=False)]

    @property
    def judged(self) -> float | None:
        """What the target is about: the median ratio, or our median where nothing stands beside us."""
        numbers = self.ratios or self.ours
        return median(numbers) if numbers and not self.problem else None

    @property
    def met(self) -> bool | None:
        """None where there is no target. A line that could not be measured is not met."""
        if self.target is None:
            return None
        return self.judged is not None and self.target.met(self.judged)


Start = Callable[[Path], Work]
"""Makes the work in an empty folder of its own, so that nothing is found from the time before."""


def _seconds(done: Run, _: Path) -> float:
    return done.seconds


@dataclass(frozen=True, slots=True)
class Contender:
    """`number` reads what is compared from a run and its folder; it raises WorkFailed where work is missing."""

    name: str
    start: Start
    number: Callable[[Run, Path], float] = _seconds


@dataclass(frozen=True, slots=True)
class Against:
    """A rival of a row, the target for the ratio ours / theirs, and whether it may be stopped when that is certain."""

    contender: Contender
    target: Target | None = None
    may_stop: bool = False


@dataclass(slots=True)
class _Side:
    numbers: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    bounds: list[bool] = field(default_factory=list)
    problem: str = ""


def side_by_side(
    work: str, unit: str, ours: Contender, rivals: Sequence[Against], pairs: int, scratch: Path
) -> list[Line]:
    """Ours, then each rival, again and again: `pairs` rounds, each process in a fresh folder. A line for each rival."""
    mine, sides = _Side(), [_Side() for _ in rivals]
    for number in range(pairs):
        _measure(ours, mine, None, scratch / f"{number}-ours")
        if mine.problem:
            break
        for against, side in zip(rivals, sides, strict=True):
            limit = _limit(against, mine.numbers[-1])
            _measure(against.contender, side, limit, scratch / f"{number}-{against.contender.name}")
    return [_line(work, unit, against, mine, side) for against, side in zip(rivals, sides, strict=True)]


def _limit(against: Against, mine: float) -> float | None:
    if against.target is None or not against.may_stop:
        return None
    return mine / against.target.value * SLACK


def _measure(contender: Contender, side: _Side, limit: float | None, folder: Path) -> None:
    if side.problem:
        return
    folder.mkdir(parents=True)
    try:
        done = run(contender.start(folder), limit)
        side.numbers.append(done.seconds if done.stopped else contender.number(done, folder))
        side.peaks.append(done.peak_mib)
        side.bounds.append(done.stopped)
    except NotInstalled as error:
        side.problem = f"{contender.name} not installed: {error}"
    except (WorkFailed, OSError, ValueError, KeyError) as error:
        # The last three are what reading results that are not there, or not whole, ends in.
        side.problem = f"{contender.name} failed: {' '.join(str(error).split())}"


def _line(work: str, unit: str, against: Against, mine: _Side, side: _Side) -> Line:
    return Line(
        work,
        unit,
        against.contender.name,
        against.target,
        mine.numbers,
        side.numbers,
        side.bounds,
        mine.peaks,
        side.peaks,
        problem=mine.problem or side.problem,
    )


def alone(work: str, unit: str, ours: Contender, target: Target | None, times: int, scratch: Path) -> Line:
    """Ours `times` times, with nothing beside it."""
    mine = _Side()
    for number in range(times):
        _measure(ours, mine, None, scratch / f"{number}-ours")
    return Line(work, unit, "", target, mine.numbers, our_peaks_mib=mine.peaks, problem=mine.problem)
