"""The promises of the README, as assertions."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from counter_examples import COUNTER_EXAMPLES
from model import Kind
from near import near
from near import words as bare_words

Row = dict[str, Any]
MAIL_WORDS = range(25, 81)
REPLY_WORDS = range(45, 76)
ENTRY_WORDS = range(40, 91)
MOST_ALIKE = 0.6


def words(text: str) -> int:
    return len(text.split())


def broken_rules(text: str, style: dict[str, Any]) -> list[str]:
    """Names of the house rules that the text breaks."""
    broken = [name for name, pattern in style["required"].items() if not re.search(pattern, text)]
    broken += [name for name, pattern in style["forbidden"].items() if re.search(pattern, text)]
    if words(text) > style["max_words"]:
        broken.append("max_words")
    if words(text) < style["min_words"]:
        broken.append("min_words")
    return broken


def check_style(rows: list[Row], style: dict[str, Any]) -> None:
    for row in rows:
        for reference in row["references"]:
            assert not broken_rules(reference, style), (broken_rules(reference, style), reference)
    rules = {*style["required"], *style["forbidden"], "max_words", "min_words"}
    assert set(COUNTER_EXAMPLES) == rules, rules ^ set(COUNTER_EXAMPLES)
    for name, texts in COUNTER_EXAMPLES.items():
        assert texts, name
        for text in texts:
            assert broken_rules(text, style) == [name], (name, broken_rules(text, style), text)


def check_reply(row: Row, reference: str, kind: Kind) -> None:
    mail, facets = row["input"], row["facets"]
    assert words(reference) in REPLY_WORDS, (words(reference), reference)
    first = reference.removeprefix("Hello ").split(",")[0]
    assert re.search(rf"\b{first}\b", mail), (first, mail)
    assert re.findall(r"Q-\d{5}", mail.upper()) == re.findall(r"Q-\d{5}", reference), (mail, reference)
    assert reference.split("\n")[-2].endswith(f"/ {kind.desk}"), reference
    assert ("We are sorry about this." in reference) == (facets["mood"] == "upset"), reference
    assert ("Thank you for the kind words." in reference) == (facets["mood"] == "happy"), reference
    asked = kind.needs_order and facets["order_number"] == "missing"
    assert ("Answer with your order number." in reference) == asked, reference
    assert len(re.findall(r"[Ww]ithin \d+ (?:working )?days", reference)) == 1, reference
    assert not re.search(r"[{}]|\b(\w+) \1\b", reference), reference


def check_row(row: Row, kind: Kind) -> None:
    mail, references = row["input"], row["references"]
    assert words(mail) in MAIL_WORDS, (words(mail), mail)
    numbers = re.findall(r"Q-\d{5}", mail.upper())
    assert len(numbers) == (row["facets"]["order_number"] == "given"), mail
    assert len(set(references)) == len(references), references
    for reference in references:
        check_reply(row, reference, kind)


def grams(text: str) -> frozenset[tuple[str, ...]]:
    found = re.findall(r"[\w'-]+", text.lower())
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def alike(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one | other)


def cross_pairs(splits: dict[str, list[Any]]) -> Iterator[tuple[Any, Any]]:
    for one, other in combinations(splits.values(), 2):
        for left in one:
            for right in other:
                yield left, right


def check_leaks(splits: dict[str, list[Any]]) -> None:
    """No mail of one split is a near copy of a mail of another, and no name or wording is shared."""
    marked = {name: [(made, grams(made.core)) for made in split] for name, split in splits.items()}
    for (made, mine), (other, theirs) in cross_pairs(marked):
        assert made.skeleton is not other.skeleton, made.core
        assert alike(mine, theirs) <= MOST_ALIKE, (made.core, other.core)
    names = {name: {made.row["references"][0].split(",")[0] for made in split} for name, split in splits.items()}
    for one, two in combinations(names.values(), 2):
        assert not one & two, one & two
    texts = [" ".join(made.row["input"].lower().split()) for split in splits.values() for made in split]
    assert len(set(texts)) == len(texts), "a mail occurs twice"
    for (text, one), (rival, other) in combinations([(text, bare_words(text)) for text in texts], 2):
        assert not near(one, other), (text, rival)


def check_material(kinds: list[Kind], corpus: list[Row]) -> None:
    for kind in kinds:
        assert len(kind.skeletons) >= 32, kind.name
        pools = {skeleton.pool for skeleton in kind.skeletons}
        assert sum(len(bodies) for bodies in {kind.bodies(pool) for pool in pools}) >= 6, kind.name
        reports = [skeleton.report for skeleton in kind.skeletons]
        assert len(set(reports)) == len(reports), kind.name
    for entry in corpus:
        assert words(entry["text"]) in ENTRY_WORDS, (entry["id"], words(entry["text"]))
    ids = [entry["id"] for entry in corpus]
    assert len(set(ids)) == len(ids)


def check_all(
    splits: dict[str, list[Any]], kinds: list[Kind], corpus: list[Row], settings: dict[str, Any], sizes: dict[str, int]
) -> None:
    assert {name: len(split) for name, split in splits.items()} == sizes
    by_name = {kind.name: kind for kind in kinds}
    rows = [made.row for split in splits.values() for made in split]
    check_material(kinds, corpus)
    for row in rows:
        check_row(row, by_name[row["facets"]["kind"]])
        assert set(row["gold_passages"]) <= {entry["id"] for entry in corpus}
    check_style(rows, settings["metric_options"]["house_style"])
    check_leaks(splits)
    for wording in (settings["instruction"], settings["wordings"]["brief"]):
        assert words(wording) <= 110, words(wording)
