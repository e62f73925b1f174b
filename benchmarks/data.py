"""The work that the rows share out: task folders and suites for us, made of the bundled tasks' real texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import Run, Work, WorkFailed

ROOT = Path(__file__).parent.parent
TASKS = ROOT / "tasks"
OURS = str(Path(sys.executable).with_name("adaptbench"))


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be answered: rows of (input, reference). `shots` are demonstrations that all prompts begin with."""

    instruction: str
    rows: Sequence[tuple[str, str]]
    shots: Sequence[tuple[str, str]] = ()
    max_tokens: int = 32

    def messages(self) -> list[list[dict[str, str]]]:
        """The chat turns of every prompt."""
        head = [{"role": "system", "content": self.instruction}]
        for question, answer in self.shots:
            head += [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
        return [[*head, {"role": "user", "content": question}] for question, _ in self.rows]


def numbers(count: int) -> Job:
    """Short questions for the API path."""
    rows = [(f"What is the number {number} of all the numbers?", str(number)) for number in range(count)]
    return Job("Answer.", rows, max_tokens=16)


def passages(count: int) -> Job:
    """A customer's question after one, two or three articles of the handbook: about 250 tokens."""
    articles = [document["text"] for document in read_lines(TASKS / "support" / "corpus.jsonl")]
    asked = read_lines(TASKS / "support" / "train.jsonl")
    rows = []
    for number, example in enumerate(asked[:count]):
        chosen = [articles[(number * 5 + step * 31) % len(articles)] for step in range(number % 3 + 1)]
        rows.append(("\n\n".join([*chosen, example["input"]]), example["references"][0]))
    return Job("Answer the customer's question from the text.", rows)


def demonstrated(count: int, shots: int = 5) -> Job:
    """A clause to be put into plain English after `shots` others: about 700 tokens in common, 90 of its own."""
    clauses = _pairs("contracts", "train")
    return Job(_instruction("contracts"), clauses[shots : shots + count], clauses[:shots])


def training_pairs(task: str, count: int) -> Job:
    """Inputs of a bundled task and their answers, to be learnt."""
    return Job(_instruction(task), _pairs(task, "train")[:count])


def _pairs(task: str, split: str) -> list[tuple[str, str]]:
    return [(line["input"], line["references"][0]) for line in read_lines(TASKS / task / f"{split}.jsonl")]


def _instruction(task: str) -> str:
    import tomllib

    text: str = tomllib.loads((TASKS / task / "task.toml").read_text("utf-8"))["instruction"]
    return text.strip()


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def write_lines(file: Path, rows: Iterable[Any]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return file


# --- ours: a task folder, a suite, the command ------------------------------------------------------------------------


def write_task(folder: Path, job: Job) -> Path:
    """A task folder whose test split is the job. Its training split is the demonstrations."""
    shots = job.shots or [("an example that nothing learns from", "none")]
    splits = {"train": shots, "validation": [("another example", "none")], "test": job.rows}
    for split, rows in splits.items():
        lines = [{"id": f"{split}{n}", "input": asked, "references": [said]} for n, (asked, said) in enumerate(rows)]
        write_lines(folder / f"{split}.jsonl", lines)
    head = {"name": "load", "version": "1", "licence": "CC0-1.0", "instruction": job.instruction}
    answer = f"\n[answer]\nmax_output_tokens = {job.max_tokens}\n"
    (folder / "task.toml").write_text(f'{_toml(head)}metrics = ["exact_match"]\n{answer}', "utf-8")
    return folder


def suite(folder: Path, task: Path, model: dict[str, Any], strategy: dict[str, Any]) -> Work:
    """The command that runs one strategy on one task, without a latency pass. Its results go into `folder`."""
    head = _toml({"name": "speed", "results": str(folder / "results"), "tasks": [str(task)]})
    parts = {"[model]": model, "[latency]": {"requests": 0, "warmup": 0}, "[[strategies]]": strategy}
    text = head + "".join(f"\n{name}\n{_toml(table)}" for name, table in parts.items())
    (folder / "suite.toml").write_text(text, "utf-8")
    return Work([OURS, "run", "suite.toml", "--quiet"], folder)


def _toml(table: dict[str, Any]) -> str:
    # TOML reads JSON's strings, numbers and arrays of strings as they are.
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in table.items())


def answers(folder: Path) -> dict[str, str]:
    """Raw answers of the run in `folder`, by example id. Raises WorkFailed where one failed."""
    (file,) = folder.glob("results/speed/*/records.jsonl")
    records = [record for record in read_lines(file) if record["kind"] == "answer"]
    if failed := [record["error"] for record in records if record["error"]]:
        raise WorkFailed(f"{len(failed)} requests failed: {failed[0]}")
    return {record["example_id"]: record["completion"] for record in records}


def all_answered(count: int) -> Callable[[Run, Path], float]:
    """Seconds of our run, once it is sure that all `count` answers are there."""

    def seconds(done: Run, folder: Path) -> float:
        if (found := len(answers(folder))) != count:
            raise WorkFailed(f"{found} of {count} answers")
        return done.seconds

    return seconds
