"""Two systems on the same examples.

Sources: exact McNemar, Mosteller 1952 and Fagerland, Lydersen & Laake 2013; flipping all signs, Fisher 1935, sect. 21;
sampled flips with p = (b + 1) / (m + 1), Phipson & Smyth 2010.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.stats.bootstrap import mean_interval
from harness.stats.units import (
    KIND_COST,
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
    # A sign is as likely as the other, so only sizes count; sorted, no order changes what is drawn.
    moving = np.sort(np.abs(sums[sums != 0]))
    if not len(moving):
        return 1.0
    observed = _observed(sums)
    values, counts = np.unique(moving, return_counts=True)
    few = len(values) * KIND_COST <= len(moving)
    draw = _flip_kinds(values, counts) if few else _flip_bytes(moving)
    rng = np.random.default_rng([seed, 1])
    parts = in_chunks(lambda rows, _: draw(rng, rows), resamples, len(values) if few else len(moving) // 8)
    return (sum(int((np.abs(totals) >= observed).sum()) for totals in parts) + 1) / (resamples + 1)


_Flips = Callable[[np.random.Generator, int], Floats]


def _flip_kinds(values: Floats, counts: NDArray[np.intp]) -> _Flips:
    """Totals [rows] of `counts` of each of the `values` with random signs: only how many are positive counts."""

    def draw(rng: np.random.Generator, rows: int) -> Floats:
        heads = rng.binomial(counts, 0.5, size=(rows, len(counts)))
        totals: Floats = np.einsum("rk,k->r", 2.0 * heads - counts, values)
        return totals

    return draw


def _flip_bytes(moving: Floats) -> _Flips:
    """Totals [rows] of `moving` with random signs, eight at once: a table holds what a byte makes of eight values."""
    groups = np.zeros((-(-len(moving) // 8), 8))
    groups.flat[: len(moving)] = moving
    signs = 1.0 - 2.0 * np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
    table = np.einsum("ge,be->gb", groups, signs).ravel()
    starts = 256 * np.arange(len(groups))

    def draw(rng: np.random.Generator, rows: int) -> Floats:
        drawn = rng.integers(0, 256, size=(rows, len(groups)), dtype=np.uint8)
        totals: Floats = table.take(drawn + starts).sum(axis=1)
        return totals

    return draw


def _observed(moving: Floats) -> float:
    # What is equal but for rounding must count as equal.
    return float(abs(moving.sum()) - ROUNDING * np.abs(moving).sum())
