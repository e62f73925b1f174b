"""Scores short answers as a run does: `short_answers.py TASK ANSWERS.jsonl TIMES`, TIMES strategies."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from harness.scoring import Metrics
from harness.tasks import load_task


def main(task: str, file: str, times: int) -> None:
    metrics = Metrics(load_task(task, Path()).spec)
    pairs = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
    start = perf_counter()
    for number in range(times):
        for prediction, references in pairs:
            # Each strategy answers a little differently, so that no score is remembered from the one before.
            metrics.score(f"{prediction} {number}", references)
    print(json.dumps({"seconds": perf_counter() - start, "scored": times * len(pairs)}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
