"""The Trainer's path, which is for GPUs, made to run on a CPU: the same losses, weights and curve as our own loop."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch

from harness.api import Hyperparameters
from harness.errors import TrainingError
from harness.models.local import LocalModel
from harness.models.weights import load_weights
from harness.training import local, on_gpus
from harness.training.batches import Sample, epoch_batches
from harness.training.course import Course, Fit
from harness.training.local import LocalTrainer
from harness.training.loop import Loop
from harness.training.network import Network
from harness.training.on_gpus import OnGpus
from tests.like_trl import save_model
from tests.test_training import curve, pairs, samples, silent

pytestmark = pytest.mark.usefixtures("one_thread")
BATCH = 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("tiny") / "model")


def opened(folder: Path) -> LocalModel:
    return LocalModel(load_weights(str(folder), "float32", "cpu"))


def knobs(**changes: float) -> Hyperparameters:
    return Hyperparameters(**({"n_epochs": 1, "batch_size": BATCH, "method": "full", "warmup_ratio": 0.0} | changes))  # type: ignore[arg-type]


def both(folder: Path, count: int, rate: float = 3e-3, **changes: float) -> tuple[list[Fit], list[Network]]:
    """The same samples in the same batches through our loop and through the Trainer."""
    given = samples(opened(folder), count)
    ordered = [sample for batch in epoch_batches(given, BATCH, Random(0)) for sample in batch]
    fits, networks = [], []
    for kind in (Loop, OnGpus):
        network = Network(opened(folder).weights.module, False, 2048, 400)
        if kind is Loop:
            fits.append(trained(Loop(network, given, knobs(**changes), rate, 0), given[:3]))
        else:
            fits.append(trained(OnGpus(network, ordered, knobs(**changes), rate, 0, order="sequential"), given[:3]))
        networks.append(network)
    return fits, networks


def trained(loop: Loop | OnGpus, validation: Sequence[Sample]) -> Fit:
    epochs = loop.hyperparameters.n_epochs
    course = Course(loop.network, validation, epochs, epochs * -(-len(loop.train) // BATCH), silent)
    loop.run(course)
    return course.end()


def losses(fit: Fit) -> list[float]:
    return [point.train_loss for point in fit.curve if point.train_loss is not None]


def test_losses_rates_and_weights_are_those_of_our_loop(folder: Path) -> None:
    (ours, theirs), networks = both(folder, 24)
    assert losses(theirs) == pytest.approx(losses(ours), rel=1e-4)
    assert theirs.valid_losses == pytest.approx(ours.valid_losses, rel=1e-4)
    assert (theirs.steps, theirs.best_epoch) == (ours.steps, ours.best_epoch) == (6, 1)
    assert [point.learning_rate for point in theirs.curve] == pytest.approx(
        [point.learning_rate for point in ours.curve]
    )
    for mine, other in zip(*(network.trained.values() for network in networks), strict=True):
        assert torch.allclose(mine, other, atol=1e-4)


def test_a_smaller_last_batch_is_a_step_of_its_own(folder: Path) -> None:
    (ours, theirs), _ = both(folder, 22)
    assert len(losses(theirs)) == len(losses(ours)) == theirs.steps == 6


def test_a_batch_in_parts_is_the_same_batch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (_, whole), _ = both(folder, 24)
    monkeypatch.setattr(on_gpus, "LOGITS_BYTES", 1)
    (_, parts), networks = both(folder, 24)
    loop = OnGpus(networks[1], samples(opened(folder), 24), knobs(), 1e-3, 0)
    assert loop.rows_at_once(BATCH) == 1
    assert losses(parts) == pytest.approx(losses(whole), rel=1e-4)


def test_parts_are_of_one_size_and_as_large_as_fits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = samples(opened(folder), 8)
    network = Network(opened(folder).weights.module, False, 2048, 400)
    loop = OnGpus(network, given, knobs(), 1e-3, 0)
    row = on_gpus.BYTES_A_LOGIT * network.module.config.vocab_size * max(map(len, given))
    sizes = {}
    for rows in (1, 2, 3, 5, 7, 100):
        monkeypatch.setattr(on_gpus, "LOGITS_BYTES", rows * row)
        sizes[rows] = loop.rows_at_once(12)
    assert sizes == {1: 1, 2: 2, 3: 3, 5: 4, 7: 6, 100: 12}


def test_the_trainer_takes_it_on_a_gpu_and_leaves_the_same_things(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    taken = []

    def on_gpu(network: Network, data: local._Data, hyperparameters: Hyperparameters, seed: int, device: str) -> OnGpus:
        taken.append(device)
        chosen = choose(network, data, hyperparameters, seed, "cuda")
        assert isinstance(chosen, OnGpus)
        return chosen

    choose = local._loop
    monkeypatch.setattr(local, "_loop", on_gpu)
    random.seed(5)
    np.random.seed(5)
    torch.manual_seed(5)
    before = (random.getstate(), np.random.get_state()[1].tolist(), torch.get_rng_state().tolist())
    model, texts = opened(folder), []
    hyperparameters = Hyperparameters(n_epochs=2, batch_size=8, learning_rate=1e-2)
    step = LocalTrainer("float32").train(
        model, pairs(24), pairs(8, seed=1), hyperparameters, 0, tmp_path / "t", lambda _, text: texts.append(text)
    )
    assert taken == ["cpu"]
    assert step.details["steps"] == 6
    assert step.details["valid_loss"][-1] < step.details["valid_loss"][0]
    rows = curve(tmp_path / "t")
    assert [row["step"] for row in rows] == [str(number) for number in range(7)]
    assert [row["epoch"] for row in rows] == list("0111222")
    assert [bool(row["valid_loss"]) for row in rows] == [True, False, False, True, False, False, True]
    assert "epoch 2/2, step 6/6" in texts[-1]
    after = (random.getstate(), np.random.get_state()[1].tolist(), torch.get_rng_state().tolist())
    assert after == before
    assert LocalTrainer("float32").load(model, tmp_path / "t").fingerprint != model.fingerprint
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("device", "kind", "alone"),
    [
        ("cuda", OnGpus, False),
        ("cuda:0", OnGpus, True),
        ("cuda:1", Loop, None),
        ("cpu", Loop, None),
        ("mps", Loop, None),
    ],
)
def test_which_loop_a_device_gets(folder: Path, device: str, kind: type, alone: bool | None) -> None:
    given = samples(opened(folder), 4)
    network = Network(opened(folder).weights.module, False, 2048, 400)
    chosen = local._loop(network, local._Data(given, [], 0, 0), knobs(), 0, device)
    assert type(chosen) is kind
    assert getattr(chosen, "alone", None) is alone


def test_a_loss_that_is_no_number_is_an_error(folder: Path) -> None:
    network = Network(opened(folder).weights.module, False, 2048, 400)
    given = samples(opened(folder), 12)
    with pytest.raises(TrainingError, match="try a lower learning rate"):
        trained(OnGpus(network, given, knobs(), 1e38, 0), [])


def test_bfloat16_leaves_a_model_that_runs_as_it_did(folder: Path) -> None:
    network = Network(opened(folder).weights.module, True, 2048, 400)
    given = samples(opened(folder), 12)
    fit = trained(OnGpus(network, given, knobs(), 3e-3, 0), given)
    assert fit.valid_losses[1] < fit.valid_losses[0]
    assert "forward" not in vars(network.module)
    assert network.module(input_ids=torch.tensor([given[0].ids])).logits.dtype is torch.float32
