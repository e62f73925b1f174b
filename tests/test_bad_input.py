"""Whatever a person gets wrong: one line that says where and what is allowed, exit code 2, and nothing written."""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.config import load_plan
from harness.errors import AdaptbenchError
from harness.tasks import load_folder
from tests.conftest import ARMS, Command, example, suite, toy_task_folder, write_lines
from tests.test_comparison import manifest

Plant = Callable[[Path], list[object]]
Fault = tuple[str, Plant, tuple[str, ...]]
BOM = b"\xef\xbb\xbf"


# --- how a fault is planted: in a folder that holds the valid task "toy" and the valid suite.toml ---------------------


def in_suite(**changes: Any) -> Plant:
    return lambda folder: ["run", suite(folder, **changes)]


def text_of(name: str, old: str, new: str) -> Plant:
    def plant(folder: Path) -> list[object]:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))
        return ["run", folder / "suite.toml"]

    return plant


def suite_text(old: str, new: str) -> Plant:
    return text_of("suite.toml", old, new)


def suite_bytes(content: bytes) -> Plant:
    def plant(folder: Path) -> list[object]:
        (folder / "suite.toml").write_bytes(content)
        return ["run", folder / "suite.toml"]

    return plant


def option(**options: Any) -> Plant:
    """A suite of one arm."""
    return in_suite(strategies=[options])


def arguments(*words: str) -> Plant:
    return lambda folder: ["run", folder / "suite.toml", *words]


def in_task(**changes: Any) -> Plant:
    def plant(folder: Path) -> list[object]:
        toy_task_folder(folder, "bad", **changes)
        return ["run", suite(folder, tasks=["bad"])]

    return plant


def task_file(name: str, content: bytes | None) -> Plant:
    """A file of the task that holds something else, or is not there."""

    def plant(folder: Path) -> list[object]:
        file = folder / "toy" / name
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        return ["run", folder / "suite.toml"]

    return plant


def line(content: bytes | dict[str, Any], name: str = "train.jsonl", at: int = 3) -> Plant:
    """Line `at` of a file of the task, counted from 1, is something else."""

    def plant(folder: Path) -> list[object]:
        file = folder / "toy" / name
        lines = file.read_bytes().split(b"\n")
        lines[at - 1] = content if isinstance(content, bytes) else json.dumps(content).encode()
        file.write_bytes(b"\n".join(lines))
        return ["run", folder / "suite.toml"]

    return plant


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in example(2).items() if name != key}


def folder_for_file(name: str) -> Plant:
    def plant(folder: Path) -> list[object]:
        (folder / name).unlink()
        (folder / name).mkdir()
        return ["run", folder / "suite.toml"]

    return plant


def report(manifest: bytes | None) -> Plant:
    def plant(folder: Path) -> list[object]:
        run = folder / "some-run"
        run.mkdir()
        if manifest is not None:
            (run / "manifest.json").write_bytes(manifest)
        return ["report", run]

    return plant


def fixed(*words: str) -> Plant:
    return lambda folder: [*words]


SUITE = "suite.toml: "
FIRST = "suite.toml: strategies[0]"

