"""What a path stands for: a task folder, a chat file, or an installed task -> names and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from harness import registry
from harness.api import Document, Example, Task, TaskSpec
from harness.checking.rows import SPLITS
from harness.errors import TaskError, UsageError
from harness.lines import EXAMPLE_KEYS
from harness.tasks import check_files, load_task, read_spec

CORPUS, BEFORE = "corpus", "corpus_before"


@dataclass(slots=True)
class Source:
    """`files` maps a split, "corpus" or "corpus_before" to (name shown, content).

    `folder` is None for a chat file, and for a task whose rows do not lie in its folder.
    """

    name: str
    kind: Literal["task", "chat"]
    files: dict[str, tuple[str, bytes]]
    folder: Path | None = None
    spec: TaskSpec | None = None
    spec_error: str | None = None
    missing: tuple[str, ...] = field(default=())


def open_source(path: str, validation: Path | None) -> Source:
    """Raises UsageError where nothing can be read there, PluginError or TaskError for an installed task."""
    place = Path(path)
    if validation is not None and not place.is_file():
        raise UsageError(f"check: --validation goes with a chat file, and {path} is none.")
    if place.is_dir():
        return _folder(place)
    if place.is_file():
        return _chat(place, validation)
    if path in registry.names("task"):
        return _installed(path)
    allowed = f"Allowed: a task folder, a chat .jsonl file, or a task: {', '.join(registry.names('task'))}"
    raise UsageError(f"check: {path}: no such file or folder. {allowed}.")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"check: {file}: cannot be read: {error.strerror}.") from None


def _chat(file: Path, validation: Path | None) -> Source:
    files = {"train": (file.name, _read(file))}
    if validation is not None:
        name = validation.name if validation.name != file.name else str(validation)
        files["validation"] = (name, _read(validation))
    return Source(str(file), "chat", files)


def _folder(folder: Path) -> Source:
    names = {name: folder / f"{name}.jsonl" for name in (*SPLITS, CORPUS, BEFORE)}
    if not (folder / "task.toml").exists() and not any(file.exists() for file in names.values()):
        raise UsageError(f"check: {folder}: no task folder: neither task.toml nor train.jsonl is in it.")
    check_files(folder)
    files = {name: (file.name, _read(file)) for name, file in names.items() if file.exists()}
    source = Source(str(folder), "task", files, folder)
    try:
        source.spec, elsewhere = read_spec(folder / "task.toml")
        if elsewhere:
            return _from_task(str(folder), load_task(str(folder), Path()))
    except TaskError as error:
        source.spec_error = str(error).removeprefix(f"{folder / 'task.toml'}: ")
    needed = ("test",) if source.spec and source.spec.probe else SPLITS
    source.missing = tuple(f"{name}.jsonl" for name in needed if name not in files)
    return source


def _installed(name: str) -> Source:
    found = registry.load("task", name)
    return _from_task(name, load_task(name, Path())) if callable(found) else _folder(Path(found))


def _from_task(name: str, task: Task) -> Source:
    files = {split: (f"{split}.jsonl", _example_lines(getattr(task, split))) for split in SPLITS}
    if task.spec.corpus:
        files[CORPUS] = ("corpus.jsonl", _document_lines(task.spec.corpus))
    return Source(name, "task", {key: value for key, value in files.items() if value[1]}, spec=task.spec)


def _example_lines(examples: Iterable[Example]) -> bytes:
    return _lines({key: _plain(getattr(example, key)) for key in EXAMPLE_KEYS} for example in examples)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, tuple) else value


def _document_lines(corpus: Iterable[Document]) -> bytes:
    return _lines({"id": d.id, "title": d.title, "text": d.text} for d in corpus)


def _lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()
