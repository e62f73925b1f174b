"""What the gate of `adaptbench compare` finds and how often it cries wolf: `python -m benchmarks.nightly_gate`.

For each kind of system, number of examples and number of strategies, 1,000 pairs of nights of the same system (alarms),
and 1,000 in which one strategy lost six points (found: that strategy is named).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from harness.side_by_side import ROUNDING, verdict_of
from harness.stats import holm, paired_test
from harness.stats.units import Floats

TRIALS, MARGIN, FALL = 1_000, 0.02, 0.06
Chances = Callable[[np.random.Generator, int], Floats]


def main() -> None:
    rng = np.random.default_rng(0)
    print("system | examples | strategies | alarms in 100 pairs | six points found")
    for name, chances in SYSTEMS.items():
        for examples in (300, 1_000):
            for strategies in (1, 4, 10):
                alarms = found = 0
                for _ in range(TRIALS):
                    system = [chances(rng, examples) for _ in range(strategies)]
                    alarms += bool(regressed(rng, system, system))
                    found += 0 in regressed(rng, system, [fallen(rng, system[0]), *system[1:]])
                print(f"{name} | {examples:,} | {strategies} | {100 * alarms / TRIALS:.1f} | {found / TRIALS:.0%}")


def unsteady(share: float) -> Chances:
    """70 % of answers are right; each is another one in `share` of the nights."""

    def chances(rng: np.random.Generator, n: int) -> Floats:
        return np.where(rng.random(n) < 0.7, 1.0 - share, share)

    return chances


SYSTEMS: dict[str, Chances] = {
    "greedy, the same words every night": unsteady(0.0),
    "2 % of the answers flip": unsteady(0.02),
    "5 % of the answers flip": unsteady(0.05),
    "sampled at a temperature": lambda rng, n: rng.beta(0.4, 0.3, n),
}


def fallen(rng: np.random.Generator, chances: Floats) -> Floats:
    """The same with a mean that is six points lower: examples that were likely right are wrong now."""
    now, left = chances.copy(), FALL * len(chances)
    for i in rng.permutation(np.flatnonzero(chances > 0.5)):
        now[i] -= min(left, chances[i])
        left -= chances[i] - now[i]
        if left <= 0:
            break
    return now


def regressed(rng: np.random.Generator, before: Sequence[Floats], after: Sequence[Floats]) -> list[int]:
    nights = [[(rng.random(len(row)) < row).astype(np.float64) for row in side] for side in (before, after)]
    tests = {i: paired_test(b, a) for i, (a, b) in enumerate(zip(*nights, strict=True))}
    moved = {i: test.p_value for i, test in tests.items() if test and test.wins + test.losses}
    adjusted = dict(zip(moved, holm(list(moved.values())), strict=True))
    falls = [float((a - b).mean()) for a, b in zip(*nights, strict=True)]
    return [
        i for i, fall in enumerate(falls) if verdict_of(-fall, adjusted.get(i)) == "worse" and fall > MARGIN + ROUNDING
    ]


if __name__ == "__main__":
    main()
