"""What a run leaves behind, one JSON line each. Whatever comes after reads these and the manifest, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache
from typing import Any

from harness.api import Failure, Usage
from harness.errors import RunError
from harness.run_shape import check_line


@dataclass(frozen=True, slots=True)
class Cell:
    """One adaptation: a task, a strategy by its label, a seed."""

    task: str
    strategy: str
    seed: int

    def __str__(self) -> str:
        return f"{self.task} · {self.strategy}" + (f" · seed {self.seed}" if self.seed else "")


@dataclass(frozen=True, slots=True)
class Step:
    """A SetupStep and its price."""

    kind: str
    seconds: float
    usage: Usage | None
    trained_tokens: int | None
    usd: float | None
    details: Mapping[str, Any]
    reused: bool = False


BASE = "base"
"""The strategy of the records in which the untouched model answers the probe."""
BEFORE = "@before"
"""Ends the name of a task that is run as it was before its facts changed."""


@dataclass(frozen=True, slots=True)
class SetupRecord:
    """`tuned` says that the adaptation's model is not the base any more."""

    cell: Cell
    steps: tuple[Step, ...]
    error: Failure | None = None
    tuned: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One test example answered by one adaptation, or its failure.

    `seconds` is the model's share, `build_seconds` the prompt builder's; `usd` is None where the price is not known.
    `scores` is empty exactly where `error` is set; `outdated_scores` are against the outdated references, where there
    are some. `reused` says that the completion was paid for before: by an earlier run, or by this one before it was
    killed. `probe` names the probe that was asked instead of the cell's own task.
    """

    cell: Cell
    example_id: str
    messages: tuple[tuple[str, str], ...]
    retrieved: tuple[str, ...]
    demonstrations: tuple[str, ...]
    references: tuple[str, ...]
    gold_passages: tuple[str, ...]
    facets: Mapping[str, str]
    build_seconds: float
    outdated_references: tuple[str, ...] = ()
    completion: str | None = None
    prediction: str | None = None
    finish_reason: str | None = None
    usage: Usage = field(default_factory=Usage)
    seconds: float | None = None
    usd: float | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
    outdated_scores: Mapping[str, float] = field(default_factory=dict)
    error: Failure | None = None
    reused: bool = False
    probe: str | None = None


@dataclass(frozen=True, slots=True)
class LatencyRecord:
    """One request of the latency pass: nothing else under way, nothing from the cache."""

    cell: Cell
    example_id: str
    build_seconds: float
    generate_seconds: float | None
    first_token_seconds: float | None
    output_tokens: int | None
    error: Failure | None = None


Record = SetupRecord | AnswerRecord | LatencyRecord
_KINDS: dict[str, type[Record]] = {"setup": SetupRecord, "answer": AnswerRecord, "latency": LatencyRecord}
_NAMES = {cls: name for name, cls in _KINDS.items()}


def to_line(record: Record) -> str:
    table = _shallow(record)
    return plain_json({"kind": _NAMES[type(record)], **_shallow(table.pop("cell")), **table})


def plain_json(value: Any) -> str:
    """One line of JSON that can always be written as UTF-8: a lone surrogate, which models do send, stays escaped.

    A dataclass becomes an object of its fields.
    """
    return _ENCODER.encode(value).encode("utf-8", "backslashreplace").decode("utf-8")


def _shallow(value: Any) -> dict[str, Any]:
    """dataclasses.asdict without a copy of all that is inside, which took longer than writing it."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _encodable(value: Any) -> dict[str, Any]:
    if not is_dataclass(value):
        raise TypeError(f"no JSON: {type(value).__name__}")
    return _shallow(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_encodable)


def from_line(line: str, check: bool = True) -> Record:
    """Raises RunError where the line is not a record. `check` False: it has been checked before."""
    try:
        table = json.loads(line)
        if check:
            check_line(table)
    except RecursionError:
        raise RunError("not a record: nested too deep") from None
    except ValueError as error:
        raise RunError(f"not a record: {error}") from None
    cls = _KINDS[table.pop("kind")]
    cell = _cell(table.pop("task"), table.pop("strategy"), table.pop("seed"))
    return cls(
        cell=cell, **{key: value if type(value) in _SCALARS else _value(key, value) for key, value in table.items()}
    )


_SCALARS = frozenset({str, int, float, bool, type(None)})


# Most records of a run share these: one object for all takes a fraction of the memory.
_cell = lru_cache(maxsize=256)(Cell)


@lru_cache(maxsize=64)
def _message(role: str, content: str) -> tuple[str, str]:
    return role, content


def _value(key: str, value: Any) -> Any:
    if value is None or key not in _READ:
        return tuple(value) if isinstance(value, list) else value
    return _READ[key](value)


_READ: dict[str, Callable[[Any], Any]] = {
    "usage": lambda value: Usage(**value),
    "error": lambda value: Failure(**value),
    "steps": lambda value: tuple(Step(**{key: _value(key, inner) for key, inner in step.items()}) for step in value),
    "messages": lambda value: tuple(_message(role, content) for role, content in value),
}
