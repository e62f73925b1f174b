"""All strategies against each other: every pair, and p-values that hold for the whole family. Source: Holm 1979."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from harness.stats.bootstrap import resampled
from harness.stats.paired import PairedTest, paired_test
from harness.stats.units import Bounds, Floats, Interval, Key, difference_bounds, numbered, pairs, units


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
    table, ids = _table(scores, cluster)
    span = difference_bounds(bounds)
    names = list(combinations(table, 2))
    both = [_both(table[first], table[second], ids) for first, second in names]
    drawn = resampled([units(a - b, own) for a, b, own in both], resamples, seed)
    flips = max(resamples, 40 * len(names))
    results = []
    for pair, (a, b, own), found in zip(names, both, drawn, strict=True):
        test = paired_test(a, b, own, resamples=flips, seed=seed)
        mean = float((a - b).mean()) if len(a) else None
        results.append(PairResult(*pair, len(a), mean, found.interval(confidence, span), test, None))
    return _adjusted(results)


_Column = tuple[Floats, NDArray[np.bool_]]
_Pair = tuple[Floats, Floats, list[int] | None]


def _table(
    scores: Mapping[str, Mapping[Key, float]], cluster: Callable[[Key], Hashable] | None
) -> tuple[dict[str, _Column], NDArray[np.intp] | None]:
    """By strategy its scores and which it has, both [keys], and the cluster of each key by number."""
    keys = sorted(set[Key]().union(*scores.values()), key=repr)
    ids = None if cluster is None else np.array(numbered([cluster(key) for key in keys]), dtype=np.intp)
    return {
        name: (
            np.array([own.get(key, 0.0) for key in keys], dtype=np.float64),
            np.array([key in own for key in keys], dtype=np.bool_),
        )
        for name, own in scores.items()
    }, ids


def _both(first: _Column, second: _Column, ids: NDArray[np.intp] | None) -> _Pair:
    """The scores of the keys that both have, checked, and their clusters."""
    shared = first[1] & second[1]
    return *pairs(first[0][shared], second[0][shared]), None if ids is None else ids[shared].tolist()


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
