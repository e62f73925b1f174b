"""As good as, within a margin: one bound against it. Source: Piaggio et al. 2012, CONSORT for non-inferiority."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from numpy.typing import ArrayLike

from harness.stats.bootstrap import resampled
from harness.stats.units import ROUNDING, Bounds, difference_bounds, pairs, units


@dataclass(frozen=True, slots=True)
class NonInferiority:
    """Whether a is as good as b within `margin`: "yes", "no" (worse by more than it) or "not shown" either way.

    `difference` is the mean of a - b; `low` and `high` are its one-sided bounds, each at the confidence asked for.
    `p_value` is one-sided, for "a is worse by the margin or more". None: not known, and then nothing is shown.
    """

    verdict: Literal["yes", "no", "not shown"]
    margin: float
    difference: float
    low: float | None
    high: float | None
    p_value: float | None


def non_inferior(
    a: ArrayLike,
    b: ArrayLike,
    margin: float,
    clusters: Sequence[Hashable] | None = None,
    *,
    confidence: float = 0.95,
    resamples: int = 10_000,
    seed: int = 0,
    bounds: Bounds | None = (0.0, 1.0),
) -> NonInferiority | None:
    """Hold the one-sided lower BCa bound of mean(a - b) against -`margin`; None where there are no pairs.

    `margin` is in the unit of the scores and must be fixed before they are seen. A p-value of a test for a difference
    that is not small never shows that two systems are as good as each other: this does.
    Raises ValueError where the lengths differ, `margin` is not positive or is as wide as the bounds, or `confidence`
    is not between 0.5 and 1.
    """
    span = difference_bounds(bounds)
    if not 0 < margin < (span[1] if span else float("inf")):
        raise ValueError(f"the margin must be above 0 and below the range of a score, not {margin}")
    if not 0.5 < confidence < 1:
        raise ValueError(f"the confidence of a one-sided bound must be between 0.5 and 1, not {confidence}")
    first, second = pairs(a, b)
    if not first.size:
        return None
    (found,) = resampled([units(first - second, clusters)], resamples, seed)
    interval = found.interval(2 * confidence - 1, span)
    low, high = (interval.low, interval.high) if interval else (None, None)
    p_value = found.p_at_most(-margin, span)
    return NonInferiority(_verdict(low, high, margin), margin, found.sample.mean, low, high, p_value)


def _verdict(low: float | None, high: float | None, margin: float) -> Literal["yes", "no", "not shown"]:
    if low is not None and low > -margin + ROUNDING:
        return "yes"
    if high is not None and high < -margin - ROUNDING:
        return "no"
    return "not shown"
