"""What the README promises about the data, as assertions."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from catalogue import LABELS, Label, Sentence, deciding_sentences, endings
from message import WORDS, Message, second_topics
from near import near, words

NAMES = ("train", "validation", "test")
SHARE = {"train": 10, "validation": 2, "test": 3}  # messages for one unit of a label
SIZES = {"train": 1000, "validation": 200, "test": 300}
MOST_USES = 3
MOST_ALIKE = 0.6
FEWEST = {"frequent": 45, "middle": 20, "rare": 20}


@dataclass(frozen=True)
class Row:
    label: Label
    sentence: Sentence
    message: Message


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def alike(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)


def check_material(settings: dict[str, Any]) -> None:
    """Enough sentences, no sentence twice, and every label in every wording of the instruction."""
    assert sum(label.units for label in LABELS) == 100
    seen: Counter[str] = Counter()
    for label in LABELS:
        sentences = deciding_sentences(label)
        assert len(sentences) >= FEWEST[label.frequency], (label.name, len(sentences))
        seen.update(sentence.text.lower() for sentence in sentences)
        after = [text for text, _ in endings(label)]
        assert len(set(after)) == len(after) >= 6, label.name
    assert seen.most_common(1)[0][1] == 1, seen.most_common(3)
    topics = [topic.text for topic in second_topics()]
    assert len(set(topics)) == len(topics), "a second topic stands twice"
    names = {label.name for label in LABELS}
    assert all(topic.like and topic.like <= names for topic in second_topics())
    for text in (settings["instruction"], *settings["wordings"].values()):
        missing = [label.name for label in LABELS if label.name not in text]
        assert not missing, missing


def check_rows(splits: dict[str, list[Row]]) -> None:
    """Sizes, the same shares everywhere, lengths, no message nearly twice, no sentence more than three times."""
    assert {name: len(rows) for name, rows in splits.items()} == SIZES
    for name, rows in splits.items():
        counts = Counter(row.label.name for row in rows)
        assert counts == {label.name: SHARE[name] * label.units for label in LABELS}, name
        most_used = Counter(row.sentence.text for row in rows).most_common(1)[0]
        assert most_used[1] <= MOST_USES, (name, most_used)
    everything = [row for rows in splits.values() for row in rows]
    split = {row.message.text: (row.label, words(row.message.text)) for row in everything}
    assert len(split) == len(everything), "a message stands twice"
    for (text, (label, one)), (rival, (other_label, other)) in combinations(split.items(), 2):
        # The same words under two labels would be a contradiction.
        assert one != other and not (label == other_label and near(one, other)), (text, rival)
    for row in everything:
        assert len(row.message.text.split()) in WORDS, row.message.text
        assert row.label.name not in row.message.text and "{" not in row.message.text, row.message.text


def check_readme(splits: dict[str, list[Row]], readme: str) -> None:
    """The numbers in the README are the numbers of the data."""
    for name, rows in splits.items():
        kinds = Counter(row.message.difficulty for row in rows)
        distinct = len({row.sentence.text for row in rows})
        content = ", ".join(f"{kinds[kind]} `{kind}`" for kind in ("plain", "distracted", "terse"))
        line = f"| `{name}.jsonl` | {len(rows)} | {distinct} | {content} |"
        assert line in readme, line
    for label in LABELS:
        assert f"`{label.name}` {label.units}" in readme, label.name
    counts = [len(deciding_sentences(label)) for label in LABELS]
    assert f"{sum(counts)} hand-written deciding sentences ({min(counts)} to {max(counts)} for a label)" in readme, (
        counts
    )


def check_sentences(one: list[Row], other: list[Row]) -> None:
    """No deciding sentence, and no whole message, of one split is nearly one of the other split."""
    for of in (lambda row: row.sentence.text, lambda row: row.message.text):
        left = {of(row): grams(of(row)) for row in one}
        right = {of(row): grams(of(row)) for row in other}
        for text, found in left.items():
            for rival, others in right.items():
                assert alike(found, others) <= MOST_ALIKE, (text, rival)
