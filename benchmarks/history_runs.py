"""How long a history of 200 runs of 10,000 records takes: `python -m benchmarks.history_runs [--runs N] [--folder F]`.

Writes the runs (two tasks of 1,000 test examples, five strategies, prompts of about 1 KB, so 17 MB a run), opens the
history when nothing is kept of them, again from what is kept, and once more with one run added.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from harness.api import Usage
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, to_line
from harness.summaries import SUMMARY

TASKS = {"facts": "exact_match", "summaries": "rougeL"}
ARMS = ("prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag")
SCORE = 0.123456789
PROMPT = "The warranty on irrigation controllers runs for 43 months from the day of delivery. " * 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--examples", type=int, default=1000, help="of each of the two tasks, for five strategies")
    parser.add_argument("--folder", type=Path, help="where the runs go, to be kept (default: a folder that is removed)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measure(options.folder or Path(scratch), options.runs, options.examples)


def measure(folder: Path, runs: int, examples: int) -> None:
    suite = folder / "suite"
    for number in range(runs):
        write_run(suite, number, examples)
    for summary in suite.glob(f"*/{SUMMARY}"):
        summary.unlink()
    size = sum(file.stat().st_size for file in suite.glob("*/records.jsonl"))
    print(f"{runs} runs of {len(TASKS) * len(ARMS) * examples:,} answers, {size / 1e9:.2f} GB")
    print(f"opened with nothing kept: {opened(suite):.1f} s")
    print(f"opened from what is kept: {opened(suite):.1f} s, again {opened(suite):.1f} s")
    write_run(suite, runs, examples)
    print(f"opened with one new run:  {opened(suite):.1f} s")


def opened(suite: Path) -> float:
    """Seconds of the whole command, as a process of its own."""
    command = "import sys; from harness.cli import main; sys.exit(main(sys.argv[1:]))"
    started = perf_counter()
    subprocess.run([sys.executable, "-c", command, "history", suite], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def write_run(suite: Path, number: int, examples: int) -> None:
    folder = suite / f"2026-01-01T{number:06}-abcd"
    if (folder / "records.jsonl").exists():
        return
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(manifest(number, examples)), encoding="utf-8")
    rng = Random(number)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for metric, chance, before, after in templates(examples):
            score = float(rng.random() < chance) if metric == "exact_match" else min(1.0, chance + rng.random() / 20)
            file.write(f"{before}{score}{after}\n")


@cache
def templates(examples: int) -> list[tuple[str, float, str, str]]:
    """Of each record: metric, chance of a good score, and its line up to the score and from there on."""
    found = []
    for task, metric in TASKS.items():
        for arm in ARMS:
            for number, record in enumerate(records(task, metric, arm, examples)):
                before, _, after = to_line(record).partition(str(SCORE))
                found.append((metric, (number * 37 % examples) / examples, before, after))
    return found


def manifest(number: int, examples: int) -> dict[str, Any]:
    splits = {"train": 500, "validation": 100, "test": examples}
    tasks = {
        task: {"metrics": {metric: f"{metric}|v1"}, "primary_metric": metric, "examples": splits, "data_hash": "x"}
        for task, metric in TASKS.items()
    }
    return {
        "format": 1,
        "plan": {"suite": "suite", "tasks": tasks, "strategies": {arm: {} for arm in ARMS}, "seeds": [0]},
        "model": {"name": "m"},
        "machine": {"cpu": "a CPU", "cores": 2, "memory_gib": 8.0},
        "packages": {"adaptbench": f"0.{number // 50}"},
        "started": f"{date(2026, 1, 1) + timedelta(days=number)}",
    }


def records(task: str, metric: str, arm: str, examples: int) -> list[Record]:
    """With SCORE where a run's own number comes: the score, and of a timed request the seconds."""
    cell = Cell(task, arm, 0)
    plain = AnswerRecord(
        cell, "", (("system", "Answer."), ("user", PROMPT)), (), (), ("43 months",), (), {"part": "a"}, 1e-6,
        completion="43 months", prediction="43 months", finish_reason="stop", usage=Usage(300, None, 5), seconds=0.02,
        scores={metric: SCORE},
    )  # fmt: skip
    rng = Random(arm)
    answers = [replace(plain, example_id=f"{task}-{i:04}", usd=1e-6 * rng.random()) for i in range(examples)]
    return [*answers, *(LatencyRecord(cell, f"{task}-{i:04}", 1e-5, SCORE, None, 5) for i in range(100))]


if __name__ == "__main__":
    main()
