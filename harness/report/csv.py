"""comparison.csv: a line for each strategy on each task, numbers as numbers, unknown as empty."""

from __future__ import annotations

import csv
import io
from typing import Any

from harness.comparison import Comparison, Row, TaskComparison
from harness.projection import Shared
from harness.report.totals_table import columns as totals_columns
from harness.shown import shown

FORMULA = ("=", "+", "-", "@")


def render(comparison: Comparison, shared: Shared | None = None) -> str:
    lines = rows(comparison, shared)
    columns = list(dict.fromkeys(name for line in lines for name in line))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(_safe, columns))
    writer.writerows([_safe(line.get(name)) for name in columns] for line in lines)
    return text.getvalue()


def _safe(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula stands behind an apostrophe, which makes it text there."""
    if not isinstance(cell, str):
        return cell
    return f"'{shown(cell)}" if cell.lstrip()[:1] in FORMULA else shown(cell)


def rows(comparison: Comparison, shared: Shared | None = None) -> list[dict[str, Any]]:
    """The lines as tables; not every line has every column."""
    return [line for task in comparison.tasks for line in _lines(comparison, task, shared)]


def _versus_best(task: TaskComparison, row: Row) -> float | None:
    pair = task.pairs.between(task.best, row.strategy) if task.best else None
    return pair.result.p_adjusted if pair else None


def _lines(comparison: Comparison, task: TaskComparison, shared: Shared | None) -> list[dict[str, Any]]:
    totals = totals_columns(comparison, task, shared)
    return [{**_line(task, row), **totals[row.strategy]} for row in task.rows]


def _retention(row: Row) -> dict[str, float | None]:
    kept = row.retention
    interval = kept.change.interval if kept else None
    return {
        "retention_base": kept.base if kept else None,
        "retention_tuned": kept.tuned if kept else None,
        "retention_change_low": interval.low if interval else None,
        "retention_change_high": interval.high if interval else None,
        "retention_p": kept.change.p_value if kept else None,
    }


def _line(task: TaskComparison, row: Row) -> dict[str, Any]:
    line: dict[str, Any] = {
        "task": task.task,
        "strategy": row.strategy,
        "primary_metric": task.primary_metric,
        "planned": row.planned,
        "answered": row.answered,
        "coverage": row.coverage,
        "error": row.error,
        "group": task.pairs.groups.get(row.strategy, ""),
        "p_versus_best": _versus_best(task, row),
        "setup_seconds": row.setup.seconds if row.setup else None,
        "setup_usd": row.setup.usd if row.setup else None,
        "setup_reused": ", ".join(part.kind for part in row.steps if part.reused),
        "trained_tokens": row.setup.trained_tokens if row.setup else None,
        "usd_per_1000": row.usd_per_thousand,
        "p50_seconds": row.latency.p50,
        "p95_seconds": row.latency.p95,
        "prompt_building_p50_seconds": row.latency.build_p50,
        "generation_p50_seconds": row.latency.generate_p50,
        "first_token_p50_seconds": row.latency.first_token_p50,
        "timed_requests": row.latency.n,
        "input_tokens": row.input_tokens,
        "cached_input_tokens": row.cached_input_tokens,
        "output_tokens": row.output_tokens,
        "gold_recall": row.recall,
        "cut_off": row.cut_off,
        "seed_sd": row.spread.sd if row.spread else None,
        "stale": row.stale.mean if row.stale else None,
        **_retention(row),
    }
    for metric in task.signatures:
        value = row.quality.get(metric)
        interval = value.interval if value else None
        line[metric] = value.mean if value else None
        line[f"{metric}_low"] = interval.low if interval else None
        line[f"{metric}_high"] = interval.high if interval else None
        wrong = row.counted_wrong.get(metric)
        line[f"{metric}_unanswered_wrong"] = wrong.mean if wrong else None
    return line
