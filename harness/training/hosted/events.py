"""What a job says of itself while it runs: each event once, in the order in which they happened."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from harness.api import Progress
from harness.training.hosted.calls import Calls, Table, inner, number, tables

FILE = "events.jsonl"
_STEP = re.compile(r"\bstep (\d+)\s*(?:/|of)\s*(\d+)", re.IGNORECASE)
_ENOUGH = 20


class Events:
    """Shown as progress, and kept as they came in events.jsonl. `done` is the share of the steps, as far as known."""

    def __init__(self, calls: Calls, job: str, folder: Path, progress: Progress) -> None:
        self._calls, self._job, self._file, self._progress = calls, job, folder / FILE, progress
        self._seen: set[str] = set()
        self.done = 0.0

    def show_new(self) -> None:
        """A service without events is none the worse for it."""
        found = self._calls.maybe("reading the job's events", self._new)
        for event in found or ():
            self._seen.add(_key(event))
            self.done = _share(event, self.done)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(self._calls.hide(json.dumps(event)) + "\n")
            text = str(event.get("message") or event.get("type") or "an event without words")
            self._progress(self.done, self._calls.hide(text))

    def _new(self) -> list[Table]:
        """Oldest first, whichever way the service sends them."""
        listed = self._calls.client.fine_tuning.jobs.list_events(self._job, limit=100)
        new = list(self._unseen(tables(listed)))
        times = [number(event.get("created_at")) for event in new]
        if len(new) > 1 and (times[0] or 0) >= (times[-1] or 0):
            new.reverse()
        return sorted(new, key=lambda event: number(event.get("created_at")) or 0)

    def _unseen(self, listed: Iterable[Table]) -> Iterable[Table]:
        """Pages go back to the job's begin: after so many known ones in a row, newest first, the rest is known too."""
        known, first = 0, None
        for event in listed:
            first = number(event.get("created_at")) if first is None else first
            known = known + 1 if _key(event) in self._seen else 0
            if not known:
                yield event
            if known >= _ENOUGH and (number(event.get("created_at")) or 0) <= (first or 0):
                return


def _key(event: Table) -> str:
    return str(event.get("id") or [event.get("created_at"), event.get("message")])


def _share(event: Table, before: float) -> float:
    """From "Step 10/90" in its words, or the numbers beside them."""
    step, steps = number(inner(event, "data", "step")), number(inner(event, "data", "total_steps"))
    if found := _STEP.search(str(event.get("message"))):
        step, steps = float(found[1]), float(found[2])
    return before if step is None or not steps else max(before, min(1.0, step / steps))
