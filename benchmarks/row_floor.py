"""Row `floor`: what the machine can do at most, beside which the other rows are to be read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.data import ROOT
from benchmarks.lines import Contender, Line, alone
from benchmarks.measure import Run, Work
from benchmarks.settings import Settings

WEIGHTS = 106_000_000
"""Of the embedded model, those that multiply every token: all but the embedding, which answers alone go through."""

PROMPT_TOKENS = 10_000


def floor(settings: Settings) -> list[Line]:
    scratch = settings.scratch("floor")
    kinds = {
        "bfloat16": ("matrix product in bfloat16", "GFLOP/s"),
        "float32": ("matrix product in float32", "GFLOP/s"),
        "reading": ("reading memory", "GB/s"),
    }
    lines = []
    for name, (work, unit) in kinds.items():
        contender = Contender("adaptbench", _start, partial(_told, name))
        lines.append(alone(work, unit, contender, None, settings.pairs, scratch / name))
    return [*lines, _least(lines[0])]


def _least(products: Line) -> Line:
    """Seconds that reading prompts takes at the rate of the matrix product, nothing else counted."""
    seconds = [2 * WEIGHTS * PROMPT_TOKENS / (rate * 1e9) for rate in products.ours]
    work = f"reading {PROMPT_TOKENS:,} prompt tokens with the embedded model at that rate"
    return Line(work, "s", ours=seconds, problem=products.problem)


def _start(_: Path) -> Work:
    return Work([sys.executable, "-m", "benchmarks.work.limits"], ROOT)


def _told(name: str, done: Run, _: Path) -> float:
    number: float = done.told[name]
    return number


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"floor": floor}
