"""The forward pass of training: the loss on answer tokens, and nothing computed that it does not need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer

from harness.training.batches import MicroBatch, Sample, micro_batches

EAGER_UP_TO = 400
"""Tokens up to which plain attention trains faster on a CPU than the fused kernel, which is slow backwards there."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Answer tokens seen: the sum of their losses (nats), how many the model would have said itself, how many."""

    loss: float = 0.0
    correct: int = 0
    tokens: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.loss + other.loss, self.correct + other.correct, self.tokens + other.tokens)

    @property
    def mean_loss(self) -> float:
        return self.loss / self.tokens

    @property
    def accuracy(self) -> float:
        return self.correct / self.tokens


class Network:
    """A causal language model of transformers under training.

    `module` may hold LoRA layers inside; what requires a gradient is trained. `mixed` runs it in bfloat16 under
    autocast. `budget` bounds the tokens, padding included, that go through it at once.
    """

    def __init__(self, module: Any, mixed: bool, budget: int, longest: int) -> None:
        self.module, self.mixed, self.budget = module, mixed, budget
        self.device: torch.device = module.device
        self.share = all(type(layer) is DynamicLayer for layer in DynamicCache(config=module.config).layers)
        if self.device.type == "cpu" and longest <= EAGER_UP_TO:
            module.set_attn_implementation("eager")

    @property
    def trained(self) -> dict[str, torch.nn.Parameter]:
        return {name: weights for name, weights in self.module.named_parameters() if weights.requires_grad}

    def backward(self, batch: Sequence[Sample]) -> Tally:
        """Add the gradient of the batch's mean loss per answer token, however many parts it goes through in."""
        self.module.train()
        tokens = sum(len(sample.answer) for sample in batch)
        total = Tally()
        for part in micro_batches(batch, self.budget, self.share):
            loss, correct = self.answer_loss(part)
            (loss / tokens).backward()  # type: ignore[no-untyped-call]
            total += Tally(loss.item(), correct, len(part.targets))
        return total

    def evaluate(self, samples: Sequence[Sample]) -> Tally:
        """The tally over `samples`, with dropout off and no gradient."""
        self.module.eval()
        return sum(self._tallies(samples), Tally())

    def _tallies(self, samples: Sequence[Sample]) -> Iterable[Tally]:
        for part in micro_batches(samples, self.budget, self.share):
            with torch.no_grad():
                loss, correct = self.answer_loss(part)
            yield Tally(loss.item(), correct, len(part.targets))

    def answer_loss(self, part: MicroBatch) -> tuple[torch.Tensor, int]:
        """(sum of the losses over the answer tokens, how many of them have the highest logit)."""
        rows, positions, tokens = (
            torch.tensor(column, device=self.device) for column in zip(*part.targets, strict=True)
        )
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.mixed):
            logits = self._logits(part, rows, positions).float()
        loss = torch.nn.functional.cross_entropy(logits, tokens, reduction="sum")
        return loss, int((logits.argmax(dim=-1) == tokens).sum())

    def _logits(self, part: MicroBatch, rows: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
        """[answer tokens, vocabulary]. The selection stands right before the output layer, by far the widest."""
        head = self.module.get_output_embeddings()
        hook = head.register_forward_pre_hook(lambda _, inputs: (inputs[0][rows, positions],))
        try:
            ids, cache = self._padded(part.rows), self._prefix(part)
            # Padding stands at the right, where causal attention cannot see it: no mask, no positions needed.
            logits: torch.Tensor = self.module(input_ids=ids, past_key_values=cache, use_cache=cache is not None).logits
        finally:
            hook.remove()
        return logits

    def _prefix(self, part: MicroBatch) -> DynamicCache | None:
        """Keys and values of the shared prefix for all rows; gradients flow back through them."""
        if not part.prefix:
            return None
        cache = DynamicCache(config=self.module.config)
        ids = torch.tensor([part.prefix], device=self.device)
        self.module.base_model(input_ids=ids, past_key_values=cache, use_cache=True)
        cache.batch_repeat_interleave(len(part.rows))
        return cache

    def _padded(self, rows: Sequence[Sequence[int]]) -> torch.Tensor:
        longest = max(map(len, rows))
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows], device=self.device)
