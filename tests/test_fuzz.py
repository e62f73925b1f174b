"""A corpus of broken files, made by changing every key of every valid one and by hand: never a traceback, never a hang.

Each file is given to the commands that read it. A command says in one line what is wrong and ends with exit code 2, or
finds nothing wrong and ends with 0 (`check` with 1 where it has found faults).
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import harness
from harness.api import Failure, Usage
from harness.cli import main
from harness.errors import RunError
from harness.records import Record
from tests.conftest import TASK_TOML, example, toml, toy_task_folder, write_lines
from tests.test_comparison import answer, failed, manifest, setup, step, timed, write_run

CPU_SECONDS, WALL_SECONDS = 5, 30
"""How long a command may work on a file, and how long it may wait for one."""
LEAST_CASES = 300
DELETED = object()
DEEP: Any = 1
for _ in range(80):
    DEEP = [DEEP]
STEERING = "a\x1b[31mb\x1b]0;c\x07\nd\0"
VALUES: tuple[Any, ...] = (
    DELETED, None, True, -1, 0, 7, 2.5, 1e308, math.inf, -math.inf, math.nan, 10**30, "", "text", STEERING, "../../x",
    "1", [], [None], ["x"], [-1], [[]], {}, {"x": None}, {"x": {"y": 1}}, DEEP, "x" * 100_000, "\ud800",
)  # fmt: skip
PER_KEY = 3
"""Values that each key gets; which, goes on from key to key, so that all have been at a key of each kind."""


# --- how a command is run and judged ----------------------------------------------------------------------------------


class HangError(BaseException):
    """Not an Exception: nothing on the way may take it for a fault of the file."""


@contextmanager
def watched() -> Iterator[None]:
    def bark(number: int, frame: FrameType | None) -> None:
        raise HangError

    before = [signal.signal(number, bark) for number in (signal.SIGVTALRM, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in zip((signal.SIGVTALRM, signal.SIGALRM), before, strict=True):
            signal.signal(number, handler)


@dataclass(frozen=True)
class Ended:
    code: object
    out: str
    err: str


def ended(words: Sequence[object]) -> Ended:
    out, err = io.StringIO(), io.StringIO()
    code: object
    try:
        with watched(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(word) for word in words])
    except (HangError, Exception):
        code = traceback.format_exc()
    return Ended(code, out.getvalue(), err.getvalue())


def fault(found: Ended, allowed: Sequence[int] = (0, 2), names: Sequence[str] = ()) -> str | None:
    """What a command did wrong, None where it did well. `names`: one of them has to stand in an error's line."""
    if found.code not in allowed:
        return f"exit code {found.code}: {found.err[-300:]}"
    if re.search("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff]", found.out + found.err):
        return f"control characters: {found.err!r}"
    if found.code == 2 and found.err:
        if not found.err.startswith("adaptbench: ") or found.err.count("\n") != 1 or len(found.err) > 1500:
            return f"not one clear line: {found.err[:300]}"
        if names and not any(name in found.err for name in names):
            return f"does not say where: {found.err}"
    return None if found.err or found.code != 2 or "Unusable" in found.out else "no word about what is wrong"


def load(run: Path) -> None:
    with contextlib.suppress(RunError), watched():
        loaded = harness.load(run)
        assert len(loaded.answers) >= 0 and len(loaded.summary) >= 0


# --- how a file is changed --------------------------------------------------------------------------------------------


Key = tuple[str | int, ...]


def keys(value: Any, at: Key = ()) -> Iterator[Key]:
    """Every key of tables, and the first place of each list."""
    parts = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*at, name)
        yield from keys(part, (*at, name))


def changed(value: Any, key: Key, new: Any) -> Any:
    whole = copy.deepcopy(value)
    inner = whole
    for name in key[:-1]:
        inner = inner[name]
    if new is DELETED:
        del inner[key[-1]]
    else:
        inner[key[-1]] = new
    return whole


def changes(value: Any, start: int = 0) -> Iterator[tuple[str, Any]]:
    """(what was changed, the whole with it), for each key and PER_KEY of the values."""
    number = start
    for key in keys(value):
        for _ in range(PER_KEY):
            new = VALUES[number % len(VALUES)]
            number += 1
            yield (
                f"{'.'.join(map(str, key))} = {'deleted' if new is DELETED else repr(new)[:40]}",
                changed(value, key, new),
            )


