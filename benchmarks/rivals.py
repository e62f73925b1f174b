"""The tools this one is measured against: each in an environment of its own, pinned, installed on first use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".rivals"
_PINS = Path(__file__).parent / "rivals"
_CONSTRAINTS = ROOT / "constraints.txt"
_LIMIT_SECONDS = 1800


class NotInstalled(Exception):  # noqa: N818 - it reads as what the row says
    """A rival that could not be installed, and the last line of what its installer said."""


@dataclass(frozen=True, slots=True)
class Rival:
    """`uses_torch` puts torch in first, at the version this project is tested with: no other build is pulled then."""

    name: str
    uses_torch: bool = False
    node: bool = False

    @property
    def folder(self) -> Path:
        return HOME / self.name

    @property
    def pins(self) -> str:
        return (_PINS / f"{self.name}.txt").read_text("utf-8")

    def program(self, name: str) -> str:
        """The path of one of its commands. Installs it if need be; raises NotInstalled."""
        if problem := _install(self):
            raise NotInstalled(problem)
        return str(self.folder / ("node_modules/.bin" if self.node else "bin") / name)

    @property
    def label(self) -> str:
        """Name and version, as it was asked for."""
        first = self.pins.split()[0]
        name, _, version = first.rpartition("@") if self.node else first.partition("==")
        return f"{name.partition('[')[0]} {version}"


LM_EVAL = Rival("lm-eval", uses_torch=True)
INSPECT = Rival("inspect-ai")
TRL = Rival("trl", uses_torch=True)
PROMPTFOO = Rival("promptfoo", node=True)
ALL = (LM_EVAL, INSPECT, TRL, PROMPTFOO)


@cache
def _install(rival: Rival) -> str:
    """What went wrong, empty where nothing did. Remembered, so that a rival is tried once a run."""
    ready = rival.folder / ".ready"
    pins = rival.pins if rival.node else rival.pins + _CONSTRAINTS.read_text("utf-8")
    if ready.exists() and ready.read_text("utf-8") == pins:
        return ""
    print(f"installing {rival.label} into {rival.folder.relative_to(ROOT)} ...", file=sys.stderr, flush=True)
    shutil.rmtree(rival.folder, ignore_errors=True)
    rival.folder.mkdir(parents=True)
    for command in _commands(rival):
        if problem := _do(command):
            return problem
    ready.write_text(pins, "utf-8")
    return ""


def _commands(rival: Rival) -> list[list[str]]:
    if rival.node:
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(rival.folder)]
        return [[*npm, *rival.pins.split()]]
    pip = [str(rival.folder / "bin" / "pip"), "install", "-q", "--disable-pip-version-check", "-c", str(_CONSTRAINTS)]
    torch = [[*pip, "torch"]] if rival.uses_torch else []
    venv = [sys.executable, "-m", "venv", str(rival.folder)]
    return [venv, *torch, [*pip, "-r", str(_PINS / f"{rival.name}.txt")]]


def _do(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
    return lines[-1][:200] if done.returncode else ""
