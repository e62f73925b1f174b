"""Plan -> Records: adapt, ask, score, write, measure latency. One path for every strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from harness import latency, registry
from harness.answers import extract
from harness.api import (
    Adaptation,
    Completion,
    Example,
    Failure,
    Model,
    Outcome,
    Prompt,
    SetupStep,
    Strategy,
    Task,
    Usage,
)
from harness.asking import ask
from harness.cache import CompletionCache
from harness.config import Arm, Plan, build_arm
from harness.errors import AdaptbenchError, OptionError, UsageError
from harness.manifest import new_manifest, now, plan_id, plan_table
from harness.options import fill
from harness.prices import PriceOverrides, local_usd, price_source, request_usd
from harness.progress import Reporter
from harness.records import AnswerRecord, Cell, LatencyRecord, SetupRecord, Step
from harness.store import RunFolder, find_or_create, read_manifest
from harness.toolbox import Metrics, OpenEmbedder, Toolbox

# How much of a cell's time its parts take, roughly: only the time to go depends on it.
SETUP, ANSWERS, LATENCY = 0.45, 0.35, 0.20


@dataclass
class Tally:
    """What this process did, and what it found already done."""

    answered: int = 0
    reused: int = 0
    found: int = 0
    failed_cells: list[str] = field(default_factory=list)


def run(plan: Plan, reporter: Reporter, open_embedder: OpenEmbedder, fresh: bool = False) -> tuple[Path, Tally]:
    """Do what is missing of the plan. Returns the run's folder and what was done. Raises UsageError, RunError."""
    options = fill(registry.load("model", plan.model_type), plan.model_options, "[model]")
    identity = options.identity() if hasattr(options, "identity") else ""
    table = plan_table(plan, identity)
    path = find_or_create(plan.results, plan.suite, plan_id(table), fresh)
    kept = plan.results / ".cache"
    with RunFolder(path) as folder, CompletionCache(kept / "completions.sqlite", read=not fresh) as cache:
        work = _Run(plan, folder, cache, kept / "trained", fresh, reporter, open_embedder)
        if work.missing():
            work.start(table, options.open())
            work.cells()
            work.finish()
        return path, work.tally


class _Run:
    def __init__(
        self,
        plan: Plan,
        folder: RunFolder,
        cache: CompletionCache,
        trained: Path,
        fresh: bool,
        reporter: Reporter,
        open_embedder: OpenEmbedder,
    ) -> None:
        self.plan, self.folder, self.cache = plan, folder, cache
        self.trained, self.fresh, self.reporter, self.open_embedder = trained, fresh, reporter, open_embedder
        self.tally = Tally(found=sum(isinstance(r, AnswerRecord) for r in folder.records))
        self.manifest: dict[str, Any] = {}
        self.model: Model | None = None

    def missing(self) -> list[tuple[Task, Arm, int]]:
        return [work for work in self._all() if not _complete(self.folder, self.plan, *work)]

    def _all(self) -> list[tuple[Task, Arm, int]]:
        return [(task, arm, seed) for task in self.plan.tasks for arm in self.plan.arms for seed in self.plan.seeds]

    def start(self, table: dict[str, Any], model: Model) -> None:
        self.model = model
        known = (self.folder.path / "manifest.json").exists()
        self.manifest = (
            read_manifest(self.folder.path) if known else new_manifest(table, plan_id(table), model.describe())
        )
        self.manifest["price_source"] = price_source(model.price_key)
        self.folder.write_manifest(self.manifest)

    def finish(self) -> None:
        self.manifest["finished"] = now()
        self.folder.write_manifest(self.manifest)

    def cells(self) -> None:
        missing = self.missing()
        for number, (task, arm, seed) in enumerate(missing):
            cell = Cell(task.spec.name, arm.label, seed)
            worker = _CellRun(self, cell, task, arm, number, len(missing))
            try:
                worker.run()
            except UsageError:
                raise
            except AdaptbenchError as error:
                self.tally.failed_cells.append(f"{cell}: {error}")
                self.folder.append(SetupRecord(cell, (), Failure(type(error).__name__, str(error))))
                self.reporter.say(f"{cell}: failed: {error}")


