"""A whole run against a server that fails: what became of each request, and how long it took.

    python -m tests.faulty_soak --requests 5000 --fault-rate 0.2

prints a line of JSON with the counts and the times.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from harness.config import load_plan
from harness.progress import Quiet
from harness.records import AnswerRecord
from harness.runner import run
from harness.store import read_records
from harness.testing import HashingEmbedder
from tests.conftest import example, suite, toy_task_folder, write_lines
from tests.faulty_server import LIKELY

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Soak:
    """`records` counts the answer records, `examples` the examples that have one; `errors` counts failures by kind.

    `seconds` is the run's, `asked_seconds` the sum of the waits that the server asked for. `faults` says how often the
    server played each fault.
    """

    requests: int
    records: int
    examples: int
    answered: int
    errors: dict[str, int]
    seconds: float
    sent: int
    faults: dict[str, int]
    asked_seconds: float


def soak(
    folder: Path, requests: int, fault_rate: float, *, latency: float, wait: float, concurrency: int, seed: int = 0,
    timeout_seconds: float = 1.0, faults: Sequence[str] = LIKELY,
) -> Soak:  # fmt: skip
    """Run a task of `requests` test examples in the empty `folder`, through the runner, as a suite would."""
    task = toy_task_folder(folder)
    write_lines(task / "test.jsonl", [example(number) for number in range(100, 100 + requests)])
    options = [f"--fault-rate={fault_rate}", f"--latency={latency}", f"--wait={wait}", f"--seed={seed}"]
    with _process([*options, "--faults", *faults]) as url:
        model = {"type": "openai", "name": "m", "base_url": f"{url}/v1", "concurrency": concurrency}
        plan = load_plan(
            suite(
                folder,
                model={**model, "timeout_seconds": timeout_seconds},
                strategies=[{"type": "prompt", "wordings": []}],
                latency={"requests": 0},
            )
        )
        started = perf_counter()
        path, _ = run(plan, Quiet(), HashingEmbedder)
        seconds = perf_counter() - started
        with urllib.request.urlopen(f"{url}/stats") as reply:
            stats = json.load(reply)
    return _counted(path, requests, seconds, stats)


def _counted(path: Path, requests: int, seconds: float, stats: dict[str, Any]) -> Soak:
    answers = [record for record in read_records(path) if isinstance(record, AnswerRecord)]
    return Soak(
        requests=requests,
        records=len(answers),
        examples=len({record.example_id for record in answers}),
        answered=sum(record.error is None for record in answers),
        errors=dict(Counter(record.error.kind for record in answers if record.error)),
        seconds=seconds,
        sent=stats["requests"],
        faults=stats["faults"],
        asked_seconds=stats["seconds_asked_for"],
    )


@contextmanager
def _process(options: Sequence[str]) -> Iterator[str]:
    """In a process of its own: what is measured is the client."""
    command = [sys.executable, "-m", "tests.faulty_server", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.communicate()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faulty_soak", description=__doc__)
    add = parser.add_argument
    add("--requests", type=int, default=5000)
    add("--fault-rate", type=float, default=0.2)
    add("--latency", type=float, default=0.1, help="seconds before each reply (default 0.1)")
    add("--wait", type=float, default=1.0, help="seconds that a refusal asks for (default 1)")
    add("--concurrency", type=int, default=16)
    add("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asdict(soak(Path(folder), **vars(given)))))


if __name__ == "__main__":
    main()