def toml_text(table: Mapping[str, Any]) -> str:
    """As toml(), with the numbers that JSON has no word for; None becomes a date, which no option is."""
    return "".join(f"{json.dumps(key)} = {_toml_value(value)}\n" for key, value in table.items())


def _toml_value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    if value is None:
        return "2026-01-01"
    return str(value) if isinstance(value, float) else json.dumps(value)


# --- the valid files --------------------------------------------------------------------------------------------------


SUITE: dict[str, Any] = {
    "name": "toys",
    "tasks": ["toy"],
    "results": "results",
    "model": {"type": "scripted", "rules": [["a", "b"]], "default": "x", "fail_on": "q!", "log": ""},
    "cost": {"usd_per_hour": 0.5},
    "latency": {"requests": 2, "warmup": 0},
    "seeds": [1],
    "train_sizes": [2, 4],
    "freshness": True,
    "limits": {"train": 4, "validation": 2, "test": 3},
    "volume": {"requests_per_month": [10], "months": 2, "hosting_usd_per_hour": 0.1, "busy_share": 0.4},
    "budget": {"max_usd": 1.0},
    "strategies": [
        {"type": "few_shot", "label": "shots", "k": 1, "choose": "random"},
        {"type": "prompt", "wordings": ["polite"], "validation_examples": 2, "on": {"toy": {"wordings": []}}},
        {"type": "fine_tuned", "inner": "shots", "trainer": "scripted", "n_epochs": 1, "max_train_examples": 3},
    ],
}
TASK: dict[str, Any] = {
    **TASK_TOML,
    "metrics": ["exact_match", "house_style"],
    "metric_options": {"house_style": {"required": {"a": "b"}}},
    "probe": False,
    "answer": {"max_output_tokens": 9, "extract": "regex", "pattern": "(a)", "stop": ["x"]},
    "split": {"seed": 1},
}
TRAINED = {"epochs": 2, "best_epoch": 1, "valid_loss": [3.0, 1.2], "validation_examples": 4, "learning_rate": 0.1}
RUN = "2026-01-01T000000-abcd"


def run_manifest() -> dict[str, Any]:
    about = manifest("a", "b", examples=3)
    about["plan"]["strategies"] = {"a": {"options": {"max_train_examples": 3}, "on": {}}, "b": {}}
    about["plan"] |= {
        "probe": {"name": "p", "primary_metric": "f1"},
        "cost": {"usd_per_hour": 0.5, "input_usd_per_mtok": None},
        "volume": {"requests_per_month": [10], "months": 2, "busy_share": 0.4, "project_onto": ["openai/gpt-4o-mini"]},
        "train_sizes": [2],
        "freshness": True,
    }
    return {**about, "finished": None, "price_source": None, "git_commit": "abc"}


