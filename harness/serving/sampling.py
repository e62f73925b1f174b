"""How one answer is written, as the request says it."""

from __future__ import annotations

from dataclasses import dataclass

from harness.api import Decoding

TOKENS_WITHOUT_LIMIT = 1024
"""How long an answer may be where the request sets no limit."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """`max_tokens` None: as many as there is room for. `top_logprobs` None: no log probabilities are wanted."""

    max_tokens: int | None = None
    temperature: float = 1.0
    top_p: float = 1.0
    stop: tuple[str, ...] = ()
    seed: int | None = None
    top_logprobs: int | None = None

    def decoding(self, max_tokens: int) -> Decoding:
        return Decoding(self.max_tokens or max_tokens, self.temperature, self.stop)


@dataclass(frozen=True, slots=True)
class TokenChance:
    """A token that was written, its natural log probability, and the likeliest in its place."""

    text: str
    logprob: float
    top: tuple[tuple[str, float], ...] = ()
