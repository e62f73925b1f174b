"""How long the intervals and all pairs of six strategies take: python -m benchmarks.resampling [EXAMPLES] [RESAMPLES].

Scores are drawn from a seed, the strategies' paired by how hard each example is: right or wrong, graded with no two
alike (the slowest case), and right or wrong with three seeds an example. The exit code is 1 where one takes 10 s.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Mapping
from time import perf_counter

import numpy as np

from harness.stats import all_pairs, mean_interval

STRATEGIES, SEED, MOST_SECONDS = 6, 20261122, 10.0
Scores = Mapping[str, Mapping[tuple[int, int], float]]
"""By strategy, then by (seed, example)."""


def scores(examples: int, seeds: int, graded: bool) -> Scores:
    rng = np.random.default_rng(SEED)
    hardness = rng.normal(0.5, 0.15, examples)
    tables: dict[str, dict[tuple[int, int], float]] = {}
    for strategy in range(STRATEGIES):
        values = hardness + 0.01 * strategy + rng.normal(0, 0.1, (seeds, examples))
        values = np.clip(values, 0, 1) if graded else (values > rng.random(examples)).astype(float)
        tables[f"s{strategy}"] = {(s, i): float(values[s, i]) for s in range(seeds) for i in range(examples)}
    return tables


def seconds(given: Scores, resamples: int) -> tuple[float, float]:
    """Of the intervals of all strategies, and of all pairs with their intervals and tests."""

    def example(key: tuple[int, int]) -> Hashable:
        return key[1]

    def intervals() -> None:
        for own in given.values():
            mean_interval(list(own.values()), [example(key) for key in own], resamples=resamples)

    return _timed(intervals), _timed(lambda: all_pairs(given, example, resamples=resamples))


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main(arguments: list[str]) -> int:
    examples, resamples = (*map(int, arguments), *(10_000, 10_000)[len(arguments) :])
    kinds = {"right or wrong": (1, False), "graded": (1, True), "right or wrong, 3 seeds": (3, False)}
    slow = False
    print(f"{STRATEGIES} strategies, {examples:,} examples, {resamples:,} resamples; seconds")
    for name, (seeds, graded) in kinds.items():
        single, pairs = seconds(scores(examples, seeds, graded), resamples)
        slow |= single + pairs >= MOST_SECONDS
        print(f"{name}: intervals {single:.2f}, 15 pairs {pairs:.2f}, together {single + pairs:.2f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
