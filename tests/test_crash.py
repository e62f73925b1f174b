"""A run that is killed, that meets a full disk or a second process loses nothing, pays nothing twice, and goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from harness.api import Completion, Decoding, Message, Prompt, Usage
from harness.cache import CompletionCache
from harness.errors import RunError
from harness.models.openai import OpenAI
from harness.records import Cell, SetupRecord
from harness.store import LOCK, RECORDS, RunFolder, read_manifest, read_records, sweep, write_atomically
from tests.conftest import suite, toy_task_folder
from tests.killing import (
    ROOT,
    ApiRun,
    Disturbance,
    Outcome,
    asked_of,
    disturb,
    half_written,
    only_run,
    timeless,
)
from tests.loopback import Loopback

SETUP = SetupRecord(Cell("toy", "prompt", 0), ())


# --- killed at random moments, the model behind a server -------------------------------------------------------------


def test_a_killed_run_pays_for_no_more_than_was_in_flight(tmp_path: Path) -> None:
    whole, api = ApiRun(tmp_path / "whole"), ApiRun(tmp_path / "killed")
    records, planned = whole.undisturbed()
    dice = random.Random(7)
    toll = api.killed(sorted(dice.sample(range(1, len(planned)), 5)), planned, dice)
    assert timeless(only_run(api.folder)) == records and len(records) == 2 * (1 + 20 + 3)
    assert toll.planned <= toll.asked <= toll.planned + toll.kills * api.concurrency
    # A latency pass that was cut is warmed up again.
    assert toll.planned_streams <= toll.streams <= toll.planned_streams + toll.kills * 2
    assert toll.unkept <= api.concurrency
    assert read_manifest(only_run(api.folder))["finished"]


def test_no_request_goes_out_while_as_many_answers_are_not_kept() -> None:
    prompts = [Prompt((Message("user", f"question {number}"),)) for number in range(8)]
    with Loopback() as server:
        outcomes = OpenAI("m", base_url=server.url, concurrency=2).open().complete(prompts, Decoding())
        for kept, _ in enumerate(outcomes):
            time.sleep(0.05)  # for a request that should not be there to be seen
            assert len(server.requests) <= kept + 2
        assert len(server.requests) == len(prompts)


# --- killed at every kind of file operation --------------------------------------------------------------------------


KILLS = (1, 5, 8, 12, 13, 19, 27, 31, 32, 34, 37, 41, 45, 48, 52)
FRESH = (26, 28, 30, 34)
LIMITS = {5_000: "completions.sqlite", 100_000: "completions.sqlite", 500_000: "completions.sqlite", 700_000: "report"}
Disturbed = tuple[Path, dict[str, Outcome]]


@pytest.fixture(scope="module")
def disturbed(tmp_path_factory: pytest.TempPathFactory) -> Disturbed:
    """Some of the 53 moments at which a run changes a file, and of the 49 of a fresh one; `make soak` takes all."""
    folder = tmp_path_factory.mktemp("disturbed")
    kinds = {"none": (0,), "kill": KILLS, "fresh": FRESH, "limit": LIMITS}
    outcomes = disturb(folder, [Disturbance(kind, at) for kind, numbers in kinds.items() for at in numbers])
    return folder, {one.disturbance: one for one in outcomes}


@pytest.mark.parametrize("at", KILLS)
def test_a_run_killed_at_a_file_operation_ends_as_if_it_had_not_been(at: int, disturbed: Disturbed) -> None:
    folder, outcomes = disturbed
    outcome, place, whole = outcomes[f"kill:{at}"], folder / f"kill:{at}", folder / "none:0"
    assert (outcome.status, outcome.changes, outcome.half, outcome.then) == (-signal.SIGKILL, at, [], 0), outcome
    assert_as_undisturbed(place, whole)
    assert asked_of(place) == asked_of(whole), "nothing is asked twice"


@pytest.mark.parametrize("at", FRESH)
def test_a_fresh_run_killed_while_it_replaces_a_training_leaves_no_half(at: int, disturbed: Disturbed) -> None:
    folder, outcomes = disturbed
    outcome, place, whole = outcomes[f"fresh:{at}"], folder / f"fresh:{at}", folder / "none:0"
    assert (outcome.status, outcome.changes, outcome.half, outcome.then) == (-signal.SIGKILL, at, [], 0), outcome
    first, second = sorted((place / "results" / "toys").iterdir())
    assert timeless(first) == timeless(second) == timeless(only_run(whole))
    assert_whole(place / "results")


@pytest.mark.parametrize("limit", LIMITS)
def test_a_full_disk_ends_the_run_with_one_line_and_the_next_goes_on(limit: int, disturbed: Disturbed) -> None:
    folder, outcomes = disturbed
    outcome, place, whole = outcomes[f"limit:{limit}"], folder / f"limit:{limit}", folder / "none:0"
    assert (outcome.status, outcome.then) == (2, 0), outcome
    complaint = (place / "stderr").read_text("utf-8")
    assert complaint.startswith("adaptbench: ") and complaint.count("\n") == 1
    assert LIMITS[limit] in complaint and "Delete" not in complaint
    assert_as_undisturbed(place, whole)
    asked, planned = asked_of(place), asked_of(whole)
    assert asked.keys() == planned.keys() and asked.total() <= planned.total() + 1, "all but the one in hand were kept"


def assert_as_undisturbed(place: Path, whole: Path) -> None:
    run = only_run(place)
    assert timeless(run) == timeless(only_run(whole))
    assert read_manifest(run)["finished"]
    files = {path.name for path in run.iterdir()}
    assert files == {path.name for path in only_run(whole).iterdir()}
    assert all((run / name).stat().st_size for name in ("report.html", "comparison.md", "comparison.csv"))
    assert_whole(place / "results")


def assert_whole(results: Path) -> None:
    assert half_written(results) == []
    (trained,) = (results / ".cache" / "trained").iterdir()
    assert {path.name for path in trained.iterdir()} == {"learned.json", "setup.json"}
    assert len(json.loads((trained / "learned.json").read_text("utf-8"))) == 30


# --- the lock --------------------------------------------------------------------------------------------------------

HOLDER = """
import subprocess, sys, time
from pathlib import Path
from harness.store import RunFolder
with RunFolder(Path(sys.argv[1])):
    child = subprocess.Popen(["sleep", "600"])
    print(child.pid, flush=True)
    time.sleep(600)
