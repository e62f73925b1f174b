"""Forward passes of a transformers model, and what turns its token ids into text."""

from __future__ import annotations

import inspect
from functools import cached_property
from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer

from harness.models.packed import pack
from harness.models.prefixes import Ids, Prefix
from harness.models.roomy_cache import RoomyLayer
from harness.models.shared_prefix import can_share


class Network:
    """A causal language model with its tokenizer."""

    def __init__(self, module: Any, tokenizer: Any, device: str) -> None:
        self.module, self.tokenizer, self.device = module, tokenizer, device
        pack(module)

    @cached_property
    def plain_cache(self) -> bool:
        """Whether all layers keep all keys. Windows and recurrent states are left to transformers' own layers."""
        return all(type(layer) is DynamicLayer for layer in DynamicCache(config=self.module.config).layers)

    @cached_property
    def shares(self) -> bool:
        """Whether a prefix of a whole batch is kept once for all rows; else it is copied to each of them."""
        return self.plain_cache and can_share(self.module, self.device)

    def cache(self, rows: int, room: int) -> DynamicCache:
        """An empty cache for `rows` rows of `room` tokens."""
        cache = DynamicCache(config=self.module.config)
        if self.plain_cache:
            cache.layers = [RoomyLayer(rows, room) for _ in cache.layers]
        return cache

    def read(self, ids: Ids, start: Prefix) -> DynamicCache:
        """A cache that holds one row: `ids`, which begin with `start`."""
        cache = DynamicCache(config=self.module.config)
        for layer, (keys, values) in zip(cache.layers, start.layers, strict=False):
            layer.update(keys, values)
        own = torch.tensor([ids[start.length :]], device=self.device)
        positions = torch.arange(start.length, len(ids), device=self.device)[None]
        self.forward(own, torch.ones(1, len(ids), dtype=torch.long, device=self.device), positions, cache)
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

    def text(self, written: list[int]) -> str:
        """Token ids as text, without the one that ended it."""
        body = written[:-1] if written and written[-1] in self.ends else written
        text: str = self.tokenizer.decode(body, skip_special_tokens=True)
        return text
