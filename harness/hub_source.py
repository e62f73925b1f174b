"""The [source] table of a task.toml: splits out of a Hugging Face data set instead of three .jsonl files."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from harness import hub
from harness.api import Example
from harness.errors import TaskError, UsageError
from harness.options import fill
from harness.places import inside
from harness.tables.cleaning import Dropped, Item, check_ids, clean, summary
from harness.tables.columns import Columns, settle
from harness.tables.dividing import SHARES, SPLITS, divide

LISTS = ("input", "references")
WAYS = ("input in [source.columns]", "references in [source.columns]")


@dataclass(frozen=True)
class Splits:
    """Which published split is which. "" where there is none: then it is held out of `train`."""

    train: str = "train"
    validation: str = ""
    test: str = ""

    def __post_init__(self) -> None:
        named = [name for name in (self.train, self.validation, self.test) if name]
        if not self.train or len(set(named)) < len(named):
            raise ValueError("splits must name a train split, and each published split once only")


@dataclass(frozen=True)
class Source:
    """`dataset` is a hub id, which needs a commit as `revision`; or a folder within the task's."""

    dataset: str
    columns: Columns
    revision: str = ""
    config: str = ""
    splits: Splits = field(default_factory=Splits)
    shares: Mapping[str, float] = field(default_factory=lambda: dict(SHARES))

    def __post_init__(self) -> None:
        if set(self.shares) != set(SPLITS) or not all(share > 0 for share in self.shares.values()):
            raise ValueError("shares must give train, validation and test a number above 0 each")


@dataclass(frozen=True)
class Sourced:
    """The three splits, and a hash of them and of where they came from."""

    splits: dict[str, tuple[Example, ...]]
    data_hash: str


def read_source(table: Any, where: str) -> Source:
    """The checked table. `where` begins the message of a TaskError."""
    if not isinstance(table, dict):
        raise TaskError(f"{where}: must be a table")
    columns = table.get("columns", {})
    if isinstance(columns, dict):
        listed = {key: [value] if key in LISTS and isinstance(value, str) else value for key, value in columns.items()}
        table = {**table, "columns": listed}
    return fill(Source, table, where, TaskError)


def load_source(source: Source, folder: Path, seed: int, where: str) -> Sourced:
    """Read the data set. What cannot be used is left out, with a line in the log. Raises TaskError."""
    try:
        data = _load(source, folder)
        splits, dropped = _divide(source, data, seed)
    except UsageError as error:
        raise TaskError(f"{where}: {error}") from error
    if dropped:
        logging.getLogger("adaptbench").warning("%s: left out %s", where, "; ".join(summary(dropped)))
    examples = {name: tuple(item.example for item in items) for name, items in splits.items()}
    return Sourced(examples, _hash(source, examples))


def _load(source: Source, folder: Path) -> hub.HubData:
    local = folder / source.dataset
    if local.is_dir():
        _check_inside(local, folder)
        return hub.load_local(local, source.config)
    if not hub.is_commit(source.revision):
        given = f' "{source.revision}" is none.' if source.revision else ""
        raise UsageError(
            f'data set "{source.dataset}": no such folder, and a hub id needs its revision pinned: '
            f"the 40 digits of a commit.{given}"
        )
    return hub.load(source.dataset, source.revision, source.config)


def _check_inside(local: Path, folder: Path) -> None:
    """A task that was sent by somebody else must not read what is not part of it. Raises UsageError."""
    for path in (local, *sorted(local.rglob("*"))):
        if not inside(path, folder):
            raise UsageError(f"data set {path}: lies outside the task's folder. Put the data into the task's folder.")


def _divide(source: Source, data: hub.HubData, seed: int) -> tuple[Mapping[str, list[Item]], list[Dropped]]:
    named = {role: name for role, name in asdict(source.splits).items() if name}
    tables = {role: data.table(name) for role, name in named.items()}
    columns = settle(source.columns, list(tables.values()), WAYS)
    cleaned = {role: clean(table, columns) for role, table in tables.items()}
    items = {role: kept for role, (kept, _) in cleaned.items()}
    divided = divide(items.pop("train"), items, source.shares, seed)
    check_ids(item for split in divided.splits.values() for item in split)
    return divided.splits, [drop for _, dropped in cleaned.values() for drop in dropped] + divided.leaks


def _hash(source: Source, splits: Mapping[str, tuple[Example, ...]]) -> str:
    rows = {name: [asdict(example) for example in examples] for name, examples in splits.items()}
    text = json.dumps([asdict(source), rows], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
