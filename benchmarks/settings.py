"""What a call of the benchmark asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` is an empty folder for all that is made. `quick` is for trying: one pair, small sizes, no verdict."""

    home: Path
    pairs: int
    quick: bool = False

    def size(self, full: int, quick: int) -> int:
        return quick if self.quick else full

    def scratch(self, row: str) -> Path:
        folder = self.home / row
        folder.mkdir(parents=True, exist_ok=True)
        return folder
