"""What is resampled: the sum and the size of each unit, and pairs of scores made ready for a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import NormalDist
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bounds = tuple[float, float]
Key = TypeVar("Key", bound=Hashable)

NORMAL = NormalDist()
ROUNDING = 1e-12
KIND_COST = 32  # drawing how many there are of one kind takes as long as drawing about so many units
_CHUNK = 1 << 18  # random numbers held at once by a thread: 2 MB
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Units:
    """`sums` [units] of the values of each unit, in the order the units were first seen, and `sizes` [units]."""

    sums: Floats
    sizes: Floats

    @property
    def mean(self) -> float:
        return float(self.sums.sum() / self.sizes.sum())


def numbered(ids: Sequence[Hashable]) -> list[int]:
    """For each id the number of the unit it names, counted from 0 in the order they are first seen."""
    numbering: dict[Hashable, int] = {}
    return [numbering.setdefault(name, len(numbering)) for name in ids]


def units(values: ArrayLike, clusters: Sequence[Hashable] | None) -> Units:
    """Raises ValueError where `clusters` is not as long as `values`."""
    numbers = np.asarray(values, dtype=np.float64)
    if clusters is None:
        return Units(numbers, np.ones_like(numbers))
    if len(clusters) != len(numbers):
        raise ValueError(f"{len(numbers)} values but {len(clusters)} cluster ids")
    index = numbered(clusters)
    return Units(np.bincount(index, weights=numbers).astype(np.float64), np.bincount(index).astype(np.float64))


def pairs(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Both as arrays [pairs]. Raises ValueError where they are not as many or a score is no finite number."""
    first, second = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if first.shape != second.shape:
        raise ValueError(f"paired scores must be as many: {first.shape} and {second.shape}")
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise ValueError("paired scores must be finite numbers")
    return first, second


def unit_differences(a: Floats, b: Floats, clusters: Sequence[Hashable] | None) -> Floats:
    """The sum of a - b of each unit, exactly 0 where only rounding tells the two apart."""
    sums, sizes = units(a - b, clusters).sums, units(np.abs(a) + np.abs(b), clusters).sums
    settled: Floats = np.where(np.abs(sums) <= ROUNDING * sizes, 0.0, sums)
    return settled


def right_or_wrong(*scores: Floats) -> bool:
    """Whether every score is 0 or 1."""
    return all(bool(((values == 0) | (values == 1)).all()) for values in scores)


def repeated(clusters: Sequence[Hashable] | None) -> bool:
    return clusters is not None and len(set(clusters)) < len(clusters)


def common_keys(tables: Iterable[Iterable[Key]]) -> list[Key]:
    """The keys that are in all of the tables. Sorted by their text, so that the order in a table changes nothing."""
    first, *others = [set(table) for table in tables]
    return sorted(first.intersection(*others), key=repr)


def difference_bounds(bounds: Bounds | None) -> Bounds | None:
    """Where the difference of two scores lies that each lie within `bounds`."""
    return None if bounds is None else (bounds[0] - bounds[1], bounds[1] - bounds[0])


def in_chunks(draw: Callable[[int, int], Floats], resamples: int, n: int) -> Iterator[Floats]:
    """draw(rows, n) until there are `resamples` rows, a bounded number of random numbers at a time."""
    rows = max(1, _CHUNK // max(n, 1))
    for start in range(0, resamples, rows):
        yield draw(min(rows, resamples - start), n)


def in_threads(draw: Callable[[np.random.Generator, int], Floats], resamples: int, n: int, seed: int) -> Floats:
    """draw(generator, rows) [..., rows] until there are `resamples` rows of n random numbers each, joined.

    Every part has a generator of its own, so that the result does not depend on how many threads there are.
    """
    rows = max(1, _CHUNK // max(n, 1))
    parts = [min(rows, resamples - start) for start in range(0, resamples, rows)]
    generators = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(len(parts))]
    if len(parts) == 1:
        return draw(generators[0], parts[0])
    with ThreadPoolExecutor(min(len(parts), os.cpu_count() or 1, _MOST_THREADS)) as pool:
        return np.concatenate([*pool.map(draw, generators, parts)], axis=-1)


def two_sided_z(confidence: float) -> float:
    return NORMAL.inv_cdf(0.5 + confidence / 2)
