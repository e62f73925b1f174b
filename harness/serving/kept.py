"""Beginnings of prompts whose keys and values are kept: an instruction is read once and not with each request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHORTEST = 32
"""Tokens that a beginning must have to be worth keeping."""
MOST = 4

Layers = Sequence[tuple[Any, Any]]
"""Keys and values of each layer, [1, heads, length, d]."""


@dataclass(frozen=True, slots=True)
class Beginning:
    ids: tuple[int, ...]
    layers: Layers

    @property
    def length(self) -> int:
        return len(self.ids)

    def shared(self, ids: Sequence[int]) -> int:
        """How many leading tokens `ids` shares with it, one left over: something has to be read."""
        most = min(self.length, len(ids) - 1)
        return next((at for at in range(most) if self.ids[at] != ids[at]), most)

    def first(self, length: int) -> Beginning:
        """Its first tokens alone, in memory of their own."""
        layers = [(keys[:, :, :length].clone(), values[:, :, :length].clone()) for keys, values in self.layers]
        return Beginning(self.ids[:length], layers)


class Kept:
    """The beginnings used last."""

    def __init__(self) -> None:
        self._found: list[Beginning] = []

    def find(self, ids: Sequence[int]) -> Beginning | None:
        """The longest one, cut to what `ids` shares with it, so that prompts of a kind all get the same."""
        fits = [(one.shared(ids), -one.length, place) for place, one in enumerate(self._found)]
        shared, _, place = max(fits, default=(0, 0, 0))
        if shared < SHORTEST:
            return None
        one = self._found[place]
        if shared < one.length:
            one = one.first(shared)
            # A prompt that shares little of a long beginning is of another kind, which does not end the first one.
            if 2 * shared >= self._found[place].length:
                self._found.pop(place)
        else:
            self._found.pop(place)
        self._found = [one, *self._found[: MOST - 1]]
        return one

    def add(self, ids: Sequence[int], layers: Layers) -> None:
        if len(ids) > SHORTEST:
            self._found = [Beginning(tuple(ids), layers), *self._found[: MOST - 1]]
