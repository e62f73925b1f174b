"""Learning curves and freshness: what is run beside the strategies themselves, and what the records then say."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from harness.comparison import TaskComparison, compare
from harness.config import load_plan
from harness.progress import Quiet
from harness.report import markdown
from harness.runner import run
from harness.store import read_manifest, read_records
from harness.testing import HashingEmbedder
from harness.variants import as_before, jobs
from tests.conftest import example, suite, toy_task_folder, write_lines

PROMPT = {"type": "prompt", "wordings": []}
TUNED = {"type": "fine_tuned", "trainer": "scripted"}


def ran(folder: Path, *arms: dict[str, Any], rules: list[list[str]] | None = None, **changes: Any) -> Path:
    model = {"type": "scripted", "rules": rules or []}
    plan = load_plan(suite(folder, model=model, strategies=list(arms), **changes))
    path, tally = run(plan, Quiet(), HashingEmbedder)
    assert tally.failed_cells == []
    return path


def only(path: Path) -> TaskComparison:
    (task,) = compare(path).tasks
    return task


# --- learning curves -------------------------------------------------------------------------------------------------


def test_each_strategy_that_learns_is_made_with_fewer_examples_too(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    arms = (PROMPT, {"type": "few_shot"}, {"type": "rag"}, TUNED, {**TUNED, "inner": "rag"})
    path = ran(tmp_path, *arms, train_sizes=[0, 5, 20, 500])
    asked = Counter(r.cell.strategy for r in read_records(path) if type(r).__name__ == "AnswerRecord")
    whole = {"prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag"}
    learning = {f"{arm}@{size}" for arm in ("few_shot", "fine_tuned", "fine_tuned+rag") for size in (0, 5, 20)}
    assert asked == dict.fromkeys(whole | learning, 20), "500 is more than there are"
    timed = {r.cell.strategy for r in read_records(path) if type(r).__name__ == "LatencyRecord"}
    assert timed == whole
    task = only(path)
    assert [row.strategy for row in task.rows] == ["prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag"]
    assert {curve.strategy: [p.size for p in curve.points] for curve in task.curves} == {
        arm: [0, 5, 20, 30] for arm in ("few_shot", "fine_tuned", "fine_tuned+rag")
    }


def test_smaller_training_sets_are_nested_and_drawn_by_the_seed(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    plan = load_plan(suite(tmp_path, strategies=[TUNED], train_sizes=[5, 10], seeds=[0, 1]))
    drawn = {(job.arm.label, job.seed): {e.id for e in job.train} for job in jobs(plan)}
    small, larger = drawn["fine_tuned@5", 0], drawn["fine_tuned@10", 0]
    assert (len(small), len(larger), len(drawn["fine_tuned", 0])) == (5, 10, 30)
    assert small < larger and small != drawn["fine_tuned@5", 1]


def test_what_does_not_learn_has_no_curve_and_without_an_example_the_inner_strategy_is_left(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    plan = load_plan(suite(tmp_path, strategies=[{"type": "rag"}, {**TUNED, "inner": "rag"}], train_sizes=[0]))
    assert [(job.arm.label, job.arm.type) for job in jobs(plan)] == [
        ("rag", "rag"),
        ("fine_tuned+rag", "fine_tuned"),
        ("fine_tuned+rag@0", "rag"),
    ]


def test_the_curve_and_its_forecast_are_shown(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    # Right on test questions 41 to 49 where the demonstrations hold an early training example.
    rules = [["(?s)number (1|2|3|4|5)\\?.*number 4[1-9]", "41"]]
    path = ran(tmp_path, {"type": "few_shot"}, rules=rules, train_sizes=[5, 10, 15, 20])
    text = markdown.render(compare(path))
    assert "exact_match against training examples" in text
    assert " 5 examples |" in text and "forecast:" in text
    assert len(only(path).curves[0].points) == 5


def test_a_curve_stops_where_an_option_stops_the_training(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    path = ran(tmp_path, {**TUNED, "max_train_examples": 12}, train_sizes=[5, 20])
    assert [point.size for point in only(path).curves[0].points] == [5, 12]


@pytest.mark.parametrize("sizes", [[5, 5], [10, 5], [-1]])
def test_sizes_that_make_no_curve_are_refused(sizes: list[int], tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    with pytest.raises(Exception, match=r'"train_sizes" must rise, from 0 or more'):
        load_plan(suite(tmp_path, train_sizes=sizes))


# --- freshness -------------------------------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A toy task of which the answers to 40 to 49 changed after training: the documents say old, then new."""
    folder = toy_task_folder(tmp_path)
    rows = [example(n) for n in range(40, 60)]
    for row in rows[:10]:
        row.update(references=["new"], outdated_references=["old"])
    write_lines(folder / "test.jsonl", rows)
    for name, word in (("corpus", "new"), ("corpus_before", "old")):
        documents = [{"id": f"d{i}", "text": f"Numbers that end in {i} are {word}."} for i in range(10)]
        write_lines(folder / f"{name}.jsonl", documents)
    return tmp_path


