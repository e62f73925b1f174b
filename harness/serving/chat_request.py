"""The body of a chat completion request -> ChatRequest. Raises ApiError, in OpenAI's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.api import Decoding, Message, Role
from harness.serving import fields
from harness.serving.faults import invalid
from harness.serving.fields import Body
from harness.serving.sampling import Sampling

MOST_STOPS = 4
_ROLES: Mapping[str, Role] = {"system": "system", "developer": "system", "user": "user", "assistant": "assistant"}
_READ = (
    "model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "temperature", "top_p",
    "stop", "seed", "n", "logprobs", "top_logprobs",
)  # fmt: skip
# Known to OpenAI, and without a say in what a model of this kind answers.
_WITHOUT_EFFECT = (
    "user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key", "prompt_cache_retention",
    "prompt_cache_options", "parallel_tool_calls", "prediction", "reasoning_effort", "verbosity", "moderation",
)  # fmt: skip
# Known to OpenAI, and taken here only where they change nothing.
_NEUTRAL: Mapping[str, tuple[object, ...]] = {
    "frequency_penalty": (None, 0),
    "presence_penalty": (None, 0),
    "logit_bias": (None, {}),
    "tools": (None, []),
    "tool_choice": (None, "none", "auto"),
    "functions": (None, []),
    "function_call": (None, "none", "auto"),
    "response_format": (None, {"type": "text"}),
    "modalities": (None, ["text"]),
    "audio": (None,),
    "web_search_options": (None,),
}
_ALLOWED = frozenset((*_READ, *_WITHOUT_EFFECT, *_NEUTRAL))
_MESSAGE_KEYS = ("role", "content", "name", "refusal", "tool_calls", "function_call", "audio", "annotations")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    model: str
    messages: tuple[Message, ...]
    sampling: Sampling
    stream: bool
    include_usage: bool


def read_chat(body: Body, usual: Decoding | None = None) -> ChatRequest:
    """`usual` is the decoding of a deployment: it holds where the request says nothing."""
    fields.only(body, _ALLOWED)
    for key, allowed in _NEUTRAL.items():
        if key in body and body[key] not in allowed:
            raise invalid(
                f"Unsupported parameter: '{key}' is not supported with this model.", key, "unsupported_parameter"
            )
    if fields.whole(body, "n", 1, 128, 1) != 1:
        raise invalid("Unsupported value: 'n' must be 1 with this model.", "n", "unsupported_value")
    stream = fields.flag(body, "stream")
    return ChatRequest(
        fields.required_text(body, "model"), _messages(body), _sampling(body, usual), stream, _usage(body, stream)
    )


def _usage(body: Body, stream: bool) -> bool:
    options = fields.table(body, "stream_options")
    if body.get("stream_options") is not None and not stream:
        raise invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options")
    fields.only(options, ("include_usage", "include_obfuscation"), "stream_options.")
    return fields.flag(options, "include_usage")


def _sampling(body: Body, usual: Decoding | None) -> Sampling:
    most = 2**31 - 1
    given = fields.whole(body, "max_completion_tokens", 1, most, fields.whole(body, "max_tokens", 1, most))
    temperature, top_p = fields.number(body, "temperature", 0, 2), fields.number(body, "top_p", 0, 1)
    stop = _stop(body)
    if usual:
        given, stop = given or usual.max_output_tokens, stop or usual.stop
        temperature = usual.temperature if temperature is None else temperature
    return Sampling(
        max_tokens=given,
        temperature=1.0 if temperature is None else temperature,
        top_p=1.0 if top_p is None else top_p,
        stop=stop,
        seed=fields.whole(body, "seed", -(2**63), 2**63 - 1),
        top_logprobs=_top_logprobs(body),
    )


def _top_logprobs(body: Body) -> int | None:
    top = fields.whole(body, "top_logprobs", 0, 20)
    if fields.flag(body, "logprobs"):
        return top or 0
    if top is not None:
        raise invalid("'top_logprobs' is only allowed when 'logprobs' is enabled.", "top_logprobs")
    return None


def _stop(body: Body) -> tuple[str, ...]:
    given = body.get("stop")
    stops = [given] if isinstance(given, str) else given or []
    if not isinstance(stops, list) or not all(isinstance(stop, str) and stop for stop in stops):
        raise invalid("Invalid 'stop': expected a string or an array of strings, none of them empty.", "stop")
    if len(stops) > MOST_STOPS:
        raise invalid(f"Invalid 'stop': at most {MOST_STOPS} sequences are allowed.", "stop", "array_above_max_length")
    return tuple(stops)


def _messages(body: Body) -> tuple[Message, ...]:
    given = body.get("messages")
    if given is None:
        raise invalid("Missing required parameter: 'messages'.", "messages", "missing_required_parameter")
    if not isinstance(given, list) or not given:
        raise invalid("Invalid 'messages': expected an array of at least one message.", "messages", "invalid_type")
    return tuple(_message(message, f"messages[{number}]") for number, message in enumerate(given))


def _message(message: Any, place: str) -> Message:
    if not isinstance(message, dict):
        raise fields.wrong_type(place, "an object", message)
    fields.only(message, _MESSAGE_KEYS, f"{place}.")
    role = message.get("role")
    if role in ("tool", "function") or message.get("tool_calls") or message.get("function_call"):
        raise invalid("Tool calls are not supported with this model.", place, "unsupported_value")
    if not isinstance(role, str) or role not in _ROLES:
        raise invalid(
            f"Invalid value: '{role}'. Supported values are: {', '.join(_ROLES)}.", f"{place}.role", "invalid_value"
        )
    return Message(_ROLES[role], _content(message.get("content"), f"{place}.content"))


def _content(content: Any, place: str) -> str:
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        raise fields.wrong_type(place, "a string or an array of text parts", content)
    for part in content:
        if not isinstance(part, dict) or part.get("type") != "text" or not isinstance(part.get("text"), str):
            raise invalid("Only parts of type 'text' are supported with this model.", place, "unsupported_value")
    return "".join(part["text"] for part in content)
