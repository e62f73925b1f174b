"""Items -> train, validation and test: what is given stays, what is missing is held out, and nothing leaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harness.errors import UsageError
from harness.splitting import split
from harness.tables.cleaning import Dropped, Item, folded

SPLITS = ("train", "validation", "test")
SHARES = {"train": 0.7, "validation": 0.1, "test": 0.2}
MOST_LABELS, LEAST_EACH = 200, 5


@dataclass(frozen=True)
class Divided:
    """Three splits, none of them empty, and what was taken out so that no test or validation item is learned from."""

    splits: Mapping[str, list[Item]]
    leaks: list[Dropped]


def labels(items: Sequence[Item]) -> list[str]:
    """The distinct answers where they are few enough to be labels, sorted; else none."""
    distinct = {item.references[0] for item in items}
    single = all(len(item.references) == 1 for item in items)
    few = 1 < len(distinct) <= MOST_LABELS and len(items) >= LEAST_EACH * len(distinct)
    return sorted(distinct) if single and few else []


def divide(
    pool: Sequence[Item], given: Mapping[str, Sequence[Item]], shares: Mapping[str, float], seed: int
) -> Divided:
    """`given` are the validation and test splits that exist already; the others are held out of `pool` by `shares`.

    Without strata of their own, items with few distinct answers are held out evenly over these. Raises UsageError where
    a split is left empty.
    """
    splits = {name: list(given.get(name, ())) for name in ("test", "validation")}
    leaks: list[Dropped] = []
    if "validation" in given:
        splits["validation"] = _apart(splits["validation"], "test", splits["test"], leaks)
    rest = list(pool)
    for name in splits:
        rest = _apart(rest, name, splits[name], leaks)
    missing = {name: share for name, share in shares.items() if name == "train" or name not in given}
    splits |= split(_stratified(rest), missing, seed, _group, lambda item: item.stratum)
    for name in SPLITS:
        if not splits[name]:
            raise UsageError(f"the {name} split is empty: {len(rest)} usable rows in so few groups are not enough.")
    return Divided({name: splits[name] for name in SPLITS}, leaks)


def _apart(items: Sequence[Item], name: str, others: Sequence[Item], leaks: list[Dropped]) -> list[Item]:
    """`items` without those that split `name` has too, as the same input or as one of the same group."""
    inputs = {folded(other.input) for other in others}
    groups = {other.group for other in others if other.group}
    kept = []
    for item in items:
        if folded(item.input) in inputs:
            leaks.append(Dropped(f"its input stands in {name} too", item.place))
        elif item.group in groups:
            leaks.append(Dropped(f"its group stands in {name} too", item.place))
        else:
            kept.append(item)
    return kept


def _stratified(items: list[Item]) -> list[Item]:
    if any(item.stratum for item in items) or not labels(items):
        return items
    return [replace(item, stratum=item.references[0]) for item in items]


def _group(item: Item) -> str:
    return f"group {item.group}" if item.group else f"input {folded(item.input)}"
