"""The tables on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.comparison import Comparison, warnings
from harness.report.markdown import about
from harness.report.table import Table, facet_tables, legend, main_table

if TYPE_CHECKING:
    from rich.console import Console


def show(comparison: Comparison, console: Console) -> None:
    """Wide on a narrow terminal rather than cut: columns must not vanish."""
    console.print(about(comparison), markup=False, highlight=False)
    for task in comparison.tasks:
        _print(main_table(task), console)
        for facet in facet_tables(task):
            if len(facet.columns) <= 4:
                _print(facet, console)
    for line in legend(comparison):
        console.print(line, style="dim", markup=False, highlight=False)
    for line in warnings(comparison):
        console.print(f"warning: {line}", style="yellow", markup=False, highlight=False)


def _print(content: Table, console: Console) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(title=Text(content.title), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, align in zip(content.columns, content.align, strict=True):
        drawn.add_column(name, justify="right" if align == ">" else "left", no_wrap=console.width >= 110)
    for row in content.rows:
        drawn.add_row(*(Text(cell) for cell in row))
    console.print(drawn)
