"""Two systems on the same examples.

Sources: exact McNemar, Mosteller 1952 and Fagerland, Lydersen & Laake 2013; flipping all signs, Fisher 1935, sect. 21;
sampled flips with p = (b + 1) / (m + 1), Phipson & Smyth 2010.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from harness.stats.bootstrap import mean_interval
from harness.stats.units import (
    ROUNDING,
    Bounds,
    Floats,
    Interval,
    difference_bounds,
    in_chunks,
    pairs,
    repeated,
    right_or_wrong,
    unit_differences,
    units,
)

TestName = Literal["exact McNemar", "exact permutation", "sampled permutation"]
_MOST_FLIPPED = 16  # units whose every combination of signs is tried: 65,536


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of a - b, its interval (None: unknown) and the two-sided p-value of "a and b are the same"."""

    value: float
    interval: Interval | None
    p_value: float


@dataclass(frozen=True, slots=True)
class PairedTest:
    """The two-sided p-value of "a and b are the same", in (0, 1], and on how many units a won, tied and lost."""

    name: TestName
    wins: int
    ties: int
    losses: int
    p_value: float


def paired_difference(
    a: ArrayLike,
    b: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    confidence: float = 0.95,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> Difference | None:
    """Mean of a - b with its bootstrap interval and a sampled sign-flip test; None where there are no pairs.

    `a[i]` and `b[i]` are scores of the same example and seed. The test flips the sign of whole units; the p-value is
    never 0 and is 1 for two identical systems. `bounds` are those of one score, as for `mean_interval`.
    Raises ValueError where the lengths differ.
    """
    first, second = pairs(a, b)
    if not first.size:
        return None
    differences = first - second
    span = difference_bounds(bounds)
    interval = mean_interval(differences, clusters, confidence=confidence, resamples=resamples, seed=seed, bounds=span)
    sample = units(differences, clusters)
    return Difference(sample.mean, interval, _sampled_p(sample.sums, resamples, seed))


def paired_test(
    a: ArrayLike,
    b: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    resamples: int = 10_000,
    seed: int = 0,
) -> PairedTest | None:
    """The most exact test that fits the pairs, by name; None where there are none.

    Exact McNemar for 0/1 scores of examples that occur once. Else whole units change sides: every way to do so where
    at most 16 units are not tied, `resamples` random ways otherwise.
    Raises ValueError where the lengths differ.
    """
    first, second = pairs(a, b)
    if not first.size:
        return None
    sums = unit_differences(first, second, clusters)
    name, p_value = _test(sums, right_or_wrong(first, second) and not repeated(clusters), resamples, seed)
    wins, losses = int((sums > 0).sum()), int((sums < 0).sum())
    return PairedTest(name, wins, len(sums) - wins - losses, losses, p_value)


def mcnemar(
    a: ArrayLike,
    b: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    resamples: int = 10_000,
    seed: int = 0,
) -> PairedTest | None:
    """Exact two-sided McNemar test of 0/1 scores: a fair coin for each example that only one of the two got right.

    It keeps its level always and is a little conservative; the mid-p form is not offered. Seeds on one example are no
    separate coins: with repeated `clusters` it is the permutation test of `paired_test`, and is named so.
    None where there are no pairs. Raises ValueError where the lengths differ or a score is neither 0 nor 1.
    """
    if not right_or_wrong(*pairs(a, b)):
        raise ValueError("McNemar's test is for scores that are 0 or 1")
    return paired_test(a, b, clusters, resamples=resamples, seed=seed)


def _test(sums: Floats, coins: bool, resamples: int, seed: int) -> tuple[TestName, float]:
    if coins:
        return "exact McNemar", _binomial_p(int((sums > 0).sum()), int((sums < 0).sum()))
    if np.count_nonzero(sums) <= _MOST_FLIPPED:
        return "exact permutation", _exact_p(sums[sums != 0])
    return "sampled permutation", _sampled_p(sums, resamples, seed)


def _binomial_p(wins: int, losses: int) -> float:
    from scipy.special import bdtr

    # Never 0: beyond about 1,070 wins without a loss the true value is below the smallest float.
    return max(min(1.0, 2 * float(bdtr(min(wins, losses), wins + losses, 0.5))), float(np.finfo(np.float64).tiny))


def _exact_p(moving: Floats) -> float:
    totals = np.zeros(1)
    for value in moving:
        totals = np.concatenate([totals + value, totals - value])
    return float((np.abs(totals) >= _observed(moving)).mean())


def _sampled_p(sums: Floats, resamples: int, seed: int) -> float:
    rng = np.random.default_rng([seed, 1])
    moving = sums[sums != 0]
    observed = _observed(moving)

    def draw(rows: int, n: int) -> Floats:
        heads = rng.integers(0, 2, size=(rows, n), dtype=np.uint8).astype(np.float64)
        totals: Floats = 2 * (heads @ moving) - moving.sum()
        return totals

    reached = sum(int((np.abs(t) >= observed).sum()) for t in in_chunks(draw, resamples, len(moving)))
    return (reached + 1) / (resamples + 1)


def _observed(moving: Floats) -> float:
    # What is equal but for rounding must count as equal.
    return float(abs(moving.sum()) - ROUNDING * np.abs(moving).sum())
