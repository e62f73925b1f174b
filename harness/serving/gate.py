"""What every request passes first: the key, where it comes from, how large it may be."""

from __future__ import annotations

import hmac
import ipaddress
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harness.serving import shelf
from harness.serving.faults import ApiError

LARGEST_BODY, LARGEST_FILE = 16 * 2**20, 512 * 2**20


def is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


class Gate:
    """ASGI middleware. Without a key, only what addresses this machine as itself is let in.

    A page in a browser can send requests to the loopback, by a name of its own that it lets point there, or across
    origins; neither looks like a program on this machine.
    """

    def __init__(self, app: ASGIApp, key: str | None) -> None:
        self._app, self._key = app, key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        id = shelf.new_id("req_")

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["x-request-id"] = id
            await send(message)

        headers = Headers(scope=scope)
        most = LARGEST_FILE if scope["path"] == "/v1/files" else LARGEST_BODY
        try:
            self._check(scope["path"], headers)
            _check_length(headers, most)
        except ApiError as error:
            return await JSONResponse(error.body(), error.status)(scope, receive, send_with_id)
        return await self._app(scope, _bounded(receive, most), send_with_id)

    def _check(self, path: str, headers: Headers) -> None:
        if path == "/health":
            return None
        if self._key is None:
            return _check_own_machine(headers)
        scheme, _, given = headers.get("authorization", "").partition(" ")
        given = given.strip() if scheme.lower() == "bearer" else headers.get("api-key", "")
        if not given:
            raise ApiError(401, "You didn't provide an API key: send 'Authorization: Bearer KEY'.", "invalid_api_key")
        if not hmac.compare_digest(given.encode(), self._key.encode()):
            raise ApiError(401, "Incorrect API key provided.", "invalid_api_key")
        return None


def _check_own_machine(headers: Headers) -> None:
    urls = [f"//{headers.get('host', '')}", headers.get("origin", "//localhost")]
    if not all(is_loopback(_host(url)) for url in urls):
        message = "Without an API key this server answers programs on its own machine only."
        raise ApiError(403, message, "forbidden")


def _host(url: str) -> str:
    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""


def _check_length(headers: Headers, most: int) -> None:
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) > most:
        raise _too_large(most)


def _bounded(receive: Receive, most: int) -> Receive:
    """For a body that does not say how long it is."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return bounded


def _too_large(most: int) -> ApiError:
    return ApiError(413, f"The request is larger than the {most // 2**20} MiB that this endpoint takes.", "too_large")
