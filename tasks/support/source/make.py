"""Write corpus.jsonl and the three splits of the `support` task from the handbook.

Run from the root of the repository: python3 tasks/support/source/make.py
The same handbook and the same seed give the same bytes.
"""

import json
import random
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from handbook_model import Article, Fact

DEPARTMENTS = (
    "returns", "shipping", "warranty", "billing", "subscription", "irrigation", "lamps", "sensors",
    "locks", "pots", "app", "stores", "business", "recycling", "giftcards", "developer",
)  # fmt: skip
Row = dict[str, Any]
Pair = tuple[Article, Fact]
TASK = Path(__file__).resolve().parents[1]

TRAINED_FACTS = 167  # three wordings of each go to train, a fourth may be asked later
SIZES = {"train": 500, "validation": 100, "test": 200}
MIN_ARTICLES = 125
WORDS_PER_ARTICLE = range(60, 121)

PLAIN_SHARE = 0.45
GREETING_SHARE = 0.6
SIGN_OFF_SHARE = 0.5
ORDER_SHARE = 0.3
TYPO_SHARE = 0.06
ORDER_DEPARTMENTS = {"returns", "shipping", "warranty"}
GREETINGS = (
    "Hello!", "Hi there!", "Good morning.", "Good evening.", "Hello Quillmere team!", "Dear support team!",
    "Hi, quick question.", "Hi everyone!", "Good afternoon.", "Hello again!",
)  # fmt: skip
CASUAL_GREETINGS = ("hi,", "hey,", "hello,", "hi there,", "quick one:", "hey folks,")
SIGN_OFFS = (
    "Thanks!", "Thank you.", "Many thanks.", "Thanks in advance!", "Kind regards, Oskar Vint",
    "Best wishes, Mireille Taub", "Thank you for your help.", "Regards, J. Ashgrove", "Cheers, Tilda",
    "Yours sincerely, Ruben Halloway",
)  # fmt: skip
CASUAL_SIGN_OFFS = ("thanks", "thx", "cheers", "thank you!", "ta")


@dataclass(frozen=True)
class Asked:
    """One question that goes into a split."""

    article: Article
    fact: Fact
    wording: str
    coverage: str


def load_handbook() -> list[Article]:
    articles: list[Article] = []
    for name in DEPARTMENTS:
        articles += import_module(f"handbook_{name}").ARTICLES
    return articles


