"""Learning curves. Sources: error = a * n**-b + c, Cortes et al. 1993, and its limit for b -> 0, a line in log n;
which curves predict well, Viering & Loog 2023, "The shape of learning curves".
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.stats.units import Bounds, Floats, Interval, Key, common_keys, units

_EXPONENTS = tuple(float(b) for b in np.linspace(0, 2, 41))
_FEWEST_SIZES = 4
_REACH = 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """The mean score expected at `size` with its percentile interval, and the exponent b of the curve (0: log n)."""

    size: float
    value: float
    interval: Interval
    exponent: float


def trend(
    points: Mapping[int, Mapping[Key, float]],
    size: float,
    cluster: Callable[[Key], Hashable] | None = None,
    *,
    confidence: float = 0.95,
    resamples: int = 2_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> Forecast | None:
    """What quality to expect with `size` training examples; None: these points cannot say.

    `points` holds by training size the score of each test key; the keys that all sizes share count, and `cluster` takes
    the example out of a key. For each exponent the line through the means is fitted by least squares, the best exponent
    is kept, and the whole is done again for each resample of the examples. So the interval holds the doubt about the
    test examples and, through the exponent, some of that about the curve; not that of drawing other training examples.
    None below four sizes, below two test examples, or where the interval is as wide as all that was observed.
    Raises ValueError where `size` is below the smallest size or beyond twice the largest, or a size is below 1.
    """
    if not points or min(points) < 1 or not min(points) <= size <= _REACH * max(points):
        raise ValueError(f"{size} is not between the smallest of {sorted(points)} and {_REACH} times the largest")
    table, sizes = _table(points, cluster)
    if len(points) < _FEWEST_SIZES or len(sizes) < 2:
        return None
    measured = table.sum(axis=0, keepdims=True) / sizes.sum()
    at = np.array(sorted(points), dtype=np.float64)
    (value,), (exponent,) = _predict(measured, at, size, bounds)
    drawn, _ = _predict(_resampled(table, sizes, resamples, seed), at, size, bounds)
    low, high = np.quantile(drawn, [0.5 - confidence / 2, 0.5 + confidence / 2])
    if high - low >= np.ptp(measured):
        return None
    return Forecast(size, float(value), Interval(float(low), float(high)), float(exponent))


def _table(
    points: Mapping[int, Mapping[Key, float]], cluster: Callable[[Key], Hashable] | None
) -> tuple[Floats, Floats]:
    """Sums of scores [units, training sizes] and how many each unit has [units]."""
    keys = common_keys(points.values())
    ids = [key if cluster is None else cluster(key) for key in keys]
    columns = [units([points[n][key] for key in keys], ids) for n in sorted(points)]
    return np.stack([column.sums for column in columns], axis=1), columns[0].sizes


def _resampled(table: Floats, sizes: Floats, resamples: int, seed: int) -> Floats:
    """Means [resamples, training sizes]: an example drawn is drawn at every size."""
    n = len(sizes)
    drawn = np.random.default_rng([seed, 3]).multinomial(n, [1 / n] * n, size=resamples).astype(np.float64)
    means: Floats = (drawn @ table) / (drawn @ sizes)[:, None]
    return means


def _predict(means: Floats, at: Floats, size: float, bounds: Bounds | None) -> tuple[Floats, Floats]:
    """For each row of `means` [rows, training sizes] the fitted value at `size` and the exponent."""
    centred = means - means.mean(axis=1, keepdims=True)
    explained, slopes, steps = [], [], []
    for b in _EXPONENTS:
        x = _bent(np.append(at, size), b)
        line = x[:-1] - x[:-1].mean()
        slopes.append(centred @ line / (line @ line))
        explained.append((centred @ line) ** 2 / (line @ line))
        steps.append(x[-1] - x[:-1].mean())
    best: NDArray[np.intp] = np.argmax(explained, axis=0)
    slope = np.stack(slopes)[best, np.arange(len(means))]
    values = means.mean(axis=1) + slope * np.array(steps)[best]
    return (values if bounds is None else np.clip(values, *bounds)), np.array(_EXPONENTS)[best]


def _bent(sizes: Floats, b: float) -> Floats:
    """Where the curve is a straight line."""
    bent: Floats = np.log(sizes) if b == 0 else sizes**-b
    return bent
