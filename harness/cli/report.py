"""adaptbench report: the comparison of a run, made from its folder alone."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from harness.errors import UsageError

RESULTS_NAMES = ("comparison.md", "comparison.csv")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("report", help="make the comparison of a run again, from its folder alone")
    parser.add_argument("run", type=Path, help="a folder such as results/bench/<date>-<id>")
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
    write_and_show(options.run, options.margin)
    return 0


def write_and_show(path: Path, margin: float) -> None:
    """Print the comparison and write it into the run's folder. Raises RunError."""
    from rich.console import Console

    from harness.comparison import compare
    from harness.projection import shared_prompts
    from harness.report import csv, markdown, terminal
    from harness.store import read_records, write_atomically

    comparison, shared = compare(path, margin), shared_prompts(read_records(path))
    texts = (markdown.render(comparison, shared), csv.render(comparison, shared))
    for name, text in zip(RESULTS_NAMES, texts, strict=True):
        write_atomically(path / name, text)
    width = None if sys.stdout.isatty() else 160
    terminal.show(comparison, Console(width=width))
    print(os.fspath(path / RESULTS_NAMES[0]))
