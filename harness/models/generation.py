"""Our own decode loop over a transformers forward pass: sorted batches, early leaving rows, one shared prefix.

Greedy decoding in float32 writes exactly what `model.generate(do_sample=False)` writes one prompt at a time. Sampling
is seeded by the prompt's tokens, so that a prompt's answer does not depend on what else is in its batch.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from time import perf_counter
from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer

from harness.api import Completion, Decoding, Failure, Outcome, Usage
from harness.errors import ModelError
from harness.models.shared_prefix import Layer, attending, can_share

SHORTEST_PREFIX = 32
"""Tokens that all prompts must share before their keys and values are computed apart."""

CPU_TOKENS_AT_ONCE = 1024
"""Prompt tokens of one forward pass on a CPU. More do not fit its caches: 7,000 are a quarter slower for each token."""


@dataclass(frozen=True, slots=True)
class Request:
    """One prompt as token ids; `index` is given back with its answer."""

    index: int
    ids: tuple[int, ...]


@dataclass(slots=True)
class Row:
    """A request under way. `seconds` is its share of the machine time so far."""

    request: Request
    seconds: float
    dice: torch.Generator | None
    written: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prefix:
    """The first `length` tokens of all prompts, computed once: each layer's keys and values, [1, heads, length, d]."""

    length: int
    layers: tuple[Layer, ...] = ()


class RoomyLayer(DynamicLayer):  # type: ignore[misc]
    """A cache layer that writes in place into room for a whole batch: the usual one copies itself at every token.

    While the prompts are read, `window` is the rows that are being read; the layer grows with the last of them.
    """

    def __init__(self, rows: int, room: int) -> None:
        super().__init__()
        self.rows, self.room, self.used = rows, room, 0
        self.window = slice(0, rows)

    def lazy_initialization(self, key_states: torch.Tensor, value_states: torch.Tensor) -> None:
        self.dtype, self.device = key_states.dtype, key_states.device
        self.all_keys = key_states.new_empty(self.rows, key_states.shape[1], self.room, key_states.shape[3])
        self.all_values = value_states.new_empty(self.rows, value_states.shape[1], self.room, value_states.shape[3])
        self.is_initialized = True

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: Any, **kwargs: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        if not self.is_initialized:
            self.lazy_initialization(key_states, value_states)
        end = self.used + key_states.shape[2]
        self.all_keys[self.window, :, self.used : end] = key_states
        self.all_values[self.window, :, self.used : end] = value_states
        if self.window.stop == self.rows:
            self.used = end
        return self.all_keys[self.window, :, :end], self.all_values[self.window, :, :end]

    def get_seq_length(self) -> int:
        return self.used

    def batch_select_indices(self, indices: torch.Tensor) -> None:
        self.all_keys, self.all_values = self.all_keys[indices], self.all_values[indices]
        self.rows = len(indices)
        self.window = slice(0, self.rows)


