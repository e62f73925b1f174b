"""Which column of a table holds what: named by a person, or guessed from the usual names where only one fits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from harness.errors import UsageError, did_you_mean

INPUT_NAMES = ("question", "input", "prompt", "text", "query", "instruction", "sentence", "document", "article")
REFERENCE_NAMES = (
    *("answer", "answers", "output", "label", "label_text", "summary", "highlights", "response", "completion"),
    *("reference", "references", "target", "category", "intent"),
)
LARGEST_EXACT = 2.0**53


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is what a message calls it, such as "faq.csv:12"; `name` is its id where no column holds one.

    `unusable` is the reason why a reader could make nothing of it.
    """

    place: str
    name: str
    values: Mapping[str, Any]
    unusable: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Columns:
    """A dot reaches into a table inside a column, as in "answers.text".

    Several `input` columns are joined by an empty line, several `references` columns and lists in them are all accepted
    answers. Rows of one `group` stay in one split; `stratify` keeps the splits alike in a column.
    """

    input: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    id: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    gold_passages: str = ""
    group: str = ""
    stratify: str = ""

    def named(self) -> list[str]:
        single = (self.id, self.gold_passages, self.group, self.stratify)
        return [name for name in (*self.input, *self.references, *self.facets.values(), *single) if name]


def settle(columns: Columns, tables: Sequence[Table], ways: tuple[str, str]) -> Columns:
    """`columns` with what is missing guessed from the first table, and held against all.

    Raises UsageError; `ways` says how a person names the columns of the input and of the references.
    """
    first, (way_in, way_out) = tables[0], ways
    chosen = replace(columns, input=columns.input or _guess(first, way_in, INPUT_NAMES, columns))
    chosen = replace(chosen, references=chosen.references or _guess(first, way_out, REFERENCE_NAMES, chosen))
    chosen = replace(chosen, id=chosen.id or _guessed_id(tables))
    for table in tables:
        for name in chosen.named():
            if name not in table.columns and name.split(".")[0] not in table.columns:
                raise UsageError(f'{table.name}: no column "{name}".{did_you_mean(name, table.columns)}')
    return chosen


def _guess(table: Table, way: str, names: Sequence[str], known: Columns) -> tuple[str, ...]:
    free = [column for column in table.columns if column not in known.named()]
    fitting = [column for column in free if column.lower() in names]
    if len(fitting) == 1:
        return (_inside(table, fitting[0]),)
    found = f"{_either(fitting)} could each be meant" if fitting else "no column has a usual name for it"
    raise UsageError(f"{table.name}: which column? {found}. Name it with {way}. Columns: {', '.join(table.columns)}.")


def _either(columns: Sequence[str]) -> str:
    quoted = [f'"{column}"' for column in columns]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _inside(table: Table, column: str) -> str:
    """Answers of SQuAD come as a table of "text" and "answer_start"."""
    filled = (row.values.get(column) for row in table.rows)
    value = next((value for value in filled if value is not None), None)
    return f"{column}.text" if isinstance(value, Mapping) and "text" in value else column


def _guessed_id(tables: Sequence[Table]) -> str:
    """ "id" where every row has one of its own; another column of that name is not what an id is."""
    try:
        ids = [text_of(row.values.get("id")) for table in tables for row in table.rows if not row.unusable]
    except ValueError:
        return ""
    return "id" if all(map(str.strip, ids)) and len(set(ids)) == len(ids) else ""


def value_at(values: Mapping[str, Any], column: str) -> Any:
    """None where the row has nothing there."""
    if column in values or "." not in column:
        return values.get(column)
    first, rest = column.split(".", 1)
    inside = values.get(first)
    if isinstance(inside, list | tuple):
        return [value_at(part, rest) for part in inside if isinstance(part, Mapping)]
    return value_at(inside, rest) if isinstance(inside, Mapping) else None


def text_of(value: Any) -> str:
    """A cell as text: 5 for 5.0, "" for nothing and for NaN. Raises ValueError for what is no text."""
    if value is None or isinstance(value, str):
        text = value or ""
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, float):
        whole = value.is_integer() and abs(value) < LARGEST_EXACT
        text = "" if math.isnan(value) else str(int(value)) if whole else repr(value)
    elif isinstance(value, int | Decimal):
        text = str(value)
    elif isinstance(value, date | time):
        text = value.isoformat()
    else:
        raise ValueError(f"holds a {type(value).__name__} and no text")
    return _unicode(text)


def _unicode(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("is not Unicode: half of a surrogate pair") from None
    return text


def texts_of(value: Any) -> list[str]:
    """The texts of a cell that is one text or a list of them, without the empty ones."""
    cells = value if isinstance(value, list | tuple) else [value]
    return [text for text in map(text_of, cells) if text.strip()]
