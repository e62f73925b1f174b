"""Completions already paid for, across runs and processes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from harness.api import Completion, Decoding, Model, Prompt, Usage
from harness.errors import RunError
from harness.records import plain_json

_USELESS = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def digest(value: Any) -> str:
    """SHA-256 of a JSON value in canonical form."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def prompt_value(prompt: Prompt) -> list[list[str]]:
    return [[message.role, message.content] for message in prompt.messages]


class CompletionCache:
    """A SQLite file: the same model, messages and decoding give the completion that was bought before."""

    def __init__(self, file: Path, read: bool = True) -> None:
        self._read, self._file = read, file
        with self._errors_named():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(file, timeout=30, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute("CREATE TABLE IF NOT EXISTS completions (key TEXT PRIMARY KEY, value TEXT NOT NULL)")

    @staticmethod
    def keys(model: Model, prompts: Sequence[Prompt], decoding: Decoding) -> list[str]:
        shared = {"model": model.fingerprint, "decoding": asdict(decoding)}
        return [digest({**shared, "messages": prompt_value(prompt)}) for prompt in prompts]

    def get(self, key: str) -> Completion | None:
        if not self._read:
            return None
        with self._errors_named():
            row = self._base.execute("SELECT value FROM completions WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        value = json.loads(row[0])
        return Completion(value["text"], value["finish_reason"], Usage(**value["usage"]), value["seconds"])

    def put(self, key: str, completion: Completion) -> None:
        """Written at once: a kill loses none that was paid for, and other processes find it. It takes 20 microseconds,
        and groups of 50 would take 5; they are not worth the answers that a kill between two groups would lose.
        """
        with self._errors_named():
            row = (key, plain_json(completion))
            self._base.execute("INSERT OR REPLACE INTO completions VALUES (?, ?)", row)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise RunError(f"{self._file}: the completion cache cannot be used: {error}. {_advice(error)}") from None

    def close(self) -> None:
        self._base.close()

    def __enter__(self) -> CompletionCache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _advice(error: sqlite3.Error | OSError) -> str:
    """What to do. Only a file that holds nothing of use may be deleted: what is in it was paid for."""
    # The low byte is the kind of error; sqlite3 gives none where the fault is in the call.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if isinstance(error, sqlite3.Error) and code in _USELESS:
        return "Delete it to start anew."
    if code == sqlite3.SQLITE_BUSY:
        return "Another process is writing to it: run again to go on."
    return "Is the disk full? What is in it is kept: once it can be written again, the same command goes on."
