"""What the README promises. Every function here stops with an assertion where a promise is broken."""

import ast
import re
from collections import Counter
from typing import Any

from model import VERSION_OF_SPLIT, Call, Comment, Entry, Signature

CHANGES = {"none": 39, "renamed": 11, "moved": 8, "argument": 7, "unit": 5, "replaced": 6}
NUMBER_WORDS = {
    1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    12: "twelve", 15: "fifteen", 20: "twenty", 30: "thirty", 60: "sixty", 70: "seventy",
}  # fmt: skip
ENTRY_WORDS = range(45, 111)
COMMENT_WORDS = range(5, 31)
MOST_ALIKE = 0.6  # Jaccard index of word trigrams, ids and numbers made the same


def check_entries(entries: list[Entry]) -> None:
    """Names are unique in each version, and an old name that went is not used for anything else."""
    assert Counter(entry.change for entry in entries) == CHANGES
    assert len({entry.id for entry in entries}) == len(entries)
    for version in (1, 2):
        assert len({entry.signature(version).name for entry in entries}) == len(entries), version
    names = {entry.new.name for entry in entries}
    for entry in entries:
        check_change(entry)
        assert entry.old.name == entry.new.name or entry.old.name not in names, entry.id
        check_call(entry.new, entry.example)
        check_call(entry.old, entry.in_version_1(entry.example))


def check_change(entry: Entry) -> None:
    """The kind of change is what the two signatures show."""
    same_place = entry.old.module == entry.new.module
    same_name = entry.old.name == entry.new.name
    same_arguments = entry.old.parameters()[1:] == entry.new.parameters()[1:]
    factors = {factor for _, factor in entry.renames.values()} - {1}
    shown = {
        "none": entry.old == entry.new and not entry.note,
        "renamed": same_place and not same_name and same_arguments,
        "moved": not same_place and same_arguments,
        "argument": same_name and not same_arguments and not factors,
        "unit": same_name and not same_arguments and bool(factors),
        "replaced": not same_name and not same_arguments and "deprecated" in entry.note,
    }
    assert shown[entry.change], entry.id
    gone = {*re.findall(r"\w+", entry.old.text)} - {*re.findall(r"\w+", entry.new.text)}
    assert bool(gone) == entry.changed, entry.id
    assert not entry.changed or any(word in entry.note for word in gone), entry.id


def check_call(signature: Signature, call: Call) -> None:
    """The call fits the signature, keywords in its order."""
    positional, keywords, needed = signature.parameters()
    assert len(call.positional) == len(positional), (signature.text, call)
    assert needed <= set(call.keywords), (signature.text, call)
    assert list(call.keywords) == [name for name in keywords if name in call.keywords], (signature.text, call)


def check_comment(comment: Comment) -> None:
    """Every literal of the answer stands in the comment, in figures, in words or in the same letters."""
    assert comment.text.startswith("# "), comment.text
    assert len(comment.text[2:].split()) in COMMENT_WORDS, comment.text
    check_call(comment.entry.signature(VERSION_OF_SPLIT[comment.split]), comment.call)
    missing = [value for value in comment.call.literals() if not stands_in(value, comment.text)]
    assert not missing, (comment.text, missing)


def stands_in(value: Any, text: str) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, str):
        pattern = rf"(?<!\w){re.escape(value)}s?(?!\w)"  # "every lamp" or "the lamps"
        return bool(re.search(pattern, text.lower() if value.islower() else text))
    figures = re.findall(r"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-])", text.replace("%", " "))
    words = re.findall(r"[a-z]+", text.lower())
    return float(value) in map(float, figures) or NUMBER_WORDS.get(value) in words


def check_documents(documents: list[dict[str, str]]) -> None:
    assert len({document["id"] for document in documents}) == len(documents)
    for document in documents:
        words = len(document["text"].split())
        assert words in ENTRY_WORDS and "{" not in document["text"], (document["id"], words)


def check_versions_are_apart(entries: list[Entry], before: list[dict[str, str]]) -> None:
    """The first reference knows no new name, and the second names an old one only where it tells what changed."""
    told = " ".join(document["text"] for document in before)
    for entry in entries:
        if entry.old.name != entry.new.name:
            new, old = (signature.name.removeprefix("loom.") for signature in (entry.new, entry.old))
            assert not re.search(rf"\b{new}\b", told), new
            assert not [other.id for other in entries if re.search(rf"\b{old}\b", other.prose(2))], old


def check_examples_are_not_asked(entries: list[Entry], comments: list[Comment]) -> None:
    """The example in the reference shares no literal with a test answer of its function, but for listed choices."""
    for entry in entries:
        asked = [v for c in comments if c.entry is entry and c.split == "test" for v in c.call.literals()]
        free = [v for v in entry.example.literals() if not isinstance(v, bool) and f'"{v}"' not in entry.text]
        assert not set(free) & set(asked), entry.id


def check_rows(splits: dict[str, list[dict[str, Any]]], document_ids: set[str]) -> None:
    """Counts of the README, valid Python, gold passages that exist, and outdated answers that are wrong now."""
    assert {name: len(rows) for name, rows in splits.items()} == {"train": 360, "validation": 80, "test": 200}
    rows = [row for split in splits.values() for row in split]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        ast.parse(row["references"][0], mode="eval")
        assert document_ids.issuperset(row["gold_passages"])
        outdated = row.get("outdated_references", [])
        assert row["references"][0] not in outdated
    practised = {row["references"][0] for name in ("train", "validation") for row in splits[name]}
    assert not practised & {row["references"][0] for row in splits["test"]}, "a test answer is a training answer"
    changed = [row for row in splits["test"] if row["facets"]["truth"] == "changed"]
    assert len(changed) == 100 and all(row["outdated_references"] for row in changed)
    assert sum("outdated_references" in row for row in rows) == 100
    check_trained(splits)


def check_trained(splits: dict[str, list[dict[str, Any]]]) -> None:
    """A reference-only function is never called in train or validation, a trained one at least six times in train."""
    called = Counter(row["gold_passages"][0] for row in splits["train"])
    assert min(called.values()) >= 6
    for row in (*splits["validation"], *splits["test"]):
        assert row["facets"]["trained"] == ("trained" if row["gold_passages"][0] in called else "reference_only")
    unseen = Counter(row["facets"]["truth"] for row in splits["test"] if row["facets"]["trained"] == "reference_only")
    assert unseen == {"changed": 30, "unchanged": 30}


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Word trigrams of the wording itself: quoted names, ids and numbers count as one and the same word."""
    plain = re.sub(r"\"[^\"]*\"|\S+\.example\S*|\b[A-Z]{1,2}-\d+|hook-\d+|[\d:.-]*\d%?", " slot ", text)
    words = ["^", *re.findall(r"[a-zäöü']+", plain.lower()), "$"]
    return set(zip(words, words[1:], words[2:], strict=False))


def check_wordings(comments: list[Comment]) -> float:
    """No wording in two splits. Returns the likeness of the closest pair across splits."""
    grams = [(comment, trigrams(comment.text)) for comment in comments]
    closest = 0.0
    for index, (one, first) in enumerate(grams):
        for other, second in grams[index + 1 :]:
            if one.split != other.split:
                alike = len(first & second) / len(first | second)
                assert alike <= MOST_ALIKE, (alike, one.text, other.text)
                closest = max(closest, alike)
    return closest
