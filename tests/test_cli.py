"""The command line as a person uses it, from --help to a comparison, with the scripted model."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ARMS, RULES, Command, suite, toy_task_folder

ROOT = Path(__file__).parent.parent

HEAVY = ("numpy", "torch", "transformers", "openai", "pydantic", "rich", "pandas", "faiss", "genai_prices")
LABELS = ["prompt", "few_shot", "fine_tuned", "fine_tuned+few_shot"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    toy_task_folder(tmp_path)
    suite(tmp_path, model={"type": "scripted", "rules": RULES, "log": str(tmp_path / "asked")})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def the_run(here: Path) -> Path:
    (run,) = here.glob("results/toys/*")
    return run


def asked(here: Path) -> int:
    log = here / "asked"
    return len(log.read_text().splitlines()) if log.exists() else 0


# --- cheap commands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [["--help"], ["run", "--help"], ["report", "--help"], ["list"], ["run"]], ids=" ".join
)
def test_help_and_list_import_nothing_heavy(words: list[str]) -> None:
    code = f"""
import sys
from harness.cli import main
try:
    main({words!r})
except SystemExit as end:
    assert end.code == 0
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "[]"


def test_help_names_the_commands_and_options(adaptbench: Command, capsys: pytest.CaptureFixture[str]) -> None:
    for words, says in (
        (["--help"], ("run", "report", "list")),
        (["run", "--help"], ("--task", "--strategy", "--results", "--max-test", "--fresh", "--quiet")),
    ):
        with pytest.raises(SystemExit) as left:
            adaptbench(*words)
        assert left.value.code == 0
        out = capsys.readouterr().out
        assert [part for part in says if part not in out] == []


def test_list(adaptbench: Command) -> None:
    code, out, err = adaptbench("list")
    assert (code, err) == (0, "")
    listed = {kind: names.split(", ") for kind, names in (line.split(": ") for line in out.splitlines())}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert listed == {
        kind: sorted(declared[f"adaptbench.{group}"])
        for kind, group in zip(listed, ("strategies", "tasks", "metrics", "models", "trainers"), strict=True)
    }
    assert list(listed) == ["strategy", "task", "metric", "model", "trainer"]
    assert {"prompt", "few_shot", "rag", "fine_tuned"} <= {*listed["strategy"]}


# --- a run ------------------------------------------------------------------------------------------------------------


def test_a_run_leaves_its_records_and_prints_the_table(here: Path, adaptbench: Command) -> None:
    code, out, err = adaptbench("run", "suite.toml")
    assert code == 0
    run = the_run(here)
    manifest = json.loads((run / "manifest.json").read_text())
    assert manifest["finished"] and list(manifest["plan"]["strategies"]) == LABELS
    kinds = [json.loads(line)["kind"] for line in (run / "records.jsonl").read_text().splitlines()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"setup": 4, "answer": 80, "latency": 12}
    assert all(label in out and label in (run / "comparison.md").read_text() for label in LABELS)
    assert Path(out.splitlines()[-1]).samefile(run / "comparison.md")
    assert [line.split()[0] for line in err.splitlines()] == ["1/4", "2/4", "3/4", "4/4"]


def test_the_table_holds_the_scores_of_the_answers(here: Path, adaptbench: Command) -> None:
    adaptbench("run", "suite.toml", "--quiet")
    with (the_run(here) / "comparison.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    # By the rules of the suite "40" for 40 to 44, "55" for 50 to 59, and else the question back: 2 of 20 are right.
    assert {row["strategy"]: float(row["exact_match"]) for row in rows} == pytest.approx(dict.fromkeys(LABELS, 0.1))
    assert {(row["planned"], row["answered"]) for row in rows} == {("20", "20")}


def test_the_second_run_asks_nothing(here: Path, adaptbench: Command) -> None:
    adaptbench("run", "suite.toml", "--quiet")
    run, first = the_run(here), asked(here)
    before = {file: file.read_bytes() for file in run.iterdir() if file.is_file()}
    code, out, err = adaptbench("run", "suite.toml", "--quiet")
    assert (code, err) == (0, "") and out.startswith(
        "Nothing was missing: all 80 answers stand in the run's records.\n"
    )
    assert (the_run(here), asked(here)) == (run, first) and first > 80
    assert {file: file.read_bytes() for file in run.iterdir() if file.is_file()} == before


def test_another_run_takes_what_was_paid_for_and_says_so(here: Path, adaptbench: Command) -> None:
    adaptbench("run", "suite.toml", "--quiet", "--strategy", "prompt")
    log = (here / "asked").read_text().splitlines()
    code, out, _ = adaptbench("run", "suite.toml", "--quiet", "--strategy", "prompt", "--max-test", "5")
    new = [json.loads(line)["call"] for line in (here / "asked").read_text().splitlines()[len(log) :]]
    assert code == 0 and "complete" not in new, "only the latency pass asks anew"
    assert out.startswith("Reused 5 answers already paid for (0 of this run, 5 cached), asked 0.\n")


def test_fresh_pays_anew(here: Path, adaptbench: Command) -> None:
    adaptbench("run", "suite.toml", "--quiet")
    first = asked(here)
    assert adaptbench("run", "suite.toml", "--quiet", "--fresh")[0] == 0
    assert asked(here) == 2 * first
    assert len(list(here.glob("results/toys/*"))) == 2


def test_report_makes_the_same_files_again(here: Path, adaptbench: Command) -> None:
    _, shown, _ = adaptbench("run", "suite.toml", "--quiet")
    run = the_run(here)
    before = {name: (run / name).read_bytes() for name in ("comparison.md", "comparison.csv")}
    for name in before:
        (run / name).unlink()
    code, out, err = adaptbench("report", run)
    assert (code, err) == (0, "")
    assert {name: (run / name).read_bytes() for name in before} == before
    assert out.splitlines()[:-1] == shown.splitlines()[:-1]


def test_a_training_that_fails_spoils_no_other_row_and_the_exit_code_says_so(here: Path, adaptbench: Command) -> None:
    suite(here, model={"type": "scripted", "rules": RULES, "fail_on": r"number 7\?$"}, strategies=[ARMS[2], ARMS[0]])
    code, out, err = adaptbench("run", "suite.toml")
    assert code == 1
    assert "failed: a training prompt matches" in err
    assert "fine_tuned" in out and "prompt" in out
    kinds = [json.loads(line)["kind"] for line in (the_run(here) / "records.jsonl").read_text().splitlines()]
    assert kinds.count("answer") == 20


def test_a_task_alone_runs_the_default_suites_arms(here: Path, adaptbench: Command) -> None:
    # An arm that does not exist, so that the default suite's model is not loaded.
    code, _, err = adaptbench("run", "--task", "toy", "--strategy", "nope")
    assert code == 2 and "Allowed: few_shot, fine_tuned, fine_tuned+rag, prompt, rag." in err


def test_the_installed_command(here: Path) -> None:
    command = Path(sysconfig.get_path("scripts")) / "adaptbench"
    words = [command, "run", "suite.toml", "--strategy", "prompt", "--max-test", "4", "--results", "elsewhere"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "prompt" in done.stdout and "Traceback" not in done.stderr
    assert len(list((here / "elsewhere" / "toys").glob("*/comparison.csv"))) == 1
    assert not (here / "results").exists()
