"""Rows `start` and `bench`: how long the command takes where there is nothing, or nothing new, to do."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.data import OURS, ROOT
from benchmarks.lines import Contender, Line, Target, alone
from benchmarks.measure import Work
from benchmarks.settings import Settings

BENCH = ROOT / "suites" / "bench.toml"


def start(settings: Settings) -> list[Line]:
    scratch = settings.scratch("start")
    times = settings.size(2 * settings.pairs, 2)
    help_text = Contender("adaptbench", lambda folder: Work([OURS, "--help"], folder))
    helped = alone("adaptbench --help", "s", help_text, Target("at most", 0.4), times, scratch / "help")
    return [helped, _cached(settings, scratch)]


def _cached(settings: Settings, scratch: Path) -> Line:
    """The bench suite's tasks, arms and sizes with a model that answers by rule, run again when all is there."""
    task_names = tomllib.loads(BENCH.read_text("utf-8"))["tasks"]
    file = scratch / "cached.toml"
    file.write_text(_scripted(BENCH.read_text("utf-8"), scratch / "results"), "utf-8")
    again = Contender("adaptbench", lambda folder: Work([OURS, "run", str(file), "--quiet"], folder))
    first = alone("", "s", again, None, 1, scratch / "first")
    work = f"cached second run of {len(task_names)} tasks, 5 arms each"
    line = alone(work, "s", again, Target("at most", 5), settings.pairs, scratch / "second")
    note = f"the first took {sum(first.ours):.1f} s; the model answers by rule"
    return replace(line, note=note, problem=first.problem or line.problem)


def _scripted(text: str, results: Path) -> str:
    """suites/bench.toml with the model and the trainer exchanged."""
    head, model, rest = text.partition("[model]")
    _, following, rest = rest.partition("\n[")
    head = head.replace('results = "../results"', f'results = "{results}"')
    rest = rest.replace('type = "fine_tuned"', 'type = "fine_tuned"\ntrainer = "scripted"')
    return f'{head}{model}\ntype = "scripted"\ndefault = "12 days"\n{following}{rest}'


def bench(settings: Settings) -> list[Line]:
    """`make bench` from installed to report, and once more with all of it there."""
    scratch = settings.scratch("bench")
    command = [OURS, "run", str(BENCH), "--quiet", "--results", str(scratch / "results")]
    whole = Contender("adaptbench", lambda folder: Work(command, folder))
    first = alone("make bench, from installed to report", "s", whole, Target("at most", 360), 1, scratch / "first")
    second = alone("make bench, fully cached", "s", whole, Target("at most", 5), settings.pairs, scratch / "second")
    return [first, second]


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"start": start, "bench": bench}