def contains(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text as whole words, case folded."""
    return re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", text.lower()) is not None


def check_handbook(articles: list[Article]) -> None:
    """Refuse a handbook that breaks the promises in the README."""
    facts = [(article, fact) for article in articles for fact in article.facts]
    assert len(articles) >= MIN_ARTICLES, len(articles)
    assert len({article.id for article in articles}) == len(articles), "article id used twice"
    assert len({fact.answer.lower() for _, fact in facts}) == len(facts), "two facts share an answer"
    assert len({wording.lower() for _, fact in facts for wording in fact.wordings}) == sum(
        len(fact.wordings) for _, fact in facts
    ), "wording used twice"
    for article in articles:
        words = len(article.text.split())
        assert words in WORDS_PER_ARTICLE, (article.id, words)
        assert 2 <= len(article.facts) <= 3, article.id
    for article, fact in facts:
        assert fact.answer in article.text, (article.id, fact.answer)
        assert 1 <= len(fact.answer.split()) <= 6, (article.id, fact.answer)
        assert 3 <= len(fact.wordings) <= 5, (article.id, fact.answer)
        for wording in fact.wordings:
            given_away = [*fact.references(), *(other.answer for other in article.facts)]
            leaked = [form for form in given_away if contains(wording, form)]
            assert not leaked, (article.id, leaked, wording)


def divide(articles: list[Article], rng: random.Random) -> tuple[list[Pair], list[Pair]]:
    """Trained facts and handbook-only facts, in the same proportion in every department."""
    facts = [(article, fact) for article in articles for fact in article.facts]
    rng.shuffle(facts)
    facts.sort(key=lambda pair: DEPARTMENTS.index(pair[0].department))
    trained: list[Pair] = []
    handbook_only: list[Pair] = []
    for index, pair in enumerate(facts):
        chosen = (index + 1) * TRAINED_FACTS // len(facts) > index * TRAINED_FACTS // len(facts)
        (trained if chosen else handbook_only).append(pair)
    return trained, handbook_only


def choose_questions(articles: list[Article], rng: random.Random) -> dict[str, list[Asked]]:
    """Whole wordings go to one split each; no handbook-only fact is asked in train."""
    trained, handbook_only = divide(articles, rng)
    train: list[Asked] = []
    held_out: list[Asked] = []
    unseen: list[Asked] = []
    for article, fact in trained:
        first, *others = rng.sample(fact.wordings, len(fact.wordings))
        held_out.append(Asked(article, fact, first, "trained"))
        train += [Asked(article, fact, wording, "trained") for wording in others]
    for article, fact in handbook_only:
        unseen.append(Asked(article, fact, rng.choice(fact.wordings), "handbook_only"))
    for group in (train, held_out, unseen):
        rng.shuffle(group)
    splits = {"train": train[: SIZES["train"]]}
    for name in ("validation", "test"):
        half = SIZES[name] // 2
        splits[name] = held_out[:half] + unseen[:half]
        rng.shuffle(splits[name])
        held_out, unseen = held_out[half:], unseen[half:]
    return splits


def with_typo(sentence: str, rng: random.Random) -> str:
    """Swap two inner letters of one longer lower-case word; names keep their spelling."""
    words = sentence.split(" ")
    places = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha() and word.islower()]
    if not places:
        return sentence
    place = rng.choice(places)
    word = words[place]
    cut = rng.randrange(1, len(word) - 2)
    words[place] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)


def as_written(asked: Asked, rng: random.Random) -> str:
    """The question as it arrives: sometimes bare, sometimes greeted, numbered, signed or mistyped."""
    text = asked.wording
    casual = text[0].islower()
    if not casual and rng.random() < TYPO_SHARE:
        text = with_typo(text, rng)
    if rng.random() < PLAIN_SHARE:
        return text
    before: list[str] = []
    after: list[str] = []
    if rng.random() < GREETING_SHARE:
        before.append(rng.choice(CASUAL_GREETINGS if casual else GREETINGS))
    if asked.article.department in ORDER_DEPARTMENTS and rng.random() < ORDER_SHARE:
        number = f"Q-{rng.randrange(10_000, 100_000)}"
        after.append(f"order {number}" if casual else f"(Order {number})")
    if rng.random() < SIGN_OFF_SHARE:
        after.append(rng.choice(CASUAL_SIGN_OFFS if casual else SIGN_OFFS))
    return " ".join([*before, text, *after])


def example(asked: Asked, number: int, rng: random.Random) -> Row:
    return {
        "id": f"support-{number:04d}",
        "input": as_written(asked, rng),
        "references": asked.fact.references(),
        "gold_passages": [asked.article.id],
        "facets": {"coverage": asked.coverage, "department": asked.article.department},
    }


def check_splits(splits: dict[str, list[Row]]) -> None:
    """Sizes, coverage, unique inputs, and no handbook-only answer among the training answers."""
    assert {name: len(rows) for name, rows in splits.items()} == SIZES
    for name, rows in splits.items():
        counts = Counter(row["facets"]["coverage"] for row in rows)
        half = SIZES[name] // 2
        expected = {"trained": SIZES[name]} if name == "train" else {"trained": half, "handbook_only": half}
        assert counts == expected, (name, counts)
    rows = [row for split in splits.values() for row in split]
    assert len({" ".join(row["input"].lower().split()) for row in rows}) == len(rows), "input used twice"
    trained_answers = {row["references"][0] for row in splits["train"]}
    for row in rows:
        seen = row["references"][0] in trained_answers
        assert seen == (row["facets"]["coverage"] == "trained"), row["id"]
        assert not any(contains(row["input"], form) for form in row["references"]), row["id"]


def write_lines(path: Path, rows: list[Row]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    settings = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    rng = random.Random(settings["split"]["seed"])
    articles = load_handbook()
    check_handbook(articles)
    questions = choose_questions(articles, rng)
    splits: dict[str, list[Row]] = {}
    number = 0
    for name, asked_list in questions.items():
        splits[name] = []
        for asked in asked_list:
            number += 1
            splits[name].append(example(asked, number, rng))
    check_splits(splits)
    corpus = [{"id": article.id, "title": article.title, "text": article.text} for article in articles]
    write_lines(TASK / "corpus.jsonl", corpus)
    for name, rows in splits.items():
        write_lines(TASK / f"{name}.jsonl", rows)
    facts = sum(len(article.facts) for article in articles)
    print(f"{len(articles)} articles, {facts} facts, {number} examples")


if __name__ == "__main__":
    main()
