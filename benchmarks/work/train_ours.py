"""Our trainer, told as a trainer is told: `train_ours.py METHOD RATE PAIRS.jsonl STEPS FOLDER SAMPLES.jsonl`.

PAIRS has lines of [instruction, input, answer]. SAMPLES gets the token ids in the order in which they were learnt.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, Literal, cast

from harness.api import Hyperparameters, Message, Prompt, TrainingPair
from harness.models.local import Local, LocalModel
from harness.training.batches import Sample, encode, epoch_batches
from harness.training.local import LocalTrainer

BATCH = 8
SEED = 0

Method = Literal["lora", "full"]


def main(method: Method, rate: float, file: str, steps: int, folder: Path, samples_file: Path) -> None:
    pairs = _pairs(Path(file))[: steps * BATCH]
    model = cast(LocalModel, Local(dtype="bfloat16").open())
    weights = model.weights
    samples = encode(pairs, model.token_ids, weights.tokenizer, weights.module.generation_config.eos_token_id)
    batches = epoch_batches(samples, BATCH, Random(SEED))
    _write(batches, samples_file)
    knobs = Hyperparameters(n_epochs=1, batch_size=BATCH, method=method, warmup_ratio=0.0, learning_rate=rate)
    ends: list[float] = []
    LocalTrainer("bfloat16").train(model, pairs, [], knobs, SEED, folder, lambda _, __: ends.append(perf_counter()))
    with (folder / "curve.csv").open() as curve:
        losses = [float(row["train_loss"]) for row in csv.DictReader(curve)]
    tokens = sum(len(sample) for batch in batches[1:] for sample in batch)
    print(json.dumps({"tokens_per_second": tokens / (ends[-1] - ends[0]), "losses": losses}))


def _pairs(file: Path) -> list[TrainingPair]:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [
        TrainingPair(Prompt((Message("system", instruction), Message("user", asked))), answer)
        for instruction, asked, answer in lines
    ]


def _write(batches: list[list[Sample]], file: Path) -> None:
    lines: list[dict[str, Any]] = [{"prompt": one.prompt, "answer": one.answer} for batch in batches for one in batch]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    method, rate, pairs, steps, folder, samples = sys.argv[1:]
    main(cast(Method, method), float(rate), pairs, int(steps), Path(folder), Path(samples))
