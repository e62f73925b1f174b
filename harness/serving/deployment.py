"""A finished run's folder -> the winner, ready to answer: its model, its prompts, its decoding.

The strategy adapts by the same code as in the run. What the run chose and trained is taken from its folder, and nothing
is searched or trained again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness import registry
from harness.answers import extract
from harness.api import (
    Adaptation,
    BuildPrompt,
    Example,
    Hyperparameters,
    Model,
    Prompt,
    Query,
    SetupStep,
    Strategy,
    Task,
    TaskSpec,
    TrainingPair,
    Vectors,
)
from harness.artifacts import artifacts_folder
from harness.cache import CompletionCache
from harness.config import BUILT_ON, Arm
from harness.errors import OptionError, UsageError, did_you_mean
from harness.options import fill
from harness.places import cache_root
from harness.records import Cell, SetupRecord, Step
from harness.serving import shelf
from harness.serving.faults import ApiError, invalid
from harness.serving.served import Conversation, Served
from harness.store import each_record, read_manifest
from harness.tasks import limited, load_task
from harness.toolbox import STEP_FILE, OpenEmbedder, Shelf, Toolbox, source_hash

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What of a run is to be served. None: the only one there is; of seeds the first. `task` may be a folder."""

    run: Path
    strategy: str | None = None
    task: str | None = None
    seed: int | None = None


def deploy(wanted: Wanted, open_embedder: OpenEmbedder, notes: Callable[[str], None]) -> Served:
    """Raises UsageError, RunError, ModelLoadError. `notes` is told what is not as it was in the run."""
    manifest = read_manifest(wanted.run)
    plan = manifest["plan"]
    label = _one("strategy", wanted.strategy, plan["strategies"])
    task = _task(wanted, manifest)
    seed = plan["seeds"][0] if wanted.seed is None else wanted.seed
    cell = Cell(task.spec.name, label, seed)
    steps = _steps(wanted.run, cell)
    model = _model(plan["model"], manifest["model"], notes)
    arms = _Arms(plan["strategies"], task.spec.name)
    _note_code(plan["strategies"][label], label, notes)
    with tempfile.TemporaryDirectory() as scratch, CompletionCache(Path(scratch, "none.sqlite")) as none:
        tools = DeployedTools(
            workdir=artifacts_folder(wanted.run, cell),
            shelf=Shelf(none, _shelf(wanted.run)),
            open_embedder=open_embedder,
            open_strategy=arms.build,
            progress=lambda fraction, text: None,
            steps=list(steps),
        )
        adaptation = _adapt(arms.build(label), task, model, seed, tools)
    return _served(cell, task.spec, adaptation, tools)


def _shelf(run: Path) -> Path:
    """Where the embeddings of the run lie; those of a run that was packed and sent come into this user's cache."""
    beside = run.parent.parent / ".cache"
    return beside if beside.is_dir() else cache_root() / "serving"


def _adapt(strategy: Strategy, task: Task, model: Model, seed: int, tools: Toolbox) -> Adaptation:
    try:
        return strategy.adapt(task.spec, task.train, task.validation, model, seed, tools)
    except ValueError as error:
        raise OptionError(f"serve: {error}") from error


def _served(cell: Cell, spec: TaskSpec, adaptation: Adaptation, tools: Toolbox) -> Served:
    def prompts(conversations: Sequence[Conversation]) -> list[Prompt | ApiError]:
        asked = [_input(conversation) for conversation in conversations]
        tools.embed_queries([text for text in asked if text is not None])
        built = [_no_input() if text is None else adaptation.build_prompt(Query("", text)) for text in asked]
        tools.forget()
        return built

    def about(text: str, prompt: Prompt) -> dict[str, Any]:
        said = {"prediction": extract(text, spec.answer), "retrieved": prompt.retrieved}
        return {"adaptbench": {**said, "demonstrations": prompt.demonstrations}}

    name = f"{cell.task}:{cell.strategy}"
    return Served(name, adaptation.model, shelf.now(), prompts, spec.decoding, about)


def _input(conversation: Conversation) -> str | None:
    """The user's last message: what was the query's input in the run."""
    return next((message.content for message in reversed(conversation) if message.role == "user"), None)


def _no_input() -> ApiError:
    return invalid("The messages have none of the user, whose last one is the input.", "messages", "invalid_messages")


# --- what the run says ------------------------------------------------------------------------------------------------


