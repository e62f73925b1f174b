"""Rows in the chat format of the hosted fine-tuning services: {"messages": [{"role": ..., "content": ...}, ...]}."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from harness.checking.findings import Findings, shortened
from harness.checking.rows import Row

ROLES = ("system", "developer", "user", "assistant", "tool", "function")
SYSTEM = ("system", "developer")
ROW_KEYS = ("messages", "tools", "parallel_tool_calls", "functions")
MESSAGE_KEYS = ("role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal")
Fault = tuple[str, str]
Message = Mapping[str, Any]


def conversation(split: str, name: str, line: int, value: Mapping[str, Any], findings: Findings) -> Row | None:
    for key in unknown_keys(value):
        findings.add("unknown-key", f'unknown key "{shortened(key, 30)}". Allowed: {_allowed(key, value)}', name, line)
    messages = _messages(value)
    faults = [_shape_fault(value)] if messages is None else list(_faults(messages))
    for code, message in faults:
        findings.add(code, message, name, line)
    return None if messages is None or faults else _row(split, name, line, messages, findings)


def unknown_keys(value: Mapping[str, Any]) -> list[str]:
    """The keys that are not known, of the row and of its messages."""
    inner = [key for message in _messages(value) or [] for key in message]
    return [key for key in value if key not in ROW_KEYS] + [key for key in inner if key not in MESSAGE_KEYS]


def _allowed(key: str, value: Mapping[str, Any]) -> str:
    return ", ".join(ROW_KEYS if key in value else MESSAGE_KEYS)


def _messages(value: Mapping[str, Any]) -> list[Message] | None:
    messages = value.get("messages")
    sound = isinstance(messages, list) and messages and all(isinstance(part, dict) for part in messages)
    return messages if sound else None


def _shape_fault(value: Mapping[str, Any]) -> Fault:
    if value.get("messages") is None:
        return (
            "missing-key",
            'missing key "messages": a chat row is {"messages": [...]}; a split of a task is checked by its folder',
        )
    return "bad-messages", "messages must be a list of at least one object"


def _faults(messages: list[Message]) -> Iterator[Fault]:
    for number, message in enumerate(messages, start=1):
        yield from _message_faults(number, message)
    yield from _order_faults([message.get("role") for message in messages])
    answers = [message for message in messages if message.get("role") == "assistant"]
    if answers and not any(message.get("weight", 1) for message in answers):
        yield "no-trained-answer", "every assistant message has weight 0: nothing is learnt from this row"


def _message_faults(number: int, message: Message) -> Iterator[Fault]:
    role = message.get("role")
    if role is None:
        yield "missing-key", f'message {number}: missing key "role"'
    elif role not in ROLES:
        yield "unknown-role", f"message {number}: role {shortened(repr(role), 30)}. Allowed: {', '.join(ROLES)}"
    if "weight" in message and (role != "assistant" or message["weight"] not in (0, 1) or _is_bool(message["weight"])):
        yield "bad-weight", f"message {number}: weight must be 0 or 1, and only on an assistant message"
    yield from _content_faults(number, message)


def _content_faults(number: int, message: Message) -> Iterator[Fault]:
    content, role = message.get("content"), message.get("role")
    if content is None and role == "assistant" and _calls(message):
        return
    if content is None:
        yield "missing-key", f'message {number}: missing key "content"'
    elif not isinstance(content, str):
        yield "content-not-text", f"message {number}: content must be a string, found {type(content).__name__}"
    elif not content.strip() and not (role == "assistant" and _calls(message)):
        code = "empty-answer" if role == "assistant" else "empty-input"
        yield code, f"message {number}: content is empty"


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _calls(message: Message) -> Any:
    return message.get("tool_calls") or message.get("function_call")


def _order_faults(roles: list[Any]) -> Iterator[Fault]:
    system = [place for place, role in enumerate(roles) if role in SYSTEM]
    if len(system) > 1:
        yield "two-system-messages", f"{len(system)} system messages; allowed is one, in the first place"
    elif system and system != [0]:
        yield "system-not-first", f"the system message stands in place {system[0] + 1}; allowed is the first"
    if "user" not in roles and all(role in ROLES for role in roles):
        yield "no-user-message", "no user message: there is nothing to answer"
    if roles[-1] != "assistant":
        yield "last-not-assistant", "the last message must be the assistant's: it is what is learnt"


def _row(split: str, name: str, line: int, messages: list[Message], findings: Findings) -> Row:
    plain = tuple({"role": message["role"], "content": _text(message)} for message in messages)
    answer = messages[-1].get("content")
    if isinstance(answer, str) and answer.strip() and answer != answer.strip():
        findings.add("answer-whitespace", "the last answer begins or ends with white space", name, line)
    system = "\n".join(m["content"] for m in plain if m["role"] in SYSTEM)
    asked = "\n".join(m["content"] for m in plain[:-1] if m["role"] not in SYSTEM)
    return Row(split, name, line, None, asked, (plain[-1]["content"],), system, plain)


def _text(message: Message) -> str:
    """The words of a message; calls of tools count with their JSON."""
    calls = _calls(message)
    parts = (message.get("content") or "", json.dumps(calls, ensure_ascii=False) if calls else "")
    return "\n".join(filter(None, parts))
