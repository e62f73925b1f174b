"""Forward passes of a transformers model, and what turns its token ids into text."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer

from harness.models.grouped_attention import group
from harness.models.packed import pack
from harness.models.prefixes import Ids, Prefix
from harness.models.roomy_cache import RoomyLayer
from harness.models.shared_prefix import Layer, can_share

CPU_TOKENS_AT_ONCE = 2048
"""Prompt tokens of one forward pass on a CPU. With 1,024 some layers ran at half speed; 7,000 do not fit its caches."""


class Network:
    """A causal language model with its tokenizer."""

    def __init__(self, module: Any, tokenizer: Any, device: str) -> None:
        self.module, self.tokenizer, self.device = module, tokenizer, device
        pack(module)
        group(module, device)

    @cached_property
    def plain_cache(self) -> bool:
        """Whether all layers keep all keys. Windows and recurrent states are left to transformers' own layers."""
        return all(type(layer) is DynamicLayer for layer in DynamicCache(config=self.module.config).layers)

    @cached_property
    def shares(self) -> bool:
        """Whether a prefix of a whole batch is kept once for all rows; else it is copied to each of them."""
        return self.plain_cache and can_share(self.module, self.device)

    def layers(self) -> list[RoomyLayer]:
        """Memory for a cache's keys and values; none where layers of the model do not keep all keys."""
        return [RoomyLayer() for _ in DynamicCache(config=self.module.config).layers] if self.plain_cache else []

    def cache(self, layers: Sequence[RoomyLayer], rows: int, room: int) -> DynamicCache:
        """An empty cache for `rows` rows of `room` tokens, in `layers` if there are any."""
        cache = DynamicCache(config=self.module.config)
        for layer in layers:
            layer.empty(rows, room)
        cache.layers = list(layers) or cache.layers
        return cache

    def windows(self, unread: Sequence[int], rows: int) -> Iterator[slice]:
        """What to read at once of rows in falling order of their unread tokens: at most `rows`.

        On a CPU as many tokens as its caches hold, and at most half of them padding.
        """
        start, pieces = 0, self.device == "cpu" and self.plain_cache
        while start < len(unread):
            most = unread[start]
            fits = min(rows, max(1, CPU_TOKENS_AT_ONCE // most)) if pieces else rows
            end = min(start + fits, len(unread))
            if pieces:
                end = next((at for at in range(start + 1, end) if 2 * unread[at] < most), end)
            yield slice(start, end)
            start = end

    def read(self, prompts: Sequence[Ids], start: Prefix) -> list[tuple[Layer, ...]]:
        """Each layer's keys and values for each of `prompts`, which begin with `start`. They are read together."""
        longest, rows = max(map(len, prompts)), len(prompts)
        cache = DynamicCache(config=self.module.config)
        for layer, parts in zip(cache.layers, start.layers, strict=False):
            layer.update(*(part.expand(rows, -1, -1, -1) for part in parts))
        # Padding comes last, where no token before it sees it.
        own = torch.tensor([[*ids[start.length :], *[0] * (longest - len(ids))] for ids in prompts], device=self.device)
        positions = torch.arange(start.length, longest, device=self.device).expand(rows, -1)
        self.forward(own, torch.ones(rows, longest, dtype=torch.long, device=self.device), positions, cache)
        return [_row(cache, number, len(ids)) for number, ids in enumerate(prompts)]

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

    def text(self, written: list[int]) -> str:
        """Token ids as text, without the one that ended it."""
        body = written[:-1] if written and written[-1] in self.ends else written
        text: str = self.tokenizer.decode(body, skip_special_tokens=True)
        return text


def _row(cache: DynamicCache, number: int, length: int) -> tuple[Layer, ...]:
    """The first `length` tokens of a row, without what else the cache holds."""
    at = slice(number, number + 1)
    return tuple((layer.keys[at, :, :length].clone(), layer.values[at, :, :length].clone()) for layer in cache.layers)
