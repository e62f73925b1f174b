"""A cache layer with room for a whole batch, filled in place."""

from __future__ import annotations

from math import prod
from typing import Any

import torch
from transformers.cache_utils import DynamicLayer


class RoomyLayer(DynamicLayer):  # type: ignore[misc]
    """Keys and values of `rows` rows of `room` tokens; the usual layer copies itself at every token.

    `window` is the rows that the next forward pass reads, and `used` how many of their tokens are there already.
    """

    def __init__(self) -> None:
        super().__init__()
        self._memory: list[torch.Tensor] = []
        self.empty(0, 0)

    def empty(self, rows: int, room: int) -> None:
        """Begin anew. The memory stays: the pages of a new one take longer to get than a batch to leave."""
        self.rows, self.room, self.used = rows, room, 0
        self.window = slice(0, rows)
        self.is_initialized = False

    def lazy_initialization(self, key_states: torch.Tensor, value_states: torch.Tensor) -> None:
        self.dtype, self.device = key_states.dtype, key_states.device
        shapes = [(self.rows, states.shape[1], self.room, states.shape[3]) for states in (key_states, value_states)]
        if not self._memory or any(
            memory.numel() < prod(shape) for memory, shape in zip(self._memory, shapes, strict=True)
        ):
            self._memory = []
            # Zeros, for what stands in the place of padding is masked but multiplied all the same.
            self._memory = [key_states.new_zeros(prod(shape) * 9 // 8) for shape in shapes]
        self.all_keys, self.all_values = (
            memory[: prod(shape)].view(shape) for memory, shape in zip(self._memory, shapes, strict=True)
        )
        self.is_initialized = True

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: Any, **kwargs: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        start, self.used = self.used, self.used + key_states.shape[2]
        self._write(key_states, value_states, start)
        return self.all_keys[self.window, :, : self.used], self.all_values[self.window, :, : self.used]

    def fill(self, keys: torch.Tensor, values: torch.Tensor) -> None:
        """What is known already of the window's first tokens, [rows of the window, heads, tokens, d]."""
        self._write(keys, values, 0)

    def _write(self, keys: torch.Tensor, values: torch.Tensor, start: int) -> None:
        if not self.is_initialized:
            self.lazy_initialization(keys, values)
        end = start + keys.shape[2]
        self.all_keys[self.window, :, start:end] = keys
        self.all_values[self.window, :, start:end] = values

    def get_seq_length(self) -> int:
        return self.used

    def batch_select_indices(self, indices: torch.Tensor) -> None:
        """Keep these rows, in this order. Only those are copied whose place is not the one they have."""
        moved = (indices != torch.arange(len(indices), device=indices.device)).nonzero()[:, 0]
        for tensor in (self.all_keys, self.all_values):
            tensor[moved] = tensor[indices[moved]]
        self.rows = len(indices)
        self.window = slice(0, self.rows)
