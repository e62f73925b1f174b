"""report.html: one file that opens offline, asks nobody for anything, and shows what models wrote as text only."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from harness.comparison import Comparison
from harness.found import Rows, by_row
from harness.history import Trail
from harness.projection import Shared
from harness.records import Record
from harness.report.advice import advice
from harness.report.page.examples import browser_data, embedded, size
from harness.report.page.markup import Html, folded, lines, table, tag
from harness.report.page.sections import Part, article, overview
from harness.report.page.spec import Chart
from harness.report.table import UNKNOWN, Table, about, legend
from harness.report.warnings import warnings

MOST_BYTES = 4_500_000
"""Of the file. Examples get what all else leaves of it, so that it stays small enough to send."""
SCRIPTS = ("charts.js", "volume.js", "examples.js", "page.js")
NOTICE = (
    "Charts: Vega and Vega-Lite, copyright University of Washington Interactive Data Lab (BSD-3-Clause), "
    "and D3, copyright Mike Bostock (ISC)."
)


def render(
    comparison: Comparison,
    records: Sequence[Record],
    shared: Shared | None = None,
    found: Rows | None = None,
    trail: Trail | None = None,
) -> str:
    """`records` are the run's own: those that fit into the page are looked up. `found` was put together from them.

    `shared` is what all prompts of a strategy begin with (harness.projection), `trail` what led to the run.
    """
    found = by_row(records) if found is None else found
    parts = [Part(i, task, found, comparison, shared or {}, trail) for i, task in enumerate(comparison.tasks)]
    charts: list[tuple[str, Chart]] = []
    articles = [article(part, charts) for part in parts]
    scripts = [_asset("vendor/vega-kit.min.js"), "\n".join(_asset(name) for name in SCRIPTS)]
    main = tag("main", *articles, overview(parts), _reading(comparison))
    page = [_header(comparison, parts), main, tag("footer", tag("p", NOTICE))]
    specs = {name: chart.spec for name, chart in charts}
    used = sum(len(text.encode("utf-8", "backslashreplace")) for text in (*page, *scripts)) + size(specs)
    tasks = ", ".join(_tasks(parts, records, MOST_BYTES - used))
    data = f'{{"charts": {embedded(specs)}, "tasks": [{tasks}]}}'
    body = [
        *page,
        Html(f'<script type="application/json" id="data">{data}</script>'),
        *(Html(f"<script>{script}</script>") for script in scripts),
    ]
    return f'<!doctype html>\n<html lang="en">{_head(comparison, scripts)}{tag("body", *body)}</html>\n'


def _head(comparison: Comparison, scripts: Sequence[str]) -> Html:
    title = f"{comparison.manifest['plan']['suite']}: {comparison.run}"
    metas = [
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark">'),
        Html('<link rel="icon" href="data:,">'),
    ]
    return tag("head", *metas, tag("title", title), Html(f"<style>{_asset('page.css')}</style>"))


def _policy(scripts: Sequence[str]) -> str:
    """Nothing from anywhere, no eval, and no script but these. Charts set styles of their own, which need no host."""
    sums = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{found}'" for found in sums)
    rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; {rest}"


def _header(comparison: Comparison, parts: Sequence[Part]) -> Html:
    manifest = comparison.manifest
    links = [
        tag("li", tag("a", advice(part.recommendation).headline, href=f"#task-{part.number}", class_="tab"))
        for part in parts
    ]
    choice = [tag("nav", tag("ul", *links), aria_label="Tasks")] if len(parts) > 1 else []
    found = warnings(comparison)
    warned = f"{len(found)} warning{'s' * (len(found) != 1)}"
    shown = [tag("details", tag("summary", warned), lines(found), class_="warning")] if found else []
    title = tag("h1", manifest["plan"]["suite"], " ", tag("small", comparison.run))
    return tag("header", title, tag("p", about(comparison), class_="note"), *shown, *choice)


def _reading(comparison: Comparison) -> Html:
    read = folded("How to read it", lines(legend(comparison)))
    made = folded("What was run", table(_facts(comparison)))
    return tag("section", tag("h2", "About this report"), read, made, class_="about")


def _facts(comparison: Comparison) -> Table:
    manifest = comparison.manifest
    facts: dict[str, Any] = {
        "run": comparison.run,
        "started": manifest.get("started"),
        "finished": manifest.get("finished"),
        "commit": manifest.get("git_commit"),
        "prices": manifest.get("price_source"),
        "seeds": ", ".join(map(str, manifest["plan"]["seeds"])),
        **{f"model {name}": value for name, value in manifest["model"].items()},
        **{f"machine {name}": value for name, value in manifest["machine"].items()},
        **{f"package {name}": value for name, value in manifest["packages"].items()},
    }
    for name, table_ in manifest["plan"]["tasks"].items():
        facts |= {f"{name}: {key}": table_.get(key) for key in ("version", "licence", "data_hash")}
    rows = tuple((name, UNKNOWN if value is None else str(value)) for name, value in facts.items())
    return Table("", ("what", "value"), "<<", rows)


def _tasks(parts: Sequence[Part], records: Sequence[Record], budget: int) -> list[str]:
    """JSON of each. Those with the fewest answers first: what they leave of their share others get."""
    tasks, left = {}, budget
    for after, part in enumerate(sorted(parts, key=lambda part: sum(row.answered for row in part.task.rows))):
        examples = browser_data(part.task, part.found, records, left // (len(parts) - after))
        left -= len(examples.encode())
        terms = [
            {"strategy": one.strategy, "setup": one.setup, "hosting": one.hosting, "marginal": one.marginal}
            for one in part.terms
        ]
        about = embedded({"months": part.options.months, "terms": terms})
        tasks[part.number] = f'{about[:-1]}, "examples": {examples}}}'
    return [tasks[part.number] for part in parts]


def _asset(name: str) -> str:
    return (files("harness.report.page") / name).read_text(encoding="utf-8").strip()
