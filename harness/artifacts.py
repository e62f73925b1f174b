"""Where a run keeps what its cells made."""

from __future__ import annotations

from pathlib import Path

from harness.records import Cell


def artifacts_folder(run: Path, cell: Cell) -> Path:
    parts = (cell.task, cell.strategy, f"seed-{cell.seed}")
    return run.joinpath("artifacts", *map(_file_name, parts))


def _file_name(part: str) -> str:
    return "".join(c if c.isalnum() or c in "-_.+" else "_" for c in part)
