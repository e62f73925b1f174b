"""Items -> splits: by share, with groups kept whole and strata kept even. The same items and seed, the same splits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def split(
    items: Sequence[T],
    shares: Mapping[str, float],
    seed: int,
    group: Callable[[T], str],
    stratum: Callable[[T], str] = lambda item: "",
) -> dict[str, list[T]]:
    """The items by split, in their own order. `shares` are by split and need not add up to 1.

    Items of one group, such as the questions about one paragraph, stay in one split. Groups of one stratum, such as a
    label (a group's is that of its first item), are divided by the shares as evenly as whole groups allow.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        groups[group(item)].append(index)
    strata: dict[str, list[list[int]]] = defaultdict(list)
    for members in groups.values():
        strata[stratum(items[members[0]])].append(members)
    placed = _place(strata, shares, Random(seed))
    return {name: [items[index] for index in sorted(indices)] for name, indices in placed.items()}


def _place(strata: Mapping[str, list[list[int]]], shares: Mapping[str, float], rng: Random) -> dict[str, list[int]]:
    """Stratum after stratum, each group to the split that lacks most so far: so every stretch has about its shares."""
    part = {name: share / sum(shares.values()) for name, share in shares.items()}
    placed: dict[str, list[int]] = {name: [] for name in shares}
    total = 0
    for name in sorted(strata):
        members = strata[name]
        rng.shuffle(members)
        for group in sorted(members, key=len, reverse=True):
            total += len(group)
            lacking = {split: part[split] * total - len(placed[split]) for split in part}
            placed[max(lacking, key=lambda split: lacking[split])] += group
    return placed
