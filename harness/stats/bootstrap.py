"""Bootstrap of a mean.

Sources: BCa, Efron & Tibshirani 1993, ch. 14; Wilson 1927; both ways, Owen 2007, "The pigeonhole bootstrap".
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from harness.stats.units import (
    NORMAL,
    ROUNDING,
    Bounds,
    Floats,
    Interval,
    Units,
    in_chunks,
    numbered,
    two_sided_z,
    units,
)


def mean_interval(
    values: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    confidence: float = 0.95,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> Interval | None:
    """BCa bootstrap interval of the mean of `values`, in their unit. None below two units: nothing is known then.

    Where all units are the same a bootstrap would claim certainty. If every possible value lies within `bounds`, the
    upper Wilson limit of 0 in n holds the share of examples unlike those seen, each at most at a bound: this is the
    Wilson interval itself for 0/1 scores (0 of 200 is [0, 0.019]) and wider than needed for others. Without bounds,
    as for seconds or dollars, the interval is then None.
    Raises ValueError where `clusters` is not as long as `values`.
    """
    sample = units(values, clusters)
    if len(sample.sums) < 2:
        return None
    if _constant(sample):
        return _constant_interval(sample, confidence, bounds)
    drawn = _draw(sample, resamples, seed)
    low, high = np.quantile(drawn.means, [drawn.level(z) for z in _both_sides(confidence)])
    return Interval(float(low), float(high))


def p_at_most(
    values: ArrayLike,
    threshold: float,
    clusters: Sequence[Hashable] | None = None,
    *,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> float | None:
    """One-sided p-value of "the true mean is at most `threshold`", None where `mean_interval` knows nothing.

    It is the BCa interval turned round: 1 - the largest confidence whose one-sided lower bound is above `threshold`,
    at least 1 / (resamples + 1). `threshold` must lie inside `bounds`.
    """
    sample = units(values, clusters)
    if len(sample.sums) < 2:
        return None
    if _constant(sample):
        return _constant_p(sample, threshold, resamples, bounds)
    drawn = _draw(sample, resamples, seed)
    reached = np.searchsorted(drawn.means, threshold + ROUNDING, "right")
    return _held(drawn.nominal((float(reached) + 1) / (resamples + 2)), resamples)


def two_way_interval(
    values: ArrayLike,
    examples: Sequence[Hashable],
    seeds: Sequence[Hashable],
    *,
    confidence: float = 0.95,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> Interval | None:
    """Percentile interval of the mean where `examples` and `seeds` are both drawn anew, each as a whole.

    For a claim about adaptations that were not made ("fine-tuning gives 0.8"), not about the one to be deployed:
    `mean_interval` with examples as clusters keeps the seeds that there are. Owen's pigeonhole bootstrap somewhat
    overstates the noise of single answers, and with C seeds understates the variance between seeds by 1 / C. Where
    the seeds differ much, a 95 % interval held the truth in 79, 88, 91 and 93 % of trials with 2, 3, 5 and 10 seeds
    (examples alone: 62 to 80 %). None below two of either.
    Raises ValueError where the lengths differ.
    """
    numbers = np.asarray(values, dtype=np.float64)
    if not len(numbers) == len(examples) == len(seeds):
        raise ValueError(f"{len(numbers)} values but {len(examples)} examples and {len(seeds)} seeds")
    if min(len(set(examples)), len(set(seeds))) < 2:
        return None
    if np.ptp(numbers) <= ROUNDING * np.abs(numbers).max():
        return mean_interval(numbers, examples, confidence=confidence, bounds=bounds)
    means = _two_way_means(numbers, numbered(examples), numbered(seeds), resamples, seed)
    low, high = np.nanquantile(means, [0.5 - confidence / 2, 0.5 + confidence / 2])
    return Interval(float(low), float(high))


def _two_way_means(numbers: Floats, rows: list[int], columns: list[int], resamples: int, seed: int) -> Floats:
    """Means [resamples]; NaN where a draw met no value at all, which only a table with holes allows."""
    table = np.zeros((2, max(rows) + 1, max(columns) + 1))
    np.add.at(table[0], (rows, columns), numbers)
    np.add.at(table[1], (rows, columns), 1)
    examples, seeds = table.shape[1:]
    rng = np.random.default_rng([seed, 2])

    def draw(count: int, _: int) -> Floats:
        by_example = rng.multinomial(examples, [1 / examples] * examples, size=count).astype(np.float64)
        by_seed = rng.multinomial(seeds, [1 / seeds] * seeds, size=count)
        sums, sizes = ((by_example @ part * by_seed).sum(axis=1) for part in table)
        means: Floats = np.divide(sums, sizes, out=np.full(count, np.nan), where=sizes > 0)
        return means

    return np.concatenate(list(in_chunks(draw, resamples, examples)))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Sorted bootstrap means [resamples] and the two corrections of BCa."""

    means: Floats
    bias: float
    skew: float

    def level(self, z: float) -> float:
        """Which quantile of the means stands for the nominal normal quantile `z`."""
        shift = self.bias + z
        return NORMAL.cdf(self.bias + shift / (1 - self.skew * shift))

    def nominal(self, level: float) -> float:
        """The probability that the quantile `level` of the means stands for: `level` turned round."""
        moved = NORMAL.inv_cdf(level) - self.bias
        return NORMAL.cdf(moved / (1 + self.skew * moved) - self.bias)


