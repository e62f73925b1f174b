"""Write corpus.jsonl and the three splits of the `reply_tone` task.

Run from the root of the repository: python3 tasks/reply_tone/source/make.py
The same material and the same seed give the same bytes.
"""

import json
import random
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks import MAIL_WORDS, check_all
from dress import FIRST_NAMES, dressed
from guide import ENTRIES
from model import (
    DAYS,
    FAMILIES,
    GLAZES,
    KINDS,
    PARTS,
    PLACES,
    PRODUCT_POOLS,
    STORE_DAYS,
    WINDOWS,
    Kind,
    Skeleton,
    family,
    load_kind,
    with_article,
)
from near import near, words

Row = dict[str, Any]
TASK = Path(__file__).resolve().parents[1]
SIZES = {"train": 320, "validation": 60, "test": 120}
HELD_OUT = {"test": 10, "validation": 5}  # skeletons of each kind, used once
NAMES = {"train": 66, "validation": 16, "test": 28}  # first names, disjoint
LOWER_SHARE = 0.6
TRIES = 400
MOOD_SENTENCES = {"calm": "", "upset": "We are sorry about this.", "happy": "Thank you for the kind words."}
ASK_FOR_ORDER = "Answer with your order number."


@dataclass(frozen=True)
class Made:
    """One example with what the checks need to know about it."""

    row: Row
    skeleton: Skeleton
    core: str


