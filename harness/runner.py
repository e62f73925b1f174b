"""Plan -> Records: adapt, ask, score, write, measure latency. One path for every strategy."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from harness import latency, registry
from harness.answering import Answering, Embed
from harness.api import Adaptation, Failure, Model, Progress, SetupStep, Strategy, Task, TaskSpec, instruct
from harness.artifacts import artifacts_folder
from harness.budget import Metered, Purse
from harness.cache import CompletionCache
from harness.config import Plan, build_arm
from harness.cost import step_price
from harness.errors import AdaptbenchError, BudgetError, OptionError, RunError, UsageError
from harness.manifest import new_manifest, now, plan_id, plan_table
from harness.options import fill
from harness.prices import price_source
from harness.progress import Reporter
from harness.records import BASE, Cell, SetupRecord, Step
from harness.scoring import Metrics
from harness.store import Done, RunFolder, begin, find, read_manifest
from harness.toolbox import OpenEmbedder, Shelf, Toolbox
from harness.variants import Job, jobs

# How much of a cell's time its parts take, roughly: only the time to go depends on it.
SETUP, ANSWERS, LATENCY = 0.45, 0.35, 0.20


@dataclass
class Tally:
    """What this process did, and what it found already done. `stopped` says why it ended before all was done."""

    answered: int = 0
    reused: int = 0
    found: int = 0
    failed_cells: list[str] = field(default_factory=list)
    stopped: str | None = None


def run(plan: Plan, reporter: Reporter, open_embedder: OpenEmbedder, fresh: bool = False) -> tuple[Path, Tally]:
    """Do what is missing of the plan. Returns the run's folder and what was done. Raises UsageError, RunError."""
    options = fill(registry.load("model", plan.model_type), plan.model_options, "[model]")
    identity = options.identity() if hasattr(options, "identity") else ""
    table = plan_table(plan, identity)
    parent, identifier = plan.results / plan.suite, plan_id(table)
    purse = Purse(plan.cost, plan.max_usd)

    def open_model() -> Model:
        model: Model = options.open()
        purse.check(model)
        return model

    # Opened before a folder is made: a model that cannot be loaded leaves nothing behind.
    model = open_model() if fresh or find(parent, identifier) is None else None
    kept = plan.results / ".cache"
    opened = begin(parent, identifier, kept / "locks" / identifier, fresh)
    with opened as folder, CompletionCache(kept / "completions.sqlite", read=not fresh) as cache:
        work = _Run(plan, folder, Shelf(cache, kept, fresh, purse), reporter, open_embedder)
        if missing := work.missing():
            work.do(missing, table, model or open_model())
        else:
            manifest = read_manifest(folder.path)
            # [volume] may be another now, and a kill may have come between the last record and this.
            folder.write_manifest({**manifest, "plan": table, "finished": manifest.get("finished") or now()})
        return folder.path, work.tally


@dataclass(frozen=True)
class _Work:
    """One cell that has to be done, and what it has already."""

    job: Job
    done: Done
    base: Done

    @property
    def cell(self) -> Cell:
        return _cell(self.job)

    @property
    def complete(self) -> bool:
        job = self.job
        left = [example for example in job.task.test if example.id not in self.done.answered]
        if job.probe and self.done.tuned:
            left += [example for example in job.probe.test if example.id not in self.done.probed & self.base.probed]
        return self.done.setup and not left and len(self.done.timed) >= min(job.requests, len(job.task.test))


def _cell(job: Job) -> Cell:
    return Cell(job.task.spec.name, job.arm.label, job.seed)