"""


def test_a_lock_is_not_held_by_a_process_that_was_killed_nor_by_its_children(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, cwd=ROOT, text=True) as holder:
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        try:
            with pytest.raises(RunError, match="another process is writing"):
                RunFolder(tmp_path)
            holder.kill()
            holder.wait()
            os.kill(child, 0)
            with RunFolder(tmp_path):
                pass
        finally:
            holder.kill()
            os.kill(child, signal.SIGKILL)


def test_a_lock_file_that_names_a_living_process_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(f"{os.getpid()}\n")
    with RunFolder(tmp_path):
        pass


# Stops itself, once, when it is about to do something to a file, or says so when it begins to wait for a lock.
AT_FILE = """
import os, signal, sys
from harness.cli import main
operation, name = sys.argv.pop(1), sys.argv.pop(1)
stopped = False
def stop(event, arguments):
    global stopped
    if not stopped and event == operation and name in str(arguments[0]):
        stopped = True
        os.kill(os.getpid(), signal.SIGSTOP)
sys.addaudithook(stop)
sys.exit(main())
"""
AT_LOCK = """
import sys
from harness.cli import main
def tell(event, arguments):
    if event == "fcntl.flock":
        print("waiting", flush=True)
sys.addaudithook(tell)
sys.exit(main())
"""


def test_of_two_processes_that_begin_at_once_one_makes_the_run(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    file = suite(tmp_path, model={"type": "scripted", "log": str(tmp_path / "calls.jsonl")}, latency={"requests": 0})
    with begun(AT_FILE, file, "os.mkdir", "toys") as first:
        os.waitpid(first.pid, os.WUNTRACED)
        with begun(AT_LOCK, file) as second:
            assert second.stdout is not None and second.stdout.readline() == "waiting\n"
            assert not (tmp_path / "results" / "toys").exists(), "it waits for the one that is making the folder"
            first.send_signal(signal.SIGCONT)
            second.communicate(timeout=120)
        first.communicate(timeout=120)
    assert first.returncode == 0 and second.returncode in (0, 2)
    assert len(timeless(only_run(tmp_path))) == 4 * (1 + 20)


def test_two_runs_that_need_the_same_training_do_it_once(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    tuned = {"type": "fine_tuned", "trainer": "scripted"}
    shared = {"results": str(tmp_path / "results"), "tasks": [str(tmp_path / "toy")], "strategies": [tuned]}
    files = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        files.append(suite(tmp_path / name, name=name, **shared))
    with begun(AT_FILE, files[0], "open", "learned.json") as first:
        os.waitpid(first.pid, os.WUNTRACED)
        with begun(AT_LOCK, files[1]) as second:
            assert second.stdout is not None
            # For the folder, for the run, for the training.
            assert [second.stdout.readline() for _ in range(3)] == ["waiting\n"] * 3
            first.send_signal(signal.SIGCONT)
            second.communicate(timeout=120)
        first.communicate(timeout=120)
    assert (first.returncode, second.returncode) == (0, 0)
    reused = [[step.reused for step in setup_of(tmp_path / "results" / name).steps] for name in ("one", "other")]
    assert reused == [[False], [True]]


def setup_of(parent: Path) -> SetupRecord:
    (run,) = parent.iterdir()
    (setup,) = (record for record in read_records(run) if isinstance(record, SetupRecord))
    return setup


@contextmanager
def begun(program: str, file: Path, *at: str) -> Iterator[subprocess.Popen[str]]:
    asked = [sys.executable, "-c", program, *at, "run", str(file), "--quiet"]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


# --- what is left behind, and what is torn ---------------------------------------------------------------------------


def test_what_dead_processes_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    dead, alive = tmp_path / ".report.html.4194305", tmp_path / f".report.html.{os.getppid()}"
    kept = [alive, tmp_path / ".hidden.txt", tmp_path / "report.4194305"]
    for file in (dead, *kept):
        file.write_text("x")
    with RunFolder(tmp_path):
        assert not dead.exists() and all(file.exists() for file in kept)
    sweep(tmp_path / "nowhere")


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_a_torn_line_of_any_length_is_dropped(size: int, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        for _ in range(700):
            folder.append(SETUP)
    whole = (tmp_path / RECORDS).read_bytes()
    assert len(whole) > 65_536
    for before in (whole, b""):
        (tmp_path / RECORDS).write_bytes(before + b"x" * size)
        with RunFolder(tmp_path):
            assert (tmp_path / RECORDS).read_bytes() == before


FULL = """
import resource, sys
from pathlib import Path
from harness.errors import RunError
from harness.models.openai import OpenAI
from harness.store import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), "new" * 1000)
except RunError as error:
    print(error)
