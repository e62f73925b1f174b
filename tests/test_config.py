from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.config import DEFAULT_SUITE, Arm, LatencyOptions, LimitOptions, Overrides, build_arm, load_plan
from harness.errors import SuiteError
from harness.prices import PriceOverrides
from tests.conftest import ARMS, suite, toml, toy_task_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    toy_task_folder(tmp_path)
    return tmp_path


def labels(file: Path, overrides: Overrides | None = None) -> list[str]:
    return [arm.label for arm in load_plan(file, overrides).arms]


def test_what_a_suite_leaves_out(toy: Path) -> None:
    plan = load_plan(suite(toy, cost=None, latency=None, results=None))
    assert plan.seeds == (0,)
    assert plan.cost == PriceOverrides()
    assert plan.latency == LatencyOptions(requests=20, warmup=2)
    assert plan.results == Path("results")
    assert [len(getattr(plan.tasks[0], split)) for split in ("train", "validation", "test")] == [30, 10, 20]


def test_what_a_suite_says(toy: Path) -> None:
    plan = load_plan(suite(toy, seeds=[3, 1], latency={"requests": 0}, cost={"usd_per_hour": 2}))
    assert (plan.suite, plan.seeds, plan.latency.requests, plan.cost.usd_per_hour) == ("toys", (3, 1), 0, 2.0)
    assert plan.model_type == "scripted" and "type" not in plan.model_options
    assert plan.results == toy / "results"


@pytest.mark.parametrize("file", [DEFAULT_SUITE, *sorted((ROOT / "suites").glob("*.toml"))], ids=lambda file: file.stem)
def test_the_suites_that_ship_load(file: Path) -> None:
    plan = load_plan(file)
    five = ["support", "contracts", "intents", "internal_code", "reply_tone"]
    assert [task.spec.name for task in plan.tasks] in (five, five[:2])
    assert [arm.label for arm in plan.arms] == ["prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag"]


def test_labels(toy: Path) -> None:
    assert labels(suite(toy)) == ["prompt", "few_shot", "fine_tuned", "fine_tuned+few_shot"]
    arms = [{"type": "few_shot", "label": "four"}, {"type": "few_shot"}, {"type": "fine_tuned", "inner": "four"}]
    assert labels(suite(toy, strategies=arms)) == ["four", "few_shot", "fine_tuned+four"]


def test_two_arms_without_labels_of_their_own(toy: Path) -> None:
    with pytest.raises(SuiteError, match=r'two strategies are labelled "few_shot"\. Give each its own "label"'):
        load_plan(suite(toy, strategies=[{"type": "few_shot"}, {"type": "few_shot", "k": 8}]))


def test_an_inner_may_be_a_strategy_that_is_no_arm(toy: Path) -> None:
    assert labels(suite(toy, strategies=[{"type": "fine_tuned", "inner": "rag"}])) == ["fine_tuned+rag"]


@pytest.mark.parametrize("on_other", [{}, {"inner": "tuned"}])
def test_an_inner_may_not_be_fine_tuned_itself_by_whatever_label(toy: Path, on_other: dict[str, Any]) -> None:
    # The inner training would be paid for and thrown away.
    arms = [
        {"type": "fine_tuned", "label": "tuned", "inner": "other"},
        {"type": "fine_tuned", "label": "other", **on_other},
    ]
    with pytest.raises(SuiteError, match=r'strategies\[0\] \("tuned"\): key "inner": "other" is of type "fine_tuned"'):
        load_plan(suite(toy, strategies=arms))


def test_strategies_chosen_on_the_command_line_keep_the_order_of_the_suite(toy: Path) -> None:
    assert labels(suite(toy), Overrides(arms=["fine_tuned", "prompt"])) == ["prompt", "fine_tuned"]


def test_a_combination_run_alone_still_knows_the_arm_it_builds_on(toy: Path) -> None:
    arms = [{"type": "few_shot", "label": "four", "k": 4}, {"type": "fine_tuned", "inner": "four"}]
    plan = load_plan(suite(toy, strategies=arms), Overrides(arms=["fine_tuned+four"]))
    assert [arm.label for arm in plan.arms] == ["fine_tuned+four"]
    assert [arm.label for arm in plan.parts] == ["four", "fine_tuned+four"]


