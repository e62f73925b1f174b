"""Models behind an OpenAI-compatible chat completions endpoint: OpenAI, Azure, vLLM, llama.cpp, Ollama and others.

Requests go through the official client with its own retries off. It would sleep between attempts inside the call, which
would make `seconds` meaningless, and it gives up where a server asks for a wait of more than two minutes. Attempts are
repeated here instead, so that `seconds` is the round trip of the attempt that succeeded and nothing else. What is
repeated, after how long, and what is not: docs/reliability.md.
"""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from harness.api import Completion, Decoding, Failure, Model, Outcome, Prompt, TimedCompletion
from harness.errors import ModelError, ModelLoadError
from harness.models.in_threads import Emit, begun, emitted_by
from harness.models.openai_errors import REFUSED, kind, request_errors, wait_seconds, words
from harness.models.openai_pace import Pace, Turns
from harness.models.openai_replies import StreamedAnswer, read_reply
from harness.models.tuning import Tuning

if TYPE_CHECKING:
    import openai

_OPENAI_URL = "https://api.openai.com/v1"
_CHAT = "/chat/completions"
_PLACEHOLDER_KEY = "no-key"
_LONGEST_WORDS = 1000
_LANES = 4
_SHORTEST_SECRET = 16


@dataclass(frozen=True)
class OpenAI:
    """Options of [model] with type = "openai". Raises ValueError for options that contradict each other.

    `name` is the model, or the deployment with `azure_endpoint`. `api_key_env` names the environment variable that
    holds the key; a server on this machine needs none. `concurrency` is the most requests at a time: a server that
    refuses some gets fewer. `timeout_seconds` limits one attempt, `max_retries` counts the attempts after the first.
    Reasoning models refuse a temperature (`send_temperature = false`); older servers know only `max_tokens`. `price_as`
    is "provider/model" of the price data, for a name that it does not list.
    `tuning` is for training it.
    """

    name: str
    base_url: str | None = None
    api_key_env: str = "OPENAI_API_KEY"
    azure_endpoint: str | None = None
    api_version: str | None = None
    concurrency: int = 16
    max_retries: int = 6
    timeout_seconds: float = 60.0
    extra_body: Mapping[str, Any] | None = None
    system_role: Literal["system", "developer"] = "system"
    max_tokens_field: Literal["max_completion_tokens", "max_tokens"] = "max_completion_tokens"
    send_temperature: bool = True
    price_as: str | None = None
    tuning: Tuning = field(default_factory=Tuning)

    def __post_init__(self) -> None:
        checks = {
            "name must not be empty": bool(self.name),
            "give base_url or azure_endpoint, not both": not (self.base_url and self.azure_endpoint),
            "azure_endpoint and api_version need each other": bool(self.azure_endpoint) == bool(self.api_version),
            "base_url and azure_endpoint must be http(s)://host[:port]/path alone": _is_plain_url(self.endpoint),
            "api_key_env must be the name of a variable in capitals, never a key": _is_variable(self.api_key_env),
            "concurrency must be at least 1": self.concurrency >= 1,
            "max_retries must be at least 0": self.max_retries >= 0,
            "timeout_seconds must be more than 0": self.timeout_seconds > 0,
            'price_as must be "provider/model"': self.price_as is None or all(self.price_as.partition("/")),
        }
        for problem, fine in checks.items():
            if not fine:
                raise ValueError(problem)

    @property
    def endpoint(self) -> str:
        return self.azure_endpoint or self.base_url or _OPENAI_URL

    def open(self) -> Model:
        """A model ready to call; no request is sent. Raises ModelLoadError where the key's variable is not set."""
        return OpenAIModel(self, self._key())

    def _key(self) -> str:
        key = os.environ.get(self.api_key_env, "").strip()
        if not key and _is_loopback(self.endpoint):
            return _PLACEHOLDER_KEY
        if not key:
            raise ModelLoadError(f"Model {self.name}: environment variable {self.api_key_env} is not set.")
        if not (key.isascii() and key.isprintable()):
            raise ModelLoadError(f"Model {self.name}: the key in {self.api_key_env} has characters no header may have.")
        return key