RULES = [["are old", "old"], ["are new", "new"], [r"number 4\d", "old"]]


def test_what_reads_follows_the_change_and_what_learnt_stays_behind(changed: Path) -> None:
    path = ran(changed, PROMPT, {"type": "rag"}, TUNED, rules=RULES, freshness=True)
    task = only(path)
    found = {row.strategy: (row.before.mean, row.after.mean, row.stale.mean) for row in task.freshness}
    assert found == {"prompt": (1.0, 0.0, 1.0), "rag": (1.0, 1.0, 0.0), "fine_tuned": (1.0, 0.0, 1.0)}
    assert [row.after.n for row in task.freshness] == [10, 10, 10]
    updates = {row.strategy: row.update for row in task.freshness}
    assert updates["prompt"] is None
    assert updates["fine_tuned"] and updates["fine_tuned"].trained_tokens == 90
    assert updates["rag"] and updates["rag"].trained_tokens is None and updates["rag"].seconds > 0
    text = markdown.render(compare(path))
    assert "When the facts change: exact_match on the 10 answers that changed" in text and "nothing" in text


def test_the_task_as_it_was_is_no_row_of_its_own_and_is_not_timed(changed: Path) -> None:
    path = ran(changed, PROMPT, freshness=True)
    assert list(read_manifest(path)["plan"]["tasks"]) == ["toy"]
    cells = Counter((type(r).__name__, r.cell.task) for r in read_records(path))
    assert cells["AnswerRecord", "toy@before"] == 20 and cells["LatencyRecord", "toy@before"] == 0
    assert cells["LatencyRecord", "toy"] == 3


def test_training_is_not_paid_for_a_second_time_for_the_past(changed: Path) -> None:
    path = ran(changed, {**TUNED, "inner": "rag"}, freshness=True)
    lines = [json.loads(line) for line in (path / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    trainings = [
        (line["task"], step["reused"])
        for line in lines
        if line["kind"] == "setup"
        for step in line["steps"]
        if step["kind"] == "training"
    ]
    assert trainings == [("toy", False), ("toy@before", True)]


def test_the_past_of_a_task(changed: Path) -> None:
    plan = load_plan(suite(changed, strategies=[PROMPT], freshness=True))
    (task,) = plan.tasks
    earlier = as_before(task)
    assert earlier.spec.corpus == task.spec.corpus_before and earlier.spec.corpus_before == ()
    assert [e.references for e in earlier.test[9:11]] == [("old",), ("50",)]
    assert not any(e.outdated_references for e in earlier.test)
    assert earlier.train == task.train


def test_without_freshness_or_a_past_nothing_more_is_run(changed: Path) -> None:
    assert len(list(jobs(load_plan(suite(changed, strategies=[PROMPT]))))) == 1
    (changed / "toy" / "corpus_before.jsonl").unlink()
    assert len(list(jobs(load_plan(suite(changed, strategies=[PROMPT], freshness=True))))) == 1
