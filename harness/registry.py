"""Finds strategies, tasks, metrics, models and trainers by entry point, importing only what is asked for."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from harness.errors import PluginError, did_you_mean

Kind = Literal["strategy", "task", "metric", "model", "trainer"]
GROUPS: dict[Kind, str] = {
    "strategy": "adaptbench.strategies",
    "task": "adaptbench.tasks",
    "metric": "adaptbench.metrics",
    "model": "adaptbench.models",
    "trainer": "adaptbench.trainers",
}


@cache
def _found(kind: Kind) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=GROUPS[kind]):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            both = f"{_origin(other)} and {_origin(point)}"
            raise PluginError(f'{kind} "{point.name}" is offered twice: {both}. Uninstall one of them.')
    return found


def _origin(point: EntryPoint) -> str:
    return f"{point.value} of {point.dist.name}" if point.dist else point.value


def names(kind: Kind) -> list[str]:
    """All names of a kind, sorted, without importing any of them."""
    return sorted(_found(kind))


def require(kind: Kind, name: str) -> None:
    """Raise PluginError where nothing of that name is installed. Imports nothing."""
    if name not in _found(kind):
        raise PluginError(f'unknown {kind} "{name}".{did_you_mean(name, _found(kind))}')


def load(kind: Kind, name: str) -> Any:
    """The object that an entry point names. Raises PluginError where it is unknown or its import fails."""
    require(kind, name)
    point = _found(kind)[name]
    try:
        return point.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(f'{kind} "{name}" cannot be imported from {point.value}: {reason}') from error
