"""adaptbench run: a suite, or what is missing of it, and its comparison."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from harness.cli import dry_run
from harness.cli.report import add_margin, check_margin, write_and_show
from harness.errors import BudgetError, UsageError

if TYPE_CHECKING:
    from harness.runner import Tally
    from harness.toolbox import ForgetfulEmbedder


_UNDER_WAY_SECONDS = 1.5


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("run", help="run a suite, or what is missing of it, and print the comparison")
    add = parser.add_argument
    add("suite", type=Path, nargs="?", help="a suite.toml; without it the default suite, on the tasks given by --task")
    add("--task", action="append", default=[], metavar="NAME|FOLDER", help="this task instead of the suite's (repeat)")
    add("--strategy", action="append", default=[], metavar="LABEL", help="only this strategy of the suite (repeat)")
    add("--results", type=Path, metavar="FOLDER", help="where runs go (default: the suite's, or results/)")
    for split in ("train", "validation", "test"):
        add(f"--max-{split}", type=int, metavar="N", help=f"at most N {split} examples, drawn by the task's seed")
    add("--fresh", action="store_true", help="begin a new run, and pay anew for what earlier runs have paid for")
    add("--max-usd", type=float, metavar="USD", help="stop before more is spent; what was bought is kept")
    add("--dry-run", action="store_true", help="say what there is to do and what it may cost, and buy nothing")
    add("--quiet", action="store_true", help="no progress")
    add_margin(parser)
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    # In a function of its own, so that the tasks' examples are gone from memory before the comparison is made.
    done = _done(options)
    return _conclude(*done, options.margin) if done else 0


def _done(options: argparse.Namespace) -> tuple[Path, Tally] | None:
    """The run's folder and what was done; None where it was only estimated."""
    from harness.config import DEFAULT_SUITE, BudgetOptions, LimitOptions, Overrides, load_plan
    from harness.options import fill
    from harness.progress import choose_reporter
    from harness.runner import run

    check_margin(options.margin)
    if options.suite is None and not options.task:
        raise UsageError("run: give a suite file, or --task with a task's name or folder.")
    limits = {split: getattr(options, f"max_{split}") for split in ("train", "validation", "test")}
    kept = fill(LimitOptions, limits, "--max-...")
    budget = fill(BudgetOptions, {} if options.max_usd is None else {"max_usd": options.max_usd}, "--max-usd")
    changes = Overrides(options.task, options.strategy, kept, options.results, budget)
    plan = load_plan(options.suite or DEFAULT_SUITE, changes)
    if options.dry_run:
        dry_run.show(plan, options.fresh)
        return None
    with _report_imported_meanwhile(), choose_reporter(options.quiet) as reporter:
        return run(plan, reporter, open_embedder, options.fresh)


@contextmanager
def _report_imported_meanwhile() -> Iterator[None]:
    """Import what the comparison takes while answers are waited for, once the first requests are on their way."""
    timer = Timer(_UNDER_WAY_SECONDS, _import_report)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _import_report() -> None:
    # Where one cannot be imported, the comparison itself says so.
    with suppress(Exception):
        import rich.console  # noqa: F401

        from harness import frames, summaries  # noqa: F401
        from harness.report import html, terminal  # noqa: F401


def _conclude(path: Path, tally: Tally, margin: float) -> int:
    from harness.summaries import keep_summary

    _say_what_was_done(tally)
    keep_summary(path, write_and_show(path, margin).found)
    if tally.stopped:
        raise BudgetError(tally.stopped)
    return 1 if tally.failed_cells else 0


@cache
def open_embedder(name: str) -> ForgetfulEmbedder:
    from harness.models.embedding import open_embedder

    return open_embedder(name)


def _say_what_was_done(tally: Tally) -> None:
    found, answered, reused = tally.found, tally.answered, tally.reused
    if not (answered or tally.failed_cells or tally.stopped):
        print(f"Nothing was missing: all {found} answers stand in the run's records.")
    elif found or reused:
        new = answered - reused
        print(f"Reused {found + reused} answers already paid for ({found} of this run, {reused} cached), asked {new}.")
