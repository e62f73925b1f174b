"""What stands in the tables, once for every format: headings and cells as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from harness.comparison import Comparison, Row, SetupPart, TaskComparison
from harness.found import Estimate

UNKNOWN = "unknown"
NONE = "-"
WRONG = "unanswered = wrong"

Column = tuple[str, str, Callable[[Row], str]]
"""Heading, alignment, and the text of a row's cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """`align` has one of "<" and ">" a column."""

    title: str
    columns: tuple[str, ...]
    align: str
    rows: tuple[tuple[str, ...], ...]


def main_table(task: TaskComparison) -> Table:
    """Rows strategies; quality, setup cost, running cost, latency, tokens."""
    primary = task.primary_metric
    columns: list[Column] = [
        ("strategy", "<", lambda row: row.strategy),
        (f"{primary} [95 % CI]", ">", lambda row: _primary(task, row)),
        ("setup", ">", _setup),
        ("USD / 1,000", ">", lambda row: usd(row.usd_per_thousand)),
        ("p50", ">", lambda row: seconds(row.latency.p50)),
        ("p95", ">", lambda row: seconds(row.latency.p95)),
        ("first token", ">", lambda row: seconds(row.latency.first_token_p50)),
        ("tokens in/out", ">", lambda row: f"{_count(row.input_tokens)} / {_count(row.output_tokens)}"),
    ]
    if second := next((metric for metric in task.signatures if metric != primary), None):
        columns.insert(2, (second, ">", partial(_mean_cell, metric=second)))
    if any(row.recall is not None for row in task.rows):
        columns.append(("gold found", ">", lambda row: NONE if row.recall is None else f"{row.recall:.0%}"))
    if any(row.stale for row in task.rows):
        columns.append(("stale", ">", lambda row: NONE if row.stale is None else f"{row.stale.mean:.0%}"))
    if any(row.retention for row in task.rows):
        columns.append(("retention", ">", _retention))
    if not task.complete:
        columns.insert(2, (f"{primary}, {WRONG}", ">", partial(_wrong_cell, metric=primary)))
        columns.append(("coverage", ">", lambda row: f"{row.answered}/{row.planned}"))
    incomplete = "" if task.complete else ", incomplete"
    return _table(f"{task.task} ({task.examples['test']} test examples{incomplete})", columns, task.rows)


def metrics_table(task: TaskComparison) -> Table:
    columns: list[Column] = [("strategy", "<", lambda row: row.strategy)]
    for metric in task.signatures:
        columns.append((metric, ">", partial(_metric_cell, metric=metric)))
        if not task.complete:
            columns.append((f"{metric}, {WRONG}", ">", partial(_wrong_cell, metric=metric)))
    if any(row.spread and row.spread.sd is not None for row in task.rows):
        columns.append((f"{task.primary_metric} between seeds", ">", _seeds))
    return _table("All metrics", columns, task.rows)


def facet_tables(task: TaskComparison) -> list[Table]:
    """The primary metric by each facet of the examples."""
    facets: dict[str, set[str]] = {}
    for row in task.rows:
        for facet, values in row.facets.items():
            facets.setdefault(facet, set()).update(values)
    return [_facet_table(task, facet, sorted(values)) for facet, values in facets.items()]


def cost_table(task: TaskComparison) -> Table:
    """Where setup and a request's time go."""
    columns: list[Column] = [
        ("strategy", "<", lambda row: row.strategy),
        ("setup steps", "<", lambda row: ", ".join(_part(part) for part in row.steps) or NONE),
        ("trained tokens", ">", _trained),
        ("setup USD", ">", lambda row: usd(row.setup.usd) if row.setup and row.steps else NONE),
        ("prompt building p50", ">", lambda row: seconds(row.latency.build_p50)),
        ("generation p50", ">", lambda row: seconds(row.latency.generate_p50)),
        ("timed requests", ">", lambda row: str(row.latency.n)),
    ]
    return _table("Setup and time", columns, task.rows)


def about(comparison: Comparison) -> str:
    """What was run, on what, when: one line."""
    manifest = comparison.manifest
    machine, model = manifest["machine"], manifest["model"]
    kind = model.get("dtype") or model.get("endpoint") or model.get("kind") or "unknown kind"
    memory = "" if machine["memory_gib"] is None else f", {machine['memory_gib']} GiB"
    return (
        f"Model {model.get('name', 'unknown')} ({kind}) on {machine['cpu']}, {machine['cores']} cores{memory}; "
        f"started {manifest['started']}; adaptbench {manifest['packages']['adaptbench']}."
    )


def legend(comparison: Comparison) -> list[str]:
    """How to read the table, one line each."""
    return [
        "a, b, ab: strategies that share a letter can't be told apart (paired tests, Holm over all pairs of the task, "
        "5 %).",
        "setup: machine time before the first request (indexing, prompt search, training), and its price. (reused): "
        "paid for by an earlier run, and shown with what it took then.",
        "USD / 1,000: a thousand requests after setup. p50, p95, first token: one request at a time, prompt building "
        "included.",
        *_conditional(comparison),
        f"Pairs: could show is the smallest true difference that these examples show four times in five; within "
        f"{comparison.margin:g} says whether the other is as good within that margin (one-sided, 5 %).",
    ]


