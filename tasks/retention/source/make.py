"""Write test.jsonl of the `retention` probe from the hand-written items.

Run from the root of the repository: python3 tasks/retention/source/make.py
The same items and the same seed give the same bytes.
"""

import json
import random
import re
import string
import tomllib
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from items_model import Item
from resolution import power, table_rows

Row = dict[str, Any]
TASK = Path(__file__).resolve().parents[1]

ABILITIES = ("facts", "commonsense", "arithmetic", "instruction")
PER_LEVEL = {"easy": 40, "harder": 20}
MAX_COPIED = 8  # answers that stand in the question itself
MAX_SAME_ANSWER = 3  # so that always saying the same word earns about 1 %
MAX_LIKENESS = 0.6  # word 3-gram Jaccard of two questions
CHANGED = {240: (6, 12, 24, 48, 72), 60: (6, 12, 18)}  # rows of the README's table
FINDABLE = {0.05: 0.045, 0.10: 0.06, 0.20: 0.085}  # answers changed: drop found four times out of five

# Words that stand in a prediction whatever it says: none may be an answer.
FUNCTION_WORDS = {
    "i", "he", "she", "it", "we", "you", "they", "me", "him", "us", "them", "my", "his", "its", "is", "are", "was",
    "were", "be", "been", "do", "does", "did", "has", "have", "had", "will", "would", "can", "as", "at", "by", "for",
    "from", "in", "into", "of", "off", "on", "onto", "out", "over", "to", "under", "up", "with", "and", "or", "but",
    "if", "so", "not", "no", "yes", "that", "this", "these", "those", "there", "here", "what", "which", "who", "when",
    "where", "how", "answer", "word", "number", "one",
}  # fmt: skip


def normalise(text: str) -> str:
    """As the metrics do: lower case, no ASCII punctuation, no articles."""
    bare = text.lower().translate(str.maketrans("", "", string.punctuation))
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", bare).split())


def contains(text: str, phrase: str) -> bool:
    return f" {normalise(phrase)} " in f" {normalise(text)} "


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Word 3-grams; those of a shorter text are the text itself."""
    words = re.findall(r"\w+|[+*/=-]", text.lower())
    return frozenset(tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2)))


def likeness(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    return len(a & b) / len(a | b)


def load_items() -> list[tuple[str, Item]]:
    return [(ability, item) for ability in ABILITIES for item in import_module(f"items_{ability}").ITEMS]


def check_item(item: Item) -> None:
    """Refuse an item that could be right by luck, or that an echo of the question would solve by accident."""
    forms = [normalise(form) for form in item.references()]
    assert all(forms), (item.question, "an answer that is only articles or punctuation")
    assert not FUNCTION_WORDS & set(forms), (item.question, "an answer that stands in most sentences")
    assert len(item.question.split()) <= 25, (item.question, "too long for a probe")
    echoed = any(contains(item.question, form) for form in forms)
    assert echoed == item.copied, (item.question, forms, "echo")


def check_items(items: list[tuple[str, Item]]) -> None:
    """Refuse a set of items that breaks the promises in the README."""
    counts = Counter((ability, item.level) for ability, item in items)
    assert counts == {(ability, level): n for ability in ABILITIES for level, n in PER_LEVEL.items()}, counts
    for _, item in items:
        check_item(item)
    assert sum(item.copied for _, item in items) == MAX_COPIED
    assert all(ability == "instruction" for ability, item in items if item.copied)
    answers = Counter(form for _, item in items for form in {normalise(form) for form in item.references()})
    assert answers.most_common(1)[0][1] <= MAX_SAME_ANSWER, answers.most_common(5)
    grams = [(item.question, trigrams(item.question)) for _, item in items]
    for index, (question, mine) in enumerate(grams):
        for other, theirs in grams[:index]:
            assert likeness(mine, theirs) <= MAX_LIKENESS, (question, other)


def check_siblings(items: list[tuple[str, Item]]) -> None:
    """No question stands, in these or nearly these words, in any split of the other tasks beside this one."""
    probes = [trigrams(item.question) for _, item in items]
    for file in sorted(TASK.parent.glob("*/*.jsonl")):
        if file.parent == TASK:
            continue
        for line in filter(None, file.read_text(encoding="utf-8").split("\n")):
            text = json.loads(line).get("input", "")
            grams = trigrams(text)
            assert not any(likeness(grams, probe) > MAX_LIKENESS for probe in probes), (file.parent.name, text)


def check_readme() -> None:
    """The smallest drops named in the README are the computed ones."""
    text = (TASK / "README.md").read_text(encoding="utf-8")
    for size, changed in CHANGED.items():
        for row in table_rows(size, changed):
            assert row in text, row
    for share, drop in FINDABLE.items():
        assert power(240, share, drop) >= 0.8 > power(240, share, drop - 0.005), (share, drop)
    assert "4.5 points where 5 % of the answers change, 6 where 10 % do, 8.5 where 20 % do" in " ".join(text.split())


def examples(items: list[tuple[str, Item]], rng: random.Random) -> list[Row]:
    """The items in the order of the seed."""
    order = rng.sample(items, len(items))
    return [
        {
            "id": f"retention-{number:04d}",
            "input": item.question,
            "references": item.references(),
            "facets": {"ability": ability, "level": item.level},
        }
        for number, (ability, item) in enumerate(order, start=1)
    ]


def main() -> None:
    settings = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    items = load_items()
    check_items(items)
    check_siblings(items)
    check_readme()
    rows = examples(items, random.Random(settings["split"]["seed"]))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (TASK / "test.jsonl").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(rows)} items, {sum(item.copied for _, item in items)} of them copied")


if __name__ == "__main__":
    main()
