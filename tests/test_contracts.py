"""The contracts hold for everything that is built in; and each of them fails for a plugin that breaks it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import tasks
from harness.api import (
    Adaptation,
    Completion,
    Decoding,
    Example,
    Message,
    Model,
    Outcome,
    Prompt,
    Query,
    SetupStep,
    TaskSpec,
    TimedCompletion,
    Tools,
    Usage,
    instruct,
)
from harness.metrics.contains import Contains
from harness.metrics.exact_match import ExactMatch
from harness.metrics.rouge import Rouge1, Rouge2, RougeL, RougeLsum
from harness.metrics.token_f1 import TokenF1
from harness.models.scripted import Scripted, ScriptedModel, ScriptedTrainer
from harness.testing import (
    MetricContract,
    ModelContract,
    StrategyContract,
    TaskContract,
    TrainerContract,
    toy_model,
    toy_task,
)
from strategies.few_shot import FewShot
from strategies.fine_tuned import FineTuned
from strategies.prompt import PromptEngineering
from strategies.rag import Rag

# --- what is built in ------------------------------------------------------------------------------------------------


class TestPrompt(StrategyContract):
    strategy = PromptEngineering()


class TestFewShotSimilar(StrategyContract):
    strategy = FewShot(k=3)


class TestFewShotRandom(StrategyContract):
    strategy = FewShot(k=3, choose="random")


class TestFewShotFixed(StrategyContract):
    strategy = FewShot(k=30, choose="fixed")


class TestRagFlat(StrategyContract):
    strategy = Rag()


class TestRagHnsw(StrategyContract):
    strategy = Rag(index="hnsw")


class TestRagIvf(StrategyContract):
    # So many passages that there is more than one list.
    strategy = Rag(index="ivf", chunk_words=3, overlap_words=2)


class TestRagOverTrainingExamples(StrategyContract):
    strategy = Rag(source="train", chunk_words=4, overlap_words=2)


class TestFineTuned(StrategyContract):
    strategy = FineTuned(trainer="scripted")


class TestFineTunedOnRag(StrategyContract):
    strategy = FineTuned(trainer="scripted", inner="rag")


class TestFineTunedOnFewShot(StrategyContract):
    strategy = FineTuned(trainer="scripted", inner="few_shot", max_train_examples=6)


class TestExactMatch(MetricContract):
    metric = ExactMatch()


class TestContains(MetricContract):
    metric = Contains()


class TestTokenF1(MetricContract):
    metric = TokenF1()


class TestRouge1(MetricContract):
    metric = Rouge1()


class TestRouge2(MetricContract):
    metric = Rouge2()


class TestRougeL(MetricContract):
    metric = RougeL()


class TestRougeLsum(MetricContract):
    metric = RougeLsum()


class TestScripted(ModelContract):
    def make(self) -> Model:
        return Scripted(rules=(("two", "four"),), fail_on="impossible").open()


class TestScriptedThatFails(ModelContract):
    prompts = (*ModelContract.prompts, Prompt((Message("user", "impossible"),)))

    def make(self) -> Model:
        return Scripted(fail_on="impossible").open()


class TestScriptedTrainer(TrainerContract):
    trainer = ScriptedTrainer()


class TestSupport(TaskContract):
    task = tasks.SUPPORT


class TestContracts(TaskContract):
    task = tasks.CONTRACTS


class TestToyTask(TaskContract):
    task = toy_task


# --- what is broken must fail ----------------------------------------------------------------------------------------


def failures(contract: Any, folder: Path) -> set[str]:
    """The names of the contract's tests that fail."""
    failed = set()
    for number, (name, test) in enumerate(inspect.getmembers(contract, inspect.ismethod)):
        if not name.startswith("test_"):
            continue
        own = folder / str(number)
        own.mkdir()
        try:
            test(own) if "tmp_path" in inspect.signature(test).parameters else test()
        except (AssertionError, TypeError):
            failed.add(name)
    return failed


