"""What the files of a run must hold, checked once, where they are read: whoever comes after can rely on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from harness.shapes import (
    Check,
    MisfitError,
    amount,
    anything,
    boolean,
    count,
    each,
    mapping,
    misfit,
    number,
    optional,
    table,
    text,
    values,
)

# --- manifest.json ---------------------------------------------------------------------------------------------------


def check_manifest(manifest: Mapping[str, Any]) -> None:
    """Raises MisfitError, a ValueError, for a manifest that no report could be made of."""
    _MANIFEST(manifest)


def _time(value: Any) -> None:
    text(value)
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise misfit("a time such as 2026-01-31T12:00:00+00:00", value) from None


def _seeds(value: Any) -> None:
    each(count)(value)
    if not value or len(set(value)) < len(value):
        raise MisfitError("must be at least one seed, none of them twice")


def _task(value: Any) -> None:
    _TASK(value)
    if value["primary_metric"] not in value["metrics"]:
        raise MisfitError(f"must be one of the metrics: {', '.join(value['metrics'])}", ("primary_metric",))


def _tasks(value: Any) -> None:
    values(_task)(value)
    if not value:
        raise MisfitError("must hold at least one task")


_METRICS: dict[str, Check] = {"primary_metric": text, "metrics": values(text)}
_EXAMPLES = table(dict.fromkeys(("train", "validation", "test"), count), {}, open_=True)
_TASK = table({**_METRICS, "examples": _EXAMPLES}, {}, open_=True)
_PROBE = table({"name": text, "primary_metric": text}, {}, open_=True)
_OPTIONS = table({}, {"max_train_examples": optional(count)}, open_=True)
_ARM = table({}, {"options": _OPTIONS, "on": values(_OPTIONS)}, open_=True)
_RATES = ("input_usd_per_mtok", "cached_input_usd_per_mtok", "output_usd_per_mtok", "usd_per_hour")
_PLAN = table(
    {"suite": text, "tasks": _tasks, "strategies": values(_ARM), "seeds": _seeds},
    {
        "probe": _PROBE,
        "cost": table({}, dict.fromkeys(_RATES, optional(amount)), open_=True),
        "train_sizes": each(count),
        "volume": optional(mapping),
    },
    open_=True,
)
_MODEL: dict[str, Check] = {key: optional(text) for key in ("name", "kind", "endpoint", "dtype")}
_MANIFEST = table(
    {
        "plan": _PLAN,
        "model": table({}, _MODEL, open_=True),
        "machine": table({"cpu": anything, "cores": anything, "memory_gib": anything}, {}, open_=True),
        "packages": table({"adaptbench": anything}, {}, open_=True),
        "started": _time,
    },
    {"finished": optional(text), "price_source": optional(text), "git_commit": optional(text)},
    open_=True,
)


# --- records.jsonl ---------------------------------------------------------------------------------------------------


def check_line(line: Mapping[str, Any]) -> None:
    """Raises MisfitError, a ValueError, for what is no record."""
    mapping(line)
    kind = line.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise misfit(f"one of {', '.join(_KINDS)}", kind).within("kind")
    _KINDS[kind](line)


def _step(value: Any) -> None:
    mapping(value)
    _STEPS["training" if value.get("kind") == "training" else ""](value)


def _loss(value: Any) -> None:
    """A training that went wrong may have ended at infinity."""
    if type(value) not in (float, int):
        raise misfit("a number", value)


def _message(value: Any) -> None:
    if type(value) is not list or len(value) != 2 or type(value[0]) is not str or type(value[1]) is not str:
        raise misfit("a list of a role and a text", value)


_CELL: dict[str, Check] = {"kind": text, "task": text, "strategy": text, "seed": count}
_ERROR: dict[str, Check] = {"error": optional(table({"kind": text, "message": text}, {}))}
_USAGE = table({}, dict.fromkeys(("input_tokens", "cached_input_tokens", "output_tokens"), optional(count)))
_STEP_KEYS: dict[str, Check] = {
    "kind": text,
    "seconds": amount,
    "usage": optional(_USAGE),
    "trained_tokens": optional(count),
    "usd": optional(amount),
}
# What a report reads of a trainer's details; all else there is anybody's.
_DETAILS: dict[str, Check] = {
    "learning_rate": number,
    "epochs": count,
    "best_epoch": optional(count),
    "valid_loss": each(_loss),
    "final_train_loss": optional(_loss),
    "validation_examples": optional(count),
}
_STEPS = {
    kind: table({**_STEP_KEYS, "details": table({}, details, open_=True)}, {"reused": boolean})
    for kind, details in {"training": _DETAILS, "": {}}.items()
}
_TEXTS = each(text)
_SCORES = values(number)
_ANSWER: dict[str, Check] = {
    "example_id": text,
    "messages": each(_message),
    "retrieved": _TEXTS,
    "demonstrations": _TEXTS,
    "references": _TEXTS,
    "gold_passages": _TEXTS,
    "facets": values(text),
    "build_seconds": amount,
}
_ANSWERED: dict[str, Check] = {
    "outdated_references": _TEXTS,
    "completion": optional(text),
    "prediction": optional(text),
    "finish_reason": optional(text),
    "usage": _USAGE,
    "seconds": optional(amount),
    "usd": optional(amount),
    "scores": _SCORES,
    "outdated_scores": _SCORES,
    "reused": boolean,
    "probe": optional(text),
}
_TIMES: dict[str, Check] = {
    "example_id": text,
    "build_seconds": amount,
    "generate_seconds": optional(amount),
    "first_token_seconds": optional(amount),
    "output_tokens": optional(count),
}
_KINDS: dict[str, Check] = {
    "setup": table({**_CELL, "steps": each(_step)}, {**_ERROR, "tuned": boolean}),
    "answer": table({**_CELL, **_ANSWER}, {**_ERROR, **_ANSWERED}),
    "latency": table({**_CELL, **_TIMES}, _ERROR),
}