"""


def test_a_file_that_does_not_fit_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    write_atomically(file, "old")
    ended = subprocess.run([sys.executable, "-c", FULL, str(file)], capture_output=True, text=True, cwd=ROOT)
    assert f"{file}: cannot be written: File too large." in ended.stdout and ended.stderr == ""
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"] and file.read_text() == "old"


WRITER = """
import sys
from pathlib import Path
from harness.api import Completion, Decoding, Message, Prompt, Usage
from harness.cache import CompletionCache
with CompletionCache(Path(sys.argv[1])) as cache:
    for number in range(10**9):
        cache.put(f"k{number}", Completion("x" * (number % 5000), "stop", Usage(number, 0, 1), 0.5))
        print(number, flush=True)
"""


def test_a_completion_that_was_put_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    dice, put = random.Random(3), -1
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, cwd=ROOT) as writer:
            assert writer.stdout is not None
            for _ in range(dice.randrange(1, 400)):
                writer.stdout.readline()
            writer.kill()
            told = writer.stdout.read().splitlines()
        put = max(put, *(int(line) for line in told if line.isdigit()), 0)
        with CompletionCache(file) as cache:
            for number in range(put + 1):
                found: Any = cache.get(f"k{number}")
                assert found == Completion("x" * (number % 5000), "stop", Usage(number, 0, 1), 0.5)