def run_records() -> list[Record]:
    training = replace(step("training", 9.0, 1.0, 50), details=TRAINED, usage=Usage(1, 1, 2))
    rest = [answer(arm, i, i / 2, facets={"side": "left"}, retrieved=("d",)) for arm in "ab" for i in range(3)]
    return [
        setup("a", training),
        *rest,
        timed("a", 0, 0.1, 0.2, 0.1),
        setup("b", error=Failure("x", "y")),
        failed("b", 2),
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a valid suite, task, two runs and files to import; it is also where commands are run."""
    folder, before = tmp_path_factory.mktemp("fuzz"), Path.cwd()
    os.chdir(folder)
    toy_task_folder(folder)
    for split, numbers in {"train": range(6), "validation": range(6, 9), "test": range(9, 15)}.items():
        write_lines(folder / "toy" / f"{split}.jsonl", [example(number) for number in numbers])
    for name in (RUN, "2026-01-02T000000-abcd"):
        (folder / "runs" / "toys" / name).mkdir(parents=True)
        write_run(folder / "runs" / "toys" / name, run_manifest(), run_records())
    write_lines(folder / "faq.jsonl", [{"question": f"what is {i}?", "answer": f"it is {i}"} for i in range(20)])
    turns = [{"role": "user", "content": "what?"}, {"role": "assistant", "content": "that"}]
    write_lines(folder / "chat.jsonl", [{"messages": turns}] * 12)
    (folder / "suite.toml").write_text(toml_text(SUITE), encoding="utf-8")
    # What is imported on first use is no part of any file's time.
    for words in (["check", "toy"], *(words for words in COMMANDS["manifest.json"])):
        main([str(word) for word in words])
    yield folder
    os.chdir(before)


IMPORT = ["import", "faq.jsonl", "--input", "question", "--reference", "answer", "--out", "made"]
EXPORT = ["export", "toy", "--out", "out.jsonl", "--force", "--strategy", "few_shot"]
OF_SUITE = [
    ["export", "toy", "--suite", "suite.toml", "--arm", "shots", "--out", "out.jsonl", "--force"],
    ["run", "suite.toml", "--dry-run"],
    ["run", "suite.toml", "--quiet", "--results", "made"],
]
OF_TASK = [["export", "toy", "--out", "out.jsonl", "--force"], ["check", "toy", "--json"]]
OF_RUN = [
    ["recommend", f"runs/toys/{RUN}", "--json"],
    ["report", f"runs/toys/{RUN}"],
    ["compare", f"runs/toys/{RUN}", "runs/toys/2026-01-02T000000-abcd"],
    ["report", f"runs/toys/{RUN}", "--format", "tex,json,parquet"],
    ["compare", "runs/toys/2026-01-02T000000-abcd", f"runs/toys/{RUN}", "--json", "--fail-on", "regression"],
    ["history", "runs/toys", "--json"],
    ["recommend", f"runs/toys/{RUN}", "--facts-change-every", "7", "--monthly-budget", "10"],
    ["history", "runs/toys", "--runs", "2"],
]
COMMANDS: dict[str, list[list[str]]] = {
    "suite.toml": OF_SUITE,
    "toy/task.toml": OF_TASK,
    "toy/train.jsonl": OF_TASK,
    "toy/test.jsonl": OF_TASK,
    "toy/corpus.jsonl": OF_TASK,
    "manifest.json": OF_RUN,
    "records.jsonl": OF_RUN,
    "faq.jsonl": [IMPORT],
    "chat.jsonl": [["check", "chat.jsonl"], ["import", "chat.jsonl", "--out", "made"]],
}


def file_of(place: Path, name: str) -> Path:
    return place / "runs" / "toys" / RUN / name if name in ("manifest.json", "records.jsonl") else place / name


def allowed(words: Sequence[str]) -> tuple[int, ...]:
    return (0, 1, 2) if words[0] == "check" or "--fail-on" in words else (0, 2)


@contextmanager
def kept(file: Path) -> Iterator[None]:
    """The file is as it was, afterwards."""
    content = file.read_bytes()
    try:
        yield
    finally:
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)
        file.write_bytes(content)


def tried(words: Sequence[str], named: Sequence[str] = ()) -> str | None:
    shutil.rmtree("made", ignore_errors=True)
    return fault(ended(words), allowed(words), named)


# --- every key of every file ------------------------------------------------------------------------------------------


def whole_files(place: Path, name: str) -> Iterator[tuple[str, str]]:
    """(what was changed, the file's text) for every key."""
    if name.endswith(".toml"):
        for what, table in changes(SUITE if name == "suite.toml" else TASK):
            yield what, toml_text(table)
        return
    if name == "manifest.json":
        yield from ((what, json.dumps(table)) for what, table in changes(run_manifest()))
        return
    lines = file_of(place, name).read_text(encoding="utf-8").splitlines()
    seen: set[frozenset[str]] = set()
    for number, line in enumerate(lines):
        table = json.loads(line)
        if (shape := frozenset(map(str, keys(table)))) in seen:
            continue
        seen.add(shape)
        for what, other in changes(table, number):
            text = "\n".join([*lines[:number], json.dumps(other), *lines[number + 1 :]]) + "\n"
            yield f"{number + 1}: {what}", text


FILES = list(COMMANDS)


@pytest.mark.parametrize("name", FILES)
def test_any_value_at_any_key_gives_one_line_or_is_valid(place: Path, name: str) -> None:
    file, faults, cases = file_of(place, name), [], 0
    with kept(file):
        for what, text in whole_files(place, name):
            file.write_text(text, encoding="utf-8", errors="surrogateescape")
            words = COMMANDS[name][cases % len(COMMANDS[name])]
            cases += 1
            if problem := tried(words):
                faults.append((what, words[0], problem))
            if file.parent.name == RUN and cases % 3 == 0:
                load(file.parent)
    assert faults == []


# --- files that are none ----------------------------------------------------------------------------------------------


Spoil = Callable[[Path], object]


def _instead(make: Spoil) -> Spoil:
    def spoil(file: Path) -> object:
        file.unlink()
        return make(file)

    return spoil


NASTY: dict[str, Spoil] = {
    "empty": lambda file: file.write_bytes(b""),
    "blank": lambda file: file.write_bytes(b" \n\n"),
    "missing": lambda file: file.unlink(),
    "a folder": _instead(lambda file: file.mkdir()),
    "a link to itself": _instead(lambda file: file.symlink_to(file)),
    "a link to nothing": _instead(lambda file: file.symlink_to("nowhere")),
    "a file that cannot be read": _instead(lambda file: file.symlink_to("/proc/self/mem")),
    "a pipe": _instead(lambda file: os.mkfifo(file)),
    "UTF-16": lambda file: file.write_text(file.read_text(), encoding="utf-16"),
    "UTF-16 without a mark": lambda file: file.write_text(file.read_text(), encoding="utf-16-le"),
    "binary": lambda file: file.write_bytes(bytes(range(256)) * 8),
    "a picture": lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99),
    "NUL": lambda file: file.write_bytes(b"\0"),
    "NUL inside": lambda file: file.write_bytes(file.read_bytes().replace(b" ", b"\0", 1)),
    "half of it": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "deep": lambda file: file.write_bytes((b"a = " if file.suffix == ".toml" else b"") + b"[" * 100_000 + b"\n"),
    "deep tables": lambda file: file.write_bytes(b'{"a":' * 100_000 + b"\n"),
    "a number too long": lambda file: file.write_bytes(
        (b"a = " if file.suffix == ".toml" else b'{"a": ') + b"9" * 9999 + b"}\n"
    ),
    "one line of 10 MB": lambda file: file.write_bytes(b"x" * 10_000_000 + b"\n"),
    "10 MB of JSON": lambda file: file.write_bytes(b'{"kind": "answer", "id": "' + b"x" * 10_000_000 + b'"}\n'),
    "a list": lambda file: file.write_bytes(b"[1]\n"),
    "a page": lambda file: file.write_bytes(b"<!doctype html><title>404</title>\n"),
}
NO_PIPE = ("suite.toml", "faq.jsonl", "chat.jsonl")
"""Given by a person, who may give the output of another program: `<(...)` is a pipe."""
SAID_INSTEAD = ("no run of a suite", "usable rows")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_named(place: Path, name: str) -> None:
    file, faults, cases = file_of(place, name), [], 0
    for what, spoil in NASTY.items():
        if what == "a pipe" and name in NO_PIPE:
            continue
        # Large files cost seconds with each command, and what reads them is the same.
        for words in COMMANDS[name][: 1 if "10 MB" in what else 3]:
            with kept(file):
                spoil(file)
                cases += 1
                if problem := tried(words, (Path(name).stem, *SAID_INSTEAD)):
                    faults.append((what, words[0], problem))
                if file.parent.name == RUN:
                    load(file.parent)
    assert faults == [] and cases >= len(NASTY) - 1


def test_a_byte_order_mark_is_no_fault(place: Path) -> None:
    for name in ("suite.toml", "toy/task.toml", "toy/train.jsonl", "faq.jsonl"):
        with kept(file_of(place, name)):
            file_of(place, name).write_bytes(b"\xef\xbb\xbf" + file_of(place, name).read_bytes())
            shutil.rmtree("made", ignore_errors=True)
            assert ended(COMMANDS[name][0]).code == 0, name


# --- by hand ----------------------------------------------------------------------------------------------------------


def arm(**options: Any) -> dict[str, Any]:
    return {**SUITE, "strategies": [options]}


def both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {**SUITE, "strategies": [one, other]}


SUITES: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown wording": (arm(type="prompt", wordings=["polit"]), 'no wording "polit"'),
    "an unknown wording on one task": (arm(type="prompt", on={"toy": {"wordings": ["x"]}}), 'no wording "x"'),
    "no corpus": ({**arm(type="rag", source="corpus"), "tasks": ["bare"]}, 'task "bare" has no corpus.jsonl'),
    "no corpus, within": (
        {**both({"type": "rag", "source": "corpus"}, {"type": "fine_tuned", "inner": "rag"}), "tasks": ["bare"]},
        'strategy "rag" on task "bare"',
    ),
    "each within the other": (
        both({"type": "fine_tuned", "label": "a", "inner": "b"}, {"type": "fine_tuned", "label": "b", "inner": "a"}),
        'is of type "fine_tuned" itself',
    ),
    "an infinite price": ({**SUITE, "cost": {"usd_per_hour": math.inf}}, "must be a finite number"),
    "a price that makes sums infinite": ({**SUITE, "cost": {"usd_per_hour": 1e308}}, "from 0 to 1e+09"),
    "a price below 0": ({**SUITE, "cost": {"input_usd_per_mtok": -0.1}}, "from 0 to 1e+09"),
    "a share of nothing": ({**SUITE, "volume": {"busy_share": 1e-308}}, "busy_share must be"),
    "a budget of NaN": ({**SUITE, "budget": {"max_usd": math.nan}}, "must be a finite number"),
    "a rule that is no pattern": (
        {**SUITE, "model": {"type": "scripted", "rules": [["(a", "b"]]}},
        "is not a regular expression",
    ),
    "a log that is a folder": ({**SUITE, "model": {"type": "scripted", "log": "toy"}}, 'log "toy" cannot be written'),
}


