"""A run's folder: records come back as they were, a torn line is mended, and one process writes at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from harness.api import Failure, Usage
from harness.errors import RunError
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step, from_line, to_line
from harness.store import (
    RECORDS,
    Done,
    RunFolder,
    create,
    find,
    read_manifest,
    read_records,
    write_atomically,
)
from tests.test_comparison import manifest

CELL = Cell("toy", "few_shot", 3)
ANSWER = AnswerRecord(
    cell=CELL,
    example_id="e1",
    messages=(("system", "Be brief."), ("user", "grün \U0001f343 \u2028 \ud800 \r\n | <b>")),
    retrieved=("d1", "d2"),
    demonstrations=(),
    references=("a", "b"),
    gold_passages=("d1",),
    facets={"place": "attic"},
    completion=" a ",
    prediction="a",
    finish_reason="stop",
    usage=Usage(10, None, 2),
    build_seconds=0.001,
    seconds=0.25,
    usd=None,
    scores={"exact_match": 1.0},
)
FAILED = AnswerRecord(CELL, "e2", (("user", "x"),), (), (), ("a",), (), {}, 0.1, error=Failure("timeout", "60 s"))
STEPS = (
    Step("index", 0.5, None, None, 0.1, {"passages": 3, "nested": {"x": [1, None]}}),
    Step("training", 9.0, Usage(1, 0, 2), 77, None, {}, reused=True),
)
SETUP = SetupRecord(CELL, STEPS)
BROKEN = SetupRecord(CELL, (), Failure("TrainingError", "out of memory"))
TIMED = LatencyRecord(CELL, "e1", 0.01, 0.2, None, 5)
UNTIMED = LatencyRecord(CELL, "e2", 0.01, None, None, None, Failure("server", "503"))
ALL: tuple[Record, ...] = (SETUP, ANSWER, FAILED, TIMED, UNTIMED, BROKEN)


@pytest.mark.parametrize("record", ALL, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    line = to_line(record)
    assert "\n" not in line and from_line(line) == record
    line.encode("utf-8")


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", "7", '{"kind": "answer"}', '{"kind": "other", "task": "t", "strategy": "s", "seed": 0}',
     '{"kind": "setup", "task": "t", "strategy": "s", "seed": 0, "steps": 3}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_record_is_an_error(line: str) -> None:
    with pytest.raises(RunError, match="not a record"):
        from_line(line)


def test_records_are_appended_and_counted(tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        for record in ALL[:3]:
            folder.append(record)
        assert read_records(tmp_path) == list(ALL[:3]), "each record is on the disk at once"
    with RunFolder(tmp_path) as folder:
        assert folder.done == {CELL: Done(True, {"e1"}, set())}
        folder.append(TIMED)
    assert read_records(tmp_path) == [SETUP, ANSWER, FAILED, TIMED]


def test_what_failed_counts_as_missing_until_it_is_done() -> None:
    done = Done()
    for record in (SETUP, FAILED, UNTIMED):
        done.add(record)
    assert done == Done(True, set(), set())
    done.add(replace(FAILED, error=None))
    done.add(replace(UNTIMED, error=None))
    assert done == Done(True, {"e2"}, {"e2"})
    done.add(BROKEN)
    assert not done.setup, "a setup that failed later has to be made again"


@pytest.mark.parametrize("left", [1, 20, 21, 22, 23, 24, 60])
def test_a_torn_last_line_is_mended(left: int, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        folder.append(SETUP)
    torn = to_line(replace(ANSWER, example_id="ü" * 40)).encode()
    whole = (tmp_path / RECORDS).read_bytes()
    start = torn.index("ü".encode()) - 20
    (tmp_path / RECORDS).write_bytes(whole + torn[: start + left])
    assert read_records(tmp_path) == [SETUP], "a reader passes over what is still being written"
    with RunFolder(tmp_path) as folder:
        folder.append(ANSWER)
    assert read_records(tmp_path) == [SETUP, ANSWER]


def test_a_broken_line_in_the_middle_is_named(tmp_path: Path) -> None:
    lines = [to_line(SETUP), "{broken", to_line(ANSWER)]
    (tmp_path / RECORDS).write_text("".join(f"{line}\n" for line in lines))
    with pytest.raises(RunError, match=r"records\.jsonl:2: not a record"):
        read_records(tmp_path)
    with pytest.raises(RunError, match=r"records\.jsonl:2"):
        RunFolder(tmp_path)
    (tmp_path / RECORDS).write_bytes(b"\xff\xfe\n")
    with pytest.raises(RunError, match=r"records\.jsonl:1: .*utf-8"):
        read_records(tmp_path)


def test_a_folder_that_could_not_be_opened_is_free_again(tmp_path: Path) -> None:
    (tmp_path / RECORDS).write_text("{broken\n")
    with pytest.raises(RunError, match="not a record"):
        RunFolder(tmp_path)
    (tmp_path / RECORDS).write_text("")
    with RunFolder(tmp_path) as folder:
        assert folder.done == {}


def test_a_second_writer_is_refused_and_a_later_one_is_not(tmp_path: Path) -> None:
    with RunFolder(tmp_path), pytest.raises(RunError, match="another process is writing"):
        RunFolder(tmp_path)
    with RunFolder(tmp_path):
        pass


FULL = """
import resource, signal, sys
from pathlib import Path
from harness.errors import RunError
from harness.store import RunFolder
from tests.test_store import SETUP
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with RunFolder(Path(sys.argv[1])) as folder:
        for _ in range(100):
            folder.append(SETUP)
except RunError as error:
    print(error)
"""


def test_a_disk_that_is_full_is_an_error_and_what_was_written_stays(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", FULL, str(tmp_path)]
    ended = subprocess.run(asked, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[1])
    assert ended.stderr == ""
    assert f"{tmp_path / RECORDS}: cannot be written" in ended.stdout
    written = 1000 // len(to_line(SETUP) + "\n")
    assert read_records(tmp_path) == [SETUP] * written
    with RunFolder(tmp_path) as folder:
        folder.append(TIMED)
    assert read_records(tmp_path) == [*[SETUP] * written, TIMED]


def test_the_newest_run_of_a_plan_is_found_again(tmp_path: Path) -> None:
    assert find(tmp_path, "aaaa") is None
    runs = [create(tmp_path, "aaaa") for _ in range(4)]
    assert len(set(runs)) == 4, "each has a folder of its own, also within a second"
    assert find(tmp_path, "aaaa") == runs[-1]
    assert find(tmp_path, "bbbb") is None


def test_a_results_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("not a folder")
    with pytest.raises(RunError, match="cannot be made: Not a directory"):
        create(tmp_path / "results" / "suite", "aaaa")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    write_atomically(file, "old")
    write_atomically(file, "new \ud800")
    assert file.read_text(encoding="utf-8") == "new \\ud800"
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    with pytest.raises(RunError, match=r"nowhere/x: cannot be written: No such file"):
        write_atomically(tmp_path / "nowhere" / "x", "")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "no such file"),
        ("{", "cannot be read"),
        ("[]", "is not a manifest"),
        ("{}", "is not a manifest"),
        ('{"plan": {}, "format": 2}', "has format 2, and this version reads format 1 only"),
    ],
)
def test_what_is_no_manifest_is_named(content: str | None, complaint: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(RunError, match=rf"manifest\.json: {complaint}"):
        read_manifest(tmp_path)
    whole = manifest("a", examples=1)
    (tmp_path / "manifest.json").write_text(json.dumps(whole))
    assert read_manifest(tmp_path) == whole
