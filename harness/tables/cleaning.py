"""Rows -> items that can be learned from and measured on. What cannot be used is dropped, with its reason and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from harness.api import Example
from harness.errors import UsageError
from harness.tables.columns import Columns, Row, Table, text_of, texts_of, value_at

FIRST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A usable row. `group` and `stratum` are "" where the columns name none."""

    place: str
    id: str
    input: str
    references: tuple[str, ...]
    facets: Mapping[str, str] = field(default_factory=dict)
    gold_passages: tuple[str, ...] = ()
    group: str = ""
    stratum: str = ""

    @property
    def example(self) -> Example:
        return Example(self.id, self.input, self.references, self.facets, self.gold_passages)


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str
    place: str


def folded(text: str) -> str:
    """Case and white space folded: what "the same input" means."""
    return " ".join(text.split()).casefold()


def clean(table: Table, columns: Columns) -> tuple[list[Item], list[Dropped]]:
    """The usable rows of a table: no empty ones, no exact repeats, no input with two answers."""
    items: list[Item] = []
    dropped: list[Dropped] = []
    for row in table.rows:
        try:
            items.append(_item(row, columns))
        except ValueError as reason:
            dropped.append(Dropped(str(reason), row.place))
    kept, repeated = _without_repeats(items)
    return kept, dropped + repeated


def _item(row: Row, columns: Columns) -> Item:
    if row.unusable:
        raise ValueError(row.unusable)
    text = "\n\n".join(_named(columns.input, row, texts_of))
    references = tuple(dict.fromkeys(_named(columns.references, row, texts_of)))
    if not text:
        raise ValueError("empty input")
    if not references:
        raise ValueError("empty answer")
    facets = {name: _cell(row, column) for name, column in columns.facets.items()}
    return Item(
        place=row.place,
        id=_cell(row, columns.id).strip() or row.name,
        input=text,
        references=references,
        facets={name: value for name, value in facets.items() if value.strip()},
        gold_passages=tuple(_named((columns.gold_passages,), row, texts_of)) if columns.gold_passages else (),
        group=_cell(row, columns.group),
        stratum=_cell(row, columns.stratify),
    )


def _named(names: Iterable[str], row: Row, read: Callable[[object], list[str]]) -> list[str]:
    found = []
    for name in names:
        try:
            found += read(value_at(row.values, name))
        except ValueError as error:
            raise ValueError(f'column "{name}" {error}') from None
    return found


def _cell(row: Row, column: str) -> str:
    return next(iter(_named((column,), row, lambda value: [text_of(value)])), "") if column else ""


def _without_repeats(items: Sequence[Item]) -> tuple[list[Item], list[Dropped]]:
    answers: dict[str, set[frozenset[str]]] = defaultdict(set)
    for item in items:
        answers[folded(item.input)].add(frozenset(item.references))
    seen: set[str] = set()
    kept: list[Item] = []
    dropped: list[Dropped] = []
    for item in items:
        key = folded(item.input)
        if len(answers[key]) > 1:
            dropped.append(Dropped("contradiction: the same input with another answer", item.place))
        elif key in seen:
            dropped.append(Dropped("exact repeat", item.place))
        else:
            kept.append(item)
        seen.add(key)
    return kept, dropped


def check_ids(items: Iterable[Item]) -> None:
    """Raises UsageError for an id that two items share."""
    seen: dict[str, Item] = {}
    for item in items:
        other = seen.setdefault(item.id, item)
        if other is not item:
            places = f"{other.place} and {item.place}"
            raise UsageError(f'id "{item.id}" stands twice: {places}. Each row needs its own id, or no id column.')


def summary(dropped: Sequence[Dropped]) -> list[str]:
    """One text for each reason: how many, and the places of the first."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for drop in dropped:
        by_reason[drop.reason].append(drop.place)
    return [f"{len(places)} x {reason} ({_first(places)})" for reason, places in by_reason.items()]


def _first(places: Sequence[str]) -> str:
    more = ", ..." if len(places) > FIRST_PLACES else ""
    return ", ".join(places[:FIRST_PLACES]) + more
