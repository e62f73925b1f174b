"""A run's folder: the manifest, the append-only records, and a lock that a dead process does not hold."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from harness.errors import RunError
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, from_line, to_line

MANIFEST, RECORDS = "manifest.json", "records.jsonl"
FORMAT = 1


def find(parent: Path, plan_id: str) -> Path | None:
    """The newest folder of a plan under `parent`, results/<suite>."""
    return max(parent.glob(f"*-{plan_id}"), default=None)


def create(parent: Path, plan_id: str) -> Path:
    """A new folder for a plan. Raises RunError where it cannot be made."""
    started = f"{datetime.now():%Y-%m-%dT%H%M%S}"
    # "." sorts after "-", so that of two in the same second the later one is the newest.
    for name in (started, *(f"{started}.{number}" for number in range(1, 10))):
        folder = parent / f"{name}-{plan_id}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise RunError(f"{folder}: cannot be made: {error.strerror}") from None
        return folder
    raise RunError(f"{parent}: cannot be made, or ten runs were started in this second")


@dataclass
class Done:
    """What a cell has already. A failed setup or answer counts as missing: the next run tries it again."""

    setup: bool = False
    answered: set[str] = field(default_factory=set)
    timed: set[str] = field(default_factory=set)
    tuned: bool = False
    probed: set[str] = field(default_factory=set)

    def add(self, record: Record) -> None:
        if isinstance(record, SetupRecord):
            self.setup, self.tuned = record.error is None, record.tuned
        elif record.error is None:
            self._kind(record).add(record.example_id)

    def _kind(self, record: AnswerRecord | LatencyRecord) -> set[str]:
        if isinstance(record, LatencyRecord):
            return self.timed
        return self.probed if record.probe else self.answered


class RunFolder:
    """Opens a run for writing: takes the lock, mends a torn last line, appends each record as it comes.

    `done` says what each cell had when the run was opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with ExitStack() as opened:
            opened.enter_context(self._take_lock())
            _drop_torn_line(path / RECORDS)
            self.done: dict[Cell, Done] = read_done(path)
            # Unbuffered: a line is on its way as soon as it is written, and none is left over after an error.
            self._file = opened.enter_context((path / RECORDS).open("ab", buffering=0))
            self._open = opened.pop_all()

    def append(self, record: Record) -> None:
        line = (to_line(record) + "\n").encode("utf-8")
        try:
            written = self._file.write(line)
        except OSError as error:
            raise RunError(f"{self.path / RECORDS}: cannot be written: {error.strerror}") from None
        if written != len(line):
            raise RunError(f"{self.path / RECORDS}: cannot be written: no space left on the device")

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        write_atomically(self.path / MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def _take_lock(self) -> IO[str]:
        try:
            lock = (self.path / ".lock").open("w")
        except OSError as error:
            raise RunError(f"{self.path}: cannot be written: {error.strerror}") from None
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
    if not isinstance(manifest, dict) or not isinstance(manifest.get("plan"), dict):
        raise RunError(f'{file}: is not a manifest: expected a JSON object with a "plan"')
    if manifest.get("format") != FORMAT:
        raise RunError(f"{file}: has format {manifest.get('format')}, and this version reads format {FORMAT} only")
    return manifest


def read_records(run: Path) -> list[Record]:
    """All records of a run. Raises RunError with file and line."""
    return list(each_record(run))


def read_done(run: Path) -> dict[Cell, Done]:
    """What each cell has; empty where nothing was written yet. Raises RunError."""
    done: dict[Cell, Done] = {}
    for record in each_record(run) if (run / RECORDS).exists() else ():
        done.setdefault(record.cell, Done()).add(record)
    return done


def each_record(run: Path) -> Iterator[Record]:
    """The records of a run one by one, so that they need not all be in memory. Raises RunError with file and line."""
    file = run / RECORDS
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.endswith(b"\n"):
                    break  # still being written, or torn by a kill
                try:
                    yield from_line(line.decode("utf-8"))
                except (RunError, UnicodeDecodeError) as error:
                    raise RunError(f"{file}:{number}: {error}") from None
    except FileNotFoundError:
        raise RunError(f"{file}: no such file. Give the folder of a run.") from None
    except OSError as error:
        raise RunError(f"{file}: cannot be read: {error.strerror}") from None


def write_atomically(file: Path, text: str) -> None:
    """Write beside and rename, so that a reader or a kill never meets half a file. Raises RunError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace")
        beside.replace(file)
    except OSError as error:
        raise RunError(f"{file}: cannot be written: {error.strerror}") from None


def _drop_torn_line(file: Path) -> None:
    if not file.exists():
        return
    with file.open("rb+") as raw:
        content = raw.read()
        if content and not content.endswith(b"\n"):
            raw.truncate(content.rfind(b"\n") + 1)
