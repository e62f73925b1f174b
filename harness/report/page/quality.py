"""Charts of quality: by strategy, against cost, by facet, against training examples, and what changed with facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from harness.comparison import TaskComparison
from harness.curves import Curve
from harness.report.page.spec import (
    DOLLARS_AXIS,
    QUALITY_TIPS,
    SECONDS_AXIS,
    STEP,
    Chart,
    Spec,
    bounds,
    by_strategy,
    colour,
    interval,
    quantitative,
    spread_scale,
    strategy_rows,
    tooltips,
)
from harness.report.table import seconds
from harness.report.totals_table import dollars
from harness.totals import Terms


def quality_chart(task: TaskComparison, order: Sequence[str]) -> Chart:
    """A dot a strategy, its interval, its letters."""
    letters = task.pairs.groups
    values = [
        {"strategy": row.strategy, "letters": letters.get(row.strategy, ""), **bounds(row.quality[task.primary_metric])}
        for row in task.rows
        if row.quality
    ]
    axis = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
    text = {"mark": {"type": "text", "dy": -11, "fontWeight": "bold"}, "encoding": {"x": axis, "text": _letters()}}
    spec = {"height": STEP * len(values), "data": {"values": values}, "encoding": {"y": strategy_rows(_ranked(task))}}
    about = "Dots are means, bars 95 % intervals. Strategies that share a letter cannot be told apart."
    layers = [*_dots(axis, order, QUALITY_TIPS | {"letters": "letters"}), text]
    return Chart("quality", f"Quality: {task.primary_metric}", about, {**spec, "layer": layers})


def cost_quality_chart(
    task: TaskComparison, parts: Sequence[Terms], months: int, volume: float, order: Sequence[str]
) -> Chart | None:
    """Quality against USD a month at the volume; where no price is known, against p95. None where neither is known."""
    costs = {part.strategy: part.monthly(volume, months) for part in parts}
    points = list(_points(task, costs))
    if points:
        title = f"USD a month at {volume:,.0f} requests, setup over {months} months"
        return _front_chart(task, points, title, DOLLARS_AXIS, order)
    points = list(_points(task, {row.strategy: row.latency.p95 for row in task.rows}, timed=True))
    return _front_chart(task, points, "p95 of a request", SECONDS_AXIS, order) if points else None


def facet_charts(task: TaskComparison, order: Sequence[str]) -> Iterator[Chart]:
    names = dict.fromkeys(facet for row in task.rows for facet in row.facets)
    for number, facet in enumerate(names):
        values = [
            {"strategy": row.strategy, "value": f"{value}\n(n={found.n})", **bounds(found)}
            for row in task.rows
            for value, found in row.facets.get(facet, {}).items()
        ]
        cuts = len({value["value"] for value in values})
        axis = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
        two_lines = {"labelLimit": 160, "labelExpr": "split(datum.label, '\\n')"}
        shared = {
            "y": {"field": "value", "type": "nominal", "title": None, "axis": two_lines},
            "yOffset": {"field": "strategy", "type": "nominal", "sort": list(order)},
        }
        spec: Spec = {"height": max(15 * len(values), 40 * cuts), "data": {"values": values}, "encoding": shared}
        spec["layer"] = _dots(axis, order, {"value": facet, **QUALITY_TIPS}, legend=True)
        yield Chart(
            f"facet-{number}", f"{task.primary_metric} by {facet}", "Dots are means, bars 95 % intervals.", spec
        )


def learning_chart(task: TaskComparison, order: Sequence[str]) -> Chart | None:
    """None for a run without `train_sizes`."""
    values = [point for curve in task.curves for point in _curve_points(curve)]
    if not values:
        return None
    x = quantitative("size", "training examples", axis={"tickMinStep": 1, "format": ",d"})
    y = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
    tips = tooltips(QUALITY_TIPS | {"size": "training examples", "said": ""})
    measured = {"filter": "datum.said == 'measured'"}
    spec: Spec = {"height": 260, "data": {"values": values}, "encoding": {"x": x, "color": colour(order, legend=True)}}
    spec["layer"] = [
        {"mark": "rule", "encoding": {"y": quantitative("low", y["title"]), "y2": {"field": "high"}}},
        {"mark": {"type": "line", "strokeDash": [4, 4]}, "encoding": {"y": y}},
        {"transform": [measured], "mark": "line", "encoding": {"y": y}},
        {
            "mark": {"type": "point", "filled": True, "size": 70},
            "encoding": {"y": y, "tooltip": tips, **by_strategy(order)},
        },
    ]
    about = "What more training examples bring, with 95 % intervals; dashed: the forecast, where the points allow one."
    return Chart("learning", "Learning curves", about, spec)


def retention_chart(task: TaskComparison, order: Sequence[str]) -> Chart | None:
    """None where nothing was tuned, or no probe was asked."""
    kept = [(row.strategy, row.retention) for row in task.rows if row.retention]
    if not kept:
        return None
    values = [
        {"strategy": name, "mean": 100 * found.change.value, **interval(found.change.interval)} for name, found in kept
    ]
    axis = quantitative("mean", f"change on {kept[0][1].probe}, points")
    zero = {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "strokeDash": [3, 3]},
        "encoding": {"x": {"datum": 0, "type": "quantitative"}},
    }
    rows = {"y": strategy_rows([name for name, _ in kept])}
    dots = [{**layer, "encoding": {**rows, **layer["encoding"]}} for layer in _dots(axis, order, QUALITY_TIPS)]
    spec = {"height": STEP * len(values), "data": {"values": values}, "layer": [*dots, zero]}
    about = "Change of the probe's score by fine-tuning, 95 % intervals; left of zero something was forgotten."
    return Chart("retention", "Retention: what fine-tuning kept", about, spec)


def freshness_chart(task: TaskComparison) -> Chart | None:
    """None where the task was not run as it was before."""
    if not task.freshness:
        return None
    values = [
        {"strategy": one.strategy, "when": when, **bounds(found)}
        for one in task.freshness
        for when, found in (("right before", one.before), ("right after", one.after), ("stale after", one.stale))
    ]
    axis = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
    legend = {"orient": "bottom", "title": None}
    kind = {"field": "when", "type": "nominal", "legend": legend, "sort": None}
    shared = {"y": strategy_rows([one.strategy for one in task.freshness]), "yOffset": {**kind, "legend": None}}
    spec: Spec = {"height": 16 * len(values), "data": {"values": values}, "encoding": shared}
    tips = tooltips({"strategy": "strategy", "when": "", "mean": "mean", "low": "95 % from", "high": "to"})
    kinds = {"color": kind, "shape": kind}
    spec["layer"] = [
        {"mark": "rule", "encoding": {"x": quantitative("low", axis["title"]), "x2": {"field": "high"}, "color": kind}},
        {"mark": {"type": "point", "filled": True, "size": 80}, "encoding": {"x": axis, "tooltip": tips, **kinds}},
    ]
    return Chart("freshness", "When the facts change", "On the answers that changed; bars are 95 % intervals.", spec)


def _letters() -> Spec:
    return {"field": "letters", "type": "nominal"}


def _ranked(task: TaskComparison) -> list[str]:
    return [*task.pairs.order, *(row.strategy for row in task.rows if row.strategy not in task.pairs.order)]


def _dots(axis: Spec, order: Sequence[str], tips: dict[str, str], legend: bool = False) -> list[Spec]:
    mark = {"type": "point", "filled": True, "size": 90}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {
                "x": quantitative("low", axis["title"]), "x2": {"field": "high"}, "color": colour(order, legend),
            },
        },
        {"mark": mark, "encoding": {"x": axis, "tooltip": tooltips(tips), **by_strategy(order, legend)}},
    ]  # fmt: skip


def _points(task: TaskComparison, costs: dict[str, float | None], timed: bool = False) -> Iterator[Spec]:
    for row in task.rows:
        cost = costs.get(row.strategy)
        if cost is not None and row.quality:
            said = seconds(cost) if timed else f"{dollars(cost)} a month"
            whole = row.answered >= row.planned
            name = row.strategy if whole else f"{row.strategy} ({row.answered}/{row.planned})"
            quality = bounds(row.quality[task.primary_metric])
            yield {"strategy": row.strategy, "label": name, "cost": cost, "said": said, "whole": whole, **quality}


def _front_chart(task: TaskComparison, points: list[Spec], title: str, axis: Spec, order: Sequence[str]) -> Chart:
    scale = spread_scale([point["cost"] for point in points])
    middle = (scale["domain"][0] * scale["domain"][1]) ** 0.5 if scale["type"] == "log" else scale["domain"][1] / 2
    for point in points:
        point["left"] = point["cost"] > middle
        point["below"] = any(_in_the_way(point, other, scale) for other in points if other is not point)
    x = quantitative("cost", title, scale=scale, axis=axis)
    y = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
    tips = tooltips(QUALITY_TIPS | {"said": "cost"})
    spec: Spec = {"height": 300, "data": {"values": points}, "encoding": {"x": x, "y": y}}
    front = {"mark": {"type": "line", "interpolate": "step-after", "strokeDash": [5, 4], "style": "front"}}
    spec["layer"] = [
        {**front, "data": {"values": pareto(points)}},
        {
            "mark": {"type": "rule"},
            "encoding": {"y": quantitative("low", y["title"]), "y2": {"field": "high"}, "color": colour(order)},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 130},
            "encoding": {"tooltip": tips, **by_strategy(order, legend=False)},
        },
        *(_names(left, below) for left in (True, False) for below in (True, False)),
    ]
    missing = [row.strategy for row in task.rows if row.strategy not in {point["strategy"] for point in points}]
    about = "Up is better, left is cheaper. Dashed: the Pareto front, what nothing else beats in both."
    without = f" Not shown, as its quality or its cost is not known: {', '.join(missing)}." if missing else ""
    return Chart("front", "Quality against cost", about + without, spec)


def _in_the_way(point: Spec, other: Spec, scale: Spec) -> bool:
    """Whether the name of `point` would stand on that of another one, a little higher or dearer."""
    low, high = scale["domain"]
    apart = log(other["cost"] / point["cost"]) / log(high / low) if scale["type"] == "log" else (
        (other["cost"] - point["cost"]) / (high - low))  # fmt: skip
    return abs(apart) < 0.25 and 0 <= other["mean"] - point["mean"] < 6 and (other["mean"], apart) > (point["mean"], 0)


def _names(left: bool, below: bool) -> Spec:
    mark = {"type": "text", "align": "right" if left else "left", "dx": -9 if left else 9, "dy": 11 if below else -9}
    return {
        "transform": [{"filter": {"and": [{"field": "left", "equal": left}, {"field": "below", "equal": below}]}}],
        "mark": mark,
        "encoding": {"text": {"field": "label", "type": "nominal"}},
    }


def pareto(points: Sequence[Spec]) -> list[Spec]:
    """Those that answered everything and that none beats in both cost and quality, the cheapest first."""
    front: list[Spec] = []
    for point in sorted((p for p in points if p["whole"]), key=lambda p: (p["cost"], -p["mean"])):
        if not front or point["mean"] > front[-1]["mean"]:
            front.append({"cost": point["cost"], "mean": point["mean"], "strategy": point["strategy"]})
    return front


def _curve_points(curve: Curve) -> Iterator[Spec]:
    for point in curve.points:
        yield {"strategy": curve.strategy, "size": point.size, "said": "measured", **bounds(point.quality)}
    if (found := curve.forecast) and curve.points:
        mean = {"mean": 100 * found.value, **interval(found.interval)}
        yield {"strategy": curve.strategy, "size": found.size, "said": "forecast", **mean}
