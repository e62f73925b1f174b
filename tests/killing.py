"""Runs that are killed, or meet a full disk, and go on: for tests/test_crash.py and `make soak`.

As a program, `python -m tests.killing FOLDER DISTURBANCE...`, it disturbs scripted runs in processes of their own, by
fork, so that hundreds of them take no more than their work. It prints a line of JSON for each.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.cli import main
from harness.store import RECORDS
from tests.conftest import example, suite, toy_task_folder, write_lines
from tests.loopback import USAGE, Behaviour, Loopback, Seen, answer

ROOT = Path(__file__).parents[1]
PROGRAM = "import sys; from harness.cli import main; sys.exit(main())"
TIMES = frozenset({"seconds", "build_seconds", "generate_seconds", "first_token_seconds"})
KEY = ("kind", "task", "strategy", "seed", "example_id", "probe")
PRICES = {"input_usd_per_mtok": 1.0, "output_usd_per_mtok": 2.0}

Key = tuple[Any, ...]


# --- what is there afterwards ----------------------------------------------------------------------------------------


def timeless(run: Path, times: frozenset[str] = TIMES) -> dict[Key, Any]:
    """The records without `times`, by what they are of. An answer's `reused` is left out: a process that goes on takes
    from the cache what the killed one had bought just before it could write the record.
    """
    found: dict[Key, Any] = {}
    for line in (run / RECORDS).read_bytes().split(b"\n")[:-1]:
        record = json.loads(line)
        key = tuple(record.get(part) for part in KEY)
        assert key not in found, f"there twice: {key}"
        record.pop("reused", None)
        found[key] = without(times, record)
    return found


def without(keys: frozenset[str], value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: without(keys, inner) for key, inner in value.items() if key not in keys}
    return [without(keys, inner) for inner in value] if isinstance(value, list) else value


def only_run(folder: Path) -> Path:
    (run,) = (folder / "results" / "toys").iterdir()
    return run


def half_written(results: Path) -> list[str]:
    """Files and folders that are still on their way to their places."""
    every = [path.relative_to(results).as_posix() for path in results.rglob("*")]
    return [name for name in every if name.endswith((".new", ".old")) or name.rpartition(".")[2].isdecimal()]


def half_trained(results: Path) -> list[str]:
    """Trainings of the scripted trainer that stand where whole ones do, and are not."""
    places = [place for place in (results / ".cache" / "trained").glob("*") if "." not in place.name]
    whole = {"learned.json", "setup.json"}
    return [place.name for place in places if {file.name for file in place.iterdir()} != whole]


# --- runs against a server -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Toll:
    """What killing cost. `unkept`: the most answers that were asked for and not on the disk at a kill."""

    kills: int
    planned: int
    asked: int
    planned_streams: int
    streams: int
    unkept: int


@dataclass(frozen=True)
class ApiRun:
    """A suite whose model is a server on the loopback: two strategies, with a search on validation and timed requests.

    The server takes `seconds` for each answer to one of `tests` examples.
    """

    folder: Path
    concurrency: int = 4
    seconds: float = 0.01
    tests: int = 20

    def file(self, server: Loopback) -> Path:
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / "toy").exists():
            task = toy_task_folder(self.folder)
            write_lines(task / "test.jsonl", [example(number) for number in range(40, 40 + self.tests)])
        options = {"type": "openai", "name": "m", "base_url": server.url, "concurrency": self.concurrency}
        strategies = [{"type": "prompt"}, {"type": "few_shot", "choose": "random", "k": 2}]
        return suite(self.folder, model=options, cost=PRICES, strategies=strategies)

    def server(self) -> Loopback:
        return Loopback(rest=after(self.seconds))

    def undisturbed(self) -> tuple[dict[Key, Any], list[Seen]]:
        with self.server() as server:
            start(self.file(server), self.folder).wait()
            return timeless(only_run(self.folder)), server.requests

    def killed(self, moments: Sequence[int | float], planned: Sequence[Seen], dice: random.Random) -> Toll:
        """Kill it when the server has seen that many requests, and a little later, or that many seconds after it
        began (half of it, and so on, where it has ended by then). Then let it end.
        """
        with self.server() as server:
            file, unkept = self.file(server), 0
            for moment in moments:
                self._kill_at(moment, file, server, dice)
                unkept = max(unkept, len(set(answers(server.requests))) - bought(self.folder))
            last = start(file, self.folder)
            assert last.wait() == 0, (self.folder / "stderr").read_text()
            streams = (sum(map(streamed, requests)) for requests in (planned, server.requests))
            asked = (len(answers(requests)) for requests in (planned, server.requests))
            return Toll(len(moments), *asked, *streams, unkept)

    def _kill_at(self, moment: int | float, file: Path, server: Loopback, dice: random.Random) -> None:
        process = start(file, self.folder)
        if isinstance(moment, int):
            server.wait_for(lambda seen: len(seen.requests) >= moment)
            time.sleep(dice.uniform(0, 2 * self.seconds))
        else:
            with suppress(subprocess.TimeoutExpired):
                process.wait(moment)
        ended = kill(process)
        if not ended and isinstance(moment, float):  # a whole run by then
            self._kill_at(moment / 2, file, server, dice)
        else:
            assert ended == -signal.SIGKILL, (self.folder / "stderr").read_text()


def after(seconds: float) -> Behaviour:
    reply = answer(usage=USAGE)

    def play(handler: Any, seen: Seen) -> None:
        time.sleep(seconds)
        reply(handler, seen)

    return play


def streamed(seen: Seen) -> bool:
    return bool(seen.body.get("stream"))


def answers(requests: Sequence[Seen]) -> list[str]:
    """What was asked but for the timed requests, which come one at a time."""
    return [json.dumps(seen.body["messages"]) for seen in requests if not streamed(seen)]


def bought(folder: Path) -> int:
    file = folder / "results" / ".cache" / "completions.sqlite"
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as base:
        there = base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'completions'").fetchone()[0]
        return int(base.execute("SELECT count(*) FROM completions").fetchone()[0]) if there else 0


def start(file: Path, folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "stderr").open("wb") as errors:
        asked = [sys.executable, "-c", PROGRAM, "run", str(file), "--quiet"]
        return subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=errors, cwd=ROOT)


def kill(process: subprocess.Popen[bytes]) -> int:
    process.kill()
    return process.wait()


# --- scripted runs, disturbed at a file operation --------------------------------------------------------------------

MODIFIES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"})
ARMS = ({"type": "prompt"}, {"type": "fine_tuned", "trainer": "scripted"})


@dataclass(frozen=True)
class Disturbance:
    """`kill`: SIGKILL before the `at`th change of a file or folder below results/. `fresh`: the same, of a second run
    that pays anew. `limit`: no file can grow beyond `at` bytes, as on a full disk. `none`: nothing; `at` is any number.
    """

    kind: str
    at: int

    @classmethod
    def read(cls, text: str) -> Disturbance:
        kind, _, at = text.partition(":")
        return cls(kind, int(at))

    def __str__(self) -> str:
        return f"{self.kind}:{self.at}"


@dataclass(frozen=True)
class Outcome:
    """`status` is the disturbed process's exit code, or minus the signal; `where`: the operation that it was about to
    do; `changes`: how many it had begun. `half`: what it left in the place of a training and is none. `then` is the
    exit code of the run after it.
    """

    disturbance: str
    status: int
    where: str
    changes: int
    half: list[str]
    then: int


def disturb(folder: Path, disturbances: Sequence[Disturbance], name: str = "") -> list[Outcome]:
    """Each in a folder of its own in `folder`/`name`, named after it."""
    folder = folder / name
    folder.mkdir(exist_ok=True)
    asked = [sys.executable, "-m", "tests.killing", str(folder), *map(str, disturbances)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]


def _disturb_all(folder: Path, disturbances: Sequence[Disturbance]) -> Iterator[Outcome]:
    # Here and not in a child, so that all that a run needs is imported once.
    with tempfile.TemporaryDirectory() as scratch:
        assert _run(scripted(Path(scratch, "warm-up"))) == 0
    for disturbance in disturbances:
        place = folder / str(disturbance)
        file = scripted(place)
        if disturbance.kind == "fresh":
            assert _in_child(place, file)[0] == 0
        status, where, changes = _in_child(place, file, disturbance)
        half = half_trained(place / "results")
        then, *_ = _in_child(place, file)
        yield Outcome(str(disturbance), status, where, changes, half, then)


def scripted(place: Path) -> Path:
    place.mkdir()
    toy_task_folder(place)
    model = {"type": "scripted", "log": str(place / "calls.jsonl"), "default": "x"}
    return suite(place, model=model, cost=PRICES, strategies=list(ARMS))


def _run(file: Path, *options: str) -> int:
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            return main(["run", str(file), "--quiet", *options])
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def _in_child(place: Path, file: Path, disturbance: Disturbance | None = None) -> tuple[int, str, int]:
    """The exit code or minus the signal, where a kill came, and the number of changes."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 70  # where the harness itself breaks
        try:
            os.close(reading)
            os.dup2(os.open(place / ("stderr" if disturbance else "stderr-after"), os.O_WRONLY | os.O_CREAT), 2)
            fresh = ["--fresh"] if disturbance and disturbance.kind == "fresh" else []
            if disturbance:
                _arm(place / "results", disturbance, writing)
            code = _run(file, *fresh)
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = [line.rstrip("\n").partition(" ")[2] for line in pipe]
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told[-1] if told else "", len(told)


