"""Write corpus.jsonl and the three splits of the contracts task.

Run from the repository root: python3 tasks/contracts/source/make.py
"""

import importlib
import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import guide
from fill import draw, fill
from model import Family, Rider, Variant

Example = dict[str, Any]

TASK = Path(__file__).resolve().parent.parent
AREAS = [
    "liability",
    "failures",
    "payment",
    "prices",
    "ending",
    "after_end",
    "ip",
    "data",
    "delivery",
    "goods",
    "people",
    "premises",
    "platform",
    "service",
    "dealings",
    "general",
]
COUNTERPARTIES = {
    "affiliate": ("this Affiliate Agreement", "the Partner"),
    "carrier": ("this Carriage Agreement", "the Carrier"),
    "contractor": ("this Consultancy Agreement", "the Consultant"),
    "customer": ("this Purchase Agreement", "the Customer"),
    "developer": ("this Developer Agreement", "the Developer"),
    "employee": ("this Employment Contract", "the Employee"),
    "installer": ("this Installation Agreement", "the Installer"),
    "landlord": ("this Lease", "the Landlord"),
    "reseller": ("this Reseller Agreement", "the Reseller"),
    "service": ("this Services Agreement", "the Provider"),
    "subscriber": ("this Subscription Agreement", "the Subscriber"),
    "supplier": ("this Supply Agreement", "the Supplier"),
    "warehouse": ("this Storage Agreement", "the Storekeeper"),
}
PEOPLE = (
    "Ilse Karvonen",
    "Tomas Breckwith",
    "Nadia Ferrol",
    "Jorun Askelby",
    "Piet Vandermoor",
    "Maud Okonjo",
)
FIRMS = (
    "Brackenfold & Sons",
    "Tarnwick Mills",
    "Osterley Vane BV",
    "Pellgrove GmbH",
    "Hollin Reach Ltd",
    "Mirefield Group",
    "Cardew & Stroud",
    "Vantor Nord AB",
    "Lissom Works",
    "Quarry Lane Partners",
)
LABELS = ("", "", "", "{number} ", "{number}. ", "Clause {number}: ", "§ {number} ", "Art. {number} ")
OPENINGS = (
    "{A^} is made between Quillmere and {name}.",
    'The following applies between Quillmere and {name} ("{P}").',
    "{name}, as {P}, and Quillmere agree as follows.",
)
CLOSINGS = (
    "This clause survives the end of {A}.",
    "The parties consider the foregoing to be fair and reasonable.",
    "Headings shall not affect the interpretation of this clause.",
    "If any part of this clause is invalid, the remainder stays in force.",
    "{P^} confirms having read and understood this clause.",
    "Words in the singular include the plural.",
    "Mandatory provisions of law remain unaffected.",
    "The remaining provisions of {A} apply in addition.",
)
MAX_CLAUSE_WORDS, MIN_SUMMARY_WORDS, MAX_SUMMARY_WORDS = 95, 10, 32
NEAR = 0.97


@dataclass(frozen=True)
class Recipe:
    """A variant with the riders it is used with."""

    family: Family
    variant: Variant
    riders: tuple[Rider, ...]


def load_families() -> list[tuple[str, Family]]:
    """All families with the area they belong to."""
    modules = {area: importlib.import_module(f"clauses_{area}") for area in AREAS}
    return [(area, family) for area, module in modules.items() for family in module.FAMILIES]


def recipes_of(family: Family, variant: Variant) -> list[Recipe]:
    """Every choice of at most one exception and at most one other rider."""
    exceptions = [rider for rider in variant.riders if rider.is_exception]
    others = [rider for rider in variant.riders if not rider.is_exception]
    return [
        Recipe(family, variant, tuple(rider for rider in (exception, other) if rider))
        for exception in [None, *exceptions]
        for other in [None, *others]
    ]


def summarise(recipe: Recipe) -> str:
    """The summary template: the rule, its exception, then the side rule."""
    first = recipe.variant.summary
    for rider in recipe.riders:
        if rider.is_exception:
            first = f"{first.removesuffix('.')}, {rider.summary}."
    sides = [rider.summary for rider in recipe.riders if rider.summary and not rider.is_exception]
    return " ".join([first, *sides])


