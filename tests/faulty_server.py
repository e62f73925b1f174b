"""A chat server on the loopback that fails as real ones do, to order or at random.

    python -m tests.faulty_server --fault-rate 0.2 --port 0

prints its port; `GET /stats` tells what it has played. Of the same seed a prompt always meets the same faults.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, Literal

from tests.loopback import USAGE, chunks, completion

PASSING = (
    "429 seconds", "429 date", "429 milliseconds", "429 alone", "500", "503", "gone", "cut", "hang", "stall", "drip",
    "malformed", "empty choices", "error inside",
)  # fmt: skip
"""Faults that another attempt may mend."""
LASTING = ("filtered reply", "filtered prompt", "too long", "bad key", "no model", "no training")
FAULTS = (*PASSING, *LASTING)
LIKELY = tuple(fault for fault in FAULTS if fault not in ("stall", "drip"))
"""One way to hang among the others, so that a server at random is not mostly one that hangs."""
SAID: Mapping[str, str] = {
    "429": "Rate limit reached for requests. Please try again later.",
    "500": "The server had an error while processing your request.",
    "503": "The engine is currently overloaded, please try again later.",
    "error inside": "The model ran out of memory.",
    "filtered prompt": "The response was filtered: the prompt triggers Azure OpenAI's content management policy.",
    "too long": "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
    "bad key": "Incorrect API key provided.",
    "no model": "The model `tiny` does not exist or you do not have access to it.",
    "no training": "Fine-tuning is not available for your organization.",
}
"""The server's words."""
_STATUS = {
    "500": (500, None, "server_error"),
    "503": (503, None, "server_error"),
    "filtered prompt": (400, "content_filter", None),
    "too long": (400, "context_length_exceeded", "invalid_request_error"),
    "bad key": (401, "invalid_api_key", "invalid_request_error"),
    "no model": (404, "model_not_found", "invalid_request_error"),
    "no training": (403, "training_not_available", "invalid_request_error"),
}

Choose = Callable[[str, int], str | None]
"""The fault for a prompt, by its last message, asked for the nth time (from 0); None is an answer."""


def never(_: str, __: int) -> str | None:
    return None


def at_rate(rate: float, seed: int = 0, faults: Sequence[str] = LIKELY) -> Choose:
    """Of all requests, the share `rate` meets a fault, any of them as likely."""

    def choose(text: str, time_asked: int) -> str | None:
        chance = random.Random(f"{seed} {time_asked} {text}")
        return chance.choice(faults) if chance.random() < rate else None

    return choose


@dataclass(frozen=True)
class _Reply:
    """What is sent, and what comes after it: the next request, the end of the connection, nothing, blanks."""

    data: bytes
    then: Literal["keep", "close", "hang", "drip"] = "keep"


