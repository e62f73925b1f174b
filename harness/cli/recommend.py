"""adaptbench recommend: what to take under given constraints, from a run's folder alone."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.cli.report import add_margin, check_margin
from harness.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from rich.console import Console

    from harness.candidates import Constraints
    from harness.comparison import Comparison, TaskComparison
    from harness.recommendation import Recommendation

GIVEN = (
    "min_quality", "max_p95", "monthly_budget", "volume", "facts_change_every", "no_training", "data_stays_here",
)  # fmt: skip


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("recommend", help="say which strategy to take under your constraints, and how sure")
    add = parser.add_argument
    add("run", type=Path, help="a folder such as results/bench/<date>-<id>")
    add("--task", action="append", metavar="TASK", help="only this task of the run; may be repeated")
    add("--min-quality", type=float, metavar="X", help="the least mean of the task's first metric, from 0 to 1")
    add("--max-p95", type=float, metavar="SECONDS", help="the longest that 95 of 100 requests may take")
    add("--monthly-budget", type=float, metavar="USD", help="the most that a month may cost at the volume")
    add("--volume", type=int, default=10_000, metavar="N", help="requests a month (default: 10000)")
    add("--facts-change-every", type=float, metavar="DAYS", help="how often answers change: adds the cost of following")
    add("--no-training", action="store_true", help="leave out what trains a model")
    add("--data-stays-here", action="store_true", help="leave out models behind a service that is not this machine")
    add_margin(parser)
    add("--json", action="store_true", help="one JSON object (docs/recommend.md)")
    parser.set_defaults(command=_recommend)


def _recommend(options: argparse.Namespace) -> int:
    from harness.comparison import compare
    from harness.recommendation import recommend
    from harness.report.plain import plain

    check_margin(options.margin)
    asked = _constraints(options)
    comparison = compare(options.run, options.margin)
    found = [recommend(comparison, task, asked) for task in _tasks(comparison, options.task)]
    if options.json:
        print(json.dumps(plain(_as_json(comparison, found)), allow_nan=False))
        return 0
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else 140)
    for one in found:
        _show(one, console)
    return 0


def _constraints(options: argparse.Namespace) -> Constraints:
    from harness.candidates import Constraints

    try:
        return Constraints(**{name: getattr(options, name) for name in GIVEN})
    except ValueError as error:
        raise UsageError(f"recommend: {error}") from None


def _tasks(comparison: Comparison, names: list[str] | None) -> list[TaskComparison]:
    by_name = {task.task: task for task in comparison.tasks}
    for name in names or ():
        if name not in by_name:
            raise UsageError(f'recommend: --task: the run has no task "{name}".{did_you_mean(name, by_name)}')
    return [task for name, task in by_name.items() if not names or name in names]


def _as_json(comparison: Comparison, found: list[Recommendation]) -> dict[str, Any]:
    from harness.report.advice import advice

    tasks = []
    for one in found:
        said = advice(one)
        words = {"headline": said.headline, "left_out": said.left_out, **dict(said.parts)}
        tasks.append({**asdict(one), "words": words})
    return {"run": comparison.run, "margin": comparison.margin, "tasks": tasks}


def _show(found: Recommendation, console: Console) -> None:
    from harness.report.advice import advice
    from harness.report.terminal import draw, say

    said = advice(found)
    say(console, said.headline, "bold")
    for line in said.left_out:
        say(console, line, "yellow")
    say(console, said.asked)
    if said.table.rows:
        draw(said.table, console)
    for heading, lines in said.parts:
        say(console, heading, "bold")
        for line in lines:
            say(console, line, indent=2)
    console.print()