class _CellRun:
    def __init__(self, whole: _Run, cell: Cell, task: Task, arm: Arm, number: int, cells: int) -> None:
        self.whole, self.cell, self.task, self.arm = whole, cell, task, arm
        self.number, self.cells_in_all = number, cells
        self.done = _done(whole.folder, cell)

    def run(self) -> None:
        started = perf_counter()
        assert self.whole.model is not None
        self.progress(0.0, "adapting")
        toolbox = self.toolbox()
        adaptation = self.adapt(toolbox, self.whole.model)
        self.answers(adaptation)
        self.latency(adaptation, toolbox)
        self.whole.reporter.say(f"{self.number + 1}/{self.cells_in_all}  {self.cell}  {perf_counter() - started:.0f} s")

    def progress(self, fraction: float, text: str) -> None:
        self.whole.reporter.advance((self.number + fraction) / self.cells_in_all, f"{self.cell}: {text}")

    def toolbox(self) -> Toolbox:
        parts = (self.cell.task, self.cell.strategy, f"seed-{self.cell.seed}")
        return Toolbox(
            workdir=self.whole.folder.path.joinpath("artifacts", *(_file_name(part) for part in parts)),
            cache=self.whole.cache,
            trained=self.whole.trained,
            fresh=self.whole.fresh,
            open_embedder=self.whole.open_embedder,
            open_strategy=lambda name: _inner(self.whole.plan, self.arm, name, self.cell.task),
            progress=lambda fraction, text: self.progress(fraction * SETUP, text),
        )

    def adapt(self, toolbox: Toolbox, model: Model) -> Adaptation:
        strategy: Strategy = build_arm(self.whole.plan, self.arm, self.cell.task)
        task = self.task
        try:
            adaptation = strategy.adapt(task.spec, task.train, task.validation, model, self.cell.seed, toolbox)
        except ValueError as error:
            raise OptionError(f'strategy "{self.arm.label}" on task "{task.spec.name}": {error}') from error
        if not self.done.setup:
            steps = tuple(self.priced(step, toolbox, model) for step in adaptation.setup)
            self.whole.folder.append(SetupRecord(self.cell, steps))
        return adaptation

    def priced(self, step: SetupStep, toolbox: Toolbox, model: Model) -> Step:
        usd = step.usd
        if usd is None:
            usd = _usd(model, step.usage or Usage(0, 0, 0), step.seconds, self.whole.plan.cost)
        reused = step.kind in toolbox.reused
        return Step(step.kind, step.seconds, step.usage, step.trained_tokens, usd, step.details, reused)

    def answers(self, adaptation: Adaptation) -> None:
        examples = [example for example in self.task.test if example.id not in self.done.answered]
        prompts, build_seconds = _timed_prompts(adaptation, examples)
        metrics = Metrics(self.task.spec.metrics)
        asked = ask(adaptation.model, prompts, self.task.spec.decoding, self.whole.cache)
        for count, (index, outcome, reused) in enumerate(asked, start=1):
            record = self.answer(
                adaptation.model, examples[index], prompts[index], build_seconds[index], outcome, reused, metrics
            )
            self.whole.folder.append(record)
            self.whole.tally.answered += 1
            self.whole.tally.reused += reused
            self.progress(SETUP + ANSWERS * count / len(examples), f"{count}/{len(examples)} answers")

    def answer(
        self,
        model: Model,
        example: Example,
        prompt: Prompt,
        build_seconds: float,
        outcome: Outcome,
        reused: bool,
        metrics: Metrics,
    ) -> AnswerRecord:
        answered = isinstance(outcome, Completion)
        prediction = extract(outcome.text, self.task.spec.answer) if isinstance(outcome, Completion) else None
        usage = outcome.usage if isinstance(outcome, Completion) else Usage()
        seconds = outcome.seconds if isinstance(outcome, Completion) else None
        cost = self.whole.plan.cost
        return AnswerRecord(
            cell=self.cell,
            example_id=example.id,
            messages=tuple((message.role, message.content) for message in prompt.messages),
            retrieved=prompt.retrieved,
            demonstrations=prompt.demonstrations,
            references=example.references,
            gold_passages=example.gold_passages,
            facets=dict(example.facets),
            completion=outcome.text if isinstance(outcome, Completion) else None,
            prediction=prediction,
            finish_reason=outcome.finish_reason if isinstance(outcome, Completion) else None,
            usage=usage,
            build_seconds=build_seconds,
            seconds=seconds,
            usd=_usd(model, usage, (seconds or 0.0) + build_seconds, cost) if answered else None,
            scores=metrics.score(prediction, example.references) if prediction is not None else {},
            error=None if isinstance(outcome, Completion) else outcome,
            reused=reused,
        )

    def latency(self, adaptation: Adaptation, toolbox: Toolbox) -> None:
        options, spec = self.whole.plan.latency, self.task.spec
        examples = latency.chosen(self.task.test, options.requests, spec.seed)
        left = [example for example in examples if example.id not in self.done.timed]
        measured = latency.measure(self.cell, adaptation, spec.decoding, left, options.warmup, toolbox.forget)
        for count, record in enumerate(measured, start=1):
            self.whole.folder.append(record)
            self.progress(SETUP + ANSWERS + LATENCY * count / len(left), f"{count}/{len(left)} timed")


