"""Charts of latency, of cost at a volume and of trainings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any

from harness.comparison import Row, TaskComparison
from harness.found import Found
from harness.report.page.spec import (
    DOLLARS_AXIS,
    ROW_AXIS,
    SECONDS_AXIS,
    Chart,
    Spec,
    by_strategy,
    colour,
    dashes,
    quantitative,
    spread_scale,
)
from harness.report.table import seconds
from harness.report.totals_table import dollars, how_many
from harness.totals import Terms, all_break_evens

ROW_HEIGHT = 46
MOST_TICKS = 400
"""Requests shown of each strategy: with more, an even choice from the fastest to the slowest."""
POINTS_OF_A_LINE = 61


def latency_chart(task: TaskComparison, found: Mapping[tuple[str, str], Found], order: Sequence[str]) -> Chart | None:
    """None where nothing was timed."""
    ticks = {row.strategy: _timed(found.get((task.task, row.strategy))) for row in task.rows}
    if not any(ticks.values()):
        return None
    rows = {row.strategy: _row_name(row) for row in task.rows}
    values = [
        {"strategy": name, "row": rows[name], "seconds": value} for name, taken in ticks.items() for value in taken
    ]
    marks = [
        {"row": rows[row.strategy], "seconds": value, "name": name, "said": f"{row.strategy}: {name} {seconds(value)}"}
        for row in task.rows
        for name, value in (("p50", row.latency.p50), ("p95", row.latency.p95))
        if value is not None
    ]
    scale = spread_scale([second for taken in ticks.values() for second in taken])
    x = quantitative("seconds", "one request, prompt building included", scale=scale, axis=SECONDS_AXIS)
    y = {"field": "row", "type": "nominal", "title": None, "sort": list(rows.values()), "axis": ROW_AXIS}
    spec: Spec = {"height": ROW_HEIGHT * len(rows), "encoding": {"x": x, "y": y}}
    spec["layer"] = [
        {
            "data": {"values": values},
            "mark": {"type": "tick", "opacity": 0.7, "thickness": 2, "size": 17, "yOffset": 7},
            "encoding": {"color": colour(order)},
        },
        _percentiles(marks),
    ]
    about = "A tick is a timed request, sent alone. Circle: p50, triangle: p95; both are below the name too."
    return Chart("latency", "Latency", about, spec)


def volume_chart(parts: Sequence[Terms], months: int, volumes: Sequence[int], order: Sequence[str]) -> Chart | None:
    """Lines of USD a month, where they cross, and a rule that the slider moves. None where no price is known."""
    known = [part for part in parts if not part.missing]
    if not known:
        return None
    low, high = decades(volumes)
    drawn = [part.strategy for part in known]
    at = [10.0 ** (low + (high - low) * i / (POINTS_OF_A_LINE - 1)) for i in range(POINTS_OF_A_LINE)]
    values = [{"strategy": part.strategy, "n": n, "usd": part.monthly(n, months)} for part in known for n in at]
    log = all(value["usd"] for value in values)
    x = quantitative("n", "requests a month", scale={"type": "log", "domain": [at[0], at[-1]], "nice": False})
    x["axis"] = {"format": "~s", "labelOverlap": True, "values": [10**n for n in range(ceil(low), floor(high) + 1)]}
    y = quantitative("usd", "USD a month", scale={"type": "log" if log else "symlog"}, axis=DOLLARS_AXIS)
    rule = {"type": "rule", "strokeDash": [4, 3], "style": "marker"}
    cross = {"type": "point", "shape": "cross", "size": 110, "filled": True, "style": "marker"}
    spec: Spec = {"height": 320, "params": [{"name": "volume", "value": 10_000}]}
    spec["layer"] = [
        {
            "data": {"values": values},
            "mark": {"type": "line", "strokeWidth": 2.2},
            "encoding": {"x": x, "y": y, "color": _long(colour(order, drawn)), "strokeDash": _dash(order, drawn)},
        },
        {
            "data": {"values": [{}]},
            "mark": rule,
            "encoding": {"x": {"datum": {"expr": "volume"}, "type": "quantitative"}},
        },
        {
            "data": {"values": crossings(known, months, at[0], at[-1])},
            "mark": cross,
            "encoding": {"x": {**x}, "y": {**y}, "tooltip": {"field": "said", "type": "nominal"}},
        },
    ]
    missing = [part.strategy for part in parts if part.missing]
    without = f" Not shown, as a price is not known: {', '.join(missing)}." if missing else ""
    about = "Crosses: where two cost the same, so that from there on the other is cheaper. The slider moves the rule."
    return Chart("volume", "Cost at volume", about + without, spec)


def decades(volumes: Sequence[int]) -> tuple[float, float]:
    """The slider's range as powers of ten: all volumes of the suite, and a hundred to ten million at least."""
    return float(min(2, *(len(str(n)) - 1 for n in volumes))), float(max(7, *(len(str(n)) for n in volumes)))


