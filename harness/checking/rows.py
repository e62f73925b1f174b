"""A row that can be used, whatever format it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from harness.api import TaskSpec

SPLITS = ("train", "validation", "test")


@dataclass(slots=True)
class Row:
    """`system` and `turns` are what a chat row says before its last answer; a task row has neither."""

    split: str
    file: str
    line: int
    id: str | None
    input: str
    answers: tuple[str, ...]
    system: str = ""
    messages: tuple[Mapping[str, str], ...] = ()
    gold: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.id is None else f'{self.file}:{self.line} ("{self.id[:40]}")'


@dataclass(frozen=True, slots=True)
class Doc:
    file: str
    line: int
    id: str
    text: str


@dataclass(slots=True)
class Content:
    """All that could be read. `spec` is None for a chat file, or where task.toml cannot be read."""

    rows: list[Row] = field(default_factory=list)
    corpus: list[Doc] = field(default_factory=list)
    corpus_before: list[Doc] = field(default_factory=list)
    spec: TaskSpec | None = None

    def of(self, split: str) -> list[Row]:
        return [row for row in self.rows if row.split == split]


# Scripts without blanks between words: there a character counts as a word.
_CHARACTERS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f"
_WORD = re.compile(rf"[{_CHARACTERS}]|[^\W{_CHARACTERS}]+")


def words(text: str) -> list[str]:
    """The words of a text, case folded, without punctuation."""
    return _WORD.findall(text.casefold())
