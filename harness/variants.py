"""A plan's cells: each strategy on each task and seed, and those beside them that a claim needs.

With `train_sizes`, each strategy that learns from the training split is made with fewer examples too, for its learning
curve. With `freshness`, a task whose facts changed is also run as it was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from harness import registry
from harness.api import Example, Task
from harness.config import Arm, Plan
from harness.records import BEFORE


@dataclass(frozen=True)
class Job:
    """One cell to do. `named` is the task whose options in the suite hold; `requests` are timed in the latency pass."""

    task: Task
    arm: Arm
    seed: int
    named: str
    requests: int
    probe: Task | None = None

    @property
    def train(self) -> Sequence[Example]:
        """Nested by size: 50 examples hold the 25 of the same seed."""
        train, size = self.task.train, self.arm.train_size
        return train if size is None else Random(self.seed).sample(list(train), len(train))[:size]


def jobs(plan: Plan) -> Iterator[Job]:
    """Tasks in order, and in each the strategies, then what belongs to its curves and its past."""
    for task in plan.tasks:
        name, rows = task.spec.name, [(task, arm) for arm in plan.arms]
        beside = [(task, small) for arm in plan.arms for small in _smaller(plan, arm, len(task.train))]
        if plan.freshness and task.spec.corpus_before:
            earlier = as_before(task)
            beside += [(earlier, arm) for arm in plan.arms]
        yield from (Job(*row, seed, name, plan.latency.requests, plan.probe) for row in rows for seed in plan.seeds)
        yield from (Job(*row, seed, name, 0) for row in beside for seed in plan.seeds)


def as_before(task: Task) -> Task:
    """The task before its facts changed: the documents of that time, and the answers that were right then."""
    spec = replace(task.spec, name=task.spec.name + BEFORE, corpus=task.spec.corpus_before, corpus_before=())
    return replace(task, spec=spec, test=tuple(_as_before(example) for example in task.test))


def _as_before(example: Example) -> Example:
    return replace(example, references=example.outdated_references or example.references, outdated_references=())


def _smaller(plan: Plan, arm: Arm, most: int) -> Iterator[Arm]:
    if not getattr(registry.load("strategy", arm.type), "learns", False):
        return
    for size in plan.train_sizes:
        if size < most:
            yield replace(arm if size else _unlearned(plan, arm), label=f"{arm.label}@{size}", train_size=size)


def _unlearned(plan: Plan, arm: Arm) -> Arm:
    """What is left of a strategy without an example: the strategy that it builds on, or the plain instruction."""
    inner = arm.options.get("inner")
    return plan.part(str(inner)) if inner else Arm("prompt", "prompt", {"wordings": []})
