"""POST /v1/chat/completions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from harness.serving.bodies import read_body
from harness.serving.chat_reply import Reply, error_event
from harness.serving.chat_request import ChatRequest, read_chat
from harness.serving.faults import OVERLOADED, ApiError
from harness.serving.models import Models, Target
from harness.serving.tickets import Ended, Event, Piece, Ticket

MOST_OPEN = 2048
"""Requests that may wait or be under way; a further one is told to come back later."""
CLIENT_LEFT = 499


class Chat:
    def __init__(self, models: Models) -> None:
        self._models = models
        self._open = 0

    async def answer(self, request: Request) -> Response:
        asked = read_chat(await read_body(request), self._models.usual)
        target = await self._models.find(asked.model)
        if self._open >= MOST_OPEN:
            raise ApiError(429, "The server is busy: try again in a few seconds.", OVERLOADED)
        talk = _Talk(self, asked, target, request)
        return await talk.respond()

    def opened(self, number: int) -> None:
        self._open += number


class _Talk:
    """One request, from its ticket to the end of the answer. A client that leaves is noticed at once."""

    def __init__(self, chat: Chat, asked: ChatRequest, target: Target, request: Request) -> None:
        self._chat, self._target = chat, target
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def emit(event: Event) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is there to be told
                loop.call_soon_threadsafe(self._events.put_nowait, event)

        self._ticket = Ticket(asked.messages, asked.sampling, asked.stream, emit)
        self._reply = Reply(target.served, asked.sampling.top_logprobs is not None, asked.include_usage)
        self._watch = loop.create_task(self._until_left(request.receive))
        chat.opened(1)

    async def respond(self) -> Response:
        streams = False
        try:
            self._target.engine.submit(self._target.lane, self._ticket)
            event = await self._events.get()
            if event is None:
                return Response(status_code=CLIENT_LEFT)
            if isinstance(event, ApiError):
                raise event
            if streams := self._ticket.stream:
                return _EventStream(self._stream(event), self._close)
            assert isinstance(event, Ended)
            return JSONResponse(self._reply.whole(event))
        finally:
            if not streams:
                self._close()

    async def _stream(self, event: Event | None) -> AsyncIterator[bytes]:
        yield self._reply.first()
        while isinstance(event, Piece):
            yield self._reply.piece(event)
            event = await self._events.get()
        if isinstance(event, Ended):
            for part in self._reply.last(event):
                yield part
        elif isinstance(event, ApiError):
            yield error_event(event)

    async def _until_left(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._ticket.left = True
        self._target.engine.wake()
        self._events.put_nowait(None)

    def _close(self) -> None:
        """The ticket counts as left, which says nothing new to an engine that has answered it."""
        self._chat.opened(-1)
        self._watch.cancel()
        if not self._ticket.left:
            self._ticket.left = True
            self._target.engine.wake()


class _EventStream(Response):
    """Server-sent events. Starlette's own would listen for the client's leaving a second time."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[bytes], close: Callable[[], None]) -> None:
        super().__init__(headers={"cache-control": "no-cache"})
        del self.headers["content-length"]
        self._events, self._close = events, close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async for part in self._events:
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._close()
