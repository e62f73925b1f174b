"""Rows `lora` and `full`: tokens a second of fine-tuning, and the loss curves of both on the same batches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.data import ROOT, training_pairs, write_lines
from benchmarks.lines import Against, Contender, Line, Target, side_by_side
from benchmarks.measure import Run, Work, WorkFailed, run
from benchmarks.rivals import TRL, NotInstalled
from benchmarks.row_local import model_folder
from benchmarks.settings import Settings

BATCH = 8
WITHIN = 0.02


def lora(settings: Settings) -> list[Line]:
    """LoRA, rank 16 on all linear layers."""
    return _rows(settings, "lora", "LoRA r=16", 2.2)


def full(settings: Settings) -> list[Line]:
    """All weights, float32 under autocast."""
    return _rows(settings, "full", "full fine-tuning", 2.0)


def _rows(settings: Settings, method: str, name: str, least: float) -> list[Line]:
    scratch = settings.scratch(method)
    speed = _Bench(method, "contracts", settings.size(6, 2), scratch / "speed")
    ours = Contender("adaptbench", speed.ours, _rate)
    rival = Contender(TRL.label, partial(speed.trl, order="random"), _rate)
    work = f"{name}, bfloat16 autocast, batch {BATCH}, {speed.steps} steps"
    (line,) = side_by_side(
        work, "tokens/s", ours, [Against(rival, Target("at least", least))], settings.pairs, scratch / "runs"
    )
    curve = _Bench(method, "support", settings.size(50, 2), scratch / "curve")
    return [line, _peaks(line, name), _curve(curve, name, scratch / "curves")]


def _peaks(line: Line, name: str) -> Line:
    ours, theirs = line.our_peaks_mib, line.their_peaks_mib
    target = Target("at most", 1.0)
    return Line(f"{name}: peak memory", "MiB", TRL.label, target, ours, theirs, problem=line.problem)


def _curve(bench: _Bench, name: str, folder: Path) -> Line:
    """The largest relative difference of the two training losses, step by step, given the same batches."""
    work = f"{name}: largest difference of the loss in {bench.steps} steps"
    target = Target("at most", WITHIN)
    (folder / "ours").mkdir(parents=True)
    (folder / "theirs").mkdir()
    try:
        ours = _losses(run(bench.ours(folder / "ours")))
        theirs = _losses(run(bench.trl(folder / "theirs", order="sequential")))
    except NotInstalled as error:
        return Line(work, "relative", TRL.label, target, problem=f"{TRL.label} not installed: {error}")
    except WorkFailed as error:
        return Line(work, "relative", TRL.label, target, problem=str(error))
    apart = [abs(mine - other) / other for mine, other in zip(ours, theirs, strict=True)]
    note = f"the same batches; ours {_curve_text(ours)}; TRL {_curve_text(theirs)}"
    return Line(work, "relative", f"{TRL.label}, the same batches", target, [max(apart)], note=note)


def _losses(done: Run) -> list[float]:
    losses: list[float] = done.told["losses"]
    return losses


def _curve_text(losses: Sequence[float]) -> str:
    """Every tenth loss and the last."""
    shown = [*range(0, len(losses) - 1, 10), len(losses) - 1]
    return ", ".join(f"{step + 1}: {losses[step]:.3f}" for step in shown)


def _rate(done: Run, _: Path) -> float:
    rate: float = done.told["tokens_per_second"]
    return rate


@dataclass(frozen=True, slots=True)
class _Bench:
    method: str
    task: str
    steps: int
    shared: Path

    @property
    def _samples(self) -> Path:
        return self.shared / "samples.jsonl"

    def ours(self, folder: Path) -> Work:
        job = training_pairs(self.task, self.steps * BATCH)
        pairs = write_lines(self.shared / "pairs.jsonl", [[job.instruction, *row] for row in job.rows])
        script = [sys.executable, "-m", "benchmarks.work.train_ours", self.method, RATES[self.method]]
        return Work([*script, str(pairs), str(self.steps), str(folder / "trained"), str(self._samples)], ROOT)

    def trl(self, folder: Path, order: str) -> Work:
        """It reads the token ids that our run left, and runs at the same learning rate."""
        script = str(ROOT / "benchmarks" / "work" / "train_trl.py")
        inputs = [self.method, model_folder(), str(self._samples), str(self.steps), RATES[self.method]]
        # Nothing is to be asked of a hub: all that it reads lies here.
        environment = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_CACHE": str(self.shared / "hf")}
        return Work([TRL.program("python"), script, *inputs, str(folder), order, "bfloat16"], folder, environment)


RATES = {"lora": "1e-3", "full": "2e-5"}
"""The learning rates that our trainer has as its defaults."""

ROWS: dict[str, Callable[[Settings], list[Line]]] = {"lora": lora, "full": full}
