"""Bootstrap of a mean.

Sources: BCa, Efron & Tibshirani 1993, ch. 14; Wilson 1927; both ways, Owen 2007, "The pigeonhole bootstrap".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.stats.units import (
    KIND_COST,
    NORMAL,
    ROUNDING,
    Bounds,
    Floats,
    Interval,
    Units,
    in_chunks,
    in_threads,
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
    (found,) = resampled([units(values, clusters)], resamples, seed)
    return found.interval(confidence, bounds)


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
class Resampled:
    """A sample, its sorted bootstrap means [resamples] - none where all units are the same - and BCa's corrections."""

    sample: Units
    means: Floats
    bias: float = 0.0
    skew: float = 0.0

    def interval(self, confidence: float, bounds: Bounds | None) -> Interval | None:
        """Two-sided, as `mean_interval` says."""
        if len(self.sample.sums) < 2:
            return None
        if not len(self.means):
            return _constant_interval(self.sample, confidence, bounds)
        z = two_sided_z(confidence)
        return Interval(*(_quantile(self.means, self._level(side)) for side in (-z, z)))

    def p_at_most(self, threshold: float, bounds: Bounds | None) -> float | None:
        """One-sided p-value of "the true mean is at most `threshold`", None where the interval is not known.

        It is the BCa interval turned round: 1 - the largest confidence whose one-sided lower bound is above
        `threshold`, at least 1 / (resamples + 1). `threshold` must lie inside `bounds`.
        """
        if len(self.sample.sums) < 2:
            return None
        if not len(self.means):
            return _constant_p(self.sample, threshold, bounds)
        reached = float(np.searchsorted(self.means, threshold + ROUNDING, "right"))
        nominal = self._nominal((reached + 1) / (len(self.means) + 2))
        return min(1.0, max(nominal, 1 / (len(self.means) + 1)))

    def _level(self, z: float) -> float:
        """Which quantile of the means stands for the nominal normal quantile `z`."""
        shift = self.bias + z
        return NORMAL.cdf(self.bias + shift / (1 - self.skew * shift))

    def _nominal(self, level: float) -> float:
        """The probability that the quantile `level` of the means stands for: `_level` turned round."""
        moved = NORMAL.inv_cdf(level) - self.bias
        return NORMAL.cdf(moved / (1 + self.skew * moved) - self.bias)


def resampled(samples: Sequence[Units], resamples: int, seed: int) -> list[Resampled]:
    """Each sample as if it were alone. Those of as many units share the draws: the same seed would draw the same."""
    found = {place: Resampled(one, np.empty(0)) for place, one in enumerate(samples)}
    shared: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(samples):
        if len(one.sums) < 2 or _constant(one):
            continue
        if (kinds := _kinds(one)) is None:
            shared[len(one.sums)].append(place)
        else:
            found[place] = _corrected(one, _by_kind(kinds, resamples, seed))
    for places in shared.values():
        drawn = _by_index([samples[place] for place in places], resamples, seed)
        found |= {place: _corrected(samples[place], means) for place, means in zip(places, drawn, strict=True)}
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Units that are alike, counted: how many of each kind [kinds]."""

    units: Units
    counts: NDArray[np.intp]


def _kinds(sample: Units) -> _Kinds | None:
    """None where there are so many that counting them is no faster than drawing each unit."""
    # A complex number holds both parts, so that like ones can be found at once.
    distinct, counts = np.unique(sample.sums + 1j * sample.sizes, return_counts=True)
    if len(distinct) * KIND_COST > len(sample.sums):
        return None
    return _Kinds(Units(distinct.real, distinct.imag), counts)


def _by_kind(kinds: _Kinds, resamples: int, seed: int) -> Floats:
    """Means [resamples]: how many of each kind a resample holds is all that its mean depends on."""
    n = int(kinds.counts.sum())

    def draw(rng: np.random.Generator, rows: int) -> Floats:
        drawn = rng.multinomial(n, kinds.counts / n, size=rows).astype(np.float64)
        sums, sizes = (np.einsum("rk,k->r", drawn, part) for part in (kinds.units.sums, kinds.units.sizes))
        means: Floats = np.divide(sums, sizes)
        return means

    return in_threads(draw, resamples, len(kinds.counts), seed)


def _by_index(samples: Sequence[Units], resamples: int, seed: int) -> Floats:
    """Means [samples, resamples] of samples that have as many units."""
    sums, sizes = (np.stack([getattr(one, part) for one in samples]) for part in ("sums", "sizes"))
    n = sums.shape[1]
    alike = bool((sizes == sizes[0, 0]).all())

    def draw(rng: np.random.Generator, rows: int) -> Floats:
        picked = rng.integers(0, n, size=(rows, n))
        means: Floats = _drawn(sums, picked) / (n * sizes[0, 0] if alike else _drawn(sizes, picked))
        return means

    return in_threads(draw, resamples, n, seed)


def _drawn(table: Floats, picked: NDArray[np.int64]) -> Floats:
    """Sums [columns, rows] of what each row of `picked` [rows, n] draws from each column of `table` [columns, n]."""
    if len(table) == 1:
        alone: Floats = table[0].take(picked).sum(axis=1)[None]
        return alone
    rows, n = picked.shape
    cells = (picked + n * np.arange(rows)[:, None]).ravel()
    counts = np.bincount(cells, minlength=rows * n).reshape(rows, n).astype(np.float64)
    # Not by matrix product: its last digits depend on the number of threads.
    sums: Floats = np.einsum("cn,rn->cr", table, counts)
    return sums


def _corrected(sample: Units, drawn: Floats) -> Resampled:
    means = np.sort(drawn)
    # A mean that differs by rounding alone is a tie, and half of the ties are below.
    tie = ROUNDING * max(abs(means[0]), abs(means[-1]))
    below = (np.searchsorted(means, sample.mean - tie, "left") + np.searchsorted(means, sample.mean + tie, "right")) / 2
    edge = 0.5 / len(means)
    return Resampled(sample, means, NORMAL.inv_cdf(min(max(float(below) / len(means), edge), 1 - edge)), _skew(sample))


def _quantile(ordered: Floats, level: float) -> float:
    """Linear between neighbours, Hyndman & Fan's type 7."""
    place = level * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (place - low) * (ordered[high] - ordered[low]))


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


def _constant_p(sample: Units, threshold: float, bounds: Bounds | None) -> float | None:
    value = sample.mean
    if bounds is None or not bounds[0] <= value <= bounds[1]:
        return None
    above = value > threshold
    unlike = (value - threshold) / (value - bounds[0] if above else value - bounds[1])
    z = sqrt(len(sample.sums) * unlike / (1 - unlike))
    return NORMAL.cdf(-z if above else z)
