"""Fine-tuning: the model is trained on the training split; with `inner`, on another strategy's prompts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import ClassVar, Literal

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

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class PartlyAuto(Hyperparameters):
    """Some knobs, named in `auto`, are left to the trainer; their numbers are for one that chooses nothing itself."""

    auto: tuple[str, ...] = ()


@dataclass(frozen=True)
class FineTuned(Hyperparameters):
    """Options are the Hyperparameters and these. "auto" leaves one of the first three to the trainer.

    `inner`: label of another arm, or name of a strategy, that builds the prompts in training and at inference; "" for
    the plain instruction. `asked_with`: another one, for the prompts at inference alone. `max_train_examples` and
    `max_validation_examples` draw fewer by the seed. `trainer` is the one that goes with the model, unless it is named.
    """

    learns: ClassVar[bool] = True

    # Wider than the base's, which trainers calculate with: they never see "auto" there.
    n_epochs: int | Literal["auto"] = 3  # type: ignore[assignment]
    batch_size: int | Literal["auto"] = 8  # type: ignore[assignment]
    learning_rate_multiplier: float | Literal["auto"] = 1.0  # type: ignore[assignment]
    inner: str = ""
    asked_with: str = ""
    trainer: str | None = None
    max_train_examples: int | None = None
    max_validation_examples: int | None = 60

    def __post_init__(self) -> None:
        self._hyperparameters()
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

        trainer = self.trainer or str(getattr(model, "trainer", "local"))
        asked = prompts(self.asked_with or self.inner, spec)
        # Training answers go with the documents of their time; those of today would contradict them.
        earlier = replace(spec, corpus=spec.corpus_before) if spec.corpus_before else spec
        alike = earlier is spec and self.asked_with in ("", self.inner)
        trained_on = asked if alike else prompts(self.inner, earlier)
        tuned, step = tools.train(
            trainer,
            model,
            _pairs(_at_most(train, self.max_train_examples, seed), trained_on.build_prompt),
            _pairs(_at_most(validation, self.max_validation_examples, seed), trained_on.build_prompt),
            self._hyperparameters(),
            seed,
        )
        indexed = asked.setup if trained_on is asked else (*asked.setup, *trained_on.setup)
        return Adaptation(tuned, asked.build_prompt, (*indexed, step))

    def _hyperparameters(self) -> Hyperparameters:
        """Raises ValueError. One that is left to the trainer has the default, for a trainer that has none itself."""
        given = {f.name: getattr(self, f.name) for f in fields(Hyperparameters)}
        auto = tuple(name for name, value in given.items() if value == AUTO)
        numbers = {name: value for name, value in given.items() if name not in auto}
        return PartlyAuto(**numbers, auto=auto) if auto else Hyperparameters(**numbers)


def _at_most(examples: Sequence[Example], most: int | None, seed: int) -> Sequence[Example]:
    if most is None or most >= len(examples):
        return examples
    return Random(seed).sample(list(examples), most)


def _pairs(examples: Sequence[Example], build_prompt: BuildPrompt) -> list[TrainingPair]:
    return [TrainingPair(build_prompt(example.query), example.references[0]) for example in examples]
