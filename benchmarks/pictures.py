"""The README's pictures: Vega-Lite specifications of a run's numbers, drawn to SVG by vl-convert.

Every place is in pixels and no text is measured, so the same numbers give the same bytes whatever fonts a machine has.
Colours and shapes are those of report.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from harness.comparison import Comparison, Row, TaskComparison
from harness.found import Estimate
from harness.report.page.quality import pareto
from harness.totals import task_terms, volume_options

Spec = dict[str, Any]
THEMES = {
    "light": ("#ffffff", "#1c2024", "#59626c", "#d9dde2", ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000"]),
    "dark": ("#0d1117", "#e6e8eb", "#a6afb9", "#3a4048", ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#ffffff"]),
}
SYMBOLS = ["circle", "square", "triangle-up", "diamond", "cross"]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
VOLUME = 10_000
"""Requests a month, as `adaptbench recommend` takes where nothing is asked."""

ROW, HEADING, LETTER = 17, 25, 6.6  # pixels: a strategy, a task's name, a letter of 12 pixels about
SIZE = (560, 300)  # of the plot of quality against cost
POINT, LABEL = 7, 15  # half a mark, and the height of a line of text


def pictures(comparison: Comparison, shown: str) -> dict[str, str]:
    """SVG by the file's name. Quality by task, and quality against cost for the task `shown`."""
    from vl_convert import vegalite_to_svg

    task = next(task for task in comparison.tasks if task.task == shown)
    drawn = {"quality": _quality(comparison.tasks), "cost": _cost(comparison, task)}
    return {
        f"{name}-{theme}.svg": vegalite_to_svg({**spec, "config": _config(theme)}) + "\n"
        for name, spec in drawn.items()
        for theme in THEMES
    }


def front(comparison: Comparison, task: TaskComparison) -> list[str]:
    """The strategies that no other beats in both quality and cost, the cheapest first."""
    return [point["strategy"] for point in pareto(list(_priced(comparison, task)))]


def _quality(tasks: Sequence[TaskComparison]) -> Spec:
    """A block for each task: a dot a strategy, its interval, its number and letters."""
    values, headings, top = [], [], 0
    for task in tasks:
        headings.append({"y": top + HEADING / 2, "text": f"{task.task} ({task.primary_metric})"})
        top += HEADING
        for row in task.rows:
            values.append({"y": top + ROW / 2, **_answered(task, row)})
            top += ROW
    top += ROW // 2
    title = _axis("points of 100; bars are 95 % intervals", range(0, 101, 20), titleX=260, titleY=32)
    places = {"x": {**_number("mean", (0, 100)), "axis": title}, "y": {**_number("y", (top, 0)), "axis": None}}
    right = {"type": "text", "dx": 8, "align": "left", "baseline": "middle"}
    beside = _text(right, "text", {"x": {"field": "high", "type": "quantitative"}})
    padding = {"top": 8, "bottom": 44, "left": 150, "right": 60}
    return _spec((520, top), padding, values, places, [_rule("x"), _marks(tasks[0]), beside, *_left(headings)])


def _answered(task: TaskComparison, row: Row) -> Spec:
    found, letters = row.quality[task.primary_metric], task.pairs.groups.get(row.strategy, "")
    return {"strategy": row.strategy, "text": f"{100 * found.mean:.1f} {letters}".rstrip(), **_points(found)}


def _left(headings: list[Spec]) -> list[Spec]:
    """The strategies' names and above them the task's, left of the plot."""
    name = {"type": "text", "align": "right", "baseline": "middle", "style": "soft"}
    task = {"type": "text", "align": "left", "baseline": "middle", "fontWeight": "bold"}
    return [
        _text(name, "strategy", {"x": {"value": -10}}),
        {"data": {"values": headings}, **_text(task, "text", {"x": {"value": -140}})},
    ]


def _cost(comparison: Comparison, task: TaskComparison) -> Spec:
    """Up is better, left is cheaper; dashed what nothing else beats in both."""
    points = list(_priced(comparison, task))
    most, high = _round_up(max(point["cost"] for point in points)), _round_up(max(point["high"] for point in points))
    plot = _Plot(most, high)
    labels = list(plot.labels(points))
    about = f"USD a month at {VOLUME:,} requests, setup included"
    below = _axis(about, plot.ticks(most), titleX=SIZE[0] / 2, titleY=34, format="$.3~f")
    beside = _axis(f"{task.primary_metric}, points of 100", plot.ticks(high), titleX=-38, titleY=SIZE[1] / 2)
    x, y = {**_number("cost", (0, most)), "axis": below}, {**_number("mean", (0, high)), "axis": beside}
    front = {"type": "line", "interpolate": "step-after"}
    name = {"type": "text", "align": "left", "baseline": "middle"}
    layers = [
        {"mark": front, "data": {"values": pareto(points)}},
        _rule("y"),
        _marks(task),
        {"data": {"values": labels}, **_text(name, "strategy", {"x": _place("left"), "y": _place("top")})},
    ]
    return _spec(SIZE, {"top": 12, "bottom": 48, "left": 58, "right": 30}, points, {"x": x, "y": y}, layers)


def _place(field: str) -> Spec:
    """A number of pixels."""
    return {"field": field, "type": "quantitative", "scale": None}


