"""The metrics that a task asks for, opened with the task's own options."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from math import isfinite
from typing import Any

from harness import registry
from harness.api import Metric, TaskSpec
from harness.errors import PluginError, TaskError, did_you_mean
from harness.options import fill


class Metrics:
    """The metrics of a task, opened once. The first is the primary one."""

    def __init__(self, spec: TaskSpec) -> None:
        self._opened = {name: open_metric(spec, name) for name in spec.metrics}
        self.primary = self._opened[spec.primary_metric]

    def score(self, prediction: str, references: Sequence[str]) -> dict[str, float]:
        """Raises ValueError where a metric gives what is no number: a mean of it would be none either."""
        return {name: _finite(name, metric.score(prediction, references)) for name, metric in self._opened.items()}

    @property
    def signatures(self) -> dict[str, str]:
        return {name: metric.signature for name, metric in self._opened.items()}


def _finite(name: str, score: float) -> float:
    if not isfinite(score):
        raise ValueError(f'metric "{name}" gave {score}, and a score is a number from 0 to 1')
    return float(score)


def open_metric(spec: TaskSpec, name: str, where: str = "") -> Metric:
    """Raises PluginError where there is no such metric, TaskError where its options do not fit."""
    cls: Any = registry.load("metric", name)
    options = spec.metric_options.get(name, {})
    place = f"{where or spec.name}: [metric_options.{name}]"
    has_options = dataclasses.is_dataclass(cls)
    if options and not has_options:
        raise TaskError(f"{place}: this metric has no options.")
    metric: Metric = fill(cls, options, place, TaskError) if has_options else cls()
    return metric


def check_metrics(spec: TaskSpec, where: str) -> None:
    """Names and options. Raises TaskError, which begins with `where`."""
    for name in spec.metric_options:
        if name not in spec.metrics:
            hint = did_you_mean(name, spec.metrics)
            raise TaskError(f'{where}: metric_options: "{name}" is not among the metrics.{hint}')
    for name in spec.metrics:
        try:
            registry.require("metric", name)
        except PluginError as error:
            raise TaskError(f"{where}: metrics: {error}") from None
        open_metric(spec, name, where)
