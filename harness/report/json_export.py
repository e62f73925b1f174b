"""comparison.json: all that is known of a run's comparison as one object, numbers as numbers, unknown as null."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from harness.candidates import Constraints
from harness.comparison import Comparison, TaskComparison
from harness.projection import Shared
from harness.recommendation import recommend
from harness.report.plain import plain
from harness.report.totals_table import columns
from harness.report.warnings import warnings


def render(comparison: Comparison, shared: Shared | None = None) -> str:
    """The fields are those of the dataclasses in harness/comparison.py; docs/report.md has the outline."""
    whole = {
        "run": comparison.run,
        "margin": comparison.margin,
        "manifest": comparison.manifest,
        "warnings": warnings(comparison),
        "tasks": [_task(comparison, task, shared) for task in comparison.tasks],
    }
    return json.dumps(plain(whole), indent=1, allow_nan=False) + "\n"


def _task(comparison: Comparison, task: TaskComparison, shared: Shared | None) -> dict[str, Any]:
    return {
        **asdict(task),
        "complete": task.complete,
        "costs": columns(comparison, task, shared),
        "recommendation": asdict(recommend(comparison, task, Constraints())),
    }
