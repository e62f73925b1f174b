"""A cache layer with room for a whole batch, filled in place."""

from __future__ import annotations

from typing import Any

import torch
from transformers.cache_utils import DynamicLayer


class RoomyLayer(DynamicLayer):  # type: ignore[misc]
    """Keys and values of `rows` rows of `room` tokens; the usual layer copies itself at every token.

    `window` is the rows that the next forward pass reads, and `used` how many of their tokens are there already.
    """

    def __init__(self, rows: int, room: int) -> None:
        super().__init__()
        self.rows, self.room, self.used = rows, room, 0
        self.window = slice(0, rows)

    def lazy_initialization(self, key_states: torch.Tensor, value_states: torch.Tensor) -> None:
        self.dtype, self.device = key_states.dtype, key_states.device
        # Zeros, for what stands in the place of padding is masked but multiplied all the same.
        self.all_keys = key_states.new_zeros(self.rows, key_states.shape[1], self.room, key_states.shape[3])
        self.all_values = value_states.new_zeros(self.rows, value_states.shape[1], self.room, value_states.shape[3])
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
        self.all_keys, self.all_values = self.all_keys[indices], self.all_values[indices]
        self.rows = len(indices)
        self.window = slice(0, self.rows)