def divide(kind: Kind, rng: random.Random) -> dict[str, list[Skeleton]]:
    """Each skeleton in one split; the held-out ones are drawn evenly over mood and voice."""
    skeletons = sorted(kind.skeletons, key=lambda s: (s.mood, s.voice, rng.random()))
    count, held = len(skeletons), sum(HELD_OUT.values())
    chosen = [s for i, s in enumerate(skeletons) if (i + 1) * held // count > i * held // count]
    train = [s for s in skeletons if s not in chosen]
    rng.shuffle(chosen)
    rng.shuffle(train)
    return {"train": train, "test": chosen[: HELD_OUT["test"]], "validation": chosen[HELD_OUT["test"] :]}


def draw_slots(skeleton: Skeleton, rng: random.Random) -> dict[str, str]:
    slots = {"day": rng.choice(DAYS), "glaze": rng.choice(GLAZES)}
    if skeleton.pool in PLACES:
        return {**slots, "place": rng.choice(PLACES[skeleton.pool]), "day": rng.choice(STORE_DAYS)}
    if skeleton.pool not in PRODUCT_POOLS:
        return slots
    product = rng.choice(PRODUCT_POOLS[skeleton.pool])
    slots.update(p=product, a=with_article(product))
    if skeleton.kind == "wrong_item":
        others = [name for name in PRODUCT_POOLS["any"] if family(name) != family(product)]
        slots["q"] = rng.choice(others)
        slots["b"] = with_article(slots["q"])
    if skeleton.pool in PARTS:
        slots["part"], slots["price"] = PARTS[skeleton.pool]
    if any(product in goods for name, goods in FAMILIES.items() if name in WINDOWS):
        slots["window"] = str(WINDOWS[family(product)])
    return slots


def as_typed(slots: dict[str, str], voice: str, rng: random.Random) -> dict[str, str]:
    """Casual writers often leave out capitals."""
    if voice != "casual" or rng.random() >= LOWER_SHARE:
        return slots
    return {name: value.lower() for name, value in slots.items()}


def reply(kind: Kind, skeleton: Skeleton, slots: dict[str, str], first: str, order: str, body: str) -> str:
    parts = [f"You {skeleton.report.format(**slots)}.", MOOD_SENTENCES[skeleton.mood], body.format(**slots)]
    if kind.needs_order and not order:
        parts.append(ASK_FOR_ORDER)
    paragraph = " ".join(part for part in parts if part)
    return (
        f"Hello {first},\n\n{paragraph}\n\nReference: {order or 'none yet'} / {kind.desk}\nWarmly, the Quillmere bench"
    )


def make_example(kind: Kind, skeleton: Skeleton, first: str, bodies: list[str], rng: random.Random) -> Made:
    """The first body makes the reply; the others, where given, make further replies that count as right."""
    order = f"Q-{rng.randrange(10_000, 100_000)}" if rng.random() < kind.order_share else ""
    slots = draw_slots(skeleton, rng)
    core = skeleton.text.format(**as_typed(slots, skeleton.voice, rng))
    facets = {"kind": kind.name, "mood": skeleton.mood, "order_number": "given" if order else "missing"}
    row = {
        "id": "",
        "input": dressed(skeleton, core, first, order, kind.about_order, rng),
        "references": [reply(kind, skeleton, slots, first, order, body) for body in bodies],
        "gold_passages": [f"policy-{kind.name.replace('_', '-')}"],
        "facets": facets,
    }
    return Made(row, skeleton, core)


def make_another(
    kind: Kind, skeleton: Skeleton, first: str, bodies: list[str], drawn: list[list[str]], rng: random.Random
) -> Made:
    """An example whose mail is not nearly one of `drawn`, the words of all mails of the kind so far."""
    made = make_example(kind, skeleton, first, bodies, rng)
    # By itself, so that the mails after it stay what they are.
    again = random.Random(made.row["input"])
    for _ in range(TRIES):
        found = words(made.row["input"])
        if len(made.row["input"].split()) in MAIL_WORDS and not any(near(found, other) for other in drawn):
            drawn.append(found)
            return made
        made = make_example(kind, skeleton, first, bodies, again)
    raise AssertionError(f"no new setting for: {skeleton.text}")


def cycled(items: tuple[str, ...], rng: random.Random) -> Any:
    """The items in a new random order again and again."""
    while True:
        yield from rng.sample(items, len(items))


def make_splits(kinds: list[Kind], rng: random.Random) -> dict[str, list[Made]]:
    names = rng.sample(FIRST_NAMES, len(FIRST_NAMES))
    shares = {kind.name: divide(kind, rng) for kind in kinds}
    splits: dict[str, list[Made]] = {}
    drawn: dict[str, list[list[str]]] = {kind.name: [] for kind in kinds}
    for split, size in SIZES.items():
        mine, names = tuple(names[: NAMES[split]]), names[NAMES[split] :]
        firsts = cycled(mine, rng)
        splits[split] = []
        for index, kind in enumerate(kinds):
            skeletons = shares[kind.name][split]
            count = size // len(kinds) + (index < size % len(kinds))
            bodies = {pool: cycled(kind.bodies(pool), rng) for pool in sorted({s.pool for s in skeletons})}
            for number in range(count):
                skeleton = skeletons[number % len(skeletons)]
                chosen = [next(bodies[skeleton.pool])]
                if split != "train":
                    chosen += [body for body in kind.bodies(skeleton.pool) if body != chosen[0]]
                splits[split].append(make_another(kind, skeleton, next(firsts), chosen, drawn[kind.name], rng))
        rng.shuffle(splits[split])
    return splits


def write_lines(path: Path, rows: list[Row]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    settings = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    rng = random.Random(settings["split"]["seed"])
    kinds = [load_kind(name) for name in KINDS]
    splits = make_splits(kinds, rng)
    for number, made in enumerate((made for split in splits.values() for made in split), start=1):
        made.row["id"] = f"reply_tone-{number:04d}"
    corpus = [{"id": entry.id, "title": entry.title, "text": entry.text} for entry in ENTRIES]
    corpus += [
        {"id": f"policy-{kind.name.replace('_', '-')}", "title": kind.title, "text": kind.policy} for kind in kinds
    ]
    check_all(splits, kinds, corpus, settings, SIZES)
    write_lines(TASK / "corpus.jsonl", corpus)
    for name, made_list in splits.items():
        write_lines(TASK / f"{name}.jsonl", [made.row for made in made_list])
    moods = Counter(made.row["facets"]["mood"] for split in splits.values() for made in split)
    mails = sum(len(kind.skeletons) for kind in kinds)
    assert not re.search(r"[{}]", json.dumps([made.core for split in splits.values() for made in split]))
    print(f"{mails} mails written by hand, {len(corpus)} documents, {sum(SIZES.values())} examples, {dict(moods)}")


if __name__ == "__main__":
    main()
