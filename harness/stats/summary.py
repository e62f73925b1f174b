"""Plain summaries: quantiles (Hyndman & Fan 1996, type 7) and the spread between seeds."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from statistics import fmean, stdev

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Spread:
    """Of the means of `seeds` seeds: their mean, standard deviation (n - 1; None for one seed), least and greatest."""

    mean: float
    sd: float | None
    low: float
    high: float
    seeds: int


def percentile(values: ArrayLike, q: float) -> float | None:
    """The q-th percentile (q from 0 to 100), linear between neighbours (type 7); None where there are no values."""
    numbers = np.asarray(values, dtype=np.float64)
    return float(np.percentile(numbers, q, method="linear")) if numbers.size else None


def spread(values_by_seed: Mapping[Hashable, ArrayLike]) -> Spread | None:
    """How much the same adaptation made again differs: each seed counts by the mean of its values, or its one value.

    All seeds should have answered the same examples, else the examples differ too. Seeds without values are left out;
    None where none is left.
    """
    found = [np.asarray(values, dtype=np.float64) for values in values_by_seed.values()]
    means = [float(values.mean()) for values in found if values.size]
    if not means:
        return None
    sd = stdev(means) if len(means) > 1 else None
    return Spread(fmean(means), sd, min(means), max(means), len(means))
