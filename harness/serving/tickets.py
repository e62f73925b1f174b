"""A request on its way through the engine, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from harness.api import Message, Prompt, Usage
from harness.serving.faults import ApiError
from harness.serving.sampling import Sampling, TokenChance


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is new, and the tokens it came with."""

    text: str
    chances: tuple[TokenChance, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """The whole answer. `rest` is what of it no Piece has brought."""

    text: str
    finish_reason: str
    usage: Usage
    prompt: Prompt
    chances: tuple[TokenChance, ...] = ()
    rest: Piece = field(default_factory=lambda: Piece(""))


Event = Piece | Ended | ApiError


@dataclass(slots=True, eq=False)
class Ticket:
    """`emit` may be called from any thread. `left` is set where the client has gone away."""

    conversation: tuple[Message, ...]
    sampling: Sampling
    stream: bool
    emit: Callable[[Event], None]
    left: bool = False
