"""The same requests answered by two runs: what quality, cost and time came to in each, and how they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

import numpy as np

from harness.cost import per_thousand
from harness.found import Answer, Found
from harness.stats import Interval, PairedTest, mean_interval, paired_test, percentile, smallest_difference

Verdict = Literal["better", "worse", "not distinguishable", "same", "not compared"]
Key = tuple[int, str]
"""Seed and example id."""
Sides = tuple[float | None, float | None]
"""The earlier and the later run; None: not known."""

ALPHA = 0.05
ROUNDING = 1e-9
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """The primary metric over the `n` answers that pair: both means, after - before, its interval and its test.

    `p_adjusted` is after Holm over all rows in which any score changed (None: none did in this one). `smallest` is the
    least true difference that these answers would have shown four times in five.
    """

    n: int
    before: float
    after: float
    difference: float
    interval: Interval | None
    test: PairedTest
    p_adjusted: float | None
    smallest: float | None


@dataclass(frozen=True, slots=True)
class Spent:
    """US dollars for 1,000 of the requests that pair, and the interval of after - before (None: not known)."""

    usd: Sides
    more: Interval | None


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of requests sent one at a time. `ratio`: geometric mean of after / before over `n` same requests."""

    n: int
    p50: Sides
    p95: Sides
    ratio: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One strategy on one task in both runs.

    `answered` and `planned` count the requests of the earlier and the later run; `fewer` is the p-value of "as many
    were answered", after Holm over the rows that answered a smaller share (None: this one did not). `prompts` and
    `answers` count among the pairs those whose prompt, and whose prediction, is another. `most_worse` names the
    examples that lost most. `error` says why a cell of the later run failed.
    """

    task: str
    strategy: str
    metric: str
    verdict: Verdict
    quality: Quality | None
    spent: Spent
    timed: Timed
    planned: tuple[int, int]
    answered: tuple[int, int]
    fewer: float | None
    prompts: int
    answers: int
    most_worse: tuple[str, ...]
    error: str | None

    @property
    def coverage_lost(self) -> float:
        """By how much a smaller share of what was planned was answered."""
        before, after = (a / p if p else 0.0 for a, p in zip(self.answered, self.planned, strict=True))
        return max(0.0, before - after)

    def regressed(self, margin: float) -> bool:
        """Worse beyond chance, and by more than the margin."""
        return self.verdict == "worse" and self.quality is not None and -self.quality.difference > margin + ROUNDING

    def incomplete(self, margin: float) -> bool:
        """A cell failed, nothing was answered, or so much less that neither chance nor the margin explains it."""
        if not self.answered[0] or self.coverage_lost <= margin + ROUNDING:
            return False
        return self.error is not None or not self.answered[1] or (self.fewer is not None and self.fewer <= ALPHA)


@dataclass(frozen=True, slots=True)
class Pairs:
    """What both runs answered, in the same order, and the score of each by `metric`."""

    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    metric: str

    @property
    def scores(self) -> tuple[list[float], list[float]]:
        first, second = ([answer.score(self.metric) for answer in side] for side in (self.before, self.after))
        return first, second

    @property
    def examples(self) -> list[str]:
        return [record.example_id for record in self.before]

    @property
    def moved(self) -> bool:
        """Whether any score changed."""
        first, second = self.scores
        return any(abs(a - b) > ROUNDING for a, b in zip(first, second, strict=True))

    def differing(self, field: str) -> int:
        sides = zip(self.before, self.after, strict=True)
        return sum(getattr(one, field) != getattr(other, field) for one, other in sides)


def quality(pairs: Pairs, family: int, resamples: int) -> Quality | None:
    """None where nothing pairs. A sampled test takes 40 flips a row at least, so that its least p-value survives."""
    before, after = pairs.scores
    test = paired_test(after, before, pairs.examples, resamples=max(resamples, 40 * family))
    if test is None:
        return None
    more = np.array(after) - np.array(before)
    return Quality(
        n=len(before),
        before=fmean(before),
        after=fmean(after),
        difference=float(more.mean()),
        interval=mean_interval(more, pairs.examples, resamples=resamples, bounds=(-1.0, 1.0)),
        test=test,
        p_adjusted=None,
        smallest=smallest_difference(after, before, pairs.examples, family=max(1, family)),
    )


def verdict_of(difference: float, p_adjusted: float | None) -> Verdict:
    """`p_adjusted` None: no score changed."""
    if p_adjusted is None:
        return "same"
    if p_adjusted > ALPHA:
        return "not distinguishable"
    return "better" if difference > 0 else "worse"


def fewer_answered(answered: tuple[int, int], planned: tuple[int, int]) -> float:
    """Two-sided p-value, twice Fisher's one-sided one, that the later run answered as large a share."""
    from scipy.stats import hypergeom

    return min(1.0, 2 * float(hypergeom.cdf(answered[1], sum(planned), sum(answered), planned[1])))


def most_worse(pairs: Pairs) -> tuple[str, ...]:
    drops: dict[str, float] = {}
    for example, one, other in zip(pairs.examples, *pairs.scores, strict=True):
        drops[example] = drops.get(example, 0.0) + one - other
    fallen = (example for example, drop in drops.items() if drop > ROUNDING)
    return tuple(sorted(fallen, key=lambda example: -drops[example])[:MOST_NAMED])


def spent(pairs: Pairs, resamples: int) -> Spent:
    first, second = ([record.usd for record in side] for side in (pairs.before, pairs.after))
    both = per_thousand(first), per_thousand(second)
    if None in both:
        return Spent(both, None)
    more = [1000 * ((b or 0.0) - (a or 0.0)) for a, b in zip(first, second, strict=True)]
    return Spent(both, mean_interval(more, pairs.examples, resamples=resamples, bounds=None))


def seconds_of(found: Found) -> dict[Key, float]:
    """Of each timed request from the query to the last token, where it was answered."""
    good = {key: record for key, record in found.timed.items() if record.error is None}
    return {k: r.build_seconds + r.generate_seconds for k, r in good.items() if r.generate_seconds is not None}


def timed(before: Mapping[Key, float], after: Mapping[Key, float], resamples: int) -> Timed:
    p50, p95 = ((percentile(list(before.values()), q), percentile(list(after.values()), q)) for q in (50, 95))
    keys = sorted(key for key in before.keys() & after.keys() if before[key] > 0 and after[key] > 0)
    logs = np.log([after[key] / before[key] for key in keys])
    found = mean_interval(logs, [example for _, example in keys], resamples=resamples, bounds=None)
    interval = Interval(float(np.exp(found.low)), float(np.exp(found.high))) if found else None
    return Timed(len(keys), p50, p95, float(np.exp(logs.mean())) if keys else None, interval)
