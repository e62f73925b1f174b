"""Pinned files: from the cache, from a mirror, or from a real HTTP server on the loopback, good or bad."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.errors import TaskError
from harness.places import cache_root
from harness.sources import MIRROR, Source, fetch
from tests.loopback import PATIENCE_SECONDS, free_port

CONTENT = b"question,answer\n" + b"why,because\n" * 2000
OTHER = b"something else\n"
Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Files

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.close_connection = True
        self.server.script.popleft()(self)

    def log_message(self, *_: object) -> None:
        pass

    def reply(self, status: int, body: bytes, promised: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if promised is None else promised))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


class Files(ThreadingHTTPServer):
    """Plays one behaviour of `script` for each request in turn."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: deque[Behaviour] = deque()
        self.asked: list[str] = []

    def source(self, content: bytes = CONTENT, name: str = "quiz") -> Source:
        return pinned(content, name, f"http://127.0.0.1:{self.server_address[1]}")


def pinned(content: bytes, name: str, host: str) -> Source:
    sha = hashlib.sha256(content).hexdigest()
    return Source(name, "all.csv", "someone/data", "c0ffee", "sub/all.csv", sha, len(content), "MIT", "Me 2020", host)


def sends(body: bytes, status: int = 200) -> Behaviour:
    return lambda handler: handler.reply(status, body)


def cut(handler: Handler) -> None:
    handler.reply(200, CONTENT[:1000], promised=len(CONTENT))


def silent(handler: Handler) -> None:
    """Begins, and then sends nothing until the client hangs up."""
    handler.reply(200, CONTENT[:1000], promised=len(CONTENT))
    handler.wfile.flush()
    with suppress(OSError):
        handler.connection.recv(1)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Files]:
    """A server, and a cache and an environment of the test's own."""
    monkeypatch.setenv("ADAPTBENCH_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv(MIRROR, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Files() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def in_cache() -> list[Path]:
    return [file for file in cache_root().rglob("*") if file.is_file()]


def complaint(source: Source, silence_seconds: float = PATIENCE_SECONDS) -> str:
    """What fetching says, once it is sure that it is one line and that nothing stays behind."""
    with pytest.raises(TaskError) as caught:
        fetch(source, silence_seconds)
    assert "\n" not in str(caught.value) and in_cache() == []
    return str(caught.value)


# --- downloads --------------------------------------------------------------------------------------------------------


def test_a_file_is_downloaded_once(files: Files, capfd: pytest.CaptureFixture[str]) -> None:
    files.script.append(sends(CONTENT))
    first, again = fetch(files.source()), fetch(files.source())
    assert first == again and first.read_bytes() == CONTENT
    assert files.asked == ["/someone/data/c0ffee/sub/all.csv"]
    assert in_cache() == [first] and first.stat().st_mode & 0o777 == 0o644
    assert capfd.readouterr() == ("", ""), "no bar and no word where nobody looks"


def test_another_pin_is_another_file(files: Files) -> None:
    files.script += [sends(CONTENT), sends(OTHER)]
    assert [fetch(files.source(content)).read_bytes() for content in (CONTENT, OTHER)] == [CONTENT, OTHER]
    assert len(in_cache()) == 2


def test_a_wrong_file_is_refused_and_not_kept(files: Files) -> None:
    files.script.append(sends(OTHER))
    source = files.source()
    said = complaint(source)
    found = hashlib.sha256(OTHER).hexdigest()
    assert said.startswith(f"{source.url}: wrong checksum: expected sha256 {source.sha256} ({len(CONTENT)} bytes), ")
    assert f"found {found} ({len(OTHER)} bytes). " in said and MIRROR in said


@pytest.mark.parametrize("status", [404, 403])
def test_a_refusal_is_not_asked_again(files: Files, status: int) -> None:
    files.script.append(sends(b"no such thing", status))
    said = complaint(files.source())
    assert said.startswith(f"{files.source().url}: cannot be downloaded (HTTP {status})")
    assert f"put the file into a folder as quiz/all.csv and set {MIRROR} to it" in said
    assert len(files.asked) == 1


@pytest.mark.parametrize("trouble", [sends(b"busy", 503), cut], ids=["busy", "cut"])
def test_trouble_that_passes_is_got_over(files: Files, trouble: Behaviour) -> None:
    files.script += [trouble, sends(CONTENT)]
    assert fetch(files.source()).read_bytes() == CONTENT
    assert len(files.asked) == 2 and len(in_cache()) == 1


def test_a_connection_that_is_always_cut(files: Files) -> None:
    files.script += [cut, cut]
    assert "cannot be downloaded (ChunkedEncodingError)" in complaint(files.source())
    assert len(files.asked) == 2


def test_a_server_that_falls_silent(files: Files) -> None:
    files.script += [silent, silent]
    assert "cannot be downloaded (ConnectionError)" in complaint(files.source(), silence_seconds=0.2)
    assert len(files.asked) == 2


def test_no_network(files: Files) -> None:
    source = replace(files.source(), host=f"http://127.0.0.1:{free_port()}")
    said = complaint(source)
    assert said.startswith(f"{source.url}: cannot be downloaded (ConnectionError), and is not in the cache. ")
    assert MIRROR in said and files.asked == []


def test_two_processes_at_once(files: Files) -> None:
    both = threading.Barrier(2)

    def together(handler: Handler) -> None:
        both.wait(PATIENCE_SECONDS)  # each has begun before either has a file
        handler.reply(200, CONTENT)

    files.script += [together, together]
    code = f"from harness.sources import Source, fetch; print(fetch({files.source()!r}).read_bytes() == {CONTENT!r})"
    command = [sys.executable, "-W", "error", "-c", code]
    pair = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate(timeout=PATIENCE_SECONDS) for process in pair] == [(b"True\n", b"")] * 2
    assert len(files.asked) == 2 and len(in_cache()) == 1


