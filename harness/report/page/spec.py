"""Parts of Vega-Lite charts that several charts are put together from.

Colours, fonts and widths are not here: the page sets them for its theme and its width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.found import Estimate
from harness.stats import Interval

Spec = dict[str, Any]
STEP = 34  # pixels a strategy on a chart with a line for each


@dataclass(frozen=True, slots=True)
class Chart:
    """`about` says what is seen, for those who do not see it and for the line below the chart."""

    name: str
    title: str
    about: str
    spec: Spec


def bounds(value: Estimate | None) -> dict[str, float | None]:
    """Mean and interval in points of a hundred."""
    if value is None:
        return {"mean": None, "low": None, "high": None}
    return {"mean": 100 * value.mean, **interval(value.interval)}


def interval(found: Interval | None) -> dict[str, float | None]:
    return {"low": 100 * found.low if found else None, "high": 100 * found.high if found else None}


def by_strategy(strategies: Sequence[str], shown: Sequence[str] = ()) -> Spec:
    """Colour and shape say the same, so that neither has to be told apart alone; the same on every chart of a task.

    `shown` are those that the legend names.
    """
    shared: Spec = {"field": "strategy", "type": "nominal", "scale": {"domain": list(strategies)}}
    shared["legend"] = {"orient": "bottom", "title": None, "values": list(shown)} if shown else None
    return {"color": shared, "shape": shared}


def dashes(strategies: Sequence[str]) -> list[list[int]]:
    """Of lines, which have no shape: a kind for each strategy."""
    kinds = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3], [10, 4]]
    return [kinds[i % len(kinds)] for i in range(len(strategies))]


def colour(strategies: Sequence[str], shown: Sequence[str] = ()) -> Spec:
    return by_strategy(strategies, shown)["color"]  # type: ignore[no-any-return]


def quantitative(field: str, title: str | None, **more: Any) -> Spec:
    return {"field": field, "type": "quantitative", "title": title, **more}


def strategy_rows(order: Sequence[str]) -> Spec:
    return {"field": "strategy", "type": "nominal", "title": None, "sort": list(order), "axis": ROW_AXIS}


def tooltips(fields: Mapping[str, str]) -> list[Spec]:
    """By field the title; numbers to one digit."""
    return [
        {"field": field, "title": title, "type": "nominal"}
        if field in ("strategy", "value", "when", "letters", "said")
        else {"field": field, "title": title, "type": "quantitative", "format": ".1f"}
        for field, title in fields.items()
    ]


ROW_AXIS = {"labelLimit": 160, "labelExpr": "split(datum.label, '\\n')", "offset": 8}
"""A name a row, in as many lines as it has, clear of a mark at zero."""
QUALITY_TIPS = {"strategy": "strategy", "mean": "mean", "low": "95 % from", "high": "to"}

SECONDS_AXIS = {
    "labelExpr": "datum.value < 1 ? format(datum.value * 1000, '~r') + ' ms' : format(datum.value, '~r') + ' s'",
    "labelOverlap": True,
}
DOLLARS_AXIS = {
    "labelExpr": "datum.value < 0.01 ? '$' + format(datum.value, '~r') : '$' + format(datum.value, ',~r')",
    "labelOverlap": True,
    "tickCount": 6,
}


def spread_scale(values: Sequence[float]) -> Spec:
    """Logarithmic where the largest is many times the smallest, else from zero."""
    if values and min(values) > 0 and max(values) > 8 * min(values):
        return {"type": "log", "nice": False, "domain": [min(values) / 1.6, max(values) * 1.6]}
    most = max(values, default=1.0) or 1.0
    return {"type": "linear", "domain": [0, 1.15 * most]}
