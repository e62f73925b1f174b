"""All pairs of strategies on one task: who can be told apart, what could have been, who is as good within a margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from harness.stats import NonInferiority, PairResult, all_pairs, letters, non_inferior, smallest_difference

Scores = Mapping[tuple[int, str], float]
"""Score by (seed, example id)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The strategy with the higher mean against the other, on the examples that both answered.

    `smallest` is the least true difference that these examples would have shown four times in five. `as_good` says
    whether the second is as good as the first within the margin. None: not known.
    """

    result: PairResult
    smallest: float | None
    as_good: NonInferiority | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """`groups` holds letters by strategy: two that share one can't be told apart. `order` is best first."""

    order: tuple[str, ...]
    pairs: tuple[Pair, ...]
    groups: Mapping[str, str]

    def between(self, one: str, other: str) -> Pair | None:
        return next((pair for pair in self.pairs if {pair.result.first, pair.result.second} == {one, other}), None)


def compare_pairs(scores: Mapping[str, Scores], margin: float) -> Pairs:
    """Paired by example and seed; the seeds of an example stay together. Holm over all pairs of the task."""
    means = {name: fmean(values.values()) for name, values in scores.items() if values}
    order = tuple(sorted(means, key=lambda name: -means[name]))
    results = all_pairs({name: scores[name] for name in order}, cluster=lambda key: key[1])
    apart = [(result.first, result.second) for result in results if result.different()]
    pairs = tuple(_pair(result, scores, margin, len(results)) for result in results)
    return Pairs(order, pairs, letters(order, apart))


def _pair(result: PairResult, scores: Mapping[str, Scores], margin: float, family: int) -> Pair:
    first, second = scores[result.first], scores[result.second]
    common = sorted(first.keys() & second.keys())
    a, b = [first[key] for key in common], [second[key] for key in common]
    examples = [example for _, example in common]
    return Pair(
        result,
        smallest_difference(a, b, examples, family=family) if common else None,
        non_inferior(b, a, margin, examples) if common else None,
    )