def _one(what: str, given: str | None, known: Table) -> str:
    if given is None and len(known) == 1:
        return next(iter(known))
    if given is None:
        raise UsageError(f"serve: the run has several of them: say which with --{what}. Allowed: {', '.join(known)}.")
    if given not in known:
        raise UsageError(f'serve: --{what}: the run has none named "{given}".{did_you_mean(given, known)}')
    return given


def _task(wanted: Wanted, manifest: Table) -> Task:
    """The task as it was: its data as hashed then, and as many examples. Raises UsageError where it has changed."""
    known, sources = manifest["plan"]["tasks"], manifest.get("task_sources", {})
    folder = wanted.task if wanted.task not in (None, *known) and Path(wanted.task or "").is_dir() else None
    if folder:
        task = load_task(folder, Path())
        name = _one("task", task.spec.name, known)
    else:
        name = _one("task", wanted.task, known)
        task = load_task(sources.get(name, name), wanted.run)
    table = known[name]
    if (task.spec.name, task.spec.data_hash) != (name, table["data_hash"]):
        where = folder or sources.get(name, name)
        raise UsageError(
            f'serve: task "{name}" ({where}) has changed since the run. Give its folder as it was: --task.'
        )
    return limited(task, table["examples"])


def _steps(run: Path, cell: Cell) -> Sequence[Step]:
    setups = [record for record in each_record(run) if isinstance(record, SetupRecord) and record.cell == cell]
    if not setups or setups[-1].error:
        raise UsageError(f"serve: {run}: {cell}: was not set up in this run. Run its suite again.")
    return setups[-1].steps


def _model(table: Table, described: Table, notes: Callable[[str], None]) -> Model:
    options = fill(registry.load("model", table["type"]), table["options"], "[model]")
    model: Model = options.open()
    now = model.describe()
    for key in ("weights_sha256", "chat_template_sha256"):
        if now.get(key) != described.get(key):
            raise UsageError(f'serve: model "{model.name}" is another than in the run: its {key} differs.')
    for key in ("dtype", "device"):
        if now.get(key) != described.get(key):
            notes(f"{key} is {now.get(key)}, and was {described.get(key)} in the run: answers may differ.")
    return model


def _note_code(table: Table, label: str, notes: Callable[[str], None]) -> None:
    if source_hash(registry.load("strategy", table["type"]))[:16] != table["code"]:
        notes(f'the code of strategy "{label}" has changed since the run: answers may differ.')


class _Arms:
    """The strategies of a manifest, and those inside that they are built on."""

    def __init__(self, tables: Table, task: str) -> None:
        self._task = task
        self._tables = {**_inside(tables), **tables}

    def build(self, name: str) -> Strategy:
        table = self._tables.get(name, {"type": name, "options": {}, "on": {}})
        arm = Arm(name, table["type"], table["options"], table["on"])
        strategy: Strategy = fill(
            registry.load("strategy", arm.type), arm.options_on(self._task), f'strategy "{arm.label}"'
        )
        return strategy


def _inside(tables: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for table in tables.values():
        inner = {table["options"][key]: table[key] for key in BUILT_ON if key in table}
        found |= {**_inside(inner), **inner}
    return found


# --- what the strategy is lent ----------------------------------------------------------------------------------------


@dataclass
class DeployedTools(Toolbox):
    """A Toolbox that searches and trains nothing: `steps` are what the run did."""

    steps: list[Step] = field(default_factory=list)

    def embed_corpus(self, embedder: str, texts: Sequence[str]) -> tuple[Vectors, float]:
        """Without a note in the run's folder, which is finished."""
        vectors, seconds, _ = self.shelf.vectors.embed(self.embedder(embedder), texts)
        return vectors, seconds

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        """What the run chose, search by search, in their order."""
        step = self._next("prompt_search")
        chosen = str(step.details.get("chosen"))
        if chosen not in candidates:
            raise UsageError(f'serve: the run chose "{chosen}", which is no candidate now. Run its suite again.')
        return chosen, SetupStep(step.kind, step.seconds, details=step.details)

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> tuple[Model, SetupStep]:
        step = self._next("training")
        if not (self.workdir / STEP_FILE).exists() or any(left.kind == "training" for left in self.steps):
            raise UsageError(f"serve: {self.workdir}: the trained model is not there. Run its suite again.")
        tuned = registry.load("trainer", trainer)().load(model, self.workdir)
        return tuned, SetupStep(step.kind, step.seconds, trained_tokens=step.trained_tokens, details=step.details)

    def _next(self, kind: str) -> Step:
        step = next((step for step in self.steps if step.kind == kind), None)
        if step is None:
            raise UsageError(f"serve: the run has no record of its {kind}. Run its suite again.")
        self.steps.remove(step)
        return step
