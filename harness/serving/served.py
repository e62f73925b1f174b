"""What stands behind a model's name: how its prompts are made, and what writes the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from harness.api import Decoding, Message, Model, Prompt
from harness.serving.faults import ApiError

Conversation = tuple[Message, ...]
BuildPrompts = Callable[[Sequence[Conversation]], Sequence[Prompt | ApiError]]
"""A prompt for each conversation, or what is wrong with it."""

About = Callable[[str, Prompt], dict[str, Any]]


def as_given(conversations: Sequence[Conversation]) -> list[Prompt]:
    return [Prompt(messages) for messages in conversations]


def nothing(text: str, prompt: Prompt) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Served:
    """`usual` is the decoding of a deployment. `about` is said beside an answer, given its text and prompt."""

    name: str
    model: Model
    created: int
    prompts: BuildPrompts = as_given
    usual: Decoding | None = None
    about: About = field(default=nothing)
