"""An interval of a quantile that assumes nothing of the distribution. Source: Hahn & Meeker 1991, ch. 5."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Range:
    """None at a side: so few values do not say how far it reaches."""

    low: float | None
    high: float | None


def percentile_range(values: ArrayLike, q: float, *, confidence: float = 0.95) -> Range | None:
    """Two of the values, between which the true q-th percentile (0 < q < 100) lies; None where there are no values.

    The values below the true percentile are binomial in number, so the interval needs no model of them and is a little
    wide. For p95 at 95 % the upper end is known from 72 values on.
    """
    from scipy.special import bdtr

    ordered = np.sort(np.asarray(values, dtype=np.float64))
    n = len(ordered)
    if not n:
        return None
    below = bdtr(np.arange(n + 1), n, q / 100)  # [n + 1]: at most so many values lie below the true percentile
    tail = (1 - confidence) / 2
    low, high = int((below <= tail).sum()), int((below < 1 - tail).sum())
    return Range(float(ordered[low - 1]) if low else None, float(ordered[high]) if high < n else None)
