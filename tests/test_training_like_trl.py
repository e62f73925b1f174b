"""The first 50 losses are those of TRL's SFTTrainer given the same batches; tests/like_trl.py recorded them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Literal

import pytest

from harness.api import Hyperparameters
from harness.models.local import LocalModel
from harness.models.weights import load_weights
from harness.training.local import LocalTrainer
from tests.like_trl import BATCH, GOLDEN, RATES, STEPS, save_model, training_pairs

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.mark.parametrize("method", ["lora", "full"])
def test_fifty_steps_as_trl_takes_them(method: Literal["lora", "full"], tmp_path: Path) -> None:
    model = LocalModel(load_weights(str(save_model(tmp_path / "model")), "float32", "cpu"))
    rate = RATES[method]
    knobs = Hyperparameters(n_epochs=1, batch_size=BATCH, method=method, warmup_ratio=0.0, learning_rate=rate)
    LocalTrainer("float32").train(model, training_pairs(), [], knobs, 0, tmp_path / "trained", lambda _, __: None)
    with (tmp_path / "trained" / "curve.csv").open() as file:
        ours = [float(row["train_loss"]) for row in csv.DictReader(file)]
    theirs = json.loads(GOLDEN.read_text("utf-8"))["losses"][method]
    assert len(ours) == len(theirs) == STEPS
    assert ours == pytest.approx(theirs, rel=0.002)
    assert theirs[-1] < theirs[0] / 3
