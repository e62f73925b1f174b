"""`make soak`: the long tests of what docs/reliability.md promises, as a table there. Exit code 1 where one is missed.

`--only PART` measures one part and takes the others from the last measurement, so that it can be done in pieces.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import machine
from benchmarks.rivals import ROOT
from benchmarks.row_serving import CLIENTS
from benchmarks.soak_serving import ten_minutes
from benchmarks.tables import write_between
from tests.faulty_soak import Soak, soak
from tests.killing import (
    PROGRAM,
    TIMES,
    ApiRun,
    Disturbance,
    Outcome,
    asked_of,
    disturb,
    half_written,
    only_run,
    scripted,
    timeless,
)

PAGE = ROOT / "docs" / "reliability.md"
RESULTS = ROOT / "benchmarks" / "results" / "soak.json"
BEGIN, END = "<!-- soak: begin -->", "<!-- soak: end -->"
KILLS, TESTS, REQUESTS, RATE, CONCURRENCY = 25, 300, 10_000, 0.2, 32
DISKS = (300, 400, 500, 600, 800, 1000, 1200)
"""KiB of the file system on which a run of about 2 MiB begins."""


@dataclass(frozen=True)
class Figure:
    """What was measured, beside what must be."""

    what: str
    measured: str
    must: str
    met: bool


@dataclass(frozen=True)
class Part:
    date: str
    seconds: float
    figures: tuple[Figure, ...]


# --- killed ----------------------------------------------------------------------------------------------------------


def kills(home: Path, seed: int) -> list[Figure]:
    """One run, killed at random moments: counted in requests, so that each is as likely, and in seconds, so that its
    beginning and its end have their share.
    """
    dice = random.Random(seed)
    whole, run = (ApiRun(home / name, seconds=0.02, tests=TESTS) for name in ("whole", "killed"))
    records, planned = whole.undisturbed()
    counts: list[int | float] = [*sorted(dice.sample(range(1, len(planned)), KILLS - 10))]
    for place in sorted(dice.sample(range(KILLS - 10), 10), reverse=True):
        counts.insert(place, dice.uniform(0.1, 1.5))
    toll = run.killed(counts, planned, dice)
    same = timeless(only_run(run.folder)) == records
    again, bound = toll.asked - toll.planned, toll.kills * run.concurrency
    streams = toll.streams - toll.planned_streams
    return [
        Figure(f"one run killed {toll.kills} times: records", _records(same, len(records)), "as undisturbed", same),
        _at_most("requests asked again", again, bound, f"{run.concurrency} in flight at each kill"),
        _at_most("timed requests again", streams, 2 * toll.kills, "1 in flight and 1 to warm up at each kill"),
        _at_most("most answers asked for and not on the disk at a kill", toll.unkept, run.concurrency, "in flight"),
    ]


def _records(same: bool, count: int) -> str:
    return f"{count}, each once, " + ("the same but for times" if same else "**others**")


def _at_most(what: str, measured: int, most: int, why: str) -> Figure:
    return Figure(what, str(measured), f"at most {most}: {why}", measured <= most)


def file_operations(home: Path, kind: str) -> list[Figure]:
    """A kill before each change of a file that a run makes; `kind` is that of a Disturbance."""
    (whole,) = disturb(home, [Disturbance(kind, 0)])
    found = disturb(home, [Disturbance(kind, at) for at in range(1, whole.changes + 1)], "kills")
    bad = [
        one.where for one in found if not _recovered(home / "kills" / one.disturbance, one, home / whole.disturbance)
    ]
    what = "a fresh run over an earlier one" if kind == "fresh" else "a run"
    measured = f"{len(found) - len(bad)} of {len(found)} go on" + (f", not: {', '.join(bad)}" if bad else "")
    return [Figure(f"{what}, killed before each change of a file", measured, "all, as undisturbed", not bad)]


def _recovered(place: Path, outcome: Outcome, whole: Path) -> bool:
    runs, references = (sorted((at / "results" / "toys").iterdir()) for at in (place, whole))
    killed = (outcome.status, outcome.half, outcome.then) == (-signal.SIGKILL, [], 0)
    # A fresh run asks anew; one that was killed goes on as any run, with what earlier ones have paid for.
    fresh = len(references) > 1
    without = TIMES | {"reused"} if fresh else TIMES
    same = all(timeless(run, without) == timeless(references[0], without) for run in runs)
    once = fresh or asked_of(place) == asked_of(whole)
    return killed and same and once and not half_written(place / "results")


# --- a full disk -----------------------------------------------------------------------------------------------------

ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=$1k tmpfs "$2"
cp -r "$3"/. "$2"
set +e
"$4" -c "$5" run "$2/suite.toml" --quiet >/dev/null 2>"$3/stderr"; echo $?
mount -o remount,size=64m "$2"
"$4" -c "$5" run "$2/suite.toml" --quiet >/dev/null 2>&1; echo $?
cp -r "$2/results" "$3/results"
"""


def full_disk(home: Path) -> list[Figure]:
    """On a real file system that fills up, then grows. Needs user namespaces; without them that is said, as a miss."""
    whole = timeless(only_run(_on_disk(home, 65536)[0]))
    found = {size: _on_disk(home, size) for size in DISKS}
    full = [size for size, (_, codes, _) in found.items() if codes[0] == "2"]
    bad = [
        size for size, (place, codes, words) in found.items()
        if codes[0] not in ("0", "2") or codes[1] != "0" or words.count("\n") != (codes[0] == "2")
        or timeless(only_run(place)) != whole
    ]  # fmt: skip
    measured = f"{len(full)} of {len(found)} sizes ended with one line and exit code 2; {len(bad)} did not go on"
    return [
        Figure(
            f"a disk of {DISKS[0]} to {DISKS[-1]} KiB fills up, and grows",
            measured,
            "all go on",
            not bad and bool(full),
        )
    ]


