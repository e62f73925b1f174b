"""A hub on this machine: serves the files of data sets at pinned commits, as far as `datasets` asks for them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Repositories = Mapping[str, Mapping[str, Mapping[str, bytes]]]
"""Repository -> commit -> path -> content. The last commit is what "main" means."""


class _MissingError(Exception):
    """With the error code that the hub sends."""


class _Handler(BaseHTTPRequestHandler):
    repositories: Repositories

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        form = parse_qs(self.rfile.read(length).decode())
        try:
            content, headers = self._find(unquote(urlsplit(self.path).path).strip("/").split("/"), form)
            self._send(200, content, headers)
        except _MissingError as missing:
            self._send(404, b"", {"X-Error-Code": str(missing)})

    do_GET = do_HEAD = do_POST = _answer  # noqa: N815

    def _send(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _find(self, parts: list[str], form: Mapping[str, list[str]]) -> tuple[bytes, dict[str, str]]:
        if parts[:1] == ["datasets"] and parts[3:4] == ["resolve"]:
            return self._file("/".join(parts[1:3]), parts[4], "/".join(parts[5:]))
        if parts[:2] != ["api", "datasets"]:
            raise _MissingError("EntryNotFound")
        repository, (verb, revision) = "/".join(parts[2:4]), parts[4:6] or ("", "main")
        commit, files = self._commit(repository, revision)
        found: Any = {"id": repository, "sha": commit, "cardData": {"license": "cc-by-4.0"}, "siblings": []}
        if verb == "tree":
            found = _tree(files, "/".join(parts[6:]), "recursive=True" in self.path or "recursive=true" in self.path)
        elif verb == "paths-info":
            found = [_entry(path, files[path]) for path in form["paths"] if path in files]
        return json.dumps(found).encode(), {"Content-Type": "application/json"}

    def _file(self, repository: str, revision: str, path: str) -> tuple[bytes, dict[str, str]]:
        commit, files = self._commit(repository, revision)
        if path not in files:
            raise _MissingError("EntryNotFound")
        return files[path], {"ETag": f'"{_blob(files[path])}"', "X-Repo-Commit": commit}

    def _commit(self, repository: str, revision: str) -> tuple[str, Mapping[str, bytes]]:
        if repository not in self.repositories:
            raise _MissingError("RepoNotFound")
        commits = self.repositories[repository]
        commit = [*commits][-1] if revision == "main" else revision
        if commit not in commits:
            raise _MissingError("RevisionNotFound")
        return commit, commits[commit]

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _blob(content: bytes) -> str:
    return hashlib.sha1(content).hexdigest()


def _entry(path: str, content: bytes) -> dict[str, Any]:
    return {"type": "file", "path": path, "size": len(content), "oid": _blob(content)}


def _tree(files: Mapping[str, bytes], folder: str, recursive: bool) -> list[dict[str, Any]]:
    inside = [path for path in files if not folder or path.startswith(f"{folder}/")]
    if folder and not inside:
        raise _MissingError("EntryNotFound")
    folders = {str(parent) for path in inside for parent in PurePosixPath(path).parents} - {".", folder}
    entries = [_entry(path, files[path]) for path in inside]
    entries += [{"type": "directory", "path": path, "oid": _blob(path.encode())} for path in sorted(folders)]
    return [entry for entry in entries if recursive or str(PurePosixPath(entry["path"]).parent) == (folder or ".")]


@contextmanager
def serve(repositories: Repositories) -> Iterator[str]:
    """The address of a hub with these repositories, until the block ends."""
    handler = type("Handler", (_Handler,), {"repositories": repositories})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
