"""Says what a run was: plan, data, model, code, packages, machine. And what makes two plans the same plan."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from harness import registry
from harness.api import Task
from harness.cache import digest
from harness.config import BUILT_ON, Arm, Plan
from harness.machine import memory_bytes
from harness.scoring import Metrics
from harness.store import FORMAT
from harness.toolbox import source_hash

PACKAGES = (
    "adaptbench", "torch", "transformers", "peft", "faiss-cpu", "sentence-transformers", "openai", "rouge-score",
    "genai-prices", "numpy", "scipy",
)  # fmt: skip

BATCHING_RATE = 0.39
"""Share of greedy answers that a local model in bfloat16 words differently in a batch and alone: 78 of 200 few-shot
answers of up to 32 tokens by the embedded model, docs/reliability.md."""


def plan_table(plan: Plan, model_identity: str) -> dict[str, Any]:
    """What the plan says that can change a number, as JSON. The digest of what is measured is the run's id."""
    table: dict[str, Any] = {
        "suite": plan.suite,
        "tasks": {task.spec.name: _task_table(task) for task in plan.tasks},
        "strategies": {arm.label: _arm_table(plan, arm) for arm in plan.arms},
        "model": {"type": plan.model_type, "options": dict(plan.model_options), "identity": model_identity},
        "seeds": list(plan.seeds),
        "cost": asdict(plan.cost),
        "latency": asdict(plan.latency),
        "volume": asdict(plan.volume),
    }
    if plan.probe:
        table["probe"] = {"name": plan.probe.spec.name, **_task_table(plan.probe)}
    return {**table, "train_sizes": list(plan.train_sizes), "freshness": plan.freshness}


def plan_id(table: Mapping[str, Any]) -> str:
    """Without [volume]: other volumes change no measured number, so they find the same run."""
    measured = {key: value for key, value in table.items() if key != "volume"}
    return digest([measured, _version("adaptbench")])[:8]


def new_manifest(table: Mapping[str, Any], identity: str, model: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "id": identity,
        "plan": dict(table),
        "model": dict(model),
        "batching": batching(model),
        "git_commit": git_commit(),
        "packages": {name: _version(name) for name in PACKAGES},
        "machine": machine(),
        "started": now(),
        "finished": None,
    }


def batching(model: Mapping[str, Any]) -> dict[str, Any]:
    """Whether an answer may depend on what else is asked at the same time, of a model's own description.

    `rate` is the share of answers that did where it was measured. None: not known.
    """
    if model.get("kind") == "scripted":
        return {"may_change_answers": False, "rate": 0.0, "measured": "each prompt is answered by itself"}
    if model.get("kind") != "local":
        return {"may_change_answers": None, "rate": None, "measured": "not known here: the service decides"}
    if model["dtype"] == "float32":
        return {"may_change_answers": False, "rate": 0.0, "measured": "greedy answers: tests/test_determinism.py"}
    if model["dtype"] != "bfloat16":
        return {"may_change_answers": True, "rate": None, "measured": "not measured in this precision"}
    said = "78 of 200 answers of the embedded model: docs/reliability.md"
    return {"may_change_answers": True, "rate": BATCHING_RATE, "measured": said}


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def machine() -> dict[str, Any]:
    return {
        "cpu": _cpu_name(),
        "cores": os.cpu_count(),
        "memory_gib": _memory_gib(),
        "platform": platform.platform(),
        "python": platform.python_version(),
    }


def git_commit() -> str | None:
    """The commit of the checkout that this code stands in, "-dirty" where it was changed; None outside one."""
    here = Path(__file__).resolve().parent
    try:
        asked = ["git", "-C", str(here), "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None


def _task_table(task: Task) -> dict[str, Any]:
    spec = task.spec
    return {
        "version": spec.version,
        "licence": spec.licence,
        "data_hash": spec.data_hash,
        "examples": {"train": len(task.train), "validation": len(task.validation), "test": len(task.test)},
        "documents": len(spec.corpus),
        "metrics": Metrics(spec).signatures,
        "primary_metric": spec.primary_metric,
        "instruction": spec.instruction,
        "decoding": asdict(spec.decoding),
        "answer": asdict(spec.answer),
    }


def _arm_table(plan: Plan, arm: Arm) -> dict[str, Any]:
    table = {"type": arm.type, "options": dict(arm.options), "on": dict(arm.on), "code": _code(arm.type)}
    # A strategy that this one is built on, and that is no row of its own, has to stand here.
    rows = {other.label for other in plan.arms}
    built_on = {key: name for key in BUILT_ON if (name := arm.options.get(key)) and name not in rows}
    return table | {key: _arm_table(plan, plan.part(str(name))) for key, name in built_on.items()}


def _code(strategy: str) -> str:
    return source_hash(registry.load("strategy", strategy))[:16]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _cpu_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _memory_gib() -> float | None:
    found = memory_bytes()
    return None if found is None else round(found / 2**30, 1)
