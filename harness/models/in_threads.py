"""Work that goes on in a thread of its own while the caller waits for it, or for what it emits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
Emit = Callable[[T], Awaitable[None]]

MOST_TOGETHER = 16
"""What is emitted waits for all that is taken with it to be kept: of hundreds at a time, the first would wait long."""


def begun(work: Callable[[], T]) -> Future[T]:
    """What `work` returns or raises in a thread, which nobody has to wait for."""
    found: Future[T] = Future()

    def run() -> None:
        try:
            found.set_result(work())
        except BaseException as error:
            found.set_exception(error)

    Thread(target=run, name="adaptbench-openai-stream", daemon=True).start()
    return found


def emitted_by(work: Callable[[Emit[T]], Coroutine[Any, Any, None]]) -> Iterator[T]:
    """Yield what `work(emit)` emits while it runs on an event loop in a thread; closing early cancels it.

    A thread, because replies must be timed when they come, not when the caller gets round to asking for the next one.
    `emit` returns when the caller does ask for the next one, and so has kept what it was given.
    """
    emitted: SimpleQueue[tuple[T, asyncio.Event] | None] = SimpleQueue()

    async def emit(item: T) -> None:
        kept = asyncio.Event()
        emitted.put((item, kept))
        await kept.wait()

    loop = asyncio.new_event_loop()
    task = loop.create_task(work(emit))
    task.add_done_callback(lambda _: emitted.put(None))
    thread = Thread(target=_run, args=(loop, task), name="adaptbench-openai", daemon=True)
    thread.start()
    try:
        more = True
        while more:
            arrived, more = _arrived(emitted)
            yield from (item for item, _ in arrived)
            loop.call_soon_threadsafe(_go_on, [kept for _, kept in arrived])
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
        loop.close()
    task.result()


def _arrived(emitted: SimpleQueue[tuple[T, asyncio.Event] | None]) -> tuple[list[tuple[T, asyncio.Event]], bool]:
    """What has been emitted, at least one, and whether more may come: waking the other thread for each costs more."""
    found = [emitted.get()]
    with suppress(Empty):
        while found[-1] is not None and len(found) < MOST_TOGETHER:
            found.append(emitted.get_nowait())
    return [one for one in found if one is not None], found[-1] is not None


def _go_on(kept: Sequence[asyncio.Event]) -> None:
    for one in kept:
        one.set()


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    loop.run_until_complete(asyncio.wait([task]))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