@pytest.mark.parametrize("what", SUITES)
def test_what_only_a_cell_would_meet_is_found_before_it(place: Path, what: str) -> None:
    table, says = SUITES[what]
    bare = place / "bare"
    if not bare.exists():
        shutil.copytree(place / "toy", bare, ignore=lambda *_: {"corpus.jsonl"})
        (bare / "task.toml").write_text(toml({**TASK_TOML, "name": "bare"}), encoding="utf-8")
        for split in ("train", "validation", "test"):
            rows = [json.loads(line) for line in (bare / f"{split}.jsonl").read_text().splitlines()]
            write_lines(bare / f"{split}.jsonl", [{**row, "gold_passages": []} for row in rows])
    with kept(place / "suite.toml"):
        (place / "suite.toml").write_text(toml_text(table), encoding="utf-8")
        shutil.rmtree("made", ignore_errors=True)
        found = ended(["run", "suite.toml", "--quiet", "--results", "made"])
    assert (found.code, fault(found)) == (2, None) and says in found.err, found
    assert not list(place.glob("made/*/*")), "nothing was begun"


SQUAD = {
    "data": [{"title": "t", "paragraphs": [{"context": "c", "qas": [{"id": "1", "question": "q", "answers": []}]}]}]
}
SOURCES: dict[str, bytes] = {
    "one.csv": b"question,answer\n",
    "header.csv": b"a,a\n1,2\n",
    "quote.csv": b'question,answer\n"a,b\n',
    "latin.csv": "question,answer\n\xe9,b\n".encode("latin-1"),
    "nul.csv": b"question,answer\na\0,b\n",
    "wide.csv": b"question,answer\na,b,c,d\n",
    "long.csv": b"question,answer\n" + b"x" * 10_000_000 + b",b\n",
    "same.jsonl": b'{"id": "1", "question": "a", "answer": "b"}\n' * 20,
    "scalar.json": b"3",
    "objects.json": b'[{"question": 1, "answer": {"a": [1]}}, 3]',
    "nan.jsonl": b'{"question": NaN, "answer": Infinity}\n',
    "broken.parquet": b"PAR1" + b"\0" * 50 + b"PAR1",
    "empty.parquet": b"",
    "squad.json": json.dumps(SQUAD).encode(),
    "odd.xlsx": b"PK\x03\x04",
    "turns.jsonl": b'{"messages": [{"role": "user"}, 3]}\n{"messages": 3}\n',
    "deep.json": b"[" * 100_000,
}


