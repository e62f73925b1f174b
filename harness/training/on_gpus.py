"""The training loop for GPUs: transformers' own Trainer, which accelerate spreads over all GPUs that are visible.

It is what others run there. On a CPU `harness.training.loop` is quicker: what docs/performance.md holds it against,
TRL's trainer, is this one with more around it.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from transformers import PrinterCallback, Trainer, TrainerCallback, TrainingArguments

from harness.api import Hyperparameters
from harness.models.weights import quiet
from harness.training.batches import Sample
from harness.training.course import LARGEST_GRADIENT, Course
from harness.training.network import Network

LOGITS_BYTES = 4 * 2**30
BYTES_A_LOGIT = 10
"""In bfloat16, in float32, and the gradient of that: what the Trainer holds for every token that goes in at once."""

NOT_LEARNT = -100


@dataclass(slots=True)
class OnGpus:
    """One training of `network`, in place, told to `course`. `peak` is the highest learning rate.

    `alone` keeps it to one GPU. `order` is transformers' `train_sampling_strategy`; by length, as padding costs as much
    as words.
    """

    network: Network
    train: Sequence[Sample]
    hyperparameters: Hyperparameters
    peak: float
    seed: int
    alone: bool = False
    order: str = "group_by_length"

    def run(self, course: Course) -> None:
        """Train all epochs. Raises TrainingError if the loss diverges."""
        with tempfile.TemporaryDirectory() as scratch, quiet(), _dice_kept():
            trainer = Trainer(
                model=self.network.module,
                args=self._arguments(scratch),
                train_dataset=[_labelled(sample) for sample in self.train],
                data_collator=_padded,
                callbacks=[_Teller(course)],
            )
            # It would print every step.
            trainer.remove_callback(PrinterCallback)
            trainer.train()
            # accelerate puts autocast around the model's forward: from here on it is to run as any model does.
            for name in ("forward", "_original_forward"):
                vars(self.network.module).pop(name, None)

    def _arguments(self, scratch: str) -> TrainingArguments:
        knobs = self.hyperparameters
        arguments = TrainingArguments(
            output_dir=scratch,
            num_train_epochs=knobs.n_epochs,
            learning_rate=self.peak,
            weight_decay=knobs.weight_decay,
            warmup_steps=knobs.warmup_ratio,
            lr_scheduler_type="linear",
            optim="adamw_torch_fused",
            max_grad_norm=LARGEST_GRADIENT,
            bf16=self.network.mixed,
            use_cpu=self.network.device.type == "cpu",
            train_sampling_strategy=self.order,
            seed=self.seed % 2**32,
            logging_steps=1,
            logging_nan_inf_filter=False,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            remove_unused_columns=False,
            dataloader_pin_memory=self.network.device.type == "cuda",
        )
        gpus = max(1, arguments.n_gpu)
        if gpus > 1 and (self.alone or knobs.batch_size % gpus):
            # The Trainer's own way of saying that others may not be used.
            arguments._n_gpu = gpus = 1
        arguments.per_device_train_batch_size = rows = self.rows_at_once(knobs.batch_size // gpus)
        arguments.gradient_accumulation_steps = knobs.batch_size // gpus // rows
        return arguments

    def rows_at_once(self, batch: int) -> int:
        """The largest part of a GPU's batch whose logits fit, all parts being of one size."""
        config = self.network.module.config.get_text_config()
        longest = max(map(len, self.train))
        fit = LOGITS_BYTES // (BYTES_A_LOGIT * config.vocab_size * longest)
        return next(rows for rows in range(batch, 0, -1) if batch % rows == 0 and (rows <= fit or rows == 1))


class _Teller(TrainerCallback):  # type: ignore[misc]
    """Tells the course what the Trainer tells its callbacks."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def on_train_begin(self, *_: Any, **__: Any) -> None:
        self.course.validate(0)

    def on_log(self, _: Any, state: Any, __: Any, logs: dict[str, float], **___: Any) -> None:
        if "loss" in logs:
            self.course.stepped(math.ceil(state.epoch), logs["learning_rate"], logs["loss"], None)

    def on_epoch_end(self, _: Any, state: Any, *__: Any, **___: Any) -> None:
        self.course.validate(round(state.epoch))


def _labelled(sample: Sample) -> dict[str, list[int]]:
    return {"input_ids": [*sample.ids], "labels": [*[NOT_LEARNT] * len(sample.prompt), *sample.answer]}


def _padded(rows: Sequence[dict[str, list[int]]]) -> dict[str, torch.Tensor]:
    """[rows, tokens of the longest], padded at the right."""
    longest = max(len(row["input_ids"]) for row in rows)

    def tensor(name: str, padding: int) -> torch.Tensor:
        return torch.tensor([[*row[name], *[padding] * (longest - len(row[name]))] for row in rows])

    ids, labels = tensor("input_ids", 0), tensor("labels", NOT_LEARNT)
    lengths = torch.tensor([[len(row["input_ids"])] for row in rows])
    return {"input_ids": ids, "labels": labels, "attention_mask": (torch.arange(longest) < lengths).long()}


@contextmanager
def _dice_kept() -> Iterator[None]:
    """The Trainer seeds Python's and numpy's generators for the whole process; torch's are kept by the caller."""
    python, numpy = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(numpy)
