"""Intervals and tests for mean scores: numbers in, frozen dataclasses out, the same seed gives the same answer.

A unit is what is resampled: an example, or with `clusters` all the values that share an id, so that three seeds on
one example do not pass for three examples.

Sources: BCa, Efron & Tibshirani 1993, ch. 14; Wilson 1927; sign flips with p = (b + 1) / (m + 1), Phipson & Smyth 2010;
Holm 1979; quantiles, Hyndman & Fan 1996.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bounds = tuple[float, float]

_NORMAL = NormalDist()
_CHUNK = 1_000_000  # random numbers held at once: 8 MB
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of a - b, its interval (None: unknown) and the two-sided p-value of "a and b are the same"."""

    value: float
    interval: Interval | None
    p_value: float


@dataclass(frozen=True, slots=True)
class _Units:
    sums: Floats
    sizes: Floats

    @property
    def mean(self) -> float:
        return float(self.sums.sum() / self.sizes.sum())


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
    units = _units(values, clusters)
    if len(units.sums) < 2:
        return None
    unit_means = units.sums / units.sizes
    if np.ptp(unit_means) <= _ROUNDING * np.abs(unit_means).max():
        return _constant_interval(units, confidence, bounds)
    rng = np.random.default_rng(seed)
    means = np.sort(np.concatenate(list(_resampled_means(units, resamples, rng))))
    low, high = np.quantile(means, _bca_levels(means, units, confidence))
    return Interval(float(low), float(high))


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
    """Mean of a - b with its bootstrap interval and a sign-flip permutation test; None where there are no pairs.

    `a[i]` and `b[i]` are scores of the same example and seed. The test flips the sign of whole units; the p-value is
    never 0 and is 1 for two identical systems. `bounds` are those of one score, as for `mean_interval`.
    Raises ValueError where the lengths differ.
    """
    first, second = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if first.shape != second.shape:
        raise ValueError(f"paired scores must be as many: {first.shape} and {second.shape}")
    if not first.size:
        return None
    differences = first - second
    span = None if bounds is None else (bounds[0] - bounds[1], bounds[1] - bounds[0])
    interval = mean_interval(differences, clusters, confidence=confidence, resamples=resamples, seed=seed, bounds=span)
    units = _units(differences, clusters)
    return Difference(units.mean, interval, _sign_flip_p(units.sums, resamples, seed))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """P-values adjusted for the whole family by Holm's step-down method, in the given order, at most 1."""
    ordered = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(ordered):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)


def percentile(values: ArrayLike, q: float) -> float | None:
    """The q-th percentile (q from 0 to 100), linear between neighbours (type 7); None where there are no values."""
    numbers = np.asarray(values, dtype=np.float64)
    return float(np.percentile(numbers, q, method="linear")) if numbers.size else None


def _units(values: ArrayLike, clusters: Sequence[Hashable] | None) -> _Units:
    numbers = np.asarray(values, dtype=np.float64)
    if clusters is None:
        return _Units(numbers, np.ones_like(numbers))
    if len(clusters) != len(numbers):
        raise ValueError(f"{len(numbers)} values but {len(clusters)} cluster ids")
    numbering: dict[Hashable, int] = {}
    index = [numbering.setdefault(cluster, len(numbering)) for cluster in clusters]
    return _Units(np.bincount(index, weights=numbers).astype(np.float64), np.bincount(index).astype(np.float64))


def _constant_interval(units: _Units, confidence: float, bounds: Bounds | None) -> Interval | None:
    value = units.mean
    if bounds is None or not bounds[0] <= value <= bounds[1]:
        return None
    z2 = _z(confidence) ** 2
    unlike = z2 / (len(units.sums) + z2)
    return Interval(value - unlike * (value - bounds[0]), value + unlike * (bounds[1] - value))


def _resampled_means(units: _Units, resamples: int, rng: np.random.Generator) -> Iterator[Floats]:
    def draw(rows: int, n: int) -> Floats:
        picked = rng.integers(0, n, size=(rows, n))
        means: Floats = units.sums.take(picked).sum(axis=1) / units.sizes.take(picked).sum(axis=1)
        return means

    return _in_chunks(draw, resamples, len(units.sums))


def _bca_levels(means: Floats, units: _Units, confidence: float) -> list[float]:
    """The two quantiles of the sorted bootstrap `means` to take, corrected for bias and skew."""
    below = (np.searchsorted(means, units.mean, "left") + np.searchsorted(means, units.mean, "right")) / 2
    edge = 0.5 / len(means)
    bias = _NORMAL.inv_cdf(float(np.clip(below / len(means), edge, 1 - edge)))
    # How far leaving a unit out moves the mean, scaled so that cubes neither vanish nor overflow.
    influence = (units.sums - units.mean * units.sizes) / (units.sizes.sum() - units.sizes)
    spread = influence - influence.mean()
    spread /= np.abs(spread).max()
    skew = float((spread**3).sum() / (6 * (spread**2).sum() ** 1.5))
    shifts = [bias + z for z in (-_z(confidence), _z(confidence))]
    return [_NORMAL.cdf(bias + shift / (1 - skew * shift)) for shift in shifts]


def _sign_flip_p(sums: Floats, resamples: int, seed: int) -> float:
    rng = np.random.default_rng([seed, 1])
    moving = sums[sums != 0]
    # What is equal but for rounding must count as equal.
    observed = abs(moving.sum()) - _ROUNDING * np.abs(moving).sum()

    def draw(rows: int, n: int) -> Floats:
        heads = rng.integers(0, 2, size=(rows, n), dtype=np.uint8).astype(np.float64)
        totals: Floats = 2 * (heads @ moving) - moving.sum()
        return totals

    reached = sum(int((np.abs(t) >= observed).sum()) for t in _in_chunks(draw, resamples, len(moving)))
    return (reached + 1) / (resamples + 1)


def _in_chunks(draw: Callable[[int, int], Floats], resamples: int, n: int) -> Iterator[Floats]:
    rows = max(1, _CHUNK // max(n, 1))
    for start in range(0, resamples, rows):
        yield draw(min(rows, resamples - start), n)


def _z(confidence: float) -> float:
    return _NORMAL.inv_cdf(0.5 + confidence / 2)
