"""What stands in a task's part of the page, as markup: all numbers are tables too, for those without charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from harness.candidates import Constraints
from harness.comparison import Comparison, TaskComparison
from harness.found import Found
from harness.history import Trail
from harness.projection import Shared
from harness.recommendation import Recommendation, recommend
from harness.report.advice import advice
from harness.report.claims_table import coverage_table, curves_table, freshness_table, pairs_table
from harness.report.history_table import legend as history_legend
from harness.report.history_table import overview as history_overview
from harness.report.history_table import runs_table
from harness.report.page.cost_time import decades, latency_chart, training_chart, volume_chart
from harness.report.page.history import history_charts, notes, of_task, steps
from harness.report.page.markup import Html, folded, joined, lines, table, tag
from harness.report.page.quality import (
    cost_quality_chart,
    facet_charts,
    freshness_chart,
    learning_chart,
    quality_chart,
    retention_chart,
)
from harness.report.page.spec import Chart
from harness.report.table import NONE, Table, cost_table, estimate, facet_tables, main_table, metrics_table
from harness.report.totals_table import sections as totals_sections
from harness.report.training_table import training_lines, training_table
from harness.report.warnings import task_warnings
from harness.totals import Terms, task_terms, volume_options
from harness.volume import VolumeOptions

MOST_LISTED = 20
"""Runs of a strategy in the tables of its history."""
MOST_BLOCKS = 12
"""Of a line of blocks in them: the charts are there for more."""


@dataclass(frozen=True)
class Part:
    """One task of the page. `charts` are drawn by the page's script into the boxes that the markup holds."""

    number: int
    task: TaskComparison
    found: Mapping[tuple[str, str], Found]
    comparison: Comparison
    shared: Shared
    trail: Trail | None = None

    @property
    def order(self) -> list[str]:
        return [row.strategy for row in self.task.rows]

    @cached_property
    def options(self) -> VolumeOptions:
        return volume_options(self.comparison) or VolumeOptions()

    @cached_property
    def terms(self) -> tuple[Terms, ...]:
        return task_terms(self.comparison, self.task, self.options)

    @cached_property
    def recommendation(self) -> Recommendation:
        return recommend(self.comparison, self.task, Constraints())

    def chart_id(self, chart: Chart) -> str:
        return f"chart-{self.number}-{chart.name}"


def article(part: Part, charts: list[tuple[str, Chart]]) -> Html:
    """The whole task; each chart that it has a box for is added to `charts` with the box's id."""
    blocks = [
        *_first(part, charts),
        *_quality(part, charts),
        *_latency(part, charts),
        *_cost(part, charts),
        *_learning(part, charts),
        *_changes(part, charts),
        *_facets(part, charts),
        *_coverage(part),
        *_history(part, charts),
        *_examples(part),
    ]
    heading = tag("h2", main_table(part.task).title)
    return tag("article", heading, *blocks, id=f"task-{part.number}", class_="task")


def overview(parts: Sequence[Part]) -> Html:
    """A row for each strategy, a column for each task: means, with letters. Nothing for a single task."""
    if len(parts) < 2:
        return Html("")
    names = list(dict.fromkeys(name for part in parts for name in part.order))
    heads = ("strategy", *(f"{part.task.task} ({part.task.primary_metric})" for part in parts))
    rows = tuple((name, *(_cell(part.task, name) for part in parts)) for name in names)
    return table(Table("All tasks", heads, "<" + ">" * len(parts), rows))


def _cell(task: TaskComparison, strategy: str) -> str:
    found = next((row.quality.get(task.primary_metric) for row in task.rows if row.strategy == strategy), None)
    letters = task.pairs.groups.get(strategy, "")
    return NONE if found is None else f"{estimate(found)} {letters}".rstrip()


