"""Rows that stand twice: within a split, across splits, with the same answer or another."""

from __future__ import annotations

from collections.abc import Hashable

from harness.checking.duplicates import near_pairs
from harness.checking.findings import Findings, shortened
from harness.checking.rows import SPLITS, Content, Row, words
from harness.tables.cleaning import folded

LONG_ANSWER = 8
Key = tuple[str, str]


def find_overlaps(content: Content, findings: Findings) -> None:
    exact = _exact(content, findings)
    _near(content.rows, exact, findings)


def _key(row: Row) -> Key:
    return row.system, folded(row.input)


def _exact(content: Content, findings: Findings) -> set[int]:
    """Reports the same input again. Returns the rows, by identity, that are reported."""
    reported: set[int] = set()
    first = _within_splits(content, findings, reported)
    for place, later in enumerate(SPLITS[1:], start=1):
        for key, row in first[later].items():
            for earlier in SPLITS[:place]:
                if other := first[earlier].get(key):
                    _report_leak(other, row, findings)
                    reported.add(id(other))
    return reported


def _within_splits(content: Content, findings: Findings, reported: set[int]) -> dict[str, dict[Key, Row]]:
    first: dict[str, dict[Key, Row]] = {split: {} for split in SPLITS}
    for row in content.rows:
        other = first[row.split].setdefault(_key(row), row)
        if other is not row:
            _report_twice(row, other, findings)
            reported.add(id(row))
    return first


def _answers(row: Row) -> set[str]:
    return {folded(answer) for answer in row.answers}


def _report_twice(row: Row, other: Row, findings: Findings) -> None:
    if _answers(row) & _answers(other):
        findings.add("exact-duplicate", f"the same input and answer as {other.place}", row.file, row.line, row.id)
        return
    said = f'"{shortened(row.answers[0])}", there "{shortened(other.answers[0])}"'
    message = f"the same input as {other.place} with another answer: here {said}"
    findings.add("contradiction", message, row.file, row.line, row.id)


def _report_leak(row: Row, later: Row, findings: Findings) -> None:
    """`row` stands in an earlier split than `later`: it is the one to leave out."""
    code = f"{later.split}-in-train"
    findings.add(code, f"has the same input as {later.place} of {later.split}", row.file, row.line, row.id)


def _near(rows: list[Row], exact: set[int], findings: Findings) -> None:
    rest = [row for row in rows if id(row) not in exact]
    reported: set[tuple[int, str]] = set()
    for i, j in near_pairs([row.input for row in rest], [_label(row) for row in rest]):
        low, high = sorted((rest[i], rest[j]), key=lambda row: (SPLITS.index(row.split), row.line))
        if _key(low) == _key(high) or not _same_answer(low, high):
            continue
        here, there = (low, high) if low.split != high.split else (high, low)
        code = "near-duplicate" if low.split == high.split else f"near-{high.split}-in-train"
        if (id(here), code) not in reported:
            reported.add((id(here), code))
            _report_near(code, here, there, findings)


def _report_near(code: str, here: Row, there: Row, findings: Findings) -> None:
    message = f'nearly the input of {there.place}: "{shortened(here.input)}", {_difference(here.input, there.input)}'
    findings.add(code, message, here.file, here.line, here.id)


def _difference(here: str, there: str) -> str:
    from rapidfuzz.distance import Levenshtein

    mine, theirs = words(here), words(there)
    spots = [spot for spot in Levenshtein.opcodes(mine, theirs) if spot.tag != "equal"]
    if not spots:
        return "other punctuation"
    turned = (_turned(mine[s.src_start : s.src_end], theirs[s.dest_start : s.dest_end]) for s in spots)
    return f"but for {shortened(', '.join(turned))}"


def _turned(mine: list[str], theirs: list[str]) -> str:
    if not mine or not theirs:
        return f"{'-' if mine else '+'}{' '.join(mine or theirs)}"
    return f"{' '.join(mine)} -> {' '.join(theirs)}"


def _label(row: Row) -> Hashable:
    """What two near rows have in common: a short answer itself. Long answers are compared word by word later."""
    answer = row.answers[0]
    return row.system, folded(answer).rstrip(" .!?") if len(words(answer)) < LONG_ANSWER else None


def _same_answer(row: Row, other: Row) -> bool:
    """Whether long answers are near, too, and give the same numbers."""
    from rapidfuzz.distance import Levenshtein

    mine, theirs = words(row.answers[0]), words(other.answers[0])
    if min(len(mine), len(theirs)) < LONG_ANSWER:
        return _label(row) == _label(other)
    if _numbers(mine) != _numbers(theirs):
        return False
    most = max(len(mine), len(theirs)) // 3
    return Levenshtein.distance(mine, theirs, score_cutoff=most) <= most


def _numbers(text: list[str]) -> list[str]:
    return sorted(word for word in text if any(c.isdigit() for c in word))
