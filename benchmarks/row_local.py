"""Rows `plain` and `few_shot`: 200 chat prompts answered by the embedded model in bfloat16, whole processes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean

from benchmarks.data import ROOT, Job, all_answered, answers, demonstrated, passages, suite, write_lines, write_task
from benchmarks.lines import Against, Contender, Line, Target, side_by_side
from benchmarks.measure import Run, Work, WorkFailed, run
from benchmarks.rivals import LM_EVAL
from benchmarks.rivals_work import lm_eval, lm_eval_count
from benchmarks.settings import Settings

BATCH = 32
TOKENS_AT_ONCE = 32768


def plain(settings: Settings) -> list[Line]:
    """Prompts of different lengths that share next to nothing."""
    job = passages(settings.size(200, 6))
    bench = _Bench(job, settings.scratch("plain"), {"type": "prompt", "wordings": []})
    return bench.lines(f"{len(job.rows)} questions, each after its own articles", settings, None, 1 / 1.5)


def few_shot(settings: Settings) -> list[Line]:
    """Prompts that begin with the same five demonstrations."""
    job = demonstrated(settings.size(200, 6))
    strategy = {"type": "few_shot", "k": len(job.shots), "choose": "fixed"}
    bench = _Bench(job, settings.scratch("few_shot"), strategy)
    work = f"{len(job.rows)} prompts with the same 5 demonstrations"
    return bench.lines(work, settings, 0.4, 1 / 4)


@dataclass(frozen=True, slots=True)
class _Bench:
    job: Job
    scratch: Path
    strategy: dict[str, object]

    def lines(self, work: str, settings: Settings, plain_target: float | None, lm_eval_target: float) -> list[Line]:
        text = f"{work}, {self.job.max_tokens} new, bfloat16"
        target = Target("at most", plain_target) if plain_target else None
        ours = Contender("adaptbench", self.ours, all_answered(len(self.job.rows)))
        rivals = [
            Against(Contender("transformers, sorted batches of 32", self.plain, self.plain_seconds), target),
            Against(
                Contender(f"{LM_EVAL.label} hf, batch 32", self.lm_eval, self.lm_eval_seconds),
                Target("at most", round(lm_eval_target, 3)),
                may_stop=True,
            ),
        ]
        runs = self.scratch / "runs"
        first, *others = side_by_side(text, "s", ours, rivals, settings.pairs, runs)
        return [first if first.problem else replace(first, note=self._agreement(runs)), *others]

    def ours(self, folder: Path) -> Work:
        task = write_task(self.scratch / "task", self.job)
        model = {"type": "local", "dtype": "bfloat16", "max_batch_tokens": TOKENS_AT_ONCE}
        return suite(folder, task, model, self.strategy)

    def plain(self, folder: Path) -> Work:
        prompts = write_lines(folder / "prompts.jsonl", self.job.messages())
        sizes = [str(self.job.max_tokens), str(BATCH)]
        script = [sys.executable, "-m", "benchmarks.work.plain_transformers", model_folder(), str(prompts), *sizes]
        return Work([*script, str(folder / "answers.json")], ROOT)

    def plain_seconds(self, done: Run, _: Path) -> float:
        return self._sure(done, done.told["answers"])

    def lm_eval(self, folder: Path) -> Work:
        model = f"pretrained={model_folder()},dtype=bfloat16"
        options = ["--model", "hf", "--model_args", model, "--device", "cpu", "--batch_size", str(BATCH)]
        return lm_eval(folder, self.scratch, self.job, options)

    def lm_eval_seconds(self, done: Run, folder: Path) -> float:
        return self._sure(done, lm_eval_count(folder))

    def _sure(self, done: Run, found: int) -> float:
        if found != len(self.job.rows):
            raise WorkFailed(f"{found} of {len(self.job.rows)} answers")
        return done.seconds

    def _agreement(self, runs: Path) -> str:
        """How many answers of the first pair differ from the plain script's: bfloat16 rounds by batch shape."""
        (other,) = runs.glob("0-transformers*/answers.json")
        told = json.loads(other.read_text("utf-8"))
        theirs, lengths = told["answers"], told["lengths"]
        ours = answers(runs / "0-ours")
        differing = sum(ours[f"test{number}"] != text for number, text in enumerate(theirs))
        sizes = f"{min(lengths)} to {max(lengths)} tokens, {fmean(lengths):.0f} on average, {told['shared']} shared"
        return f"prompts of {sizes}; {differing} of {len(theirs)} answers differ between the two, both in bfloat16"


@cache
def model_folder() -> str:
    """Where the embedded model lies as a transformers folder. Asked in a process of its own, to keep this one small."""
    done = run(Work([sys.executable, "-m", "benchmarks.work.model_folder"], ROOT))
    folder: str = done.told["folder"]
    return folder


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"plain": plain, "few_shot": few_shot}
