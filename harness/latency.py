"""The latency pass: one request at a time, warmed up, never from a cache, prompt building and generation apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from time import perf_counter

from harness.api import Adaptation, Decoding, Example, Failure
from harness.errors import ModelError
from harness.records import Cell, LatencyRecord


def chosen(test: Sequence[Example], requests: int, seed: int) -> list[Example]:
    """The same examples for every strategy, so that latencies are paired too."""
    return Random(seed).sample(list(test), min(requests, len(test)))


def measure(
    cell: Cell,
    adaptation: Adaptation,
    decoding: Decoding,
    examples: Sequence[Example],
    warmup: int,
    forget: Callable[[], None],
) -> Iterator[LatencyRecord]:
    """Yield one record an example. `forget` empties what would make a request cheaper than its first time."""
    for example in list(examples)[:warmup]:
        _one(cell, adaptation, decoding, example)
    for example in examples:
        forget()
        yield _one(cell, adaptation, decoding, example)


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
