"""Fine-tuning on this machine with transformers and peft. Importing this costs the standard library only."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

from harness.api import Hyperparameters, Model, Progress, SetupStep, TrainingPair
from harness.errors import ModelError, OptionError, TrainingError

if TYPE_CHECKING:
    from harness.models.local import LocalModel
    from harness.models.weights import Weights
    from harness.training.batches import Sample
    from harness.training.course import Fit
    from harness.training.loop import Loop
    from harness.training.network import Network
    from harness.training.on_gpus import OnGpus

LEARNING_RATES = {"lora": 1e-3, "full": 2e-5}
"""Before `learning_rate_multiplier`. LoRA's was tuned on validation loss: rank 16, batches of 8, the support task."""

_SMALL_BUDGET = 2048
_BUDGETS = {"cuda": 16384}


@dataclass(frozen=True, slots=True)
class LocalTrainer:
    """Implements `harness.api.Trainer`: supervised fine-tuning, the loss on the answers' tokens only.

    `precision` is that of the arithmetic: bfloat16 under autocast, auto where the hardware is fast at it. What is
    trained is float32 always. `train` leaves `curve.csv` and, by method, `adapter/` (PEFT's layout) or `weights/`
    (safetensors and tokenizer) in its folder.
    """

    precision: Literal["auto", "bfloat16", "float32"] = "auto"

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

        from harness.training.course import write_curve

        start = perf_counter()
        base = _local(model)
        data = _data(base, train, validation)
        with torch.random.fork_rng(devices=range(torch.cuda.device_count())):
            torch.manual_seed(seed)
            copy = self._copy(base, hyperparameters, data.longest)
            fit = _fit(copy, data, hyperparameters, seed, progress)
        folder.mkdir(parents=True, exist_ok=True)
        copy.save(folder)
        write_curve(fit.curve, folder / "curve.csv")
        tokens = sum(map(len, data.train)) * hyperparameters.n_epochs
        details = _details(copy.network, data, hyperparameters, fit)
        return SetupStep("training", perf_counter() - start, trained_tokens=tokens, details=details)

    def load(self, model: Model, folder: Path) -> Model:
        base = _local(model)
        if (folder / "adapter").is_dir():
            return base.with_adapter(folder / "adapter")
        if (folder / "weights").is_dir():
            return base.with_weights(folder / "weights")
        raise TrainingError(f"{folder}: no trained model in it (neither adapter/ nor weights/).")

    def _copy(self, base: LocalModel, hyperparameters: Hyperparameters, longest: int) -> _Copy:
        """The base, loaded again: training must not touch the one that is given."""
        from harness.models.weights import load_folder, pick_dtype
        from harness.training.network import Network

        given = base.weights
        mixed = pick_dtype(self.precision, given.device)[0] == "bfloat16"
        lora = hyperparameters.method == "lora"
        # Frozen weights are kept as autocast would make them again at every step.
        dtype = "bfloat16" if mixed and lora else "float32"
        weights = load_folder(given.folder, name=given.name, sha=given.sha, dtype=dtype, device=given.device)
        adapter = _add_lora(weights, hyperparameters) if lora else None
        network = Network(weights.module, mixed, _BUDGETS.get(weights.module.device.type, _SMALL_BUDGET), longest)
        return _Copy(weights, network, adapter)


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is trained. `adapter` is peft's view of it, None where all weights are trained."""

    weights: Weights
    network: Network
    adapter: Any

    def save(self, folder: Path) -> None:
        from harness.models.weights import quiet

        with quiet():
            if self.adapter is not None:
                _save_adapter(self.adapter, folder / "adapter")
                return
            self.weights.module.save_pretrained(folder / "weights")
            self.weights.tokenizer.save_pretrained(folder / "weights")


def _save_adapter(adapter: Any, folder: Path) -> None:
    """PEFT's layout, the same bytes for the same training, without the model card that peft leaves for filling in."""
    # Left to itself, peft asks the hub whether the vocabulary has grown.
    adapter.save_pretrained(folder, save_embedding_layers=False)
    (folder / "README.md").unlink()
    file = folder / "adapter_config.json"
    config = json.loads(file.read_text("utf-8"))
    # A set in peft: its order changes from process to process, and the adapter's hash with it.
    config["target_modules"].sort()
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")


def _add_lora(weights: Weights, hyperparameters: Hyperparameters) -> Any:
    """Put LoRA layers into the module. Raises OptionError where `target_modules` names none of its layers."""
    from harness.models.weights import quiet

    names = [name.strip() for name in hyperparameters.target_modules.split(",")]
    with quiet():
        from peft import LoraConfig, get_peft_model

        config = LoraConfig(
            r=hyperparameters.lora_rank,
            lora_alpha=hyperparameters.lora_alpha,
            target_modules=names[0] if names == ["all-linear"] else names,
            task_type="CAUSAL_LM",
            base_model_name_or_path=weights.name,
        )
        try:
            return get_peft_model(weights.module, config)
        except ValueError as error:
            raise OptionError(f'target_modules = "{hyperparameters.target_modules}": {error}') from error