class OpenAIModel:
    """The `Model` of harness/api.py over HTTP. Several requests are under way at a time, up to `concurrency`."""

    trainer = "hosted"

    def __init__(self, options: OpenAI, key: str) -> None:
        self._options = options
        self._key = key
        self._wants_stream_usage = True
        self._pace = Pace(options.concurrency)
        self._kept_client: openai.OpenAI | None = None

    @property
    def name(self) -> str:
        return self._options.name

    @property
    def options(self) -> OpenAI:
        return self._options

    def renamed(self, name: str) -> OpenAIModel:
        """Another model, or deployment, of the same service."""
        return OpenAIModel(replace(self._options, name=name), self._key)

    @property
    def fingerprint(self) -> str:
        """sha256 over where requests go and what else than the prompt and the decoding is in them."""
        options = self._options
        url = urlsplit(options.endpoint)
        where = [url.netloc.lower(), url.path.rstrip("/"), options.api_version, options.name]
        how = [options.system_role, options.max_tokens_field, options.send_temperature, dict(options.extra_body or {})]
        return hashlib.sha256(json.dumps([where, how], sort_keys=True, default=str).encode()).hexdigest()

    @property
    def price_key(self) -> tuple[str, str] | None:
        if self._options.price_as:
            provider, _, model = self._options.price_as.partition("/")
            return provider, model
        if self._options.azure_endpoint:
            return "azure", self.name
        return None if self._options.base_url else ("openai", self.name)

    @property
    def window(self) -> int:
        """How many prompts `complete` should get at a time: enough that its slowest replies hold up little."""
        return max(4096, 64 * self._options.concurrency)

    def describe(self) -> Mapping[str, Any]:
        shown = ("name", "endpoint", "api_version", "system_role", "send_temperature", "concurrency", "max_retries")
        described = {key: getattr(self._options, key) for key in (*shown, "timeout_seconds")}
        return {"kind": "openai", **described, "extra_body": dict(self._options.extra_body or {})}

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) as replies come in. Closing early cancels what is under way and hangs up."""
        return emitted_by(lambda emit: self._answer_all(prompts, decoding, emit)) if prompts else iter(())

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        """Stream one answer over a connection that is kept from call to call, as a service would. Raises ModelError."""
        for attempt in count():
            try:
                return self._stream_one(prompt, decoding)
            except request_errors() as error:
                failure, wait = self._judge(error, attempt)
            if wait is None:
                break
            time.sleep(wait)
        raise ModelError(failure.kind, failure.message)

    async def _answer_all(self, prompts: Sequence[Prompt], decoding: Decoding, emit: Emit[tuple[int, Outcome]]) -> None:
        waiting, turns = iter(enumerate(prompts)), Turns(self._pace)

        async def work(client: openai.AsyncOpenAI) -> None:
            for index, prompt in waiting:
                await emit((index, await self._answer(client, turns, prompt, decoding)))
                # Not before: the next request would go out while a kill still loses the answer to this one.
                turns.give_back()

        async with self._async_client() as client, asyncio.TaskGroup() as group:
            # More than there are turns: while some wait to try again, others go on. Not all: a server that is gone for
            # a while would fail them all.
            for _ in range(min(_LANES * self._options.concurrency, len(prompts))):
                group.create_task(work(client))

    async def _answer(self, client: openai.AsyncOpenAI, turns: Turns, prompt: Prompt, decoding: Decoding) -> Outcome:
        await turns.take()
        outcome: Outcome
        for attempt in count():
            try:
                outcome = await self._request_one(client, prompt, decoding)
                wait = None
            except request_errors() as error:
                outcome, wait = self._judge(error, attempt)
            if wait is None:
                break
            await turns.rest(wait, holding=_refused(outcome) and self._pace.is_low)
        if not _refused(outcome):
            self._pace.answered()
        return outcome

    async def _request_one(self, client: openai.AsyncOpenAI, prompt: Prompt, decoding: Decoding) -> Completion:
        started = time.perf_counter()
        # The client's own limit starts anew with every byte, and some servers send blanks to keep a connection open.
        async with asyncio.timeout(self._options.timeout_seconds):
            # `create` goes through every message for names to exchange, which takes longer than to send it.
            reply = await client.post(_CHAT, body=self._body(prompt, decoding), cast_to=str)
        # Answers are kept too. Short keys are those of servers that want none ("EMPTY"), and may be words of an answer.
        text = self.without_key(reply) if len(self._key) >= _SHORTEST_SECRET else reply
        return read_reply(text, time.perf_counter() - started)

    def _body(self, prompt: Prompt, decoding: Decoding) -> dict[str, Any]:
        """What the client's `create` makes of a request."""
        request = self._request(prompt, decoding)
        extra: Mapping[str, Any] = request.pop("extra_body", {})
        return {**request, **extra}

    def _stream_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        """Asks for token counts too, unless the server has refused to be asked."""
        import openai

        request = self._request(prompt, decoding)
        if self._wants_stream_usage:
            try:
                return self._streamed({**request, "stream_options": {"include_usage": True}})
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if "stream_options" not in words(error):
                    raise
                self._wants_stream_usage = False
        return self._streamed(request)

    def _streamed(self, request: dict[str, Any]) -> TimedCompletion:
        """In a thread of its own: the client's limits start anew with every byte, wherever in a reply it hangs."""
        client = self._kept_client = self._kept_client or self._client()
        reply = begun(lambda: _read_stream(client, request, self._options.timeout_seconds))
        try:
            return reply.result(self._options.timeout_seconds)
        except TimeoutError:
            self._kept_client = None  # its connection is in the midst of that reply
            client.close()
            raise

    def _request(self, prompt: Prompt, decoding: Decoding) -> dict[str, Any]:
        roles = {"system": self._options.system_role}
        request: dict[str, Any] = {
            "model": self.name,
            "messages": [{"role": roles.get(m.role, m.role), "content": m.content} for m in prompt.messages],
            self._options.max_tokens_field: decoding.max_output_tokens,
        }
        if self._options.send_temperature:
            request["temperature"] = decoding.temperature
        if decoding.stop:
            request["stop"] = list(decoding.stop)
        if self._options.extra_body:
            request["extra_body"] = dict(self._options.extra_body)
        return request

    def _judge(self, error: Exception, attempt: int) -> tuple[Failure, float | None]:
        """What went wrong, and how many seconds to wait before the next attempt; None where there is to be none."""
        message = words(error) or f"no whole answer within {self._options.timeout_seconds:g} s"
        failure = Failure(kind(error), self.without_key(message)[:_LONGEST_WORDS])
        if _refused(failure):
            self._pace.refused()
        return failure, wait_seconds(error, attempt) if attempt < self._options.max_retries else None

    def without_key(self, text: str) -> str:
        """A server may say in its words what it was sent."""
        return text.replace(self._key, "[key]")

    def whole_service(self, timeout_seconds: float) -> openai.OpenAI:
        """A client for more than this model: files, jobs, the list of models. It repeats nothing by itself."""
        return self._client(azure_deployment=None, timeout=timeout_seconds)

    def _client(self, **changes: Any) -> openai.OpenAI:
        import openai

        azure = bool(self._options.azure_endpoint)
        client = openai.AzureOpenAI if azure else openai.OpenAI
        changes = {key: value for key, value in changes.items() if azure or not key.startswith("azure_")}
        return client(**{**self._client_options(), **changes})

    def _async_client(self) -> openai.AsyncOpenAI:
        import openai

        client = openai.AsyncAzureOpenAI if self._options.azure_endpoint else openai.AsyncOpenAI
        transport = openai.DefaultAioHttpClient() if find_spec("aiohttp") else None
        return client(**self._client_options(), http_client=transport)

    def _client_options(self) -> dict[str, Any]:
        options = self._options
        common = {"api_key": self._key, "max_retries": 0, "timeout": options.timeout_seconds}
        if options.azure_endpoint:
            where = {"azure_endpoint": options.azure_endpoint, "api_version": options.api_version}
            return {**common, **where, "azure_deployment": options.name}
        # Said outright, so that a variable in the environment can't send the requests elsewhere unseen.
        return {**common, "base_url": options.endpoint}


def _refused(outcome: Outcome) -> bool:
    return isinstance(outcome, Failure) and outcome.kind == REFUSED


def _read_stream(client: openai.OpenAI, request: Mapping[str, Any], limit_seconds: float) -> TimedCompletion:
    answer = StreamedAnswer(limit_seconds)
    # Lines, not the client's own stream: that one leaves at [DONE], short of the end of the reply, which costs the
    # next request a new connection.
    with client.chat.completions.with_streaming_response.create(stream=True, **request) as reply:
        for line in reply.iter_lines():
            answer.add(line)
    return answer.timed()


# --- endpoints -------------------------------------------------------------------------------------------------------


def _is_plain_url(endpoint: str) -> bool:
    """No user, password or query: those may hold keys, and an endpoint is shown and kept."""
    with suppress(ValueError):
        url = urlsplit(endpoint)
        alone = not ("@" in url.netloc or url.query or url.fragment)
        return alone and url.scheme in ("http", "https") and bool(url.hostname)
    return False


def _is_variable(name: str) -> bool:
    """The name is shown and kept, so it had better be no key."""
    return re.fullmatch("[A-Z_][A-Z0-9_]*", name) is not None


def _is_loopback(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"
