"""Quality against the number of training examples, and what more of them would likely bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.found import Estimate, Found, estimate, scores_of
from harness.stats import Forecast, trend


@dataclass(frozen=True, slots=True)
class Point:
    size: int
    quality: Estimate


@dataclass(frozen=True, slots=True)
class Curve:
    """`points` rise in size, all examples last. `forecast` is at twice the largest; None: these points cannot say."""

    strategy: str
    points: tuple[Point, ...]
    forecast: Forecast | None


def curves(
    task: str, plan: Mapping[str, Any], found: Mapping[tuple[str, str], Found], metric: str
) -> tuple[Curve, ...]:
    """Of the strategies that were run with fewer examples. Empty without `train_sizes` in the suite."""
    drawn = (_curve(task, arm, table, plan, found, metric) for arm, table in plan["strategies"].items())
    return tuple(curve for curve in drawn if len(curve.points) > 1)


def _curve(
    task: str,
    arm: str,
    table: Mapping[str, Any],
    plan: Mapping[str, Any],
    found: Mapping[tuple[str, str], Found],
    metric: str,
) -> Curve:
    options = {**table.get("options", {}), **table.get("on", {}).get(task, {})}
    whole = plan["tasks"][task]["examples"]["train"]
    most = min(whole, options.get("max_train_examples") or whole)
    rows = {size: found.get((task, f"{arm}@{size}")) for size in plan.get("train_sizes", ()) if size < most}
    answers = {size: row.good for size, row in {**rows, most: found.get((task, arm))}.items() if row and row.good}
    points = tuple(Point(size, estimate(good, metric)) for size, good in sorted(answers.items()))
    learnt = {size: scores_of(good, metric) for size, good in answers.items() if size}
    enough = len(points) > 1 and len(learnt) > 1
    return Curve(arm, points, trend(learnt, 2 * max(learnt), lambda key: key[1]) if enough else None)