SUITE_FAULTS: list[Fault] = [
    ("suite missing", fixed("run", "no.toml"), ("no.toml: no such file", "--task")),
    ("suite is a folder", fixed("run", "toy"), ("toy: cannot be read: Is a directory",)),
    ("suite is no TOML", suite_text('"name" = ', '"name" '), (SUITE + "not valid TOML", "at line 1")),
    ("suite not UTF-8", suite_bytes(b'name = "\xff"'), (SUITE + "not valid TOML", "utf-8")),
    ("suite nested too deep", suite_bytes(b"a = " + b"[" * 9999), (SUITE + "not valid TOML",)),
    ("suite with a number too long", suite_bytes(b"a = " + b"9" * 9999), (SUITE + "not valid TOML",)),
    ("key missing", in_suite(name=None), (SUITE + 'missing key "name"',)),
    ("model missing", in_suite(model=None), (SUITE + 'missing key "model"',)),
    (
        "key unknown",
        in_suite(seed=[1]),
        (SUITE + 'unknown key "seed"', 'Did you mean "seeds"?', "Allowed: budget, cost"),
    ),
    ("tasks no list", in_suite(tasks="toy"), (SUITE + 'key "tasks": must be a list', "given: 'toy'")),
    ("strategies no list of tables", in_suite(strategies=["rag"]), (SUITE + 'key "strategies.0": must be a table',)),
    ("one [strategies] table", in_suite(strategies={"type": "rag"}), (SUITE + 'key "strategies": must be a list',)),
    ("seed is text", in_suite(seeds=["1"]), (SUITE + 'key "seeds.0": must be a whole number', "given: '1'")),
    ("seed is true", in_suite(seeds=[True]), (SUITE + 'key "seeds.0": must be a whole number',)),
    ("name is a date", suite_text('"name" = "toys"', "name = 2026-01-01"), (SUITE + 'key "name": must be a string',)),
    ("tasks empty", in_suite(tasks=[]), (SUITE + '"tasks" is empty', "at least one")),
    ("strategies empty", in_suite(strategies=[]), (SUITE + '"strategies" is empty', "at least one")),
    ("seeds empty", in_suite(seeds=[]), (SUITE + '"seeds" is empty', "at least one")),
    ("seed twice", in_suite(seeds=[1, 2, 1]), (SUITE + '"seeds" has a seed twice',)),
    ("seed below 0", in_suite(seeds=[-1]), (SUITE + '"seeds" must be from 0 to',)),
    ("seed too large", in_suite(seeds=[2**32]), (SUITE + '"seeds" must be from 0 to 4294967295',)),
    ("name leads elsewhere", in_suite(name="../up"), (SUITE + '"name"', "no slash")),
    ("results with NUL", in_suite(results="a\0b"), (SUITE + '"results" must be the path of a folder',)),
    ("task twice", in_suite(tasks=["toy", "toy"]), (SUITE + 'two tasks are named "toy"',)),
    ("probe is no probe", in_suite(probe="toy"), ('key "probe": task "toy" is no probe', "probe = true")),
    ("probe unknown", in_suite(probe="nope"), ('unknown task "nope"', "give a folder")),
    ("task unknown", in_suite(tasks=["suport"]), ('unknown task "suport"', 'Did you mean "support"?', "give a folder")),
    ("task folder missing", in_suite(tasks=["no/such"]), ("no/such: no such folder", "task.toml")),
    ("task name too long", in_suite(tasks=["x" * 300]), ("xxx: cannot be read: File name too long",)),
    ("task name with NUL", in_suite(tasks=["a\0b"]), ("unknown task",)),
]

MODEL_FAULTS: list[Fault] = [
    ("model without type", in_suite(model={}), (SUITE + '[model]: missing key "type"', "Allowed: local, openai")),
    ("model type no text", in_suite(model={"type": 3}), (SUITE + '[model]: key "type" must be a string', "Allowed:")),
    (
        "model type unknown",
        in_suite(model={"type": "scriptd"}),
        (SUITE + '[model]: unknown model "scriptd"', 'Did you mean "scripted"?'),
    ),
    (
        "model option unknown",
        in_suite(model={"type": "scripted", "rule": []}),
        (SUITE + '[model]: unknown key "rule"', 'Did you mean "rules"?', "fail_on"),
    ),
    (
        "model option wrong",
        in_suite(model={"type": "local", "max_batch_tokens": 0}),
        (SUITE + "[model]: max_batch_tokens must be at least 1",),
    ),
    (
        "model option one of a few",
        in_suite(model={"type": "local", "dtype": "float8"}),
        (SUITE + '[model]: key "dtype": must be', "'float16'", "given: 'float8'"),
    ),
    (
        "hosted model option wrong",
        in_suite(model={"type": "openai", "name": "m", "concurrency": 0}),
        (SUITE + "[model]: concurrency must be at least 1",),
    ),
    ("hosted model without a name", in_suite(model={"type": "openai"}), (SUITE + '[model]: missing key "name"',)),
    (
        "price below 0",
        in_suite(cost={"usd_per_hour": -1}),
        (SUITE + 'key "cost": usd_per_hour must be', "from 0 to 1e+09"),
    ),
    ("price infinite", suite_text("0.5", "inf"), (SUITE + 'key "cost.usd_per_hour": must be a finite number',)),
    (
        "price unknown",
        in_suite(cost={"usd_per_hr": 1}),
        (SUITE + 'unknown key "cost.usd_per_hr"', 'Did you mean "usd_per_hour"?'),
    ),
    ("price is text", in_suite(cost={"usd_per_hour": "1"}), (SUITE + 'key "cost.usd_per_hour": must be a number',)),
    ("cost no table", in_suite(cost=3), (SUITE + 'key "cost": must be a table',)),
    ("latency below 0", in_suite(latency={"requests": -1}), (SUITE + 'key "latency": requests', "0 or more")),
    (
        "latency key unknown",
        in_suite(latency={"request": 1}),
        (SUITE + 'unknown key "latency.request"', 'Did you mean "requests"?', "warmup"),
    ),
    ("limit of 0", in_suite(limits={"test": 0}), (SUITE + 'key "limits": test must be at least 1',)),
    (
        "limit of no split",
        in_suite(limits={"tset": 3}),
        (SUITE + 'unknown key "limits.tset"', 'Did you mean "test"?', "validation"),
    ),
]