# --- cache and mirror -------------------------------------------------------------------------------------------------


@pytest.fixture
def mirrored(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the file in a mirror that exists and is empty."""
    file = tmp_path / "mirror" / "quiz" / "all.csv"
    file.parent.mkdir(parents=True)
    monkeypatch.setenv(MIRROR, str(tmp_path / "mirror"))
    return file


def test_a_file_that_was_damaged_in_the_cache_is_fetched_again(files: Files) -> None:
    files.script += [sends(CONTENT), sends(CONTENT)]
    fetch(files.source()).write_bytes(CONTENT[:-5])
    assert fetch(files.source()).read_bytes() == CONTENT
    assert len(files.asked) == 2


def test_a_mirror_is_read_where_it_stands(files: Files, mirrored: Path) -> None:
    mirrored.write_bytes(CONTENT)
    assert fetch(files.source()) == mirrored
    assert files.asked == [] and in_cache() == []


def test_a_wrong_file_in_a_mirror_is_refused_and_nothing_is_downloaded_instead(files: Files, mirrored: Path) -> None:
    mirrored.write_bytes(OTHER)
    source = files.source()
    said = complaint(source)
    assert said.startswith(f"{mirrored}: wrong checksum: expected sha256 {source.sha256} ")
    assert f"found {hashlib.sha256(OTHER).hexdigest()} " in said
    assert said.endswith(f"Put the file from {source.url} there, or take {MIRROR} away to download it.")
    assert files.asked == []


def test_what_a_mirror_lacks_is_downloaded(files: Files, mirrored: Path) -> None:
    files.script.append(sends(CONTENT))
    assert fetch(files.source()).read_bytes() == CONTENT
    assert not mirrored.exists() and len(in_cache()) == 1


def test_the_cache_comes_before_the_mirror(files: Files, mirrored: Path) -> None:
    files.script.append(sends(CONTENT))
    kept = fetch(files.source())
    mirrored.write_bytes(OTHER)
    assert fetch(files.source()) == kept


def test_a_mirror_that_is_not_there(files: Files, mirrored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MIRROR, str(mirrored.parent / "elsewhere"))
    assert complaint(files.source()).startswith(f"{MIRROR}: {mirrored.parent / 'elsewhere'}: no such folder.")
    assert files.asked == []
