"""Where adaptbench keeps what it can make or fetch again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_root() -> Path:
    """ADAPTBENCH_CACHE, or the folder `adaptbench` in the user's cache. It need not exist yet."""
    if base := os.environ.get("ADAPTBENCH_CACHE"):
        return Path(base).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "adaptbench"
