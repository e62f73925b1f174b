"""One message: a deciding sentence and what stands around it."""

import random
import re
from dataclasses import dataclass

from catalogue import Label, Sentence, items
from small_talk import (
    ASIDES,
    CASUAL_ASIDES,
    CASUAL_GREETINGS,
    CASUAL_SIGN_OFFS,
    GREETINGS,
    SECOND_TOPIC_FIRST,
    SECOND_TOPIC_LAST,
    SIGN_OFFS,
)

WORDS = range(8, 46)
THINGS = (
    "Duskwick Path", "Duskwick Post", "Emberline", "Rillkeeper 4", "Rillkeeper 9", "Airmote", "Airmote Mini",
    "Soilwhisper", "Frostnote", "Latchling", "Latchling Slim", "Sproutwell Tall", "Mossbowl", "Driplet", "Brookgauge",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November")

URGENT = {"locked_out", "safety_report"}  # nobody chats there
WITH_ORDER = {
    "track_parcel", "lost_parcel", "change_order", "parcel_mistake", "return_item", "refund_status", "invoice_copy",
}  # fmt: skip
GREETING_SHARE = 0.35
SIGN_OFF_SHARE = 0.22
ENDING_SHARE = 0.5
ASIDE_SHARE = 0.13
ORDER_SHARE = 0.2
TOPIC_SHARE = 0.2
TYPO_SHARE = 0.1
SLOPPY_SHARE = 0.1


@dataclass(frozen=True)
class Topic:
    """A second topic that is not asked, and the labels it could be mistaken for."""

    text: str
    like: frozenset[str]
    first: bool


@dataclass(frozen=True)
class Parts:
    """What one split may put around the sentences of one label."""

    endings: list[tuple[str, bool]]
    topics: list[Topic]


@dataclass(frozen=True)
class Message:
    text: str
    difficulty: str
    around: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return len(self.text.split()) in WORDS


def second_topics() -> list[Topic]:
    topics: list[Topic] = []
    for block, first in ((SECOND_TOPIC_FIRST, True), (SECOND_TOPIC_LAST, False)):
        for entry in items(block):
            labels, text = entry.split(" | ")
            topics.append(Topic(text, frozenset(labels.split()), first))
    return topics


def filled(text: str, rng: random.Random, casual: bool) -> str:
    """Product, weekday, month and order number put in."""
    names = {"thing": rng.choice(THINGS), "day": rng.choice(DAYS), "month": rng.choice(MONTHS)}
    if casual:
        names = {key: name.lower() for key, name in names.items()}
    return text.format(**names, order=f"Q-{rng.randrange(10_000, 100_000)}")


def with_typo(text: str, rng: random.Random) -> str:
    """One slip in one longer lower-case word: two letters swapped, one dropped or one doubled."""
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) >= 5 and word.isalpha() and word.islower()]
    if not places:
        return text
    place = rng.choice(places)
    word = words[place]
    cut = rng.randrange(1, len(word) - 2)
    slips = (
        word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        word[:cut] + word[cut + 1 :],
        word[: cut + 1] + word[cut:],
    )
    words[place] = rng.choice(slips)
    return " ".join(words)


def sloppy(text: str) -> str:
    """Typed in haste: no capitals at the start, no apostrophes, few stops."""
    text = re.sub(r"(?:^|(?<=[.!?] ))[A-Z](?=[a-z]| )", lambda found: found[0].lower(), text)
    text = re.sub(r"\bI\b", "i", text).replace("'", "")
    return re.sub(r"[.!?]+$", "", text).replace(". ", " ... " if len(text) % 3 == 0 else ", ").replace("! ", " ")


def compose(label: Label, sentence: Sentence, parts: Parts, rng: random.Random) -> Message:
    """A message around the sentence. May come out too long or too short: the caller tries again."""
    if sentence.kind == "terse":
        return _terse(label, sentence, rng)
    before: list[str] = []
    after: list[str] = []
    difficulty = sentence.kind
    chats = label.name not in URGENT and not sentence.alone
    if chats and sentence.kind == "plain" and rng.random() < TOPIC_SHARE:
        topic = rng.choice([topic for topic in parts.topics if label.name not in topic.like])
        (before if topic.first else after).append(topic.text)
        difficulty = "distracted"
    if not sentence.alone and rng.random() < ENDING_SHARE:
        asks = "?" in sentence.text or "lease" in sentence.text
        possible = [text for text, wants in parts.endings if not (wants and asks)]
        after[:0] = [rng.choice(possible)] if possible else []
    if chats and rng.random() < ASIDE_SHARE:
        aside = rng.choice(items(ASIDES))[2:]
        (before if rng.random() < 0.25 and not before else after).append(aside)
    if label.name in WITH_ORDER and "{order}" not in sentence.text and rng.random() < ORDER_SHARE:
        after[:0] = [
            rng.choice(("Order {order}.", "(Order {order})", "The order number is {order}.", "My order: {order}."))
        ]
    body = filled(" ".join([*before, sentence.text, *after]), rng, casual=False)
    if rng.random() < TYPO_SHARE:
        body = with_typo(body, rng)
    greeting = [rng.choice(GREETINGS)] if rng.random() < GREETING_SHARE else []
    sign_off = [rng.choice(SIGN_OFFS)] if rng.random() < SIGN_OFF_SHARE else []
    if difficulty == "plain" and rng.random() < SLOPPY_SHARE:
        body, sign_off = sloppy(body), []
        greeting = [rng.choice(CASUAL_GREETINGS)] if greeting else []
    text = " ".join([*greeting, body, *sign_off])
    return Message(text, difficulty, (*greeting, *before, "|", *after, *sign_off))


def _terse(label: Label, sentence: Sentence, rng: random.Random) -> Message:
    """A few words in small letters. What is too short gets an order number, a word before or a word after."""
    greeting = [rng.choice(CASUAL_GREETINGS)] if rng.random() < GREETING_SHARE else []
    after: list[str] = []
    short = len(sentence.text.split()) < WORDS.start
    if label.name in WITH_ORDER and "{order}" not in sentence.text and rng.random() < ORDER_SHARE:
        after.append("order {order}")
    if label.name not in URGENT and rng.random() < (0.5 if short else ASIDE_SHARE):
        after.append(rng.choice(CASUAL_ASIDES))
    if rng.random() < SIGN_OFF_SHARE + 0.15:
        after.append(rng.choice(CASUAL_SIGN_OFFS))
    body = filled(rng.choice((" ", ", ")).join([sentence.text, *after]), rng, casual=True)
    if rng.random() < TYPO_SHARE:
        body = with_typo(body, rng)
    return Message(" ".join([*greeting, body]), "terse", (*greeting, "|", *after))
