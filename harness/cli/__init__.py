"""The command `adaptbench`: the only place where the parts are put together."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from harness.cli import check, exporting, importing, listing, recommend, report, run
from harness.errors import AdaptbenchError

COMMANDS = (run, report, recommend, check, importing, exporting, listing)


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
    for command in COMMANDS:
        command.add(commands)
    return parser
