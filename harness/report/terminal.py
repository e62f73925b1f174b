"""The tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.comparison import Comparison
from harness.report.claims_table import curves_table, freshness_table
from harness.report.table import Table, about, facet_tables, legend, main_table
from harness.report.totals_table import sections
from harness.report.warnings import warnings
from harness.shown import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 2  # blanks between columns


def show(comparison: Comparison, console: Console) -> None:
    """What does not fit side by side comes below, each part with the strategies again: no column vanishes."""
    say(console, about(comparison))
    for task in comparison.tasks:
        draw(main_table(task), console)
        for claim in (curves_table(task), freshness_table(task)):
            if claim.rows:
                draw(claim, console)
        for facet in facet_tables(task):
            if len(facet.columns) <= 4:
                draw(facet, console)
        for section in sections(comparison, task)[:1]:  # the others are for the file
            draw(section.table, console)
            for line in section.lines:
                say(console, line)
            console.print()
    for line in legend(comparison):
        say(console, line, "dim")
    for line in warnings(comparison):
        say(console, f"warning: {line}", "yellow")


def say(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """A line, or several: nothing in it is taken for markup, or for anything else that a terminal would obey."""
    from rich.padding import Padding

    console.print(Padding(line(text, style), (0, 0, 0, indent), expand=False) if indent else line(text, style))


def line(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(shown(text), style=style)


def draw(content: Table, console: Console) -> None:
    """Print a table, in parts where it is too wide."""
    from rich import box
    from rich.table import Table as RichTable

    for part in fitted(_shown(content), console.width):
        title = line(part.title) if part.title else None
        drawn = RichTable(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        drawn.show_edge, drawn.collapse_padding = False, True
        for name, align in zip(part.columns, part.align, strict=True):
            drawn.add_column(line(name), justify="right" if align == ">" else "left", overflow="fold")
        for row in part.rows:
            drawn.add_row(*map(line, row))
        console.print(drawn)
        console.print()


def _shown(content: Table) -> Table:
    """Before its widths are taken."""
    rows = tuple(tuple(map(shown, row)) for row in content.rows)
    return Table(shown(content.title), tuple(map(shown, content.columns)), content.align, rows)


def fitted(content: Table, width: int) -> Iterator[Table]:
    """The table in parts that are at most `width` wide where its cells allow, each beginning with the first column."""
    title = content.title
    for columns in _groups([_width(content, i) for i in range(len(content.columns))], width):
        yield Table(
            title,
            tuple(content.columns[i] for i in columns),
            "".join(content.align[i] for i in columns),
            tuple(tuple(row[i] for i in columns) for row in content.rows),
        )
        title = ""


def _groups(widths: list[int], width: int) -> list[list[int]]:
    groups: list[list[int]] = [[0]]
    used = widths[0]
    for column in range(1, len(widths)):
        if len(groups[-1]) > 1 and used + GAP + widths[column] > width:
            groups.append([0])
            used = widths[0]
        groups[-1].append(column)
        used += GAP + widths[column]
    return groups


def _width(content: Table, column: int) -> int:
    from rich.cells import cell_len

    return max(cell_len(cell) for cell in (content.columns[column], *(row[column] for row in content.rows)))