STRATEGY_FAULTS: list[Fault] = [
    ("no type", option(k=1), (FIRST, 'missing key "type"', "Allowed: few_shot, fine_tuned, prompt, rag")),
    (
        "type unknown",
        option(type="few-shot"),
        (FIRST + ': unknown strategy "few-shot"', 'Did you mean "few_shot"?'),
    ),
    (
        "option unknown",
        option(type="few_shot", n=4),
        (FIRST + ' ("few_shot"): unknown key "n"', "Allowed: choose, embedder, k"),
    ),
    ("k = 0", option(type="few_shot", k=0), (FIRST, "k must be at least 1")),
    ("k = true", option(type="few_shot", k=True), (FIRST, 'key "k": must be a whole number', "given: True")),
    (
        "choose",
        option(type="few_shot", choose="sim"),
        (FIRST, 'key "choose": must be', "'similar', 'random' or 'fixed'", "given: 'sim'"),
    ),
    ("index", option(type="rag", index="x"), (FIRST, 'key "index": must be', "'flat', 'hnsw' or 'ivf'")),
    ("overlap", option(type="rag", overlap_words=500), (FIRST, "overlap_words", "less than chunk_words")),
    ("template", option(type="rag", template="{input}"), (FIRST, "template must contain {passages} and {input}")),
    ("n_epochs = 0", option(type="fine_tuned", n_epochs=0), (FIRST, "n_epochs must be more than 0")),
    (
        "learning rate below 0",
        option(type="fine_tuned", learning_rate=-0.1),
        (FIRST, "learning_rate must be more than 0"),
    ),
    (
        "trainer unknown",
        option(type="fine_tuned", trainer="scriptd"),
        (FIRST, 'key "trainer": unknown trainer "scriptd"', 'Did you mean "scripted"?'),
    ),
    (
        "inner unknown",
        option(type="fine_tuned", inner="rga"),
        (FIRST, 'key "inner": no strategy is labelled or named "rga"', 'Did you mean "rag"?', "few_shot"),
    ),
    (
        "inner is itself",
        option(type="fine_tuned", label="me", inner="me"),
        (FIRST + ' ("me"): key "inner": "me" is of type "fine_tuned" itself', "Allowed: few_shot"),
    ),
    (
        "inner is fine_tuned",
        option(type="fine_tuned", inner="fine_tuned"),
        (FIRST, "inner and asked_with must name a strategy"),
    ),
    ("label twice", in_suite(strategies=[ARMS[0], ARMS[0]]), (SUITE + 'two strategies are labelled "prompt"',)),
    ("label empty", option(type="prompt", label=" "), (FIRST + ': key "label" must be a string, not empty',)),
    ("label leads elsewhere", option(type="prompt", label=".."), (FIRST + ': key "label"', "without a leading dot")),
    ("on no table", option(type="prompt", on=3), (FIRST + ': key "on" must hold a table of options for each task',)),
    (
        "on an unknown task",
        option(type="few_shot", on={"toi": {"k": 2}}),
        (SUITE + 'strategy "few_shot": on.toi: no such task', 'Did you mean "toy"?'),
    ),
    (
        "wrong option on one task",
        option(type="few_shot", on={"toy": {"k": 0}}),
        (FIRST + ' ("few_shot"): on.toy: k must be at least 1',),
    ),
    (
        "--strategy unknown",
        arguments("--strategy", "promt"),
        (SUITE + 'no strategy is labelled "promt"', 'Did you mean "prompt"?', "few_shot"),
    ),
    ("--task unknown", arguments("--task", "nope"), ('unknown task "nope"', "Allowed: ", "contracts, ")),
    ("--task missing folder", arguments("--task", "./nope"), ("nope: no such folder", "task.toml")),
    ("--task a file", arguments("--task", "suite.toml"), ("suite.toml: is not a folder", "task.toml")),
    ("--margin 1", arguments("--margin", "1"), ("--margin must be more than 0 and less than 1, not 1.0",)),
    ("--margin nan", arguments("--margin", "nan"), ("--margin must be more than 0 and less than 1, not nan",)),
    ("--max-test 0", arguments("--max-test", "0"), ("--max-", "test must be at least 1")),
    ("neither suite nor task", fixed("run"), ("suite file", "--task")),
    ("results is a file", arguments("--results", "suite.toml"), ("suite.toml/", "cannot be", "Not a directory")),
]

