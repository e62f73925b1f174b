"""The one thread on which models answer: it takes in requests as they come, and gives each lane a turn."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import Protocol, TypeVar

from harness.serving.faults import ApiError, shutting_down
from harness.serving.tickets import Ticket

T = TypeVar("T")
Work = Callable[[], None]

_log = logging.getLogger("adaptbench.serve")


class Lane(Protocol):
    """One model's requests. All but `new.append` is called on the engine's thread."""

    new: list[Ticket]

    @property
    def busy(self) -> bool: ...

    def tickets(self) -> list[Ticket]: ...

    def not_begun(self) -> list[Ticket]: ...

    def turn(self) -> None: ...

    def reset(self) -> None: ...


class Engine:
    """`grace` is how many seconds requests under way may still take after `drain`."""

    def __init__(self, grace: float = 30.0) -> None:
        self.grace = grace
        self._inbox: SimpleQueue[Work] = SimpleQueue()
        self._lanes: list[Lane] = []
        self._draining, self._until = Flag(), float("inf")
        self._thread = Thread(target=self._run, name="adaptbench-engine", daemon=True)
        self._thread.start()

    def submit(self, lane: Lane, ticket: Ticket) -> None:
        """Raises ApiError where the server is about to end."""
        if self._draining.is_set():
            raise shutting_down()
        self._inbox.put(lambda: self._take(lane, ticket))

    def call(self, work: Callable[[], T]) -> Future[T]:
        """Run something on the thread that has the models to itself. Raises ApiError as `submit` does."""
        if self._draining.is_set():
            raise shutting_down()
        future: Future[T] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work())
                except BaseException as error:
                    future.set_exception(error)

        self._inbox.put(run)
        return future

    def wake(self) -> None:
        """A client has left: its ticket is dropped at the next turn."""
        self._inbox.put(lambda: None)

    def drain(self) -> None:
        """Refuse what has not begun, and let the rest end. Safe in a signal handler: it only sets a flag."""
        self._draining.set()
        self._inbox.put(lambda: None)

    def close(self) -> None:
        """Drain and wait for the thread."""
        self.drain()
        self._thread.join()

    def _take(self, lane: Lane, ticket: Ticket) -> None:
        if lane not in self._lanes:
            self._lanes.append(lane)
        lane.new.append(ticket)

    def _run(self) -> None:
        while not (self._draining.is_set() and not self._lanes and self._inbox.empty()):
            self._receive(block=not any(lane.busy for lane in self._lanes))
            if self._draining.is_set():
                self._wind_up()
            for lane in [lane for lane in self._lanes if lane.busy]:
                self._turn(lane)
            self._lanes = [lane for lane in self._lanes if lane.busy]

    def _receive(self, block: bool) -> None:
        try:
            while True:
                self._inbox.get(block=block)()
                block = False
        except Empty:
            pass

    def _turn(self, lane: Lane) -> None:
        try:
            lane.turn()
        except Exception as error:
            _log.exception("a request failed")
            self._fail(lane.tickets(), ApiError(500, f"The model failed: {type(error).__name__}.", "model_error"))
            lane.reset()

    def _wind_up(self) -> None:
        self._until = min(self._until, time.monotonic() + self.grace)
        for lane in self._lanes:
            self._fail(lane.not_begun(), shutting_down())
            if time.monotonic() > self._until:
                self._fail(lane.tickets(), shutting_down())
                lane.reset()

    @staticmethod
    def _fail(tickets: list[Ticket], error: ApiError) -> None:
        for ticket in tickets:
            ticket.emit(error)
