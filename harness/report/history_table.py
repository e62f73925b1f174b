"""What the history of a suite says, in tables and lines, once for every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

from harness.found import Estimate
from harness.history import Break, History, Mark, Point, Trend
from harness.report.change import change_lines
from harness.report.table import NONE, Table, estimate, seconds, usd
from harness.stats.quantile import Range
from harness.summaries import RunRow

BLOCKS = "▁▂▃▄▅▆▇█"
STEP = "╎"
MOST_CAUSES = 10
WIDTH = 40
"""The most characters a line of blocks takes: with more runs, each stands for the mean of several."""


def overview(history: History, task: str, width: int = WIDTH) -> Table:
    """A row for each strategy: how quality, cost and p95 went, and where they are now."""
    columns = ("strategy", "runs", "quality", "least to most", "now [95 % CI]", "USD / 1,000", "now [95 % CI]", "p95")
    rows = tuple(_overview(trend, width) for trend in history.trends if trend.task == task)
    metric = next((trend.metric for trend in history.trends if trend.task == task), "")
    title = f"{task}: {metric}, {len(history.runs)} run{'s' * (len(history.runs) != 1)}"
    return Table(title, (*columns, "now [95 % CI]", "marks"), "<><>><><>" + ">", rows)


def runs_table(trend: Trend, last: int) -> Table:
    """The latest runs of one trend, oldest first."""
    marks = {mark.number: "changed" for mark in trend.marks} | {one.number: "not comparable" for one in trend.breaks}
    rows = tuple(_run(point, marks.get(point.number, "")) for point in trend.points[-last:])
    columns = ("run", f"{trend.metric} [95 % CI]", "USD / 1,000", "p95", "answered", "since the run before")
    return Table(f"{trend.task} · {trend.strategy}", columns, "<>>>><", rows)


def told(trend: Trend) -> tuple[tuple[Mark | Break, str], ...]:
    """Change-points and breaks, oldest first, each with the line that says what changed in the manifest."""
    found: list[Mark | Break] = sorted([*trend.marks, *trend.breaks], key=lambda one: one.number)
    return tuple((one, _mark(trend, one) if isinstance(one, Mark) else _break(trend, one)) for one in found)


def mark_lines(trend: Trend) -> tuple[str, ...]:
    return tuple(line for _, line in told(trend))


def legend() -> tuple[str, ...]:
    return (
        f"Blocks rise from the least to the greatest of their own line; {STEP} stands before a run whose quality is "
        "marked as changed.",
        "Marked: a step from one run to the next that is beyond chance (paired by example and seed, Holm over all "
        "steps of the trend, 5 %). What changed in the manifest need not be the cause; a slow drift of small steps is "
        "not marked, so compare with a kept run too.",
        "p95 [..]: between which of the timed requests it lies; … where there are too few of them (under 72) to say.",
    )


def spark(values: Sequence[float | None], steps: Sequence[int] = (), width: int = WIDTH) -> str:
    """Blocks for `values`, a blank for what is not known, and a mark before each place in `steps`."""
    size = -(-len(values) // width) if values else 1
    groups = [[value for value in values[i : i + size] if value is not None] for i in range(0, len(values), size)]
    means = [fmean(group) if group else None for group in groups]
    known = [value for value in means if value is not None]
    low, span = (min(known), max(known) - min(known)) if known else (0.0, 0.0)
    marked = {step // size for step in steps}
    return "".join((STEP if i in marked else "") + _block(value, low, span) for i, value in enumerate(means))


def _block(value: float | None, low: float, span: float) -> str:
    if value is None:
        return " "
    if span <= 1e-12:
        return BLOCKS[3]
    return BLOCKS[min(len(BLOCKS) - 1, int((value - low) / span * len(BLOCKS)))]


def _overview(trend: Trend, width: int) -> tuple[str, ...]:
    now = trend.points[-1].row
    places = {point.number: place for place, point in enumerate(trend.points)}

    def line(of: Callable[[RunRow], float | None], steps: Sequence[int] = ()) -> str:
        return spark([of(point.row) for point in trend.points], steps, width)

    return (
        trend.strategy,
        str(len(trend.points)),
        line(lambda row: row.quality.mean if row.quality else None, [places[mark.number] for mark in trend.marks]),
        _reach([point.row.quality for point in trend.points]),
        estimate(now.quality),
        line(lambda row: row.usd_per_thousand.mean if row.usd_per_thousand else None),
        _usd(now.usd_per_thousand),
        line(lambda row: row.p95),
        _p95(now.p95, now.p95_range),
        str(len(trend.marks)),
    )


def _reach(values: Sequence[Estimate | None]) -> str:
    known = [100 * value.mean for value in values if value]
    return f"{min(known):.1f} to {max(known):.1f}" if known else NONE


def _run(point: Point, mark: str) -> tuple[str, ...]:
    row = point.row
    answered = f"{row.answered}/{row.planned}"
    return (point.run, estimate(row.quality), _usd(row.usd_per_thousand), _p95(row.p95, row.p95_range), answered, mark)


def _usd(value: Estimate | None) -> str:
    if value is None:
        return usd(None)
    span = value.interval
    return usd(value.mean) + (f" [{usd(span.low)}, {usd(span.high)}]" if span else "")


def _p95(value: float | None, spread: Range | None) -> str:
    if value is None or spread is None:
        return seconds(value)
    low, high = ("…" if end is None else seconds(end) for end in (spread.low, spread.high))
    return f"{seconds(value)} [{low}, {high}]"


def _mark(trend: Trend, mark: Mark) -> str:
    span = mark.interval
    between = f" [{100 * span.low:+.1f}, {100 * span.high:+.1f}]" if span else ""
    p = f"{mark.p_adjusted:.3f}" if mark.p_adjusted >= 0.001 else "<0.001"
    said = f"{trend.task} · {trend.strategy}: {100 * mark.difference:+.1f} points{between} (p {p})"
    return f"{mark.run}: {said} since {mark.before}. {_causes(mark)}"


def _break(trend: Trend, found: Break) -> str:
    row = f"{trend.task} · {trend.strategy}"
    return f"{found.run}: {row} is not compared with {found.before}: {found.why}. {_causes(found)}"


def _causes(found: Mark | Break) -> str:
    lines = change_lines(found.changes, most=MOST_CAUSES)
    return f"Changed: {'; '.join(lines)}." if lines else "Nothing changed that the manifests hold."