def _first(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    """What is seen without scrolling: the recommendation, the picture, the table."""
    front = cost_quality_chart(part.task, part.terms, part.options.months, part.recommendation.asked.volume, part.order)
    boxes = [_box(part, front, charts)] if front else []
    yield tag("div", _advice(part.recommendation), *boxes, class_="first")
    yield table(main_table(part.task), caption="Comparison")


def _advice(found: Recommendation) -> Html:
    said = advice(found)
    parts = [_advice_part(number, heading, words) for number, (heading, words) in enumerate(said.parts)]
    numbers = [folded("Numbers behind it", table(said.table))] if said.table.rows else []
    return tag(
        "section",
        tag("p", said.headline, class_="headline"),
        lines(said.left_out, class_="warning"),
        *parts,
        *numbers,
        tag("p", said.asked, " Ask otherwise with ", tag("code", "adaptbench recommend"), ".", class_="note"),
        class_="advice",
        aria_label="Recommendation",
    )


def _advice_part(number: int, heading: str, words: Sequence[str]) -> Html:
    return folded(heading, lines(words)) if number else joined([tag("h3", heading), lines(words)])


def _quality(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    pairs = pairs_table(part.task, part.comparison.margin)
    signatures = folded("Metrics, as computed", lines(part.task.signatures.values(), class_="code"))
    compared = [table(pairs)] if pairs.rows else []
    drawn = [_box(part, quality_chart(part.task, part.order), charts)] if part.task.best else []
    yield _section("Quality", *drawn, folded("All metrics, and every pair", table(metrics_table(part.task)), *compared),
                   signatures)  # fmt: skip


def _latency(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    chart = latency_chart(part.task, part.found, part.order)
    drawn = [_box(part, chart, charts)] if chart else [tag("p", "Latency was not measured.", class_="note")]
    yield _section("Latency", *drawn, folded("Setup and time", table(cost_table(part.task))))


def _cost(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    options = part.options
    chart = volume_chart(part.terms, options.months, options.requests_per_month, part.order)
    found = totals_sections(part.comparison, part.task, part.shared)
    first = [lines(one.lines) for one in found[:1]]
    tables = [joined([table(one.table), lines(one.lines if i else ())]) for i, one in enumerate(found)]
    drawn = [_box(part, chart, charts), _slider(part)] if chart else []
    unknown = [] if chart or found else [tag("p", "No price is known.", class_="note")]
    folds = [folded("Numbers", *tables)] if tables else []
    yield _section("Cost at volume", *drawn, *first, *folds, *unknown)


def _slider(part: Part) -> Html:
    low, high = decades(part.options.requests_per_month)
    name = f"volume-{part.number}"
    bar = tag("input", type="range", id=name, min=f"{low:g}", max=f"{high:g}", step="0.05", value="4")
    label = tag("label", "Requests a month: ", tag("output", "10,000", for_=name), for_=name)
    return tag("div", label, bar, tag("div", class_="at-volume", aria_live="polite"), class_="slider")


def _learning(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    chart, content = learning_chart(part.task, part.order), curves_table(part.task)
    if chart:
        yield _section(chart.title, _box(part, chart, charts), folded("Numbers", table(content)))
    drawn, trained = training_chart(part.task, part.order), training_table(part.task)
    if drawn or trained.rows:
        boxes = [_box(part, drawn, charts)] if drawn else []
        yield _section("Training", *boxes, folded("Numbers", table(trained), lines(training_lines())))


def _changes(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    if kept := retention_chart(part.task, part.order):
        yield _section(kept.title, _box(part, kept, charts))
    if fresh := freshness_chart(part.task):
        content = freshness_table(part.task)
        yield _section(fresh.title, _box(part, fresh, charts), folded("Numbers", table(content)))


def _facets(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    boxes = [_box(part, chart, charts, named=True) for chart in facet_charts(part.task, part.order)]
    if boxes:
        numbers = folded("Numbers", *(table(content) for content in facet_tables(part.task)))
        yield _section("Quality by facet", tag("div", *boxes, class_="boxes"), numbers)


def _coverage(part: Part) -> Iterator[Html]:
    yield _section("Coverage", lines(task_warnings(part.task), class_="warning"), table(coverage_table(part.task)))


def _history(part: Part, charts: list[tuple[str, Chart]]) -> Iterator[Html]:
    """Nothing for a task whose runs cannot be compared."""
    if part.trail is None or not (trends := of_task(part.trail, part.task.task, part.order)):
        return
    boxes = [_box(part, chart, charts, named=True) for chart in history_charts(part.trail, trends, part.order)]
    runs = [table(runs_table(trend, MOST_LISTED)) for trend in trends]
    yield _section(
        "History",
        lines(notes(part.trail, trends), class_="warning"),
        table(history_overview(replace(part.trail.history, trends=tuple(trends)), part.task.task, MOST_BLOCKS)),
        lines([line for _, _, line in steps(trends)]),
        tag("div", *boxes, class_="boxes"),
        folded(f"Numbers of the latest {MOST_LISTED} runs, and how to read it", *runs, lines(history_legend())),
    )


def _examples(part: Part) -> Iterator[Html]:
    hint = "Open this file with JavaScript to look into single answers; they all stand in records.jsonl of the run."
    note = tag("noscript", tag("p", hint, class_="note"))
    paper = "Single answers are not printed: they are in report.html on a screen, and all in records.jsonl of the run."
    browser = tag("div", id=f"examples-{part.number}", class_="examples")
    yield _section("Examples", note, tag("p", paper, class_="note paper"), browser)


def _section(heading: str, *children: str) -> Html:
    return tag("section", tag("h3", heading), *children)


def _box(part: Part, chart: Chart, charts: list[tuple[str, Chart]], named: bool = False) -> Html:
    """Filled when it comes into view."""
    name = part.chart_id(chart)
    charts.append((name, chart))
    heading = [tag("h4", chart.title)] if named else []
    drawn = tag("div", id=name, class_="chart", role="img", aria_label=f"{chart.title}. {chart.about}")
    return tag("figure", *heading, drawn, tag("figcaption", chart.about))
