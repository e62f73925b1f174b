"""comparison.md."""

from __future__ import annotations

from harness.comparison import Comparison, warnings
from harness.report.table import Table, cost_table, facet_tables, legend, main_table, metrics_table


def render(comparison: Comparison) -> str:
    manifest = comparison.manifest
    parts = [f"# {manifest['plan']['suite']}: {comparison.run}", about(comparison)]
    for task in comparison.tasks:
        tables = [metrics_table(task), cost_table(task), *facet_tables(task)]
        parts += [f"## {task.task}", table(main_table(task))]
        parts += [f"### {t.title}\n\n{table(t)}" for t in tables]
        parts.append("Metrics: " + "; ".join(f"`{signature}`" for signature in task.signatures.values()))
    parts.append("## How to read it\n\n" + "\n".join(f"- {line}" for line in legend(comparison)))
    if found := warnings(comparison):
        parts.append("## Warnings\n\n" + "\n".join(f"- {line}" for line in found))
    return "\n\n".join(parts) + "\n"


def about(comparison: Comparison) -> str:
    manifest = comparison.manifest
    machine, model = manifest["machine"], manifest["model"]
    return (
        f"Model {model.get('name', 'unknown')} ({model.get('dtype', model.get('endpoint', 'hosted'))}) on "
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB; "
        f"started {manifest['started']}; adaptbench {manifest['packages']['adaptbench']}."
    )


def table(content: Table) -> str:
    head = " | ".join(content.columns)
    rule = " | ".join("---:" if align == ">" else "---" for align in content.align)
    body = [" | ".join(_escaped(cell) for cell in row) for row in content.rows]
    return "\n".join(f"| {line} |" for line in (head, rule, *body))


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
