"""What differs between two runs, from their manifests alone: prompts, data, metrics, strategies, model, versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Area = Literal["prompts", "data", "metrics", "strategies", "model", "prices", "versions", "machine", "plan"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing and its value in the earlier and in the later run; None: the run has no such thing.

    `task` is the one that it concerns; None: all of them.
    """

    area: Area
    what: str
    before: Any
    after: Any
    task: str | None = None


# What a manifest holds beside these is another in every run: its name, its times.
_TOP: dict[str, Area] = {
    "model": "model",
    "price_source": "prices",
    "git_commit": "versions",
    "packages": "versions",
    "machine": "machine",
}
_PLAN: dict[str, Area] = {
    "strategies": "strategies",
    "model": "model",
    "cost": "prices",
    "probe": "data",
}
_UNMEASURED = ("suite", "tasks", "volume", "budget")
"""Of a plan: what is told apart elsewhere, or changes no number."""
_TASK: dict[str, Area] = {
    "instruction": "prompts",
    "decoding": "prompts",
    "answer": "prompts",
    "metrics": "metrics",
    "primary_metric": "metrics",
}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Changed, ...]:
    """Of two manifests, prompts and data first."""
    plans = [{k: v for k, v in one["plan"].items() if k not in _UNMEASURED} for one in (before, after)]
    found = [
        *_tasks(*(one["plan"].get("tasks", {}) for one in (before, after))),
        *(one for key in _keys(*plans) for one in _within(_PLAN.get(key, "plan"), key, *(p.get(key) for p in plans))),
        *(one for key, area in _TOP.items() for one in _within(area, key, before.get(key), after.get(key))),
    ]
    order = get_args(Area)
    return tuple(sorted(found, key=lambda one: order.index(one.area)))


def _tasks(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Changed]:
    for name in _keys(before, after):
        if name not in before or name not in after:
            present = {True: "in the suite", False: None}
            yield Changed("plan", f"task {name}", present[name in before], present[name in after], name)
            continue
        for key in _keys(before[name], after[name]):
            found = _within(_TASK.get(key, "data"), f"{name}: {key}", before[name].get(key), after[name].get(key))
            yield from (replace(one, task=name) for one in found)


def _within(area: Area, what: str, before: Any, after: Any) -> Iterator[Changed]:
    """One for each leaf that differs; a table that only one of the two has is one leaf."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in _keys(before, after):
            yield from _within(area, f"{what}.{key}", before.get(key), after.get(key))
    elif before != after:
        yield Changed(area, what, before, after)


def _keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*before, *after]))
