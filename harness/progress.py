"""Tells how far a run is: a live bar on a terminal, plain lines elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Protocol

from harness.shown import one_line


class Reporter(Protocol):
    """`advance` is told the fraction of the whole run that is done, from 0 to 1."""

    def say(self, line: str) -> None: ...

    def advance(self, fraction: float, text: str) -> None: ...

    def __enter__(self) -> Reporter: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...


class Quiet:
    def say(self, line: str) -> None:
        pass

    def advance(self, fraction: float, text: str) -> None:
        pass

    def __enter__(self) -> Quiet:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass


class Lines(Quiet):
    """For logs: each line as it comes, and how far the run is at most every `every` seconds."""

    def __init__(self, every: float = 15.0) -> None:
        self._every, self._started = every, monotonic()
        self._last = self._started

    def say(self, line: str) -> None:
        print(one_line(line), file=sys.stderr, flush=True)

    def advance(self, fraction: float, text: str) -> None:
        now = monotonic()
        if now - self._last >= self._every:
            self._last = now
            self.say(f"{fraction:4.0%}  {to_go(now - self._started, fraction)}  {text}")


class Live(Quiet):
    """For terminals: one bar at the bottom, with the time to go."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        columns = (
            BarColumn(20),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
            TextColumn("{task.description}", markup=False),
        )
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=1.0, left="")
        self._started = monotonic()

    def say(self, line: str) -> None:
        self._bar.console.print(one_line(line), markup=False, highlight=False, emoji=False)

    def advance(self, fraction: float, text: str) -> None:
        left = to_go(monotonic() - self._started, fraction)
        self._bar.update(self._task, completed=fraction, description=one_line(text), left=left)

    def __enter__(self) -> Live:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()


def to_go(elapsed: float, fraction: float) -> str:
    """ "about 3:20 to go", once enough is done to say so."""
    if fraction < 0.03:
        return "time to go unknown yet"
    left = round(elapsed * (1 - fraction) / fraction)
    return f"about {left // 60}:{left % 60:02d} to go"


def choose_reporter(quiet: bool) -> Reporter:
    if quiet:
        return Quiet()
    return Live() if sys.stderr.isatty() else Lines()
