"""Leading tokens that prompts have in common: which they are, and their keys and values, computed once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from harness.models.shared_prefix import Layer

SHORTEST = 32
"""Tokens that prompts must share before their keys and values are computed apart."""

LEAST_SPARED = 128
"""Tokens that must be spared by computing a part of the prompts' prefix apart: a short forward pass is a slow one."""

KEPT_BYTES = 2**29
"""Keys and values kept between calls: 20,000 tokens of a model of 135 million weights in bfloat16."""

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Leading tokens, each layer's keys and values for them, [1, heads, length, d], and the seconds these took."""

    ids: Ids = ()
    layers: tuple[Layer, ...] = ()
    seconds: float = 0.0

    @property
    def length(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """Bytes of the keys and values."""
        return sum(tensor.numel() * tensor.element_size() for layer in self.layers for tensor in layer)

    def cut(self, length: int) -> Prefix:
        """Its first `length` tokens; the tensors are views."""
        if length == self.length:
            return self
        layers = tuple((keys[:, :, :length], values[:, :, :length]) for keys, values in self.layers)
        return Prefix(self.ids[:length], layers, self.seconds * length / self.length) if length else Prefix()


class Prefixes:
    """Prefixes by their tokens, the longest unused dropped first.

    `compute(those, start)` goes on from a shorter one that all of `those` begin with.
    """

    def __init__(self, compute: Callable[[Sequence[Ids], Prefix], Sequence[Prefix]], limit: int = KEPT_BYTES) -> None:
        self._compute, self._limit = compute, limit
        self._kept: dict[Ids, Prefix] = {}

    def get(self, ids: Ids) -> Prefix:
        """What is kept of it, and the rest computed."""
        return self.together([ids])[ids]

    def together(self, wanted: Iterable[Ids]) -> dict[Ids, Prefix]:
        """What is kept of each, and the rest computed, at once for those that go on from the same."""
        found: dict[Ids, Prefix] = {}
        left = sorted(set(wanted))
        while left:
            starts = {ids: self._start(ids) for ids in left}
            now, left = _independent(starts)
            found |= {ids: starts[ids] for ids in now if starts[ids].length == len(ids)}
            now = sorted((ids for ids in now if ids not in found), key=lambda ids: starts[ids].ids)
            for _, those in groupby(now, key=lambda ids: starts[ids].ids):
                alike = list(those)
                found |= {made.ids: self._keep(made) for made in self._compute(alike, starts[alike[0]])}
        return found

    def _start(self, ids: Ids) -> Prefix:
        """The most that is kept of it; a little is not worth a reading of its own."""
        if found := self._kept.pop(ids, None):
            self._kept[ids] = found
            return found
        nearest = max(self._kept.values(), key=lambda kept: common(kept.ids, ids), default=Prefix())
        shared = common(nearest.ids, ids)
        return nearest.cut(shared) if shared >= min(SHORTEST, len(ids)) else Prefix()

    def _keep(self, made: Prefix) -> Prefix:
        self._kept[made.ids] = made
        size = sum(kept.size for kept in self._kept.values())
        while size > self._limit and len(self._kept) > 1:
            size -= self._kept.pop(next(iter(self._kept))).size
        return made


def _independent(starts: Mapping[Ids, Prefix]) -> tuple[list[Ids], list[Ids]]:
    """Those to read now, and those that will have a longer start when these are there. `starts` are in sorted order."""
    now: list[Ids] = []
    later: list[Ids] = []
    for ids, start in starts.items():
        waits = now and common(now[-1], ids) >= start.length + SHORTEST
        (later if waits else now).append(ids)
    return now, later


def common(one: Ids, other: Ids) -> int:
    """How many leading tokens both have."""
    limit = min(len(one), len(other))
    return limit if one[:limit] == other[:limit] else next(at for at in range(limit) if one[at] != other[at])


def shared_length(prompts: Sequence[Ids]) -> int:
    """How many leading tokens all prompts share; each keeps one of its own, and one prompt shares nothing."""
    if len(prompts) < 2:
        return 0
    # All lie between the smallest and the largest, so what those two share all share.
    return min(common(min(prompts), max(prompts)), min(map(len, prompts)) - 1)


def families(prompts: Sequence[Ids], ahead: int) -> Iterator[tuple[list[int], int]]:
    """Positions of prompts that belong together, and how many leading tokens they share; `ahead` all prompts share.

    Neighbours in sorted order part where they share less than half of what either shares with its other neighbour.
    """
    order = sorted(range(len(prompts)), key=prompts.__getitem__)
    shared = [common(prompts[one], prompts[other]) - ahead for one, other in pairwise(order)]
    most = [max(pair) for pair in zip([0, *shared], [*shared, 0], strict=True)]
    start = 0
    for at in range(len(order)):
        last = at == len(order) - 1
        if last or 2 * shared[at] < max(most[at], most[at + 1]) or shared[at] < SHORTEST:
            yield _family(order[start : at + 1], prompts, ahead)
            start = at + 1


def _family(members: list[int], prompts: Sequence[Ids], ahead: int) -> tuple[list[int], int]:
    length = shared_length([prompts[member] for member in members])
    spared = (len(members) - 1) * (length - ahead)
    return members, length if spared >= LEAST_SPARED else ahead
