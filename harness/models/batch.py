"""Prompts that go through the model together, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from time import perf_counter

import torch

from harness.api import Completion, Decoding, Outcome, Usage
from harness.models.network import Network
from harness.models.prefixes import Ids, Prefix
from harness.models.roomy_cache import RoomyLayer
from harness.models.shared_prefix import attending


@dataclass(frozen=True, slots=True)
class Request:
    """One prompt as token ids; `index` is given back with its answer."""

    index: int
    ids: Ids


@dataclass(slots=True)
class Row:
    """A request under way, how much of it was read before, and its share of the machine time so far."""

    request: Request
    start: Prefix
    seconds: float
    dice: torch.Generator | None
    written: list[int] = field(default_factory=list)

    @property
    def unread(self) -> int:
        return len(self.request.ids) - self.start.length


class Batch:
    """Rows that go through the model together; one leaves as soon as its answer has ended.

    A row begins with its `start`; `shared` is that part of all rows' starts which attention reads from one place.
    `layers`, of `network.layers()`, hold its keys and values and may have held those of a batch before it.
    """

    def __init__(
        self,
        network: Network,
        given: Sequence[tuple[Request, Prefix, float]],
        decoding: Decoding,
        shared: Prefix,
        layers: Sequence[RoomyLayer],
    ) -> None:
        self._started: float | None = perf_counter()
        self.network, self.decoding, self._shared = network, decoding, shared
        rows = [Row(request, start, seconds, _dice(request, decoding)) for request, start, seconds in given]
        self.rows = sorted(rows, key=lambda row: -row.unread)
        own = [row.request.ids[shared.length :] for row in self.rows]
        longest = max(map(len, own))
        self._lengths = torch.tensor([[len(ids)] for ids in own], device=network.device)
        self._ids = torch.tensor([[0] * (longest - len(ids)) + list(ids) for ids in own], device=network.device)
        # Padding stands between the shared prefix and a row's own tokens; positions run on as if it were not there.
        offsets = torch.arange(longest, device=network.device) - longest + self._lengths
        self._mask = (offsets >= 0).long()
        self._positions = offsets.clamp(min=0) + shared.length
        self._cache = network.cache(layers, len(own), longest + decoding.max_output_tokens)

    @torch.inference_mode()
    def step(self) -> list[tuple[int, Outcome]]:
        """One token for every row (the first step reads the prompts). Returns the answers that ended with it."""
        started, first = self._started or perf_counter(), self._started is not None
        self._started = None
        rows = self.rows
        logits = self._read() if first else self._forward(slice(0, len(rows)), 1)
        for row, token in zip(rows, self._choose(logits), strict=True):
            row.written.append(token)
        ended = [self._ended(row) for row in rows]
        self._go_on([number for number, end in enumerate(ended) if end is None])
        share = (perf_counter() - started) / len(rows)
        for row in rows:
            row.seconds += share
        return [(row.request.index, _completion(row, *end)) for row, end in zip(rows, ended, strict=True) if end]

    def _read(self) -> torch.Tensor:
        """What is unread of the prompts, a window of rows after the other; logits of the last position."""
        logits = []
        longest = self._ids.shape[1]
        for window in self.network.windows([row.unread for row in self.rows], len(self.rows)):
            unread = self.rows[window.start].unread if self.network.plain_cache else longest
            self._recall(window, longest - unread)
            logits.append(self._forward(window, unread))
        for layer in self._cache.layers if self.network.plain_cache else ():
            layer.window = slice(0, len(self.rows))
        return torch.cat(logits)

    def _recall(self, window: slice, known: int) -> None:
        """Put the keys and values of the window's first `known` places where they are: from the rows' prefixes."""
        layers: list[RoomyLayer] = self._cache.layers if self.network.plain_cache else []
        for layer in layers:
            layer.window, layer.used = window, known
        ahead = self._shared.length
        starts = list({row.start.ids: row.start for row in self.rows[window] if row.start.length > ahead}.values())
        if known and starts:
            places = self._places(window, known, starts)
            for layer, *parts in zip(layers, *(start.layers for start in starts), strict=True):
                keys, values = (torch.cat(tensors, dim=2)[0][:, places] for tensors in zip(*parts, strict=True))
                layer.fill(keys.transpose(0, 1), values.transpose(0, 1))

    def _places(self, window: slice, known: int, starts: Sequence[Prefix]) -> torch.Tensor:
        """Where each known place of the window's rows stands in the prefixes laid end to end, [rows, known]."""
        begins = accumulate((start.length for start in starts), initial=0)
        begin = {start.ids: at for start, at in zip(starts, begins, strict=False)}
        first = torch.tensor([[begin.get(row.start.ids, 0)] for row in self.rows[window]], device=self.network.device)
        offsets = torch.arange(known, device=self.network.device) - self._ids.shape[1] + self._lengths[window]
        # Places of padding are masked: any key will do.
        return first + (offsets.clamp(min=0) + self._shared.length) * (offsets >= 0)

    def _forward(self, window: slice, length: int) -> torch.Tensor:
        """Read the last `length` places of the window's rows."""
        shared = self._shared.layers
        ids, positions = self._ids[window, -length:], self._positions[window, -length:]
        with attending(self.network.module, shared) if shared else nullcontext():
            return self.network.forward(ids, self._mask[window], positions, self._cache)

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
        ended = row.written[-1] in self.network.ends
        full = len(row.written) >= self.decoding.max_output_tokens
        if not (ended or full or self.decoding.stop):
            return None
        text = self.network.text(row.written)
        cuts = [cut for stop in self.decoding.stop if (cut := text.find(stop)) >= 0]
        if cuts or ended:
            return text[: min(cuts, default=None)], "stop"
        return (text, "length") if full else None

    def _go_on(self, kept: list[int]) -> None:
        """Make the next step's inputs of the rows that are not done. The last ones take the places that are free."""
        kept = _closed(kept)
        rows = [self.rows[number] for number in kept]
        if rows:
            self._ids = torch.tensor([row.written[-1:] for row in rows], device=self.network.device)
            self._positions = self._positions[:, -1:] + 1
            self._mask = torch.cat([self._mask, self._mask.new_ones(len(self.rows), 1)], dim=1)
        if 0 < len(rows) < len(self.rows):
            keep = torch.tensor(kept, device=self.network.device)
            self._positions, self._mask = self._positions[keep], self._mask[keep]
            self._cache.batch_select_indices(keep)
        self.rows = rows


def _closed(kept: list[int]) -> list[int]:
    """The same numbers in an order that leaves each below len(kept) at its own place."""
    there, late = set(kept), reversed(kept)
    return [number if number in there else next(late) for number in range(len(kept))]


def _dice(request: Request, decoding: Decoding) -> torch.Generator | None:
    if decoding.temperature <= 0:
        return None
    seed = int.from_bytes(sha256(repr(request.ids).encode()).digest()[:8], "big", signed=True)
    return torch.Generator().manual_seed(seed)


def _completion(row: Row, text: str, finish_reason: str) -> Completion:
    usage = Usage(input_tokens=len(row.request.ids), output_tokens=len(row.written))
    return Completion(text, finish_reason, usage, row.seconds)
