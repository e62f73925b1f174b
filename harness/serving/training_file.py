"""A training file of chats -> TrainingPairs, by the rules of `adaptbench check`, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.api import Message, Prompt, Role, TrainingPair
from harness.checking.chat import conversation
from harness.checking.findings import Finding, Findings
from harness.checking.reading import read_objects

FEWEST_EXAMPLES = 10
SHOWN = 3
_ROLES: Mapping[str, Role] = {"system": "system", "developer": "system", "user": "user", "assistant": "assistant"}


class BadFileError(Exception):
    """`code`, `message` and `param` of the job's error."""

    def __init__(self, code: str, message: str, param: str) -> None:
        super().__init__(message)
        self.code, self.message, self.param = code, message, param


def read_pairs(file: Path, param: str, fewest: int) -> list[TrainingPair]:
    """One pair for each answer that is to be learnt. Raises BadFileError; `param` names the file in its words."""
    findings = Findings()
    rows = [(line, value) for line, value, _ in read_objects(param, file.read_bytes(), findings)]
    for line, value in rows:
        conversation("train", param, line, value, findings)
    if faults := [found for found in findings.found if found.rule.severity == "error"]:
        raise BadFileError(f"invalid_{param}", _said(param, faults), param)
    if len(rows) < fewest:
        message = f"The {param} has {len(rows)} examples, and must have at least {fewest}."
        raise BadFileError("invalid_n_examples", message, param)
    return [pair for line, value in rows for pair in _pairs(value, line, param)]


def _said(param: str, faults: list[Finding]) -> str:
    shown = "; ".join(
        f"line {found.line}: {found.message}" if found.line else found.message for found in faults[:SHOWN]
    )
    more = f"; and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
    return f"The job failed due to an invalid {param.replace('_', ' ')}. Invalid file format: {shown}{more}"


def _pairs(value: Mapping[str, Any], line: int, param: str) -> Iterator[TrainingPair]:
    before: list[Message] = []
    for message in value["messages"]:
        role = _ROLES.get(message["role"])
        if role is None or message.get("tool_calls") or message.get("function_call"):
            text = f"line {line}: calls of tools cannot be trained on by this server"
            raise BadFileError(f"invalid_{param}", text, param)
        if role == "assistant" and message.get("weight", 1):
            yield TrainingPair(Prompt(tuple(before)), message["content"])
        before.append(Message(role, message["content"]))
