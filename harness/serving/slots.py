"""Rows that join and leave while others are being written: one cache, in which each row has a length of its own.

A row that leaves gives its place to the last one, so that the rows in use are always the first ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer

from harness.models.network import Network
from harness.models.prefixes import Prefix
from harness.serving.kept import Kept

ROOM_STEP = 256
"""Tokens by which the room of all rows grows."""
CHUNK = 1024
"""Tokens of a prompt that are read at once: what each may see of the others is a table, which would grow with both."""


@dataclass(slots=True)
class Places:
    """Where the next forward pass writes: `rows` from token `start` on, or each row at a length of its own.

    `needed` is how many rows there are, and the tokens of the longest, this pass included.
    """

    rows: slice = field(default_factory=lambda: slice(0, 0))
    start: int = 0
    lengths: torch.Tensor | None = None
    longest: int = 0
    needed: tuple[int, int] = (0, 0)


class SlotLayer(DynamicLayer):  # type: ignore[misc]
    """Keys and values of all rows, [rows, heads, room, d]."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places

    def lazy_initialization(self, key_states: torch.Tensor, value_states: torch.Tensor) -> None:
        self.dtype, self.device = key_states.dtype, key_states.device
        self.keys = key_states.new_zeros(0, key_states.shape[1], 0, key_states.shape[3])
        self.values = value_states.new_zeros(0, value_states.shape[1], 0, value_states.shape[3])
        self.is_initialized = True

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: Any, **kwargs: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        self.write(key_states, value_states)
        rows, longest = self.places.rows, self.places.longest
        return self.keys[rows, :, :longest], self.values[rows, :, :longest]

    def write(self, keys: torch.Tensor, values: torch.Tensor) -> None:
        if not self.is_initialized:
            self.lazy_initialization(keys, values)
        places = self.places
        self._make_room()
        if places.lengths is None:
            end = places.start + keys.shape[2]
            self.keys[places.rows, :, places.start : end] = keys
            self.values[places.rows, :, places.start : end] = values
        else:
            rows = torch.arange(places.rows.stop, device=self.device)
            self.keys[rows, :, places.lengths] = keys[:, :, 0]
            self.values[rows, :, places.lengths] = values[:, :, 0]

    def _make_room(self) -> None:
        """As much as is needed now: rows that were many once must not grow when one of them gets long."""
        needed_rows, needed_tokens = self.places.needed
        had_rows, _, had_tokens, _ = self.keys.shape
        if needed_rows <= had_rows and needed_tokens <= had_tokens:
            return
        rows = 1 << (needed_rows - 1).bit_length()
        tokens = -(-needed_tokens // ROOM_STEP) * ROOM_STEP
        self.keys, self.values = (_moved(given, rows, tokens) for given in (self.keys, self.values))

    def move(self, source: int, target: int, length: int) -> None:
        for tensor in (self.keys, self.values):
            tensor[target, :, :length] = tensor[source, :, :length]

    def get_seq_length(self) -> int:
        return self.places.start


def _moved(given: torch.Tensor, rows: int, tokens: int) -> torch.Tensor:
    """To another room, with what of it fits there."""
    other = given.new_zeros(rows, given.shape[1], tokens, given.shape[3])
    kept_rows, kept_tokens = min(rows, given.shape[0]), min(tokens, given.shape[2])
    other[:kept_rows, :, :kept_tokens] = given[:kept_rows, :, :kept_tokens]
    return other


class Slots:
    """For models whose layers all keep all keys (`Network.plain_cache`). `lengths` is how many tokens each row has."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.lengths: list[int] = []
        self.kept = Kept()
        self._places = Places()
        self._cache = DynamicCache(config=network.module.config)
        self._cache.layers = [SlotLayer(self._places) for _ in self._cache.layers]

    def known(self, ids: Sequence[int]) -> Prefix | None:
        """What of a prompt need not be read again."""
        return self.kept.find(ids)

    @property
    def room(self) -> int:
        """Tokens that there is memory for, of all rows."""
        keys = self._cache.layers[0].keys
        return 0 if keys is None else int(keys.shape[0] * keys.shape[2])

    @torch.inference_mode()
    def read(self, prompts: Sequence[Sequence[int]], known: Prefix | None) -> torch.Tensor:
        """Add a row for each prompt, all of which begin with `known`. Logits after its last token, [prompts, words]."""
        first, start = len(self.lengths), known.length if known else 0
        own = [list(ids[start:]) for ids in prompts]
        longest, rows = max(map(len, own)), slice(first, first + len(own))
        if known:
            self._place(rows, 0, start)
            self._recall(known, len(own))
        padded = torch.tensor([[*part, *[0] * (longest - len(part))] for part in own], device=self.network.device)
        last = torch.tensor([len(part) - 1 for part in own], device=self.network.device)
        logits = None
        for at in range(0, longest, CHUNK):
            found = self._read_chunk(padded[:, at : at + CHUNK], rows, start + at, (last - at).clamp(min=0))
            logits = found if logits is None else torch.where((last >= at)[:, None], found, logits)
        assert logits is not None
        self.lengths += map(len, prompts)
        if known is None:
            self._keep(prompts, first)
        return logits

    @torch.inference_mode()
    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        """Add a token to each row. Logits after it, [rows, words]."""
        device = self.network.device
        lengths = torch.tensor(self.lengths, device=device)
        longest = max(self.lengths) + 1
        self._place(slice(0, len(tokens)), longest - 1, longest, lengths)
        seen = torch.arange(longest, device=device)[None] <= lengths[:, None]
        ids = torch.tensor(tokens, device=device)[:, None]
        logits = self._forward(ids, self._mask(seen[:, None, None]), lengths[:, None], torch.zeros_like(lengths))
        self.lengths = [length + 1 for length in self.lengths]
        return logits

    @torch.inference_mode()
    def leave(self, row: int) -> None:
        """Take a row out; the last one moves to its place."""
        last = len(self.lengths) - 1
        if row != last:
            for layer in self._cache.layers:
                layer.move(last, row, self.lengths[last])
        self.lengths[row] = self.lengths[last]
        self.lengths.pop()

    def _place(self, rows: slice, start: int, longest: int, lengths: torch.Tensor | None = None) -> None:
        places = self._places
        places.rows, places.start, places.longest, places.lengths = rows, start, longest, lengths
        places.needed = max(rows.stop, len(self.lengths)), max([longest, *self.lengths])

    def _read_chunk(self, ids: torch.Tensor, rows: slice, start: int, last: torch.Tensor) -> torch.Tensor:
        end = start + ids.shape[1]
        self._place(rows, start, end)
        positions = torch.arange(start, end, device=ids.device)
        # Padding stands at the right, where no token of the row sees it; what it wrote is written over later.
        seen = torch.arange(end, device=ids.device)[None] <= positions[:, None]
        last = last.clamp(max=ids.shape[1] - 1)
        return self._forward(ids, self._mask(seen[None, None]), positions[None].expand(len(ids), -1), last)

    def _recall(self, known: Prefix, rows: int) -> None:
        for layer, (keys, values) in zip(self._cache.layers, known.layers, strict=True):
            layer.write(keys.expand(rows, -1, -1, -1), values.expand(rows, -1, -1, -1))

    def _keep(self, prompts: Sequence[Sequence[int]], first: int) -> None:
        ids = prompts[0]
        if self.kept.find(ids) is None:
            row = slice(first, first + 1)
            tensors = ((layer.keys, layer.values) for layer in self._cache.layers)
            layers = [(keys[row, :, : len(ids)], values[row, :, : len(ids)]) for keys, values in tensors]
            self.kept.add(ids, layers)

    def _mask(self, seen: torch.Tensor) -> torch.Tensor:
        """What is added to the scores: eager attention and the fused kernels both take it so."""
        dtype = self.network.module.dtype
        mask = torch.zeros(seen.shape, dtype=dtype, device=seen.device)
        return mask.masked_fill(~seen, torch.finfo(dtype).min)

    def _forward(
        self, ids: torch.Tensor, mask: torch.Tensor, positions: torch.Tensor, last: torch.Tensor
    ) -> torch.Tensor:
        """Logits at `last` of each row, in float32. Chosen before the output layer, by far the widest."""
        rows = torch.arange(len(ids), device=ids.device)
        head = self.network.module.get_output_embeddings()
        hook = head.register_forward_pre_hook(lambda _, inputs: (inputs[0][rows, last],))
        try:
            mask = mask.expand(len(ids), -1, -1, -1)
            logits: torch.Tensor = self.network.module(
                input_ids=ids, attention_mask=mask, position_ids=positions, past_key_values=self._cache, use_cache=True
            ).logits
        finally:
            hook.remove()
        return logits.float()


class Singles:
    """The same for any other model: a cache of its own for each row, one row after the other."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.lengths: list[int] = []
        self._caches: list[DynamicCache] = []

    def known(self, ids: Sequence[int]) -> Prefix | None:
        return None

    def read(self, prompts: Sequence[Sequence[int]], known: Prefix | None) -> torch.Tensor:
        caches = [DynamicCache(config=self.network.module.config) for _ in prompts]
        logits = [self._forward(ids, 0, cache) for ids, cache in zip(prompts, caches, strict=True)]
        self._caches += caches
        self.lengths += map(len, prompts)
        return torch.cat(logits)

    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        given = zip(tokens, self.lengths, self._caches, strict=True)
        logits = [self._forward([token], length, cache) for token, length, cache in given]
        self.lengths = [length + 1 for length in self.lengths]
        return torch.cat(logits)

    def leave(self, row: int) -> None:
        for column in (self.lengths, self._caches):
            column[row] = column[-1]
            column.pop()

    def _forward(self, ids: Sequence[int], start: int, cache: DynamicCache) -> torch.Tensor:
        device = self.network.device
        positions = torch.arange(start, start + len(ids), device=device)[None]
        mask = torch.ones(1, start + len(ids), dtype=torch.long, device=device)
        return self.network.forward(torch.tensor([list(ids)], device=device), mask, positions, cache)
