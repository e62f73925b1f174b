"""`make speed`: this tool and what it replaces on the same work, in turns, as a table. `--quick` only tries it out."""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from benchmarks import (
    machine,
    row_api,
    row_floor,
    row_local,
    row_retrieval,
    row_scoring,
    row_serving,
    row_start,
    row_training,
    tables,
)
from benchmarks.lines import Line
from benchmarks.rivals import ROOT
from benchmarks.settings import Settings

Row = Callable[[Settings], list[Line]]

MODULES = (row_floor, row_api, row_local, row_training, row_scoring, row_retrieval, row_serving, row_start)
ROWS: dict[str, Row] = {name: row for module in MODULES for name, row in module.ROWS.items()}
NAMED_ONLY = frozenset({"serving"})
"""Rows that run where `--only` names them: a quarter of an hour more, for what is no part of a comparison."""

RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "performance.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 where a target is missed or a line could not be measured."""
    options = _parser().parse_args(arguments)
    names = options.only or [name for name in ROWS if name not in NAMED_ONLY]
    facts = machine.describe()
    rows = _earlier(options.keep, names, facts) if options.keep else {}
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.json"
    with tempfile.TemporaryDirectory(prefix="adaptbench-speed-") as home:
        settings = Settings(Path(home), 1 if options.quick else options.pairs, options.quick)
        for name in names:
            rows = _ordered(rows | {name: _measured(name, settings)})
            # After every row, so that what was measured is not lost with what comes later.
            RESULTS.mkdir(exist_ok=True)
            file.write_text(tables.as_json(rows, facts), "utf-8")
    text = tables.table(rows, facts)
    print(text)
    print(f"single measurements: {file.relative_to(ROOT)}", file=sys.stderr)
    if not options.quick and rows.keys() >= ROWS.keys() - NAMED_ONLY:
        tables.write_between(PAGE, text)
        (RESULTS / "latest.json").write_text(tables.as_json(rows, facts), "utf-8")
    lines = [line for group in rows.values() for line in group]
    return int(any(line.problem or (line.met is False and not options.quick) for line in lines))


def _earlier(file: Path, names: Sequence[str], facts: dict[str, str]) -> dict[str, list[Line]]:
    """The rows of an earlier run that are not measured now; the facts then say when they were."""
    rows, before = tables.read_json(file)
    kept = {name: lines for name, lines in rows.items() if name in ROWS and name not in names}
    facts["measured earlier"] = f"{', '.join(kept)} ({before['date']}, commit {before['commit']})"
    return kept


def _ordered(rows: dict[str, list[Line]]) -> dict[str, list[Line]]:
    return {name: rows[name] for name in ROWS if name in rows}


def _measured(name: str, settings: Settings) -> list[Line]:
    print(f"{name} ...", file=sys.stderr, flush=True)
    start = perf_counter()
    try:
        # In a process of its own: what a row leaves in memory would be the least that the next row's children have.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            lines = process.submit(ROWS[name], settings).result()
    except Exception as error:
        # One row that breaks must not take the others' numbers along.
        traceback.print_exc()
        lines = [Line(name, "", problem=f"{type(error).__name__}: {error}")]
    print(f"{name}: {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--only", action="append", choices=[*ROWS], metavar="ROW", help=f"only this row (repeat): {', '.join(ROWS)}")
    add("--keep", type=Path, metavar="JSON", help="take the rows that are not run now from an earlier run's file")
    add("--pairs", type=int, default=5, help="how often each contender runs (default 5)")
    add("--quick", action="store_true", help="one pair and small sizes, to see that it works; no verdict")
    return parser


if __name__ == "__main__":
    sys.exit(main())
