"""[source]: a task whose examples come from a Hugging Face data set, out of a local folder or a hub at a pinned commit.

Commands run in a process of their own, as the libraries read the hub's address and their cache folders once, on import.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from harness.errors import TaskError
from harness.tasks import load_folder
from tests.conftest import TASK_TOML, suite, toml, write_lines
from tests.loopback_hub import serve

ROOT = Path(__file__).parent.parent
FIRST, SECOND, UNKNOWN = "1" * 40, "2" * 40, "3" * 40
LABELS = ("card", "transfer", "refund")
WORKER = """
import contextlib, io, json, sys
from harness.cli import main
results = []
for arguments in json.load(sys.stdin):
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        code = main(arguments)
    results.append((code, out.getvalue(), error.getvalue()))
print(json.dumps(results))
"""


@dataclass(frozen=True)
class Home:
    """A place for all that the libraries and the harness write; `run` gives (exit code, stdout, stderr) a command."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *commands: Sequence[object]) -> list[tuple[int, str, str]]:
        given = json.dumps([[str(word) for word in command] for command in commands])
        own = {"HOME": self.folder, "HF_HOME": self.folder / "hf", "ADAPTBENCH_CACHE": self.folder / "cache"}
        environment = {**os.environ, **{name: str(path) for name, path in own.items()}, **self.environment}
        command = [sys.executable, "-c", WORKER]
        done = subprocess.run(
            command, input=given, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        return [(code, out, error) for code, out, error in json.loads(done.stdout.splitlines()[-1])]


def csv(rows: Sequence[tuple[str, str]]) -> bytes:
    return ("text,label\n" + "".join(f"{text},{label}\n" for text, label in rows)).encode()


def questions(numbers: range) -> list[tuple[str, str]]:
    return [(f"question {number}", LABELS[number % 3]) for number in numbers]


def task(parent: Path, name: str, source: Mapping[str, Any], **changes: Any) -> Path:
    folder = parent / name
    folder.mkdir()
    if (parent / str(source.get("dataset"))).is_dir():
        shutil.copytree(parent / str(source["dataset"]), folder / str(source["dataset"]))
    columns = {"input": "text", "references": "label"}
    table = {**TASK_TOML, "name": name, "source": {"columns": columns, **source}, **changes}
    (folder / "task.toml").write_text(toml(table), encoding="utf-8")
    return folder


def inputs(file: Path) -> list[str]:
    lines = [json.loads(line)["messages"] for line in file.read_text(encoding="utf-8").splitlines()]
    return [turns[-2]["content"] for turns in lines]


def export(folder: Path, *options: object) -> list[object]:
    return ["export", folder, "--out", f"{folder}.train", "--validation-out", f"{folder}.validation", *options]


# --- a folder within the task -----------------------------------------------------------------------------------------


def parquet_with_labels(file: Path) -> None:
    import datasets

    features = datasets.Features({"text": datasets.Value("string"), "label": datasets.ClassLabel(names=[*LABELS])})
    rows = {"text": [f"question {n}" for n in range(60)], "label": [n % 3 for n in range(60)]}
    datasets.Dataset.from_dict(rows, features=features).to_parquet(file)


def test_a_local_folder_of_any_format_gives_the_same_task(tmp_path: Path) -> None:
    for kind in ("csv", "jsonl", "parquet"):
        (tmp_path / kind).mkdir()
    (tmp_path / "csv" / "train.csv").write_bytes(csv(questions(range(60))))
    write_lines(tmp_path / "jsonl" / "train.jsonl", [{"text": t, "label": [x]} for t, x in questions(range(60))])
    parquet_with_labels(tmp_path / "parquet" / "train.parquet")
    folders = [task(tmp_path, f"task_{kind}", {"dataset": kind}) for kind in ("csv", "jsonl", "parquet")]
    results = Home(tmp_path).run(*map(export, folders))
    assert [(code, error) for code, _, error in results] == [(0, "")] * 3
    texts = [(Path(f"{folder}.train").read_text(), Path(f"{folder}.validation").read_text()) for folder in folders]
    assert texts[0] == texts[1] == texts[2]
    assert [len(inputs(Path(f"{folders[0]}.{split}"))) for split in ("train", "validation")] == [42, 6]
    assert {json.loads(line)["messages"][-1]["content"] for line in texts[0][0].splitlines()} == set(LABELS)


def test_class_labels_are_named_in_lists_too_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    import datasets

    one = datasets.ClassLabel(names=[*LABELS])
    features = datasets.Features({"text": datasets.Value("string"), "label": one, "labels": datasets.List(one)})
    hidden = {30: -1, 31: None}
    rows = {
        "text": [f"question {n}" for n in range(32)],
        "label": [hidden.get(n, n % 3) for n in range(32)],
        "labels": [[n % 3, 2] for n in range(32)],
    }
    (tmp_path / "data").mkdir()
    datasets.Dataset.from_dict(rows, features=features).to_parquet(tmp_path / "data" / "train.parquet")
    local = f"hf:{tmp_path / 'data'}"
    [(code, out, _), (other_code, _, _)] = Home(tmp_path).run(
        ["import", local, "--reference", "label", "--out", tmp_path / "one"],
        ["import", local, "--reference", "labels", "--out", tmp_path / "several"],
    )
    assert (code, other_code) == (0, 0)
    assert "2 x empty answer (train row 30, train row 31)" in out
    found = {e.input: e.references for e in load_folder(tmp_path / "several").train}
    assert found == {text: tuple(dict.fromkeys((LABELS[int(text[9:]) % 3], "refund"))) for text in found}
    assert {e.references[0] for e in load_folder(tmp_path / "one").train} == set(LABELS)


def test_published_splits_stay_and_a_run_says_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    leaky = [*questions(range(40)), ("question 43", "refund"), ("question 3", "card"), ("question 4", "refund")]
    (tmp_path / "data" / "train.csv").write_bytes(csv(leaky))
    (tmp_path / "data" / "test.csv").write_bytes(csv(questions(range(40, 60))))
    columns = {"input": "text", "references": "label", "facets": {"kind": "label"}, "group": "text"}
    source = {"dataset": "data", "columns": columns, "splits": {"train": "train", "test": "test"}}
    folder = task(tmp_path, "toy", source)
    file = suite(tmp_path, strategies=[{"type": "few_shot", "choose": "random", "k": 2}])
    home = Home(tmp_path)
    [(code, out, error), exported] = home.run(["run", file, "--quiet"], export(folder))
    assert (code, exported[0]) == (0, 0)
    assert len(error.splitlines()) == 1
    assert "1 x exact repeat (train row 41)" in error
    assert "2 x contradiction: the same input with another answer (train row 4, train row 42)" in error
    assert "1 x its input stands in test too (train row 40)" in error
    learned = {*inputs(Path(f"{folder}.train")), *inputs(Path(f"{folder}.validation"))}
    assert learned == {f"question {n}" for n in range(40) if n != 4}
    [records] = (tmp_path / "results").rglob("records.jsonl")
    answered = {record.get("example_id") for record in map(json.loads, records.read_text().splitlines())} - {None}
    assert answered == {f"test-{n}" for n in range(20)}
    assert "toy" in out

    # The rows are part of what a run is: the same ones are not asked again, others are another run.
    [(_, same, _)] = home.run(["run", file, "--quiet"])
    assert "Nothing was missing" in same
    (tmp_path / "toy" / "data" / "train.csv").write_bytes(csv([*leaky, ("question 77", "card")]))
    home.run(["run", file, "--quiet"])
    assert len([*(tmp_path / "results").rglob("manifest.json")]) == 2


# --- a hub ------------------------------------------------------------------------------------------------------------

CARD = b"---\nlicense: cc-by-4.0\nconfigs:\n- config_name: one\n  data_files: one/*.csv\n- config_name: two\n"
CARD += b"  data_files:\n  - split: train\n    path: two/a.csv\n  - split: test\n    path: two/b.csv\n---\n"
REPOSITORIES = {
    "own/mails": {
        FIRST: {
            "README.md": b"# Mails\n",
            "train.csv": csv(questions(range(30))),
            "test.csv": csv(questions(range(90, 99))),
        },
        SECOND: {"README.md": b"# Mails\n", "data/train.csv": csv(questions(range(100, 160)))},
    },
    "own/two": {FIRST: {"README.md": CARD, "one/x.csv": b"a,b\n1,2\n", "two/a.csv": csv(questions(range(40)))}},
}
REPOSITORIES["own/two"][FIRST]["two/b.csv"] = csv(questions(range(50, 60)))
PINNED = {"dataset": "own/mails", "revision": FIRST, "splits": {"test": "test"}}


def test_a_hub_is_asked_once_and_gives_exactly_the_pinned_commit(tmp_path: Path) -> None:
    first, second = (
        task(tmp_path, "first", PINNED),
        task(tmp_path, "second", {"dataset": "own/mails", "revision": SECOND}),
    )
    two = task(tmp_path, "two", {"dataset": "own/two", "revision": FIRST, "config": "two", "splits": {"test": "test"}})
    imported = ["import", "hf:own/two", "--config", "two", "--out", tmp_path / "imported"]
    with serve(REPOSITORIES) as address:
        home = Home(tmp_path, {"HF_ENDPOINT": address})
        results = home.run(export(first), export(second), export(two), imported)
    assert [(code, error) for code, _, error in results] == [(0, "")] * 4
    check_pinned(first, second)
    assert len(inputs(Path(f"{two}.train"))) == 35
    made = load_folder(tmp_path / "imported")
    assert (made.spec.licence, len(made.test)) == ("cc-by-4.0", 10)
    assert FIRST[:12] in (tmp_path / "imported" / "README.md").read_text()

    # The hub is gone now; what was read once is read again, and nothing else is taken for what was not.
    third = task(tmp_path, "third", {"dataset": "own/mails", "revision": UNKNOWN})
    for environment in ({"HF_ENDPOINT": address}, {"HF_HUB_OFFLINE": "1"}):
        again = Home(tmp_path, environment).run(export(first, "--force"), export(second, "--force"), export(third))
        assert [code for code, _, _ in again] == [0, 0, 2]
        check_pinned(first, second)
        assert "333333333333: it is not in the cache, and " in again[2][2] and again[2][2].count("\n") == 1


def check_pinned(first: Path, second: Path) -> None:
    of_first = [*inputs(Path(f"{first}.train")), *inputs(Path(f"{first}.validation"))]
    assert sorted(of_first) == sorted(f"question {n}" for n in range(30))
    assert len(inputs(Path(f"{second}.train"))) == 42
    assert {len(text) for text in inputs(Path(f"{second}.train"))} == {len("question 100")}


def test_what_the_hub_has_not_is_one_line(tmp_path: Path) -> None:
    columns = {"input": "txt", "references": "label"}
    faults = {
        "no_such": ({**PINNED, "dataset": "own/mials"}, "there is no such data set on the hub, or it is private"),
        "revision": ({**PINNED, "revision": UNKNOWN}, "333333333333: it has no such revision"),
        "column": ({**PINNED, "columns": columns}, 'no column "txt". Did you mean "text"?'),
        "split": ({**PINNED, "splits": {"test": "tset"}}, 'no split "tset". Did you mean "test"?'),
        "config": ({"dataset": "own/two", "revision": FIRST, "config": "tow"}, "BuilderConfig 'tow' not found"),
        "which_config": ({"dataset": "own/two", "revision": FIRST}, "Config name is missing"),
        "empty": ({**PINNED, "columns": {"input": "text", "references": "label", "id": "label"}}, "stands twice"),
    }
    folders = {name: task(tmp_path, name, source) for name, (source, _) in faults.items()}
    with serve(REPOSITORIES) as address:
        results = Home(tmp_path, {"HF_ENDPOINT": address}).run(*map(export, folders.values()))
    for (name, (_, says)), (code, out, error) in zip(faults.items(), results, strict=True):
        assert (code, out) == (2, ""), name
        assert says in error and error.startswith(f"adaptbench: {folders[name]}/task.toml: [source]: ")
        assert error.count("\n") == 1, error


def test_code_in_a_data_set_is_never_run(tmp_path: Path) -> None:
    script = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    (tmp_path / "scripted").mkdir()
    (tmp_path / "scripted" / "scripted.py").write_text(script)
    (tmp_path / "scripted" / "train.csv").write_bytes(csv(questions(range(30))))
    [(code, _, error)] = Home(tmp_path).run(export(task(tmp_path, "toy", {"dataset": "scripted"})))
    assert code == 2 and "scripts are no longer supported" in error
    assert not (tmp_path / "ran").exists()


def test_a_missing_library_is_named_with_how_to_install_it(tmp_path: Path) -> None:
    for name in ("datasets", "pyarrow"):
        (tmp_path / "path" / name).mkdir(parents=True)
        (tmp_path / "path" / name / "__init__.py").write_text(f"raise ModuleNotFoundError('none', name='{name}')\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    home = Home(tmp_path, {"PYTHONPATH": f"{tmp_path / 'path'}"})
    imported = ["import", tmp_path / "a.parquet", "--out", tmp_path / "made"]
    (code, _, error), (other_code, _, other_error) = home.run(
        export(task(tmp_path, "toy", {"dataset": "data"})), imported
    )
    assert code == other_code == 2
    assert error.endswith("pip install 'adaptbench[hub]'\n")
    assert other_error.endswith("pip install 'adaptbench[parquet]'\n")


# --- what is wrong before anything is read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ({"dataset": "own/mails"}, "a hub id needs its revision pinned: the 40 digits of a commit."),
        ({"dataset": "own/mails", "revision": "main"}, 'the 40 digits of a commit. "main" is none.'),
        ({}, '[source]: missing key "dataset"'),
        ({"dataset": "x", "revison": FIRST}, 'unknown key "revison". Did you mean "revision"?'),
        ({"dataset": "x", "columns": {"inputs": "a"}}, 'unknown key "columns.inputs". Did you mean "input"?'),
        ({"dataset": "x", "columns": {"input": 3}}, 'key "columns.input": must be a list'),
        ({"dataset": "x", "columns": "text"}, 'key "columns": must be a table'),
        ({"dataset": "x", "splits": {"train": "a", "test": "a"}}, "each published split once only"),
        ({"dataset": "x", "shares": {"train": 1}}, "shares must give train, validation and test"),
        ({"dataset": "no folder", "revision": FIRST}, "no such folder, and no hub id (owner/name) either"),
    ],
)
def test_a_source_that_cannot_be_read_names_its_key(tmp_path: Path, source: dict[str, Any], says: str) -> None:
    with pytest.raises(TaskError) as raised:
        load_folder(task(tmp_path, "toy", source))
    assert says in str(raised.value) and str(tmp_path / "toy" / "task.toml") in str(raised.value)


def test_a_source_stands_alone(tmp_path: Path) -> None:
    folder = task(tmp_path, "toy", PINNED)
    (folder / "test.jsonl").write_text("")
    with pytest.raises(TaskError, match=r"has a \[source\], and test.jsonl stands beside it"):
        load_folder(folder)
    with pytest.raises(TaskError, match=r"a probe has a test.jsonl of its own"):
        load_folder(task(tmp_path, "probe", PINNED, probe=True))
