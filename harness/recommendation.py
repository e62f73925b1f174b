"""Which strategy to take under given constraints, how sure that is, and what would change it.

Pure: a Comparison in, dataclasses of plain values out, so that dataclasses.asdict makes JSON of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import isfinite
from typing import Literal

from harness.candidates import (
    MOST,
    Candidate,
    Constraints,
    Measured,
    Setting,
    complete,
    judged,
    known_monthly,
    measured,
    setting,
)
from harness.choosing import Choice, choose, pool, turned
from harness.comparison import Comparison, TaskComparison
from harness.pairing import Pairs
from harness.stats import Interval
from harness.totals import billing
from harness.volume import HOURS_A_MONTH

What = Literal[
    "volume_from", "volume_below", "min_quality", "max_p95", "monthly_budget", "training", "place", "facts"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What else would be taken (None: nothing) were this one thing otherwise; `value` is where that begins."""

    what: What
    value: float | None
    strategy: str | None


@dataclass(frozen=True, slots=True)
class Trade:
    """Another candidate against the choice: what it measured more (or less), and what it costs more (or less) a month.

    `shown`: the two can be told apart.
    """

    strategy: str
    more: float
    interval: Interval | None
    usd: float
    shown: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    strategy: str
    answered: int
    planned: int
    error: str | None