def crossings(parts: Sequence[Terms], months: int, low: float, high: float) -> list[dict[str, Any]]:
    """Within the chart, a point for each pair."""
    found = []
    by_name = {part.strategy: part for part in parts}
    for pair in all_break_evens(parts, months):
        if pair.verdict != "from" or pair.requests is None:
            continue
        n = pair.requests if pair.per_month else pair.requests / months
        if low <= n <= high:
            usd = by_name[pair.strategy].monthly(n, months)
            said = f"{pair.strategy} is cheaper than {pair.other} from {how_many(n)} requests a month ({dollars(usd)})"
            found.append({"n": n, "usd": usd, "said": said})
    return found


def training_chart(task: TaskComparison, order: Sequence[str]) -> Chart | None:
    """Validation loss by epoch. None where nothing was trained."""
    values = [
        {
            "strategy": row.strategy, "training": f"{row.strategy} {number}", "epoch": epoch, "loss": loss,
            "best": epoch == details.get("best_epoch"),
        }
        for row in task.rows
        for number, details in enumerate(row.trainings)
        for epoch, loss in enumerate(details.get("valid_loss") or ())
    ]  # fmt: skip
    if not values:
        return None
    drawn = list(dict.fromkeys(value["strategy"] for value in values))
    x = quantitative("epoch", "epoch (0: untrained)", axis={"tickMinStep": 1, "format": "d"})
    y = quantitative("loss", "validation loss, nats a token", scale={"zero": False})
    tips = [{"field": name, "type": "nominal"} for name in ("strategy", "epoch", "loss")]
    spec: Spec = {
        "height": 240,
        "data": {"values": values},
        "encoding": {"x": x, "y": y, "color": colour(order, drawn)},
    }
    spec["layer"] = [
        {"mark": "line", "encoding": {"detail": {"field": "training", "type": "nominal"}}},
        {"mark": {"type": "point", "size": 40}, "encoding": {"tooltip": tips, **by_strategy(order, drawn)}},
        {
            "transform": [{"filter": "datum.best"}],
            "mark": {"type": "point", "filled": True, "size": 110},
            "encoding": {"tooltip": tips, **by_strategy(order, drawn)},
        },
    ]
    about = "A line is a training; the filled mark is the epoch whose weights were kept."
    return Chart("training", "Training curves", about, spec)


def _timed(row: Found | None) -> list[float]:
    taken = sorted(
        record.build_seconds + record.generate_seconds
        for record in (row.timed.values() if row else ())
        if record.error is None and record.generate_seconds is not None
    )
    if len(taken) <= MOST_TICKS:
        return taken
    return [taken[i * (len(taken) - 1) // (MOST_TICKS - 1)] for i in range(MOST_TICKS)]


def _row_name(row: Row) -> str:
    found = row.latency
    if found.p50 is None or found.p95 is None:
        return f"{row.strategy}\nnot timed"
    return f"{row.strategy}\n{seconds(found.p50)}, {seconds(found.p95)}"


def _percentiles(marks: list[Spec]) -> Spec:
    shape: Spec = {"field": "name", "type": "nominal", "legend": None}
    shape["scale"] = {"domain": ["p50", "p95"], "range": ["circle", "triangle-down"]}
    point = {"type": "point", "filled": True, "size": 70, "yOffset": -11, "style": "marker"}
    said = {"field": "said", "type": "nominal"}
    return {"data": {"values": marks}, "mark": point, "encoding": {"shape": shape, "tooltip": said}}


def _dash(order: Sequence[str], drawn: Sequence[str]) -> Spec:
    """Lines too are told apart by more than colour."""
    return {**_long(colour(order, drawn)), "scale": {"domain": list(order), "range": dashes(order)}}


def _long(found: Spec) -> Spec:
    """With a piece of each line in the legend that is long enough to see its dashes."""
    return {**found, "legend": {**found["legend"], "symbolSize": 900, "symbolStrokeWidth": 2.2}}
