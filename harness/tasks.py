"""Reads a task folder: task.toml, train/validation/test.jsonl and an optional corpus.jsonl."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeVar

from harness import registry
from harness.api import AnswerFormat, Decoding, Document, Example, Task, TaskSpec
from harness.errors import PluginError, TaskError
from harness.options import fill

SPLITS = ("train", "validation", "test")
T = TypeVar("T", Example, Document)


@dataclass(frozen=True)
class _Answer:
    max_output_tokens: int = 64
    extract: Literal["all", "first_line", "regex"] = "all"
    pattern: str = ""
    stop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.max_output_tokens < 1:
            raise ValueError("max_output_tokens must be at least 1")
        if (self.extract == "regex") != bool(self.pattern):
            raise ValueError('pattern goes with extract = "regex", and only with it')
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"pattern is not a regular expression: {error}") from None


@dataclass(frozen=True)
class _Split:
    seed: int = 0


@dataclass(frozen=True)
class _TaskFile:
    name: str
    version: str
    licence: str
    instruction: str
    metrics: tuple[str, ...]
    description: str = ""
    wordings: Mapping[str, str] = field(default_factory=dict)
    answer: _Answer = field(default_factory=_Answer)
    split: _Split = field(default_factory=_Split)

    def __post_init__(self) -> None:
        if not self.metrics:
            raise ValueError("metrics must name at least one metric, the primary one first")
        if not self.name.strip():
            raise ValueError("name is empty")


def load_task(name_or_folder: str, base: Path) -> Task:
    """A task by entry point name, or from a folder (relative to `base`). Raises TaskError, PluginError."""
    folder = base / name_or_folder
    if folder.is_dir():
        return load_folder(folder)
    if name_or_folder not in registry.names("task") and ("/" in name_or_folder or folder.exists()):
        raise TaskError(
            f"{folder}: no such folder. A task is a folder with task.toml and three .jsonl files, or a name."
        )
    try:
        found = registry.load("task", name_or_folder)
    except PluginError as error:
        raise TaskError(f"{error} Or give a folder.") from error
    return found() if callable(found) else load_folder(Path(found))


def load_folder(folder: Path) -> Task:
    """Read and check a task folder. Raises TaskError with file, line or key."""
    spec = _read_spec(folder / "task.toml")
    splits = {name: tuple(_read_lines(folder / f"{name}.jsonl", _example)) for name in SPLITS}
    for name, examples in splits.items():
        if not examples:
            raise TaskError(f"{folder / name}.jsonl: the split is empty. Each split needs at least one example.")
    corpus_file = folder / "corpus.jsonl"
    corpus = tuple(_read_lines(corpus_file, _document)) if corpus_file.exists() else ()
    _check_unique(folder, splits)
    _check_leaks(folder, splits)
    _check_gold(folder, splits, corpus)
    return Task(replace(spec, corpus=corpus, data_hash=_data_hash(folder)), **splits)


def limited(task: Task, limits: Mapping[str, int]) -> Task:
    """The task with at most so many examples a split, drawn by the task's own seed, in their own order."""
    kept = {}
    for name in SPLITS:
        examples, most = getattr(task, name), limits.get(name)
        if most is not None and most < len(examples):
            chosen = sorted(Random(f"{task.spec.seed}-{name}").sample(range(len(examples)), most))
            examples = tuple(examples[i] for i in chosen)
        kept[name] = examples
    return Task(task.spec, **kept)


def _read_spec(file: Path) -> TaskSpec:
    if not file.exists():
        raise TaskError(f"{file}: no such file. A task folder needs a task.toml.")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaskError(f"{file}: not valid TOML: {error}") from None
    read = fill(_TaskFile, table, str(file), TaskError)
    for metric in read.metrics:
        try:
            registry.require("metric", metric)
        except PluginError as error:
            raise TaskError(f"{file}: metrics: {error}") from None
    return TaskSpec(
        name=read.name,
        version=read.version,
        licence=read.licence,
        instruction=read.instruction.strip(),
        metrics=read.metrics,
        description=read.description,
        wordings={name: text.strip() for name, text in read.wordings.items()},
        decoding=Decoding(read.answer.max_output_tokens, stop=read.answer.stop),
        answer=AnswerFormat(read.answer.extract, read.answer.pattern),
        seed=read.split.seed,
    )


