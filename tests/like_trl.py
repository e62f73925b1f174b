"""A tiny model and 400 pairs, the same everywhere, and what TRL's SFTTrainer makes of them.

`python -m tests.like_trl` trains on them with TRL (the version of benchmarks/rivals/trl.txt, installed on first use) in
float32 and records its losses in tests/golden/trl.json.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from random import Random

import numpy as np
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from benchmarks.measure import Work, run
from benchmarks.rivals import ROOT, TRL
from harness.api import TrainingPair
from harness.models.local import LocalModel
from harness.models.weights import load_weights, quiet
from harness.training.batches import encode, epoch_batches
from tests.test_training import pairs, tokenizer

GOLDEN = Path(__file__).parent / "golden" / "trl.json"
STEPS = 50
BATCH = 8
RATES = {"lora": 1e-2, "full": 3e-3}


def save_model(folder: Path) -> Path:
    """Two layers whose weights come from numpy's frozen generator, so that no version of torch changes them."""
    dice = np.random.RandomState(0)
    words = tokenizer()
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "max_position_embeddings": 160}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2}
    with quiet():
        module = LlamaForCausalLM(LlamaConfig(vocab_size=len(words), eos_token_id=words.eos_token_id, **sizes, **heads))
        for name, weights in sorted(module.state_dict().items()):
            drawn = 1 + 0 * weights if "norm" in name else torch.tensor(dice.normal(0, 0.3, tuple(weights.shape)))
            weights.copy_(drawn)
        module.save_pretrained(folder)
        words.save_pretrained(folder)
    return folder


def training_pairs() -> list[TrainingPair]:
    return pairs(STEPS * BATCH, seed=7)


def samples_in_order(model: LocalModel) -> list[dict[str, tuple[int, ...]]]:
    """The pairs as token ids, in the order in which our trainer takes them with seed 0."""
    weights = model.weights
    ends = weights.module.generation_config.eos_token_id
    samples = encode(training_pairs(), model.token_ids, weights.tokenizer, ends)
    batches = epoch_batches(samples, BATCH, Random(0))
    return [{"prompt": sample.prompt, "answer": sample.answer} for batch in batches for sample in batch]


def record() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = save_model(Path(scratch) / "model")
        samples = Path(scratch) / "samples.jsonl"
        lines = samples_in_order(LocalModel(load_weights(str(folder), "float32", "cpu")))
        samples.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        losses = {method: _trl_losses(method, folder, samples) for method in RATES}
    GOLDEN.write_text(json.dumps({"by": TRL.label, "losses": losses}, indent=1) + "\n", "utf-8")


def _trl_losses(method: str, folder: Path, samples: Path) -> list[float]:
    script = str(ROOT / "benchmarks" / "work" / "train_trl.py")
    inputs = [method, str(folder), str(samples), str(STEPS), str(RATES[method]), str(samples.parent / method)]
    command = [TRL.program("python"), script, *inputs, "sequential", "float32"]
    losses: list[float] = run(Work(command, samples.parent, {"HF_HUB_OFFLINE": "1"})).told["losses"]
    return losses


if __name__ == "__main__":
    record()