class _Run:
    def __init__(
        self, plan: Plan, folder: RunFolder, shelf: Shelf, reporter: Reporter, open_embedder: OpenEmbedder
    ) -> None:
        self.plan, self.folder, self.shelf, self.reporter = plan, folder, shelf, reporter
        self.open_embedder = open_embedder
        self.tally = Tally(found=sum(len(done.answered) for done in folder.done.values()))

    def missing(self) -> list[_Work]:
        return [work for work in self._all() if not work.complete]

    def _all(self) -> list[_Work]:
        plan, done = self.plan, self.folder.done
        base = done.setdefault(Cell(plan.probe.spec.name, BASE, 0), Done()) if plan.probe else Done()
        return [_Work(job, done.get(_cell(job), Done()), base) for job in jobs(plan)]

    def do(self, missing: list[_Work], table: dict[str, Any], model: Model) -> None:
        manifest = self._manifest(table, model)
        self.folder.write_manifest(manifest)
        for number, work in enumerate(missing):
            try:
                self._cell(work, model, number, len(missing))
            except BudgetError as error:
                self.tally.stopped = f"{error}. {_left(missing[number:])}"
                return
        self.folder.write_manifest({**manifest, "finished": now()})

    def _manifest(self, table: dict[str, Any], model: Model) -> dict[str, Any]:
        known = (self.folder.path / "manifest.json").exists()
        manifest = read_manifest(self.folder.path) if known else new_manifest(table, plan_id(table), model.describe())
        sources = {name: _from(source, self.folder.path) for name, source in self.plan.task_sources.items()}
        priced = {"price_source": price_source(model.price_key), "task_sources": sources}
        return {**manifest, "plan": table, **priced}

    def _cell(self, work: _Work, model: Model, number: int, cells: int) -> None:
        def progress(fraction: float, text: str) -> None:
            spent = f"  ${self.shelf.purse.spent:.4f} spent" if priced else ""
            self.reporter.advance((number + fraction) / cells, f"{work.cell}: {text}{spent}")

        priced, started = self.shelf.purse.knows(model), perf_counter()
        try:
            _CellRun(self, work, model, progress).run()
        except (UsageError, RunError, BudgetError):
            raise
        except AdaptbenchError as error:
            self._failed(work.cell, Failure(type(error).__name__, str(error)))
        except Exception as error:  # a plugin's bug fails its cell, not the whole night
            self._failed(work.cell, Failure(type(error).__name__, f"{error} ({_place(error)})"))
        else:
            self.reporter.say(f"{number + 1}/{cells}  {work.cell}  {perf_counter() - started:.0f} s")

    def leave_nothing(self, cell: Cell, toolbox: Toolbox) -> None:
        """What costs by the hour is taken down however the cell ended; its answers are none the worse if that fails."""
        for problem in toolbox.close():
            self.tally.failed_cells.append(f"{cell}: {problem}")
            self.reporter.say(f"{cell}: {problem}")

    def _failed(self, cell: Cell, failure: Failure) -> None:
        self.tally.failed_cells.append(f"{cell}: {failure.message}")
        self.folder.append(SetupRecord(cell, (), failure))
        self.reporter.say(f"{cell}: failed: {failure.message}")


def _left(cells: Sequence[_Work]) -> str:
    names = [str(work.cell) for work in cells]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"Missing: {names[0]}{more}. Run again with a larger budget to go on: what was bought is kept."


