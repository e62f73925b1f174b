"""adaptbench check: what is wrong with the data, before anything is paid for."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import ModelLoadError, UsageError
from harness.shown import shown

if TYPE_CHECKING:
    from harness.checking.findings import Findings
    from harness.checking.source import Source
    from harness.checking.tokens import Tokenizer


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="look for faults in a task or a chat file before training on it")
    add = parser.add_argument
    add("path", metavar="PATH", help="a task folder, a chat .jsonl file, or the name of an installed task")
    add("--validation", type=Path, metavar="FILE", help="a second chat file, to be held against the first")
    add("--model", metavar="NAME", help="count with the tokenizer of this model (folder, .gguf or hub id)")
    add("--json", action="store_true", help="one JSON object instead of tables")
    add("--fix", type=Path, metavar="OUT", help="write a cleaned copy into this new folder")
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from harness.checking.findings import Findings
    from harness.checking.inspection import inspect
    from harness.checking.report import as_json, show
    from harness.checking.source import open_source

    source = open_source(options.path, options.validation)
    if options.fix:
        _check_fix(options.fix, source, options)
    findings = Findings()
    report = inspect(source, _tokenizer(options.model, findings), findings)
    # Each finding of a damaged file may show a piece of it: whatever the terminal cannot write is escaped.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    changed = _fix(options.fix, source) if options.fix else []
    if options.json:
        print(json.dumps({**as_json(report), "changes": changed if options.fix else None}))
        return report.exit_code
    from rich.console import Console

    show(report, Console(width=None if sys.stdout.isatty() else 100))
    for line in changed:
        print(shown(line))
    return report.exit_code


def _check_fix(target: Path, source: Source, options: argparse.Namespace) -> None:
    from harness.checking.fix import check_target

    if source.kind == "task" and source.folder is None:
        raise UsageError(f"check: --fix: the rows of {source.name} do not lie in its folder, so none can be mended.")
    check_target(target, source.folder or Path(options.path))


def _tokenizer(name: str | None, findings: Findings) -> Tokenizer | None:
    """A tokenizer that was asked for must be there; without the default one the rest is checked all the same."""
    from harness.checking.tokens import open_tokenizer
    from harness.models.weights import EMBEDDED

    try:
        return open_tokenizer(name or EMBEDDED)
    except ModelLoadError as error:
        if name:
            raise
        findings.add("tokens-unknown", f"tokens are not counted, and nothing is priced: {error}")
        return None


def _fix(target: Path, source: Source) -> list[str]:
    from collections import Counter

    from harness.checking.fix import CHANGES, write_fixed

    changes = write_fixed(source, target)
    counts = Counter((change.file, change.action, change.code) for change in changes)
    lines = [f"  {file}: {action} {count} for {code}" for (file, action, code), count in sorted(counts.items())]
    return [
        f"Cleaned copy: {target} ({len(changes)} change{'s' * (len(changes) != 1)}, each in {target / CHANGES})",
        *lines,
    ]
