"""What a fine-tuning on these rows would cost with the services whose training price is known."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The rule of "auto" that OpenAI's cookbook gives (examples/Chat_finetuning_data_prep.ipynb).
TARGET_EPOCHS, FEWEST_EXAMPLES, MOST_EXAMPLES, MOST_EPOCHS = 3, 100, 25_000, 25


@dataclass(frozen=True, slots=True)
class TrainingPrice:
    """An entry of training_prices.toml. `minimum_usd` is None where no smallest charge is known."""

    provider: str
    model: str
    usd_per_mtok: float
    published: str
    by: str
    source: str
    minimum_usd: float | None = None
    validation: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """`tokens` are the training tokens that would be charged, by the local tokenizer's count."""

    price: TrainingPrice
    tokens: int
    usd: float


@cache
def training_prices() -> tuple[TrainingPrice, ...]:
    table = tomllib.loads(files("harness.checking").joinpath("training_prices.toml").read_text(encoding="utf-8"))
    return tuple(TrainingPrice(**entry) for entry in table["price"])


def default_epochs(examples: int) -> int:
    """Three; more for fewer than 34 examples and fewer for more than 8,333, so that 100 to 25,000 are shown in all."""
    if examples < 1:
        return TARGET_EPOCHS
    if examples * TARGET_EPOCHS < FEWEST_EXAMPLES:
        return min(MOST_EPOCHS, FEWEST_EXAMPLES // examples)
    if examples * TARGET_EPOCHS > MOST_EXAMPLES:
        return max(1, MOST_EXAMPLES // examples)
    return TARGET_EPOCHS


def estimates(tokens: Mapping[str, int], epochs: int) -> tuple[Estimate, ...]:
    """`tokens` maps a split to the tokens of its rows."""
    return tuple(_estimate(price, tokens, epochs) for price in training_prices())


def _estimate(price: TrainingPrice, tokens: Mapping[str, int], epochs: int) -> Estimate:
    charged = tokens.get("train", 0) * epochs + (tokens.get("validation", 0) if price.validation else 0)
    usd = charged * price.usd_per_mtok / 1e6
    return Estimate(price, charged, max(usd, price.minimum_usd or 0.0))