@dataclass(frozen=True, slots=True)
class Lost:
    """A tuned model that got worse at `probe` beyond chance."""

    strategy: str
    probe: str
    change: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Of one task. `rent` is what a month of the machine costs, where its time is what is paid."""

    task: str
    metric: str
    examples: int
    margin: float
    asked: Constraints
    at: Setting
    left_out: tuple[LeftOut, ...]
    candidates: tuple[Candidate, ...]
    choice: Choice | None
    changes: tuple[Change, ...]
    trades: tuple[Trade, ...]
    lost: tuple[Lost, ...]
    rent: float | None


def recommend(comparison: Comparison, task: TaskComparison, asked: Constraints) -> Recommendation:
    at, all_measured = setting(comparison), measured(comparison, task)
    chooser = _Chooser(all_measured, task.pairs, at)
    candidates, choice = chooser.candidates(asked), chooser.choose(asked)
    per_hour = billing(comparison).usd_per_hour
    return Recommendation(
        task=task.task,
        metric=task.primary_metric,
        examples=task.examples["test"],
        margin=comparison.margin,
        asked=asked,
        at=at,
        left_out=tuple(
            LeftOut(row.strategy, row.answered, row.planned, row.error) for row in task.rows if not complete(row)
        ),
        candidates=candidates,
        choice=choice,
        changes=tuple(_changes(chooser, asked)) if candidates else (),
        trades=tuple(_trades(candidates, choice, task.pairs)) if choice else (),
        lost=tuple(_lost(task)),
        rent=per_hour * HOURS_A_MONTH if per_hour else None,
    )


@dataclass(frozen=True, slots=True)
class _Chooser:
    """Chooses under any constraints from what was measured once."""

    measured: Sequence[Measured]
    pairs: Pairs
    at: Setting

    def candidates(self, asked: Constraints) -> tuple[Candidate, ...]:
        return tuple(judged(one, asked, self.at) for one in self.measured)

    def choose(self, asked: Constraints) -> Choice | None:
        return choose(self.candidates(asked), self.pairs, stays=asked.facts_change_every is None)

    def taken(self, asked: Constraints) -> str | None:
        choice = self.choose(asked)
        return choice.strategy if choice else None


def _changes(chooser: _Chooser, asked: Constraints) -> Iterator[Change]:
    """Each found by choosing again with that one thing otherwise."""
    now = chooser.taken(asked)
    yield from _volume_changes(chooser, asked, now)
    yield from _relaxed(chooser, asked, now)
    without: dict[What, Constraints] = {
        "training": replace(asked, no_training=False),
        "place": replace(asked, data_stays_here=False),
        "facts": replace(asked, facts_change_every=None),
    }
    for what, other in without.items():
        if other != asked and (found := chooser.taken(other)) != now:
            yield Change(what, None, found)


def _volume_changes(chooser: _Chooser, asked: Constraints, now: str | None) -> Iterator[Change]:
    """The nearest volume above, and the nearest below, from which on something else is taken."""
    points = _volumes(chooser, asked)
    above = [asked.volume, *(point for point in points if point > asked.volume)]
    for low, high in pairwise([*above, 4 * above[-1]]):
        if (found := chooser.taken(replace(asked, volume=(low + high) / 2))) != now:
            yield Change("volume_from", low, found)
            break
    below = [asked.volume, *(point for point in reversed(points) if point < asked.volume)]
    for high, low in pairwise([*below, 0.0]):
        if (found := chooser.taken(replace(asked, volume=(low + high) / 2))) != now:
            yield Change("volume_below", high, found)
            break


def _volumes(chooser: _Chooser, asked: Constraints) -> list[float]:
    """Where two costs cross, or one crosses the budget: between them the choice is the same, costs being linear."""
    lines = [
        (
            known_monthly(one.measured.terms, 0, chooser.at.months) + (one.updates or 0.0),
            one.measured.terms.marginal or 0.0,
        )
        for one in chooser.candidates(asked)
    ]
    if asked.monthly_budget is not None:
        lines.append((asked.monthly_budget, 0.0))
    crossings = {(b - a) / (m - n) for (a, m), (b, n) in combinations(lines, 2) if m != n}
    return sorted(point for point in crossings if isfinite(point) and 1 <= point <= MOST)


def _relaxed(chooser: _Chooser, asked: Constraints, now: str | None) -> Iterator[Change]:
    """For each limit that was given the nearest easier one, among what was measured, that changes the choice."""
    found = chooser.candidates(asked)
    easier: dict[What, tuple[Callable[[Candidate], float | None], float | None, int]] = {
        "min_quality": (lambda one: one.quality, asked.min_quality, -1),
        "max_p95": (lambda one: one.p95, asked.max_p95, 1),
        "monthly_budget": (lambda one: one.usd, asked.monthly_budget, 1),
    }
    for what, (value_of, limit, way) in easier.items():
        if limit is None:
            continue
        known = {value for one in found if (value := value_of(one)) is not None and way * (value - limit) > 0}
        for value in sorted(known, key=lambda value: way * value):
            other = chooser.taken(_with(asked, what, value))
            if other != now:
                yield Change(what, value, other)
                break


def _with(asked: Constraints, what: What, value: float) -> Constraints:
    if what == "min_quality":
        return replace(asked, min_quality=value)
    return replace(asked, max_p95=value) if what == "max_p95" else replace(asked, monthly_budget=value)


def _trades(candidates: Sequence[Candidate], choice: Choice, pairs: Pairs) -> Iterator[Trade]:
    """The best measured one where it is dearer than the choice, and the best of those on the front that are cheaper."""
    left = {one.strategy: one for one in pool(candidates)}
    taken, leader = left[choice.strategy], left[choice.leader]
    if leader is not taken and leader.usd is not None and taken.usd is not None and leader.usd > taken.usd:
        yield _trade(leader, taken, pairs, leader.usd - taken.usd)
    cheaper = [left[name] for name in choice.front if _cheaper(left[name], taken)]
    best = max(cheaper, key=lambda one: one.quality, default=None)
    if best and best.usd is not None and taken.usd is not None:
        yield _trade(best, taken, pairs, best.usd - taken.usd)


def _cheaper(one: Candidate, other: Candidate) -> bool:
    return one.usd is not None and other.usd is not None and one.usd < other.usd


def _trade(one: Candidate, taken: Candidate, pairs: Pairs, usd: float) -> Trade:
    pair = pairs.between(one.strategy, taken.strategy)
    span = turned(pair, one.strategy) if pair else None
    shown = bool(pair and pair.result.different())
    return Trade(one.strategy, one.quality - taken.quality, span, usd, shown)


def _lost(task: TaskComparison) -> Iterator[Lost]:
    for row in task.rows:
        span = row.retention.change.interval if row.retention else None
        if row.retention and span and span.high < 0:
            yield Lost(row.strategy, row.retention.probe, row.retention.change.value, span)
