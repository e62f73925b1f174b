"""adaptbench compare: two runs, paired by example; and a gate for a nightly run."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import RunError, UsageError

if TYPE_CHECKING:
    from harness.comparing import RunChange


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("compare", help="say what got better and worse from one run to another")
    add = parser.add_argument
    add("before", type=Path, metavar="A", help="the earlier run, a folder such as results/bench/<date>-<id>")
    add("after", type=Path, metavar="B", help="the later run")
    words = "by how much worse is a regression, from 0 to 1 (default: 0.02, two points)"
    add("--margin", type=float, default=0.02, metavar="X", help=words)
    add("--fail-on", choices=("regression",), help="exit code 1 where a strategy got worse, or answered less")
    add("--junit", type=Path, metavar="FILE", help="write JUnit XML here")
    add("--summary", type=Path, metavar="FILE", help="write Markdown for a pull request here")
    add("--json", action="store_true", help="one JSON object (docs/nightly.md)")
    parser.set_defaults(command=_compare)


def _compare(options: argparse.Namespace) -> int:
    from harness.comparing import compare_runs, read_run
    from harness.report import change as words
    from harness.report import junit
    from harness.report.plain import plain
    from harness.store import write_atomically

    if not 0 <= options.margin < 1:
        raise UsageError(f"--margin must be at least 0 and less than 1, not {options.margin}.")
    change = compare_runs(read_run(options.before), read_run(options.after), options.margin)
    if options.junit:
        write_atomically(options.junit, junit.render(change))
    if options.summary:
        write_atomically(options.summary, words.markdown(change))
    if options.json:
        print(json.dumps(plain(_as_json(change)), allow_nan=False))
    else:
        _show(change)
    if not change.rows:
        raise RunError("compare: nothing of these two runs can be compared: " + _refusals(change))
    return _gate(change) if options.fail_on else 0


def _gate(change: RunChange) -> int:
    """A row that could not be compared must not pass for one that is as good as before."""
    if change.regressions or change.incomplete:
        return 1
    if change.refused:
        raise RunError("compare: no regression in what was compared, but not all was: " + _refusals(change))
    return 0


def _refusals(change: RunChange) -> str:
    from harness.report.change import refusal_line

    return " ".join(map(refusal_line, change.refused))


def _as_json(change: RunChange) -> dict[str, object]:
    from harness.report.change import headline, label

    return {
        "headline": headline(change),
        "regressions": [label(row) for row in change.regressions],
        "incomplete": [label(row) for row in change.incomplete],
        **asdict(change),
    }


def _show(change: RunChange) -> None:
    from rich.console import Console

    from harness.report import change as words
    from harness.report.terminal import draw, say

    console = Console(width=None if sys.stdout.isatty() else 160)
    failed = bool(change.regressions or change.incomplete)
    say(console, words.headline(change), "bold red" if failed else "bold")
    for line in words.findings(change):
        say(console, line, "red")
    for line in words.other_lines(change):
        say(console, line, "yellow")
    console.print()
    for table in words.tables(change):
        draw(table, console)
    changed = words.change_lines(change.changes)
    say(console, "What changed" if changed else "Nothing changed that the manifests hold.", "bold")
    for line in changed:
        say(console, f"  {line}")
    console.print()
    for line in words.legend(change):
        say(console, line, "dim")