class Writer:
    """Writes completions with one model. Holds no state between calls."""

    def __init__(self, module: Any, tokenizer: Any, device: str, max_batch_tokens: int) -> None:
        self.module, self.tokenizer, self.device = module, tokenizer, device
        self.max_batch_tokens = max_batch_tokens

    def write(
        self, requests: Sequence[Request], decoding: Decoding, seconds: float = 0.0
    ) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) as requests finish. `seconds` were already spent on each of them."""
        start = perf_counter()
        prefix = self._prefix(requests)
        if requests:
            seconds += (perf_counter() - start) / len(requests)
        for group in self._groups(requests, decoding, prefix):
            yield from self._write_group(group, decoding, prefix, seconds)

    def batch(self, requests: Sequence[Request], decoding: Decoding, seconds: float = 0.0) -> Batch:
        """A batch to step through by hand."""
        return Batch(self, requests, decoding, Prefix(0), seconds)

    def _write_group(
        self, group: Sequence[Request], decoding: Decoding, prefix: Prefix, seconds: float
    ) -> Iterator[tuple[int, Outcome]]:
        batch = None
        try:
            with memory_errors():
                batch = Batch(self, group, decoding, prefix, seconds)
                while batch.rows:
                    yield from batch.step()
        except ModelError as error:
            left = [row.request for row in batch.rows] if batch else group
            yield from ((request.index, Failure(error.kind, error.message)) for request in left)

    def _groups(self, requests: Sequence[Request], decoding: Decoding, prefix: Prefix) -> Iterator[list[Request]]:
        """Longest first, so that a batch is of one length and what does not fit in memory shows at once."""
        more = decoding.max_output_tokens - (prefix.length if self.shares else 0)
        group: list[Request] = []
        for request in sorted(requests, key=lambda request: -len(request.ids)):
            longest = len((group or [request])[0].ids) + more
            if group and longest * (len(group) + 1) > self.max_batch_tokens:
                yield group
                group = []
            group.append(request)
        if group:
            yield group

    def _prefix(self, requests: Sequence[Request]) -> Prefix:
        length = shared_length([request.ids for request in requests])
        if length < SHORTEST_PREFIX or not self.plain_cache:
            return Prefix(0)
        cache = DynamicCache(config=self.module.config)
        ids = torch.tensor([requests[0].ids[:length]], device=self.device)
        self.forward(ids, torch.ones_like(ids), torch.arange(length, device=self.device)[None], cache)
        return Prefix(length, tuple((layer.keys, layer.values) for layer in cache.layers))

    @cached_property
    def plain_cache(self) -> bool:
        """Whether all layers keep all keys. Windows and recurrent states are left to transformers' own layers."""
        return all(type(layer) is DynamicLayer for layer in DynamicCache(config=self.module.config).layers)

    @cached_property
    def shares(self) -> bool:
        """Whether a prefix is kept once for all rows; else it is copied to each of them."""
        return can_share(self.module, self.device)

    def cache(self, prefix: Prefix, rows: int, room: int) -> DynamicCache:
        """A cache for `rows` rows of `room` tokens, which begin with the prefix where it is not shared."""
        cache = DynamicCache(config=self.module.config)
        if self.plain_cache:
            cache.layers = [RoomyLayer(rows, room) for _ in cache.layers]
        for layer, (keys, values) in zip(cache.layers, () if self.shares else prefix.layers, strict=False):
            layer.update(keys.expand(rows, -1, -1, -1), values.expand(rows, -1, -1, -1))
        return cache

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, positions: torch.Tensor, cache: DynamicCache
    ) -> torch.Tensor:
        """Logits of the last position, [rows, vocabulary], in float32."""
        inputs = {"input_ids": ids, "attention_mask": mask, "past_key_values": cache, "use_cache": True}
        optional = {"position_ids": positions, "logits_to_keep": 1}
        inputs |= {name: value for name, value in optional.items() if name in self._parameters}
        with torch.inference_mode():
            logits: torch.Tensor = self.module(**inputs).logits[:, -1].float()
        return logits

    @cached_property
    def _parameters(self) -> frozenset[str]:
        return frozenset(inspect.signature(self.module.forward).parameters)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Token ids that end an answer: the generation config's, the tokenizer's, and ChatML's end of turn."""
        given = self.module.generation_config.eos_token_id
        ids = set(given if isinstance(given, list) else [given]) | {self.tokenizer.eos_token_id}
        ids.add(self.tokenizer.get_added_vocab().get("<|im_end|>"))
        return frozenset(ids - {None})

    def text(self, written: Sequence[int]) -> str:
        """Token ids as text, without the one that ended it."""
        body = written[:-1] if written and written[-1] in self.ends else written
        text: str = self.tokenizer.decode(list(body), skip_special_tokens=True)
        return text


