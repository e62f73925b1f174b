"""Data sets of the Hugging Face hub, or local folders of the same layout, as tables: read with the library `datasets`.

Importing this costs the standard library only. No code of a data set is ever run: the library reads data files only.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from harness.errors import UsageError, did_you_mean
from harness.places import cache_root
from harness.tables.columns import Row, Table

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?")
COMMIT = re.compile(r"[0-9a-f]{40}")
ANSWER_SECONDS = 10.0
REASONS = {
    "RepositoryNotFoundError": "there is no such data set on the hub, or it is private.",
    "GatedRepoError": "the hub gives it only to people who have accepted its terms and are logged in.",
    "RevisionNotFoundError": "it has no such revision.",
    "OfflineModeIsEnabled": "it is not in the cache, and HF_HUB_OFFLINE is set.",
    "ConnectError": "it is not in the cache, and the hub cannot be reached.",
    "ConnectTimeout": "it is not in the cache, and the hub cannot be reached.",
    "ReadTimeout": "it is not in the cache, and the hub does not answer.",
}
MISSING = "reading Hugging Face data sets needs the library datasets: pip install 'adaptbench[hub]'"


@dataclass(frozen=True)
class HubData:
    """The published splits as tables.

    `origin` says which data these are, down to the commit or the files' sha256; `licence` is that of the data set's
    card, "" where it names none.
    """

    tables: Mapping[str, Table]
    origin: str
    licence: str = ""

    def table(self, split: str) -> Table:
        if split not in self.tables:
            raise UsageError(f'{self.origin}: no split "{split}".{did_you_mean(split, self.tables)}')
        return self.tables[split]


@dataclass(frozen=True)
class Published:
    """A commit of a data set on the hub, and the licence of its card ("" where it names none)."""

    commit: str
    licence: str


def is_commit(revision: str) -> bool:
    return COMMIT.fullmatch(revision) is not None


def resolve(dataset: str, revision: str) -> Published:
    """Ask the hub which commit a branch or tag is now; "" is the newest. Raises UsageError."""
    _check_id(dataset)
    with _plain_errors(f'data set "{dataset}"' + (f" at {revision[:12]}" if revision else "")):
        from huggingface_hub import HfApi

        info = HfApi().dataset_info(dataset, revision=revision or None, timeout=ANSWER_SECONDS)
    licence: Any = getattr(info.card_data, "license", None) or ""
    return Published(str(info.sha), licence if isinstance(licence, str) else ", ".join(licence))


def load(dataset: str, commit: str, config: str) -> HubData:
    """All splits of a data set on the hub at a commit; the hub is asked once, and never again. Raises UsageError."""
    _check_id(dataset)
    where = f'data set "{dataset}" at {commit[:12]}'
    kept = cache_root() / "datasets" / dataset.replace("/", "--") / commit / f"config-{quote(config, safe='')}"
    if not kept.is_dir():
        _fetch(dataset, commit, config, kept, where)
    with _plain_errors(where):
        import datasets

        with _quiet(datasets):
            tables = _tables(datasets.load_from_disk(str(kept / "splits")))
    return HubData(tables, where, (kept / "licence").read_text(encoding="utf-8"))


def _fetch(dataset: str, commit: str, config: str, kept: Path, where: str) -> None:
    """Into a folder of its own and moved into place, so that an interrupted download leaves nothing half."""
    published = resolve(dataset, commit)
    kept.parent.mkdir(parents=True, exist_ok=True)
    # A cache of its own too: where files cannot be had, the library takes whatever commit its own cache has.
    with TemporaryDirectory(prefix=".fetch-", dir=kept.parent) as scratch, _plain_errors(where):
        import datasets

        draft = Path(scratch) / "draft"
        with _quiet(datasets):
            loaded = datasets.load_dataset(
                dataset, config or None, revision=published.commit, cache_dir=str(Path(scratch) / "cache")
            )
            loaded.save_to_disk(str(draft / "splits"))
        (draft / "licence").write_text(published.licence, encoding="utf-8")
        _claim(draft, kept)


def _claim(draft: Path, kept: Path) -> None:
    """Another process may have been quicker: its copy is as good."""
    try:
        draft.replace(kept)
    except OSError:
        if not kept.is_dir():
            raise


def load_local(folder: Path, config: str) -> HubData:
    """All splits of a local folder of csv, json or parquet files. Raises UsageError."""
    where = f"data set {folder}"
    with _plain_errors(where), TemporaryDirectory() as scratch:
        import datasets

        with _quiet(datasets):
            tables = _tables(datasets.load_dataset(str(folder.resolve()), config or None, cache_dir=scratch))
    return HubData(tables, f"data set {folder.resolve().name} (sha256 {_folder_sha256(folder)})")


def _tables(loaded: Any) -> dict[str, Table]:
    return {str(split): _table(str(split), data) for split, data in loaded.items()}


def _table(split: str, data: Any) -> Table:
    names = {column: found for column, feature in data.features.items() if (found := _label_names(feature))}
    rows = []
    for number, values in enumerate(data):
        labels = {column: _label(values[column], found) for column, found in names.items()}
        rows.append(Row(f"{split} row {number}", f"{split}-{number}", {**values, **labels}))
    return Table(f'split "{split}"', tuple(data.column_names), rows)


def _label_names(feature: Any) -> list[str]:
    """Of a column of class labels, or of lists of them; else none."""
    inside = getattr(feature, "feature", feature)
    return list(inside.names) if type(inside).__name__ == "ClassLabel" else []


def _label(value: Any, names: list[str]) -> Any:
    """Published test splits may hide their labels, as -1."""
    if isinstance(value, list):
        return [_label(part, names) for part in value]
    return None if value is None or value < 0 else names[value]


def _check_id(dataset: str) -> None:
    if not HUB_ID.fullmatch(dataset):
        raise UsageError(f'data set "{dataset}": no such folder, and no hub id (owner/name) either.')


@contextmanager
def _plain_errors(where: str) -> Iterator[None]:
    """Whatever the library raises, as one line: its errors are of many kinds, and most have several lines."""
    try:
        yield
    except UsageError:
        raise
    except ModuleNotFoundError as error:
        raise UsageError(MISSING if error.name in ("datasets", "huggingface_hub") else f"{where}: {error}") from None
    except Exception as error:
        raise UsageError(f"{where}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    kind = type(error).__name__
    if kind in REASONS:
        return REASONS[kind]
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"cannot be read: {' '.join(lines[:2])[:300] or kind}"


@contextmanager
def _quiet(datasets: Any) -> Iterator[None]:
    """Keep the libraries' bars and warnings off the terminal, and put their settings back."""
    from huggingface_hub import logging as hub_logging

    bars, level = datasets.is_progress_bar_enabled(), datasets.logging.get_verbosity()
    hub_level = hub_logging.get_verbosity()
    datasets.disable_progress_bars()
    datasets.logging.set_verbosity(logging.CRITICAL)
    hub_logging.set_verbosity(logging.CRITICAL)
    try:
        yield
    finally:
        datasets.logging.set_verbosity(level)
        hub_logging.set_verbosity(hub_level)
        if bars:
            datasets.enable_progress_bars()


def _folder_sha256(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(folder)}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
