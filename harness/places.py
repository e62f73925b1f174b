"""Where adaptbench keeps what it can make or fetch again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def inside(path: Path, folder: Path) -> bool:
    """Whether `path`, its links followed, lies in `folder`. A link that leads round in a circle lies nowhere."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def cache_root() -> Path:
    """ADAPTBENCH_CACHE, or the folder `adaptbench` in the user's cache. It need not exist yet."""
    if base := os.environ.get("ADAPTBENCH_CACHE"):
        return Path(base).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "adaptbench"
