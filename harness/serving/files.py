"""Uploaded files and result files, each in a folder of its own with its content and what the API says of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from harness.serving import shelf
from harness.serving.faults import missing
from harness.serving.shelf import Record

UPLOADED, RESULTS = "fine-tune", "fine-tune-results"
META, CONTENT = "file.json", "content"


class Files:
    """Called from the event loop and from the training thread: a file never changes, and is written before it shows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = {record["id"]: record for record in shelf.read_all(folder, META)}

    def add(self, name: str, purpose: str, content: IO[bytes]) -> Record:
        id = shelf.new_id("file-")
        place = self._folder / id
        place.mkdir(parents=True)
        with (place / CONTENT).open("wb") as out:
            shutil.copyfileobj(content, out)
            size = out.tell()
        record = {
            "id": id,
            "object": "file",
            "bytes": size,
            "created_at": shelf.now(),
            "expires_at": None,
            "filename": name,
            "purpose": purpose,
            "status": "processed",
            "status_details": None,
        }
        shelf.write(place / META, record)
        self._records[id] = record
        return record

    def __iter__(self) -> Iterator[Record]:
        """Newest first."""
        return iter(list(self._records.values())[::-1])

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def get(self, id: str) -> Record:
        """Raises ApiError."""
        if id not in self._records:
            raise missing("File object", id)
        return self._records[id]

    def content(self, id: str) -> Path:
        self.get(id)
        return self._folder / id / CONTENT

    def delete(self, id: str) -> None:
        place = self.content(id).parent
        # What the API says of it first: a file without content must never show.
        (place / META).unlink()
        del self._records[id]
        shutil.rmtree(place, ignore_errors=True)