def test_other_options_on_one_task(toy: Path) -> None:
    toy_task_folder(toy, "other")
    arms = [{"type": "few_shot", "k": 2, "choose": "fixed", "on": {"other": {"k": 5}}}]
    plan = load_plan(suite(toy, tasks=["toy", "other"], strategies=arms))
    (arm,) = plan.arms
    assert arm.options_on("toy") == {"k": 2, "choose": "fixed"}
    assert arm.options_on("other") == {"k": 5, "choose": "fixed"}
    assert (build_arm(plan, arm, "toy").k, build_arm(plan, arm, "other").k) == (2, 5)
    assert arm == Arm("few_shot", "few_shot", {"k": 2, "choose": "fixed"}, {"other": {"k": 5}})


def test_limits_draw_by_the_tasks_seed_and_keep_the_order(toy: Path) -> None:
    plan = load_plan(suite(toy, limits={"train": 7, "test": 500}))
    (task,) = plan.tasks
    numbers = [int(example.id[1:]) for example in task.train]
    assert numbers == sorted(numbers) and len(set(numbers)) == 7
    assert numbers != list(range(7)), "drawn, not cut"
    assert (len(task.validation), len(task.test)) == (10, 20)
    assert load_plan(suite(toy, limits={"train": 7})).tasks[0].train == task.train


def test_another_seed_of_the_task_draws_others(toy: Path) -> None:
    drawn = [
        load_plan(suite(toy, tasks=[name], limits={"train": 7})).tasks[0].train
        for name in ("toy", toy_task_folder(toy, "seeded", split={"seed": 5}).name)
    ]
    assert [e.id for e in drawn[0]] != [e.id for e in drawn[1]]


def test_the_command_line_may_lower_one_limit_and_leave_the_others(toy: Path) -> None:
    file = suite(toy, limits={"train": 7, "test": 5})
    (task,) = load_plan(file, Overrides(limits=LimitOptions(test=2))).tasks
    assert (len(task.train), len(task.validation), len(task.test)) == (7, 10, 2)


def test_a_task_of_the_command_line_takes_the_place_of_the_suites(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = toy / "elsewhere"
    elsewhere.mkdir()
    toy_task_folder(elsewhere, "mine")
    arms = [{"type": "prompt", "on": {"toy": {"validation_examples": 5}}}]
    file = suite(toy, tasks=["not-even-there"], strategies=arms)
    monkeypatch.chdir(elsewhere)
    assert [task.spec.name for task in load_plan(file, Overrides(tasks=["mine", "support"])).tasks] == [
        "mine",
        "support",
    ]


def test_paths_are_relative_to_the_suite_and_those_of_the_command_line_are_not(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = toy / "suites"
    inside.mkdir()
    file = suite(inside, tasks=["../toy"], results="../out")
    monkeypatch.chdir("/")
    plan = load_plan(file)
    assert plan.tasks[0].spec.name == "toy" and plan.results.resolve() == toy.resolve() / "out"
    assert load_plan(file, Overrides(results=Path("here"))).results == Path("here")


def test_two_tasks_of_one_name(toy: Path) -> None:
    second = toy_task_folder(toy, "second")
    (second / "task.toml").write_text((toy / "toy" / "task.toml").read_text())
    with pytest.raises(SuiteError, match='two tasks are named "toy"'):
        load_plan(suite(toy, tasks=["toy", "second"]))


def test_options_are_as_strict_as_toml(toy: Path) -> None:
    for wrong in ("4", 4.0, True):
        with pytest.raises(SuiteError, match='key "k": must be a whole number'):
            load_plan(suite(toy, strategies=[{"type": "few_shot", "k": wrong}]))
    whole_for_float = [{**ARMS[2], "learning_rate_multiplier": 2}]
    plan = load_plan(suite(toy, strategies=whole_for_float))
    assert build_arm(plan, plan.arms[0], "toy").learning_rate_multiplier == 2.0


def test_a_suite_with_a_byte_order_mark_and_windows_line_ends(toy: Path) -> None:
    file = suite(toy)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_plan(file).suite == "toys"


def test_loading_a_plan_touches_nothing(toy: Path) -> None:
    before = sorted(toy.rglob("*"))
    load_plan(suite(toy))
    assert sorted(toy.rglob("*")) == sorted([*before, toy / "suite.toml"])


def test_the_toml_writer_of_these_tests_writes_what_it_is_given() -> None:
    import tomllib

    table = {"a": [1, 2.5, True], "b": {"c d": 'quote " and \\ and é', "e": [{"f": "x"}]}, "g": 1e-7}
    assert tomllib.loads(toml(table)) == table
