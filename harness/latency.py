"""The latency pass: one request at a time, warmed up, never from a cache, prompt building and generation apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter

from harness.api import Adaptation, Decoding, Example, Failure
from harness.errors import ModelError
from harness.records import Cell, LatencyRecord


def chosen(test: Sequence[Example], requests: int, seed: int) -> list[Example]:
    """The same examples for every strategy, so that latencies are paired too."""
    return Random(seed).sample(list(test), min(requests, len(test)))


@dataclass(frozen=True)
class Requests:
    """What is to be timed; the first `warmup` of the examples are also asked before, which does not count."""

    cell: Cell
    examples: Sequence[Example]
    decoding: Decoding
    warmup: int


def measure(requests: Requests, adaptation: Adaptation, forget: Callable[[], None]) -> Iterator[LatencyRecord]:
    """Yield one record an example. `forget` empties what would make a request cheaper than its first time."""
    for example in requests.examples[: requests.warmup]:
        _one(requests.cell, adaptation, requests.decoding, example)
    for example in requests.examples:
        forget()
        yield _one(requests.cell, adaptation, requests.decoding, example)


def _one(cell: Cell, adaptation: Adaptation, decoding: Decoding, example: Example) -> LatencyRecord:
    started = perf_counter()
    prompt = adaptation.build_prompt(example.query)
    built = perf_counter() - started
    try:
        timed = adaptation.model.time_one(prompt, decoding)
    except ModelError as error:
        return LatencyRecord(cell, example.id, built, None, None, None, Failure(error.kind, error.message))
    tokens = timed.completion.usage.output_tokens
    return LatencyRecord(cell, example.id, built, timed.seconds, timed.first_token_seconds, tokens)
