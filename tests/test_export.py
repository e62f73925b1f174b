"""adaptbench export: exactly what an arm trains on, as the hosted services take it, without a model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness import registry
from harness.api import (
    Adaptation,
    Decoding,
    Example,
    Hyperparameters,
    Model,
    Strategy,
    Task,
    TaskSpec,
    Tools,
    TrainingPair,
    instruct,
)
from harness.errors import UsageError
from harness.exporting import NOT_TRIED, Arm, export_pairs
from harness.tasks import load_folder
from harness.toys import HashingEmbedder, toy_model, toy_task, toy_tools
from tests.conftest import Command, suite, toy_task_folder


def read(file: Path) -> list[list[tuple[str, str]]]:
    """The turns of each line, as (role, content)."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert all(list(line) == ["messages"] for line in lines)
    return [[(message["role"], message["content"]) for message in line["messages"]] for line in lines]


def strategy(name: str, **options: Any) -> Strategy:
    opened: Strategy = registry.load("strategy", name)(**options)
    return opened


def arm(opened: Strategy, parts: Callable[[str], Strategy] = strategy) -> Arm:
    return Arm("arm", opened, parts)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return toy_task_folder(tmp_path)


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_training_split_in_its_order_with_the_tasks_instruction(
    tmp_path: Path, toy: Path, adaptbench: Command
) -> None:
    code, out, error = adaptbench("export", toy, "--out", tmp_path / "train.jsonl")
    assert (code, error) == (0, "")
    expected = [[("system", "Answer."), ("user", f"what is number {n}?"), ("assistant", str(n))] for n in range(30)]
    assert read(tmp_path / "train.jsonl") == expected
    content = (tmp_path / "train.jsonl").read_bytes()
    assert f"30 examples, {len(content)} bytes: {tmp_path / 'train.jsonl'}" in out
    assert f"sha256 {hashlib.sha256(content).hexdigest()}" in out
    assert f"note: {NOT_TRIED}" in out


