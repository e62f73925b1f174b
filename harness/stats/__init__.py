"""Intervals, tests and predictions for scores: numbers in, frozen dataclasses out, the same seed gives the same answer.

A unit is what is resampled: an example, or with `clusters` all the values that share an id, so that three seeds on
one example do not pass for three examples. An interval so made speaks of new examples for the adaptations that were
made. Where a claim is about making the adaptation again (a training with another seed), the seeds are a sample too:
`spread` shows what they do, and `two_way_interval` resamples both. What is not known is None, never 0.
"""

from __future__ import annotations

from harness.stats.bootstrap import mean_interval, two_way_interval
from harness.stats.family import PairResult, all_pairs, holm
from harness.stats.letters import letters
from harness.stats.margin import NonInferiority, non_inferior
from harness.stats.paired import Difference, PairedTest, mcnemar, paired_difference, paired_test
from harness.stats.power import smallest_difference
from harness.stats.summary import Spread, percentile, spread
from harness.stats.trend import Forecast, trend
from harness.stats.units import Interval

__all__ = [
    "Difference",
    "Forecast",
    "Interval",
    "NonInferiority",
    "PairResult",
    "PairedTest",
    "Spread",
    "all_pairs",
    "holm",
    "letters",
    "mcnemar",
    "mean_interval",
    "non_inferior",
    "paired_difference",
    "paired_test",
    "percentile",
    "smallest_difference",
    "spread",
    "trend",
    "two_way_interval",
]
