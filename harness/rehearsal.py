"""Stands in for what costs time or money while a plan is only estimated: weights, embeddings, choice, training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness import registry
from harness.answers import extract
from harness.api import (
    BuildPrompt,
    Completion,
    Decoding,
    Embedder,
    Example,
    Hyperparameters,
    Model,
    Prompt,
    SetupStep,
    Strategy,
    TaskSpec,
    TrainingPair,
    Usage,
    Vectors,
)
from harness.scoring import Metrics
from harness.stand_in import NoModel
from harness.toys import HashingEmbedder

Known = Callable[[Model, Sequence[Prompt], Decoding], Sequence[Completion | None]]
"""The completions of these prompts that were paid for before, None for one that was not."""


def unopened(name: str, **prices: Any) -> NoModel:
    """Stands for weights that are not loaded."""
    return NoModel(name, f"{name}: a dry run asks no model", **prices)


@dataclass
class RehearsalTools:
    """Implements `harness.api.Tools` for one cell; nothing is bought, embedded, trained or written.

    `searched` collects the prompts of searches on validation, `quotes` the prices of trainings, where the trainer names
    one (None: not known). `exact` turns False where a stand-in was used, so that
    the prompts of the run itself will have other words (of about the same length).
    """

    known: Known
    open_strategy: Callable[[str], Strategy]
    exact: bool
    workdir: Path = Path("not-made-in-a-dry-run")
    searched: list[Prompt] = field(default_factory=list)
    quotes: list[float | None] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def embedder(self, name: str) -> Embedder:
        self.exact = False
        return HashingEmbedder(name)

    def embed_corpus(self, embedder: str, texts: Sequence[str]) -> tuple[Vectors, float]:
        self.kinds.add("index")
        return self.embedder(embedder).embed(texts), 0.0

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        """The choice of the run where all its requests are paid for; else the first candidate stands in."""
        scores: dict[str, float] = {}
        for name, build_prompt in candidates.items():
            prompts = [build_prompt(example.query) for example in examples]
            self.searched += prompts
            answers = self.known(model, prompts, spec.decoding) if self.exact else [None]
            scores[name] = self._score(spec, examples, answers)
        self.exact = self.exact and min(scores.values()) >= 0
        best = max(scores, key=lambda name: scores[name])
        return best, SetupStep("prompt_search", 0.0, usage=Usage())

    def _score(self, spec: TaskSpec, examples: Sequence[Example], answers: Sequence[Completion | None]) -> float:
        """Below 0 where an answer is missing."""
        metric, found = Metrics(spec).primary, [answer for answer in answers if answer]
        if len(found) < len(examples):
            return -1.0
        pairs = zip(found, examples, strict=True)
        return sum(metric.score(extract(answer.text, spec.answer), one.references) for answer, one in pairs)

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> tuple[Model, SetupStep]:
        self.kinds.add("training")
        self.exact = False
        opened, tuned = registry.load("trainer", trainer)(), unopened(f"{model.name}, tuned", price_key=model.price_key)
        if hasattr(opened, "quote") and not isinstance(model, NoModel):
            self.quotes.append(opened.quote(model, train, validation, hyperparameters).usd)
            stand_in = opened.stand_in(model)
            tuned = unopened(tuned.name, price_key=stand_in.price_key, rates=stand_in.rates)
        return tuned, SetupStep("training", 0.0)

    def strategy(self, name: str) -> Strategy:
        return self.open_strategy(name)