def test_sources_that_cannot_be_imported(place: Path) -> None:
    faults = []
    for name, content in SOURCES.items():
        (place / name).write_bytes(content)
        for words in (["import", name, "--out", "made"], [*IMPORT[:1], name, *IMPORT[2:]]):
            shutil.rmtree("made", ignore_errors=True)
            found = ended(words)
            if found.code != 2 or fault(found):
                faults.append((name, found))
    for key_change, text in changes(SQUAD):
        (place / "squad.json").write_text(json.dumps(text), encoding="utf-8", errors="surrogateescape")
        if problem := tried(["import", "squad.json", "--format", "squad", "--out", "made"]):
            faults.append((key_change, problem))
    assert faults == []


def test_prices_and_records_beyond_all_bounds_are_unknown_and_not_a_crash() -> None:
    from harness.totals import Terms, rented
    from harness.volume import VolumeOptions

    for marginal, per_hour in ((math.inf, 1.0), (1.0, 5e-324), (1e300, 1e-300)):
        found = rented(Terms("a", 0.0, 0.0, marginal), VolumeOptions(), per_hour)
        assert set(found.machines) == {None} and set(found.usd) == {None}
    assert rented(Terms("a", 0.0, 0.0, 0.0), VolumeOptions(), 1.0).machines == (1, 1, 1, 1)


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    from harness.store import RunFolder, read_records

    with RunFolder(tmp_path) as folder:
        folder.append(answer("a", 0, 1.0))
        for odd in ({"usd": math.inf}, {"scores": {"f1": math.nan}}, {"retrieved": (1,)}, {"seconds": -1.0}):
            with pytest.raises(ValueError, match='key "'):
                folder.append(answer("a", 1, 1.0, **odd))
    assert read_records(tmp_path) == [answer("a", 0, 1.0)]


