"""The part `serving` of the soak: 64 clients for ten minutes at `adaptbench serve RUN`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.data import OURS, ROOT, Job, read_lines, suite
from benchmarks.measure import run
from benchmarks.row_serving import clients

SECONDS = 600
QUESTIONS = 100


def ten_minutes(home: Path) -> dict[str, Any]:
    """What the clients tell. The run is one of RAG on the task `support`, with the embedded model."""
    (home / "run").mkdir()
    model = {"type": "local", "max_batch_tokens": 16384}
    made = suite(home / "run", ROOT / "tasks" / "support", model, {"type": "rag", "k": 1})
    run(made)
    (folder,) = (home / "run" / "results" / "speed").iterdir()
    command = [OURS, "serve", str(folder), "--strategy", "rag", "--port", "PORT"]
    asked = [line["input"] for line in read_lines(ROOT / "tasks" / "support" / "test.jsonl")[:QUESTIONS]]
    job = Job("Answer.", [(question, "") for question in asked], max_tokens=24)
    told: dict[str, Any] = run(clients(home, command, "any", job, SECONDS)).told
    return told
