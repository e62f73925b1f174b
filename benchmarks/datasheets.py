"""Puts a run's tables into the README and into the datasheets of the bundled tasks.

    python benchmarks/datasheets.py results/bundled/<date>-<id>

What stands between the marks is replaced; what the tables mean is written by hand around them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.comparison import Comparison, TaskComparison, compare
from harness.report.claims_table import freshness_table
from harness.report.markdown import escaped, table
from harness.report.table import NONE, Table, facet_tables, main_table
from harness.report.totals_table import break_even_lines
from harness.totals import task_terms, volume_options

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
FACETS = {"support": "coverage", "contracts": "drafting", "intents": "difficulty", "internal_code": "truth"}
SHOWN = "support"  # the task whose whole table stands in the README


def main(run: str) -> None:
    comparison = compare(Path(run))
    fill(ROOT / "README.md", readme(comparison))
    for task in comparison.tasks:
        fill(ROOT / "tasks" / task.task / "README.md", datasheet(comparison, task))


def fill(file: Path, content: str) -> None:
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2] if END in rest else rest
    file.write_text(f"{before}{BEGIN}\n{content}\n{END}{after}", encoding="utf-8")
    print(file)


def readme(comparison: Comparison) -> str:
    """All tasks side by side, then one whole table with its break-even points."""
    task = next(task for task in comparison.tasks if task.task == SHOWN)
    options = volume_options(comparison)
    lines = break_even_lines(task_terms(comparison, task, options), options) if options else ()
    points = "\n".join(f"- {escaped(line)}" for line in lines)
    return "\n\n".join([said(comparison), table(side_by_side(comparison)), table(main_table(task)), points])


def side_by_side(comparison: Comparison) -> Table:
    """Rows strategies, columns tasks: the primary metric and its letters."""
    heads = ("strategy", *(f"{task.task} ({task.primary_metric})" for task in comparison.tasks))
    names = [row.strategy for row in comparison.tasks[0].rows]
    rows = tuple((name, *(_cell(task, name) for task in comparison.tasks)) for name in names)
    return Table("", heads, "<" + ">" * len(comparison.tasks), rows)


def _cell(task: TaskComparison, name: str) -> str:
    row = next(row for row in task.rows if row.strategy == name)
    found = row.quality.get(task.primary_metric)
    return NONE if found is None else f"{100 * found.mean:.1f} {task.pairs.groups.get(name, '')}"


def datasheet(comparison: Comparison, task: TaskComparison) -> str:
    tables = [main_table(task), freshness_table(task), *_facet(task)]
    return "\n\n".join([said(comparison), *(table(found) for found in tables if found.rows)])


def said(comparison: Comparison) -> str:
    about = comparison.manifest
    machine, model = about["machine"], about["model"]
    where = f"{machine['cpu']}, {machine['cores']} cores"
    suite = f"suites/{about['plan']['suite']}.toml"
    return (
        f"Measured with {model['name']} ({model['dtype']}) on {where}, by `adaptbench run {suite}`, "
        f"{about['started'][:10]}. Quality x 100; strategies that share a letter can't be told apart."
    )


def _facet(task: TaskComparison) -> list[Table]:
    wanted = f" by {FACETS.get(task.task)}"
    return [found for found in facet_tables(task) if found.title.endswith(wanted)]


if __name__ == "__main__":
    main(sys.argv[1])
