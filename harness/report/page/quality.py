"""Charts of quality: by strategy, against cost, by facet, against training examples, and what changed with facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from harness.comparison import TaskComparison
from harness.curves import Curve
from harness.report.page.labels import PLOT_HEIGHT, as_values, placed
from harness.report.page.spec import (
    DOLLARS_AXIS,
    QUALITY_TIPS,
    ROW_AXIS,
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
        spread = f" Setup is spread over {months} months."
        return _front_chart(task, points, f"USD a month at {volume:,.0f} requests", DOLLARS_AXIS, order, spread)
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
        shared = {
            "y": {"field": "value", "type": "nominal", "title": None, "axis": ROW_AXIS},
            "yOffset": {"field": "strategy", "type": "nominal", "sort": list(order)},
        }
        spec: Spec = {"height": max(15 * len(values), 40 * cuts), "data": {"values": values}, "encoding": shared}
        spec["layer"] = _dots(axis, order, {"value": facet, **QUALITY_TIPS}, order)
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
    drawn = [curve.strategy for curve in task.curves]
    spec: Spec = {"height": 260, "data": {"values": values}, "encoding": {"x": x, "color": colour(order, drawn)}}
    spec["layer"] = [
        {"mark": "rule", "encoding": {"y": quantitative("low", y["title"]), "y2": {"field": "high"}}},
        {"mark": {"type": "line", "strokeDash": [4, 4]}, "encoding": {"y": y}},
        {"transform": [measured], "mark": "line", "encoding": {"y": y}},
        {
            "mark": {"type": "point", "filled": True, "size": 70},
            "encoding": {"y": y, "tooltip": tips, **by_strategy(order, drawn)},
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
    kind: Spec = {"field": "when", "type": "nominal", "sort": None}
    shared = {"y": strategy_rows([one.strategy for one in task.freshness]), "yOffset": kind}
    spec: Spec = {"height": 16 * len(values), "data": {"values": values}, "encoding": shared}
    tips = tooltips({"strategy": "strategy", "when": "", "mean": "mean", "low": "95 % from", "high": "to"})
    # Colours stand for strategies on every other chart.
    shape = {**kind, "legend": {"orient": "bottom", "title": None}}
    shape["scale"] = {"domain": ["right before", "right after", "stale after"], "range": ["circle", "square", "cross"]}
    bar = {"type": "rule", "opacity": 0.5}
    mark = {"type": "point", "filled": True, "size": 80, "style": "marker"}
    spec["layer"] = [
        {"mark": bar, "encoding": {"x": quantitative("low", axis["title"]), "x2": {"field": "high"}}},
        {"mark": mark, "encoding": {"x": axis, "tooltip": tips, "shape": shape}},
    ]
    return Chart("freshness", "When the facts change", "On the answers that changed; bars are 95 % intervals.", spec)


def _letters() -> Spec:
    return {"field": "letters", "type": "nominal"}


def _ranked(task: TaskComparison) -> list[str]:
    return [*task.pairs.order, *(row.strategy for row in task.rows if row.strategy not in task.pairs.order)]


def _dots(axis: Spec, order: Sequence[str], tips: dict[str, str], shown: Sequence[str] = ()) -> list[Spec]:
    mark = {"type": "point", "filled": True, "size": 90}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {
                "x": quantitative("low", axis["title"]), "x2": {"field": "high"}, "color": colour(order, shown),
            },
        },
        {"mark": mark, "encoding": {"x": axis, "tooltip": tooltips(tips), **by_strategy(order, shown)}},
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


def _front_chart(
    task: TaskComparison, points: list[Spec], title: str, axis: Spec, order: Sequence[str], spread: str = ""
) -> Chart:
    scale = spread_scale([point["cost"] for point in points])
    _place_names(points, scale)
    x = quantitative("cost", title, scale=scale, axis=axis)
    y = quantitative("mean", f"{task.primary_metric}, points of 100", scale={"domain": [0, 100]})
    tips = tooltips(QUALITY_TIPS | {"said": "cost"})
    spec: Spec = {"height": PLOT_HEIGHT, "data": {"values": points}, "encoding": {"x": x, "y": y}}
    front = {"mark": {"type": "line", "interpolate": "step-after", "strokeDash": [5, 4], "style": "front"}}
    spec["layer"] = [
        {**front, "data": {"values": pareto(points)}},
        {
            "mark": {"type": "rule"},
            "encoding": {"y": quantitative("low", y["title"]), "y2": {"field": "high"}, "color": colour(order)},
        },
        {"mark": {"type": "point", "filled": True, "size": 130}, "encoding": {"tooltip": tips, **by_strategy(order)}},
        *(_names(style) for style in ("halo", "name")),
    ]
    missing = [row.strategy for row in task.rows if row.strategy not in {point["strategy"] for point in points}]
    about = f"Up is better, left is cheaper. Dashed: the Pareto front, what nothing else beats in both.{spread}"
    without = f" Not shown, as its quality or its cost is not known: {', '.join(missing)}." if missing else ""
    return Chart("front", "Quality against cost", about + without, spec)


def _place_names(points: list[Spec], scale: Spec) -> None:
    low, high = scale["domain"]

    def across(cost: float) -> float:
        return log(cost / low) / log(high / low) if scale["type"] == "log" else (cost - low) / (high - low)

    def down(mean: float) -> float:
        return 1 - mean / 100

    bars = [None if one["high"] is None else (down(one["high"]), down(one["low"])) for one in points]
    at = [(across(one["cost"]), down(one["mean"])) for one in points]
    for point, place in zip(points, placed([one["label"] for one in points], at, bars), strict=True):
        point |= as_values(place)


def _names(style: str) -> Spec:
    """The style "halo" goes below, so that a name can be read where a line runs through it."""
    offsets = {name: {"expr": f"datum.{name}"} for name in ("align", "dx", "dy")}
    mark = {"type": "text", "baseline": "middle", "style": style, **offsets}
    return {"mark": mark, "encoding": {"text": {"field": "label", "type": "nominal"}}}


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
