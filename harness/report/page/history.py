"""The runs that led to this one: charts of quality, cost and p95 over time, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from harness.found import Estimate
from harness.history import Break, Mark, Point, Trail, Trend
from harness.report.history_table import told
from harness.report.page.markup import Html, joined, tag
from harness.report.page.spec import (
    DOLLARS_AXIS,
    SECONDS_AXIS,
    Chart,
    Spec,
    by_strategy,
    colour,
    dashes,
    quantitative,
    spread_scale,
)
from harness.report.table import listed
from harness.summaries import RunRow

MOST_STEPS = 20
"""Changes and breaks that a task's section tells and marks: the latest."""
MOST_POINTS = 3_000
"""Of a chart on the whole page: with more strategies and tasks, fewer runs are drawn, so that the file stays small."""
FEWEST_RUNS = 20
MANY_RUNS = 40
"""From here on points and bars are drawn small and faint."""
MOST_NAMES = 5

Range = tuple[float, float | None, float | None]
"""A value and the ends of its interval, which may not be known."""
Step = tuple[Trend, Mark | Break, str]


def of_task(trail: Trail, task: str, order: Sequence[str]) -> list[Trend]:
    """In the order of the page's strategies. Empty where no two runs of the task can be compared."""
    found = {trend.strategy: trend for trend in trail.history.trends if trend.task == task}
    trends = [found[name] for name in order if name in found]
    return trends if any(trend.comparable for trend in trends) else []


def steps(trends: Sequence[Trend]) -> list[Step]:
    """The latest, oldest first, each with the line that tells it."""
    found = [(trend, step, line) for trend in trends for step, line in told(trend)]
    return sorted(found, key=lambda one: one[1].number)[-MOST_STEPS:]


def notes(trail: Trail, trends: Sequence[Trend]) -> Iterator[Html]:
    """What the section does not show."""
    command = tag("code", f"adaptbench history {trail.history.suite}")
    if trail.left_out:
        more = len(trail.left_out) - MOST_NAMES
        names = [*trail.left_out[:MOST_NAMES], *([f"{more} more"] if more > 0 else [])]
        said = f"Left out, as no run of this suite can be read there: {listed(names)}. "
        yield joined([said, command, " says why."])
    if trail.untested:
        count = f"{trail.untested} step{'s' * (trail.untested != 1)}"
        yield joined([f"{count} from one run to the next not tested yet, so not marked: ", command, " tests all."])
    if trail.earlier:
        yield joined([f"{trail.earlier} earlier runs are not shown: ", command, " shows all."])
    if (more := sum(len(trend.marks) + len(trend.breaks) for trend in trends) - MOST_STEPS) > 0:
        yield joined([f"{more} earlier changes are not marked here: ", command, " tells all."])