class FaultyServer:
    """Answers "echo: " and the last message after `latency` seconds, or plays what `choose` says.

    `wait` is what it asks for in seconds where it says when to come again. It refuses (429) what would make more than
    `room` requests under way, and what comes less than `apart` seconds after the last one that it took.
    """

    def __init__(
        self,
        choose: Choose = never,
        *,
        latency: float = 0.0,
        wait: float = 1.0,
        room: float = math.inf,
        apart: float = 0.0,
    ) -> None:
        self._choose, self._latency, self._wait, self._room, self._apart = choose, latency, wait, room, apart
        self._next = 0.0
        self.asked: Counter[str] = Counter()
        self.played: Counter[str] = Counter()
        self.under_way = self.most_under_way = 0
        self.seconds_asked_for = 0.0

    def stats(self) -> dict[str, Any]:
        """Requests in all, how often each fault was played, and the waits that were asked for, added up."""
        faults = {name: count for name, count in self.played.items() if name != "answer"}
        asked = {"requests": self.asked.total(), "faults": faults, "seconds_asked_for": self.seconds_asked_for}
        return {**asked, "most_under_way": self.most_under_way}

    async def serve(self, ready: Callable[[int], None], port: int = 0) -> None:
        """Until it is cancelled; `ready` gets the port."""
        server = await asyncio.start_server(self._connection, "127.0.0.1", port, backlog=2048)
        ready(server.sockets[0].getsockname()[1])
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while body := await _request(reader):
                if not await self._answered(body, reader, writer):
                    break
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answered(self, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays."""
        if body == _STATS:
            writer.write(_http(200, json.dumps(self.stats()).encode()))
            return True
        asked = json.loads(body)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            return await self._played(self._reply(asked), reader, writer)
        finally:
            self.under_way -= 1

    async def _played(self, reply: _Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(self._latency)
        writer.write(reply.data)
        await writer.drain()
        if reply.then == "hang":
            await reader.read(1)
        while reply.then == "drip":
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)
        return reply.then == "keep"

    def _reply(self, asked: Mapping[str, Any]) -> _Reply:
        text, streamed = asked["messages"][-1]["content"], bool(asked.get("stream"))
        fault = self._too_many() or self._choose(text, self.asked[text])
        self.asked[text] += 1
        self.played[fault or "answer"] += 1
        if fault is None:
            return _Reply(_answer(f"echo: {text}", streamed))
        if fault.startswith("429"):
            return self._refusal(fault)
        return _fault(fault, streamed)

    def _too_many(self) -> str | None:
        now = time.monotonic()
        if self.under_way > self._room:
            return "429 alone"
        if now < self._next:
            return "429 milliseconds"
        self._next = now + self._apart
        return None

    def _refusal(self, fault: str) -> _Reply:
        now = time.time()
        at = math.ceil(now + self._wait)
        spelled = {
            "429 seconds": ("Retry-After", f"{self._wait:g}"),
            "429 milliseconds": ("retry-after-ms", f"{1000 * self._wait:g}"),
            "429 date": ("Retry-After", formatdate(at, usegmt=True)),
        }
        if fault in spelled:
            self.seconds_asked_for += at - now if fault == "429 date" else self._wait
        headers = dict([spelled[fault]] if fault in spelled else [])
        return _Reply(_http(429, _error(SAID["429"], "rate_limit_exceeded", "requests"), headers))


def _fault(fault: str, streamed: bool) -> _Reply:
    if fault in _STATUS:
        status, code, kind = _STATUS[fault]
        return _Reply(_http(status, _error(SAID[fault], code, kind)))
    answer = _answer("one two three four", streamed)
    if fault in ("cut", "stall"):
        return _Reply(answer[: -len(answer) // 3], "close" if fault == "cut" else "hang")
    return {
        "gone": _Reply(b"", "close"),
        "hang": _Reply(b"", "hang"),
        "drip": _Reply(_head(200, _kind_of_content(streamed), {"Content-Length": "1000000"}), "drip"),
        "malformed": _Reply(_events(["{not"]) if streamed else _http(200, b'{"choices": [{"index": 0, "mess')),
        "empty choices": _Reply(_events(['{"choices": []}', "[DONE]"]) if streamed else _http(200, b'{"choices": []}')),
        "error inside": _Reply(_error_inside(streamed)),
        "filtered reply": _Reply(_answer("", streamed, "content_filter")),
    }[fault]


def _error_inside(streamed: bool) -> bytes:
    """An error that comes after the status said that all is well."""
    error = _error(SAID["error inside"], None, "server_error")
    return _events([*chunks("one two three", None)[:2], error.decode()]) if streamed else _http(200, error)


def _answer(text: str, streamed: bool, finish_reason: str = "stop") -> bytes:
    if streamed:
        return _events(chunks(text, USAGE, finish_reason))
    message = {"role": "assistant", "content": text}
    return _http(200, json.dumps(completion(message, usage=USAGE, finish_reason=finish_reason)).encode())


def _error(message: str, code: str | None, kind: str | None) -> bytes:
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code}}).encode()


def _http(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    return _head(status, "application/json", {"Content-Length": str(len(body)), **(headers or {})}) + body


def _events(lines: Sequence[str]) -> bytes:
    parts = (f"data: {line}\n\n".encode() for line in lines)
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return _head(200, _kind_of_content(True), {"Transfer-Encoding": "chunked"}) + body + b"0\r\n\r\n"


def _kind_of_content(streamed: bool) -> str:
    return "text/event-stream" if streamed else "application/json"


def _head(status: int, content: str, headers: Mapping[str, str]) -> bytes:
    lines = (f"{name}: {value}\r\n" for name, value in {"Content-Type": content, **headers}.items())
    return f"HTTP/1.1 {status} Status\r\n{''.join(lines)}\r\n".encode()


_STATS = b"stats"


async def _request(reader: asyncio.StreamReader) -> bytes:
    """The body of the next request, empty at the end of the connection."""
    with suppress(asyncio.IncompleteReadError):
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if head.startswith(b"get /stats"):
            return _STATS
        for line in head.split(b"\r\n"):
            if line.startswith(b"content-length:"):
                return await reader.readexactly(int(line.split(b":")[1]))
    return b""


@contextmanager
def serving(server: FaultyServer) -> Iterator[str]:
    """The base URL of `server`, which runs in a thread meanwhile."""
    loop, ready, ports = asyncio.new_event_loop(), threading.Event(), list[int]()

    def said(port: int) -> None:
        ports.append(port)
        ready.set()

    task = loop.create_task(server.serve(said))
    thread = threading.Thread(target=_run, args=(loop, task), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield f"http://127.0.0.1:{ports[0]}/v1"
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    loop.run_until_complete(_ended(task))
    loop.close()


async def _ended(task: asyncio.Task[None]) -> None:
    """With all connections that are still open."""
    await asyncio.wait([task])
    connections = asyncio.all_tasks() - {asyncio.current_task()}
    for connection in connections:
        connection.cancel()
    await asyncio.gather(*connections, return_exceptions=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faulty_server", description=__doc__)
    add = parser.add_argument
    add("--fault-rate", type=float, default=0.2, help="share of the requests that meet a fault (default 0.2)")
    add("--port", type=int, default=0, help="0 takes a free one and prints it (default)")
    add("--latency", type=float, default=0.0, help="seconds before each reply (default 0)")
    add("--wait", type=float, default=1.0, help="seconds that a refusal asks for (default 1)")
    add("--seed", type=int, default=0)
    add("--faults", nargs="+", choices=FAULTS, default=LIKELY, metavar="FAULT", help=f"of {', '.join(FAULTS)}")
    given = parser.parse_args()
    server = FaultyServer(at_rate(given.fault_rate, given.seed, given.faults), latency=given.latency, wait=given.wait)
    with suppress(KeyboardInterrupt):
        asyncio.run(server.serve(lambda port: print(port, flush=True), given.port))


if __name__ == "__main__":
    main()