BuildFrom = Callable[[TaskSpec, Sequence[Example], Query], Prompt]


@dataclass(frozen=True)
class Broken:
    """A strategy that is sound but for how it builds prompts."""

    build: BuildFrom = lambda spec, train, query: instruct(spec.instruction)(query)
    step: SetupStep = field(default_factory=lambda: SetupStep("nothing", 0.0))

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        return Adaptation(model, lambda query: self.build(spec, train, query), (self.step,))


def no_input(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    return Prompt((Message("user", "Well?"),))


def ends_with_assistant(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    return Prompt((Message("user", query.input), Message("assistant", query.input)))


def sees_itself(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    shown = "".join(example.references[0] for example in train)
    return Prompt((Message("user", shown + query.input),), demonstrations=tuple(e.id for e in train))


def knows_the_test(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    return Prompt((Message("user", query.input + toy_task().test[3].references[0]),))


def changes_the_split(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    if isinstance(train, list):
        train.pop()
    return Prompt((Message("user", query.input),))


def at_random(spec: TaskSpec, train: Sequence[Example], query: Query) -> Prompt:
    return Prompt((Message("system", str(id(object()))), Message("user", f"{next(COUNT)} {query.input}")))


COUNT = iter(range(10**9))


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (Broken(no_input), {"test_prompts_are_chats_that_end_with_the_input"}),
        (Broken(ends_with_assistant), {"test_prompts_are_chats_that_end_with_the_input"}),
        (Broken(sees_itself), {"test_a_training_example_does_not_see_itself"}),
        (Broken(knows_the_test), {"test_no_prompt_holds_a_test_answer"}),
        (Broken(changes_the_split), {"test_the_splits_are_left_as_they_were"}),
        (Broken(at_random), {"test_the_same_seed_gives_the_same_adaptation"}),
        (Broken(step=SetupStep("x", -1.0)), {"test_setup_steps_can_be_kept"}),
        (Broken(step=SetupStep("x", 1.0, details={"bad": object()})), {"test_setup_steps_can_be_kept"}),
        (Broken(), set()),
    ],
)
def test_a_broken_strategy_fails_its_contract(strategy: Broken, expected: set[str], tmp_path: Path) -> None:
    class Contract(StrategyContract):
        def make(self) -> Broken:
            return strategy

    assert failures(Contract(), tmp_path) == expected


def test_a_strategy_with_loose_options_fails_its_contract(tmp_path: Path) -> None:
    @dataclass
    class Loose:
        needed: int

        def adapt(self, *inputs: Any) -> Adaptation:
            return Broken().adapt(*inputs)

    class Contract(StrategyContract):
        strategy = Loose(1)

    assert failures(Contract(), tmp_path) == {"test_options_are_a_frozen_dataclass_with_defaults"}


@dataclass
class BrokenMetric:
    name: str = "broken"
    signature: str = "broken|v1"
    of_one: float = 1.0
    of_none: float = 0.0
    only_first: bool = False

    def score(self, prediction: str, references: Sequence[str]) -> float:
        seen = references[:1] if self.only_first else references
        return self.of_one if prediction in seen else self.of_none


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (BrokenMetric(), set()),
        (BrokenMetric(signature="v1"), {"test_the_signature_names_the_metric"}),
        (BrokenMetric(of_one=0.9), {"test_identical_texts_score_one"}),
        (BrokenMetric(of_none=-0.5), {"test_scores_lie_between_zero_and_one"}),
        (BrokenMetric(of_none=float("nan")), {"test_scores_lie_between_zero_and_one"}),
        (BrokenMetric(of_none=1.0), {"test_unrelated_texts_score_less_than_identical_ones"}),
        (BrokenMetric(only_first=True), {"test_the_best_reference_counts"}),
    ],
)
def test_a_broken_metric_fails_its_contract(metric: BrokenMetric, expected: set[str], tmp_path: Path) -> None:
    contract = MetricContract()
    contract.metric = metric
    found = failures(contract, tmp_path)
    assert expected <= found and bool(expected) == bool(found)


class Doubled(ScriptedModel):
    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        for pair in super().complete(prompts, decoding):
            yield from (pair, pair)


class Nervous(ScriptedModel):
    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        yield from super().complete(prompts or [Prompt((Message("user", "?"),))], decoding)


class Negative(ScriptedModel):
    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        for index, _ in super().complete(prompts, decoding):
            yield index, Completion("x", "stop", Usage(output_tokens=-1), 0.1)


class Backwards(ScriptedModel):
    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        timed = super().time_one(prompt, decoding)
        return replace(timed, first_token_seconds=timed.seconds + 1)


class Restless(ScriptedModel):
    @property
    def fingerprint(self) -> str:
        return str(next(COUNT))


class Chatty(ScriptedModel):
    def describe(self) -> dict[str, Any]:
        return {"key": "sk-secret"}


class Unpaired(ScriptedModel):
    @property
    def price_key(self) -> Any:
        return "gpt-4o"


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (Doubled, {"test_every_prompt_gets_one_outcome"}),
        (Nervous, {"test_no_prompts_give_nothing"}),
        (Negative, {"test_every_prompt_gets_one_outcome"}),
        (Backwards, {"test_one_request_is_timed"}),
        (Restless, {"test_the_fingerprint_is_the_same_each_time"}),
        (Chatty, {"test_no_secret_shows"}),
        (Unpaired, {"test_the_price_key_is_a_pair_or_none"}),
        (ScriptedModel, set()),
    ],
)
def test_a_broken_model_fails_its_contract(model: type[ScriptedModel], expected: set[str], tmp_path: Path) -> None:
    class Contract(ModelContract):
        secrets = ("sk-secret",)

        def make(self) -> Model:
            return model(Scripted())

    assert failures(Contract(), tmp_path) == expected