TASK_FAULTS: list[Fault] = [
    ("no task.toml", task_file("task.toml", None), ("toy/task.toml: no such file",)),
    ("task.toml a folder", folder_for_file("toy/task.toml"), ("toy/task.toml: cannot be read: Is a directory",)),
    ("task.toml no TOML", task_file("task.toml", b'name = "x"\nname = "y"\n'), ("task.toml: not valid TOML", "line 2")),
    ("task.toml not UTF-8", task_file("task.toml", b"\xff"), ("toy/task.toml: not valid TOML",)),
    ("task key missing", in_task(licence=None), ('bad/task.toml: missing key "licence"',)),
    ("task key unknown", in_task(license="x"), ('bad/task.toml: unknown key "license"', 'Did you mean "licence"?')),
    ("task version no text", in_task(version=1.0), ('bad/task.toml: key "version": must be a string', "given: 1.0")),
    ("instruction empty", in_task(instruction=" "), ("bad/task.toml: instruction and wordings must not be empty",)),
    ("wording with a taken name", in_task(wordings={"*": "x"}), ('bad/task.toml: a wording cannot be named "*"',)),
    ("name empty", text_of("toy/task.toml", '"toy"', '""'), ("toy/task.toml: name must not be empty",)),
    ("no metric", in_task(metrics=[]), ("bad/task.toml: metrics must name at least one",)),
    ("metric twice", in_task(metrics=["rouge1", "rouge1"]), ("bad/task.toml: metrics has a metric twice",)),
    (
        "metric unknown",
        in_task(metrics=["rogueL"]),
        ('bad/task.toml: metrics: unknown metric "rogueL"', 'Did you mean "rougeL"?', "exact_match"),
    ),
    (
        "max_output_tokens = 0",
        in_task(answer={"max_output_tokens": 0}),
        ('bad/task.toml: key "answer": max_output_tokens must be at least 1',),
    ),
    (
        "answer key unknown",
        in_task(answer={"max_tokens": 9}),
        ('bad/task.toml: unknown key "answer.max_tokens"', "max_output_tokens"),
    ),
    (
        "extract",
        in_task(answer={"extract": "last"}),
        ('key "answer.extract": must be', "'all', 'first_line' or 'regex'"),
    ),
    (
        "bad pattern",
        in_task(answer={"extract": "regex", "pattern": "(a"}),
        ('bad/task.toml: key "answer": pattern is not a regular expression', "position 0"),
    ),
    ("regex without a pattern", in_task(answer={"extract": "regex"}), ("bad/task.toml", "pattern goes with extract")),
    ("pattern without regex", in_task(answer={"pattern": "a"}), ("bad/task.toml", "pattern goes with extract")),
    (
        "metric option unknown",
        in_task(metrics=["house_style"], metric_options={"house_style": {"required": {}, "forbiden": {}}}),
        ("bad/task.toml: [metric_options.house_style]: unknown key", 'Did you mean "forbidden"?'),
    ),
    (
        "metric option no pattern",
        in_task(metrics=["house_style"], metric_options={"house_style": {"required": {"name": "(a"}}}),
        ("bad/task.toml: [metric_options.house_style]", 'rule "name" is not a regular expression', "position 0"),
    ),
    (
        "metric needs options",
        in_task(metrics=["house_style"]),
        ("bad/task.toml: [metric_options.house_style]: give at least one rule: required, forbidden",),
    ),
    (
        "metric options of a metric that is not used",
        in_task(metric_options={"exact_mach": {"x": 1}}),
        ('bad/task.toml: metric_options: "exact_mach" is not among the metrics.', 'Did you mean "exact_match"?'),
    ),
    (
        "metric without options",
        in_task(metric_options={"exact_match": {"x": 1}}),
        ("bad/task.toml: [metric_options.exact_match]: this metric has no options",),
    ),
    ("a probe that trains", text_of("toy/task.toml", '"toy"', '"toy"\nprobe = true'), ("toy/train.jsonl: a probe",)),
    ("stop empty", in_task(answer={"stop": [""]}), ("bad/task.toml", "stop must not hold an empty string")),
]

