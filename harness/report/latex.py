"""comparison.tex: tables to \\input into a paper, with booktabs rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.comparison import Comparison
from harness.report.claims_table import claim_tables
from harness.report.table import Table, about, cost_table, facet_tables, legend, main_table, metrics_table
from harness.report.totals_table import sections
from harness.shown import one_line

PREAMBLE = "% Needs \\usepackage{booktabs} and \\usepackage{graphicx}; XeLaTeX or LuaLaTeX where names are not Latin."
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", "·": r"\textperiodcentered{}", "≈": r"$\approx$", "-": "{-}", "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}", '"': r"\textquotedbl{}", "[": "{[}", "]": "{]}", "*": "{*}",
}  # fmt: skip
_ANY = re.compile(r"(?P<minus>(?<![\w-])-(?=\d))|" + "|".join(map(re.escape, _SPECIAL)))


def render(comparison: Comparison) -> str:
    """A table environment for each table of comparison.md but those about single trainings."""
    title = escaped(f"{comparison.manifest['plan']['suite']}: {comparison.run}")
    read = "\n".join(f"% {one_line(line)}" for line in legend(comparison))
    blocks = [f"{PREAMBLE}\n% {title}\n% {one_line(about(comparison))}\n{read}"]
    for number, content in enumerate(_tables(comparison), start=1):
        blocks.append(_environment(content, f"tab:adaptbench-{number}"))
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, as LaTeX prints it."""
    return _ANY.sub(lambda found: "$-$" if found["minus"] else _SPECIAL[found[0]], one_line(text))


def _tables(comparison: Comparison) -> Iterator[Table]:
    for task in comparison.tasks:
        named = [metrics_table(task), *claim_tables(task, comparison.margin), cost_table(task), *facet_tables(task)]
        named += [section.table for section in sections(comparison, task)[:1]]
        yield main_table(task)
        for one in named:
            yield Table(f"{task.task}: {one.title}", one.columns, one.align, one.rows)


def _environment(content: Table, label: str) -> str:
    align = "".join("r" if side == ">" else "l" for side in content.align)
    rows = (_row(row) for row in content.rows)
    inner = [rf"\begin{{tabular}}{{@{{}}{align}@{{}}}}", r"\toprule", _row(content.columns), r"\midrule", *rows]
    return "\n".join(
        [
            r"\begin{table}",
            r"\centering",
            rf"\caption{{{escaped(content.title)}}}",
            rf"\label{{{label}}}",
            r"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%",
            *inner,
            r"\bottomrule",
            r"\end{tabular}}",
            r"\end{table}",
        ]
    )


def _row(cells: tuple[str, ...]) -> str:
    return " & ".join(map(escaped, cells)) + r" \\"
