"""All strategies against each other: every pair, and p-values that hold for the whole family. Source: Holm 1979."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import numpy as np

from harness.stats.bootstrap import mean_interval
from harness.stats.paired import PairedTest, paired_test
from harness.stats.units import Bounds, Interval, Key, common_keys, difference_bounds


@dataclass(frozen=True, slots=True)
class PairResult:
    """`first` against `second` on the `n` scores that both have: mean of first - second, its interval and test.

    `p_adjusted` is the p-value of the test after Holm over all pairs. All of them are None where nothing pairs.
    """

    first: str
    second: str
    n: int
    difference: float | None
    interval: Interval | None
    test: PairedTest | None
    p_adjusted: float | None

    def different(self, alpha: float = 0.05) -> bool:
        """Whether the two can be told apart with the family's chance of any false alarm held at `alpha`."""
        return self.p_adjusted is not None and self.p_adjusted <= alpha


def all_pairs(
    scores: Mapping[str, Mapping[Key, float]],
    cluster: Callable[[Key], Hashable] | None = None,
    *,
    confidence: float = 0.95,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> tuple[PairResult, ...]:
    """Every pair of strategies, in the order of `scores`; the order within a strategy's scores changes nothing.

    `scores` holds by strategy the score of each key, such as (seed, example); `cluster` takes the example out of a key,
    left out where every key is an example of its own. Intervals are BCa and not widened for the family. A sampled test
    takes at least 40 resamples a pair, so that the smallest p-value it can have survives the adjustment.
    Raises ValueError where a score is no finite number.
    """
    results = []
    flips = max(resamples, 40 * comb(len(scores), 2))
    for first, second in combinations(scores, 2):
        keys = common_keys([scores[first], scores[second]])
        a, b = (np.array([scores[name][key] for key in keys], dtype=np.float64) for name in (first, second))
        ids = None if cluster is None else [cluster(key) for key in keys]
        test = paired_test(a, b, ids, resamples=flips, seed=seed)
        span = difference_bounds(bounds)
        interval = mean_interval(a - b, ids, confidence=confidence, resamples=resamples, seed=seed, bounds=span)
        mean = float((a - b).mean()) if keys else None
        results.append(PairResult(first, second, len(keys), mean, interval, test, None))
    return _adjusted(results)


def _adjusted(results: Sequence[PairResult]) -> tuple[PairResult, ...]:
    adjusted = iter(holm([result.test.p_value for result in results if result.test]))
    return tuple(replace(result, p_adjusted=next(adjusted)) if result.test else result for result in results)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """P-values adjusted for the whole family by Holm's step-down method, in the given order, at most 1."""
    ordered = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(ordered):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)
