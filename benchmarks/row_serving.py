"""Row `serving`: many clients at once, asking `adaptbench serve` and `transformers serve` with the same weights."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.data import OURS, ROOT, Job, passages
from benchmarks.lines import Against, Contender, Line, Target, side_by_side
from benchmarks.measure import Run, Work, WorkFailed
from benchmarks.row_local import model_folder
from benchmarks.settings import Settings

CLIENTS = 64
EMBEDDED = "smollm2-135m-instruct"
TRANSFORMERS = str(Path(sys.executable).with_name("transformers"))


def serving(settings: Settings) -> list[Line]:
    """Tokens of answers a second, from the first request to the last answer."""
    scratch = settings.scratch("serving")
    bench = _Bench(passages(settings.size(128, 8)))
    ours = [OURS, "serve", "--port", "PORT", "--dtype", "bfloat16", "--folder", str(scratch / "kept")]
    theirs = [TRANSFORMERS, "serve", model_folder(), "--port", "PORT", "--device", "cpu", "--dtype", "bfloat16"]
    together = [*theirs, "--continuous-batching"]
    rivals = [
        Contender("transformers serve", partial(bench.asked, theirs, model_folder()), bench.rate),
        Contender(
            "transformers serve, continuous batching", partial(bench.asked, together, model_folder()), bench.rate
        ),
    ]
    return side_by_side(
        f"{len(bench.job.rows)} chat requests by {CLIENTS} clients, {bench.job.max_tokens} new tokens, bfloat16",
        "tokens/s",
        Contender("adaptbench serve", partial(bench.asked, ours, EMBEDDED), bench.rate),
        [Against(rival, Target("at least", 1.5)) for rival in rivals],
        settings.pairs,
        scratch / "runs",
    )


def clients(folder: Path, command: list[str], model: str, job: Job, seconds: float) -> Work:
    """The work of asking a server that `command` starts, PORT being its port."""
    table = {"command": command, "model": model, "clients": CLIENTS, "prompts": job.messages(), "seconds": seconds}
    file = folder / "job.json"
    file.write_text(json.dumps({**table, "max_tokens": job.max_tokens}), "utf-8")
    return Work([sys.executable, "-m", "benchmarks.work.chat_clients", str(file)], ROOT)


@dataclass(frozen=True, slots=True)
class _Bench:
    job: Job

    def asked(self, command: list[str], model: str, folder: Path) -> Work:
        return clients(folder, command, model, self.job, 0)

    def rate(self, done: Run, _: Path) -> float:
        told = done.told
        if told["answers"] != len(self.job.rows):
            raise WorkFailed(f"{told['answers']} of {len(self.job.rows)} answers: {told['failures']}")
        rate: float = told["tokens"] / told["seconds"]
        return rate


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"serving": serving}
