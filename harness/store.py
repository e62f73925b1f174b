"""A run's folder: the manifest, the append-only records, and a lock that a dead process does not hold."""

from __future__ import annotations

import fcntl
import gzip
import json
import os
import shutil
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, overload
from weakref import finalize

from harness.errors import RunError
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, from_line, to_line
from harness.run_shape import check_line, check_manifest

MANIFEST, RECORDS, LOCK = "manifest.json", "records.jsonl", ".lock"
PACKED = f"{RECORDS}.gz"
"""The records of a run that has ended, made small with gzip: read where the plain file is not there, never written."""
FORMAT = 1
_BLOCK = 1 << 16
_GO_ON = "What was written is kept: once it can be written again, the same command goes on."


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


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait until no other process holds the lock of `file`, and hold it. The system frees that of a process that dies.

    Raises RunError where there can be no such file.
    """
    with suppress(OSError):  # which opening the file meets again
        file.parent.mkdir(parents=True, exist_ok=True)
    with _lock_file(file) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
    """Opens a run for writing: takes the lock, mends what a kill left torn, appends each record as it comes.

    `done` says what each cell had when the run was opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with ExitStack() as opened:
            opened.enter_context(self._take_lock())
            sweep(path)
            if records_file(path).name == PACKED:
                raise RunError(f"{path / PACKED}: can only be read. To go on with this run, unpack it: gunzip.")
            _drop_torn_line(path / RECORDS)
            self.done: dict[Cell, Done] = read_done(path)
            # Unbuffered: a line is on its way as soon as it is written, and none is left over after an error.
            self._file = opened.enter_context((path / RECORDS).open("ab", buffering=0))
            self._open = opened.pop_all()

    def append(self, record: Record) -> None:
        """Raises RunError where it cannot be written, ValueError for a record that could not be read again."""
        text = to_line(record)
        check_line(json.loads(text))
        line = (text + "\n").encode("utf-8")
        try:
            written = self._file.write(line)
        except OSError as error:
            raise RunError(f"{self.path / RECORDS}: cannot be written: {error.strerror}. {_GO_ON}") from None
        if written != len(line):
            raise RunError(f"{self.path / RECORDS}: cannot be written: no space left on the device. {_GO_ON}")

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        write_atomically(self.path / MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def _take_lock(self) -> IO[str]:
        lock = _lock_file(self.path / LOCK)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise RunError(f"{self.path}: another process is writing to this run. Wait for it, or stop it.") from None
        return lock


def begin(parent: Path, plan_id: str, lock: Path, fresh: bool = False) -> RunFolder:
    """Open the plan's newest folder for writing, or a new one. `lock`: of processes that begin at once, one makes it.

    Raises RunError where another process writes to it, or it cannot be made.
    """
    with locked(lock):
        found = None if fresh else find(parent, plan_id)
        return RunFolder(found or create(parent, plan_id))


def read_manifest(run: Path) -> dict[str, Any]:
    """Raises RunError where the folder is not a run."""
    file = run / MANIFEST
    _check_plain(file)
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunError(f"{file}: no such file. Give the folder of a run, such as results/bench/<date>-<id>.") from None
    except RecursionError:
        raise RunError(f"{file}: cannot be read: nested too deep") from None
    except (OSError, ValueError) as error:
        raise RunError(f"{file}: cannot be read: {error}") from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("plan"), dict):
        raise RunError(f'{file}: is not a manifest: expected a JSON object with a "plan"')
    if manifest.get("format") != FORMAT:
        raise RunError(f"{file}: has format {manifest.get('format')}, and this version reads format {FORMAT} only")
    try:
        check_manifest(manifest)
    except ValueError as error:
        raise RunError(f"{file}: is not a manifest: {error}") from None
    return manifest


