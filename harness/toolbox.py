"""What the harness lends a strategy while it adapts: embedders, choice on validation, training, other arms."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any, Protocol

from harness import registry
from harness.answers import extract
from harness.api import (
    BuildPrompt,
    Completion,
    Embedder,
    Example,
    Hyperparameters,
    Metric,
    Model,
    Progress,
    SetupStep,
    Strategy,
    TaskSpec,
    Trainer,
    TrainingPair,
    Usage,
)
from harness.asking import ask, total_usage
from harness.cache import CompletionCache, digest, prompt_value
from harness.store import write_atomically

STEP_FILE = "setup.json"


class ForgetfulEmbedder(Embedder, Protocol):
    """An embedder whose memory can be emptied, so that every cell pays for its own index and every request its own."""

    def forget(self) -> None: ...


OpenEmbedder = Callable[[str], ForgetfulEmbedder]


class Metrics:
    """The metrics of a task, opened once."""

    def __init__(self, names: Sequence[str]) -> None:
        self._opened: dict[str, Metric] = {name: registry.load("metric", name)() for name in names}

    def score(self, prediction: str, references: Sequence[str]) -> dict[str, float]:
        return {name: metric.score(prediction, references) for name, metric in self._opened.items()}

    @property
    def signatures(self) -> dict[str, str]:
        return {name: metric.signature for name, metric in self._opened.items()}


@dataclass
class Toolbox:
    """Implements `harness.api.Tools` for one cell. `reused` collects the steps that an earlier run paid for."""

    workdir: Path
    cache: CompletionCache
    trained: Path
    fresh: bool
    open_embedder: OpenEmbedder
    open_strategy: Callable[[str], Strategy]
    progress: Progress
    reused: set[str] = field(default_factory=set)
    _embedders: dict[str, ForgetfulEmbedder] = field(default_factory=dict)

    def embedder(self, name: str) -> Embedder:
        if name not in self._embedders:
            self._embedders[name] = self.open_embedder(name)
            self._embedders[name].forget()
        return self._embedders[name]

    def forget(self) -> None:
        for embedder in self._embedders.values():
            embedder.forget()

    def strategy(self, name: str) -> Strategy:
        return self.open_strategy(name)

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        metric: Metric = registry.load("metric", spec.primary_metric)()
        scores, usages, seconds = {}, [], 0.0
        for done, (name, build_prompt) in enumerate(candidates.items()):
            self.progress(done / len(candidates), f"trying {name} on validation")
            answers = self._answers(spec, model, examples, build_prompt)
            predictions = [extract(a.text, spec.answer) if a else None for a in answers]
            pairs = zip(predictions, examples, strict=True)
            scores[name] = fmean(0.0 if p is None else metric.score(p, e.references) for p, e in pairs)
            usages += [a.usage for a in answers if a]
            seconds += sum(a.seconds for a in answers if a)
        best = max(scores, key=lambda name: scores[name])
        details = {"chosen": best, "scores": scores, "metric": metric.signature, "examples": len(examples)}
        return best, SetupStep("prompt_search", seconds, usage=total_usage(usages), details=details)

    def _answers(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], build_prompt: BuildPrompt
    ) -> list[Completion | None]:
        answers: list[Completion | None] = [None] * len(examples)
        prompts = [build_prompt(example.query) for example in examples]
        for index, outcome, _ in ask(model, prompts, spec.decoding, self.cache):
            answers[index] = outcome if isinstance(outcome, Completion) else None
        return answers

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> tuple[Model, SetupStep]:
        cls = registry.load("trainer", trainer)
        opened: Trainer = cls()
        key = _training_key(cls, model, train, validation, hyperparameters, seed)
        kept = self.trained / key[:16]
        if (kept / STEP_FILE).exists() and not self.fresh:
            self.reused.add("training")
        else:
            self._train_into(kept, opened, model, train, validation, hyperparameters, seed)
        step = _read_step(kept / STEP_FILE)
        _share(kept, self.workdir)
        return opened.load(model, kept), step

    def _train_into(self, kept: Path, trainer: Trainer, *inputs: Any) -> None:
        model, train, validation, hyperparameters, seed = inputs
        started = kept.with_name(f"{kept.name}.{os.getpid()}")
        shutil.rmtree(started, ignore_errors=True)
        started.mkdir(parents=True)
        step = trainer.train(model, train, validation, hyperparameters, seed, started, self.progress)
        write_atomically(started / STEP_FILE, json.dumps(asdict(step)))
        shutil.rmtree(kept, ignore_errors=True)
        started.replace(kept)


def _training_key(cls: type, model: Model, *inputs: Any) -> str:
    train, validation, hyperparameters, seed = inputs
    pairs = [[[prompt_value(pair.prompt), pair.answer] for pair in split] for split in (train, validation)]
    about = [source_hash(cls), model.fingerprint, asdict(hyperparameters), seed]
    return digest([about, pairs])


def source_hash(cls: type) -> str:
    """Hash of the module that a plugin stands in, so that a change of its code is a change of the plan."""
    return digest(inspect.getsource(sys.modules[cls.__module__]))


def _read_step(file: Path) -> SetupStep:
    table = json.loads(file.read_text(encoding="utf-8"))
    usage = table.pop("usage")
    return SetupStep(**table, usage=Usage(**usage) if usage else None)


def _share(kept: Path, workdir: Path) -> None:
    """Show what was trained in the run's folder too, as links where the file system allows."""

    def link(source: str, target: str) -> None:
        Path(target).unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(kept, workdir, copy_function=link, dirs_exist_ok=True)