class Batch:
    """Rows that go through the model together; one leaves as soon as its answer has ended."""

    def __init__(
        self, writer: Writer, requests: Sequence[Request], decoding: Decoding, prefix: Prefix, seconds: float
    ) -> None:
        self._started: float | None = perf_counter()
        self.writer, self.decoding = writer, decoding
        self.rows = [Row(request, seconds, _dice(request, decoding)) for request in requests]
        own = [request.ids[prefix.length :] for request in requests]
        longest = max(map(len, own))
        lengths = torch.tensor([[len(ids)] for ids in own], device=writer.device)
        self._ids = torch.tensor([[0] * (longest - len(ids)) + list(ids) for ids in own], device=writer.device)
        # Padding stands between the shared prefix and a row's own tokens; positions run on as if it were not there.
        offsets = torch.arange(longest, device=writer.device) - longest + lengths
        self._shared = prefix.layers if writer.shares else ()
        copied = 0 if self._shared else prefix.length
        ahead = torch.ones(len(own), copied, dtype=torch.long, device=writer.device)
        self._mask = torch.cat([ahead, (offsets >= 0).long()], dim=1)
        self._positions = offsets.clamp(min=0) + prefix.length
        self._cache = writer.cache(prefix, len(own), copied + longest + decoding.max_output_tokens)

    def step(self) -> list[tuple[int, Outcome]]:
        """One token for every row (the first step reads the prompts). Returns the answers that ended with it."""
        started, self._started = self._started or perf_counter(), None
        rows = self.rows
        logits = torch.cat([self._forward(window) for window in self._windows()])
        for row, token in zip(rows, self._choose(logits), strict=True):
            row.written.append(token)
        ended = [self._ended(row) for row in rows]
        self._go_on([number for number, end in enumerate(ended) if end is None])
        share = (perf_counter() - started) / len(rows)
        for row in rows:
            row.seconds += share
        return [(row.request.index, _completion(row, *end)) for row, end in zip(rows, ended, strict=True) if end]

    def _windows(self) -> Iterator[slice]:
        """The rows to send at once: all, but for long prompts on a CPU only what its caches hold."""
        rows, length = self._ids.shape
        whole = self.writer.device != "cpu" or not self.writer.plain_cache
        size = rows if whole else max(1, CPU_TOKENS_AT_ONCE // length)
        yield from (slice(start, min(start + size, rows)) for start in range(0, rows, size))

    def _forward(self, window: slice) -> torch.Tensor:
        for layer in self._cache.layers if self.writer.plain_cache else ():
            layer.window = window
        with attending(self.writer.module, self._shared) if self._shared else nullcontext():
            return self.writer.forward(self._ids[window], self._mask[window], self._positions[window], self._cache)

    def _choose(self, logits: torch.Tensor) -> list[int]:
        if self.decoding.temperature <= 0:
            greedy: list[int] = logits.argmax(dim=-1).tolist()
            return greedy
        chances = torch.softmax(logits / self.decoding.temperature, dim=-1).cpu()
        return [
            int(torch.multinomial(chance, 1, generator=row.dice))
            for chance, row in zip(chances, self.rows, strict=True)
        ]

    def _ended(self, row: Row) -> tuple[str, str] | None:
        """(text, finish reason) of an answer that is complete, else None."""
        ended = row.written[-1] in self.writer.ends
        full = len(row.written) >= self.decoding.max_output_tokens
        if not (ended or full or self.decoding.stop):
            return None
        text = self.writer.text(row.written)
        cuts = [cut for stop in self.decoding.stop if (cut := text.find(stop)) >= 0]
        if cuts or ended:
            return text[: min(cuts, default=None)], "stop"
        return (text, "length") if full else None

    def _go_on(self, kept: list[int]) -> None:
        """Make the next step's inputs of the rows that are not done."""
        rows = [self.rows[number] for number in kept]
        if rows:
            self._ids = torch.tensor([row.written[-1:] for row in rows], device=self.writer.device)
            self._positions = self._positions[:, -1:] + 1
            self._mask = torch.cat([self._mask, self._mask.new_ones(len(self.rows), 1)], dim=1)
        if 0 < len(rows) < len(self.rows):
            keep = torch.tensor(kept, device=self.writer.device)
            self._positions, self._mask = self._positions[keep], self._mask[keep]
            self._cache.batch_select_indices(keep)
        self.rows = rows


@contextmanager
def memory_errors() -> Iterator[None]:
    """A GPU that runs out of memory becomes ModelError("out_of_memory", ...)."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise ModelError("out_of_memory", str(error).splitlines()[0]) from error


def shared_length(prompts: Sequence[tuple[int, ...]]) -> int:
    """How many leading tokens all prompts share; each keeps one of its own, and one prompt shares nothing."""
    if len(prompts) < 2:
        return 0
    # All lie between the smallest and the largest, so what those two share all share.
    first, last = min(prompts), max(prompts)
    limit = min(map(len, prompts)) - 1
    return next((at for at in range(limit) if first[at] != last[at]), limit)


def _dice(request: Request, decoding: Decoding) -> torch.Generator | None:
    if decoding.temperature <= 0:
        return None
    seed = int.from_bytes(sha256(repr(request.ids).encode()).digest()[:8], "big", signed=True)
    return torch.Generator().manual_seed(seed)


def _completion(row: Row, text: str, finish_reason: str) -> Completion:
    usage = Usage(input_tokens=len(row.request.ids), output_tokens=len(row.written))
    return Completion(text, finish_reason, usage, row.seconds)
