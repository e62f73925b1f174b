"""Where the names stand beside their points on the chart of quality against cost, so that none hides anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels
Places = Sequence[tuple[float, float]]

PLOT_HEIGHT = 270
PLOTS = ((300.0, float(PLOT_HEIGHT)), (500.0, float(PLOT_HEIGHT)))
"""Width and height inside the axes, on a phone and on a desk: a name has one place that does for both."""
LETTER, LINE, MARK = 6.8, 13.0, 8.0


@dataclass(frozen=True, slots=True)
class Place:
    """An offset from the point in pixels, as Vega's text mark takes it."""

    align: str
    dx: float
    dy: float

    def box(self, x: float, y: float, text: str) -> Box:
        wide = LETTER * len(text)
        left = x + self.dx - {"left": 0.0, "center": wide / 2, "right": wide}[self.align]
        return left, y + self.dy - LINE / 2, left + wide, y + self.dy + LINE / 2


PLACES = (
    Place("left", 10, 0), Place("right", -10, 0), Place("left", 8, -12), Place("right", -8, -12),
    Place("left", 8, 13), Place("right", -8, 13), Place("center", 0, -17), Place("center", 0, 18),
    Place("left", 8, -25), Place("right", -8, -25), Place("left", 8, 26), Place("right", -8, 26),
)  # fmt: skip


def placed(names: Sequence[str], points: Places, bars: Sequence[tuple[float, float] | None]) -> list[Place]:
    """`points` are shares of the plot's width and height, from its left and top; `bars` the ends of the intervals."""
    fixed = [[box for i in range(len(points)) for box in _drawn(points[i], bars[i], plot)] for plot in PLOTS]
    found: list[Place] = []
    for name, point in zip(names, points, strict=True):
        costs = [sum(_cost(place, name, point, plot, taken) for plot, taken in zip(PLOTS, fixed, strict=True))
                 for place in PLACES]  # fmt: skip
        best = PLACES[costs.index(min(costs))]
        found.append(best)
        for plot, taken in zip(PLOTS, fixed, strict=True):
            taken.append(best.box(*_pixels(point, plot), name))
    return found


def as_values(place: Place) -> Mapping[str, Any]:
    return {"align": place.align, "dx": place.dx, "dy": place.dy}


def _pixels(point: tuple[float, float], plot: tuple[float, float]) -> tuple[float, float]:
    return point[0] * plot[0], point[1] * plot[1]


def _drawn(point: tuple[float, float], bar: tuple[float, float] | None, plot: tuple[float, float]) -> list[Box]:
    x, y = _pixels(point, plot)
    mark = (x - MARK, y - MARK, x + MARK, y + MARK)
    return [mark] if bar is None else [mark, (x - 1, bar[0] * plot[1], x + 1, bar[1] * plot[1])]


def _cost(
    place: Place, name: str, point: tuple[float, float], plot: tuple[float, float], taken: Sequence[Box]
) -> float:
    """Of being hidden or cut off, in square pixels."""
    left, top, right, bottom = box = place.box(*_pixels(point, plot), name)
    outside = max(0.0, -left) + max(0.0, right - plot[0]) + max(0.0, -top) + max(0.0, bottom - plot[1])
    return LINE * outside + sum(_shared(box, other) for other in taken)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)
