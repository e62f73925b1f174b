"""The training loop: AdamW, linear warm-up and decay, and the weights of the epoch with the lowest validation loss."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from random import Random

import torch

from harness.api import Hyperparameters, Progress
from harness.errors import TrainingError
from harness.training.batches import Sample, epoch_batches
from harness.training.network import Network

LARGEST_GRADIENT = 1.0


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


def learning_rate(step: int, steps: int, warmup_ratio: float, peak: float) -> float:
    """Linear from near 0 to `peak` over the warm-up, then linear to 0, which is where step `steps` would be."""
    # At least the last step is left to the decay.
    warmup = min(math.ceil(warmup_ratio * steps), steps - 1)
    if step < warmup:
        return peak * (step + 1) / (warmup + 1)
    return peak * (steps - step) / (steps - warmup)


def write_curve(curve: Sequence[Point], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Point)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(point) for point in curve)


@dataclass(slots=True)
class Training:
    """One training of `network`, in place. `peak` is the highest learning rate."""

    network: Network
    train: Sequence[Sample]
    validation: Sequence[Sample]
    hyperparameters: Hyperparameters
    peak: float
    seed: int
    progress: Progress
    curve: list[Point] = field(default_factory=list)
    valid_losses: list[float] = field(default_factory=list)
    best: dict[str, torch.Tensor] = field(default_factory=dict)

    def run(self) -> Fit:
        """Train all epochs and leave the network with its best weights. Raises TrainingError if the loss diverges."""
        optimizer, dice = _optimizer(self.network, self.hyperparameters.weight_decay), Random(self.seed)
        self._validate(0)
        step = 0
        for epoch in range(1, self.hyperparameters.n_epochs + 1):
            for batch in epoch_batches(self.train, self.hyperparameters.batch_size, dice):
                self._step(step, epoch, batch, optimizer)
                step += 1
            self._validate(epoch)
        self._restore()
        train_loss = self.curve[-1].train_loss
        assert train_loss is not None
        return Fit(tuple(self.curve), tuple(self.valid_losses), self.best_epoch, self.steps, train_loss)

    @property
    def steps(self) -> int:
        return self.hyperparameters.n_epochs * math.ceil(len(self.train) / self.hyperparameters.batch_size)

    @property
    def best_epoch(self) -> int:
        """The earliest epoch with the lowest validation loss, or the last one where there is no validation."""
        if not self.valid_losses:
            return self.hyperparameters.n_epochs
        return self.valid_losses.index(min(self.valid_losses))

    def _step(self, step: int, epoch: int, batch: Sequence[Sample], optimizer: torch.optim.Optimizer) -> None:
        rate = learning_rate(step, self.steps, self.hyperparameters.warmup_ratio, self.peak)
        for group in optimizer.param_groups:
            group["lr"] = rate
        tally = self.network.backward(batch)
        if not math.isfinite(tally.loss):
            raise TrainingError(
                f"The loss is {tally.loss} at step {step + 1}: try a lower learning rate than {rate:.1e}."
            )
        torch.nn.utils.clip_grad_norm_(self.network.trained.values(), LARGEST_GRADIENT)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        self.curve.append(Point(step + 1, tally.mean_loss, tally.accuracy, None, None, epoch, rate))
        text = (
            f"epoch {epoch}/{self.hyperparameters.n_epochs}, step {step + 1}/{self.steps}, loss {tally.mean_loss:.3f}"
        )
        self.progress((step + 1) / self.steps, text)

    def _validate(self, epoch: int) -> None:
        if not self.validation:
            return
        tally = self.network.evaluate(self.validation)
        if epoch == 0:
            self.curve.append(Point(0, None, None, None, None, 0, None))
        self.curve[-1] = replace(self.curve[-1], valid_loss=tally.mean_loss, valid_mean_token_accuracy=tally.accuracy)
        self.valid_losses.append(tally.mean_loss)
        if self.best_epoch == epoch:
            self.best = {name: weights.detach().to("cpu", copy=True) for name, weights in self.network.trained.items()}

    def _restore(self) -> None:
        """Put the best epoch's weights back, unless they are the ones in place."""
        if self.best_epoch == self.hyperparameters.n_epochs:
            return
        with torch.no_grad():
            for name, weights in self.network.trained.items():
                weights.copy_(self.best[name])


def _optimizer(network: Network, weight_decay: float) -> torch.optim.Optimizer:
    """AdamW. Weight decay is for matrices, as is the custom: norms and biases go without."""
    matrices = [weights for weights in network.trained.values() if weights.ndim > 1]
    others = [weights for weights in network.trained.values() if weights.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW([group for group in groups if group["params"]], fused=True)
