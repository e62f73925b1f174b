"""results/reference: what README, docs and datasheets show of it is what it gives, and its choices add up by hand."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.choices import MORE, THREE, Asked
from benchmarks.reference import ROOT, RUN, contents, differs, main
from harness.frames import Run, load
from harness.recommendation import recommend
from tests.conftest import Command

# A path of whoever measured has no place in what is committed.
PATHS = re.compile(r"(?<![\w.<])/(tmp|root|home|Users|work|mnt|var)/")
DAYS_A_MONTH = 730 / 24


@pytest.fixture(scope="module")
def run() -> Run:
    return load(RUN)


def test_all_that_is_shown_is_what_the_run_gives(run: Run) -> None:
    made = contents(run)
    pictures = sorted(file.name for file in (ROOT / "docs" / "pictures").iterdir())
    assert {"README.md", "recommend.md", "comparison.csv", *pictures} <= {file.name for file in made}
    assert [hint for file, text in made.items() if (hint := differs(file, text))] == []


def test_another_run_fails_the_check_with_where_and_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "reference"
    shutil.copytree(RUN, other)
    manifest = json.loads((other / "manifest.json").read_text("utf-8"))
    (other / "manifest.json").write_text(json.dumps({**manifest, "started": "2027-02-03T00:00:00+00:00"}), "utf-8")
    before = (ROOT / "README.md").read_bytes()
    assert main([str(other), "--check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith("README.md:") and "2027-02-03" not in line.partition("gives")[0] for line in said)
    assert len([line for line in said if line.startswith("tasks/")]) == 5
    assert (ROOT / "README.md").read_bytes() == before, "a check writes nothing"


def test_a_difference_is_one_line_and_the_last_digits_of_a_sum_are_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert differs(file, "x\n") == f"{file}: is missing. make readme"
    file.write_text("name,usd\nprompt,0.1\nrag,\n", "utf-8")
    assert differs(file, "name,usd\nprompt,0.10000000000000002\nrag,\n") is None
    for other in ("name,usd\nprompt,0.100001\nrag,\n", "name,usd\nprompt,0.1\nrag,0.0\n", "name,usd\nprompt,0.1\n"):
        hint = differs(file, other)
        assert hint and "\n" not in hint and f"{file}:" in hint
    words = file.rename(tmp_path / "a.md")
    hint = differs(words, "name,usd\nprompt,0.10000000000000002\nrag,\n")
    assert hint == f"{words}:2: has 'prompt,0.1', the run gives 'prompt,0.10000000000000002'. make readme"


def by_hand(task: str, **asked: Any) -> str:
    """The strategy to take, by the arithmetic of docs/recommend.md over comparison.csv."""
    with (RUN / "comparison.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["strategy"]: row for row in csv.DictReader(file) if row["task"] == task}
    cost = {
        name: monthly(row, asked.get("volume", 10_000), asked.get("facts_change_every")) for name, row in rows.items()
    }
    left = {
        name: row
        for name, row in rows.items()
        if not (asked.get("no_training") and row["trained_tokens"])
        and float(row["p95_seconds"]) <= asked.get("max_p95", float("inf"))
        and cost[name] <= asked.get("monthly_budget", float("inf"))
    }
    best = max(left.values(), key=lambda row: float(row[row["primary_metric"]]))
    return min((name for name, row in left.items() if set(row["group"]) & set(best["group"])), key=cost.__getitem__)


def monthly(row: dict[str, str], volume: int, days: float | None) -> float:
    setup = float(row["setup_usd"])
    update = 0.0 if row["strategy"] == "prompt" else setup
    return setup / 12 + volume / 1000 * float(row["usd_per_1000"]) + (DAYS_A_MONTH / days * update if days else 0.0)


def taken(run: Run, asked: Asked) -> str | None:
    (task,) = (task for task in run.comparison.tasks if task.task == asked.task)
    choice = recommend(run.comparison, task, asked.constraints).choice
    return choice.strategy if choice else None


@pytest.mark.parametrize("asked", [*THREE, *MORE], ids=lambda asked: asked.words)
def test_each_choice_adds_up_by_hand(run: Run, asked: Asked) -> None:
    assert taken(run, asked) == by_hand(asked.task, **asked.options)


def test_three_constraints_have_three_answers(run: Run, adaptbench: Command) -> None:
    assert {taken(run, asked) for asked in THREE} == {"fine_tuned+rag", "few_shot", "fine_tuned"}
    assert taken(run, Asked("support")) != taken(run, Asked("support", {"facts_change_every": 7}))
    code, out, _ = adaptbench("recommend", RUN, *THREE[2].words.split(), "--json")
    assert code == 0 and json.loads(out)["tasks"][0]["choice"]["strategy"] == taken(run, THREE[2])


def test_a_reader_finds_answers_and_training_curves(run: Run) -> None:
    whole = run.answers[~run.answers.task.str.endswith("@before") & run.answers.probe.isna()]
    assert whole.groupby(["task", "strategy"]).size().eq(100).all() and whole.task.nunique() == 5
    curves = {file.parent.parent for file in RUN.glob("artifacts/*/*/*/curve.csv")}
    trained = run.setup[run.setup.kind == "training"]
    assert len(curves) == len(trained) == 12


def committed() -> Iterator[tuple[Path, str]]:
    ignored = {"report.html", "summary.json", ".lock"}
    for file in (file for file in RUN.rglob("*") if file.is_file() and file.name not in ignored):
        raw = file.read_bytes()
        yield file, (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode("utf-8")


def test_no_path_of_a_machine_and_no_weights_are_committed() -> None:
    files = dict(committed())
    assert {file.name for file in files} == {
        "manifest.json", "records.jsonl.gz", "comparison.csv", "comparison.md", "curve.csv", "setup.json",
    }  # fmt: skip
    assert [file for file, text in files.items() if PATHS.search(text)] == []
    assert sum(file.stat().st_size for file in files) < 2_000_000
