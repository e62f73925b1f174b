"""Many clients at once against a chat server: `chat_clients.py JOB.json`.

The job has the server's `command` with PORT in it, `model`, `clients`, `prompts` (lists of messages), `max_tokens` and
`seconds`. Each client asks one prompt after the other: every prompt once, or, with `seconds`, round and round for so
long. Prints what was answered, the tokens of the answers, what failed, and the seconds without the server's start.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen

from openai import AsyncOpenAI, OpenAIError

START_SECONDS = 300


async def ask(job: dict[str, Any], url: str) -> dict[str, Any]:
    started = perf_counter()
    rows = _rows(job["prompts"], started + job["seconds"] if job["seconds"] else None)
    tally: Counter[str] = Counter()
    failures: list[str] = []

    async def client() -> None:
        for messages in rows:
            try:
                reply = await api.chat.completions.create(
                    model=job["model"], messages=messages, max_tokens=job["max_tokens"], temperature=0
                )
                if reply.usage is None or not reply.choices:
                    raise OpenAIError("no answer or no usage in it")
                tally.update(answers=1, tokens=reply.usage.completion_tokens)
            except OpenAIError as error:
                failures.append(f"{type(error).__name__}: {error}"[:200])

    async with AsyncOpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0, timeout=600) as api:
        await asyncio.gather(*(client() for _ in range(job["clients"])))
    told = {"answers": tally["answers"], "tokens": tally["tokens"], "failed": len(failures), "failures": failures[:3]}
    return {**told, "seconds": perf_counter() - started}


def _rows(prompts: list[Any], until: float | None) -> Iterator[Any]:
    for messages in prompts if until is None else cycle(prompts):
        if until is not None and perf_counter() >= until:
            return
        yield messages


@contextmanager
def served(command: list[str]) -> Iterator[str]:
    """The address of the server, once it answers. It is ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([part.replace("PORT", str(port)) for part in command], stdout=subprocess.DEVNULL) as server:
        try:
            _await(server, f"{url}/health")
            yield url
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], url: str) -> None:
    until = perf_counter() + START_SECONDS
    while perf_counter() < until and server.poll() is None:
        with suppress(OSError), urlopen(url, timeout=5):
            return
        sleep(0.2)
    raise SystemExit("the server did not come up")


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    with served(given["command"]) as address:
        print(json.dumps(asyncio.run(ask(given, address))))