def history_charts(trail: Trail, trends: Sequence[Trend], order: Sequence[str]) -> Iterator[Chart]:
    """Quality, and cost and p95 where they are known of some run."""
    runs = max(FEWEST_RUNS, MOST_POINTS // len(trail.history.trends))
    recent = len(trail.history.runs) - runs
    metric = trends[-1].metric

    def values(of: Callable[[RunRow], Range | None]) -> list[Spec]:
        return [value for trend in trends for value in _values(trend, recent, of)]

    quality, usd, p95 = values(_quality), values(_usd), values(_p95)
    if quality:
        about = (
            "A point is a run, its bar the 95 % interval. Ringed: quality changed beyond chance since the run before."
        )
        y = quantitative("mean", f"{metric}, points of 100", scale=_within_100(quality))
        spec = _spec(quality, y, ".1f", trends, order)
        spec["layer"] += _marked(steps(trends), recent, y, colour(order, [trend.strategy for trend in trends]))
        yield Chart("history-quality", f"{metric} by run", about, spec)
    if usd:
        y = quantitative("mean", "USD for 1,000 requests", scale=spread_scale(_ends(usd)), axis=DOLLARS_AXIS)
        about = "After setup, with 95 % intervals."
        yield Chart("history-usd", "Cost by run", about, _spec(usd, y, "$.3~r", trends, order))
    if p95:
        y = quantitative("mean", "p95 of a request", scale=spread_scale(_ends(p95)), axis=SECONDS_AXIS)
        about = "Bars are 95 % intervals; none where there are too few timed requests (under 72) for one."
        yield Chart("history-p95", "p95 by run", about, _spec(p95, y, ".3~r", trends, order))


def _values(trend: Trend, recent: int, of: Callable[[RunRow], Range | None]) -> Iterator[Spec]:
    """Of the runs from number `recent` on. `part` counts the breaks before, over which no line is drawn."""
    for point in trend.points:
        at, found = _at(point), of(point.row)
        if point.number >= recent and at is not None and found:
            part = sum(one.number <= point.number for one in trend.breaks)
            ends = {name: _short(end) for name, end in zip(("mean", "low", "high"), found, strict=True)}
            yield {"strategy": trend.strategy, "run": point.run, "at": at, "part": part, **ends}


def _spec(values: list[Spec], y: Spec, form: str, trends: Sequence[Trend], order: Sequence[str]) -> Spec:
    drawn, many = [trend.strategy for trend in trends], len({value["at"] for value in values}) > MANY_RUNS
    dash = {**colour(order, drawn), "scale": {"domain": list(order), "range": dashes(order)}}
    tips: list[Spec] = [{"field": name, "type": "nominal"} for name in ("strategy", "run")]
    titles = {"mean": "value", "low": "95 % from", "high": "to"}
    tips += [quantitative(name, title, format=form) for name, title in titles.items()]
    bar, shade = {"type": "rule", "opacity": 0.15 if many else 0.5}, colour(order, drawn)
    return {
        "height": 240,
        "data": {"values": values},
        "encoding": {"x": _time_axis()},
        "layer": [
            {
                "transform": [{"filter": "isNumber(datum.low) && isNumber(datum.high)"}],
                "mark": bar,
                "encoding": {"y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": shade},
            },
            {
                "mark": {"type": "line", "strokeWidth": 1.8},
                "encoding": {
                    "y": y,
                    "color": shade,
                    "strokeDash": dash,
                    "detail": {"field": "part", "type": "nominal"},
                },
            },
            {
                "mark": {"type": "point", "filled": True, "size": 16 if many else 60},
                "encoding": {"y": y, "tooltip": tips, **by_strategy(order, drawn)},
            },
        ],
    }


def _marked(found: Sequence[Step], recent: int, y: Spec, shade: Spec) -> list[Spec]:
    """Rings around the points that a change led to, which tell what changed, and a rule through each."""
    values = [
        {"strategy": trend.strategy, "at": at, "mean": _short(100 * quality.mean), "said": line}
        for trend, step, line in found
        if isinstance(step, Mark) and step.number >= recent
        for point in trend.points
        if point.number == step.number and (at := _at(point)) is not None and (quality := point.row.quality)
    ]
    rule = {"type": "rule", "strokeDash": [2, 3], "opacity": 0.5, "style": "marker"}
    ring = {"type": "point", "shape": "circle", "size": 260, "strokeWidth": 2.5, "filled": False}
    said = {"tooltip": {"field": "said", "type": "nominal"}}
    data = {"values": values}
    return [
        {"data": data, "mark": rule, "encoding": said},
        {"data": data, "mark": ring, "encoding": {"y": y, "color": shade, **said}},
    ]


def _time_axis() -> Spec:
    scale, axis = {"type": "utc", "padding": 12}, {"labelOverlap": True, "tickCount": 6, "grid": False}
    return {"field": "at", "type": "temporal", "title": "start of the run (UTC)", "scale": scale, "axis": axis}


def _at(point: Point) -> int | None:
    """Milliseconds since 1970."""
    if point.started is None:
        return None
    started = datetime.fromisoformat(point.started)
    return round(1000 * (started if started.tzinfo else started.replace(tzinfo=UTC)).timestamp())


def _within_100(values: Sequence[Spec]) -> Spec:
    """As near as the intervals allow, and ten points high at least: what moves by less is not to look like a fall."""
    ends = _ends(values)
    low, high = min(ends), max(ends)
    room = max(1.0, (10 - (high - low)) / 2)
    low = max(0.0, low - room)
    return {"domain": [low, min(100.0, max(high + room, low + 10))], "zero": False, "nice": True}


def _ends(values: Sequence[Spec]) -> list[float]:
    return [value[name] for value in values for name in ("mean", "low", "high") if value[name] is not None]


def _short(value: float | None) -> float | None:
    """To five digits, more than a chart shows."""
    return None if value is None else float(f"{value:.5g}")


def _quality(row: RunRow) -> Range | None:
    return _times(row.quality, 100)


def _usd(row: RunRow) -> Range | None:
    return _times(row.usd_per_thousand, 1)


def _times(value: Estimate | None, factor: float) -> Range | None:
    if value is None:
        return None
    span = value.interval
    return factor * value.mean, factor * span.low if span else None, factor * span.high if span else None


def _p95(row: RunRow) -> Range | None:
    if row.p95 is None:
        return None
    return row.p95, row.p95_range.low if row.p95_range else None, row.p95_range.high if row.p95_range else None
