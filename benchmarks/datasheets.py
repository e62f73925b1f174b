"""The tables of a run in the README and in the datasheets of the bundled tasks; written by benchmarks/reference.py."""

from __future__ import annotations

from benchmarks.pictures import front
from harness.comparison import Comparison, TaskComparison
from harness.report.claims_table import freshness_table
from harness.report.markdown import escaped, table
from harness.report.table import NONE, Table, facet_tables, listed, main_table
from harness.report.totals_table import break_even_lines
from harness.totals import task_terms, volume_options

FACETS = {"support": "coverage", "contracts": "drafting", "intents": "difficulty", "internal_code": "truth"}
SHOWN = "support"
"""The task whose whole table stands in the README."""


def readme(comparison: Comparison) -> str:
    """All tasks side by side, then one task whole: table, cost and break-even points, each with its picture."""
    task = next(task for task in comparison.tasks if task.task == SHOWN)
    options = volume_options(comparison)
    lines = break_even_lines(task_terms(comparison, task, options), options) if options else ()
    points = "\n".join(f"- {escaped(line)}" for line in lines)
    beaten = f"{SHOWN}: quality against the cost of a month; unbeaten in both: {listed(front(comparison, task))}."
    parts = [
        said(comparison),
        table(side_by_side(comparison)),
        picture("quality", "The same numbers, with 95 % intervals."),
        f"All of `{SHOWN}`, and what quality costs there (dashed: what nothing else beats in both):",
        table(main_table(task)),
        picture("cost", beaten),
        f"<details><summary>From what volume one is cheaper than another</summary>\n\n{points}\n\n</details>",
    ]
    return "\n\n".join(parts)


def picture(name: str, about: str) -> str:
    """The reader's theme decides which of the two files is shown."""
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="docs/pictures/{name}-dark.svg">'
    return f'<picture>{dark}<img src="docs/pictures/{name}-light.svg" alt="{about}"></picture>'


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
