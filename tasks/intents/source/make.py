"""Write the three splits of the `intents` task from the hand-written sentences.

Run from the root of the repository: python3 tasks/intents/source/make.py
The same sentences and the same seed give the same bytes.
"""

import json
import random
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from catalogue import LABELS, Label, Sentence, deciding_sentences, endings
from checks import MOST_USES, NAMES, SHARE, Row, check_material, check_readme, check_rows, check_sentences
from message import Message, Parts, compose, second_topics
from near import near, words

TASK = Path(__file__).resolve().parents[1]
TRIES = 400
SEATS = {"validation": 13, "test": 23}  # percent of the sentences of a label; the others are for training


def divide_sentences(label: Label, rng: random.Random) -> dict[str, list[Sentence]]:
    """Whole sentences to one split each, evenly over the kinds; test has more of them than its size asks for."""
    sentences = deciding_sentences(label)
    rng.shuffle(sentences)
    sentences.sort(key=lambda sentence: sentence.kind)
    wanted = {name: SHARE[name] * label.units for name in NAMES}
    seats = {name: min(wanted[name], len(sentences) * SEATS[name] // 100) for name in ("validation", "test")}
    assert all(MOST_USES * seats[name] >= wanted[name] for name in seats), label.name
    divided: dict[str, list[Sentence]] = {name: [] for name in NAMES}
    step = len(sentences) / sum(seats.values())
    order = ["validation"] * seats["validation"] + ["test"] * seats["test"]
    rng.shuffle(order)
    places = {int(step * (seat + 0.5)): name for seat, name in enumerate(order)}
    for place, sentence in enumerate(sentences):
        divided[places.get(place, "train")].append(sentence)
    return divided


def divide_others(entries: list[Any], rng: random.Random) -> dict[str, list[Any]]:
    """Endings or second topics: about a fifth to validation, three tenths to test, at least one each."""
    entries = rng.sample(entries, len(entries))
    first = max(1, len(entries) // 5)
    second = first + max(1, round(len(entries) * 0.3))
    return {"validation": entries[:first], "test": entries[first:second], "train": entries[second:]}


def uses(sentences: list[Sentence], count: int, rng: random.Random) -> list[Sentence]:
    """Each sentence about equally often; in a split with fewer messages than sentences, not all of them."""
    full, rest = divmod(count, len(sentences))
    return sentences * full + rng.sample(sentences, rest)


def rows_of(
    label: Label, split: str, parts: Parts, sentences: list[Sentence], drawn: list[list[str]], rng: random.Random
) -> list[Row]:
    """The messages of one split. `drawn` has the words of all messages of the label so far: none is nearly repeated."""
    rows: list[Row] = []
    used: set[tuple[str, ...]] = set()
    for sentence in uses(sentences, SHARE[split] * label.units, rng):
        message = surrounded(label, sentence, parts, used, [], rng)
        if any(near(words(message.text), other) for other in drawn):
            # By itself, so that the messages after it stay what they are.
            message = surrounded(label, sentence, parts, used, drawn, random.Random(message.text))
        used.add((sentence.text, *message.around))
        drawn.append(words(message.text))
        rows.append(Row(label, sentence, message))
    return rows


def surrounded(
    label: Label,
    sentence: Sentence,
    parts: Parts,
    used: set[tuple[str, ...]],
    drawn: list[list[str]],
    rng: random.Random,
) -> Message:
    for _ in range(TRIES):
        message = compose(label, sentence, parts, rng)
        fresh = message.fits and (sentence.text, *message.around) not in used
        # A word more than the rule asks for: a slip alone must not tell two messages apart.
        if fresh and not any(near(words(message.text), other, more=1) for other in drawn):
            return message
    raise AssertionError(f"no new surroundings for: {sentence.text}")


def as_json(row: Row, number: int) -> dict[str, object]:
    return {
        "id": f"intents-{number:04d}",
        "input": row.message.text,
        "references": [row.label.name],
        "facets": {
            "label_group": row.label.group,
            "difficulty": row.message.difficulty,
            "frequency": row.label.frequency,
        },
    }


def make_splits(rng: random.Random) -> dict[str, list[Row]]:
    splits: dict[str, list[Row]] = {name: [] for name in NAMES}
    topics = divide_others(second_topics(), rng)
    for label in LABELS:
        sentences = divide_sentences(label, rng)
        after = divide_others(endings(label), rng)
        drawn: list[list[str]] = []
        for name in NAMES:
            splits[name] += rows_of(label, name, Parts(after[name], topics[name]), sentences[name], drawn, rng)
    for rows in splits.values():
        rng.shuffle(rows)
    return splits


def main() -> None:
    settings = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    check_material(settings)
    splits = make_splits(random.Random(settings["split"]["seed"]))
    check_rows(splits)
    check_readme(splits, (TASK / "README.md").read_text(encoding="utf-8"))
    for one, other in combinations(NAMES, 2):
        check_sentences(splits[one], splits[other])
    number = 0
    for name, rows in splits.items():
        lines = []
        for row in rows:
            number += 1
            lines.append(json.dumps(as_json(row, number), ensure_ascii=False) + "\n")
        (TASK / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    written = sum(len(deciding_sentences(label)) for label in LABELS)
    used = len({row.sentence.text for rows in splits.values() for row in rows})
    print(f"{number} messages, {len(LABELS)} labels, {written} deciding sentences, {used} of them used")


if __name__ == "__main__":
    main()
