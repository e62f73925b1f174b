"""POST /v1/embeddings."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from harness.serving import fields
from harness.serving.bodies import read_body
from harness.serving.engine import Engine
from harness.serving.faults import invalid, unknown_model
from harness.serving.fields import Body

if TYPE_CHECKING:
    from harness.toolbox import ForgetfulEmbedder

MOST_TEXTS = 2048
_KEYS = ("model", "input", "encoding_format", "dimensions", "user")


class Embeddings:
    """The model is loaded with the first request, and runs on the engine's thread."""

    def __init__(self, name: str, open_embedder: Callable[[str], ForgetfulEmbedder], engine: Engine) -> None:
        self.name, self._open, self._engine = name, open_embedder, engine

    async def answer(self, request: Request) -> Response:
        body = await read_body(request)
        fields.only(body, _KEYS)
        name, texts, encode = fields.required_text(body, "model"), _texts(body), _encoding(body)
        if name != self.name:
            raise unknown_model(name)
        rows, tokens = await asyncio.wrap_future(self._engine.call(lambda: self._embed(texts)))
        if (wanted := fields.whole(body, "dimensions", 1, 2**20)) not in (None, rows.shape[1]):
            raise invalid(f"This model has {rows.shape[1]} dimensions, not {wanted}.", "dimensions", "invalid_value")
        data = [{"object": "embedding", "index": at, "embedding": encode(row)} for at, row in enumerate(rows)]
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        return JSONResponse({"object": "list", "data": data, "model": self.name, "usage": usage})

    @cached_property
    def _embedder(self) -> ForgetfulEmbedder:
        return self._open(self.name)

    def _embed(self, texts: Sequence[str]) -> tuple[Any, int]:
        """Rows, and tokens. Counted on the same thread: a tokenizer may not be used by two with other settings."""
        rows = self._embedder.embed(texts)
        # A server would remember every text it was ever asked for.
        self._embedder.forget()
        return rows, self._tokens(texts)

    def _tokens(self, texts: Sequence[str]) -> int:
        """By the model's own tokenizer; words where the embedder has none."""
        module = getattr(self._embedder, "module", None)
        if module is None:
            return sum(len(text.split()) for text in texts)
        return sum(len(ids) for ids in module.tokenizer(list(texts), verbose=False)["input_ids"])


def _texts(body: Body) -> list[str]:
    given = body.get("input")
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise invalid("Invalid 'input': expected a string or an array of strings.", "input", "invalid_type")
    if len(texts) > MOST_TEXTS or not all(texts):
        raise invalid(f"Invalid 'input': at most {MOST_TEXTS} strings, none of them empty.", "input", "invalid_value")
    return texts


def _encoding(body: Body) -> Callable[[Any], Any]:
    name = fields.text(body, "encoding_format", "float")
    if name == "float":
        return lambda row: row.tolist()
    if name == "base64":
        return lambda row: base64.b64encode(row.astype("<f4").tobytes()).decode()
    raise invalid("Invalid 'encoding_format': must be 'float' or 'base64'.", "encoding_format", "invalid_value")
