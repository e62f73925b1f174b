"""Texts that differ by so few words that they are one text twice: the rule of docs/check.md."""

import re


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def allowed(count: int) -> int:
    """How many words may be put in, left out or changed, by the words of the shorter text."""
    if count < 8:
        return 0
    if count < 15:
        return 1 if count < 10 else 3
    return 3 + (count - 15) // 10


def distance(one: list[str], other: list[str]) -> int:
    """Words put in, left out or changed between the two."""
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        corner, row[0] = row[0], i
        for j, theirs in enumerate(other, start=1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (mine != theirs))
    return row[-1]


def near(one: list[str], other: list[str]) -> bool:
    most = allowed(min(len(one), len(other)))
    # One change turns over two words of the sets at most.
    return len(set(one) ^ set(other)) <= 2 * most and distance(one, other) <= most
