"""What a change of the facts does to each strategy: right before and after, stale after, and what following takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.cost import SetupCost
from harness.found import Estimate, Found, estimate, setup_cost, stale_estimate
from harness.records import BEFORE, Step


@dataclass(frozen=True, slots=True)
class Freshness:
    """Of the examples whose truth changed: the primary metric before and after, and after against the old answers.

    `update` is what bringing the strategy up to date takes: its index and its training made again. None: nothing.
    """

    strategy: str
    before: Estimate
    after: Estimate
    stale: Estimate
    update: SetupCost | None


def freshness(
    task: str, plan: Mapping[str, Any], found: Mapping[tuple[str, str], Found], metric: str
) -> tuple[Freshness, ...]:
    """Empty where the task was not run as it was before."""
    rows = (_row(arm, found.get((task, arm)), found.get((task + BEFORE, arm)), metric) for arm in plan["strategies"])
    return tuple(row for row in rows if row)


def _row(arm: str, now: Found | None, earlier: Found | None, metric: str) -> Freshness | None:
    after = [record for record in now.good if record.changed] if now else []
    ids = {record.example_id for record in after}
    before = [record for record in earlier.good if record.example_id in ids] if earlier else []
    if not now or not after or not before:
        return None
    b, a = (estimate(records, metric) for records in (before, after))
    return Freshness(arm, b, a, stale_estimate(after, metric), _update(now.made))


def _update(made: Sequence[tuple[Step, ...]]) -> SetupCost | None:
    again = [tuple(step for step in steps if step.kind in ("index", "training")) for steps in made]
    return setup_cost(again) if any(again) else None
