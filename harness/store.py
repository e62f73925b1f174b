"""A run's folder: the manifest, the append-only records, and a lock that a dead process does not hold."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from harness.errors import RunError
from harness.records import Record, from_line, to_line

MANIFEST, RECORDS = "manifest.json", "records.jsonl"


def find_or_create(results: Path, suite: str, plan_id: str, fresh: bool) -> Path:
    """The newest folder of this suite and plan, or a new one. Raises RunError where it cannot be made."""
    parent = results / suite
    if not fresh and (known := sorted(parent.glob(f"*-{plan_id}"))):
        return known[-1]
    folder = parent / f"{datetime.now():%Y-%m-%dT%H%M%S}-{plan_id}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise RunError(f"{folder}: cannot be made: {error.strerror}") from None
    return folder


class RunFolder:
    """Opens a run for writing: takes the lock, mends a torn last line, appends each record as it comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = self._take_lock()
        _drop_torn_line(path / RECORDS)
        self.records = read_records(path) if (path / RECORDS).exists() else []
        self._file: IO[str] = (path / RECORDS).open("a", encoding="utf-8")

    def append(self, record: Record) -> None:
        self._file.write(to_line(record) + "\n")
        self._file.flush()
        self.records.append(record)

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        write_atomically(self.path / MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._lock.close()

    def _take_lock(self) -> IO[str]:
        lock = (self.path / ".lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise RunError(f"{self.path}: another process is writing to this run. Wait for it, or stop it.") from None
        return lock


def read_manifest(run: Path) -> dict[str, Any]:
    """Raises RunError where the folder is not a run."""
    file = run / MANIFEST
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunError(f"{file}: no such file. Give the folder of a run, such as results/bench/<date>-<id>.") from None
    except (OSError, ValueError) as error:
        raise RunError(f"{file}: cannot be read: {error}") from None
    if not isinstance(manifest, dict):
        raise RunError(f"{file}: is not a manifest: expected a JSON object")
    return manifest


def read_records(run: Path) -> list[Record]:
    """All records of a run. Raises RunError with file and line."""
    file = run / RECORDS
    records = []
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.endswith("\n"):
                    break  # still being written, or torn by a kill
                try:
                    records.append(from_line(line))
                except RunError as error:
                    raise RunError(f"{file}:{number}: {error}") from None
    except FileNotFoundError:
        raise RunError(f"{file}: no such file. Give the folder of a run.") from None
    except UnicodeDecodeError as error:
        raise RunError(f"{file}: not UTF-8: {error.reason}") from None
    return records


def write_atomically(file: Path, text: str) -> None:
    """Write beside and rename, so that a reader or a kill never meets half a file."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def _drop_torn_line(file: Path) -> None:
    if not file.exists():
        return
    with file.open("rb+") as raw:
        content = raw.read()
        if content and not content.endswith(b"\n"):
            raw.truncate(content.rfind(b"\n") + 1)