LINE_FAULTS: list[Fault] = [
    ("split missing", task_file("test.jsonl", None), ("toy/test.jsonl: no such file",)),
    ("split a folder", folder_for_file("toy/test.jsonl"), ("toy/test.jsonl: cannot be read: Is a directory",)),
    ("split empty", task_file("validation.jsonl", b"\n \n"), ("toy/validation.jsonl: the split is empty",)),
    ("broken JSON", line(b'{"id": "x",'), ("toy/train.jsonl:3: broken JSON", "column 12")),
    ("two objects", line(b"{} {}"), ("toy/train.jsonl:3: broken JSON",)),
    ("no object", line(b"[1]"), ("toy/train.jsonl:3: expected a JSON object, found list",)),
    ("not UTF-8", line(b'{"id": "\xff"}'), ("toy/train.jsonl:3: not UTF-8", "at byte 8")),
    ("NUL", line(b"\0"), ("toy/train.jsonl:3: broken JSON",)),
    ("very deep", line(b"[" * 100_000), ("toy/train.jsonl:3: broken JSON: nested too deep",)),
    ("number too long", line(b'{"id": ' + b"9" * 9999 + b"}"), ("toy/train.jsonl:3: ",)),
    ("half a character", line(example(2, input="a \ud800 b")), ("toy/train.jsonl:3: not Unicode",)),
    ("byte order mark in the middle", line(BOM + b"{}"), ("toy/train.jsonl:3: broken JSON",)),
    ("no id", line(without("id")), ('toy/train.jsonl:3: missing key "id"',)),
    ("no input", line(without("input"), "test.jsonl"), ('toy/test.jsonl:3: missing key "input"',)),
    ("no references", line(without("references")), ('toy/train.jsonl:3: key "references"', "at least one")),
    ("references empty", line(example(2, references=[])), ('train.jsonl:3: key "references"', "at least one")),
    (
        "reference blank",
        line(example(2, references=["a", " "])),
        ('train.jsonl:3: key "references"', "none of them empty"),
    ),
    ("references a text", line(example(2, references="a")), ('key "references" must be a list of strings',)),
    ("id a number", line(example(2, id=2)), ('toy/train.jsonl:3: key "id" must be a string, found int',)),
    ("input blank", line(example(2, input=" \t")), ('toy/train.jsonl:3: key "input" is empty',)),
    ("facets a list", line(example(2, facets=["x"])), ('toy/train.jsonl:3: key "facets" must map names to strings',)),
    ("facet a number", line(example(2, facets={"x": 1})), ('train.jsonl:3: key "facets" must map names to strings',)),
    (
        "gold no list",
        line(example(2, gold_passages="d1")),
        ('toy/train.jsonl:3: key "gold_passages" must be a list of strings',),
    ),
    (
        "key unknown",
        line(example(2, answer="2")),
        ('train.jsonl:3: unknown key "answer"', "Allowed: id, input, references"),
    ),
    ("key twice", line(b'{"id": "a", "id": "b"}'), ('toy/train.jsonl:3: key "id" stands twice',)),
    ("id twice in a split", line(example(2, id="e1")), ('toy/train.jsonl: id "e1" stands twice',)),
    ("id twice", line(example(50, id="e1"), "test.jsonl"), ('toy/test.jsonl: id "e1" stands twice, in train too',)),
    (
        "test example in train",
        line(example(42, input="  WHAT is\tnumber 7? "), "test.jsonl"),
        ('toy/test.jsonl: id "e42" has the same input as id "e7" of train',),
    ),
    (
        "gold passage unknown",
        line(example(2, gold_passages=["d1", "d99"])),
        ('toy/train.jsonl: id "e2": gold passage "d99" is not the id of a corpus document',),
    ),
    ("document without text", line({"id": "d2"}, "corpus.jsonl"), ('toy/corpus.jsonl:3: missing key "text"',)),
    (
        "document key unknown",
        line({"id": "d2", "text": "x", "url": "y"}, "corpus.jsonl"),
        ('toy/corpus.jsonl:3: unknown key "url"', "Allowed: id, title, text"),
    ),
    (
        "document id twice",
        line({"id": "d1", "text": "x"}, "corpus.jsonl"),
        ('toy/corpus.jsonl: id "d1" stands twice',),
    ),
]

