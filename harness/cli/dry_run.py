"""adaptbench run --dry-run: what there is to do, on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harness.config import Plan
    from harness.estimate import Ahead, CellAhead, Requests
    from harness.report.table import Table

UNKNOWN = "unknown"
COLUMNS = ("cell", "requests", "paid already", "to buy", "input tokens", "output tokens", "USD", "at most USD", "time")


def show(plan: Plan, fresh: bool) -> None:
    from rich.console import Console

    from harness.estimate import look_ahead
    from harness.report.terminal import draw, say

    ahead = look_ahead(plan, fresh)
    console = Console(width=None if sys.stdout.isatty() else 140)
    draw(_table(ahead), console)
    for line in (*_kinds(ahead), *_notes(ahead)):
        say(console, line)


def _table(ahead: Ahead) -> Table:
    from harness.report.table import Table

    rows = [_row(str(one.cell), one.requests, one) for one in ahead.cells]
    all_requests = [part for one in ahead.cells for part in one.requests]
    rows.append(_row("all", all_requests, ahead))
    return Table(f"{ahead.suite}: a dry run, nothing was bought", COLUMNS, "<" + ">" * (len(COLUMNS) - 1), tuple(rows))


def _row(name: str, requests: Sequence[Requests], whole: CellAhead | Ahead) -> tuple[str, ...]:
    read = sum(part.missing * part.input_tokens for part in requests)
    written = sum(part.missing * part.output_tokens for part in requests)
    at_least = "" if all(part.sure for part in requests) else "at least "
    return (
        name,
        f"{sum(part.count for part in requests):,}",
        f"{at_least}{sum(part.have for part in requests):,}",
        f"{'at most ' if at_least else ''}{sum(part.missing for part in requests):,}",
        f"{round(read):,}",
        f"{round(written):,}",
        _usd(whole.usd),
        _usd(whole.most_usd),
        _time(whole.seconds),
    )


def _kinds(ahead: Ahead) -> list[str]:
    counts: dict[str, int] = {}
    for part in (part for one in ahead.cells for part in one.requests):
        counts[part.kind] = counts.get(part.kind, 0) + part.missing
    parts = ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if count)
    return [f"To buy, by kind: {parts}." if parts else "Nothing is missing: a run would ask nothing."]


def _notes(ahead: Ahead) -> list[str]:
    going_on = f"A run would go on with {ahead.run}." if ahead.run else "A run would begin a new folder."
    source = f"as {ahead.earlier} measured them" if ahead.earlier else "characters / 4; no earlier run measured seconds"
    lines = [going_on, f"Tokens and time are estimates: {source}. At most: with answers as long as they may be."]
    return lines + [f"{one.cell}: cannot be told: {one.problem}" for one in ahead.cells if one.problem]


def _usd(usd: float | None) -> str:
    return UNKNOWN if usd is None else f"{usd:.4f}" if usd < 1 else f"{usd:,.2f}"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return UNKNOWN
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
