"""The training loop for CPUs: AdamW, linear warm-up and decay, and nothing computed that the loss does not need."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch

from harness.api import Hyperparameters
from harness.training.batches import Sample, epoch_batches
from harness.training.course import LARGEST_GRADIENT, Course
from harness.training.network import Network


def learning_rate(step: int, steps: int, warmup_ratio: float, peak: float) -> float:
    """Linear from near 0 to `peak` over the warm-up, then linear to 0, which is where step `steps` would be."""
    # At least the last step is left to the decay.
    warmup = min(math.ceil(warmup_ratio * steps), steps - 1)
    if step < warmup:
        return peak * (step + 1) / (warmup + 1)
    return peak * (steps - step) / (steps - warmup)


@dataclass(slots=True)
class Loop:
    """One training of `network`, in place, told to `course`. `peak` is the highest learning rate."""

    network: Network
    train: Sequence[Sample]
    hyperparameters: Hyperparameters
    peak: float
    seed: int

    def run(self, course: Course) -> None:
        """Train all epochs. Raises TrainingError if the loss diverges."""
        optimizer, dice = _optimizer(self.network, self.hyperparameters.weight_decay), Random(self.seed)
        course.validate(0)
        step = 0
        for epoch in range(1, self.hyperparameters.n_epochs + 1):
            for batch in epoch_batches(self.train, self.hyperparameters.batch_size, dice):
                rate = learning_rate(step, course.steps, self.hyperparameters.warmup_ratio, self.peak)
                self._step(rate, epoch, batch, optimizer, course)
                step += 1
            course.validate(epoch)

    def _step(
        self, rate: float, epoch: int, batch: Sequence[Sample], optimizer: torch.optim.Optimizer, course: Course
    ) -> None:
        for group in optimizer.param_groups:
            group["lr"] = rate
        tally = self.network.backward(batch)
        torch.nn.utils.clip_grad_norm_(self.network.trained.values(), LARGEST_GRADIENT)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        course.stepped(epoch, rate, tally.mean_loss, tally.accuracy)


def _optimizer(network: Network, weight_decay: float) -> torch.optim.Optimizer:
    """AdamW. Weight decay is for matrices, as is the custom: norms and biases go without."""
    matrices = [weights for weights in network.trained.values() if weights.ndim > 1]
    others = [weights for weights in network.trained.values() if weights.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW([group for group in groups if group["params"]], fused=True)
