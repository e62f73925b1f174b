"""Logits -> the next token of each row, and its log probability where that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch

from harness.serving.sampling import Sampling, TokenChance


def dice(sampling: Sampling) -> torch.Generator | None:
    """None where the answer is greedy. The same seed gives the same answer whatever else is in the batch."""
    if sampling.temperature <= 0:
        return None
    generator = torch.Generator()
    if sampling.seed is None:
        generator.seed()
    else:
        generator.manual_seed(sampling.seed)
    return generator


def choose(logits: torch.Tensor, rows: Sequence[tuple[Sampling, torch.Generator | None]]) -> list[int]:
    """`logits` is [rows, words]."""
    tokens: list[int] = logits.argmax(dim=-1).tolist()
    for row, (sampling, generator) in enumerate(rows):
        if generator is not None:
            tokens[row] = _drawn(logits[row], sampling, generator)
    return tokens


def _drawn(logits: torch.Tensor, sampling: Sampling, generator: torch.Generator) -> int:
    chances = torch.softmax(logits / sampling.temperature, dim=-1).cpu()
    if sampling.top_p < 1:
        ordered, places = chances.sort(descending=True)
        # The likeliest is always left, whatever top_p is.
        beyond = ordered.cumsum(dim=-1) - ordered >= max(sampling.top_p, 1e-9)
        chances[places[beyond]] = 0
    return int(torch.multinomial(chances, 1, generator=generator))


def chance(logits: torch.Tensor, token: int, top: int, name: Callable[[int], str]) -> TokenChance:
    """`logits` is [words]. Log probabilities are the model's own, before temperature."""
    logprobs = torch.log_softmax(logits, dim=-1)
    best = logprobs.topk(top) if top else None
    likeliest = () if best is None else zip(best.indices.tolist(), best.values.tolist(), strict=True)
    return TokenChance(name(token), float(logprobs[token]), tuple((name(other), value) for other, value in likeliest))
