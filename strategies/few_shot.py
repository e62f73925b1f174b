"""Few-shot: k demonstrations from the training split as chat turns before the query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar, Literal

from harness.api import Adaptation, Example, Message, Model, Prompt, Query, SetupStep, TaskSpec, Tools

Choose = Callable[[Query], Sequence[Example]]


@dataclass(frozen=True)
class FewShot:
    """`choose`: "similar" (by embedding, the nearest last), "random" (one draw a seed) or "fixed" (the first k)."""

    learns: ClassVar[bool] = True

    k: int = 4
    choose: Literal["similar", "random", "fixed"] = "similar"
    embedder: str = "all-minilm-l6-v2"

    def __post_init__(self) -> None:
        if self.k < 1:
            raise ValueError("k must be at least 1")

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        if not train:
            raise ValueError("demonstrations come from the training split, and this task has none")
        setup: tuple[SetupStep, ...] = ()
        if self.choose == "similar":
            chooser, step = self._similar(train, tools)
            setup = (step,)
        else:
            pool = list(train) if self.choose == "fixed" else Random(seed).sample(list(train), len(train))
            chooser = self._first_of(pool)
        return Adaptation(model, lambda query: _demonstrate(spec.instruction, chooser(query), query), setup)

    def _first_of(self, pool: Sequence[Example]) -> Choose:
        return lambda query: [e for e in pool[: self.k + 1] if e.id != query.id][: self.k]

    def _similar(self, train: Sequence[Example], tools: Tools) -> tuple[Choose, SetupStep]:
        pool, seconds = tools.embed_corpus(self.embedder, [example.input for example in train])
        step = SetupStep("index", seconds, details={"demonstrations": len(train)})
        embedder = tools.embedder(self.embedder)

        def nearest(query: Query) -> list[Example]:
            similarity = pool @ embedder.embed([query.input])[0]
            order = (-similarity).argsort(kind="stable")[: self.k + 1]
            return [e for e in (train[int(i)] for i in order) if e.id != query.id][: self.k][::-1]

        return nearest, step


def _demonstrate(instruction: str, demonstrations: Sequence[Example], query: Query) -> Prompt:
    turns = [Message("system", instruction)]
    for shown in demonstrations:
        turns += [Message("user", shown.input), Message("assistant", shown.references[0])]
    return Prompt((*turns, Message("user", query.input)), demonstrations=tuple(shown.id for shown in demonstrations))
