"""How a training went: its curve, its validation losses, and the weights of the epoch where the lowest one was."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import torch

from harness.api import Progress
from harness.errors import TrainingError
from harness.training.batches import Sample
from harness.training.network import Network

LARGEST_GRADIENT = 1.0
"""The norm that gradients are cut to, as is the custom."""


@dataclass(frozen=True, slots=True)
class Point:
    """A row of the training curve, named as in the result files of hosted services. None was not measured there.

    Losses are nats per answer token, before the step's update for the training batch. Step 0 is the untrained model.
    """

    step: int
    train_loss: float | None
    train_accuracy: float | None
    valid_loss: float | None
    valid_mean_token_accuracy: float | None
    epoch: int
    learning_rate: float | None


@dataclass(frozen=True, slots=True)
class Fit:
    """What a training came to. `valid_losses` holds one loss an epoch, epoch 0 (untrained) first; empty if unknown."""

    curve: tuple[Point, ...]
    valid_losses: tuple[float, ...]
    best_epoch: int
    steps: int
    last_train_loss: float


def write_curve(curve: Sequence[Point], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Point)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(point) for point in curve)


@dataclass(slots=True)
class Course:
    """What whoever trains `network` tells of it: each step and each end of an epoch, epoch 0 before the first step."""

    network: Network
    validation: Sequence[Sample]
    n_epochs: int
    steps: int
    progress: Progress
    curve: list[Point] = field(default_factory=list)
    valid_losses: list[float] = field(default_factory=list)
    best: dict[str, torch.Tensor] = field(default_factory=dict)

    @property
    def best_epoch(self) -> int:
        """The earliest epoch with the lowest validation loss, or the last one where there is no validation."""
        if not self.valid_losses:
            return self.n_epochs
        return self.valid_losses.index(min(self.valid_losses))

    def stepped(self, epoch: int, rate: float, loss: float, accuracy: float | None) -> None:
        """Raises TrainingError if the loss diverges."""
        step = self.curve[-1].step + 1 if self.curve else 1
        if not math.isfinite(loss):
            raise TrainingError(f"The loss is {loss} at step {step}: try a lower learning rate than {rate:.1e}.")
        self.curve.append(Point(step, loss, accuracy, None, None, epoch, rate))
        text = f"epoch {epoch}/{self.n_epochs}, step {step}/{self.steps}, loss {loss:.3f}"
        self.progress(step / self.steps, text)

    def validate(self, epoch: int) -> None:
        if not self.validation:
            return
        tally = self.network.evaluate(self.validation)
        if epoch == 0:
            self.curve.append(Point(0, None, None, None, None, 0, None))
        self.curve[-1] = replace(self.curve[-1], valid_loss=tally.mean_loss, valid_mean_token_accuracy=tally.accuracy)
        self.valid_losses.append(tally.mean_loss)
        if self.best_epoch == epoch:
            self.best = {name: weights.detach().to("cpu", copy=True) for name, weights in self.network.trained.items()}

    def end(self) -> Fit:
        """Put the best epoch's weights back, unless they are the ones in place."""
        if self.best_epoch != self.n_epochs:
            with torch.no_grad():
                for name, weights in self.network.trained.items():
                    weights.copy_(self.best[name])
        train_loss = self.curve[-1].train_loss
        assert train_loss is not None
        return Fit(tuple(self.curve), tuple(self.valid_losses), self.best_epoch, self.steps, train_loss)
