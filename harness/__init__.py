"""adaptbench. In a notebook: `harness.load("results/bench/<date>-<id>")`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.frames import Run


def load(run: str | os.PathLike[str]) -> Run:
    """A run's folder as pandas data frames (docs/report.md). Raises RunError where it is none."""
    from pathlib import Path

    from harness.frames import load

    return load(Path(run))
