"""A small task and a suite with the scripted model: whole runs in well under a second, without torch."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main

# As the command line does, and before a test loads torch: tests run beside other work.
os.environ.setdefault("GOMP_SPINCOUNT", "30000")

SPLIT_IDS = {"train": range(30), "validation": range(30, 40), "test": range(40, 60)}
ARMS: tuple[dict[str, Any], ...] = (
    {"type": "prompt"},
    {"type": "few_shot", "choose": "random", "k": 2},
    {"type": "fine_tuned", "trainer": "scripted"},
    {"type": "fine_tuned", "trainer": "scripted", "inner": "few_shot"},
)
RULES = [[r"number 4[0-4]\?$", "40"], ["number 5", "55"]]
TASK_TOML: dict[str, Any] = {
    "name": "toy",
    "version": "1",
    "licence": "CC0-1.0",
    "instruction": "Answer.",
    "metrics": ["exact_match", "token_f1"],
    "wordings": {"polite": "Please answer."},
}


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """Threads that wait for each other make small matrices slow where other processes are busy."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def example(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"e{number}",
        "input": f"what is number {number}?",
        "references": [str(number)],
        "facets": {"parity": "even" if number % 2 == 0 else "odd"},
        "gold_passages": [f"d{number % 10}"],
        **changes,
    }


def toml(table: Mapping[str, Any]) -> str:
    """TOML of a table, by way of inline tables: JSON writes the scalars."""
    return "".join(f"{json.dumps(key)} = {_toml_value(value)}\n" for key, value in table.items())


def _toml_value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    return repr(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def write_lines(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def toy_task_folder(parent: Path, name: str = "toy", **changes: Any) -> Path:
    """A valid task folder; `changes` go into task.toml, and a value of None takes a key out."""
    folder = parent / name
    folder.mkdir()
    table = {**TASK_TOML, "name": name, **changes}
    (folder / "task.toml").write_text(toml({k: v for k, v in table.items() if v is not None}), encoding="utf-8")
    for split, numbers in SPLIT_IDS.items():
        write_lines(folder / f"{split}.jsonl", [example(number) for number in numbers])
    documents = [{"id": f"d{i}", "title": f"Number {i}", "text": f"Numbers that end in {i}."} for i in range(10)]
    write_lines(folder / "corpus.jsonl", documents)
    return folder


def suite(parent: Path, **changes: Any) -> Path:
    """A valid suite file over the task "toy" beside it; `changes` are top-level keys, None takes one out."""
    table: dict[str, Any] = {
        "name": "toys",
        "tasks": ["toy"],
        "results": "results",
        "model": {"type": "scripted", "rules": RULES},
        "cost": {"usd_per_hour": 0.5},
        "latency": {"requests": 3, "warmup": 1},
        "strategies": ARMS,
        **changes,
    }
    file = parent / "suite.toml"
    file.write_text(toml({k: v for k, v in table.items() if v is not None}), encoding="utf-8")
    return file


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def adaptbench(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line in this process: exit code, stdout, stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
