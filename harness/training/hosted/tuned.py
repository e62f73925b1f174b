"""The tuned model: the service's own model under another name, deployed first where the service wants that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness.api import Decoding, Outcome, Prompt, TimedCompletion
from harness.prices import PriceKey, PriceOverrides
from harness.training.hosted import pricing

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel
    from harness.training.hosted.azure import Deployment


@dataclass(frozen=True)
class TunedModel:
    """Implements `harness.api.Model`. `tuned` has the tuned model's name; requests go to `served`.

    Where there is a `deployment`, it is made by the first request: a run whose answers are all paid for makes none.
    """

    base: OpenAIModel
    tuned: OpenAIModel
    served: OpenAIModel
    deployment: Deployment | None = None

    @property
    def name(self) -> str:
        return self.tuned.name

    @property
    def fingerprint(self) -> str:
        """Without the deployment, which is another one each time."""
        return self.tuned.fingerprint

    @property
    def price_key(self) -> PriceKey | None:
        return pricing.tuned_key(self.base)

    @property
    def window(self) -> int:
        return self.served.window

    def rates(self, suite: PriceOverrides) -> PriceOverrides:
        return pricing.tuned_rates(self.base, suite)

    def describe(self) -> Mapping[str, Any]:
        return {**self.served.describe(), "tuned": self.name}

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        """Raises TrainingError where it cannot be deployed."""
        self._deploy()
        return self.served.complete(prompts, decoding)

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        self._deploy()
        return self.served.time_one(prompt, decoding)

    def _deploy(self) -> None:
        if self.deployment:
            self.deployment.up()

    def close(self) -> float:
        """Take down what was deployed for it. Returns US dollars of hosting, as far as they are known."""
        hours = self.deployment.down() if self.deployment else 0.0
        return hours * (pricing.hosting(self.base)[0] or 0.0)
