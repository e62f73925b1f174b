"""Reads a task folder: task.toml, train/validation/test.jsonl (or a [source]) and an optional corpus.jsonl."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, Literal

from harness import registry
from harness.api import AnswerFormat, Decoding, Document, Example, Task, TaskSpec
from harness.errors import AdaptbenchError, PluginError, TaskError
from harness.hub_source import Source, load_source, read_source
from harness.lines import read_lines, to_document, to_example
from harness.options import fill
from harness.places import inside
from harness.scoring import check_metrics
from harness.tables.cleaning import folded
from harness.tables.dividing import SPLITS

CORPORA = ("corpus.jsonl", "corpus_before.jsonl")
FILES = ("task.toml", *(f"{split}.jsonl" for split in SPLITS), *CORPORA)


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
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"pattern is not a regular expression: {error}") from None
        if not all(self.stop):
            raise ValueError("stop must not hold an empty string")


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
    metric_options: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    probe: bool = False
    answer: _Answer = field(default_factory=_Answer)
    split: _Split = field(default_factory=_Split)

    def __post_init__(self) -> None:
        if not self.metrics:
            raise ValueError("metrics must name at least one metric, the primary one first")
        if len(set(self.metrics)) < len(self.metrics):
            raise ValueError("metrics has a metric twice")
        if not self.name.strip() or self.name.startswith("."):
            raise ValueError("name must not be empty or begin with a dot")
        if not all(text.strip() for text in (self.instruction, *self.wordings.values())):
            raise ValueError("instruction and wordings must not be empty")
        if taken := {"instruction", "*"} & self.wordings.keys():
            raise ValueError(f'a wording cannot be named "{taken.pop()}": that has a meaning already')


def load_task(name_or_folder: str, base: Path) -> Task:
    """A task by entry point name, or from a folder (relative to `base`). Raises TaskError, PluginError."""
    folder = base / name_or_folder
    try:
        if folder.is_dir():
            check_files(folder)
            return load_folder(folder)
        exists = folder.exists()
    except OSError as error:
        raise TaskError(f"{folder}: cannot be read: {error.strerror}.") from None
    if name_or_folder not in registry.names("task") and ("/" in name_or_folder or exists):
        problem = "is not a folder" if exists else "no such folder"
        raise TaskError(f"{folder}: {problem}. A task is a folder with task.toml and three .jsonl files, or a name.")
    return _load_plugin(name_or_folder)


def check_files(folder: Path) -> None:
    """Of a folder that came from somebody: none of its files is a link that leads out, or a pipe. Raises TaskError."""
    for name in FILES:
        file = folder / name
        if not inside(file, folder):
            raise TaskError(f"{file}: is a link that leads out of the task's folder. Put the file itself there.")
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise TaskError(f"{file}: is no plain file.")


def _load_plugin(name: str) -> Task:
    try:
        found = registry.load("task", name)
    except PluginError as error:
        raise TaskError(f"{error} Or give a folder.") from error
    if not callable(found):
        return load_folder(Path(found))
    try:
        task = found()
    except AdaptbenchError:
        raise
    except Exception as error:
        raise PluginError(f'task "{name}" cannot be loaded: {type(error).__name__}: {error}') from error
    if not isinstance(task, Task):
        raise PluginError(f'task "{name}": its function must return a Task, and returned {type(task).__name__}.')
    check_metrics(task.spec, f'task "{name}"')
    _check(task, lambda part: f'task "{name}": {part}')
    data_hash = task.spec.data_hash or hashlib.sha256(repr(task).encode("utf-8", "surrogatepass")).hexdigest()
    return replace(task, spec=replace(task.spec, data_hash=data_hash))


def load_folder(folder: Path) -> Task:
    """Read and check a task folder. Raises TaskError with file, line or key."""
    file = folder / "task.toml"
    spec, source = read_spec(file)
    corpus, before = (_corpus(folder / name) for name in CORPORA)
    spec, extra_hash = replace(spec, corpus=corpus, corpus_before=before), ""
    if source:
        where = f"{file}: [source]"
        sourced = load_source(source, folder, spec.seed, where)
        task, extra_hash = Task(spec, **sourced.splits), sourced.data_hash
        _check(task, lambda part: f"{where}: {part}")
    else:
        task = Task(spec, **{name: _split(folder / f"{name}.jsonl", spec) for name in SPLITS})
        _check(task, lambda part: f"{folder / part}.jsonl")
    return replace(task, spec=replace(task.spec, data_hash=_data_hash(folder, extra_hash)))


def _corpus(file: Path) -> tuple[Document, ...]:
    return tuple(read_lines(file, to_document)) if file.exists() else ()


def _source(table: dict[str, Any], file: Path, probe: bool) -> Source | None:
    if "source" not in table:
        return None
    if probe:
        raise TaskError(f"{file}: a probe has a test.jsonl of its own, and no [source].")
    if beside := [name for name in SPLITS if (file.parent / f"{name}.jsonl").exists()]:
        raise TaskError(f"{file}: has a [source], and {beside[0]}.jsonl stands beside it. Remove one of them.")
    return read_source(table["source"], f"{file}: [source]")


def _split(file: Path, spec: TaskSpec) -> tuple[Example, ...]:
    if not spec.probe or file.stem == "test":
        return tuple(read_lines(file, to_example))
    if file.exists():
        raise TaskError(f"{file}: a probe is for measuring only: it has test.jsonl and nothing to learn from.")
    return ()


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


def read_spec(file: Path) -> tuple[TaskSpec, Source | None]:
    """What a task.toml says, and its [source] where it has one. Raises TaskError."""
    if not file.exists():
        raise TaskError(f"{file}: no such file. A task folder needs a task.toml.")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TaskError(f"{file}: cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise TaskError(f"{file}: not valid TOML: {error}") from None
    read = fill(_TaskFile, {key: value for key, value in table.items() if key != "source"}, str(file), TaskError)
    spec = TaskSpec(
        name=read.name,
        version=read.version,
        licence=read.licence,
        instruction=read.instruction.strip(),
        metrics=read.metrics,
        description=read.description,
        wordings={name: text.strip() for name, text in read.wordings.items()},
        decoding=Decoding(read.answer.max_output_tokens, stop=read.answer.stop),
        answer=AnswerFormat(read.answer.extract, read.answer.pattern),
        metric_options=read.metric_options,
        seed=read.split.seed,
        probe=read.probe,
    )
    check_metrics(spec, str(file))
    return spec, _source(table, file, read.probe)


def _check(task: Task, where: Callable[[str], str]) -> None:
    """What no single line shows. `where` says how a split, or the corpus, is called in a message."""
    splits = {name: getattr(task, name) for name in SPLITS}
    for name, examples in splits.items():
        if not examples and (name == "test" or not task.spec.probe):
            raise TaskError(f"{where(name)}: the split is empty. Each split needs at least one example.")
    _check_unique(splits, where)
    _check_leaks(splits, where)
    _check_gold(splits, task.spec.corpus, where)


def _check_unique(splits: Mapping[str, tuple[Example, ...]], where: Callable[[str], str]) -> None:
    seen: dict[str, str] = {}
    for name, examples in splits.items():
        for example in examples:
            if first := seen.get(example.id):
                also = "" if first == name else f", in {first} too"
                raise TaskError(f'{where(name)}: id "{example.id}" stands twice{also}. Each example needs its own id.')
            seen[example.id] = name


def _check_leaks(splits: Mapping[str, tuple[Example, ...]], where: Callable[[str], str]) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for name in SPLITS:
        for example in splits[name]:
            other, other_id = seen.setdefault(folded(example.input), (name, example.id))
            if other != name:
                raise TaskError(
                    f'{where(name)}: id "{example.id}" has the same input as id "{other_id}" of {other}. '
                    f"A {name} example may not stand in {other}: remove one of them."
                )


def _check_gold(
    splits: Mapping[str, tuple[Example, ...]], corpus: tuple[Document, ...], where: Callable[[str], str]
) -> None:
    ids = Counter(document.id for document in corpus)
    for identity, count in ids.items():
        if count > 1:
            raise TaskError(f'{where("corpus")}: id "{identity}" stands twice. Each document needs its own id.')
    for name, examples in splits.items():
        for example in examples:
            for gold in example.gold_passages:
                if gold not in ids:
                    raise TaskError(
                        f'{where(name)}: id "{example.id}": gold passage "{gold}" is not the id of a corpus document.'
                    )


def _data_hash(folder: Path, extra: str) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        file = folder / name
        digest.update(f"{name}:".encode())
        digest.update(file.read_bytes() if file.exists() else b"")
    digest.update(extra.encode())
    return digest.hexdigest()