@dataclass(frozen=True)
class _Done:
    setup: bool
    answered: frozenset[str]
    timed: frozenset[str]


def _done(folder: RunFolder, cell: Cell) -> _Done:
    """What a cell has already. A failed setup or answer counts as missing: the next run tries it again."""
    own = [record for record in folder.records if record.cell == cell]
    return _Done(
        any(isinstance(r, SetupRecord) and r.error is None for r in own),
        frozenset(r.example_id for r in own if isinstance(r, AnswerRecord) and r.error is None),
        frozenset(r.example_id for r in own if isinstance(r, LatencyRecord) and r.error is None),
    )


def _complete(folder: RunFolder, plan: Plan, task: Task, arm: Arm, seed: int) -> bool:
    done = _done(folder, Cell(task.spec.name, arm.label, seed))
    timed = min(plan.latency.requests, len(task.test))
    return done.setup and len(done.answered) == len(task.test) and len(done.timed) == timed


def _timed_prompts(adaptation: Adaptation, examples: Sequence[Example]) -> tuple[list[Prompt], list[float]]:
    prompts, seconds = [], []
    for example in examples:
        started = perf_counter()
        prompts.append(adaptation.build_prompt(example.query))
        seconds.append(perf_counter() - started)
    return prompts, seconds


def _usd(model: Model, usage: Usage, seconds: float, cost: PriceOverrides) -> float | None:
    """Hosted models are paid by the token, local ones by the time of the machine."""
    if model.price_key is None and not cost.prices_tokens:
        return local_usd(seconds, cost.usd_per_hour)
    return request_usd(model.price_key, usage, cost)


def _inner(plan: Plan, outer: Arm, name: str, task: str) -> Strategy:
    """The arm labelled `name`, so that a combination has the same options as its part; else the strategy's defaults."""
    if name == outer.label:
        raise OptionError(f'strategy "{outer.label}": inner = "{name}" refers to itself.')
    arm = next((arm for arm in plan.arms if arm.label == name), Arm(name, name))
    strategy: Strategy = build_arm(plan, arm, task)
    return strategy


def _file_name(part: str) -> str:
    return "".join(c if c.isalnum() or c in "-_.+" else "_" for c in part)
