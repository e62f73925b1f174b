"""uvicorn around the app: it says when it is ready, and ends without cutting off an answer."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from harness.errors import UsageError

LAST_WORDS_SECONDS = 5
"""For sending what the engine has ended, after its own grace."""


class Server(uvicorn.Server):
    """`ready` is told the port; `ending` is called once, at the first signal or `end`, and must be quick."""

    def __init__(self, app: Starlette, grace: float, ready: Callable[[int], None], ending: Callable[[], None]) -> None:
        timeout = int(grace) + LAST_WORDS_SECONDS
        # `lifespan` is off, as what is opened and closed around the server has to outlive its last request.
        settings = {"lifespan": "off", "log_level": "warning", "access_log": False, "server_header": False}
        super().__init__(uvicorn.Config(app, timeout_graceful_shutdown=timeout, **settings))  # type: ignore[arg-type]
        self._ready, self._ending = ready, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if sockets and not self.should_exit:
            self._ready(sockets[0].getsockname()[1])

    def end(self) -> None:
        """A second time: at once."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._ending()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Unlike uvicorn's, which raises the signal again at the end: to be ended so is what a server is for."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._signalled) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self.end()


def listen(host: str, port: int) -> socket.socket:
    """Raises UsageError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise UsageError(f"serve: {host}:{port}: cannot listen there: {error.strerror}.") from None
