"""What a job that succeeded came to: the model to keep, its curve, its price, and all that is worth keeping of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import TrainingError
from harness.training.hosted import pricing
from harness.training.hosted.calls import Table, inner, number
from harness.training.hosted.curve import Curve, last_value, read_curve, write_curve
from harness.training.hosted.order import KNOBS, Order

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel
    from harness.training.hosted.jobs import Jobs

VALID_LOSS = ("full_valid_loss", "full_validation_loss")


@dataclass(frozen=True)
class Outcome:
    """`seconds` are those the service took, queue included, None where it does not say; `usd` None: not known."""

    job: Table
    model: str
    seconds: float | None
    trained_tokens: int | None
    usd: float | None
    details: Mapping[str, Any]
    notes: Sequence[str]


def collect(served: OpenAIModel, jobs: Jobs, job: Table, order: Order, folder: Path) -> Outcome:
    """The training is paid for by now: what cannot be read of it is a note, and no error."""
    if not job.get("fine_tuned_model"):
        raise TrainingError(f"Job {job['id']} succeeded, and names no tuned model.")
    checkpoints = jobs.checkpoints(job["id"])
    (folder / "checkpoints.json").write_text(json.dumps(checkpoints, indent=2) + "\n", "utf-8")
    used = _knobs(job, order)
    curve, problem = _curve(jobs, job, _whole(used["n_epochs"]), folder)
    best = _best(checkpoints) if served.options.tuning.checkpoint == "best" else None
    kept = _kept(job, checkpoints, best)
    rate, (hosting, hosting_source) = pricing.training_rate(served), pricing.hosting(served)
    tokens = _whole(job.get("trained_tokens"))
    details = {
        "method": "supervised",
        **({"epochs": epochs} if (epochs := _whole(used["n_epochs"])) else {}),
        "batch_size": used["batch_size"],
        "learning_rate_multiplier": used["learning_rate_multiplier"],
        "steps": curve[-1]["step"] if curve else None,
        "train_examples": order.examples["train"],
        "validation_examples": order.examples["validation"],
        "final_train_loss": last_value(curve, "train_loss"),
        "final_valid_loss": last_value(curve, "valid_loss"),
        "service": served.options.endpoint,
        "base_model": order.base,
        "model": kept,
        "job": job["id"],
        "checkpoints": [_shown(one) for one in checkpoints],
        "usd_per_training_mtok": rate.usd_per_mtok,
        "price_source": rate.source,
        "token_price_source": pricing.tuned_source(served),
        "hosting_usd_per_hour": hosting,
        "hosting_source": hosting_source,
    }
    notes = [note for note in (problem, _kept_note(best, kept, job)) if note]
    return Outcome(job, kept, _seconds(job), tokens, rate.usd(tokens), details, notes)


def _knobs(job: Table, order: Order) -> Table:
    """As the service took them: "auto" has become a number there."""
    places = (inner(job, "method", "supervised", "hyperparameters"), job.get("hyperparameters"), order.knobs)
    told = [place for place in places if isinstance(place, Mapping)]

    def of(name: str) -> Any:
        values = [place.get(name) for place in told]
        return next((value for value in values if number(value) is not None), order.knobs[name])

    return {name: of(name) for name in KNOBS}


def _curve(jobs: Jobs, job: Table, epochs: int | None, folder: Path) -> tuple[Curve, str | None]:
    """Written to curve.csv; the file itself stays as results.csv. Where it cannot be read, a line that says why."""
    files = job.get("result_files") or []
    if not files:
        return (), "the service gave no result file, so there is no training curve"
    try:
        raw = jobs.content(files[0])
        (folder / "results.csv").write_bytes(raw)
        curve = read_curve(raw, epochs)
    except (TrainingError, ValueError) as error:
        return (), f"no training curve: {error}"
    write_curve(curve, folder / "curve.csv")
    return curve, None


def _best(checkpoints: Sequence[Table]) -> Table | None:
    """The first with the lowest loss over the whole validation file; None where not every one has been measured."""
    losses = [_loss(one) for one in checkpoints]
    if not losses or None in losses:
        return None
    return min(checkpoints, key=lambda one: _loss(one) or 0.0)


def _loss(checkpoint: Table) -> float | None:
    values = [number(inner(checkpoint, "metrics", name)) for name in VALID_LOSS]
    return next((value for value in values if value is not None), None)


def _kept(job: Table, checkpoints: Sequence[Table], best: Table | None) -> str:
    """The last checkpoint is the model of the job itself."""
    last = str(job["fine_tuned_model"])
    if best is None or best is checkpoints[-1]:
        return last
    return str(best.get("fine_tuned_model_checkpoint") or last)


def _kept_note(best: Table | None, kept: str, job: Table) -> str | None:
    if best is None or kept == job["fine_tuned_model"]:
        return None
    return f"the checkpoint of step {best.get('step_number')} is kept: its validation loss is the lowest"


def _shown(checkpoint: Table) -> Table:
    return {
        "step": checkpoint.get("step_number"),
        "model": checkpoint.get("fine_tuned_model_checkpoint"),
        "valid_loss": _loss(checkpoint),
    }


def _seconds(job: Table) -> float | None:
    began, ended = number(job.get("created_at")), number(job.get("finished_at"))
    return None if began is None or ended is None or ended < began else ended - began


def _whole(value: object) -> int | None:
    found = number(value)
    return None if found is None else int(found)
