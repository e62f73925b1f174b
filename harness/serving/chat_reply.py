"""Answers in the shapes of OpenAI's chat completions: whole, or as the events of a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.api import Usage
from harness.serving import shelf
from harness.serving.faults import ApiError
from harness.serving.sampling import TokenChance
from harness.serving.served import Served
from harness.serving.tickets import Ended, Piece

Shape = Mapping[str, Any]
DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True)
class Reply:
    """What all parts of one answer have in common."""

    served: Served
    logprobs: bool
    include_usage: bool
    id: str = field(default_factory=lambda: shelf.new_id("chatcmpl-", 29))
    created: int = field(default_factory=shelf.now)

    def whole(self, ended: Ended) -> Shape:
        message: Shape = {"role": "assistant", "content": ended.text, "refusal": None, "annotations": []}
        choice = {"index": 0, "message": message, "logprobs": self._chances(ended.chances)}
        return {
            **self._head("chat.completion"),
            "choices": [{**choice, "finish_reason": ended.finish_reason}],
            "usage": _usage(ended.usage),
            **self.served.about(ended.text, ended.prompt),
        }

    def first(self) -> bytes:
        return self._chunk({"role": "assistant", "content": "", "refusal": None}, ())

    def piece(self, piece: Piece) -> bytes:
        return self._chunk({"content": piece.text}, piece.chances)

    def last(self, ended: Ended) -> Iterator[bytes]:
        if ended.rest.text or ended.rest.chances:
            yield self.piece(ended.rest)
        yield self._chunk({}, (), ended.finish_reason, self.served.about(ended.text, ended.prompt))
        if self.include_usage:
            yield event({**self._head("chat.completion.chunk"), "choices": [], "usage": _usage(ended.usage)})
        yield DONE

    def _chunk(
        self, delta: Shape, chances: Iterable[TokenChance], finish_reason: str | None = None, about: Shape | None = None
    ) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": self._chances(chances), "finish_reason": finish_reason}
        usage = {"usage": None} if self.include_usage else {}
        return event({**self._head("chat.completion.chunk"), "choices": [choice], **usage, **(about or {})})

    def _head(self, kind: str) -> Shape:
        fingerprint = f"fp_{self.served.model.fingerprint.rpartition(':')[2][:12]}"
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.served.name,
            "system_fingerprint": fingerprint,
        }

    def _chances(self, chances: Iterable[TokenChance]) -> Shape | None:
        return {"content": [_chance(one) for one in chances], "refusal": None} if self.logprobs else None


def event(value: Shape) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()


def error_event(error: ApiError) -> bytes:
    """For a stream that has begun: its status has been sent already."""
    return event(error.body())


def _usage(usage: Usage) -> Shape | None:
    if usage.input_tokens is None or usage.output_tokens is None:
        return None
    return {
        "prompt_tokens": usage.input_tokens,
        "completion_tokens": usage.output_tokens,
        "total_tokens": usage.input_tokens + usage.output_tokens,
        "prompt_tokens_details": {"cached_tokens": usage.cached_input_tokens or 0},
    }


def _chance(one: TokenChance) -> Shape:
    return {**_likely(one.text, one.logprob), "top_logprobs": [_likely(*other) for other in one.top]}


def _likely(text: str, logprob: float) -> Shape:
    # Part of a character has no bytes of its own that could be shown.
    data = None if "\ufffd" in text else list(text.encode("utf-8", "replace"))
    return {"token": text, "logprob": max(logprob, -9999.0), "bytes": data}