class Records(Sequence[Record]):
    """The records that stand in a run's file now, read anew whenever they are asked for: none is held.

    Raises RunError with file and line.
    """

    def __init__(self, run: Path) -> None:
        self._name, self._ends, self._checked = records_file(run), array("q", [0]), 0
        with _readable(self._name):
            self._lines = _unpacked(self._name) if self._name.name == PACKED else self._name.open("rb")
            finalize(self, self._lines.close)
            self._ends.extend(accumulate(len(line) for line in self._lines if line.endswith(b"\n")))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        if isinstance(at, slice):
            return [self[place] for place in range(len(self))[at]]
        place = range(len(self))[at]
        start, end = self._ends[place], self._ends[place + 1]
        # What kind of file it is was looked at when it was opened.
        with _read_errors(self._name):
            line = os.pread(self._lines.fileno(), end - start, start)
        record = _parsed(line, self._name, place + 1, check=place >= self._checked)
        if place == self._checked:
            self._checked += 1
        return record


def _unpacked(file: Path) -> IO[bytes]:
    """A file without a name that goes when it is closed: a packed one can only be read from its beginning."""
    with ExitStack() as opened:
        plain = opened.enter_context(TemporaryFile())
        with gzip.open(file) as packed:
            shutil.copyfileobj(packed, plain)
        plain.seek(0)
        opened.pop_all()
        return plain


def read_records(run: Path) -> list[Record]:
    """All records of a run. Raises RunError with file and line."""
    return list(each_record(run))


def read_done(run: Path) -> dict[Cell, Done]:
    """What each cell has; empty where nothing was written yet. Raises RunError."""
    done: dict[Cell, Done] = {}
    for record in each_record(run) if records_file(run).exists() else ():
        done.setdefault(record.cell, Done()).add(record)
    return done


def records_file(run: Path) -> Path:
    """records.jsonl, or records.jsonl.gz where only that is there."""
    plain, packed = run / RECORDS, run / PACKED
    return packed if packed.exists() and not plain.exists() else plain


def each_record(run: Path) -> Iterator[Record]:
    """The records of a run one by one, so that they need not all be in memory. Raises RunError with file and line."""
    file = records_file(run)
    with _readable(file), gzip.open(file) if file.name == PACKED else file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.endswith(b"\n"):
                break  # still being written, or torn by a kill
            yield _parsed(line, file, number)


def _parsed(line: bytes, file: Path, number: int, check: bool = True) -> Record:
    try:
        return from_line(line.decode("utf-8"), check)
    except (RunError, UnicodeDecodeError) as error:
        raise RunError(f"{file}:{number}: {error}") from None


def _check_plain(file: Path) -> None:
    """Raises RunError for a pipe or a device, from which reading might never end."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise RunError(f"{file}: is no plain file")


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    _check_plain(file)
    with _read_errors(file):
        yield


@contextmanager
def _read_errors(file: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise RunError(f"{file}: no such file. Give the folder of a run.") from None
    except (OSError, EOFError, zlib.error) as error:
        raise RunError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def write_atomically(file: Path, text: str) -> None:
    """Write beside and rename, so that a reader or a kill never meets half a file. Raises RunError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace")
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise RunError(f"{file}: cannot be written: {error.strerror}. {_GO_ON}") from None


def sweep(folder: Path) -> None:
    """Remove the files that killed processes were writing beside their places: `.<name>.<process id>`."""
    for left in folder.glob(".*.*"):
        if left.suffix[1:].isdecimal() and not _lives(int(left.suffix[1:])):
            left.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    """A number that was given to another process since counts as alive: its file is swept another time."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _lock_file(file: Path) -> IO[str]:
    """Its content says nothing: the lock is the system's, on the open file. Child processes do not inherit it."""
    try:
        return file.open("w", encoding="utf-8")
    except OSError as error:
        raise RunError(f"{file.parent}: cannot be written: {error.strerror}") from None


def _drop_torn_line(file: Path) -> None:
    if not file.exists():
        return
    with file.open("rb+") as raw:
        end = raw.seek(0, os.SEEK_END)
        whole = _end_of_lines(raw, end)
        if whole < end:
            raw.truncate(whole)


def _end_of_lines(raw: IO[bytes], end: int) -> int:
    """Where the last whole line ends, looked for from the end of the file, which may be large."""
    while end:
        start = max(0, end - _BLOCK)
        raw.seek(start)
        at = raw.read(end - start).rfind(b"\n")
        if at >= 0:
            return start + at + 1
        end = start
    return 0