# --- what goes in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Data:
    """Token ids of both splits, and how many examples of each were longer than the model's context."""

    train: list[Sample]
    validation: list[Sample]
    train_dropped: int
    validation_dropped: int

    @property
    def longest(self) -> int:
        return max(map(len, (*self.train, *self.validation)))


def _local(model: Model) -> LocalModel:
    from harness.models.local import LocalModel

    if not isinstance(model, LocalModel):
        raise OptionError(f'The trainer "local" needs a model of type "local", which "{model.name}" is not.')
    if model.adapter_sha is not None:
        raise OptionError(f'The trainer "local" cannot train "{model.name}" on: an adapter is merged into it.')
    return model


def _data(base: LocalModel, train: Sequence[TrainingPair], validation: Sequence[TrainingPair]) -> _Data:
    (kept, dropped), (valid, valid_dropped) = _fitting(base, train), _fitting(base, validation)
    if kept:
        return _Data(kept, valid, dropped, valid_dropped)
    too_long = f": all {dropped} are longer than the {base.context_tokens} tokens the model takes" if dropped else ""
    raise TrainingError(f"There are no training examples{too_long}.")


def _fitting(base: LocalModel, pairs: Sequence[TrainingPair]) -> tuple[list[Sample], int]:
    """The pairs that fit into the model's context, and how many do not."""
    from harness.training.batches import encode

    weights = base.weights
    try:
        samples = encode(pairs, base.token_ids, weights.tokenizer, weights.module.generation_config.eos_token_id)
    except ModelError as error:
        raise TrainingError(f"A training prompt cannot be written: {error.message}") from error
    limit = base.context_tokens
    kept = [sample for sample in samples if limit is None or len(sample) <= limit]
    return kept, len(samples) - len(kept)


# --- training and what to say of it -----------------------------------------------------------------------------------


def _peak(hyperparameters: Hyperparameters) -> float:
    if hyperparameters.learning_rate is not None:
        return hyperparameters.learning_rate
    return LEARNING_RATES[hyperparameters.method] * hyperparameters.learning_rate_multiplier


def _fit(copy: _Copy, data: _Data, hyperparameters: Hyperparameters, seed: int, progress: Progress) -> Fit:
    import torch
    from peft.helpers import disable_input_dtype_casting

    from harness.training.course import Course

    for note in _dropped(data):
        progress(0.0, note)
    network, device = copy.network, copy.weights.device
    steps = hyperparameters.n_epochs * math.ceil(len(data.train) / hyperparameters.batch_size)
    course = Course(network, data.validation, hyperparameters.n_epochs, steps, progress)
    try:
        # Under autocast the input is cast by the multiplication itself: peft's own cast to float32 is a detour.
        with disable_input_dtype_casting(network.module, active=network.mixed):
            _loop(network, data, hyperparameters, seed, device).run(course)
            return course.end()
    except torch.OutOfMemoryError as error:
        raise TrainingError(f"Out of memory: {str(error).splitlines()[0]}") from error


def _loop(network: Network, data: _Data, hyperparameters: Hyperparameters, seed: int, device: str) -> Loop | OnGpus:
    """What trains on `device`: "cuda" is all GPUs, "cuda:0" the first alone. The Trainer cannot begin at another."""
    peak = _peak(hyperparameters)
    if device in ("cuda", "cuda:0"):
        from harness.training.on_gpus import OnGpus

        return OnGpus(network, data.train, hyperparameters, peak, seed, alone=device != "cuda")
    from harness.training.loop import Loop

    return Loop(network, data.train, hyperparameters, peak, seed)


def _dropped(data: _Data) -> list[str]:
    counts = {"training": data.train_dropped, "validation": data.validation_dropped}
    return [
        f"{count} {split} examples are longer than the model's context and were left out"
        for split, count in counts.items()
        if count
    ]


def _details(network: Network, data: _Data, hyperparameters: Hyperparameters, fit: Fit) -> Mapping[str, Any]:
    notes = _dropped(data)
    if fit.best_epoch == 0:
        notes.append("no epoch had a lower validation loss than the untrained model, whose weights were kept")
    return {
        "method": hyperparameters.method,
        "epochs": hyperparameters.n_epochs,
        "best_epoch": fit.best_epoch,
        "steps": fit.steps,
        "learning_rate": _peak(hyperparameters),
        "batch_size": hyperparameters.batch_size,
        "train_examples": len(data.train),
        "validation_examples": len(data.validation),
        "dropped_too_long": data.train_dropped,
        "validation_dropped_too_long": data.validation_dropped,
        "valid_loss": list(fit.valid_losses),
        "final_train_loss": fit.last_train_loss,
        "trainable_parameters": sum(weights.numel() for weights in network.trained.values()),
        "precision": "bfloat16" if network.mixed else "float32",
        "device": str(network.device),
        "notes": notes,
    }
