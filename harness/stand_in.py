"""What stands where a model is wanted and none is to be asked: an export, a dry run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.api import Decoding, Outcome, Prompt, TimedCompletion
from harness.errors import UsageError
from harness.prices import PriceOverrides


@dataclass(frozen=True)
class NoModel:
    """Implements `harness.api.Model`, and refuses to be asked: raises UsageError(`refusal`).

    Neither its fingerprint nor an answer is known; its prices may be (`price_key`, `rates`).
    """

    name: str
    refusal: str
    price_key: tuple[str, str] | None = None
    rates: Callable[[PriceOverrides], PriceOverrides] | None = None
    fingerprint: str = "no model"

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        raise UsageError(self.refusal)

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        raise UsageError(self.refusal)

    def describe(self) -> Mapping[str, Any]:
        return {"kind": "none", "name": self.name}
