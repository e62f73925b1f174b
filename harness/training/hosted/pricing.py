"""What a hosted training will cost and did cost, and what the tuned model's tokens and readiness cost afterwards.

Price data is checking/training_prices.toml for training and genai-prices for tokens; [model.tuning] goes before both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.api import Hyperparameters, TrainingPair
from harness.checking.costs import TrainingPrice, default_epochs, training_prices
from harness.prices import PriceKey, PriceOverrides, price_source
from harness.training.hosted.order import knobs

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel

CHARACTERS_A_TOKEN, TOKENS_A_MESSAGE = 4, 4
DEVELOPER_SOURCE = "learn.microsoft.com/azure/ai-services/openai/how-to/fine-tune-test, read 2026-11-22"
_DATE = re.compile(r"-\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Rate:
    """US dollars for a million trained tokens (None: not known), and where that number comes from."""

    usd_per_mtok: float | None
    source: str
    minimum_usd: float = 0.0
    validation: bool = False

    def usd(self, trained_tokens: int | None) -> float | None:
        """Of a training that has ended. The service's count does not say how many validation tokens it charges."""
        if trained_tokens is None or self.usd_per_mtok is None or self.validation:
            return None
        return max(trained_tokens * self.usd_per_mtok / 1e6, self.minimum_usd)


@dataclass(frozen=True)
class Quote:
    """Before a training: `tokens` of the file for one epoch, and what it will cost about. None: not known."""

    tokens: int
    epochs: int
    rate: Rate
    usd: float | None
    hosting_usd_per_hour: float | None

    @property
    def usd_with_an_hour(self) -> float | None:
        """The least that using the tuned model takes: an hour of hosting, as far as that has a known price."""
        return None if self.usd is None else self.usd + (self.hosting_usd_per_hour or 0.0)

    def __str__(self) -> str:
        whole = f"about {self.tokens:,} tokens x {self.epochs} epoch{'s' * (self.epochs != 1)}"
        if self.usd is None:
            return f"{whole}: what that costs is not known ({self.rate.source})"
        return f"{whole} at ${self.rate.usd_per_mtok:g} a million = ${self.usd:,.4g} ({self.rate.source})"


def quote(
    model: OpenAIModel,
    train: Sequence[TrainingPair],
    validation: Sequence[TrainingPair],
    hyperparameters: Hyperparameters,
    counted: dict[str, int] | None = None,
) -> Quote:
    """`counted` are tokens by split, where a tokenizer has counted them; else characters / 4 stand in."""
    tokens = counted or {"train": _tokens(train), "validation": _tokens(validation)}
    asked = knobs(hyperparameters)["n_epochs"]
    epochs = default_epochs(len(train)) if asked == "auto" else int(asked)
    rate = training_rate(model)
    charged = tokens["train"] * epochs + (tokens.get("validation", 0) if rate.validation else 0)
    usd = None if rate.usd_per_mtok is None else max(charged * rate.usd_per_mtok / 1e6, rate.minimum_usd)
    return Quote(tokens["train"], epochs, rate, usd, hosting(model)[0])


def training_rate(model: OpenAIModel) -> Rate:
    own = model.options.tuning.usd_per_training_mtok
    if own is not None:
        return Rate(own, "[model.tuning] usd_per_training_mtok")
    found = _listed(base_key(model))
    if found is None:
        return Rate(None, "in no price data; set [model.tuning] usd_per_training_mtok")
    day = f", {found.published}" if found.published else ""
    return Rate(found.usd_per_mtok, f"{found.source}{day}", found.minimum_usd or 0.0, found.validation)


def hosting(model: OpenAIModel) -> tuple[float | None, str]:
    """US dollars for an hour of readiness, and where that comes from. None: not known."""
    tuning = model.options.tuning
    if tuning.hosting_usd_per_hour is not None:
        return tuning.hosting_usd_per_hour, "[model.tuning] hosting_usd_per_hour"
    if tuning.azure and tuning.azure.sku == "DeveloperTier":
        return 0.0, DEVELOPER_SOURCE
    return None, "in no price data; set [model.tuning] hosting_usd_per_hour"


def base_key(model: OpenAIModel) -> PriceKey | None:
    """The base in price data. `price_as` says it outright; a deployment's name says nothing."""
    key, tuning = model.price_key, model.options.tuning
    return (key[0], tuning.base_model) if key and tuning.base_model and not model.options.price_as else key


def tuned_key(model: OpenAIModel) -> PriceKey | None:
    """The tuned form in price data. None for a model that is paid by the hour."""
    base = base_key(model)
    return base and (base[0], f"ft:{base[1]}")


def tuned_rates(model: OpenAIModel, suite: PriceOverrides) -> PriceOverrides:
    """The suite's token rates are the base's; those of the tuned model stand in [model.tuning] or in price data."""
    tuning = model.options.tuning
    return replace(
        suite,
        input_usd_per_mtok=tuning.input_usd_per_mtok,
        cached_input_usd_per_mtok=tuning.cached_input_usd_per_mtok,
        output_usd_per_mtok=tuning.output_usd_per_mtok,
    )


def tuned_source(model: OpenAIModel) -> str | None:
    """Where the price of a tuned model's tokens comes from; None where there is none."""
    tuning = model.options.tuning
    if tuning.input_usd_per_mtok is not None and tuning.output_usd_per_mtok is not None:
        return "[model.tuning] input_usd_per_mtok, output_usd_per_mtok"
    return price_source(tuned_key(model))


def _listed(key: PriceKey | None) -> TrainingPrice | None:
    """By that name, or by it without the date: gpt-4o-mini-2024-07-18 is gpt-4o-mini."""
    if key is None:
        return None
    names = (key[1], _DATE.sub("", key[1]))
    found = [price for price in training_prices() if price.provider.lower() == key[0] and price.model in names]
    return min(found, key=lambda price: names.index(price.model), default=None)


def _tokens(pairs: Iterable[TrainingPair]) -> int:
    return round(sum(_pair_tokens(pair) for pair in pairs))


def _pair_tokens(pair: TrainingPair) -> float:
    texts = [*(message.content for message in pair.prompt.messages), pair.answer]
    return sum(len(text) / CHARACTERS_A_TOKEN + TOKENS_A_MESSAGE for text in texts)