def _read_lines(file: Path, parse: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    if not file.exists():
        raise TaskError(f"{file}: no such file. A task folder needs train.jsonl, validation.jsonl and test.jsonl.")
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield parse(_json_object(line, first=number == 1))
            except ValueError as error:
                raise TaskError(f"{file}:{number}: {error}") from None


def _json_object(line: bytes, first: bool) -> Mapping[str, Any]:
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
        value = json.loads(text)
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("broken JSON: nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError(f"expected a JSON object, found {type(value).__name__}")
    return value


def _text(line: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = line.get(key, default)
    if value is None:
        raise ValueError(f'missing key "{key}"')
    if not isinstance(value, str):
        raise ValueError(f'key "{key}" must be a string, found {type(value).__name__}')
    if default is None and not value.strip():
        raise ValueError(f'key "{key}" is empty')
    return value


def _texts(line: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = line.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'key "{key}" must be a list of strings')
    return tuple(value)


def _known_keys(line: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    for key in line:
        if key not in allowed:
            raise ValueError(f'unknown key "{key}". Allowed: {", ".join(allowed)}.')


def _example(line: Mapping[str, Any]) -> Example:
    _known_keys(line, ("id", "input", "references", "gold_passages", "facets"))
    references = _texts(line, "references")
    if not references or not all(reference.strip() for reference in references):
        raise ValueError('key "references" must be a list of at least one answer, none of them empty')
    facets = line.get("facets", {})
    if not isinstance(facets, dict) or not all(isinstance(value, str) for value in facets.values()):
        raise ValueError('key "facets" must map names to strings')
    return Example(_text(line, "id"), _text(line, "input"), references, facets, _texts(line, "gold_passages"))


def _document(line: Mapping[str, Any]) -> Document:
    _known_keys(line, ("id", "title", "text"))
    return Document(_text(line, "id"), _text(line, "text"), _text(line, "title", default=""))


def _check_unique(folder: Path, splits: Mapping[str, tuple[Example, ...]]) -> None:
    seen: dict[str, str] = {}
    for name, examples in splits.items():
        for example in examples:
            if example.id in seen:
                first = seen[example.id]
                raise TaskError(f'{folder / name}.jsonl: id "{example.id}" stands twice (also in {first}.jsonl).')
            seen[example.id] = name


def folded(text: str) -> str:
    """Case and white space folded: what "the same input" means."""
    return " ".join(text.split()).casefold()


def _check_leaks(folder: Path, splits: Mapping[str, tuple[Example, ...]]) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for name in SPLITS:
        for example in splits[name]:
            other, other_id = seen.setdefault(folded(example.input), (name, example.id))
            if other != name:
                raise TaskError(
                    f'{folder / name}.jsonl: id "{example.id}" has the same input as id "{other_id}" in '
                    f"{other}.jsonl. A {name} example may not stand in {other}: remove one of them."
                )


def _check_gold(folder: Path, splits: Mapping[str, tuple[Example, ...]], corpus: tuple[Document, ...]) -> None:
    ids = {document.id for document in corpus}
    if len(ids) < len(corpus):
        twice = next(d.id for i, d in enumerate(corpus) if d.id in {other.id for other in corpus[:i]})
        raise TaskError(f'{folder / "corpus.jsonl"}: id "{twice}" stands twice.')
    for name, examples in splits.items():
        for example in examples:
            for gold in example.gold_passages:
                if gold not in ids:
                    raise TaskError(
                        f'{folder / name}.jsonl: id "{example.id}": gold passage "{gold}" is not an id of corpus.jsonl.'
                    )


def _data_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("task.toml", *(f"{split}.jsonl" for split in SPLITS), "corpus.jsonl"):
        file = folder / name
        digest.update(f"{name}:".encode())
        digest.update(file.read_bytes() if file.exists() else b"")
    return digest.hexdigest()