def _arm(results: Path, disturbance: Disturbance, tell: int) -> None:
    if disturbance.kind == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (disturbance.at, disturbance.at))
    count = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if not _changes(event, arguments, results):
            return
        count += 1
        os.write(tell, f"{count} {event} {Path(os.fsdecode(arguments[0])).name}\n".encode())
        if disturbance.kind in ("kill", "fresh") and count == disturbance.at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _changes(event: str, arguments: tuple[Any, ...], results: Path) -> bool:
    if event == "open":
        writes = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        return bool(writes) and isinstance(arguments[0], str | Path) and results in Path(arguments[0]).parents
    if event not in MODIFIES or not isinstance(arguments[0], str | Path):
        return False
    # What removes a whole folder names its files by the folder's descriptor.
    return results in Path(arguments[0]).parents or not Path(arguments[0]).is_absolute()


def asked_of(place: Path) -> Counter[str]:
    """The scripted model's requests but for the timed ones, by their question."""
    lines = [json.loads(line) for line in (place / "calls.jsonl").read_text("utf-8").splitlines()]
    return Counter(line["user"] for line in lines if line["call"] == "complete")


if __name__ == "__main__":
    for outcome in _disturb_all(Path(sys.argv[1]), [Disturbance.read(text) for text in sys.argv[2:]]):
        print(json.dumps(asdict(outcome)), flush=True)