def write_example(recipe: Recipe, rng: random.Random) -> Example | None:
    """One example of the recipe, or nothing where it comes out too long or too short."""
    kind = rng.choice((recipe.variant.agreements or recipe.family.agreements).split())
    agreement, counterparty = COUNTERPARTIES[kind]
    names = PEOPLE if kind in ("employee", "customer", "subscriber", "contractor") else FIRMS
    values = {"A": agreement, "P": counterparty, "name": rng.choice(names)}
    values["number"] = f"{rng.randint(2, 23)}.{rng.randint(1, 9)}"
    body = " ".join([recipe.variant.clause, *(rider.clause for rider in recipe.riders)])
    draw(body, values, rng)
    label = fill(rng.choice(LABELS), values)
    opening = rng.choice(OPENINGS) if rng.random() < 0.2 else ""
    closing = rng.choice(CLOSINGS) if rng.random() < 0.3 else ""
    clause = fill(body, values)
    for candidate in (f"{opening} {body} {closing}", f"{body} {closing}", body):
        clause = label + fill(candidate.strip(), values)
        if len(clause.split()) <= MAX_CLAUSE_WORDS:
            break
    summary = fill(summarise(recipe), values)
    if len(clause.split()) > MAX_CLAUSE_WORDS:
        return None
    if not MIN_SUMMARY_WORDS <= len(summary.split()) <= MAX_SUMMARY_WORDS:
        return None
    return {
        "input": clause,
        "references": [summary],
        "gold_passages": [recipe.family.guide],
        "facets": {"family": recipe.family.name, "agreement": kind},
    }


def take_evenly(recipes: Iterable[Recipe], rng: random.Random) -> list[Recipe]:
    """The recipes in an order that goes round all variants before it comes back to one."""
    by_variant: dict[str, list[Recipe]] = defaultdict(list)
    for recipe in recipes:
        by_variant[recipe.variant.clause].append(recipe)
    queues = list(by_variant.values())
    for queue in queues:
        rng.shuffle(queue)
    rng.shuffle(queues)
    rounds = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(rounds) for queue in queues if turn < len(queue)]


class Splitter:
    """Hands out examples, each recipe once, none close to an earlier one of the same variant."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.used: set[Recipe] = set()
        self.inputs: dict[str, list[str]] = defaultdict(list)

    def take(self, recipes: Iterable[Recipe], count: int, seen: str, drafting: str) -> list[Example]:
        """The next `count` examples of the recipes not used so far."""
        taken: list[Example] = []
        for recipe in take_evenly((recipe for recipe in recipes if recipe not in self.used), self.rng):
            if len(taken) == count:
                return taken
            example = write_example(recipe, self.rng)
            if example is None or self.is_near(recipe, example["input"]):
                continue
            self.used.add(recipe)
            self.inputs[recipe.variant.clause].append(example["input"])
            example["facets"] |= {"seen": seen, "drafting": drafting}
            taken.append(example)
        if len(taken) < count:
            raise ValueError(f"only {len(taken)} of {count} examples for {seen}, {drafting}")
        return taken

    def is_near(self, recipe: Recipe, text: str) -> bool:
        """Whether an earlier example of the same variant is almost the same text, or the same with a sentence more."""
        earlier = self.inputs[recipe.variant.clause]
        within = any(text in other or other in text for other in earlier)
        return within or any(SequenceMatcher(None, text, other, autojunk=False).ratio() > NEAR for other in earlier)


def hold_out(families: list[tuple[str, Family]], rng: random.Random) -> tuple[set[str], set[str]]:
    """Names of the new families for test and for validation: one or two of each area."""
    test: set[str] = set()
    validation: set[str] = set()
    for area in AREAS:
        names = [family.name for its_area, family in families if its_area == area]
        rng.shuffle(names)
        test.add(names[0])
        if len(names) >= 6:
            validation.add(names[1])
    return test, validation


def build(seed: int) -> dict[str, list[Example]]:
    """The three splits."""
    rng = random.Random(seed)
    families = load_families()
    new_test, new_validation = hold_out(families, rng)
    pools: dict[str, list[Recipe]] = defaultdict(list)
    for _, family in families:
        spare = rng.randrange(len(family.variants)) if rng.random() < 0.3 else None
        for position, variant in enumerate(family.variants):
            if family.name in new_test:
                pool = "new_test"
            elif family.name in new_validation:
                pool = "new_validation"
            else:
                pool = "spare" if position == spare else "trained"
            pools[pool] += recipes_of(family, variant)
    splitter = Splitter(rng)
    splits = {"train": splitter.take(pools["trained"], 400, "seen_family", "seen_drafting")}
    splits["test"] = (
        splitter.take(pools["trained"], 60, "seen_family", "seen_drafting")
        + splitter.take(pools["spare"], 40, "seen_family", "new_drafting")
        + splitter.take(pools["new_test"], 50, "new_family", "new_drafting")
    )
    splits["validation"] = (
        splitter.take(pools["trained"], 36, "seen_family", "seen_drafting")
        + splitter.take(pools["spare"], 18, "seen_family", "new_drafting")
        + splitter.take(pools["new_validation"], 26, "new_family", "new_drafting")
    )
    for examples in splits.values():
        rng.shuffle(examples)
    return splits


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write the corpus and the splits."""
    config = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    splits = build(config["split"]["seed"])
    write_lines(TASK / "corpus.jsonl", guide.corpus())
    number = 0
    for split in ("train", "validation", "test"):
        lines = []
        for example in splits[split]:
            number += 1
            lines.append({"id": f"contracts-{number:04d}", **example})
        write_lines(TASK / f"{split}.jsonl", lines)


if __name__ == "__main__":
    main()
