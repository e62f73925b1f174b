"""adaptbench history: how a suite went from run to run."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from harness.history import History


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("history", help="show how quality, cost and latency of a suite went from run to run")
    add = parser.add_argument
    add("suite", metavar="SUITE", help="a suite's name, or its folder such as results/bench")
    add("--results", type=Path, default=Path("results"), metavar="FOLDER", help="where runs are (default: results/)")
    add("--task", action="append", default=[], metavar="TASK", help="only this task (repeat)")
    add("--strategy", action="append", default=[], metavar="LABEL", help="only this strategy (repeat)")
    add("--runs", type=int, default=0, metavar="N", help="the numbers of the latest N runs too")
    add("--json", action="store_true", help="one JSON object (docs/nightly.md)")
    parser.set_defaults(command=_history)


def _history(options: argparse.Namespace) -> int:
    from harness.history import read_history
    from harness.report.plain import plain

    if options.runs < 0:
        raise UsageError(f"history: --runs must be 0 or more, not {options.runs}.")
    found = _chosen(read_history(_folder(options.suite, options.results)), options.task, options.strategy)
    if options.json:
        print(json.dumps(plain(asdict(found)), allow_nan=False))
    else:
        _show(found, options.runs)
    return 0


def _folder(suite: str, results: Path) -> Path:
    given, named = Path(suite), results / suite
    for folder in (given, named):
        # A suite file is no folder, and a folder of the same name beside it may hold anything.
        if folder.is_dir() and any(folder.glob("*/manifest.json")):
            return folder
    known = [path.parent.parent.name for path in results.glob("*/*/manifest.json")]
    raise UsageError(f'history: no run of a suite "{suite}" under {results}.{did_you_mean(suite, set(known))}')


def _chosen(history: History, tasks: list[str], strategies: list[str]) -> History:
    for option, given, known in (
        ("--task", tasks, {trend.task for trend in history.trends}),
        ("--strategy", strategies, {trend.strategy for trend in history.trends}),
    ):
        for name in given:
            if name not in known:
                raise UsageError(f'history: {option}: no run has "{name}".{did_you_mean(name, known)}')
    trends = (trend for trend in history.trends if not tasks or trend.task in tasks)
    return replace(history, trends=tuple(one for one in trends if not strategies or one.strategy in strategies))


def _show(history: History, runs: int) -> None:
    from rich.console import Console

    from harness.report import history_table as words
    from harness.report.terminal import draw, say

    console = Console(width=None if sys.stdout.isatty() else 180)
    for task in dict.fromkeys(trend.task for trend in history.trends):
        draw(words.overview(history, task), console)
    for trend in history.trends:
        for line in words.mark_lines(trend):
            say(console, line)
        if runs:
            draw(words.runs_table(trend, runs), console)
    for line in words.legend():
        say(console, line, "dim")
    for line in history.unread:
        say(console, f"left out: {line}", "yellow")
