"""The sources that a person names -> what each split is made of: files, or a data set of the hub."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness import hub
from harness.errors import UsageError
from harness.importing.found import Found
from harness.importing.reading import read_file

HUB = "hf:"
PUBLISHED = ("train", "validation", "test")


@dataclass(frozen=True)
class Given:
    """What to read. `train` are the sources that missing splits are held out of; None is a split that is not given."""

    train: Sequence[str]
    validation: str | None = None
    test: str | None = None
    format: str | None = None
    revision: str = ""
    config: str = ""
    hub_split: str = ""


@dataclass(frozen=True)
class Sources:
    """By split, "train" always among them. `origins` say where each came from, with its sha256 or commit."""

    splits: dict[str, list[Found]]
    origins: tuple[str, ...]


def read_sources(given: Given) -> Sources:
    """Raises UsageError."""
    if not given.train:
        raise UsageError("import: give at least one source, or --train.")
    on_hub = [name for name in given.train if name.startswith(HUB)]
    if not on_hub and (given.revision or given.config or given.hub_split):
        raise UsageError("import: --revision, --config and --hf-split go with a source hf:owner/name.")
    if on_hub and len(given.train) > 1:
        raise UsageError(f"import: {on_hub[0]} cannot be mixed with other sources.")
    splits, origins = _hub(given) if on_hub else _files("train", given.train, given)
    for name, source in (("validation", given.validation), ("test", given.test)):
        if source is not None:
            read, of_it = _files(name, [source], given)
            splits, origins = splits | read, origins + of_it
    return Sources(splits, origins)


def _files(split: str, names: Sequence[str], given: Given) -> tuple[dict[str, list[Found]], tuple[str, ...]]:
    files = [Path(name) for name in names]
    found = [read_file(file, given.format) for file in files]
    origins = [f"{split}: {file.name} (sha256 {hashlib.sha256(file.read_bytes()).hexdigest()})" for file in files]
    return {split: found}, tuple(origins)


def _hub(given: Given) -> tuple[dict[str, list[Found]], tuple[str, ...]]:
    data = _open(given)
    # A published split that a file is given for is not needed.
    taken = {"validation": given.validation, "test": given.test}
    if given.hub_split:
        tables = {"train": data.table(given.hub_split)}
    else:
        data.table("train")
        tables = {name: data.tables[name] for name in PUBLISHED if name in data.tables and not taken.get(name)}
    origins = tuple(f"{name}: {table.name} of {data.origin}" for name, table in tables.items())
    return {name: [Found(table, licence=data.licence)] for name, table in tables.items()}, origins


def _open(given: Given) -> hub.HubData:
    name = given.train[0].removeprefix(HUB)
    if Path(name).is_dir():
        return hub.load_local(Path(name), given.config)
    commit = given.revision if hub.is_commit(given.revision) else hub.resolve(name, given.revision).commit
    return hub.load(name, commit, given.config)