def _priced(comparison: Comparison, task: TaskComparison) -> Iterator[Spec]:
    options = volume_options(comparison)
    if options is None:
        raise ValueError(f"{comparison.run}: has no [volume], so no cost a month")
    for part, row in zip(task_terms(comparison, task, options), task.rows, strict=True):
        usd = part.monthly(VOLUME, options.months)
        if usd is not None:
            cost = {"strategy": row.strategy, "cost": round(usd, 5), "whole": row.answered >= row.planned}
            yield {**cost, **_points(row.quality[task.primary_metric])}


@dataclass(frozen=True, slots=True)
class _Plot:
    """Of quality against cost: the largest cost and quality on its axes."""

    most: float
    high: float

    def at(self, cost: float, mean: float) -> tuple[float, float]:
        """In pixels from the upper left."""
        return SIZE[0] * cost / self.most, SIZE[1] * (1 - mean / self.high)

    def labels(self, points: Sequence[Spec]) -> Iterator[Spec]:
        """Each name at the first place beside its mark that nothing else stands on."""
        taken = [box for point in points for box in self._marks(point)]
        for point in points:
            box = next((box for box in self._places(point) if not any(map(box.meets, taken))), None)
            if box is None:
                raise ValueError(f"no room for the name of {point['strategy']}")
            taken.append(box)
            yield {"strategy": point["strategy"], "left": round(box.left, 1), "top": round(box.top + LABEL / 2, 1)}

    def _marks(self, point: Spec) -> Iterator[_Box]:
        x, y = self.at(point["cost"], point["mean"])
        (_, low), (_, high) = self.at(0, point["low"]), self.at(0, point["high"])
        yield _Box(x - POINT, y - POINT, 2 * POINT, 2 * POINT)
        yield _Box(x - 2, high, 4, low - high)

    def _places(self, point: Spec) -> Iterator[_Box]:
        x, y = self.at(point["cost"], point["mean"])
        wide = LETTER * len(point["strategy"])
        inside = [(left, y + up) for up in (0, -14, 14, -28, 28) for left in (x + 10, x - 10 - wide)]
        for left, middle in inside:
            top, right = middle - LABEL / 2, left + wide
            if min(left, top) >= 0 and right <= SIZE[0] and top + LABEL <= SIZE[1]:
                yield _Box(left, top, wide, LABEL)

    @staticmethod
    def ticks(most: float) -> list[float]:
        return [round(most * i / 5, 4) for i in range(6)]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    width: float
    height: float

    def meets(self, other: _Box) -> bool:
        beside = self.left >= other.left + other.width or other.left >= self.left + self.width
        return not (beside or self.top >= other.top + other.height or other.top >= self.top + self.height)


def _round_up(value: float) -> float:
    """So that five ticks are round numbers."""
    unit = 10.0 ** floor(log10(value / 5))
    return 5 * next(step * unit for step in (1, 2, 2.5, 5, 10) if step * unit >= value / 5)


def _points(found: Estimate) -> dict[str, float]:
    """Mean and interval in points of a hundred; without an interval the mean alone."""
    span = found.interval
    low, high = (span.low, span.high) if span else (found.mean, found.mean)
    return {"mean": round(100 * found.mean, 2), "low": round(100 * low, 2), "high": round(100 * high, 2)}


def _number(field: str, domain: Sequence[float]) -> Spec:
    return {"field": field, "type": "quantitative", "scale": {"domain": list(domain), "nice": False}}


def _rule(way: str) -> Spec:
    ends = {way: {"field": "low", "type": "quantitative"}, f"{way}2": {"field": "high"}}
    return {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": {**ends, "color": _kind("strategy")}}


def _marks(task: TaskComparison) -> Spec:
    kind = {**_kind("strategy"), "scale": {"domain": [row.strategy for row in task.rows]}}
    mark = {"type": "point", "filled": True, "size": 80, "opacity": 1}
    return {"mark": mark, "encoding": {"color": kind, "shape": kind}}


def _kind(field: str) -> Spec:
    return {"field": field, "type": "nominal", "legend": None}


def _text(mark: Spec, field: str, places: Spec) -> Spec:
    return {"mark": mark, "encoding": {"text": {"field": field, "type": "nominal"}, **places}}


def _axis(title: str, ticks: Sequence[float], **more: Any) -> Spec:
    """With the place of its title in `more`: where Vega finds one itself, it depends on the fonts."""
    still = dict.fromkeys(("labelOverlap", "labelBound", "labelFlush"), False)
    return {"title": title, "values": list(ticks), **still, **more}


def _spec(size: tuple[int, int], padding: Spec, values: list[Spec], places: Spec, layers: list[Spec]) -> Spec:
    width, height = size
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "padding": padding,
        "autosize": "none",
        "data": {"values": values},
        "encoding": places,
        "layer": layers,
    }


def _config(theme: str) -> Spec:
    page, ink, soft, line, colours = THEMES[theme]
    words = {"labelColor": soft, "titleColor": soft, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "background": page,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**words, "titleFontWeight": "normal", "gridColor": line, "domainColor": line, "tickColor": line},
        "text": {"color": ink, "fontSize": 12},
        "line": {"color": soft, "strokeDash": [5, 4]},
        "style": {"soft": {"fill": soft}},
        "range": {"category": colours, "symbol": SYMBOLS},
    }
