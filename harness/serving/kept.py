"""Beginnings of prompts whose keys and values are kept: an instruction is read once and not with each request."""

from __future__ import annotations

from collections.abc import Sequence

from harness.models.prefixes import SHORTEST, Prefix, common
from harness.models.shared_prefix import Layer

MOST = 4


class Kept:
    """The beginnings used last."""

    def __init__(self) -> None:
        self._found: list[Prefix] = []

    def find(self, ids: Sequence[int]) -> Prefix | None:
        """The longest one, cut to what `ids` shares with it, so that prompts of a kind all get the same."""
        # One token is left over: something has to be read.
        read = tuple(ids[:-1])
        fits = [(common(one.ids, read), -one.length, place) for place, one in enumerate(self._found)]
        shared, _, place = max(fits, default=(0, 0, 0))
        if shared < SHORTEST:
            return None
        one = self._found[place]
        if shared < one.length:
            one = _in_memory_of_its_own(one.cut(shared))
            # A prompt that shares little of a long beginning is of another kind, which does not end the first one.
            if 2 * shared >= self._found[place].length:
                self._found.pop(place)
        else:
            self._found.pop(place)
        self._found = [one, *self._found[: MOST - 1]]
        return one

    def add(self, ids: Sequence[int], layers: Sequence[Layer]) -> None:
        if len(ids) > SHORTEST:
            self._found = [_in_memory_of_its_own(Prefix(tuple(ids), tuple(layers))), *self._found[: MOST - 1]]


def _in_memory_of_its_own(part: Prefix) -> Prefix:
    """What it was cut from may go, or be written over."""
    return Prefix(part.ids, tuple((keys.clone(), values.clone()) for keys, values in part.layers))
