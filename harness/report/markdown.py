"""comparison.md."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harness.comparison import Comparison, TaskComparison
from harness.projection import Shared
from harness.report.claims_table import claim_tables
from harness.report.table import Table, about, cost_table, facet_tables, legend, main_table, metrics_table
from harness.report.totals_table import sections
from harness.report.training_table import training_lines, training_table
from harness.report.warnings import warnings
from harness.shown import one_line, shown

# What Markdown would take for markup: an underscore inside a word is none, and brackets only where a link follows.
_MARKUP = re.compile(r"[\\|*`~]|(?<![^\W_])_|_(?![^\W_])|(?<=\])[(\[:]")
# At the beginning of an item: a heading, a quotation, another list.
_BEGINNING = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[+-](?:\s|$)|[#>]|[=-]+$)")


def render(comparison: Comparison, shared: Shared | None = None) -> str:
    """`shared` is what all prompts of a strategy begin with, for the projection onto models with a prompt cache."""
    title = f"# {escaped(comparison.manifest['plan']['suite'])}: {escaped(comparison.run)}"
    parts = [title, escaped(about(comparison))]
    if found := warnings(comparison):
        parts.append("## Warnings\n\n" + items(found))
    for task in comparison.tasks:
        parts += [*_task(task, comparison.margin), *_training(task), *_totals(comparison, task, shared)]
    parts.append("## How to read it\n\n" + items(legend(comparison)))
    return "\n\n".join(parts) + "\n"


def _task(task: TaskComparison, margin: float) -> list[str]:
    claims, facets = claim_tables(task, margin), facet_tables(task)
    main, others = main_table(task), [metrics_table(task), *claims, cost_table(task), *facets]
    signatures = "\n".join(f"- {_code(signature)}" for signature in task.signatures.values())
    return [
        f"## {escaped(main.title)}",
        table(main),
        *(f"### {escaped(other.title)}\n\n{table(other)}" for other in others),
        f"Metrics, as computed:\n\n{signatures}",
    ]


def _training(task: TaskComparison) -> list[str]:
    content = training_table(task)
    lines = items(training_lines())
    return [f"### {content.title}\n\n{table(content)}\n\n{lines}"] if content.rows else []


def _totals(comparison: Comparison, task: TaskComparison, shared: Shared | None) -> list[str]:
    found = []
    for section in sections(comparison, task, shared):
        lines = items(section.lines)
        found.append(f"### {escaped(section.table.title)}\n\n{table(section.table)}\n\n{lines}")
    return found


def table(content: Table) -> str:
    """A pipe table, its columns padded so that the raw text reads as a table too."""
    rows = [[escaped(cell) for cell in row] for row in (content.columns, *content.rows)]
    widths = [max(3, *(len(row[i]) for row in rows)) for i in range(len(content.columns))]
    lines = [[_padded(*cell) for cell in zip(row, widths, content.align, strict=True)] for row in rows]
    rule = [
        "-" * (width - 1) + (":" if align == ">" else "-") for width, align in zip(widths, content.align, strict=True)
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def _padded(cell: str, width: int, align: str) -> str:
    return cell.rjust(width) if align == ">" else cell.ljust(width)


def escaped(text: str) -> str:
    """`text` as it is, in a table cell or a line: on one line, and nothing of it taken for Markdown or HTML."""
    line = shown(" ".join(text.splitlines())).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(lambda found: "\\" + found[0], line)


def items(lines: Iterable[str]) -> str:
    """A list of lines, `escaped`."""
    return "\n".join(f"- {_begun(escaped(line).strip())}" for line in lines)


def _begun(line: str) -> str:
    found = _BEGINNING.match(line)
    return f"{found[0]}\\{line[found.end() :]}" if found else line


def _code(text: str) -> str:
    """`text` as code, within more backticks than stand in it."""
    plain = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    return f"{fence} {plain} {fence}" if "`" in plain else f"{fence}{plain}{fence}"
