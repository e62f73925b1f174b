"""Near duplicates: held against every pair computed, and against public sets whose findings were read by hand."""

from __future__ import annotations

import csv
import json
import os
import random
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from harness.checking.duplicates import allowed, near_pairs
from harness.checking.inspection import inspect
from harness.checking.source import Source
from tests.checkable import WORDS, conversation

MIRROR = Path(os.environ.get("ADAPTBENCH_MIRROR") or Path(__file__).parent.parent.parent / "shared" / "data")


def near(first: str, second: str) -> bool:
    return list(near_pairs([first, second], [None, None])) == [(0, 1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reset my hub!", "reset  my hub"),
        (
            "How long may I keep the lamp before I send it back to you?",
            "How long can I keep a lamp before I send it to you?",
        ),
        (
            "My new lamp goes dark every night at ten although the timer says eleven.",
            "My old lamp goes dark every evening at ten although the clock says eleven.",
        ),
        ("ランプは何日間返品できますか", "ランプは何日以内返品できますか"),
    ],
)
def test_texts_that_are_near(first: str, second: str) -> None:
    assert near(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reset my hub", "Reset my lock"),
        ("Where is my order now?", "Where is my parcel now?"),
        ("What does the red light on the hub mean?", "What does the green light on the lock mean?"),
        ("", ""),
        ("!!!", "???"),
        ("of the a to in is it and that on", "and it is on that the a of to in"),
    ],
)
def test_texts_that_are_not(first: str, second: str) -> None:
    assert not near(first, second)


def test_another_label_is_another_text() -> None:
    text = "My new lamp goes dark every night at ten although the timer says eleven."
    assert list(near_pairs([text, text, text], ["yes", "no", "yes"])) == [(0, 2)]


@pytest.mark.parametrize(("shortest", "longest"), [(8, 20), (15, 60), (80, 300)])
def test_every_text_of_a_near_pair_is_found_and_no_other(shortest: int, longest: int) -> None:
    draw = random.Random(f"{shortest}")
    frequent = [word for rank, word in enumerate(WORDS) for _ in range(1 + 60 // (rank + 1))]
    texts = [draw.choices(frequent, k=draw.randint(shortest, longest)) for _ in range(250)]
    texts += [mutated(draw, draw.choice(texts), frequent) for _ in range(150)]
    pairs = list(near_pairs([" ".join(text) for text in texts], [None] * len(texts)))
    true = {pair for pair in combinations(range(len(texts)), 2) if _near(texts[pair[0]], texts[pair[1]])}
    assert len(true) >= 100 and set(pairs) <= true and len(set(pairs)) == len(pairs)
    assert {index for pair in true for index in pair} == {index for pair in pairs for index in pair}


def mutated(draw: random.Random, text: list[str], words: list[str]) -> list[str]:
    """A copy with as many words changed, put in or left out as may be, or one more."""
    copy = list(text)
    for _ in range(allowed(len(text)) + draw.choice((0, 0, 1))):
        place, how = draw.randrange(len(copy)), draw.random()
        copy[place : place + (how < 0.8)] = [] if how < 0.2 else [draw.choice(words)]
    return copy


def _near(first: list[str], second: list[str]) -> bool:
    most = allowed(min(len(first), len(second)))
    return Levenshtein.distance(first, second) <= most


# --- public sets ---------------------------------------------------------------------------------------------------


def found(train: Iterable[tuple[str, str]], held_out: Iterable[tuple[str, str]] = ()) -> dict[str, list[int | None]]:
    """Code -> lines, for questions and answers as a chat file and a second one."""
    files = {"train": ("a.jsonl", _chat(train)), "validation": ("b.jsonl", _chat(held_out))}
    report = inspect(Source("set", "chat", {split: file for split, file in files.items() if file[1]}), None)
    codes = {finding.code: [] for finding in report.findings.found}  # type: dict[str, list[int | None]]
    for finding in report.findings.found:
        codes[finding.code].append(finding.line)
    return codes


def _chat(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(json.dumps(conversation(*pair)) + "\n" for pair in pairs).encode()


def lines_of(name: str) -> list[Any]:
    return [json.loads(line) for line in (MIRROR / name).read_text(encoding="utf-8").splitlines()]


def test_gsm8k_is_clean() -> None:
    splits = [
        [(row["question"], row["answer"]) for row in lines_of(f"gsm8k/{name}.jsonl")] for name in ("train", "test")
    ]
    assert found(*splits) == {}


def test_xquad_has_repeated_questions() -> None:
    articles = json.loads((MIRROR / "xquad_en" / "xquad.en.json").read_text(encoding="utf-8"))["data"]
    questions = [q for article in articles for paragraph in article["paragraphs"] for q in paragraph["qas"]]
    codes = found((q["question"], q["answers"][0]["text"]) for q in questions)
    # "How old was (Peyton) Manning when he played (in) Super Bowl 50?", "How many species of Ctenophora/Ctenophores".
    assert codes["near-duplicate"] == [46, 465]
    assert {code: len(lines) for code, lines in codes.items()} == {
        "contradiction": 2,
        "exact-duplicate": 3,
        "near-duplicate": 2,
        "answer-in-input": 1,
    }


def test_conala_has_a_control_character_and_intents_with_several_answers() -> None:
    splits = []
    for name in ("train", "test"):
        items = json.loads((MIRROR / "conala" / f"conala-{name}.json").read_text(encoding="utf-8"))
        splits.append([(item["rewritten_intent"] or item["intent"], item["snippet"]) for item in items])
    codes = found(*splits)
    assert codes["control-character"] == [232] and "\x01" in splits[0][231][0] + splits[0][231][1]
    assert len(codes["near-duplicate"]) == 14 and not any(code.endswith("-in-train") for code in codes)


def test_banking77_test_rows_stand_in_train() -> None:
    splits = []
    for name in ("train", "test"):
        with (MIRROR / "banking77" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            splits.append([(row["text"], row["category"]) for row in csv.DictReader(file)])
    codes = found(*splits)
    assert len(codes["validation-in-train"]) == 7 and len(codes["exact-duplicate"]) == 5
    assert not {"rare-label", "unseen-label", "dominant-label", "label-spelling"} & codes.keys()
    # Paraphrases of the same label, 46 of 50 read by hand.
    assert len(codes["near-duplicate"]) == 701 and len(codes["near-validation-in-train"]) == 475