REPORT_FAULTS: list[Fault] = [
    ("no folder", fixed("report", "nowhere"), ("nowhere/manifest.json: no such file", "results/")),
    ("no run", report(None), ("some-run/manifest.json: no such file",)),
    ("broken manifest", report(b"{"), ("some-run/manifest.json: cannot be read",)),
    ("manifest no object", report(b"[]"), ("some-run/manifest.json: is not a manifest",)),
    (
        "manifest without a suite",
        report(b'{"format": 1, "plan": {}}'),
        ('manifest.json: is not a manifest: key "plan.suite": is missing',),
    ),
    (
        "manifest without records",
        report(json.dumps(manifest("a", examples=1)).encode()),
        ("some-run/records.jsonl: no such file",),
    ),
]

FAULTS = [
    (f"{group}: {name}", plant, says)
    for group, faults in {
        "suite": SUITE_FAULTS,
        "model": MODEL_FAULTS,
        "strategy": STRATEGY_FAULTS,
        "task": TASK_FAULTS,
        "line": LINE_FAULTS,
        "report": REPORT_FAULTS,
    }.items()
    for name, plant, says in faults
]


def contents(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def the_one_line(err: str) -> str:
    assert err.startswith("adaptbench: ") and err.count("\n") == 1 and err.endswith("\n"), err
    assert "Traceback" not in err
    return err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    toy_task_folder(tmp_path)
    suite(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("plant", "says"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_named_in_one_line_before_anything_is_done(
    here: Path, adaptbench: Command, plant: Plant, says: tuple[str, ...]
) -> None:
    words = plant(here)
    before = contents(here)
    code, out, err = adaptbench(*words)
    said = the_one_line(err)
    assert [part for part in says if part not in said] == [], said
    assert (code, out) == (2, "")
    assert contents(here) == before


def test_there_is_a_fault_of_each_kind_and_none_stands_twice() -> None:
    names = [name for name, _, _ in FAULTS]
    assert len(names) >= 45 and len(set(names)) == len(names)


# --- faults that take more to plant -----------------------------------------------------------------------------------


def test_a_line_end_in_an_id_does_not_break_the_line(here: Path, adaptbench: Command) -> None:
    write_lines(here / "toy" / "test.jsonl", [example(n, id="two\nlines") for n in (40, 41)])
    code, _, err = adaptbench("run", "suite.toml")
    assert code == 2 and 'test.jsonl: id "two lines" stands twice' in the_one_line(err)


def test_a_broken_record_in_the_middle(here: Path, adaptbench: Command) -> None:
    assert adaptbench("run", "suite.toml", "--strategy", "prompt", "--quiet")[0] == 0
    (records,) = here.glob("results/toys/*/records.jsonl")
    lines = records.read_bytes().split(b"\n")
    records.write_bytes(b"\n".join([*lines[:4], b'{"kind": "answer"}', *lines[5:]]))
    before = contents(here)
    for words in (["report", records.parent], ["run", "suite.toml", "--strategy", "prompt", "--quiet"]):
        code, out, err = adaptbench(*words)
        assert (code, out) == (2, "") and "records.jsonl:5: not a record" in the_one_line(err)
    assert contents(here) == before


def test_a_hosted_model_without_its_key(here: Path, adaptbench: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    code, out, err = adaptbench("run", suite(here, model={"type": "openai", "name": "gpt-4o-mini"}))
    assert (code, out) == (2, "") and "OPENAI_API_KEY is not set" in the_one_line(err)


def test_a_number_that_argparse_refuses_ends_with_the_same_code(
    here: Path, adaptbench: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        adaptbench("run", "suite.toml", "--max-test", "many")
    assert left.value.code == 2 and "--max-test: invalid int value: 'many'" in capsys.readouterr().err


# --- what looks like a fault and is none ------------------------------------------------------------------------------


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(here: Path) -> None:
    plain = load_folder(here / "toy")
    for file in (here / "toy").iterdir():
        file.write_bytes(BOM + file.read_bytes().replace(b"\n", b"\r\n"))
    marked = load_folder(here / "toy")
    assert (marked.train, marked.test, marked.spec.corpus) == (plain.train, plain.test, plain.spec.corpus)


def test_odd_but_valid_lines_are_read_as_they_stand(here: Path) -> None:
    odd = 'a\u2028b \U0001f331 {"} \\ \0'
    write_lines(here / "toy" / "test.jsonl", [{"id": "x", "input": odd, "references": [odd]}])
    with (here / "toy" / "test.jsonl").open("ab") as file:
        file.write(b'\n   \n{"id": "y", "input": "no end of line", "references": ["z"]}')
    task = load_folder(here / "toy")
    assert [(e.id, e.input) for e in task.test] == [("x", odd), ("y", "no end of line")]


# --- anything at all: an AdaptbenchError or success, never another exception ------------------------------------------


ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800")
JSON = st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))
SMALL = settings(max_examples=100, deadline=None, derandomize=True, database=None)


@pytest.fixture(scope="module")
def scratch() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        toy_task_folder(Path(folder))
        suite(Path(folder))
        yield Path(folder)


def load_anything(load: Callable[[Path], object], path: Path) -> None:
    try:
        load(path)
    except AdaptbenchError as error:
        assert str(error)


@SMALL
@given(changed=st.dictionaries(st.sampled_from([*example(2), "other"]), JSON, min_size=1, max_size=2))
def test_any_value_under_any_key_of_a_line(scratch: Path, changed: dict[str, Any]) -> None:
    write_lines(scratch / "toy" / "validation.jsonl", [{**example(35), **changed}])
    load_anything(load_folder, scratch / "toy")


def spliced(original: bytes, at: float, length: int, new: bytes) -> bytes:
    start = int(at * len(original))
    return original[:start] + new + original[start + length :]


CUTS = {
    "at": st.floats(0, 1),
    "length": st.integers(0, 40),
    "new": st.binary(max_size=8) | st.text('[]{}="\\#\n .,:-0e', max_size=4).map(str.encode),
}


@SMALL
@given(**CUTS)
def test_any_bytes_in_a_line(scratch: Path, at: float, length: int, new: bytes) -> None:
    line = json.dumps(example(35)).encode()
    (scratch / "toy" / "validation.jsonl").write_bytes(spliced(line, at, length, new))
    load_anything(load_folder, scratch / "toy")


@SMALL
@given(**CUTS)
def test_any_bytes_in_a_task_file(scratch: Path, at: float, length: int, new: bytes) -> None:
    folder = scratch / "toy"
    write_lines(folder / "validation.jsonl", [example(35)])
    original = (folder / "task.toml").read_bytes()
    try:
        (folder / "task.toml").write_bytes(spliced(original, at, length, new))
        load_anything(load_folder, folder)
    finally:
        (folder / "task.toml").write_bytes(original)


@SMALL
@given(**CUTS)
def test_any_bytes_in_a_suite(scratch: Path, at: float, length: int, new: bytes) -> None:
    write_lines(scratch / "toy" / "validation.jsonl", [example(35)])
    changed = scratch / "changed.toml"
    changed.write_bytes(spliced((scratch / "suite.toml").read_bytes(), at, length, new))
    load_anything(load_plan, changed)


@SMALL
@given(data=st.data())
def test_any_value_under_any_key_of_a_suite(scratch: Path, data: st.DataObject) -> None:
    table = tomllib.loads((scratch / "suite.toml").read_text())
    key = data.draw(st.sampled_from([*table, "limits", "seeds"]))
    value = data.draw(
        st.integers()
        | st.text("ab./ ", max_size=4)
        | st.lists(st.integers(-1, 3) | st.text("ab"), max_size=3)
        | st.dictionaries(st.sampled_from(["type", "train", "requests", "usd_per_hour"]), st.integers() | st.text("ab"))
    )
    write_lines(scratch / "toy" / "validation.jsonl", [example(35)])
    changed = scratch / "changed"
    changed.mkdir(exist_ok=True)
    load_anything(load_plan, suite(changed, **{key: value, **({} if key == "tasks" else {"tasks": ["../toy"]})}))
