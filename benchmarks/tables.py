"""Lines as a Markdown table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.lines import Line, Target

Rows = Mapping[str, Sequence[Line]]
"""Lines by the name of their row, in the order in which they are printed."""

BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"
_HEAD = "| work | rounds | ours | beside it | its | ratio [range] | peak MiB, ours / its | target | met |"
_RULE = "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | --- |"


def table(rows: Rows, facts: Mapping[str, str]) -> str:
    """The whole text that stands between the markers: facts, table, notes."""
    lines = [line for group in rows.values() for line in group]
    body = [_HEAD, _RULE, *map(_row, lines)]
    notes = [f"- {line.work}: {line.note or line.problem}" for line in lines if line.note or line.problem]
    about = [f"- {name}: {fact}" for name, fact in facts.items()]
    return "\n".join([*about, "", *body, "", *notes]) + "\n"


def write_between(file: Path, text: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace what stands between the markers of `file`. Raises ValueError where it has none."""
    before, _, rest = file.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file}: no {begin} ... {end} in it")
    file.write_text(f"{before}{begin}\n{text}{end}{after}", "utf-8")


def as_json(rows: Rows, facts: Mapping[str, str]) -> str:
    """All single measurements."""
    lines = {name: [_value(line) for line in group] for name, group in rows.items()}
    return json.dumps({"facts": dict(facts), "rows": lines}, indent=1, ensure_ascii=False) + "\n"


def _value(line: Line) -> dict[str, Any]:
    return asdict(line) | {"ratios": line.ratios, "judged": line.judged, "met": line.met}


def read_json(file: Path) -> tuple[dict[str, list[Line]], dict[str, str]]:
    """(lines by row, facts) of an earlier run."""
    table = json.loads(file.read_text("utf-8"))
    return {name: [_line(value) for value in group] for name, group in table["rows"].items()}, table["facts"]


def _line(value: dict[str, Any]) -> Line:
    given = {field.name: value[field.name] for field in fields(Line)}
    target = given.pop("target")
    return Line(**given, target=Target(**target) if target else None)


def _row(line: Line) -> str:
    met = {True: "yes", False: "**no**", None: "-"}[line.met]
    ours, theirs = _middle(line.ours, line.unit), _middle(line.theirs, line.unit)
    if line.problem:
        met = "**no**: not measured"
    elif any(line.bounds):
        theirs = f"> {theirs} (stopped)"
    beside, target = line.beside or "-", str(line.target or "-")
    cells = [line.work, str(len(line.ours)), ours, beside, theirs, _ratio(line), _peaks(line), target, met]
    return f"| {' | '.join(cells)} |"


def _middle(numbers: Sequence[float], unit: str) -> str:
    return f"{_number(median(numbers))} {unit}" if numbers else "-"


def _ratio(line: Line) -> str:
    if not line.ratios:
        return "-"
    # A rival that was stopped would have taken longer yet.
    sign = "< " if any(line.bounds) else ""
    spread = f" [{min(line.ratios):.2f}, {max(line.ratios):.2f}]" if len(line.ratios) > 1 else ""
    return f"{sign}{median(line.ratios):.2f}{spread}"


def _peaks(line: Line) -> str:
    sides = [line.our_peaks_mib, line.their_peaks_mib]
    return " / ".join(f"{max(side):.0f}" for side in sides if side) or "-"


def _number(number: float) -> str:
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.3g}"
