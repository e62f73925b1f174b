"""What the measured token counts would cost with hosted models, by name. Estimates: other models write other counts.

From a Comparison and its records, and price data of the day the run was started: genai-prices as installed, and
checking/training_prices.toml for training. Nothing here goes on the network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING

from harness.checking.costs import TrainingPrice, training_prices
from harness.comparison import Comparison, Row, TaskComparison
from harness.records import AnswerRecord, Record

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, Provider

FEWEST_CACHED_TOKENS = 1024
"""Prompt caches keep no shorter beginning: the least that OpenAI, Anthropic and Google name; some models need more."""

BATCH = {"processing": "batch"}
Shared = Mapping[tuple[str, str], float]
"""By task and strategy: the share of a prompt, in characters, that all prompts begin with."""


@dataclass(frozen=True, slots=True)
class Rates:
    """US dollars for a token, for prompts of the length that was measured. None: not listed."""

    input: float
    cached: float | None
    output: float


@dataclass(frozen=True, slots=True)
class Projection:
    """A strategy's tokens at a hosted model's prices, in US dollars for 1,000 requests. None: not known.

    `cached_tokens` is the part of each prompt that a cache could keep (0: too short for one), `cached` the price with
    all of it read from the cache. `batch` is the price where answers may wait. `tuned` says that the strategy trains
    the model, which has rates of its own then; `training` is that training's price.
    """

    strategy: str
    model: str
    tuned: bool
    plain: float | None
    cached_tokens: float | None
    cached: float | None
    batch: float | None
    training: float | None


@dataclass(slots=True)
class _Prompts:
    """What is needed of a cell's prompts: the first and the last in the order of their text, and their length."""

    first: str
    last: str
    count: int = 0
    characters: int = 0

    def add(self, text: str) -> None:
        self.first, self.last = min(self.first, text), max(self.last, text)
        self.count += 1
        self.characters += len(text)

    @property
    def share(self) -> float:
        # In between nothing can differ earlier.
        differing = (i for i, (one, other) in enumerate(zip(self.first, self.last, strict=False)) if one != other)
        return next(differing, len(self.first)) / (self.characters / self.count)


def shared_prompts(records: Iterable[Record]) -> Shared:
    """From all answers of a run, each once. A strategy whose prompts are not at least two has no share."""
    prompts: dict[tuple[str, str, int], _Prompts] = {}
    for record in records:
        if isinstance(record, AnswerRecord) and record.probe is None and record.messages:
            cell, text = record.cell, _text(record.messages)
            prompts.setdefault((cell.task, cell.strategy, cell.seed), _Prompts(text, text)).add(text)
    shares: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (task, strategy, _), asked in prompts.items():
        if asked.count > 1:
            shares[task, strategy].append(asked.share)
    return {row: fmean(found) for row, found in shares.items()}


def project(comparison: Comparison, task: TaskComparison, models: Sequence[str], shared: Shared) -> list[Projection]:
    """Each strategy on each of `models` ("openai/gpt-4o-mini")."""
    at = priced_at(comparison)
    return [_project(row, model, shared.get((task.task, row.strategy)), at) for model in models for row in task.rows]


def priced_at(comparison: Comparison) -> datetime:
    """When the run was started: its prices are those of that day, in whatever year the report is made again."""
    started = datetime.fromisoformat(comparison.manifest["started"])
    return started if started.tzinfo else started.replace(tzinfo=UTC)


def training_price(model: str) -> TrainingPrice | None:
    """The entry of the training price list for "provider/name", by exactly that name."""
    provider, _, name = model.partition("/")
    found = (price for price in training_prices() if price.model == name and price.provider.lower() == provider)
    return next(found, None)


def rates(model: str, prompt_tokens: float, at: datetime, tuned: bool = False, batch: bool = False) -> Rates | None:
    """What a token costs in a prompt of that length. None where the model, its tuned form or batches have no price."""
    found = _listed(model, tuned)
    if found is None:
        return None
    provider, info = found
    context = BATCH if batch else None
    prices = info.get_prices(at, context)
    if prices.input_mtok is None or prices.output_mtok is None or (batch and prices == info.get_prices(at)):
        return None
    length = max(1, ceil(prompt_tokens))

    def usd(**counts: int) -> float:
        from genai_prices import Usage

        usage = Usage(input_tokens=length, **counts)
        priced = info.calc_price(usage, provider, genai_request_timestamp=at, price_context=context)
        return float(priced.output_price if "output_tokens" in counts else priced.input_price)

    cached = None if prices.cache_read_mtok is None else usd(cache_read_tokens=length) / length
    return Rates(usd() / length, cached, usd(output_tokens=1_000_000) / 1_000_000)


def _listed(model: str, tuned: bool) -> tuple[Provider, ModelInfo] | None:
    """The entry of price data; for a tuned model the provider's entry that is named "ft:" and the base's name."""
    from genai_prices.data_snapshot import get_snapshot

    provider_id, _, name = model.partition("/")
    try:
        provider, info = get_snapshot().find_provider_model(name, None, provider_id, None)
    except (LookupError, ValueError):
        return None
    if not tuned:
        return provider, info
    own = next((other for other in provider.models if other.id.rstrip("-") == f"ft:{info.id}"), None)
    return None if own is None else (provider, own)


def _project(row: Row, model: str, share: float | None, at: datetime) -> Projection:
    trained = any(part.kind == "training" for part in row.steps)
    prompt = row.input_tokens
    usual = None if prompt is None else rates(model, prompt, at, trained)
    batch = None if prompt is None else rates(model, prompt, at, trained, batch=True)
    cacheable = None if prompt is None or share is None else _cacheable(prompt * share)
    return Projection(
        strategy=row.strategy,
        model=model,
        tuned=trained,
        plain=_per_thousand(row, usual, 0.0),
        cached_tokens=cacheable,
        cached=_per_thousand(row, usual, cacheable),
        batch=_per_thousand(row, batch, 0.0),
        training=_training(row, model) if trained else None,
    )


def _per_thousand(row: Row, at: Rates | None, cached: float | None) -> float | None:
    if at is None or cached is None or row.input_tokens is None or row.output_tokens is None:
        return None
    if cached and at.cached is None:
        return None
    read = cached * (at.cached or 0.0)
    return 1000 * ((row.input_tokens - cached) * at.input + read + row.output_tokens * at.output)


def _cacheable(tokens: float) -> float:
    return tokens if tokens >= FEWEST_CACHED_TOKENS else 0.0


def _training(row: Row, model: str) -> float | None:
    price, tokens = training_price(model), row.setup.trained_tokens if row.setup else None
    # Records do not hold the validation tokens that some services charge too.
    if price is None or tokens is None or price.validation:
        return None
    return max(tokens * price.usd_per_mtok / 1e6, price.minimum_usd or 0.0)


def _text(messages: Iterable[tuple[str, str]]) -> str:
    """One character for a turn's role, then its words."""
    return "".join(role[:1] + content for role, content in messages)
