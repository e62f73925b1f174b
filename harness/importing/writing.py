"""A task folder on disk: task.toml, splits, corpus, and a README.md that says where all of it came from."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.api import Document, Example
from harness.errors import UsageError
from harness.importing.settings import TaskSettings
from harness.tasks import load_folder


@dataclass(frozen=True)
class Datasheet:
    """What a reader of the folder must know about its data. `left_out` has one text for each reason."""

    origins: tuple[str, ...]
    columns: tuple[str, ...]
    rule: str
    counts: Mapping[str, int]
    documents: int
    left_out: tuple[str, ...]
    notes: tuple[str, ...]

    def lines(self) -> list[str]:
        counted = ", ".join(f"{name} {count}" for name, count in self.counts.items())
        documents = f", {self.documents} documents" if self.documents else ""
        return [
            *self.origins,
            *self.columns,
            f"split: {self.rule}",
            f"examples: {counted}{documents}",
            *(f"left out: {text}" for text in self.left_out or ("nothing",)),
            *self.notes,
        ]


def write_folder(
    folder: Path,
    settings: TaskSettings,
    splits: Mapping[str, Sequence[Example]],
    documents: Sequence[Document],
    sheet: Datasheet,
) -> None:
    """Written beside, checked as any task is, and moved into place: there is never half a folder. Raises UsageError."""
    target = folder.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.mkdir(parents=True)
        for name, examples in splits.items():
            _write_lines(beside / f"{name}.jsonl", (_example(example) for example in examples))
        if documents:
            _write_lines(beside / "corpus.jsonl", (asdict(document) for document in documents))
        (beside / "task.toml").write_text(_task_toml(settings), encoding="utf-8")
        (beside / "README.md").write_text(_readme(settings, sheet), encoding="utf-8")
        _check(beside, folder)
        beside.replace(target)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check(beside: Path, folder: Path) -> None:
    try:
        load_folder(beside)
    except UsageError as error:
        raise UsageError(str(error).replace(str(beside), str(folder))) from None


def _write_lines(file: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _example(example: Example) -> dict[str, Any]:
    line: dict[str, Any] = {"id": example.id, "input": example.input, "references": example.references}
    if example.gold_passages:
        line["gold_passages"] = example.gold_passages
    if example.facets:
        line["facets"] = example.facets
    return line


def _task_toml(settings: TaskSettings) -> str:
    head = {"name": settings.name, "version": "1.0.0", "licence": settings.licence, "instruction": settings.instruction}
    answer: dict[str, str | int] = {"max_output_tokens": settings.max_output_tokens, "extract": settings.extract}
    return "".join(
        [
            *(f"{key} = {_toml(value)}\n" for key, value in head.items()),
            f"metrics = [{', '.join(map(_toml, settings.metrics))}]\n\n[answer]\n",
            *(f"{key} = {_toml(value)}\n" for key, value in answer.items()),
            f"\n[split]\nseed = {settings.seed}\n",
        ]
    )


def _toml(value: str | int) -> str:
    """A basic string of TOML is one of JSON, but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _readme(settings: TaskSettings, sheet: Datasheet) -> str:
    lines = "\n".join(f"- {line}" for line in sheet.lines())
    return f"# {settings.name}\n\nMade by `adaptbench import`. Licence of the data: {settings.licence}.\n\n{lines}\n"