def _place(error: Exception) -> str:
    """ "file.py:12": where the error was raised."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


@dataclass(frozen=True)
class _CellRun:
    whole: _Run
    work: _Work
    model: Model
    progress: Progress

    def run(self) -> None:
        self.progress(0.0, "adapting")
        toolbox = self.toolbox()
        try:
            adaptation = self.adapt(toolbox)
            self.answers(adaptation, toolbox)
            if self.work.job.probe and adaptation.model.fingerprint != self.model.fingerprint:
                self.retention(adaptation, self.work.job.probe)
            self.latency(adaptation, toolbox)
        finally:
            self.whole.leave_nothing(self.work.cell, toolbox)

    def toolbox(self) -> Toolbox:
        whole = self.whole
        return Toolbox(
            workdir=artifacts_folder(whole.folder.path, self.work.cell),
            shelf=whole.shelf,
            open_embedder=whole.open_embedder,
            open_strategy=lambda name: _inner(whole.plan, self.work.job, name),
            progress=lambda fraction, text: self.progress(fraction * SETUP, text),
            say=whole.reporter.say,
        )

    def adapt(self, toolbox: Toolbox) -> Adaptation:
        work, job = self.work, self.work.job
        strategy: Strategy = build_arm(self.whole.plan, job.arm, job.named)
        try:
            adaptation = strategy.adapt(job.task.spec, job.train, job.task.validation, self.model, job.seed, toolbox)
        except ValueError as error:
            raise OptionError(f'strategy "{job.arm.label}" on task "{job.named}": {error}') from error
        self.pay(adaptation, toolbox)
        if not work.done.setup:
            steps = tuple(self.priced(step, toolbox) for step in adaptation.setup)
            tuned = adaptation.model.fingerprint != self.model.fingerprint
            self.whole.folder.append(SetupRecord(work.cell, steps, tuned=tuned))
        return adaptation

    def priced(self, step: SetupStep, toolbox: Toolbox) -> Step:
        usd = step_price(self.model, step, self.whole.plan.cost)
        reused = toolbox.paid_by_others(step.kind)
        return Step(step.kind, step.seconds, step.usage, step.trained_tokens, usd, step.details, reused)

    def pay(self, adaptation: Adaptation, toolbox: Toolbox) -> None:
        """For the steps without requests, which have been paid for one by one."""
        purse = self.whole.shelf.purse
        for step in adaptation.setup:
            if step.kind not in toolbox.reused and step.usage is None:
                purse.spent += step_price(self.model, step, purse.rates) or 0.0

    def answering(self, cell: Cell, spec: TaskSpec, embed: Embed) -> Answering:
        shelf = self.whole.shelf
        return Answering(cell, spec, Metrics(spec), shelf.completions, shelf.purse, embed)

    def answers(self, adaptation: Adaptation, toolbox: Toolbox) -> None:
        whole, spec = self.whole, self.work.job.task.spec
        examples = [example for example in self.work.job.task.test if example.id not in self.work.done.answered]
        records = self.answering(self.work.cell, spec, toolbox.embed_queries).answers(adaptation, examples)
        for count, record in enumerate(records, start=1):
            whole.folder.append(record)
            whole.tally.answered += 1
            whole.tally.reused += record.reused
            self.progress(SETUP + ANSWERS * count / len(examples), f"{count}/{len(examples)} answers")

    def retention(self, adaptation: Adaptation, probe: Task) -> None:
        """The probe with its plain instruction, of the tuned model and, once a run, of the base."""
        base = Cell(probe.spec.name, BASE, 0)
        both = ((base, self.model, self.work.base), (self.work.cell, adaptation.model, self.work.done))
        for cell, model, done in both:
            left = [example for example in probe.test if example.id not in done.probed]
            answering = self.answering(cell, probe.spec, embed=lambda queries: 0.0)
            plain = Adaptation(model, instruct(probe.spec.instruction))
            for record in answering.answers(plain, left):
                self.whole.folder.append(replace(record, probe=probe.spec.name))
                done.probed.add(record.example_id)
                self.progress(SETUP + ANSWERS, f"{len(done.probed)}/{len(probe.test)} answers to the probe")

    def latency(self, adaptation: Adaptation, toolbox: Toolbox) -> None:
        job, task = self.work.job, self.work.job.task
        examples = latency.chosen(task.test, job.requests, task.spec.seed)
        left = [example for example in examples if example.id not in self.work.done.timed]
        requests = latency.Requests(self.work.cell, left, task.spec.decoding, self.whole.plan.latency.warmup)
        metered = replace(adaptation, model=Metered(adaptation.model, self.whole.shelf.purse))
        for count, record in enumerate(latency.measure(requests, metered, toolbox.forget), start=1):
            self.whole.folder.append(record)
            self.progress(SETUP + ANSWERS + LATENCY * count / len(left), f"{count}/{len(left)} timed")


def _inner(plan: Plan, job: Job, name: str) -> Strategy:
    if name == job.arm.label:
        raise OptionError(f'strategy "{job.arm.label}": inner = "{name}" refers to itself.')
    strategy: Strategy = build_arm(plan, plan.part(name), job.named)
    return strategy


def _from(source: str, run: Path) -> str:
    """A task's folder as seen from the run's, so that both can move together; a task's name as it is."""
    return os.path.relpath(source, run) if Path(source).is_absolute() else source
