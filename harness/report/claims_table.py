"""Tables for single claims: what was answered, pairs of strategies, more examples, what a change of the facts did."""

from __future__ import annotations

from harness.comparison import TaskComparison
from harness.coverage import CellCoverage
from harness.curves import Curve
from harness.freshness import Freshness
from harness.pairing import Pair
from harness.report.table import NONE, Table, estimate, seconds, usd


def claim_tables(task: TaskComparison, margin: float) -> list[Table]:
    """Those that the run has something for."""
    coverage = [] if task.complete else [coverage_table(task)]
    tables = [*coverage, pairs_table(task, margin), curves_table(task), freshness_table(task)]
    return [table for table in tables if table.rows]


def pairs_table(task: TaskComparison, margin: float) -> Table:
    """Every pair, the better first: the difference, who won how often, and what the test set could have shown.

    Where not all was answered, also how many answers are compared: those of examples that both answered.
    """
    heading: tuple[str, ...] = (
        "better - other",
        "difference [95 % CI]",
        "won/tied/lost",
        "p (Holm)",
        "could show",
        f"within {margin:g}",
    )
    rows = tuple(_pair(pair) for pair in task.pairs.pairs)
    if not task.complete:
        heading = (heading[0], "both", *heading[1:])
        rows = tuple((row[0], f"{p.result.n:,}", *row[1:]) for row, p in zip(rows, task.pairs.pairs, strict=True))
    return Table("Pairs, in points", heading, "<" + ">" * (len(heading) - 1), rows)


def coverage_table(task: TaskComparison) -> Table:
    """Each cell, a strategy with a seed: how much of it was answered, and what became of the rest."""
    heading = ("strategy", "seed", "planned", "answered", "coverage", "failures", "not asked")
    rows = tuple(_coverage(row.strategy, cell) for row in task.rows for cell in row.cells)
    return Table("Coverage", heading, "<>>>><>", rows)


def curves_table(task: TaskComparison) -> Table:
    """Rows strategies, columns numbers of training examples, and the forecast at twice as many."""
    sizes = sorted({point.size for curve in task.curves for point in curve.points})
    heading = ("strategy", *(f"{size} examples" for size in sizes), "forecast")
    rows = tuple(_curve(curve, sizes) for curve in task.curves)
    return Table(f"{task.primary_metric} against training examples", heading, "<" + ">" * (len(sizes) + 1), rows)


def freshness_table(task: TaskComparison) -> Table:
    n = task.freshness[0].after.n if task.freshness else 0
    heading = ("strategy", "before", "after", "stale after", "made again: time", "made again: USD")
    rows = tuple(_fresh(row) for row in task.freshness)
    return Table(
        f"When the facts change: {task.primary_metric} on the {n} answers that changed", heading, "<>>>>>", rows
    )


def _coverage(strategy: str, cell: CellCoverage) -> tuple[str, ...]:
    failures = ", ".join(f"{kind} {count:,}" for kind, count in cell.failures.items()) or NONE
    share = f"{cell.answered / cell.planned:.1%}" if cell.planned else NONE
    counts = (f"{number:,}" for number in (cell.planned, cell.answered))
    return (strategy, str(cell.seed), *counts, share, failures, f"{cell.not_asked:,}" if cell.not_asked else NONE)


def _pair(pair: Pair) -> tuple[str, ...]:
    result, test = pair.result, pair.result.test
    span = result.interval
    between = f" [{100 * span.low:+.1f}, {100 * span.high:+.1f}]" if span else ""
    return (
        f"{result.first} - {result.second}",
        NONE if result.difference is None else f"{100 * result.difference:+.1f}{between}",
        f"{test.wins}/{test.ties}/{test.losses}" if test else NONE,
        NONE if result.p_adjusted is None else _p_value(result.p_adjusted),
        NONE if pair.smallest is None else f"{100 * pair.smallest:.1f}",
        pair.as_good.verdict if pair.as_good else NONE,
    )


def _p_value(value: float) -> str:
    return f"{value:.3f}" if value >= 0.001 else "<0.001"


def _curve(curve: Curve, sizes: list[int]) -> tuple[str, ...]:
    known = {point.size: point.quality for point in curve.points}
    found = curve.forecast
    expected = "cannot say"
    if found:
        low, high = (100 * bound for bound in (found.interval.low, found.interval.high))
        expected = f"{100 * found.value:.1f} [{low:.1f}, {high:.1f}] at {found.size:,.0f}"
    return (curve.strategy, *(estimate(known.get(size)) for size in sizes), expected)


def _fresh(row: Freshness) -> tuple[str, ...]:
    update = row.update
    made = ("nothing", "$0") if update is None else (seconds(update.seconds), usd(update.usd))
    return (row.strategy, estimate(row.before), estimate(row.after), estimate(row.stale), *made)
