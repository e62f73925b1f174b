"""Published data files, pinned by commit and sha256: from the cache, from a mirror on this machine, or downloaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import TaskError
from harness.places import cache_root, sha256_of

if TYPE_CHECKING:
    from requests import RequestException

MIRROR = "ADAPTBENCH_MIRROR"
CONNECT_SECONDS = 3.0
SILENCE_SECONDS = 10.0
TRIES = 2
CHUNK_BYTES = 2**16


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a repository. `name` is the data set and its folder in a mirror, `file` the file's name there."""

    name: str
    file: str
    repository: str
    commit: str
    path: str
    sha256: str
    bytes: int
    licence: str
    citation: str
    host: str = "https://raw.githubusercontent.com"

    @property
    def url(self) -> str:
        return f"{self.host}/{self.repository}/{self.commit}/{self.path}"


def fetch(source: Source, silence_seconds: float = SILENCE_SECONDS) -> Path:
    """The file on this machine, with the right checksum. Raises TaskError in one line that says what to do.

    Looks in the cache, then in the folder that ADAPTBENCH_MIRROR names (as NAME/FILE), then downloads into the cache.
    A download is given up when the server sends nothing for `silence_seconds`, at the second try.
    """
    kept = cache_root() / "data" / source.name / f"{source.sha256[:16]}-{source.file}"
    if kept.is_file() and sha256_of(kept) == source.sha256:
        return kept
    mirrored = _in_mirror(source)
    if mirrored is not None:
        advice = f"Put the file from {source.url} there, or take {MIRROR} away to download it."
        _check(mirrored, source, str(mirrored), advice)
        return mirrored
    _download(source, kept, silence_seconds)
    return kept


def _in_mirror(source: Source) -> Path | None:
    named = os.environ.get(MIRROR)
    if not named:
        return None
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise TaskError(f"{MIRROR}: {folder}: no such folder. It names a folder with one folder for each data set.")
    file = folder / source.name / source.file
    return file if file.is_file() else None


def _check(file: Path, source: Source, called: str, advice: str) -> None:
    found = sha256_of(file)
    if found != source.sha256:
        expected = f"expected sha256 {source.sha256} ({source.bytes} bytes)"
        size = file.stat().st_size
        raise TaskError(f"{called}: wrong checksum: {expected}, found {found} ({size} bytes). {advice}")


def _download(source: Source, target: Path, silence_seconds: float) -> None:
    # pooch writes to a draft beside the target and renames it: whoever comes second finds, or replaces, the same bytes.
    import pooch
    from requests import RequestException

    pooch.get_logger().setLevel("WARNING")
    if sys.stderr.isatty():
        print(f"Downloading {source.url} ({source.bytes:,} bytes)", file=sys.stderr)
    shelf = pooch.create(
        path=target.parent,
        base_url="",
        registry={target.name: source.sha256},
        urls={target.name: source.url},
        retry_if_failed=TRIES - 1,
    )
    try:
        shelf.fetch(target.name, downloader=_downloader(source, silence_seconds))
    except RequestException as error:
        raise _unreachable(source, _reason(error)) from error


def _downloader(source: Source, silence_seconds: float) -> Callable[[str, str, object], None]:
    """What pooch calls. Its own downloader leaves the connection open when a server falls silent."""
    import requests

    def download(url: str, draft: str, shelf: object) -> None:
        with requests.get(url, stream=True, timeout=(CONNECT_SECONDS, silence_seconds)) as response:
            if 400 <= response.status_code < 500:  # asking again would not help
                raise _unreachable(source, f"HTTP {response.status_code}")
            response.raise_for_status()
            with Path(draft).open("wb") as file:
                file.writelines(response.iter_content(CHUNK_BYTES))
        _check(Path(draft), source, url, f"Something on the way changed it: try again, or set {MIRROR} to a good copy.")
        Path(draft).chmod(0o644)

    return download


def _unreachable(source: Source, reason: str) -> TaskError:
    way_out = f"With no network, put the file into a folder as {source.name}/{source.file} and set {MIRROR} to it."
    return TaskError(f"{source.url}: cannot be downloaded ({reason}), and is not in the cache. {way_out}")


def _reason(error: RequestException) -> str:
    return f"HTTP {error.response.status_code}" if error.response is not None else type(error).__name__
