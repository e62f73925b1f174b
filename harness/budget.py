"""What a run has spent and how much more it may: nothing is sent whose worst case would exceed the budget.

Spent is the price of what this run bought anew: requests, and machine time of training and indexing where the suite
says what an hour costs. What earlier runs paid for costs nothing now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from harness.api import Decoding, Failure, Model, Outcome, Progress, Prompt, TimedCompletion, Usage
from harness.cost import rates_of, request_price
from harness.errors import BudgetError, ModelError, UsageError
from harness.prices import PriceOverrides, local_usd

# A token stands for one byte of text at least; around each message a chat format puts a few of its own.
TOKENS_AROUND = 16
# What a service refuses it does not bill; of anything else that failed no one knows.
REFUSED = frozenset({
    "authentication", "permission", "not_found", "rate_limit", "connection", "server_error", "context_length",
    "invalid_request", "chat_template",
})  # fmt: skip


class Purse:
    """Counts what is spent, in US dollars; with `max_usd`, says how many requests may go together.

    A request paid by the token costs at worst a token for each byte of its prompt and its decoding's
    max_output_tokens. One paid by machine time cannot be bounded: it is taken to last as long as the longest so far.
    """

    def __init__(self, rates: PriceOverrides | None = None, max_usd: float | None = None) -> None:
        self.rates, self.max_usd = rates or PriceOverrides(), max_usd
        self.spent = 0.0
        self._longest: float | None = None

    def by_time(self, model: Model) -> bool:
        return model.price_key is None and not rates_of(model, self.rates).prices_tokens

    def knows(self, model: Model) -> bool:
        """Whether a request to `model` has a known price."""
        return request_price(model, Usage(1, 0, 1), 1.0, self.rates) is not None

    def check(self, model: Model) -> None:
        """Raises UsageError where there is a budget and no price to hold it with."""
        if self.max_usd is not None and not self.knows(model):
            raise UsageError(
                f'max_usd: a budget needs prices, and none is known for "{model.name}". Give [cost] usd_per_hour '
                "(a model on this machine), input_usd_per_mtok and output_usd_per_mtok, or [model] price_as."
            )

    def admit(self, model: Model, prompts: Sequence[Prompt], decoding: Decoding) -> int:
        """How many of the first `prompts` may be sent together: at least one. Raises BudgetError, UsageError."""
        if self.max_usd is None:
            return len(prompts)
        self.check(model)
        if self.by_time(model) and self._longest is None:
            self._hold(0.0)
            return 1
        promised = 0.0
        for count, prompt in enumerate(prompts):
            promised += self.worst(model, prompt, decoding)
            if self.spent + promised > self.max_usd:
                if not count:
                    self._hold(promised)
                return count
        return len(prompts)

    def pay(self, model: Model, prompt: Prompt, decoding: Decoding, outcome: Outcome) -> None:
        """For a request that was answered or failed just now. What has no known price counts as its worst case."""
        if isinstance(outcome, Failure):
            if outcome.kind not in REFUSED and not self.by_time(model):
                self.spent += self.worst(model, prompt, decoding)
            return
        self._longest = max(self._longest or 0.0, outcome.seconds)
        usd = request_price(model, outcome.usage, outcome.seconds, self.rates)
        self.spent += self.worst(model, prompt, decoding) if usd is None else usd

    def worst(self, model: Model, prompt: Prompt, decoding: Decoding) -> float:
        """The most that a request can cost; 0 where the model has no known price."""
        size = sum(len(m.content.encode("utf-8", "surrogatepass")) + TOKENS_AROUND for m in prompt.messages)
        usage = Usage(size + TOKENS_AROUND, 0, decoding.max_output_tokens)
        return request_price(model, usage, self._longest or 0.0, self.rates) or 0.0

    def watched(self, model: Model, progress: Progress) -> Progress:
        """For a training on this machine: raises BudgetError as soon as its time has used the budget up."""
        rate = self.rates.usd_per_hour if self.max_usd is not None and self.by_time(model) else None
        started = perf_counter()

        def watch(fraction: float, text: str) -> None:
            usd = local_usd(perf_counter() - started, rate)
            if usd is not None and self._exceeded_by(usd):
                self.spent += usd
                self._hold(0.0)
            progress(fraction, text)

        return watch

    def afford(self, model: Model, tuned: Model, usd: float | None) -> None:
        """Before a training that a service charges `usd` for (None: not known), and before `tuned` can be asked.

        Raises BudgetError where it would cost more than is left, UsageError where there is no price to tell by.
        """
        if self.max_usd is None:
            return
        if usd is None and not self.by_time(model):
            raise UsageError(
                f'max_usd: a budget needs prices, and what training "{model.name}" costs is not known. '
                "Give [model.tuning] usd_per_training_mtok."
            )
        if not self.knows(tuned):
            raise UsageError(
                f'max_usd: a budget needs prices, and what the tokens of "{model.name}", tuned, cost is not known. '
                "Give [model.tuning] input_usd_per_mtok and output_usd_per_mtok."
            )
        if usd and self._exceeded_by(usd):
            left = f"${self.spent:.4g} spent, and the training would cost about ${usd:.4g}"
            raise BudgetError(f"stopped by the budget of ${self.max_usd:g}: {left}")

    def _exceeded_by(self, more: float) -> bool:
        return self.max_usd is not None and (self.spent >= self.max_usd or self.spent + more > self.max_usd)

    def _hold(self, more: float) -> None:
        """Raises BudgetError where nothing is left, or less than `more`."""
        if self._exceeded_by(more):
            coming = f", and the next request could cost up to ${more:.3g}" if more else ""
            raise BudgetError(f"stopped by the budget of ${self.max_usd:g}: ${self.spent:.4g} spent{coming}")


@dataclass(frozen=True)
class Metered:
    """A model in the latency pass, where no request comes from a cache: each is admitted and paid for."""

    model: Model
    purse: Purse

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def fingerprint(self) -> str:
        return self.model.fingerprint

    @property
    def price_key(self) -> tuple[str, str] | None:
        return self.model.price_key

    def describe(self) -> Mapping[str, Any]:
        return self.model.describe()

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        return self.model.complete(prompts, decoding)

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        """Raises ModelError, and BudgetError before a request that the budget may not cover."""
        self.purse.admit(self.model, [prompt], decoding)
        try:
            timed = self.model.time_one(prompt, decoding)
        except ModelError as error:
            self.purse.pay(self.model, prompt, decoding, Failure(error.kind, error.message))
            raise
        self.purse.pay(self.model, prompt, decoding, timed.completion)
        return timed