def _on_disk(home: Path, kib: int) -> tuple[Path, list[str], str]:
    place, disk = home / f"{kib}", home / f"{kib}-disk"
    disk.mkdir()
    scripted(place)
    given = [str(kib), str(disk), str(place), sys.executable, PROGRAM]
    asked = ["unshare", "--map-root-user", "--mount", "sh", "-c", ON_A_SMALL_DISK, "sh", *given]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return place, done.stdout.split(), (place / "stderr").read_text("utf-8")


# --- a server that fails ---------------------------------------------------------------------------------------------


def faults(home: Path) -> list[Figure]:
    """The same requests to a server without faults and to one with; each reply takes 50 ms, a refusal asks for 1 s."""
    plain, faulty = (_asked(home, rate) for rate in (0.0, RATE))
    waits = faulty.asked_seconds / CONCURRENCY
    most = 1.5 * (plain.seconds + waits)
    counted = f"{faulty.records:,} records of {faulty.examples:,} examples, {faulty.answered:,} answered"
    whole = faulty.records == faulty.examples == REQUESTS
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(faulty.errors.items()))
    asked = f"{waits:.0f} s of waits asked for, {CONCURRENCY} side by side"
    taken = f"{faulty.seconds:.0f} s; {plain.seconds:.0f} s without faults, {asked}"
    return [
        Figure(
            f"{REQUESTS:,} requests, {RATE:.0%} faults: ends", f"{counted}; failed: {kinds}", "one record each", whole
        ),
        Figure(
            "the time it takes",
            taken,
            f"at most {most:.0f} s: 1.5 times the two together",
            faulty.seconds <= most,
        ),
    ]


def _asked(home: Path, rate: float) -> Soak:
    folder = home / f"{rate}"
    folder.mkdir()
    return soak(folder, REQUESTS, rate, latency=0.05, wait=1.0, concurrency=CONCURRENCY)


# --- parts and their table -------------------------------------------------------------------------------------------

# --- served ----------------------------------------------------------------------------------------------------------


def serving(home: Path) -> list[Figure]:
    """`adaptbench serve RUN` under as many clients as it takes, for ten minutes."""
    told = ten_minutes(home)
    rate = f"{told['answers']:,} answers, {told['tokens'] / told['seconds']:.0f} tokens/s"
    what = f"{CLIENTS} clients for {told['seconds'] / 60:.0f} minutes at `adaptbench serve RUN`"
    measured = f"{rate}, {told['failed']} failed" + "".join(f"; {words}" for words in told["failures"][:1])
    return [Figure(what, measured, "none failed", told["failed"] == 0 and told["answers"] > 0)]


PARTS: dict[str, Callable[[Path], list[Figure]]] = {
    **{f"kills-{number}": lambda home, seed=number: kills(home, seed) for number in range(1, 5)},  # type: ignore[misc]
    "files": lambda home: file_operations(home, "kill"),
    "fresh": lambda home: file_operations(home, "fresh"),
    "disk": full_disk,
    "faults": faults,
    "serving": serving,
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    words = f"measure only this part (repeat): {', '.join(PARTS)}"
    parser.add_argument("--only", action="append", choices=[*PARTS], metavar="PART", help=words)
    names = parser.parse_args(arguments).only or [*PARTS]
    parts = _earlier() if len(names) < len(PARTS) else {}
    for name in names:
        parts[name] = _measured(name)
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps({name: asdict(part) for name, part in parts.items()}, indent=1) + "\n", "utf-8")
    text = table(parts)
    print(text)
    write_between(PAGE, text, BEGIN, END)
    return int(not all(figure.met for part in parts.values() for figure in part.figures) or len(parts) < len(PARTS))


def _measured(name: str) -> Part:
    print(f"{name} ...", file=sys.stderr, flush=True)
    start = perf_counter()
    with tempfile.TemporaryDirectory(prefix="adaptbench-soak-") as home:
        try:
            figures = PARTS[name](Path(home))
        except Exception as error:
            # One part that breaks must not take the others' figures along.
            traceback.print_exc()
            figures = [Figure(name, f"{type(error).__name__}", "measured", False)]
    return Part(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", perf_counter() - start, tuple(figures))


def _earlier() -> dict[str, Part]:
    if not RESULTS.exists():
        return {}
    parts = json.loads(RESULTS.read_text("utf-8"))
    figures = {name: tuple(Figure(**figure) for figure in part.pop("figures")) for name, part in parts.items()}
    return {name: Part(**part, figures=figures[name]) for name, part in parts.items()}


def table(parts: Mapping[str, Part]) -> str:
    """Facts and figures, in the order of PARTS."""
    facts = machine.describe()
    lines = [f"- {name}: {facts[name]}" for name in ("commit", "machine", "python")]
    lines += ["", "| part | what | measured | must be | met | when |", "| --- | --- | --- | --- | --- | --- |"]
    for name in PARTS:
        part = parts.get(name, Part("-", 0.0, (Figure("-", "not measured", "-", False),)))
        lines += [_row(name, part, figure) for figure in part.figures]
    return "\n".join(lines) + "\n"


def _row(name: str, part: Part, figure: Figure) -> str:
    met = "yes" if figure.met else "**no**"
    cells = [name, figure.what, figure.measured, figure.must, met, f"{part.date}, {part.seconds:.0f} s"]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
