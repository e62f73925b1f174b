"""LaTeX, JSON, Parquet and data frames: the same numbers, unknown missing and never 0, nothing taken for markup."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import pytest

import harness
from harness.api import Failure, Usage
from harness.comparison import compare
from harness.errors import RunError
from harness.records import Cell, Record
from harness.report import csv, json_export, latex, parquet
from harness.report.outputs import outputs
from tests.conftest import Command
from tests.test_comparison import answer, failed, manifest, setup, step, timed, write_run

VOLUME = {"requests_per_month": [1000], "months": 12, "hosting_usd_per_hour": None, "busy_share": 0.5}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    about = manifest("a_1", "b&c", examples=8)
    about["plan"] |= {"volume": {**VOLUME, "project_onto": []}, "cost": {"usd_per_hour": 0.1}}
    records: list[Record] = [setup("a_1", step("index", 2.0, None)), setup("b&c", error=Failure("boom", "it broke"))]
    for i in range(8):
        records.append(
            answer("a_1", i, i / 7, facets={"side": "left"}, retrieved=("d1", "d2"), usage=Usage(10, None, 2))
        )
        records.append(
            replace(failed("b&c", i), usage=Usage())
            if i > 5
            else answer("b&c", i, 1.0, usage=Usage(None, None, 3), usd=None)
        )
        records.append(timed("a_1", i, 0.25, 0.5 if i else None))
    return write_run(tmp_path / "2026-01-01T000000-abcd", about, records)


# --- frames ----------------------------------------------------------------------------------------------------------


def test_answers_have_a_row_a_request_and_unknown_is_missing(run: Path) -> None:
    answers = harness.load(run).answers
    assert len(answers) == 16 and list(answers.columns[:4]) == ["task", "strategy", "seed", "example_id"]
    first = answers.iloc[0]
    assert (first.strategy, first.input_tokens, first.retrieved, first.facet_side) == ("a_1", 10, ["d1", "d2"], "left")
    assert first.messages == [{"role": "user", "content": "?"}]
    other = answers[answers.strategy == "b&c"]
    assert other.input_tokens.isna().all() and other.usd.isna().all() and other.facet_side.isna().all()
    wrong = other[other.error_kind.notna()]
    assert list(wrong.error_kind) == ["server"] * 2 and wrong.score_f1.isna().all() and wrong.completion.isna().all()
    by_hand = answers.groupby("strategy").score_f1.mean()
    assert by_hand["a_1"] == pytest.approx(0.5) and by_hand["b&c"] == 1.0


def test_of_two_records_for_one_request_the_latest_is_in_the_frame(tmp_path: Path) -> None:
    again = [failed("a", 0), answer("a", 0, 1.0), timed("a", 0, 0.0, None), timed("a", 0, 0.0, 0.5)]
    loaded = harness.load(write_run(tmp_path / "r", manifest("a", examples=1), again))
    assert list(loaded.answers.score_f1) == [1.0] and list(loaded.latency.total_seconds) == [0.5]


def test_the_same_answer_in_two_tasks_or_to_a_probe_is_two_rows(tmp_path: Path) -> None:
    one = answer("a", 0, 1.0)
    about = manifest("a", examples=1)
    other = replace(one, cell=Cell("t@before", "a", 0))
    assert len(harness.load(write_run(tmp_path / "r", about, [one, other, replace(one, probe="p")])).answers) == 3


def test_latency_and_setup_frames(run: Path) -> None:
    loaded = harness.load(str(run))
    assert len(loaded.latency) == 8 and loaded.latency.total_seconds.isna().sum() == 1
    assert set(loaded.latency.total_seconds.dropna()) == {0.75}
    made, broken = loaded.setup.iloc[0], loaded.setup.iloc[1]
    assert (made.kind, made.seconds, json.loads(made.details)) == ("index", 2.0, {}) and pandas.isna(made.usd)
    assert (broken.strategy, broken.error_kind, broken.error_message) == ("b&c", "boom", "it broke")
    assert repr(loaded) == "<run 2026-01-01T000000-abcd: 1 task, 16 answers>"


def test_the_summary_is_comparison_csv(run: Path, tmp_path: Path) -> None:
    loaded = harness.load(run)
    file = tmp_path / "c.csv"
    file.write_text(csv.render(loaded.comparison), encoding="utf-8")
    written = pandas.read_csv(file)
    assert list(written.columns) == list(loaded.summary.columns)
    for name in ("planned", "answered", "f1", "f1_low", "usd_per_1000", "p50_seconds"):
        assert list(written[name].astype("float64").fillna(-1)) == list(
            loaded.summary[name].astype("float64").fillna(-1)
        )


def test_columns_have_the_same_type_in_every_run(run: Path, tmp_path: Path) -> None:
    """So that runs can be put below each other, also where in one of them nothing is known."""
    nothing = harness.load(write_run(tmp_path / "r", manifest("a", examples=1), []))
    full = harness.load(run)
    for name in ("answers", "latency", "setup"):
        ours, others = getattr(full, name).dtypes, getattr(nothing, name).dtypes
        typed = [column for column in others.index if str(others[column]) != "object"]
        assert {column: ours[column] for column in typed} == {column: others[column] for column in typed}
        assert {"task", "strategy", "seed"} <= set(others.index)


def test_importing_harness_costs_nothing() -> None:
    code = "import sys, harness; assert callable(harness.load); print(sorted({'pandas', 'numpy'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_loading_what_is_no_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"manifest\.json: no such file"):
        harness.load(tmp_path)


# --- LaTeX -----------------------------------------------------------------------------------------------------------


def test_latex_has_rules_captions_and_as_many_cells_in_each_row(run: Path) -> None:
    text = latex.render(compare(run))
    tables = re.findall(r"\\begin\{tabular\}\{@\{\}([lr]+)@\{\}\}\n(.*?)\\end\{tabular\}", text, re.S)
    assert len(tables) == text.count(r"\begin{table}") == text.count(r"\caption{") >= 5
    for align, body in tables:
        lines = body.strip().splitlines()
        assert lines[0] == r"\toprule" and lines[2] == r"\midrule" and lines[-1] == r"\bottomrule"
        rows = [lines[1], *lines[3:-1]]
        assert {len(re.split(r"(?<!\\) & ", row)) for row in rows} == {len(align)}
    assert r"a\_1 & 50.0" in text and r"b\&c" in text


def test_latex_prints_what_it_is_given_and_obeys_nothing() -> None:
    assert latex.escaped(r"\input{x}") == r"\textbackslash{}input\{x\}"
    assert latex.escaped("100 % of $5 & #1_a ~^<b>|") == (
        r"100 \% of \$5 \& \#1\_a \textasciitilde{}\textasciicircum{}\textless{}b\textgreater{}\textbar{}"
    )
    assert latex.escaped("a\n\nb\tc") == "a b c", "an empty line would end the paragraph, and a table with it"
    assert latex.escaped("-1.5 [-2.0, 3.0] a-b -") == r"$-$1.5 {[}$-$2.0, 3.0{]} a{-}b {-}"


def test_a_name_with_a_line_break_ends_no_comment(tmp_path: Path) -> None:
    about = manifest("a", examples=1)
    about["model"]["name"] = about["plan"]["suite"] = "x\n\\input{y}"
    text = latex.render(compare(write_run(tmp_path / "r", about, [answer("a", 0, 1.0)])))
    assert not [line for line in text.splitlines() if line.startswith(r"\input")]


# --- JSON ------------------------------------------------------------------------------------------------------------


def test_json_holds_the_numbers_and_null_for_what_is_unknown(run: Path) -> None:
    comparison = compare(run)

    def refuse(word: str) -> Any:
        raise AssertionError(f"{word} is no JSON")

    whole = json.loads(json_export.render(comparison), parse_constant=refuse)
    (task,) = whole["tasks"]
    one, other = task["rows"]
    assert one["quality"]["f1"]["mean"] == pytest.approx(0.5) and other["answered"] == 6
    assert other["usd_per_thousand"] is None and one["setup"]["usd"] is None
    assert task["recommendation"]["candidates"][0]["strategy"] == "a_1" and whole["manifest"]["plan"]["suite"] == "s"
    assert task["costs"]["a_1"]["usd_month_at_1000"] is None and whole["warnings"]


def test_json_has_no_word_for_infinity(tmp_path: Path) -> None:
    ended = replace(step("training", 1.0, 0.1), details={"epochs": 1, "valid_loss": [1.0, float("inf")]})
    run = write_run(tmp_path / "r", manifest("a", examples=1), [setup("a", ended), answer("a", 0, 1.0)])
    (training,) = json.loads(json_export.render(compare(run)))["tasks"][0]["rows"][0]["trainings"]
    assert training["valid_loss"] == [1.0, None]


# --- Parquet ---------------------------------------------------------------------------------------------------------


def test_parquet_reads_back_as_the_frame(run: Path, tmp_path: Path) -> None:
    answers = harness.load(run).answers
    (tmp_path / "a.parquet").write_bytes(parquet.render(answers))
    back = pandas.read_parquet(tmp_path / "a.parquet")
    assert list(back.columns) == list(answers.columns) and list(back.example_id) == list(answers.example_id)
    assert list(back.retrieved[0]) == ["d1", "d2"] and back.input_tokens.isna().sum() == 8
    assert dict(back.messages[0][0]) == {"role": "user", "content": "?"}


def test_parquet_takes_what_models_write(tmp_path: Path) -> None:
    odd = answer("a", 0, 1.0, completion="half \ud83d", messages=(("user", "\ud800"),), facets={"f": "\udfff"})
    loaded = harness.load(write_run(tmp_path / "r", manifest("a", examples=1), [odd]))
    (tmp_path / "a.parquet").write_bytes(parquet.render(loaded.answers))
    assert pandas.read_parquet(tmp_path / "a.parquet").completion[0] == "half \\ud83d"


# --- the command -----------------------------------------------------------------------------------------------------


def test_report_writes_what_is_asked_for(run: Path, adaptbench: Command) -> None:
    code, out, err = adaptbench("report", run, "--format", "tex, json,parquet,json")
    assert (code, err) == (0, "")
    names = ["comparison.tex", "comparison.json", "answers.parquet"]
    assert out.splitlines()[-2:] == ["Written: comparison.tex, comparison.json, and", str(run / "answers.parquet")]
    assert {file.name for file in run.iterdir()} == {*names, "manifest.json", "records.jsonl"}


def test_report_writes_the_page_and_the_tables_unless_told_otherwise(run: Path, adaptbench: Command) -> None:
    assert adaptbench("report", run)[0] == 0
    made = {file.name for file in run.iterdir()} - {"manifest.json", "records.jsonl"}
    assert made == {"report.html", "comparison.csv", "comparison.md"}
    assert (run / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("asked", "said"),
    [("htm", 'report: --format: there is no "htm". Did you mean "html"?'), (" , ", "at least one of")],
)
def test_an_unknown_format_is_refused_before_anything_is_read(asked: str, said: str, adaptbench: Command) -> None:
    code, _, err = adaptbench("report", "no-such-run", "--format", asked)
    assert code == 2 and said in err


def test_a_file_that_cannot_be_made_stops_the_report_before_its_work(run: Path, adaptbench: Command) -> None:
    (run / "report.html").mkdir()
    (run / "report.html" / "kept").touch()
    code, _, err = adaptbench("report", run)
    assert code == 2 and "report.html: cannot be written" in err
    assert not list(run.glob("comparison.*")) and not list(run.glob(".*")), "no half of a report, nothing left behind"


def test_outputs_are_opened_at_once_and_kept_only_together(tmp_path: Path) -> None:
    with (
        pytest.raises(RunError, match=r"b\.txt: cannot be written"),
        outputs(tmp_path, {"a": "a.txt", "b": "no/b.txt"}),
    ):
        raise AssertionError("the work has begun")
    with pytest.raises(ZeroDivisionError), outputs(tmp_path, {"a": "a.txt"}) as files:
        files["a"].write("half")
        _ = 1 / 0
    assert not list(tmp_path.iterdir())
    with outputs(tmp_path, {"a": "a.txt"}) as files:
        files["a"].write("whole \ud800")
    assert (tmp_path / "a.txt").read_bytes() == b"whole \\ud800"
    assert len(list(tmp_path.iterdir())) == 1
