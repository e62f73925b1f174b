"""What a failed request to an OpenAI-compatible server means: its kind, the server's words, whether to repeat it."""

from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from harness.errors import ModelError

if TYPE_CHECKING:
    import openai

REFUSED = "rate_limit"
"""The kind of a failure that says that there are too many requests."""
_LONGEST_WAIT_SECONDS = 600.0
_KINDS = {401: "authentication", 403: "permission", 404: "not_found", 408: "timeout", 429: REFUSED}
# How often what a server said in a reply is worth another attempt. A broken one has likely been paid for.
_REPEATS = {"malformed": 2, "server_error": math.inf, REFUSED: math.inf}
_TOO_LONG = re.compile(r"context.?(length|size|window)|(prompt|input) is too long", re.IGNORECASE)
_FILTERED = re.compile(r"content.?(filter|policy|management)|responsible.?ai", re.IGNORECASE)


def request_errors() -> tuple[type[Exception], ...]:
    """All that one request can end in: what the client raises, and what its transports let through."""
    import httpx2
    import openai

    common = (openai.OpenAIError, ModelError, TimeoutError, httpx2.TransportError)
    if find_spec("aiohttp") is None:
        return common
    import aiohttp

    return *common, aiohttp.ClientError


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def words(error: Exception) -> str:
    """What the server said, or else the deepest cause: the client says "timed out" of a refused connection too.

    Nothing where nobody said anything within the limit.
    """
    if isinstance(error, ModelError):
        return error.message
    if _is_late(error):
        return ""
    body = getattr(error, "body", None)
    if isinstance(body, Mapping):
        body = body.get("message") or body.get("detail") or body.get("error")
    said = [str(body)] if body else [str(cause) for cause in _causes(error) if str(cause)]
    return said[-1] if said else ""


def kind(error: Exception) -> str:
    """A short name for a Failure. A connection that can't be made is "connection", however long that took."""
    import openai

    if isinstance(error, ModelError):
        return error.kind
    if isinstance(error, openai.APIStatusError):
        return _status_kind(error)
    return "timeout" if _is_late(error) else "connection"


def _is_late(error: Exception) -> bool:
    import httpx2

    late = (TimeoutError, httpx2.ReadTimeout, httpx2.WriteTimeout)
    return any(isinstance(cause, late) for cause in _causes(error))


def _status_kind(error: openai.APIStatusError) -> str:
    if error.status_code in _KINDS:
        return _KINDS[error.status_code]
    if error.status_code == 409 or error.status_code >= 500:
        return "server_error"
    return _said_kind(f"{error.code} {error.type} {words(error)}") or "invalid_request"


def _said_kind(said: str) -> str | None:
    if _TOO_LONG.search(said):
        return "context_length"
    return "content_filter" if _FILTERED.search(said) else None


def error_in_reply(error: object) -> ModelError:
    """For an error that came with status 200, alone or in the midst of a stream. A code may be an HTTP status."""
    table = error if isinstance(error, Mapping) else {"message": error}
    code, message = table.get("code"), str(table.get("message") or error)
    said = f"{code} {table.get('type')} {message}"
    named = REFUSED if REFUSED in said else _said_kind(said)
    status = _KINDS.get(code) if isinstance(code, int) else None
    return ModelError(status or named or "server_error", message)


def wait_seconds(error: Exception, attempt: int) -> float | None:
    """As long as the server asks for and up to a tenth more, or else 0.5 s doubled each time up to 32 s.

    None for what another attempt won't mend. Never twice the same: requests that failed together come back apart.
    """
    import openai

    if not _may_pass(error, attempt):
        return None
    asked = _asked_seconds(error.response.headers) if isinstance(error, openai.APIStatusError) else None
    if asked is None:
        return float(0.5 * 2 ** min(attempt, 6) * random.uniform(0.75, 1))
    return asked * random.uniform(1, 1.1) if asked <= _LONGEST_WAIT_SECONDS else None


def _may_pass(error: Exception, attempt: int) -> bool:
    import openai

    if isinstance(error, ModelError):
        return attempt < _REPEATS.get(error.kind, 0)
    return _status_may_pass(error) if isinstance(error, openai.APIStatusError) else True


def _status_may_pass(error: openai.APIStatusError) -> bool:
    if error.code == "insufficient_quota":
        return False
    told = error.response.headers.get("x-should-retry")
    if told in ("true", "false"):
        return told == "true"
    return error.status_code in (408, 409, 429) or error.status_code >= 500


def _asked_seconds(headers: Mapping[str, str]) -> float | None:
    """Retry-After in any of its spellings: milliseconds (Azure), seconds, a date."""
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        with suppress(KeyError, ValueError):
            seconds = float(headers[name]) / unit
            return seconds if 0 < seconds < math.inf else None
    with suppress(KeyError, ValueError, TypeError):
        seconds = parsedate_to_datetime(headers["retry-after"]).timestamp() - time.time()
        return seconds if seconds > 0 else None
    return None
