"""Fine-tuning on this machine with transformers and peft. Importing this costs the standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from harness.api import Hyperparameters, Model, Progress, SetupStep, TrainingPair
from harness.errors import OptionError, TrainingError, did_you_mean

if TYPE_CHECKING:
    from harness.models.local import LocalModel
    from harness.training.batches import Sample
    from harness.training.network import Network

LEARNING_RATES = {"lora": 5e-4, "full": 2e-5}
PRECISIONS = ("auto", "bfloat16", "float32")

_BUDGET = {"cpu": 2048, "cuda": 16384}


@dataclass(frozen=True, slots=True)
class LocalTrainer:
    """Implements `harness.api.Trainer`: supervised fine-tuning, the loss on the answers' tokens only.

    `precision` is that of the arithmetic: bfloat16 under autocast, auto where the hardware is fast at it. What is
    trained is float32 always. `train` leaves `curve.csv` and, by method, `adapter/` (PEFT's layout) or `weights/`
    (safetensors and tokenizer) in its folder.
    """

    precision: Literal["auto", "bfloat16", "float32"] = "auto"

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise OptionError(f'precision "{self.precision}" is not known.{did_you_mean(self.precision, PRECISIONS)}')

    def train(
        self,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
        folder: Path,
        progress: Progress,
    ) -> SetupStep:
        """Fine-tune a copy of `model`. Seconds include loading and saving. Raises TrainingError or OptionError."""
        import torch

        start = perf_counter()
        _check(hyperparameters)
        base = _local(model)
        data = _Data.of(base, train, validation)
        with torch.random.fork_rng(devices=range(torch.cuda.device_count())):
            torch.manual_seed(seed)
            network = self._network(base, hyperparameters, data.longest)
            fit = _run(network, data, hyperparameters, seed, progress)
        _save(network, base, hyperparameters.method, fit, folder)
        details = _details(network, data, hyperparameters, fit)
        tokens = data.tokens * hyperparameters.n_epochs
        return SetupStep("training", perf_counter() - start, trained_tokens=tokens, details=details)

    def load(self, model: Model, folder: Path) -> Model:
        base = _local(model)
        if (folder / "adapter").is_dir():
            return base.with_adapter(folder / "adapter")
        if (folder / "weights").is_dir():
            return base.with_weights(folder / "weights")
        raise TrainingError(f"{folder}: no trained model in it (neither adapter/ nor weights/).")

    def _network(self, base: LocalModel, hyperparameters: Hyperparameters, longest: int) -> Network:
        """The base loaded again, as training must not touch the one that is given."""
        from harness.models.weights import load_folder, pick_dtype
        from harness.training.network import Network

        weights = base.weights
        mixed = pick_dtype(self.precision, weights.device)[0] == "bfloat16"
        dtype = "bfloat16" if mixed and hyperparameters.method == "lora" else "float32"
        copy = load_folder(weights.folder, name=weights.name, sha=weights.sha, dtype=dtype, device=weights.device)
        if hyperparameters.method == "lora":
            _add_lora(copy.module, hyperparameters)
        budget = _BUDGET.get(copy.module.device.type, _BUDGET["cpu"])
        return Network(copy.module, mixed, budget, longest)


# --- what goes in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Data:
    train: list[Sample]
    validation: list[Sample]
    train_dropped: int
    validation_dropped: int

    @classmethod
    def of(cls, base: LocalModel, train: Sequence[TrainingPair], validation: Sequence[TrainingPair]) -> _Data:
        if not train:
            raise TrainingError("There is nothing to train on: no training examples.")
        kept, dropped = _fitting(base, train)
        if not kept:
            raise TrainingError(
                f"There is nothing to train on: all {dropped} training examples are longer than "
                f"the model's context of {base.context_tokens} tokens."
            )
        return cls(kept, *(valid := _fitting(base, validation))[:1], dropped, valid[1])

    @property
    def longest(self) -> int:
        return max(map(len, (*self.train, *self.validation)))

    @property
    def tokens(self) -> int:
        return sum(map(len, self.train))


def _local(model: Model) -> LocalModel:
    from harness.models.local import LocalModel

    if not isinstance(model, LocalModel):
        raise OptionError(f'The trainer "local" needs a model of kind "local", and "{model.name}" is none.')
    if model.adapter_sha is not None:
        raise OptionError(f'The trainer "local" cannot train "{model.name}" further: an adapter is merged into it.')
    return model
