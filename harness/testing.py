"""Contract tests that a plugin author inherits, and the toys that they run on.

Write `class TestMine(StrategyContract): strategy = Mine(k=2)` in a test file, and pytest collects the tests. A class
here says in its docstring what to set. Nothing here needs torch.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

from harness import registry
from harness.api import (
    Adaptation,
    Completion,
    Decoding,
    Example,
    Failure,
    Hyperparameters,
    Message,
    Metric,
    Model,
    Outcome,
    Prompt,
    Query,
    Role,
    SetupStep,
    Strategy,
    Task,
    TaskFolder,
    TaskLoader,
    TimedCompletion,
    Trainer,
    TrainingPair,
    Usage,
)
from harness.tasks import load_folder
from harness.toys import HashingEmbedder, toy_model, toy_task, toy_tools

__all__ = [
    "HashingEmbedder",
    "MetricContract",
    "ModelContract",
    "StrategyContract",
    "TaskContract",
    "TrainerContract",
    "check_outcome",
    "check_step",
    "toy_model",
    "toy_task",
    "toy_tools",
]


class StrategyContract:
    """Set `strategy`, or override `make`. Override `task` and `model` where the strategy needs others than the toys."""

    strategy: Strategy

    def make(self) -> Strategy:
        return self.strategy

    def task(self) -> Task:
        return toy_task()

    def model(self) -> Model:
        return toy_model()

    def adapted(self, folder: Path, task: Task, seed: int = 0) -> Adaptation:
        with toy_tools(folder) as tools:
            return self.make().adapt(task.spec, task.train, task.validation, self.model(), seed, tools)

    def test_options_are_a_frozen_dataclass_with_defaults(self) -> None:
        cls = type(self.make())
        assert is_dataclass(cls), f"{cls.__name__} must be a dataclass: its fields are its options in suite.toml"
        assert cls.__dataclass_params__.frozen, f"{cls.__name__} must be frozen"
        assert isinstance(cls(), Strategy), "every option must have a default, and adapt must be there"

    def test_prompts_are_chats_that_end_with_the_input(self, tmp_path: Path) -> None:
        task = self.task()
        build_prompt = self.adapted(tmp_path, task).build_prompt
        for example in (*task.train, *task.test):
            prompt = build_prompt(example.query)
            assert isinstance(prompt, Prompt), f"build_prompt returned {type(prompt).__name__}, not a Prompt"
            roles = [message.role for message in prompt.messages]
            assert set(roles) <= set(get_args(Role)), f"unknown role in {roles}"
            assert roles[-1] == "user", f"the last message is of {roles[-1]}, not of the user"
            assert example.input in prompt.messages[-1].content, "the last message does not contain the input"

    def test_the_same_seed_gives_the_same_adaptation(self, tmp_path: Path) -> None:
        task = self.task()
        once, again = (self.adapted(tmp_path / name, task, seed=3) for name in ("once", "again"))
        assert once.model.fingerprint == again.model.fingerprint, "the model differs for the same seed"
        for example in task.test:
            prompts = [adaptation.build_prompt(example.query) for adaptation in (once, again)]
            assert prompts[0] == prompts[1], f"the prompt of {example.id} differs for the same seed"

    def test_a_training_example_does_not_see_itself(self, tmp_path: Path) -> None:
        task = self.task()
        build_prompt = self.adapted(tmp_path, task).build_prompt
        for example in (*task.train, *task.validation):
            prompt = build_prompt(example.query)
            assert example.id not in prompt.demonstrations, f"{example.id} stands among its own demonstrations"
            assert example.id not in prompt.retrieved, f"{example.id} was retrieved for itself"
            assert not _holds(prompt, example.references), f"{example.id} sees its own answer"

    def test_no_prompt_holds_a_test_answer(self, tmp_path: Path) -> None:
        task = self.task()
        build_prompt = self.adapted(tmp_path, task).build_prompt
        answers = [reference for example in task.test for reference in example.references]
        for example in (*task.train, *task.validation, *task.test):
            assert not _holds(build_prompt(example.query), answers), f"the prompt of {example.id} holds a test answer"

    def test_the_adapted_model_answers(self, tmp_path: Path) -> None:
        task = self.task()
        adaptation = self.adapted(tmp_path, task)
        prompt = adaptation.build_prompt(task.test[0].query)
        assert [index for index, _ in adaptation.model.complete([prompt], task.spec.decoding)] == [0]

    def test_setup_steps_can_be_kept(self, tmp_path: Path) -> None:
        for step in self.adapted(tmp_path, self.task()).setup:
            check_step(step)

    def test_the_splits_are_left_as_they_were(self, tmp_path: Path) -> None:
        task, untouched = self.task(), self.task()
        lists = replace(task, train=list(task.train), validation=list(task.validation))  # type: ignore[arg-type]
        self.adapted(tmp_path, lists).build_prompt(task.test[0].query)
        assert tuple(lists.train) == untouched.train, "the training split was changed"
        assert tuple(lists.validation) == untouched.validation, "the validation split was changed"


class MetricContract:
    """Set `metric`. Set `texts` where the metric is not 1 for two of these that are the same."""

    metric: Metric
    texts: Sequence[str] = (
        "The red lamp stands in room seven.",
        "Call the workshop before noon, please.",
        "2 + 2 makes 4, not 5.",
        "Seven rooms have no lamp at all.",
    )

    def test_identical_texts_score_one(self) -> None:
        for text in self.texts:
            assert math.isclose(self.metric.score(text, [text]), 1.0), f"{text!r} does not score 1 against itself"

    def test_scores_lie_between_zero_and_one(self) -> None:
        for prediction in (*self.texts, "", "   ", "☃", "a\nb"):
            for reference in self.texts:
                score = self.metric.score(prediction, [reference])
                assert isinstance(score, int | float), f"the score is a {type(score).__name__}"
                assert 0 <= score <= 1 + 1e-9, f"{prediction!r} scores {score}"
                assert score == self.metric.score(prediction, [reference]), "the same texts score differently"

    def test_unrelated_texts_score_less_than_identical_ones(self) -> None:
        assert self.metric.score("zebra quartz", [self.texts[0]]) < 1, "everything scores 1"

    def test_the_best_reference_counts(self) -> None:
        first, *others = self.texts
        for order in (self.texts, (*others, first)):
            best = max(self.metric.score(first, [reference]) for reference in order)
            assert math.isclose(self.metric.score(first, list(order)), best), "not the maximum over the references"

    def test_the_signature_names_the_metric(self) -> None:
        assert self.metric.name, "the name is empty"
        assert self.metric.signature.startswith(self.metric.name), "the signature must begin with the name"


class ModelContract:
    """Override `make`. `secrets` are strings, such as keys, that must not show; `prompts` what is asked."""

    secrets: Sequence[str] = ()
    decoding = Decoding(max_output_tokens=8)
    prompts: Sequence[Prompt] = tuple(
        Prompt((Message("system", "Be brief."), Message("user", text)))
        for text in ("Name a colour.", "What is two plus two? " * 5, "Name a colour.")
    )

    def make(self) -> Model:
        raise NotImplementedError("override make")

    def test_every_prompt_gets_one_outcome(self) -> None:
        pairs = list(self.make().complete(self.prompts, self.decoding))
        indices = sorted(index for index, _ in pairs)
        assert indices == list(range(len(self.prompts))), f"indices {indices} for {len(self.prompts)} prompts"
        for _, outcome in pairs:
            check_outcome(outcome)

    def test_no_prompts_give_nothing(self) -> None:
        assert list(self.make().complete([], self.decoding)) == [], "an outcome without a prompt"

    def test_the_fingerprint_is_the_same_each_time(self) -> None:
        model = self.make()
        before = model.fingerprint
        list(model.complete(self.prompts[:1], self.decoding))
        assert before == model.fingerprint, "asking changes the fingerprint"
        assert before == self.make().fingerprint, "opening the same model again changes the fingerprint"

    def test_no_secret_shows(self) -> None:
        model = self.make()
        shown = f"{model.name} {model.fingerprint} {json.dumps(model.describe())}"
        assert not [secret for secret in self.secrets if secret in shown], "a secret shows"

    def test_one_request_is_timed(self) -> None:
        timed = self.make().time_one(self.prompts[0], self.decoding)
        assert isinstance(timed, TimedCompletion), f"time_one returned {type(timed).__name__}"
        check_outcome(timed.completion)
        first = timed.first_token_seconds
        assert first is None or 0 <= first <= timed.seconds, f"first token after {first} of {timed.seconds} s"

    def test_the_price_key_is_a_pair_or_none(self) -> None:
        key = self.make().price_key
        pair = isinstance(key, tuple) and len(key) == 2 and all(isinstance(part, str) for part in key)
        assert key is None or pair, f"price_key is {key!r}"


class TrainerContract:
    """Set `trainer`, and override `model` with one that it can train. `hyperparameters` keep it short."""

    trainer: Trainer
    hyperparameters = Hyperparameters(n_epochs=1)

    def model(self) -> Model:
        return toy_model()

    def pairs(self) -> Mapping[str, list[TrainingPair]]:
        task = toy_task()
        splits = {"train": task.train[:8], "validation": task.validation[:4]}
        return {name: [_pair(example) for example in examples] for name, examples in splits.items()}

    def trained(self, folder: Path) -> SetupStep:
        folder.mkdir()
        pairs, said = self.pairs(), list[float]()
        step = self.trainer.train(
            self.model(),
            pairs["train"],
            pairs["validation"],
            self.hyperparameters,
            0,
            folder,
            lambda done, _: said.append(done),
        )
        assert all(0 <= done <= 1 for done in said), f"progress told {said}"
        assert pairs == self.pairs(), "the training pairs were changed"
        return step

    def test_the_step_can_be_kept(self, tmp_path: Path) -> None:
        check_step(self.trained(tmp_path / "tuned"))

    def test_the_tuned_model_is_another_model_and_answers(self, tmp_path: Path) -> None:
        self.trained(tmp_path / "tuned")
        base = self.model()
        before = base.fingerprint
        tuned = self.trainer.load(base, tmp_path / "tuned")
        assert tuned.fingerprint != before, "the tuned model has the fingerprint of the base"
        outcomes = list(tuned.complete([_pair(toy_task().test[0]).prompt], Decoding(max_output_tokens=4)))
        assert [index for index, _ in outcomes] == [0], "the tuned model does not answer"
        check_outcome(outcomes[0][1])
        assert base.fingerprint == before, "loading changed the base model"

    def test_the_folder_is_all_that_load_needs(self, tmp_path: Path) -> None:
        self.trained(tmp_path / "tuned")
        here = self.trainer.load(self.model(), tmp_path / "tuned").fingerprint
        shutil.move(tmp_path / "tuned", tmp_path / "moved")
        assert self.trainer.load(self.model(), tmp_path / "moved").fingerprint == here, "the place changes the model"


class TaskContract:
    """Set `task` to what the entry point names: a folder, or a function that returns the task."""

    task: TaskFolder | TaskLoader

    def load(self) -> Task:
        # Taken from the class, because a function there would become a method of the instance.
        task: Any = type(self).__dict__["task"]
        return task() if callable(task) else load_folder(Path(task))

    def test_it_says_what_it_is(self) -> None:
        spec = self.load().spec
        for name in ("name", "version", "licence", "instruction"):
            assert getattr(spec, name).strip(), f"{name} is empty"
        assert spec.metrics, "no metric"
        for metric in spec.metrics:
            registry.require("metric", metric)

    def test_examples_are_whole(self) -> None:
        task = self.load()
        examples = (*task.train, *task.validation, *task.test)
        ids = [example.id for example in examples]
        assert task.train and task.validation and task.test, "a split is empty"
        assert len(ids) == len(set(ids)), "an id stands twice"
        for example in examples:
            assert example.input.strip(), f"{example.id} has no input"
            assert example.references and all(r.strip() for r in example.references), f"{example.id} has no answer"

    def test_a_query_holds_no_reference(self) -> None:
        for example in self.load().test:
            assert type(example.query) is Query and len(fields(example.query)) == 2, "a Query is an id and an input"
            assert (example.query.id, example.query.input) == (example.id, example.input)

    def test_no_input_stands_in_two_splits(self) -> None:
        task = self.load()
        kept = [{example.input for example in split} for split in (task.train, task.validation, task.test)]
        assert len(set.union(*kept)) == sum(map(len, kept)), "an input stands in two splits"

    def test_gold_passages_are_in_the_corpus(self) -> None:
        task = self.load()
        ids = {document.id for document in task.spec.corpus}
        assert len(ids) == len(task.spec.corpus), "an id of the corpus stands twice"
        for example in (*task.train, *task.validation, *task.test):
            assert ids.issuperset(example.gold_passages), f"{example.id} names a passage that is not in the corpus"

    def test_loading_twice_gives_the_same(self) -> None:
        assert self.load() == self.load(), "the task differs each time it is loaded"


def check_step(step: SetupStep) -> None:
    """A setup step can be written as JSON, and its numbers are numbers or None."""
    assert json.loads(json.dumps(asdict(step))), "the step is not JSON"
    assert step.kind, "the step has no kind"
    assert step.seconds >= 0, f"{step.seconds} seconds"
    assert step.trained_tokens is None or step.trained_tokens >= 0, f"{step.trained_tokens} trained tokens"
    assert step.usd is None or step.usd >= 0, f"{step.usd} dollars"
    if step.usage is not None:
        _check_usage(step.usage)


def check_outcome(outcome: Outcome) -> None:
    """A Failure says why; a Completion has a text, a finish reason, seconds, and counts or None."""
    if isinstance(outcome, Failure):
        assert outcome.kind and outcome.message, "a failure must say what happened"
        return
    assert isinstance(outcome, Completion), f"an outcome is a {type(outcome).__name__}"
    assert isinstance(outcome.text, str), f"the text is a {type(outcome.text).__name__}"
    assert outcome.finish_reason, "no finish reason"
    assert outcome.seconds >= 0, f"{outcome.seconds} seconds"
    _check_usage(outcome.usage)


def _check_usage(usage: Usage) -> None:
    for name, count in asdict(usage).items():
        assert count is None or (isinstance(count, int) and count >= 0), f"{name} is {count!r}"


def _holds(prompt: Prompt, answers: Sequence[str]) -> bool:
    return any(answer in message.content for message in prompt.messages for answer in answers)


def _pair(example: Example) -> TrainingPair:
    return TrainingPair(Prompt((Message("user", example.input),)), example.references[0])
