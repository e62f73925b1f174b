"""Chat JSONL, as the hosted services take it for fine-tuning -> rows of an instruction, an input and an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harness.importing.found import Found
from harness.tables.columns import Columns, Row, Table

COLUMNS = Columns(input=("input",), references=("reference",))
SYSTEM = ("system", "developer")
SPEAKERS = {"user": "User", "assistant": "Assistant"}


def from_chat(name: str, lines: Sequence[tuple[str, Mapping[str, Any]]]) -> Found:
    """The last user turn is the input, the assistant turn after it the answer; other keys of a line stay columns.

    Earlier turns stand before the last one in the input, as a transcript.
    """
    rows: list[Row] = []
    systems: dict[str, str] = {}
    longer = 0
    for number, (place, line) in enumerate(lines, start=1):
        others = {key: value for key, value in line.items() if key != "messages"}
        try:
            system, turns = _turns(line.get("messages"))
        except ValueError as reason:
            rows.append(Row(place, f"row-{number}", others, unusable=str(reason)))
            continue
        systems.setdefault(system, place)
        longer += len(turns) > 2
        rows.append(Row(place, f"row-{number}", {**others, "input": _input(turns), "reference": turns[-1][1]}))
    columns = dict.fromkeys(key for row in rows for key in ("input", "reference", *row.values))
    return Found(
        Table(name, tuple(columns), rows),
        COLUMNS,
        instruction=next(iter(systems)) if len(systems) == 1 else "",
        mixed_instructions=_mixed(name, systems),
        notes=(f"{longer} conversations of several turns keep the earlier ones in their input",) if longer else (),
    )


def _mixed(name: str, systems: Mapping[str, str]) -> str:
    if len(systems) < 2:
        return ""
    first, second = list(systems.values())[:2]
    kinds = f"{len(systems)} different system messages ({first} and {second} differ)"
    return f"{name}: {kinds}. A task has one instruction for all: give it with --instruction."


def _turns(messages: Any) -> tuple[str, list[tuple[str, str]]]:
    """The system message, and (role, text) of the others. Raises ValueError."""
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise ValueError('no list of "messages"')
    read = [(str(message.get("role")), _content(message)) for message in messages]
    system = "\n\n".join(text for role, text in read if role in SYSTEM).strip()
    turns = [(role, text) for role, text in read if role not in SYSTEM]
    if any(role not in SPEAKERS for role, _ in turns):
        raise ValueError("a turn of neither user nor assistant, such as a tool's")
    if len(turns) < 2 or turns[-1][0] != "assistant" or turns[-2][0] != "user":
        raise ValueError("does not end with a user's turn and the assistant's answer")
    return system, turns


def _content(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else [None]
    texts = [part.get("text") if isinstance(part, dict) and part.get("type") == "text" else None for part in parts]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a turn that is not text, such as an image or a call of a tool")
    return "\n".join(str(text) for text in texts)


def _input(turns: Sequence[tuple[str, str]]) -> str:
    asked = turns[:-1]
    if len(asked) == 1:
        return asked[0][1]
    return "\n\n".join(f"{SPEAKERS[role]}: {text}" for role, text in asked)