class Forgetful(ScriptedTrainer):
    def load(self, model: Model, folder: Path) -> Model:
        return model


class Elsewhere(ScriptedTrainer):
    def load(self, model: Model, folder: Path) -> Model:
        tuned = super().load(model, folder)
        return replace(tuned, learned={"where": str(folder)})  # type: ignore[type-var]


def test_a_broken_trainer_fails_its_contract(tmp_path: Path) -> None:
    contract = TrainerContract()
    contract.trainer = Forgetful()
    assert failures(contract, tmp_path) == {"test_the_tuned_model_is_another_model_and_answers"}
    (tmp_path / "elsewhere").mkdir()
    contract.trainer = Elsewhere()
    assert failures(contract, tmp_path / "elsewhere") == {"test_the_folder_is_all_that_load_needs"}


def test_a_broken_task_fails_its_contract(tmp_path: Path) -> None:
    good = toy_task()
    leaked = replace(good, test=(replace(good.test[0], input=good.train[0].input),))
    unanswered = replace(good, test=(replace(good.test[0], references=()),))
    lost = replace(good, test=(replace(good.test[0], gold_passages=("nowhere",)),))
    named_twice = replace(good, train=(*good.train, good.train[0]))
    found = []
    for number, task in enumerate((leaked, unanswered, lost, named_twice)):

        class Contract(TaskContract):
            pass

        Contract.task = staticmethod(lambda task=task: task)
        (tmp_path / f"task{number}").mkdir()
        found.append(failures(Contract(), tmp_path / f"task{number}"))
    assert found == [
        {"test_no_input_stands_in_two_splits"},
        {"test_examples_are_whole"},
        {"test_gold_passages_are_in_the_corpus"},
        {"test_examples_are_whole"},
    ]


def test_the_toys_are_what_they_say() -> None:
    task = toy_task()
    answers = [example.references[0] for example in (*task.train, *task.validation, *task.test)]
    assert len(set(answers)) == 40
    texts = [document.text for document in task.spec.corpus] + [example.input for example in task.train]
    assert not [text for text in texts if any(answer in text for answer in answers)]
    assert toy_model().fingerprint == toy_model().fingerprint
