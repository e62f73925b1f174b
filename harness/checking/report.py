"""A report as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from harness.checking.costs import TARGET_EPOCHS
from harness.checking.findings import SEVERITIES, Finding
from harness.checking.inspection import Report
from harness.checking.rows import SPLITS
from harness.shown import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

SHOWN = 5
STYLES = {"error": "red", "warning": "yellow", "note": "dim"}
FORMAT = 1


def as_json(report: Report) -> dict[str, Any]:
    """Everything, as docs/check.md describes it. Unknown is null."""
    tokenizer = report.tokenizer
    return {
        "format": FORMAT,
        "path": report.name,
        "kind": report.kind,
        "exit_code": report.exit_code,
        "verdict": report.verdict,
        "rows": dict(report.rows),
        "documents": report.documents,
        "severities": dict(report.findings.severities),
        "counts": dict(report.findings.counts),
        "findings": [_finding(finding) for finding in report.findings.found],
        "tokenizer": {"name": tokenizer.name, "context": tokenizer.context} if tokenizer else None,
        "tokens": {split: asdict(counted) for split, counted in report.tokens.items()},
        "epochs": report.epochs if report.prices else None,
        "prices": [{**asdict(e.price), "tokens": e.tokens, "usd": e.usd} for e in report.prices],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {**asdict(finding), "severity": rule.severity, "title": rule.title, "fix": rule.fix or None}


def show(report: Report, console: Console) -> None:
    for line in _summary(report):
        console.print(_text(line))
    console.print(_text(report.verdict, "bold"))
    if report.tokens:
        _table(console, *_tokens(report))
    for code, group in groupby(report.findings.found, key=lambda finding: finding.code):
        _show_code(code, list(group), console)
    if report.prices:
        _table(console, *_prices(report))
        for line in _price_notes(report):
            console.print(_text(line, "dim"))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(shown(text), style=style, overflow="fold")


def _summary(report: Report) -> Iterator[str]:
    parts = [f"{report.rows[split]} {split}" for split in SPLITS if report.rows[split]]
    documents = f", {report.documents} documents" if report.documents else ""
    yield f"{report.name}: {report.kind}, {' + '.join(parts) or 'no'} usable rows{documents}"
    if "train" in report.tokens:
        yield f"{report.tokens['train'].total:,} training tokens by the tokenizer of {_tokenizer_name(report)}"
    severities = report.findings.severities
    yield ", ".join(f"{severities[s]} {s}{'' if severities[s] == 1 else 's'}" for s in SEVERITIES)


def _tokenizer_name(report: Report) -> str:
    return report.tokenizer.name if report.tokenizer else "unknown"


def _show_code(code: str, group: Sequence[Finding], console: Console) -> None:
    from rich.padding import Padding

    rule = group[0].rule
    fix = f"; --fix {rule.fix}" if rule.fix else ""
    count = f" ({len(group)})" if len(group) > 1 else ""
    console.print(_text(f"\n{rule.severity} {code}{count}: {rule.title}{fix}", STYLES[rule.severity]))
    for finding in group[:SHOWN]:
        console.print(Padding(_text(_place(finding) + finding.message), (0, 0, 0, 2)))
    if len(group) > SHOWN:
        console.print(_text(f"  and {len(group) - SHOWN:,} more"))


def _place(finding: Finding) -> str:
    if finding.file is None:
        return ""
    line = "" if finding.line is None else f":{finding.line}"
    name = "" if finding.id is None else f' "{finding.id[:40]}"'
    return f"{finding.file}{line}{name}: "


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table

    drawn = Table(title=f"\n{title}", title_justify="left", title_style="", box=box.SIMPLE_HEAD, pad_edge=False)
    drawn.show_edge = False
    for place, name in enumerate(columns):
        drawn.add_column(_text(name), justify="left" if place == 0 else "right", overflow="fold")
    for row in rows:
        drawn.add_row(*map(_text, row))
    console.print(drawn)


def _tokens(report: Report) -> tuple[str, list[str], list[list[str]]]:
    columns = ["split", "rows", "tokens", "p50", "p90", "p99", "largest", "answer p50", "answer largest"]
    rows = [[split, *(f"{value:,}" for value in asdict(counted).values())] for split, counted in report.tokens.items()]
    context = report.tokenizer.context if report.tokenizer else None
    return f"Tokens a row, prompt and answer (context: {context or 'unknown'})", columns, rows


def _prices(report: Report) -> tuple[str, list[str], list[list[str]]]:
    rows = [
        [
            f"{e.price.provider}: {e.price.model}",
            f"{e.price.usd_per_mtok:.2f}",
            f"{e.tokens:,}",
            f"about {e.usd:.2f}",
            e.price.published or "undated",
        ]
        for e in report.prices
    ]
    title = f"What fine-tuning on train would cost, {report.epochs} epoch{'s' * (report.epochs != 1)}"
    return title, ["service", "USD/Mtok", "tokens", "USD", "page of"], rows


def _price_notes(report: Report) -> Iterator[str]:
    yield f"Tokens are those of {_tokenizer_name(report)}: about what another tokenizer counts."
    yield f"Epochs: the hosted default ({TARGET_EPOCHS}; more under 34 rows, fewer over 8,333). Price pages: --json."