# --- anything at all --------------------------------------------------------------------------------------------------


CUTS = {
    "at": st.floats(0, 1),
    "length": st.integers(0, 40),
    "new": st.binary(max_size=8) | st.text('[]{}="\\#\n .,:-0e', max_size=4).map(str.encode),
}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("cut") / RUN, run_manifest(), run_records())


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(name=st.sampled_from(["manifest.json", "records.jsonl"]), **CUTS)
def test_any_bytes_in_a_run(scratch: Path, name: str, at: float, length: int, new: bytes) -> None:
    file = scratch / name
    original = file.read_bytes()
    start = int(at * len(original))
    try:
        file.write_bytes(original[:start] + new + original[start + length :])
        load(scratch)
    finally:
        file.write_bytes(original)


@pytest.mark.parametrize("words", [["run", "no.toml"], ["report", "."], ["check", "/dev/null"]], ids=" ".join)
def test_a_process_ends_with_the_same_line_and_code(words: list[str], tmp_path: Path) -> None:
    code = "import sys; from harness.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path, check=False)
    assert done.returncode == 2 and fault(Ended(2, done.stdout, done.stderr)) is None, done


def test_the_corpus_is_as_large_as_it_is_said_to_be(place: Path) -> None:
    counted = {name: sum(1 for _ in whole_files(place, name)) for name in FILES}
    assert min(counted.values()) > 5 and sum(counted.values()) >= LEAST_CASES, counted


def test_a_score_that_is_no_number_is_refused_when_it_is_made() -> None:
    from harness.api import TaskSpec
    from harness.scoring import Metrics

    metrics = Metrics(TaskSpec("t", "1", "CC0-1.0", "Answer.", ("exact_match",)))
    assert metrics.score("a", ["a"]) == {"exact_match": 1.0}
    metrics._opened["exact_match"] = SimpleNamespace(score=lambda prediction, references: math.nan)
    with pytest.raises(ValueError, match='metric "exact_match" gave nan'):
        metrics.score("a", ["a"])


@pytest.mark.parametrize("odd", ["12", -1, 2.5, True, 10**30, [1], {"a": 1}])
def test_what_a_server_counts_wrongly_is_not_known(odd: Any) -> None:
    from harness.models.openai_replies import read_reply

    choice = {"message": {"content": "a"}, "finish_reason": 5}
    usage = {"prompt_tokens": odd, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": odd}}
    read = read_reply(json.dumps({"choices": [choice], "usage": usage}), 0.1)
    assert (read.usage, read.finish_reason) == (Usage(None, None, 3), "5")
