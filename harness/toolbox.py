"""What the harness lends a strategy while it adapts: embedders, choice on validation, training, other arms."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any, Protocol

from harness import registry
from harness.answers import extract
from harness.api import (
    BuildPrompt,
    Completion,
    Embedder,
    Example,
    Hyperparameters,
    Model,
    Progress,
    SetupStep,
    Strategy,
    TaskSpec,
    Trainer,
    TrainingPair,
    Usage,
    Vectors,
)
from harness.asking import ask, total_usage
from harness.budget import Purse
from harness.cache import CompletionCache, digest, prompt_value
from harness.errors import AdaptbenchError
from harness.scoring import Metrics
from harness.store import locked, write_atomically
from harness.vectors import VectorShelf

STEP_FILE, PAID_FILE = "setup.json", ".paid"


class ForgetfulEmbedder(Embedder, Protocol):
    """An embedder whose memory can be emptied, so that every cell pays for its own index and every request its own."""

    def forget(self) -> None: ...


OpenEmbedder = Callable[[str], ForgetfulEmbedder]


@dataclass(frozen=True)
class Shelf:
    """What all runs of a results folder share, so that nothing is paid for twice; `fresh` takes no training from it."""

    completions: CompletionCache
    folder: Path
    fresh: bool = False
    purse: Purse = field(default_factory=Purse)

    @property
    def trained(self) -> Path:
        return self.folder / "trained"

    @property
    def vectors(self) -> VectorShelf:
        return VectorShelf(self.folder / "embeddings", self.fresh)


@dataclass(frozen=True)
class _Trial:
    """One candidate on the validation examples; `asked` counts the requests that no earlier one had paid for."""

    score: float
    usages: Sequence[Usage]
    seconds: float
    asked: int


@dataclass
class Toolbox:
    """Implements `harness.api.Tools` for one cell. `reused` collects the kinds of steps that were paid for before."""

    workdir: Path
    shelf: Shelf
    open_embedder: OpenEmbedder
    open_strategy: Callable[[str], Strategy]
    progress: Progress
    say: Callable[[str], None] = lambda line: None
    reused: set[str] = field(default_factory=set)
    _opened: list[Model] = field(default_factory=list)
    _embedders: dict[str, ForgetfulEmbedder] = field(default_factory=dict)

    def embedder(self, name: str) -> Embedder:
        if name not in self._embedders:
            self._embedders[name] = self.open_embedder(name)
            self._embedders[name].forget()
        return self._embedders[name]

    def embed_corpus(self, embedder: str, texts: Sequence[str]) -> tuple[Vectors, float]:
        vectors, seconds, reused = self.shelf.vectors.embed(self.embedder(embedder), texts)
        if reused:
            self.reused.add("index")
        else:
            self._pays("index")
        return vectors, seconds

    def embed_queries(self, queries: Sequence[str]) -> float:
        """Embed at once what the strategy will ask for one by one. Returns the seconds it took."""
        started = perf_counter()
        for embedder in self._embedders.values():
            embedder.embed(queries)
        return perf_counter() - started

    def forget(self) -> None:
        for embedder in self._embedders.values():
            embedder.forget()

    def strategy(self, name: str) -> Strategy:
        return self.open_strategy(name)

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        trials: dict[str, _Trial] = {}
        for done, (name, build_prompt) in enumerate(candidates.items()):
            self.progress(done / len(candidates), f"trying {name} on validation")
            trials[name] = self._try(spec, model, examples, build_prompt)
        best = max(trials, key=lambda name: trials[name].score)
        if not any(trial.asked for trial in trials.values()):
            self.reused.add("prompt_search")
        details = {
            "chosen": best,
            "scores": {name: trial.score for name, trial in trials.items()},
            "metric": Metrics(spec).primary.signature,
            "examples": len(examples),
        }
        seconds = sum(trial.seconds for trial in trials.values())
        usage = total_usage(usage for trial in trials.values() for usage in trial.usages)
        return best, SetupStep("prompt_search", seconds, usage=usage, details=details)

    def _try(self, spec: TaskSpec, model: Model, examples: Sequence[Example], build_prompt: BuildPrompt) -> _Trial:
        metric, scores = Metrics(spec).primary, [0.0] * len(examples)
        usages, seconds, asked = [], 0.0, 0
        prompts = [build_prompt(example.query) for example in examples]
        for index, outcome, reused in ask(model, prompts, spec.decoding, self.shelf.completions, self.shelf.purse):
            if not reused:
                asked += 1
                self._pays("prompt_search")
            if isinstance(outcome, Completion):
                scores[index] = metric.score(extract(outcome.text, spec.answer), examples[index].references)
                usages.append(outcome.usage)
                seconds += outcome.seconds
        return _Trial(fmean(scores), usages, seconds, asked)

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
        opened = self._open(cls)
        key = _training_key(cls, model, train, validation, hyperparameters, seed)[:16]
        kept = self.shelf.trained / key
        self.progress(0.0, "waiting for another process, if it trains the same")
        before = "training" in self._paid
        with locked(self.shelf.folder / "locks" / key):
            _sweep(kept)
            if (kept / STEP_FILE).exists() and not self.shelf.fresh:
                self.reused.add("training")
            else:
                self._pays("training")
                self._train_into(kept, opened, model, train, validation, hyperparameters, seed)
            step = _read_step(kept / STEP_FILE)
            if step.details.get("reused"):  # the service had it
                self.reused.add("training")
                if not before:  # and not from this cell, killed while it waited
                    self._paid.discard("training")
            _share(kept, self.workdir)
            self._opened.append(opened.load(model, kept))
            return self._opened[-1], step

    def _open(self, cls: type) -> Trainer:
        """A trainer that is paid for has a method `within`, and is told what the run may spend."""
        trainer: Trainer = cls()
        if within := getattr(trainer, "within", None):
            trainer = within(self.shelf.purse.afford, self.say, self.shelf.fresh)
        return trainer

    def close(self) -> list[str]:
        """A tuned model that costs while it stands ready has a method `close`, which returns what that was in USD.

        Returns what went wrong, and raises nothing: whatever ended the cell must not be lost over it.
        """
        problems = []
        for model in self._opened:
            try:
                self.shelf.purse.spent += model.close() if hasattr(model, "close") else 0.0
            except AdaptbenchError as error:
                problems.append(str(error))
        return problems

    def _train_into(self, kept: Path, trainer: Trainer, *inputs: Any) -> None:
        """With the training's lock held: nobody else writes what begins with its name."""
        model, train, validation, hyperparameters, seed = inputs
        started = kept.with_name(f"{kept.name}.new")
        started.mkdir(parents=True)
        try:
            progress = self.shelf.purse.watched(model, self.progress)
            step = trainer.train(model, train, validation, hyperparameters, seed, started, progress)
            write_atomically(started / STEP_FILE, json.dumps(asdict(step)))
            # Moved away first: a kill while it is being removed would leave half of it in its place.
            with suppress(FileNotFoundError):
                kept.replace(kept.with_name(f"{kept.name}.old"))
            started.replace(kept)
        finally:
            _sweep(kept)

    def _pays(self, kind: str) -> None:
        """Note it in the run's folder: a run that goes on after a kill must not take its own work for another's."""
        if kind not in self._paid:
            self._paid.add(kind)
            self.workdir.mkdir(parents=True, exist_ok=True)
            with (self.workdir / PAID_FILE).open("a", encoding="utf-8") as file:
                file.write(f"{kind}\n")

    @cached_property
    def _paid(self) -> set[str]:
        file = self.workdir / PAID_FILE
        return set(file.read_text(encoding="utf-8").split()) if file.exists() else set()

    def paid_by_others(self, kind: str) -> bool:
        """Whether another cell or an earlier run paid for this step, and not this cell before it was killed."""
        return kind in self.reused and kind not in self._paid


def _sweep(kept: Path) -> None:
    """Remove what stands beside a training: half of one that was killed, one that was replaced."""
    for left in kept.parent.glob(f"{kept.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _training_key(cls: type, model: Model, *inputs: Any) -> str:
    train, validation, hyperparameters, seed = inputs
    pairs = [[[prompt_value(pair.prompt), pair.answer] for pair in split] for split in (train, validation)]
    about = [source_hash(cls), model.fingerprint, asdict(hyperparameters), seed]
    return digest([about, pairs])


def source_hash(cls: type) -> str:
    """Hash of the package that a plugin stands in, so that a change of its code is a change of the plan.

    The package and not the module alone: a trainer's loop may stand in a file beside it. A plugin in no package has
    its own module hashed.
    """
    module = sys.modules[cls.__module__]
    own = Path(inspect.getfile(module))
    files = sorted(own.parent.glob("*.py")) if module.__package__ else [own]
    return digest([[file.name, file.read_text(encoding="utf-8")] for file in files])


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