def _draw(sample: Units, resamples: int, seed: int) -> _Drawn:
    rng = np.random.default_rng(seed)

    def draw(rows: int, n: int) -> Floats:
        picked = rng.integers(0, n, size=(rows, n))
        means: Floats = sample.sums.take(picked).sum(axis=1) / sample.sizes.take(picked).sum(axis=1)
        return means

    means = np.sort(np.concatenate(list(in_chunks(draw, resamples, len(sample.sums)))))
    below = (np.searchsorted(means, sample.mean, "left") + np.searchsorted(means, sample.mean, "right")) / 2
    edge = 0.5 / len(means)
    return _Drawn(means, NORMAL.inv_cdf(float(np.clip(below / len(means), edge, 1 - edge))), _skew(sample))


def _skew(sample: Units) -> float:
    # How far leaving a unit out moves the mean, scaled so that cubes neither vanish nor overflow.
    influence = (sample.sums - sample.mean * sample.sizes) / (sample.sizes.sum() - sample.sizes)
    spread = influence - influence.mean()
    spread /= np.abs(spread).max()
    return float((spread**3).sum() / (6 * (spread**2).sum() ** 1.5))


def _constant(sample: Units) -> bool:
    means = sample.sums / sample.sizes
    return bool(np.ptp(means) <= ROUNDING * np.abs(means).max())


def _constant_interval(sample: Units, confidence: float, bounds: Bounds | None) -> Interval | None:
    value = sample.mean
    if bounds is None or not bounds[0] <= value <= bounds[1]:
        return None
    z2 = two_sided_z(confidence) ** 2
    unlike = z2 / (len(sample.sums) + z2)
    return Interval(value - unlike * (value - bounds[0]), value + unlike * (bounds[1] - value))


def _constant_p(sample: Units, threshold: float, resamples: int, bounds: Bounds | None) -> float | None:
    value = sample.mean
    if bounds is None or not bounds[0] <= value <= bounds[1]:
        return None
    above = value > threshold
    unlike = (value - threshold) / (value - bounds[0] if above else value - bounds[1])
    z = sqrt(len(sample.sums) * unlike / (1 - unlike))
    return _held(NORMAL.cdf(-z if above else z), resamples)


def _held(p_value: float, resamples: int) -> float:
    return min(1.0, max(p_value, 1 / (resamples + 1)))


def _both_sides(confidence: float) -> tuple[float, float]:
    z = two_sided_z(confidence)
    return -z, z
