"""Puts a run's tables into the datasheets of the bundled tasks.

    python benchmarks/datasheets.py results/bundled/<date>-<id>

What stands between the marks in tasks/<name>/README.md is replaced; what the table means is written by hand below it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.comparison import Comparison, TaskComparison, compare
from harness.report.claims_table import freshness_table
from harness.report.markdown import table
from harness.report.table import Table, facet_tables, main_table

TASKS = Path(__file__).parent.parent / "tasks"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
FACETS = {"support": "coverage", "contracts": "drafting", "intents": "difficulty", "internal_code": "truth"}


def main(run: str) -> None:
    comparison = compare(Path(run))
    for task in comparison.tasks:
        file = TASKS / task.task / "README.md"
        before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2] if END in rest else rest
        file.write_text(f"{before}{BEGIN}\n{measured(comparison, task)}\n{END}{after}", encoding="utf-8")
        print(file)


def measured(comparison: Comparison, task: TaskComparison) -> str:
    about = comparison.manifest
    machine, model = about["machine"], about["model"]
    where = f"{machine['cpu']}, {machine['cores']} cores"
    said = (
        f"Measured with {model['name']} ({model['dtype']}) on {where}, by `adaptbench run "
        f"suites/{about['plan']['suite']}.toml`, {about['started'][:10]}. Quality x 100; strategies that share a "
        "letter are not told apart."
    )
    tables = [main_table(task), freshness_table(task), *_facet(task)]
    return "\n\n".join([said, *(table(found) for found in tables if found.rows)])


def _facet(task: TaskComparison) -> list[Table]:
    wanted = f" by {FACETS.get(task.task)}"
    return [found for found in facet_tables(task) if found.title.endswith(wanted)]


if __name__ == "__main__":
    main(sys.argv[1])
