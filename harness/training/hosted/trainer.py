"""Fine-tuning at a service, through the official client. Importing this costs the standard library only."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.api import Hyperparameters, Model, Progress, SetupStep, TrainingPair, Usage
from harness.errors import OptionError, TrainingError

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel
    from harness.training.hosted.calls import Calls, Table
    from harness.training.hosted.jobs import Jobs
    from harness.training.hosted.order import Order
    from harness.training.hosted.outcome import Outcome
    from harness.training.hosted.pricing import Quote
    from harness.training.hosted.tuned import TunedModel

JOB = "job.json"
"""What `load` needs: the base, the mark of the order, the job as the service told it, the name of the tuned model."""

Afford = Callable[[Model, Model, float | None], None]
"""Told base, tuned model and US dollars (None: not known) before they are spent. Raises BudgetError or UsageError."""


def _free(base: Model, tuned: Model, usd: float | None) -> None:
    pass


def _quiet(line: str) -> None:
    pass


@dataclass(frozen=True)
class HostedTrainer:
    """Implements `harness.api.Trainer` for models of type "openai"; options stand in [model.tuning].

    `train` leaves what was uploaded, `events.jsonl`, `checkpoints.json`, the result file as `results.csv`, `curve.csv`
    and `job.json`. With `fresh` no job of an earlier run is used.
    """

    afford: Afford = _free
    say: Callable[[str], None] = _quiet
    fresh: bool = False

    def within(self, afford: Afford, say: Callable[[str], None], fresh: bool) -> HostedTrainer:
        """The same for a run with a budget, a way to tell the person something, and maybe --fresh."""
        return replace(self, afford=afford, say=say, fresh=fresh)

    def quote(
        self,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
    ) -> Quote:
        """What it will cost, without a request. Raises OptionError."""
        from harness.training.hosted.order import refuse_local_options
        from harness.training.hosted.pricing import quote

        refuse_local_options(hyperparameters)
        return quote(_served(model), train, validation, hyperparameters)

    def stand_in(self, model: Model) -> TunedModel:
        """A tuned model that is never asked, for its prices."""
        return _tuned(_served(model), "ft:not-trained-yet", None)

    def train(
        self,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
        folder: Path,
        progress: Progress,
    ) -> SetupStep:
        """Find the job that was started for this, or check, price, upload and start one. Raises TrainingError."""
        from harness.training.hosted.calls import Calls
        from harness.training.hosted.jobs import Jobs
        from harness.training.hosted.order import write_order
        from harness.training.hosted.outcome import collect

        started, served = perf_counter(), _served(model)
        folder.mkdir(parents=True, exist_ok=True)
        order = write_order(served, train, validation, hyperparameters, seed, folder)
        with Calls(served, progress) as calls:
            jobs = Jobs(calls, order)
            earlier = jobs.find()
            if earlier is None or self.fresh:
                notes = self._preflight(served, calls, order, train, validation, hyperparameters)
                job = jobs.create(jobs.upload(), not_this=earlier)
            else:
                job, notes = earlier, [f"job {earlier['id']} was started earlier for this training: not paid for twice"]
                self.say(notes[0])
            outcome = collect(served, jobs, self._watched(jobs, job, folder, progress), order, folder)
        _keep(folder / JOB, order, outcome)
        return _step(served, outcome, notes, reused=job is earlier, seconds=perf_counter() - started)

    def load(self, model: Model, folder: Path) -> TunedModel:
        try:
            kept = json.loads((folder / JOB).read_text("utf-8"))
        except (OSError, ValueError):
            raise TrainingError(f"{folder}: no hosted training in it ({JOB} cannot be read).") from None
        return _tuned(_served(model), kept["model"], folder)

    def _preflight(
        self,
        served: OpenAIModel,
        calls: Calls,
        order: Order,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
    ) -> list[str]:
        from harness.training.hosted.azure import arm_token
        from harness.training.hosted.preflight import check_files, lifecycle
        from harness.training.hosted.pricing import quote

        if served.options.tuning.azure:
            arm_token()
        checked = check_files(order)
        notes = lifecycle(calls, order.base, served.options.endpoint)
        quoted = quote(served, train, validation, hyperparameters, checked.tokens)
        self.afford(served, self.stand_in(served), quoted.usd_with_an_hour)
        said = [f"training {order.base}: {quoted}", *notes, *checked.notes]
        for line in said:
            self.say(line)
        return said

    def _watched(self, jobs: Jobs, job: Table, folder: Path, progress: Progress) -> Table:
        """Ctrl-C leaves a job running, which the same command finds again, unless the suite asks to cancel it."""
        try:
            return jobs.watch(job, folder, progress)
        except KeyboardInterrupt:
            if jobs.cancels_on_interrupt:
                jobs.cancel(job["id"])
            raise


def _keep(file: Path, order: Order, outcome: Outcome) -> None:
    file.write_text(json.dumps({"mark": order.mark, "model": outcome.model, "job": outcome.job}, indent=2), "utf-8")


def _step(served: OpenAIModel, outcome: Outcome, notes: list[str], *, reused: bool, seconds: float) -> SetupStep:
    """`seconds` are counted here, for a service that does not say how long it took."""
    details = {**outcome.details, "reused": reused, "notes": [*notes, *outcome.notes]}
    took = seconds if outcome.seconds is None else outcome.seconds
    # Where tokens are paid and the price is not known, no time on this machine may stand in for it.
    usage = Usage() if outcome.usd is None and served.price_key else None
    return SetupStep("training", took, usage, outcome.trained_tokens, outcome.usd, details)


def _served(model: Model) -> OpenAIModel:
    from harness.models.openai import OpenAIModel

    if not isinstance(model, OpenAIModel):
        raise OptionError(f'The trainer "hosted" needs a model of type "openai", which "{model.name}" is not.')
    host = urlsplit(model.options.endpoint).hostname or ""
    if (model.options.azure_endpoint or host.endswith(".azure.com")) and not model.options.tuning.azure:
        wanted = "subscription, resource_group and account in [model.tuning.azure]"
        raise OptionError(f'Training "{model.name}" on Azure takes {wanted}: a tuned model answers only once deployed.')
    return model


def _tuned(base: OpenAIModel, name: str, folder: Path | None) -> TunedModel:
    from harness.training.hosted.azure import Deployment
    from harness.training.hosted.tuned import TunedModel

    tuned, tuning = base.renamed(name), base.options.tuning
    if folder is None or not tuning.azure:
        return TunedModel(base, tuned, tuned)
    deployment = Deployment(tuning, name, folder)
    return TunedModel(base, tuned, base.renamed(deployment.name), deployment)
