"""adaptbench export: what an arm would train on, as chat JSONL that hosted fine-tuning services accept.

The prompts come from the strategy itself, so that what is trained is what will be asked. No model is needed.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harness.api import (
    Adaptation,
    BuildPrompt,
    Example,
    Hyperparameters,
    Model,
    SetupStep,
    Strategy,
    Task,
    TaskSpec,
    TrainingPair,
)
from harness.cache import CompletionCache
from harness.errors import UsageError
from harness.stand_in import NoModel
from harness.store import write_atomically
from harness.toolbox import OpenEmbedder, Shelf, Toolbox

LEAST_EXAMPLES = 10
NOT_TRIED = "wordings were not tried, as that takes a model: the prompts have the task's own instruction"


@dataclass(frozen=True)
class Arm:
    """A strategy with its options, and how it gets other arms by name."""

    label: str
    strategy: Strategy
    open_strategy: Callable[[str], Strategy]


@dataclass(frozen=True)
class Exported:
    """The pairs of both splits, and notes for the person."""

    train: Sequence[TrainingPair]
    validation: Sequence[TrainingPair]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    examples: int
    file: Path
    sha256: str
    size: int


@dataclass
class PairsTools(Toolbox):
    """A Toolbox that trains nothing and asks nothing: `trained` keeps the pairs of each training it was asked for."""

    trained: list[Exported] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        """The first candidate: without answers all are equal, and of equals the first wins."""
        self.notes.append(NOT_TRIED)
        return next(iter(candidates)), SetupStep("prompt_search", 0.0)

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> tuple[Model, SetupStep]:
        self.trained.append(Exported(train, validation, ()))
        return model, SetupStep("training", 0.0)


def export_pairs(arm: Arm, task: Task, seed: int, open_embedder: OpenEmbedder) -> Exported:
    """What `arm` trains on, or would be trained on with its prompts where it trains nothing. Raises UsageError."""
    with tempfile.TemporaryDirectory() as scratch, CompletionCache(Path(scratch, "none.sqlite")) as cache:
        tools = PairsTools(
            workdir=Path(scratch),
            shelf=Shelf(cache, Path(scratch)),
            open_embedder=open_embedder,
            open_strategy=arm.open_strategy,
            progress=lambda fraction, text: None,
        )
        adaptation = _adapt(arm, task, seed, tools)
        if len(tools.trained) > 1:
            raise UsageError(f'export: "{arm.label}" trains {len(tools.trained)} times, and a file holds one training.')
        pairs = tools.trained[0] if tools.trained else _all_pairs(task, adaptation.build_prompt)
    return Exported(pairs.train, pairs.validation, tuple(dict.fromkeys(tools.notes)))


def _adapt(arm: Arm, task: Task, seed: int, tools: PairsTools) -> Adaptation:
    none = NoModel("none", f'export: "{arm.label}" asks a model while it adapts, and an export has none.')
    try:
        return arm.strategy.adapt(task.spec, task.train, task.validation, none, seed, tools)
    except ValueError as error:
        raise UsageError(f'export: "{arm.label}": {error}') from error


def _all_pairs(task: Task, build_prompt: BuildPrompt) -> Exported:
    splits = [
        [TrainingPair(build_prompt(example.query), example.references[0]) for example in examples]
        for examples in (task.train, task.validation)
    ]
    return Exported(splits[0], splits[1], ())


def write_pairs(pairs: Sequence[TrainingPair], file: Path, *, bom: bool, force: bool) -> Written:
    """One line a pair, the same bytes for the same pairs. Raises UsageError; `force` writes over another file."""
    text = ("\ufeff" if bom else "") + "".join(_lines(pairs))
    content = text.encode("utf-8")
    if file.exists() and not force and (file.is_dir() or file.read_bytes() != content):
        raise UsageError(f"{file}: exists already, with other content. Remove it, or give --force.")
    write_atomically(file, text)
    return Written(len(pairs), file, hashlib.sha256(content).hexdigest(), len(content))


def check_enough(pairs: Sequence[TrainingPair], force: bool) -> None:
    """Raises UsageError for fewer examples than the hosted services train on."""
    if len(pairs) < LEAST_EXAMPLES and not force:
        least = f"hosted services refuse fewer than {LEAST_EXAMPLES}"
        raise UsageError(f"export: {len(pairs)} examples, and {least}. Give --force to write them nevertheless.")


def _lines(pairs: Iterable[TrainingPair]) -> Iterator[str]:
    for pair in pairs:
        turns = [{"role": message.role, "content": message.content} for message in pair.prompt.messages]
        yield (
            json.dumps({"messages": [*turns, {"role": "assistant", "content": pair.answer}]}, ensure_ascii=False) + "\n"
        )
