"""Fine-tuning: the model is trained on the training split; with `inner`, on another strategy's prompts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import ClassVar

from harness.api import (
    Adaptation,
    BuildPrompt,
    Example,
    Hyperparameters,
    Model,
    TaskSpec,
    Tools,
    TrainingPair,
    instruct,
)


@dataclass(frozen=True)
class FineTuned(Hyperparameters):
    """Options are the Hyperparameters and these.

    `inner`: label of another arm, or name of a strategy, that builds the prompts in training and at inference; "" for
    the plain instruction. `asked_with`: another one, for the prompts at inference alone. `max_train_examples` and
    `max_validation_examples` draw fewer by the seed.
    """

    learns: ClassVar[bool] = True

    inner: str = ""
    asked_with: str = ""
    trainer: str = "local"
    max_train_examples: int | None = None
    max_validation_examples: int | None = 60

    def __post_init__(self) -> None:
        # Not super(): a slotted dataclass is made anew, and super() would look for the class as it was before.
        Hyperparameters.__post_init__(self)
        if "fine_tuned" in (self.inner, self.asked_with):
            raise ValueError("inner and asked_with must name a strategy that builds prompts, such as rag or few_shot")
        for most in (self.max_train_examples, self.max_validation_examples):
            if most is not None and most < 1:
                raise ValueError("max_train_examples and max_validation_examples must be at least 1")

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        if not train or not validation:
            raise ValueError("fine-tuning needs training and validation examples, and this task has none")

        def prompts(name: str, spec: TaskSpec) -> Adaptation:
            if not name:
                return Adaptation(model, instruct(spec.instruction))
            return tools.strategy(name).adapt(spec, train, validation, model, seed, tools)

        asked = prompts(self.asked_with or self.inner, spec)
        # Training answers go with the documents of their time; those of today would contradict them.
        earlier = replace(spec, corpus=spec.corpus_before) if spec.corpus_before else spec
        alike = earlier is spec and self.asked_with in ("", self.inner)
        trained_on = asked if alike else prompts(self.inner, earlier)
        tuned, step = tools.train(
            self.trainer,
            model,
            _pairs(_at_most(train, self.max_train_examples, seed), trained_on.build_prompt),
            _pairs(_at_most(validation, self.max_validation_examples, seed), trained_on.build_prompt),
            self._hyperparameters(),
            seed,
        )
        indexed = asked.setup if trained_on is asked else (*asked.setup, *trained_on.setup)
        return Adaptation(tuned, asked.build_prompt, (*indexed, step))

    def _hyperparameters(self) -> Hyperparameters:
        return Hyperparameters(**{f.name: getattr(self, f.name) for f in fields(Hyperparameters)})


def _at_most(examples: Sequence[Example], most: int | None, seed: int) -> Sequence[Example]:
    if most is None or most >= len(examples):
        return examples
    return Random(seed).sample(list(examples), most)


def _pairs(examples: Sequence[Example], build_prompt: BuildPrompt) -> list[TrainingPair]:
    return [TrainingPair(build_prompt(example.query), example.references[0]) for example in examples]
