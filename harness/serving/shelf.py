"""What the server keeps in its folder: objects as JSON files that are always whole, and a lock."""

from __future__ import annotations

import fcntl
import json
import secrets
import string
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from harness.errors import RunError, UsageError
from harness.store import write_atomically

LETTERS = string.ascii_letters + string.digits
Record = dict[str, Any]


def new_id(prefix: str, length: int = 24) -> str:
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length))


def now() -> int:
    return int(time.time())


def lock(folder: Path) -> IO[str]:
    """The folder for this process alone, until the file that is returned is closed. Raises UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("w")
    except OSError as error:
        raise UsageError(f"serve: {folder}: cannot be written: {error.strerror}.") from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise UsageError(f"serve: {folder}: another server keeps its files there. Give another --folder.") from None
    return file


def write(file: Path, record: Record) -> None:
    write_atomically(file, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def read_all(folder: Path, name: str) -> Iterator[Record]:
    """The records `folder`/*/`name`, oldest first. Raises RunError for one that cannot be read."""
    found = []
    for file in folder.glob(f"*/{name}"):
        try:
            found.append(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise RunError(f"{file}: cannot be read: {error}. Remove its folder to go on without it.") from None
    return iter(sorted(found, key=lambda record: (record["created_at"], record.get("order", 0))))