def _conditional(comparison: Comparison) -> list[str]:
    rows = [row for task in comparison.tasks for row in task.rows]
    lines = {
        "gold found: share of the passages that hold the answer that were retrieved.": any(
            row.recall is not None for row in rows
        ),
        "forecast: what twice as many training examples would likely bring, fitted to the curve; cannot say: these "
        "points do not show it.": any(task.curves for task in comparison.tasks),
        "made again: what it takes to bring a strategy up to date. Training needs new training answers too, which "
        "someone has to write.": any(task.freshness for task in comparison.tasks),
        "stale: share of the examples whose truth changed that were answered as was right before.": any(
            row.stale for row in rows
        ),
        "retention: change of the probe's score by fine-tuning, in points [95 % CI], paired with the base model.": any(
            row.retention for row in rows
        ),
        f"coverage: answered of planned requests. Scores are over the answered ones; {WRONG}: over all planned ones, "
        "with 0 for each that was not answered. A pair is compared on the examples that both answered: both says how "
        "many answers those are.": any(not row.complete for row in rows),
        f"{UNKNOWN}: not reported, or no price for it; never counted as 0.": any(
            None in (row.usd_per_thousand, row.latency.p50, row.latency.first_token_p50, row.input_tokens)
            for row in rows
        ),
    }
    return [line for line, shown in lines.items() if shown]


def seconds(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    if value >= 120:
        return f"{value / 60:.1f} min"
    if 0 < value < 0.0005:
        return "<1 ms"
    return f"{value * 1000:.0f} ms" if value < 0.9995 else f"{value:.1f} s"


def estimate(value: Estimate | None) -> str:
    if value is None:
        return NONE
    if value.interval is None:
        return f"{100 * value.mean:.1f}"
    return f"{100 * value.mean:.1f} [{100 * value.interval.low:.1f}, {100 * value.interval.high:.1f}]"


def _primary(task: TaskComparison, row: Row) -> str:
    group = task.pairs.groups.get(row.strategy, "")
    return f"{estimate(row.quality.get(task.primary_metric))} {group}".rstrip()


def _setup(row: Row) -> str:
    if row.setup is None:
        return "failed" if row.error else NONE
    if not row.steps:
        return NONE
    return f"{seconds(row.setup.seconds)} · {usd(row.setup.usd)}"


def _trained(row: Row) -> str:
    if row.setup is None or all(part.kind != "training" for part in row.steps):
        return NONE
    return _count(row.setup.trained_tokens)


def _retention(row: Row) -> str:
    if row.retention is None:
        return NONE
    change = row.retention.change
    span = f" [{100 * change.interval.low:+.1f}, {100 * change.interval.high:+.1f}]" if change.interval else ""
    return f"{100 * change.value:+.1f}{span}"


def _part(part: SetupPart) -> str:
    return f"{part.kind} {seconds(part.seconds)}" + (" (reused)" if part.reused else "")


def usd(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    if value == 0:
        return "$0"
    if value < 0.00005:
        return "<$0.0001"
    return f"${value:.4f}" if value < 0.1 else f"${value:,.2f}"


def listed(names: Sequence[str]) -> str:
    """ "a, b and c"; nothing for none."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _count(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:,.0f}"


def _facet_table(task: TaskComparison, facet: str, values: Sequence[str]) -> Table:
    columns: list[Column] = [("strategy", "<", lambda row: row.strategy)]
    for value in values:
        n = next(row.facets[facet][value].n for row in task.rows if value in row.facets.get(facet, {}))
        columns.append((f"{value} (n={n})", ">", partial(_facet_cell, facet=facet, value=value)))
    return _table(f"{task.primary_metric} by {facet}", columns, task.rows)


def _facet_cell(row: Row, facet: str, value: str) -> str:
    return estimate(row.facets.get(facet, {}).get(value))


def _mean_cell(row: Row, metric: str) -> str:
    value = row.quality.get(metric)
    return NONE if value is None else f"{100 * value.mean:.1f}"


def _seeds(row: Row) -> str:
    found = row.spread
    if found is None or found.sd is None:
        return NONE
    return f"SD {100 * found.sd:.1f}, {100 * found.low:.1f} to {100 * found.high:.1f} ({found.seeds} seeds)"


def _wrong_cell(row: Row, metric: str) -> str:
    return estimate(row.counted_wrong.get(metric))


def _metric_cell(row: Row, metric: str) -> str:
    return estimate(row.quality.get(metric))


def _table(title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    cells = tuple(tuple(cell(row) for _, _, cell in columns) for row in rows)
    return Table(title, tuple(name for name, _, _ in columns), "".join(align for _, align, _ in columns), cells)
