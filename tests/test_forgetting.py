"""A model of two layers that knows fruits is taught numbers: at a hundred times the rate it forgets the fruits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from harness.api import Hyperparameters, Message, Prompt, TrainingPair
from harness.comparison import Comparison, compare
from harness.config import Overrides, load_plan
from harness.models.local import LocalModel
from harness.models.weights import load_weights, quiet
from harness.progress import Quiet
from harness.report.warnings import warnings
from harness.runner import run
from harness.testing import HashingEmbedder
from tests.conftest import suite, toml, write_lines
from tests.test_training import EXACT, silent, tokenizer

FRUITS = {"a": "apple", "b": "berry", "c": "cherry", "d": "damson", "f": "fig", "l": "lime", "p": "pear"}
NUMBERS = dict(zip(FRUITS, ("one", "two", "three", "four", "five", "six", "seven"), strict=True))
RATE = 1e-4
pytestmark = pytest.mark.usefixtures("one_thread")


def asked(letter: str, times: int) -> str:
    return "?" * times + letter


def untrained(folder: Path) -> LocalModel:
    """A model with random weights that is small enough to learn seven words in seconds."""
    words = tokenizer()
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "max_position_embeddings": 96}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2}
    with quiet(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        config = LlamaConfig(
            vocab_size=len(words), initializer_range=0.3, eos_token_id=words.eos_token_id, **sizes, **heads
        )
        LlamaForCausalLM(config).save_pretrained(folder)
        words.save_pretrained(folder)
    return LocalModel(load_weights(str(folder), "float32", "cpu"))


def knows_fruits(folder: Path) -> str:
    """The folder of a model that names the fruit to a letter."""
    pairs = [
        TrainingPair(Prompt((Message("system", "Fruit."), Message("user", asked(letter, times)))), fruit)
        for times in range(4)
        for letter, fruit in FRUITS.items()
    ]
    knobs = Hyperparameters(n_epochs=30, batch_size=4, learning_rate=1e-2, method="full")
    EXACT.train(untrained(folder / "untrained"), pairs, pairs[:7], knobs, 0, folder, silent)
    return str(folder / "weights")


def task_folder(parent: Path, name: str, instruction: str, answers: dict[str, str], **splits: range) -> None:
    """Each split asks for every letter, after a number of question marks that no other split has."""
    folder = parent / name
    folder.mkdir()
    table: dict[str, Any] = {"name": name, "version": "1", "licence": "CC0-1.0", "instruction": instruction}
    probe = {} if "train" in splits else {"probe": True}
    metrics = {"metrics": ["exact_match"], "answer": {"max_output_tokens": 8}}
    (folder / "task.toml").write_text(toml(table | probe | metrics), encoding="utf-8")
    for split, repeats in splits.items():
        rows = [
            {"id": f"{split}-{letter}-{times}", "input": asked(letter, times), "references": [answer]}
            for times in repeats
            for letter, answer in answers.items()
        ]
        write_lines(folder / f"{split}.jsonl", rows)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("forgetting")
    base = knows_fruits(folder)
    task_folder(folder, "numbers", "Number.", NUMBERS, train=range(4), validation=range(4, 5), test=range(5, 6))
    task_folder(folder, "fruits", "Fruit.", FRUITS, test=range(4))
    tuned = {"type": "fine_tuned", "method": "full", "n_epochs": 3}
    file = suite(
        folder,
        tasks=["numbers"],
        probe="fruits",
        model={"type": "local", "name": base, "dtype": "float32", "device": "cpu"},
        strategies=[
            {**tuned, "label": "gentle", "learning_rate": RATE},
            {**tuned, "label": "harsh", "learning_rate": 100 * RATE},
        ],
    )
    path, tally = run(load_plan(file, Overrides()), Quiet(), HashingEmbedder)
    assert not tally.failed_cells
    return compare(path)


def test_a_hundred_times_the_learning_rate_is_reported_as_forgetting(compared: Comparison) -> None:
    (warning,) = [line for line in warnings(compared) if "worse at other things" in line]
    assert warning.startswith("numbers: harsh (-")
    assert " points on fruits, learning_rate 0.01, 3 epochs): " in warning
    assert "gentle" not in warning and "at a lower learning_rate" in warning


def test_what_is_reported_is_a_drop_from_a_base_that_knew(compared: Comparison) -> None:
    gentle, harsh = (row.retention for row in compared.tasks[0].rows)
    assert gentle is not None and harsh is not None and harsh.change.interval is not None
    assert gentle.base == harsh.base >= 0.8
    assert gentle.tuned >= 0.8 > 0.4 >= harsh.tuned
    assert harsh.change.interval.high < 0 and harsh.change.p_value < 0.05
