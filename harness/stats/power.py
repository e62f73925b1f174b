"""What a comparison could have shown.

Sources: power of the paired t test, Cohen 1988, ch. 2, which that of the permutation test approaches (Lehmann & Romano
2005, ch. 15); power of the exact McNemar test over all numbers of examples that differ, O'Brien 2002 and G*Power 3.1.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from harness.stats.units import ROUNDING, Bounds, difference_bounds, pairs, repeated, right_or_wrong, units


def smallest_difference(
    scores_a: ArrayLike,
    scores_b: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    power: float = 0.8,
    alpha: float = 0.05,
    family: int = 1,
    bounds: Bounds | None = (0.0, 1.0),
) -> float | None:
    """The smallest true mean difference, in the unit of a score, that this many pairs show with this `power`.

    It depends on how much the pairs scatter, not on the difference that was seen. With `family` comparisons the level
    is alpha / family, the hardest step of Holm. For 0/1 scores of examples that occur once it is that of the exact
    McNemar test with as many examples that differ as were seen, or as the difference itself needs; else that of the
    paired t test on units. None where the scatter is unknown, or where even the greatest difference would not show.
    Raises ValueError where the lengths differ or power, alpha and family make no test.
    """
    first, second = pairs(scores_a, scores_b)
    if not 0 < alpha / family < power < 1 or family < 1:
        raise ValueError(f"no test has alpha {alpha}, power {power} and {family} comparisons")
    level = alpha / family
    if right_or_wrong(first, second) and not repeated(clusters):
        return _of_coins(len(first), int((first != second).sum()), power, level)
    span = difference_bounds(bounds)
    found = _of_units(first - second, clusters, power, level)
    return None if found is None or (span and found > span[1]) else found


def _of_coins(n: int, differ: int, power: float, alpha: float) -> float | None:
    from scipy.optimize import brentq

    power_at = _mcnemar_power(n, differ, alpha)
    if not n or power_at(1.0) < power:
        return None
    return float(brentq(lambda difference: power_at(difference) - power, 0.0, 1.0, xtol=1e-9))


def _mcnemar_power(n: int, differ: int, alpha: float) -> Callable[[float], float]:
    """Of a true difference. More examples must differ than were seen to where the difference is larger than that."""
    from scipy.stats import binom

    coins = np.arange(n + 1)
    # The most losses with which that many coins still reject; -1 where none does.
    losses = binom.ppf(alpha / 2, coins, 0.5)
    losses = np.where(binom.cdf(losses, coins, 0.5) <= alpha / 2, losses, losses - 1)

    def power_at(difference: float) -> float:
        share = max(differ / n, difference)
        heads = 0.5 + 0.5 * difference / share if share else 0.5
        rejects = binom.sf(coins - losses - 1, coins, heads) + binom.cdf(losses, coins, heads)
        return float(binom.pmf(coins, n, share) @ rejects)

    return power_at


def _of_units(differences: ArrayLike, clusters: Sequence[Hashable] | None, power: float, alpha: float) -> float | None:
    sample = units(differences, clusters)
    n = len(sample.sums)
    # With so few units not even a win on each is significant.
    if n < 2 or 2.0 ** (1 - n) > alpha:
        return None
    residuals = sample.sums - sample.mean * sample.sizes
    error = sqrt(n / (n - 1) * float((residuals**2).sum())) / float(sample.sizes.sum())
    if error <= ROUNDING * float(np.abs(sample.sums).max()):
        return None
    return error * _noncentrality(n - 1, power, alpha)


def _noncentrality(freedom: int, power: float, alpha: float) -> float:
    """How many standard errors from 0 the true mean must lie for a two-sided t test."""
    from scipy.optimize import brentq
    from scipy.stats import nct, t

    critical = float(t.isf(alpha / 2, freedom))

    def missing(shift: float) -> float:
        return power - float(nct.sf(critical, freedom, shift) + nct.cdf(-critical, freedom, shift))

    far = 2 * critical
    while missing(far) > 0:
        far *= 2
    return float(brentq(missing, 1e-9, far))
