"""adaptbench report: the comparison of a run, made from its folder alone."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

RESULTS_NAMES = ("comparison.md", "comparison.csv")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("report", help="make the comparison of a run again, from its folder alone")
    parser.add_argument("run", type=Path, help="a folder such as results/bench/<date>-<id>")
    parser.set_defaults(command=_report)


def _report(options: argparse.Namespace) -> int:
    write_and_show(options.run)
    return 0


def write_and_show(path: Path) -> None:
    from rich.console import Console

    from harness.comparison import compare
    from harness.report import csv, markdown, terminal
    from harness.store import write_atomically

    comparison = compare(path)
    for name, text in zip(RESULTS_NAMES, (markdown.render(comparison), csv.render(comparison)), strict=True):
        write_atomically(path / name, text)
    width = None if sys.stdout.isatty() else 160
    terminal.show(comparison, Console(width=width))
    print(os.fspath(path / RESULTS_NAMES[0]))
