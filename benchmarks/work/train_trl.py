"""TRL's SFTTrainer on the same token ids: `train_trl.py METHOD MODEL SAMPLES.jsonl STEPS RATE FOLDER ORDER PRECISION`.

ORDER is "random", its default, or "sequential", which gives it our batches. The rest is as ours: precision, optimizer,
schedule, loss on the answers only. It runs without gradient checkpointing, which would make it slower still.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from trl import SFTConfig, SFTTrainer

BATCH = 8
SEED = 0


class Clock(TrainerCallback):
    """When each step ended."""

    def __init__(self) -> None:
        self.ends: list[float] = []

    def on_step_end(self, *_: Any, **__: Any) -> None:
        self.ends.append(perf_counter())


def main(method: str, model: str, samples: str, steps: int, rate: float, folder: str, order: str, mixed: bool) -> None:
    lines = [json.loads(line) for line in Path(samples).read_text("utf-8").splitlines()][: steps * BATCH]
    rows = [
        {"input_ids": line["prompt"] + line["answer"], "labels": [-100] * len(line["prompt"]) + line["answer"]}
        for line in lines
    ]
    clock = Clock()
    trainer = SFTTrainer(
        model=_module(method, model, mixed),
        args=_config(rate, folder, order, mixed),
        train_dataset=Dataset.from_list(rows),
        processing_class=AutoTokenizer.from_pretrained(model),
        callbacks=[clock],
    )
    trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    tokens = sum(len(row["input_ids"]) for row in rows) * (steps - 1) / steps
    print(json.dumps({"tokens_per_second": tokens / (clock.ends[-1] - clock.ends[0]), "losses": losses}))


def _module(method: str, model: str, mixed: bool) -> Any:
    torch.manual_seed(SEED)
    lora = method == "lora"
    module = AutoModelForCausalLM.from_pretrained(model, dtype=torch.bfloat16 if lora and mixed else torch.float32)
    if not lora:
        return module
    return get_peft_model(module, LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM"))


def _config(rate: float, folder: str, order: str, mixed: bool) -> SFTConfig:
    return SFTConfig(
        output_dir=folder,
        num_train_epochs=1,
        per_device_train_batch_size=BATCH,
        learning_rate=rate,
        weight_decay=0.01,
        max_grad_norm=1.0,
        bf16=mixed,
        use_cpu=not torch.cuda.is_available(),
        gradient_checkpointing=False,
        max_length=None,
        train_sampling_strategy=order,
        seed=SEED,
        logging_steps=1,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
    )


if __name__ == "__main__":
    method, model, samples, steps, rate, folder, order, precision = sys.argv[1:]
    main(method, model, samples, int(steps), float(rate), folder, order, precision == "bfloat16")
