"""What was not answered: how much of each cell, why, and what the scores are where it counts as wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from harness.found import Answers, Estimate
from harness.stats import mean_interval


@dataclass(frozen=True, slots=True)
class CellCoverage:
    """The requests of one strategy on one task with one seed.

    `failures` counts those that failed by the kind of their error. What neither answered nor failed was never asked.
    """

    seed: int
    planned: int
    answered: int
    failures: Mapping[str, int]

    @property
    def not_asked(self) -> int:
        return max(0, self.planned - self.answered - sum(self.failures.values()))


def cell_coverage(answers: Answers, seeds: Iterable[int], examples: int) -> tuple[CellCoverage, ...]:
    """One for each seed, of `examples` requests each."""
    kinds: dict[int, Counter[str | None]] = {seed: Counter() for seed in seeds}
    for seed, failure in zip(answers.seeds, answers.failures, strict=True):
        kinds.setdefault(seed, Counter())[failure] += 1
    return tuple(
        CellCoverage(seed, examples, found[None], {kind: n for kind, n in found.most_common() if kind is not None})
        for seed, found in kinds.items()
    )


def counted_wrong(answers: Answers, cells: Sequence[CellCoverage], metric: str) -> Estimate | None:
    """The mean over all planned requests, with 0 for what was not answered. None where nothing was planned."""
    scores = [0.0 if answer.failure is not None else answer.score(metric) for answer in answers.each()]
    examples: list[object] = [answer.example_id for answer in answers.each()]
    for cell in cells:
        scores += [0.0] * cell.not_asked
        examples += [("not asked", number) for number in range(cell.not_asked)]
    return Estimate(fmean(scores), mean_interval(scores, examples), len(scores)) if scores else None