def test_validation_and_a_part_of_training(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    files = (tmp_path / "train.jsonl", tmp_path / "validation.jsonl")
    command = ("export", toy, "--out", files[0], "--validation-out", files[1], "--max-train", 12)
    assert adaptbench(*command)[0] == 0
    assert [len(read(file)) for file in files] == [12, 10]
    before = files[0].read_bytes()
    assert adaptbench(*command)[0] == 0
    assert files[0].read_bytes() == before
    assert adaptbench("export", toy, "--out", tmp_path / "v.jsonl", "--split", "validation")[0] == 0
    assert (tmp_path / "v.jsonl").read_bytes() == files[1].read_bytes()


def test_a_byte_order_mark_where_it_is_asked_for(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    adaptbench("export", toy, "--out", tmp_path / "plain.jsonl")
    code, out, _ = adaptbench("export", toy, "--out", tmp_path / "bom.jsonl", "--bom")
    content = (tmp_path / "bom.jsonl").read_bytes()
    assert code == 0 and content == b"\xef\xbb\xbf" + (tmp_path / "plain.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() in out


def test_an_arm_of_a_suite_with_its_options_and_its_inner_arm(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    shots = {"type": "few_shot", "label": "shots", "choose": "fixed", "k": 2}
    tuned = {"type": "fine_tuned", "trainer": "scripted", "inner": "shots", "label": "tuned", "max_train_examples": 15}
    file = suite(tmp_path, strategies=[shots, tuned])
    assert adaptbench("export", toy, "--out", tmp_path / "a.jsonl", "--suite", file, "--arm", "tuned")[0] == 0
    lines = read(tmp_path / "a.jsonl")
    assert len(lines) == 15
    for turns in lines:
        assert [role for role, _ in turns] == ["system", *["user", "assistant"] * 3]
        own = turns[-2][1]
        shown = [content for role, content in turns[:-2] if role == "user"]
        assert own not in shown and len(shown) == 2
        assert turns[-1][1] == own.removeprefix("what is number ").removesuffix("?")


def test_the_seed_is_the_suites_first_unless_another_is_given(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    file = suite(tmp_path, strategies=[{"type": "few_shot", "choose": "random", "k": 2}], seeds=[3, 4])
    commands = {"own": ("--suite", file, "--arm", "few_shot")}
    commands |= {f"seed{n}": (*commands["own"], "--seed", n) for n in (0, 3)}
    for name, options in commands.items():
        assert adaptbench("export", toy, "--out", tmp_path / name, *options)[0] == 0
    assert read(tmp_path / "own") == read(tmp_path / "seed3") != read(tmp_path / "seed0")


def test_what_was_exported_comes_back_by_import(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    adaptbench("export", toy, "--out", tmp_path / "train.jsonl", "--validation-out", tmp_path / "v.jsonl", "--bom")
    files = (tmp_path / "train.jsonl", "--validation", tmp_path / "v.jsonl", "--out", tmp_path / "back")
    code, out, error = adaptbench("import", *files)
    assert (code, error) == (0, "") and "left out: nothing" in out
    first, back = load_folder(toy), load_folder(tmp_path / "back")
    assert back.spec.instruction == first.spec.instruction
    assert pairs_of(back.validation) == pairs_of(first.validation)
    assert sorted(pairs_of((*back.train, *back.test))) == sorted(pairs_of(first.train))


def pairs_of(examples: Sequence[Example]) -> list[tuple[str, str]]:
    return [(example.input, example.references[0]) for example in examples]


# --- what it is that is exported --------------------------------------------------------------------------------------


@pytest.mark.parametrize("inner", ["", "few_shot", "rag", "prompt"])
def test_the_pairs_are_those_that_a_run_trains_on(tmp_path: Path, inner: str) -> None:
    """With a trainer that takes note of what it is given, by way of the tools of a run."""
    task = toy_task()
    tuned = strategy("fine_tuned", inner=inner, trainer="scripted", max_train_examples=20)
    with toy_tools(tmp_path) as tools:
        noted = NotingTools(tools)
        tuned.adapt(task.spec, task.train, task.validation, toy_model(), 3, noted)
    exported = export_pairs(arm(tuned), task, 3, HashingEmbedder)
    assert exported.train == noted.train_pairs and len(exported.train) == 20
    assert exported.validation == noted.validation_pairs


class NotingTools:
    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.train_pairs: Sequence[TrainingPair] = ()
        self.validation_pairs: Sequence[TrainingPair] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tools, name)

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> Any:
        self.train_pairs, self.validation_pairs = train, validation
        return self.tools.train(trainer, model, train, validation, hyperparameters, seed)


@pytest.mark.parametrize("name", ["few_shot", "rag"])
def test_an_arm_that_trains_nothing_gives_its_prompts(name: str) -> None:
    task = toy_task()
    exported = export_pairs(arm(strategy(name, k=2)), task, 0, HashingEmbedder)
    assert [pair.answer for pair in exported.train] == [example.references[0] for example in task.train]
    for pair, example in zip(exported.train, task.train, strict=True):
        shown = pair.prompt.demonstrations or pair.prompt.retrieved
        assert len(shown) == 2 and example.id not in shown
    assert exported.notes == ()


# --- what cannot be exported ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AsksTheModel:
    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        build = instruct(spec.instruction)
        list(model.complete([build(train[0].query)], Decoding()))
        return Adaptation(model, build)


@dataclass(frozen=True)
class TrainsTwice:
    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        for _ in range(2):
            model, _step = tools.train("scripted", model, [], [], Hyperparameters(), seed)
        return Adaptation(model, instruct(spec.instruction))


@pytest.mark.parametrize(
    ("opened", "says"), [(AsksTheModel(), "asks a model while it adapts"), (TrainsTwice(), "trains 2 times")]
)
def test_a_strategy_that_cannot_be_exported_says_why(opened: Strategy, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        export_pairs(arm(opened), toy_task(), 0, HashingEmbedder)


def test_a_task_without_training_examples_is_refused() -> None:
    task = toy_task()
    with pytest.raises(UsageError, match="fine-tuning needs training and validation examples"):
        export_pairs(arm(strategy("fine_tuned")), Task(task.spec, (), (), task.test), 0, HashingEmbedder)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--max-train", 9), "9 examples, and hosted services refuse fewer than 10. Give --force"),
        (("--max-train", 0), "train must be at least 1"),
        (("--strategy", "few_shots"), 'unknown strategy "few_shots". Did you mean "few_shot"?'),
        (("--arm", "prompt"), "--arm goes with --suite"),
        (("--suite", "suite.toml"), "--suite goes with --arm LABEL"),
        (("--suite", "nowhere.toml", "--arm", "x"), "nowhere.toml: no such file"),
    ],
)
def test_what_cannot_be_exported_is_one_line_and_writes_nothing(
    tmp_path: Path, toy: Path, adaptbench: Command, options: tuple[object, ...], says: str
) -> None:
    code, out, error = adaptbench("export", toy, "--out", tmp_path / "a.jsonl", *options)
    assert (code, out) == (2, "")
    assert says in error and error.count("\n") == 1
    assert not (tmp_path / "a.jsonl").exists()


def test_force_writes_few_examples_and_over_another_file(tmp_path: Path, toy: Path, adaptbench: Command) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("mine\n")
    code, _, error = adaptbench("export", toy, "--out", file)
    assert code == 2 and "exists already, with other content" in error and file.read_text() == "mine\n"
    assert adaptbench("export", toy, "--out", file, "--max-train", 9, "--force")[0] == 0
    assert len(read(file)) == 9
