"""The command `adaptbench`: the only place where the parts are put together."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import AdaptbenchError, UsageError

if TYPE_CHECKING:
    from harness.runner import Tally
    from harness.toolbox import ForgetfulEmbedder

RESULTS_NAMES = ("comparison.md", "comparison.csv")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse, run one command, and turn every error into one line and an exit code."""
    # Before torch is loaded: threads that wait forever in a spin nearly stop each other on a machine that is shared.
    os.environ.setdefault("GOMP_SPINCOUNT", "30000")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except AdaptbenchError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:  # a full disk, a folder that may not be written to
        return _complain(f"{error.filename or 'input or output'}: {error.strerror or error}", 2)
    except KeyboardInterrupt:
        return _complain("stopped. Run the same command again: only what is missing is done.", 130)
    return code


def _complain(text: str, exit_code: int) -> int:
    """One line, whatever line ends an id or a path from a file may hold."""
    print("adaptbench:", " ".join(text.split()), file=sys.stderr)
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="adaptbench",
        description="Prompt it, show it examples, give it your documents, or fine-tune it? One command, one table.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _run_command(commands.add_parser("run", help="run a suite, or what is missing of it, and print the comparison"))
    report = commands.add_parser("report", help="make the comparison of a run again, from its folder alone")
    report.add_argument("run", type=Path, help="a folder such as results/bench/<date>-<id>")
    report.set_defaults(command=_report)
    listing = commands.add_parser("list", help="the strategies, tasks, metrics, models and trainers that are installed")
    listing.set_defaults(command=_list)
    return parser


def _run_command(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("suite", type=Path, nargs="?", help="a suite.toml; without it the default suite, on the tasks given by --task")
    add("--task", action="append", default=[], metavar="NAME|FOLDER", help="this task instead of the suite's (repeat)")
    add("--strategy", action="append", default=[], metavar="LABEL", help="only this strategy of the suite (repeat)")
    add("--results", type=Path, metavar="FOLDER", help="where runs go (default: the suite's, or results/)")
    for split in ("train", "validation", "test"):
        add(f"--max-{split}", type=int, metavar="N", help=f"at most N {split} examples, drawn by the task's seed")
    add("--fresh", action="store_true", help="begin a new run, and pay anew for what earlier runs have paid for")
    add("--quiet", action="store_true", help="no progress")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    from harness.config import DEFAULT_SUITE, LimitOptions, Overrides, load_plan
    from harness.options import fill
    from harness.progress import choose_reporter
    from harness.runner import run

    if options.suite is None and not options.task:
        raise UsageError("run: give a suite file, or --task with a task's name or folder.")
    limits = {split: getattr(options, f"max_{split}") for split in ("train", "validation", "test")}
    changes = Overrides(options.task, options.strategy, fill(LimitOptions, limits, "--max-..."), options.results)
    plan = load_plan(options.suite or DEFAULT_SUITE, changes)
    with choose_reporter(options.quiet) as reporter:
        path, tally = run(plan, reporter, _open_embedder, options.fresh)
    _say_what_was_done(tally)
    _write_and_show(path)
    return 1 if tally.failed_cells else 0


def _report(options: argparse.Namespace) -> int:
    _write_and_show(options.run)
    return 0


def _list(options: argparse.Namespace) -> int:
    from harness import registry

    for kind in registry.GROUPS:
        print(f"{kind}: {', '.join(registry.names(kind)) or 'none'}")
    return 0


@cache
def _open_embedder(name: str) -> ForgetfulEmbedder:
    from harness.models.embedding import open_embedder

    return open_embedder(name)


def _say_what_was_done(tally: Tally) -> None:
    found, answered, reused = tally.found, tally.answered, tally.reused
    if not answered and not tally.failed_cells:
        print(f"Nothing was missing: all {found} answers stand in the run's records.")
    elif found or reused:
        new = answered - reused
        print(f"Reused {found + reused} answers already paid for ({found} of this run, {reused} cached), asked {new}.")


def _write_and_show(path: Path) -> None:
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
