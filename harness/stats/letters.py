"""Compact letter display. Source: Piepho 2004, "An algorithm for a letter-based representation of all-pairwise
comparisons": insert, absorb and sweep.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from string import ascii_letters

_Column = frozenset[int]


def letters(order: Sequence[str], different: Collection[tuple[str, str]]) -> dict[str, str]:
    """By name the letters of its groups, such as "ab": two names share a letter if and only if they are not different.

    `order` is best first and decides which group is "a"; `different` holds the pairs that were told apart, either way
    round. No letter could be left out anywhere. After "Z" letters go on with ".a", as one letter.
    Raises ValueError for a name that is twice or not in `order`, and for a name different from itself.
    """
    places = {name: place for place, name in enumerate(order)}
    if len(places) < len(order):
        raise ValueError(f"a name is twice in {list(order)}")
    columns = [frozenset(places.values())] if places else []
    for low, high in sorted({_places(pair, places) for pair in different}):
        columns = _absorbed([part for column in columns for part in _parted(column, low, high)])
    groups = sorted(_swept(_needed(sorted(columns, key=sorted))), key=sorted)
    return {name: "".join(_letter(i) for i, group in enumerate(groups) if places[name] in group) for name in order}


def _places(pair: tuple[str, str], places: dict[str, int]) -> tuple[int, int]:
    if pair[0] == pair[1] or not set(pair) <= places.keys():
        raise ValueError(f"{pair} are not two names of {list(places)}")
    low, high = sorted(places[name] for name in pair)
    return low, high


def _parted(column: _Column, low: int, high: int) -> Iterator[_Column]:
    if low in column and high in column:
        yield column - {low}
        yield column - {high}
    else:
        yield column


def _absorbed(columns: Sequence[_Column]) -> list[_Column]:
    once = dict.fromkeys(columns)
    return [column for column in once if not any(column < other for other in once)]


def _needed(columns: Sequence[_Column]) -> list[_Column]:
    """Without the columns that say nothing the others do not say, the last of them first."""
    kept = list(columns)
    for column in reversed(columns):
        others = [other for other in kept if other != column]
        if all(_joined(i, j, others) for i in column for j in column):
            kept = others
    return kept


def _swept(columns: Sequence[_Column]) -> list[_Column]:
    """Without the members of a column that share a letter elsewhere with all of the column."""
    kept = list(columns)
    for index in range(len(kept)):
        others = kept[:index] + kept[index + 1 :]
        for member in sorted(kept[index]):
            if all(_joined(member, other, others) for other in kept[index]):
                kept[index] -= {member}
    return kept


def _joined(i: int, j: int, columns: Sequence[_Column]) -> bool:
    return any(i in column and j in column for column in columns)


def _letter(index: int) -> str:
    return "." * (index // len(ascii_letters)) + ascii_letters[index % len(ascii_letters)]
