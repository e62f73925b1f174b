"""adaptbench import: sources -> a task folder, and a report of what became of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from harness.api import Document
from harness.errors import UsageError
from harness.importing.found import Found
from harness.importing.reading import read_file
from harness.importing.settings import TaskSettings, settle_settings
from harness.importing.sources import Given, read_sources
from harness.importing.writing import Datasheet, write_folder
from harness.tables.cleaning import Dropped, Item, check_ids, clean, summary
from harness.tables.columns import Columns, Row, Table, settle, text_of
from harness.tables.dividing import SHARES, Divided, divide, labels

WAYS = ("--input", "--reference")


@dataclass(frozen=True)
class Import:
    """What a person asked for. `columns` and `settings` may leave open what is guessed then."""

    out: Path
    given: Given
    columns: Columns = field(default_factory=Columns)
    settings: TaskSettings = field(default_factory=TaskSettings)
    corpus: Path | None = None
    shares: Mapping[str, float] = field(default_factory=lambda: dict(SHARES))
    seed: int = 0


def import_task(wanted: Import) -> list[str]:
    """Write the folder; the lines of the printed summary. Raises UsageError, and then nothing is written."""
    if wanted.out.exists() and (not wanted.out.is_dir() or any(wanted.out.iterdir())):
        raise UsageError(f"{wanted.out}: exists already, and is not an empty folder.")
    sources = read_sources(wanted.given)
    found = [one for split in sources.splits.values() for one in split]
    columns = settle(_known(wanted.columns, found), [one.table for one in found], WAYS)
    divided, dropped = _divided(sources.splits, columns, wanted)
    documents = _documents(found, wanted.corpus)
    items = [item for split in divided.splits.values() for item in split]
    settings = settle_settings(wanted.settings, found, items, wanted.out, wanted.seed)
    sheet = Datasheet(
        origins=sources.origins,
        columns=_columns_lines(columns),
        rule=_rule(sources.splits, columns, items, wanted),
        counts={name: len(split) for name, split in divided.splits.items()},
        documents=len(documents),
        left_out=tuple(summary(dropped + divided.leaks)),
        notes=(*(note for one in found for note in one.notes), *settings.notes),
    )
    examples = {name: [item.example for item in split] for name, split in divided.splits.items()}
    write_folder(wanted.out, settings, examples, documents, sheet)
    return [*sheet.lines(), f"written: {wanted.out}"]


def _known(given: Columns, found: Sequence[Found]) -> Columns:
    """What the person named, else what the format knows."""
    format_knows = found[0].columns
    return Columns(**{f.name: getattr(given, f.name) or getattr(format_knows, f.name) for f in fields(Columns)})


def _divided(splits: Mapping[str, Sequence[Found]], columns: Columns, wanted: Import) -> tuple[Divided, list[Dropped]]:
    items: dict[str, list[Item]] = {}
    dropped: list[Dropped] = []
    for name, found in splits.items():
        items[name], lost = clean(_joined(name, [one.table for one in found]), columns)
        dropped += lost
    divided = divide(items.pop("train"), items, wanted.shares, wanted.seed)
    check_ids(item for split in divided.splits.values() for item in split)
    return divided, dropped


def _joined(split: str, tables: Sequence[Table]) -> Table:
    """The rows of all sources of a split, named by their number over all of them."""
    stem = "row" if split == "train" else split
    rows = [row for table in tables for row in table.rows]
    named = [replace(row, name=f"{stem}-{number}") for number, row in enumerate(rows, start=1)]
    return Table(split, tables[0].columns, named)


def _documents(found: Sequence[Found], corpus: Path | None) -> list[Document]:
    documents = {document.id: document for one in found for document in one.documents}
    if corpus is not None:
        table = read_file(corpus).table
        settle(Columns(("text",), ("text",)), [table], WAYS)
        documents |= {document.id: document for document in map(_document, table.rows)}
        if len(documents) < len(table.rows):
            raise UsageError(f"{corpus}: an id stands twice. Each document needs its own id.")
    return list(documents.values())


def _document(row: Row) -> Document:
    try:
        values = {name: text_of(row.values.get(name)) for name in ("id", "text", "title")}
    except ValueError as error:
        raise UsageError(f"{row.place}: {error}") from None
    if not values["text"].strip():
        raise UsageError(f"{row.place}: the document has no text.")
    return Document(values["id"] or row.name.replace("row", "document"), values["text"], values["title"])


def _columns_lines(columns: Columns) -> tuple[str, ...]:
    named = {
        "input": " + ".join(columns.input),
        "reference": " + ".join(columns.references),
        "id": columns.id or "numbered",
        "facets": ", ".join(columns.facets.values()),
        "gold passages": columns.gold_passages,
        "group": columns.group,
        "stratify": columns.stratify,
    }
    return tuple(f"{what}: {name}" for what, name in named.items() if name)


def _rule(splits: Mapping[str, object], columns: Columns, items: Sequence[Item], wanted: Import) -> str:
    shares = {name: share for name, share in wanted.shares.items() if name == "train" or name not in splits}
    if len(shares) == 1:
        return "the splits as they were given"
    parts = "/".join(f"{name} {share:g}" for name, share in shares.items())
    stratum = columns.stratify or ("the reference" if labels(items) else "")
    whole = f", rows of one {columns.group} together" if columns.group else ""
    alike = f", alike in {stratum}" if stratum else ""
    return f"by shares {parts}, seed {wanted.seed}{whole}{alike}"
