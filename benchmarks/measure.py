"""Runs a program as a process of its own and tells how long it took and how much memory it had at most.

Whoever imports this should be small: on Linux a child's peak begins at the size of the process that started it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import perf_counter
from typing import Any

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
_WORDS = 400


class WorkFailed(Exception):  # noqa: N818 - it reads as what the row says
    """A contender that ended with an error, or without having done all of the work."""


@dataclass(frozen=True, slots=True)
class Work:
    """A command line, and what it needs besides the environment of this process. It runs in `folder`."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: wall seconds, peak memory in MiB, what it printed. `stopped`: it was ended at the limit."""

    seconds: float
    peak_mib: float
    printed: str
    stopped: bool = False

    @property
    def told(self) -> dict[str, Any]:
        """The JSON object that our own scripts print as their last line."""
        table: dict[str, Any] = json.loads(self.printed.strip().splitlines()[-1])
        return table


def run(work: Work, limit: float | None = None) -> Run:
    """Run to the end, or to `limit` seconds. Raises WorkFailed with the end of what it said where it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = perf_counter()
        process = _start(work, out, errors)
        stopped, code, peak = _wait(process, limit)
        seconds = perf_counter() - started
        printed, said = _text(out), _text(errors)
    if code and not stopped:
        raise WorkFailed(f"{Path(work.command[0]).name}: exit code {code}: {(said or printed).strip()[-_WORDS:]}")
    return Run(seconds, peak / 2**20, printed, stopped)


def _start(work: Work, out: Any, errors: Any) -> subprocess.Popen[bytes]:
    environment = os.environ | dict(work.environment)
    # A session of its own, so that a rival that is stopped takes its children along.
    return subprocess.Popen(
        list(work.command),
        cwd=work.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=errors,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], limit: float | None) -> tuple[bool, int, int]:
    """(whether it was stopped, exit code, peak memory in bytes of the process and those it waited for)."""
    hit: list[bool] = []

    def stop() -> None:
        hit.append(True)
        _end(process)

    timer = Timer(limit, stop) if limit is not None else None
    try:
        if timer:
            timer.start()
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        _end(process)
        raise
    finally:
        if timer:
            timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return bool(hit), process.returncode, usage.ru_maxrss * _MAXRSS_BYTES


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _text(stream: Any) -> str:
    stream.seek(0)
    text: str = stream.read().decode(errors="replace")
    return text


@contextmanager
def serving(delay: float) -> Iterator[int]:
    """The port of a chat server on the loopback that answers every request after `delay` seconds."""
    command = [sys.executable, "-m", "benchmarks.work.server", str(delay)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()
