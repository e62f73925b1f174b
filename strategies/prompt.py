"""Prompt engineering: the task's instruction; of several wordings the one that does best on validation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harness.api import Adaptation, Example, Model, TaskSpec, Tools, instruct

INSTRUCTION = "instruction"


@dataclass(frozen=True)
class PromptEngineering:
    """`wordings`: which of the task's [wordings] to try besides its instruction; ["*"] tries all, [] none.

    `validation_examples`: on how many validation examples each of them is tried.
    """

    wordings: tuple[str, ...] = ("*",)
    validation_examples: int = 40

    def __post_init__(self) -> None:
        if self.validation_examples < 1:
            raise ValueError("validation_examples must be at least 1")

    def check(self, spec: TaskSpec) -> None:
        """Raises ValueError for a wording that the task does not have."""
        self._texts(spec)

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        texts = self._texts(spec)
        builders = {name: instruct(text) for name, text in texts.items()}
        if len(builders) == 1 or not validation:
            return Adaptation(model, builders[INSTRUCTION])
        best, step = tools.choose(spec, model, validation[: self.validation_examples], builders)
        step = replace(step, details={**step.details, "wording": texts[best]})
        return Adaptation(model, builders[best], (step,))

    def _texts(self, spec: TaskSpec) -> dict[str, str]:
        names = list(spec.wordings) if "*" in self.wordings else self.wordings
        unknown = [name for name in names if name not in spec.wordings]
        if unknown:
            raise ValueError(f'wordings: task "{spec.name}" has no wording "{unknown[0]}". Has: {[*spec.wordings]}')
        return {INSTRUCTION: spec.instruction, **{name: spec.wordings[name] for name in names}}
