"""Real servers on 127.0.0.1 for tests: one that plays a script, and one that serves real weights."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 60.0
USAGE = {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25, "prompt_tokens_details": {"cached_tokens": 8}}


@dataclass(frozen=True)
class Seen:
    """One request as the server saw it. `at` is the monotonic clock, `client` the connection's other end."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]
    at: float
    client: tuple[str, int]


class Loopback(ThreadingHTTPServer):
    """Plays one behaviour of `script` for each request in turn, then `rest`. Use as a context manager."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, *script: Behaviour, rest: Behaviour | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[Seen] = []
        self.most_in_flight = 0
        self.hung_up = 0
        self._script = deque(script)
        self._rest = rest or answer()
        self._in_flight = 0
        self._changed = threading.Condition()
        self._connections: set[socket.socket] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def __enter__(self) -> Loopback:
        # A short poll, because shutdown waits for the next one.
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        with self._changed:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            assert self._changed.wait_for(lambda: not self._connections, PATIENCE_SECONDS)
        self.server_close()
        self._thread.join()

    def connection(self, connection: socket.socket, *, is_open: bool) -> None:
        with self._changed:
            (self._connections.add if is_open else self._connections.discard)(connection)
            self._changed.notify_all()

    def begin(self, seen: Seen) -> Behaviour:
        with self._changed:
            self.requests.append(seen)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
            self._changed.notify_all()
            return self._script.popleft() if self._script else self._rest

    def end(self, *, hung_up: bool = False) -> None:
        with self._changed:
            self._in_flight -= 1
            self.hung_up += hung_up
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[Loopback], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: condition(self), PATIENCE_SECONDS), "the server waited in vain"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Loopback

    def setup(self) -> None:
        super().setup()
        self.server.connection(self.connection, is_open=True)

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        self.server.connection(self.connection, is_open=False)

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(self.path, headers, body, time.monotonic(), self.client_address)
        self.server.begin(seen)(self, seen)

    def reply(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        # Before the first byte: the client may send its next request as soon as it has the last one.
        self.server.end()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def events(self, lines: Sequence[str]) -> None:
        self.server.end()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for line in lines:
            data = f"data: {line}\n\n".encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")


Behaviour = Callable[[_Handler, Seen], None]


def answer(
    text: str | None = None,
    *,
    usage: Mapping[str, Any] | None = USAGE,
    finish_reason: str | None = "stop",
    together: threading.Barrier | None = None,
) -> Behaviour:
    """An answer, streamed where that is asked for. Without `text`, "echo: " and the last message.

    With `together`, only once as many requests are in flight as it has parties.
    """

    def play(handler: _Handler, seen: Seen) -> None:
        if together is not None:
            together.wait(PATIENCE_SECONDS)
            time.sleep(0.02)  # time for a request that should not be there to be counted
        said = f"echo: {seen.body['messages'][-1]['content']}" if text is None else text
        if seen.body.get("stream"):
            asked = (seen.body.get("stream_options") or {}).get("include_usage")
            handler.events(chunks(said, usage if asked else None, finish_reason))
        else:
            message = {"role": "assistant", "content": said}
            handler.reply(200, _bytes(completion(message, usage=usage, finish_reason=finish_reason)), {})

    return play


def completion(message: Mapping[str, Any], **others: Any) -> dict[str, Any]:
    """The body of a reply with one choice."""
    choice = {"index": 0, "message": message, "finish_reason": others.pop("finish_reason", "stop")}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], **others}


def chunks(text: str, usage: Mapping[str, Any] | None, finish_reason: str | None = "stop") -> list[str]:
    """The events of a stream as OpenAI sends them: the role, each word, the finish reason, the usage, the end."""
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}, *({"content": w} for w in text.split(" "))]
    deltas[2:] = [{"content": f" {delta['content']}"} for delta in deltas[2:]]
    lines = [_chunk([{"index": 0, "delta": delta, "finish_reason": None}]) for delta in deltas]
    if finish_reason is not None:
        lines.append(_chunk([{"index": 0, "delta": {}, "finish_reason": finish_reason}]))
    return [*lines, *([] if usage is None else [_chunk([], usage)]), "[DONE]"]


def status(code: int, error: Any, *, headers: Mapping[str, str] | None = None) -> Behaviour:
    return lambda handler, _: handler.reply(code, _bytes(error), headers or {})


def echo_credentials(code: int) -> Behaviour:
    """An error that says which key was wrong, as careless servers do."""

    def play(handler: _Handler, seen: Seen) -> None:
        handler.reply(code, _bytes({"error": {"message": f"wrong key: {seen.headers['authorization']}"}}), {})

    return play


def raw(body: str, content_type: str = "application/json") -> Behaviour:
    return lambda handler, _: handler.reply(200, body.encode(), {"Content-Type": content_type})


def stream(*lines: str) -> Behaviour:
    return lambda handler, _: handler.events(lines)


def cut(handler: _Handler, _: Seen) -> None:
    """Closes the connection without a word."""
    handler.server.end()
    handler.close_connection = True


def hang(handler: _Handler, _: Seen) -> None:
    """Answers nothing until the client hangs up."""
    with suppress(OSError):
        handler.connection.recv(1)
    handler.server.end(hung_up=True)
    handler.close_connection = True


def drip(handler: _Handler, _: Seen) -> None:
    """Sends blanks, as some servers do while a model is busy, until the client hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    with suppress(OSError):
        for _second in range(int(PATIENCE_SECONDS) * 100):
            handler.wfile.write(b" ")
            time.sleep(0.01)
    handler.server.end(hung_up=True)
    handler.close_connection = True


def refusing_stream_options(handler: _Handler, seen: Seen) -> None:
    """As an older server would: an error for a field it doesn't know."""
    if "stream_options" in seen.body:
        handler.reply(422, _bytes({"detail": "Unexpected fields in the request: {'stream_options'}"}), {})
    else:
        answer()(handler, seen)


def _chunk(choices: Sequence[Any], usage: Mapping[str, Any] | None = None) -> str:
    shape = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return json.dumps({**shape, "usage": usage})


def _bytes(body: Any) -> bytes:
    return json.dumps(body).encode()


@contextmanager
def transformers_serve(folder: Path, log: Path) -> Iterator[str]:
    """`transformers serve` of the weights in `folder`: the base URL, once it answers. It is always ended."""
    port = free_port()
    program = str(Path(sys.executable).with_name("transformers"))
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    # One thread: two that wait for each other on a busy machine are tens of times slower than one.
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen([program, "serve", str(folder), *options], stdout=out, stderr=out, env=offline)
    try:
        _wait_until_ready(process, f"http://127.0.0.1:{port}/health", log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], health: str, log: Path) -> None:
    until = time.monotonic() + 2 * PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(health, timeout=PATIENCE_SECONDS):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-2000:]}")
