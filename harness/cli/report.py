"""adaptbench report: the comparison of a run, made from its folder alone."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from harness.frames import Run

FILES = {
    "md": "comparison.md",
    "csv": "comparison.csv",
    "tex": "comparison.tex",
    "json": "comparison.json",
    "parquet": "answers.parquet",
    "html": "report.html",
}
DEFAULT = ("html", "csv", "md")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("report", help="make the comparison of a run again, from its folder alone")
    parser.add_argument("run", type=Path, help="a folder such as results/bench/<date>-<id>")
    words = f"files to write into it: {', '.join(FILES)} (default: {','.join(DEFAULT)})"
    parser.add_argument("--format", default=",".join(DEFAULT), metavar="LIST", help=words)
    add_margin(parser)
    parser.set_defaults(command=_report)


def add_margin(parser: argparse.ArgumentParser) -> None:
    words = "how much worse still counts as as good, from 0 to 1 (default: 0.02, two points)"
    parser.add_argument("--margin", type=float, default=0.02, metavar="X", help=words)


def check_margin(margin: float) -> None:
    """Raises UsageError. To be called before anything is paid for."""
    if not 0 < margin < 1:
        raise UsageError(f"--margin must be more than 0 and less than 1, not {margin}.")


def _report(options: argparse.Namespace) -> int:
    check_margin(options.margin)
    write_and_show(options.run, options.margin, _formats(options.format))
    return 0


def _formats(asked: str) -> list[str]:
    names = list(dict.fromkeys(name.strip() for name in asked.split(",") if name.strip()))
    for name in names:
        if name not in FILES:
            raise UsageError(f'report: --format: there is no "{name}".{did_you_mean(name, FILES)}')
    if not names:
        raise UsageError(f"report: --format needs at least one of {', '.join(FILES)}.")
    return names


def write_and_show(path: Path, margin: float, formats: Sequence[str] = DEFAULT) -> Run:
    """Print the comparison and write it into the run's folder. Returns what was read. Raises RunError."""
    from rich.console import Console

    from harness.frames import load
    from harness.report import terminal
    from harness.report.outputs import outputs
    from harness.store import read_manifest

    read_manifest(path)  # a folder that is no run is left as it is
    if "parquet" in formats:
        from harness.report import parquet

        parquet.check()
    with outputs(path, {name: FILES[name] for name in formats}) as files:
        run = load(path, margin)
        for name, render in _renderers(run).items():
            if name in files:
                files[name].write(render())
    width = None if sys.stdout.isatty() else 160
    terminal.show(run.comparison, Console(width=width))
    *others, last = (FILES[name] for name in formats)
    if others:
        print(f"Written: {', '.join(others)}, and")
    print(os.fspath(path / last))
    return run


def _renderers(run: Run) -> dict[str, Callable[[], str | bytes]]:
    from harness.found import latest
    from harness.history import read_trail
    from harness.projection import shared_prompts
    from harness.report import csv, html, json_export, latex, markdown, parquet

    comparison, shared = run.comparison, shared_prompts(latest(run.records, run.found))
    return {
        "md": lambda: markdown.render(comparison, shared),
        "csv": lambda: csv.render(comparison, shared),
        "tex": lambda: latex.render(comparison),
        "json": lambda: json_export.render(comparison, shared),
        "parquet": lambda: parquet.render(run.answers),
        "html": lambda: html.render(comparison, run.records, shared, run.found, read_trail(run.path, run.found)),
    }
