"""Reads chat completions, whole or streamed. What can't be read is the server's failure: ModelError "malformed".

A reply that is whole and has no answer in it, "no_content" or "content_filter", would come again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from harness.api import Completion, TimedCompletion, Usage
from harness.errors import ModelError
from harness.models.openai_errors import error_in_reply

_LONGEST_QUOTE = 200
_MOST_TOKENS = 10**12


def read_reply(body: str, seconds: float) -> Completion:
    """The completion in the JSON text `body`, which took `seconds`. Raises ModelError."""
    with _malformed_unless_read(body):
        reply = json.loads(body)
        _raise_error_in(reply)
        choice = reply["choices"][0]
        message, finish_reason = choice["message"], _reason(choice) or "unknown"
        return _completion(_text_of(message), finish_reason, _usage(reply.get("usage")), seconds)


class StreamedAnswer:
    """One streamed reply, put together from its lines. The clock runs from here to the last event."""

    def __init__(self, limit_seconds: float) -> None:
        self._started = time.perf_counter()
        self._limit = limit_seconds
        self._seconds: float | None = None
        self._first_token_seconds: float | None = None
        self._text: str | None = None
        self._finish_reason: str | None = None
        self._usage = Usage()

    def add(self, line: str) -> None:
        """Take in one line of server-sent events. Raises ModelError, or TimeoutError past the limit."""
        elapsed = time.perf_counter() - self._started
        if elapsed > self._limit:
            raise TimeoutError
        data = line.removeprefix("data:").strip()
        if data == line or self._seconds is not None:  # a comment, a blank, or what comes after the end
            return
        if data == "[DONE]":
            self._seconds = elapsed
            return
        with _malformed_unless_read(data):
            self._add_chunk(json.loads(data))
        if self._text and self._first_token_seconds is None:
            self._first_token_seconds = elapsed

    def timed(self) -> TimedCompletion:
        """The whole of it, after the last line. Raises ModelError."""
        seconds = time.perf_counter() - self._started if self._seconds is None else self._seconds
        if self._finish_reason is None:
            raise ModelError("malformed", "the stream ended before a finish reason came")
        answer = _completion(self._text, self._finish_reason, self._usage, seconds)
        return TimedCompletion(answer, seconds, self._first_token_seconds)

    def _add_chunk(self, chunk: Mapping[str, Any]) -> None:
        _raise_error_in(chunk)
        self._usage = _usage(chunk["usage"]) if chunk.get("usage") else self._usage
        for choice in (chunk.get("choices") or [])[:1]:
            self._finish_reason = _reason(choice) or self._finish_reason
            piece = _text_of(choice.get("delta") or {})
            if piece is not None:
                self._text = (self._text or "") + piece


@contextmanager
def _malformed_unless_read(text: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        said = f"the reply can't be read ({type(error).__name__}: {error}): {text[:_LONGEST_QUOTE]}"
        raise ModelError("malformed", said) from error


def _completion(text: str | None, finish_reason: str, usage: Usage, seconds: float) -> Completion:
    if not text and finish_reason == "content_filter":
        raise ModelError("content_filter", "the reply was withheld (finish reason content_filter)")
    if text is None:
        raise ModelError("no_content", f"the reply has no content (finish reason {finish_reason})")
    return Completion(text, finish_reason, usage, seconds)


def _raise_error_in(reply: Mapping[str, Any]) -> None:
    if error := reply.get("error"):
        raise error_in_reply(error)


def _text_of(message: Mapping[str, Any]) -> str | None:
    """Content, or else the words of a refusal, which is an answer too."""
    content = message.get("content")
    text = message.get("refusal") if content is None else content
    if not isinstance(text, str | None):
        raise TypeError(f"content is {type(text).__name__}")
    return text


def _usage(usage: Mapping[str, Any] | None) -> Usage:
    if not usage:
        return Usage()
    cached = (usage.get("prompt_tokens_details") or {}).get("cached_tokens")
    return Usage(_count(usage.get("prompt_tokens")), _count(cached), _count(usage.get("completion_tokens")))


def _count(value: object) -> int | None:
    """Whatever else a server calls a number of tokens is not known."""
    return value if type(value) is int and 0 <= value < _MOST_TOKENS else None


def _reason(choice: Mapping[str, Any]) -> str | None:
    reason = choice.get("finish_reason")
    return reason if reason is None else str(reason)
