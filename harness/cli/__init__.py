"""The command `adaptbench`: the only place where the parts are put together."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from harness.cli import check, compare, exporting, history, importing, listing, recommend, report, run, serve
from harness.errors import AdaptbenchError
from harness.shown import one_line

LONGEST = 1200
COMMANDS = (run, serve, report, recommend, compare, history, check, importing, exporting, listing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse, run one command, and turn every error into one line and an exit code."""
    # Before torch is loaded: threads that wait forever in a spin nearly stop each other on a machine that is shared.
    os.environ.setdefault("GOMP_SPINCOUNT", "30000")
    try:
        return _run(arguments)
    except BrokenPipeError:
        return _end_quietly()
    except AdaptbenchError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:  # a full disk, a folder that may not be written to
        return _complain(f"{error.filename or 'input or output'}: {error.strerror or error}", 2)
    except KeyboardInterrupt:
        return _complain("stopped. Run the same command again: only what is missing is done.", 130)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
        code: int = options.command(options)
        return code
    finally:
        # Here and not at exit, where an error could no longer be caught.
        if sys.stdout:
            sys.stdout.flush()


def _end_quietly() -> int:
    """Whoever read the output has closed it (`| head`). Returns what a shell shows for a program that SIGPIPE ended."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # What is still buffered has to go somewhere at exit.
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 141


def _complain(text: str, exit_code: int) -> int:
    """One line that is nothing but text, whatever an id or a path from a file may hold."""
    line = one_line(text)
    # A name out of a broken file may be a megabyte.
    print("adaptbench:", line if len(line) <= LONGEST else f"{line[:LONGEST]}...", file=sys.stderr)
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="adaptbench",
        description="Prompt it, show it examples, give it your documents, or fine-tune it? One command, one table.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser
