"""How each fine-tuning went: losses by epoch, the epoch that was kept, and what its curve says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from harness.comparison import TaskComparison
from harness.report.table import NONE, UNKNOWN, Table

SCATTER = 0.1
"""A rule of thumb: from epoch to epoch a validation example's loss moves by a tenth of the mean, beyond the trend."""


def training_table(task: TaskComparison) -> Table:
    """A row for each training whose trainer says how many epochs it had. Losses are nats a token of the answers."""
    heading = ("strategy", "epochs", "best", "validation loss by epoch (0: untrained)", "train loss, last", "mark")
    rows = tuple(
        _row(row.strategy if len(row.trainings) == 1 else f"{row.strategy} ({number})", details)
        for row in task.rows
        for number, details in enumerate(row.trainings, start=1)
        if "epochs" in details
    )
    return Table("Training", heading, "<>><><", rows)


def training_lines() -> tuple[str, ...]:
    """What to say below the table."""
    return (
        "best: the epoch with the lowest validation loss, whose weights were kept. (1), (2): one training a seed.",
        "overfit after epoch N: validation loss ended higher than at its best by more than chance is likely to do: "
        f"{2 * SCATTER:g} of the best loss over the square root of the validation examples, two standard errors where "
        f"an example's loss moves by {SCATTER:.0%} of the mean. still falling: the last epoch was better by more than "
        "that, so more epochs may help. level: neither.",
        "Curves by step, in the columns of the hosted services' result files: artifacts/TASK/STRATEGY/seed-N/curve.csv "
        "in the run's folder.",
    )


def mark(losses: Sequence[float], examples: int | None) -> str:
    """`losses` by epoch, the untrained model's first."""
    if len(losses) < 2 or not examples:
        return UNKNOWN
    best = losses.index(min(losses))
    chance = 2 * SCATTER * losses[best] / sqrt(examples)
    if losses[-1] - losses[best] > chance:
        return f"overfit after epoch {best}" if best else "overfit from the start: no epoch helped"
    falling = best == len(losses) - 1 and losses[-2] - losses[-1] > chance
    return "still falling" if falling else "level"


def _row(label: str, details: Mapping[str, Any]) -> tuple[str, ...]:
    losses = details.get("valid_loss") or ()
    best, last = details.get("best_epoch"), details.get("final_train_loss")
    return (
        label,
        str(details["epochs"]),
        UNKNOWN if best is None or not losses else str(best),
        ", ".join(f"{loss:.3f}" for loss in losses) or NONE,
        UNKNOWN if last is None else f"{last:.3f}",
        mark(losses, details.get("validation_examples")),
    )
