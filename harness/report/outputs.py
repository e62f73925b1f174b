"""The files of a report, opened before any work, so that a folder that cannot be written to costs nobody a wait."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from harness.errors import RunError


class Output:
    """One file that is being made beside its place."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._beside = file.with_name(f".{file.name}.{os.getpid()}")
        with _named(file):
            self._open: IO[bytes] = self._beside.open("wb")

    def write(self, content: str | bytes) -> None:
        """Raises RunError. What is no valid UTF-8 is escaped."""
        raw = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
        with _named(self.file):
            self._open.write(raw)
            self._open.flush()

    def keep(self) -> None:
        with _named(self.file):
            self._open.close()
            self._beside.replace(self.file)

    def drop(self) -> None:
        self._open.close()
        self._beside.unlink(missing_ok=True)


@contextmanager
def outputs(folder: Path, names: Mapping[str, str]) -> Iterator[dict[str, Output]]:
    """By format, an Output for each name. All take their places at the end; after an error in the work none does."""
    with ExitStack() as dropped:
        made = {}
        for kind, name in names.items():
            made[kind] = Output(folder / name)
            dropped.callback(made[kind].drop)
        yield made
        for output in made.values():
            output.keep()


@contextmanager
def _named(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunError(f"{file}: cannot be written: {error.strerror}") from None
