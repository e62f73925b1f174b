"""What a table was measured on: the machine and the versions of what ran."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.rivals import ALL, ROOT
from harness.machine import memory_bytes

_PACKAGES = ("torch", "transformers", "peft", "openai", "faiss-cpu", "sentence-transformers", "rouge-score")


def describe() -> dict[str, str]:
    """Plain facts, in the order in which they are printed."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": _commit(),
        "machine": f"{os.cpu_count()} cores, {_processor()}, {_memory_gib():.1f} GiB, {platform.system()}",
        "threads": os.environ.get("OMP_NUM_THREADS", "all cores"),
        "python": platform.python_version(),
        "ours": ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        "rivals": ", ".join(rival.label for rival in ALL),
    }


def _commit() -> str:
    """Short hash, with "+" where the working tree has changes."""
    asked = ["git", "-C", str(ROOT)]
    try:
        short = subprocess.run([*asked, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
        state = subprocess.run([*asked, "status", "--porcelain"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return short.stdout.strip() + ("+" if state.stdout.strip() else "")


def _processor() -> str:
    """Its name, and whether it has the instructions that make bfloat16 fast."""
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor() or platform.machine()
    text = info.read_text("utf-8")
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    flags = [flag for flag in ("amx_bf16", "avx512_bf16") if flag in text]
    return " ".join([names[0] if names else platform.machine(), *(f"with {flag}" for flag in flags[:1])])


def _memory_gib() -> float:
    return (memory_bytes() or 0) / 2**30
