"""What is asked of a service: the base, the files' bytes, the knobs; and the mark by which that job is found again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.api import Hyperparameters, TrainingPair
from harness.cache import digest
from harness.errors import OptionError
from harness.training.hosted.calls import Table

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel

KEY = "adaptbench"
"""Of a job's metadata: the mark."""
KNOBS = ("n_epochs", "batch_size", "learning_rate_multiplier")
LARGEST_SEED = 2**31 - 1
SPLITS = ("train", "validation")


@dataclass(frozen=True)
class Order:
    """Equal orders have equal marks, whatever version of this program gave them."""

    base: str
    knobs: Table
    seed: int
    training_type: str
    suffix: str
    train: Path
    validation: Path | None
    examples: dict[str, int]

    @property
    def files(self) -> dict[str, Path]:
        paths = {"train": self.train, "validation": self.validation}
        return {split: path for split, path in paths.items() if path}

    @property
    def mark(self) -> str:
        contents = [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.files.values()]
        return digest([self.base, self.knobs, self.seed, self.training_type, contents])

    def file_name(self, split: str) -> str:
        """Of an uploaded file. It holds the mark too, for services that keep no metadata."""
        return f"{KEY}-{self.mark[:16]}-{split}.jsonl"

    def request(self, ids: dict[str, str]) -> dict[str, Any]:
        """For jobs.create, with the ids of the uploaded files."""
        asked: dict[str, Any] = {
            "model": self.base,
            "training_file": ids["train"],
            "method": {"type": "supervised", "supervised": {"hyperparameters": self.knobs}},
            "seed": self.seed,
            "metadata": {KEY: self.mark},
        }
        if "validation" in ids:
            asked["validation_file"] = ids["validation"]
        if self.suffix:
            asked["suffix"] = self.suffix
        if self.training_type:
            asked["extra_body"] = {"trainingType": self.training_type}
        return asked


def write_order(
    model: OpenAIModel,
    train: Sequence[TrainingPair],
    validation: Sequence[TrainingPair],
    hyperparameters: Hyperparameters,
    seed: int,
    folder: Path,
) -> Order:
    """Writes the files into `folder`, as `adaptbench export` does. Raises OptionError."""
    from harness.exporting import write_pairs

    refuse_local_options(hyperparameters)
    tuning, paths = model.options.tuning, {}
    for split, pairs in zip(SPLITS, (train, validation), strict=True):
        if pairs:
            paths[split] = folder / f"{split}.jsonl"
            write_pairs(pairs, paths[split], bom=False, force=True)
    return Order(
        base=tuning.base_model or model.name,
        knobs=knobs(hyperparameters),
        seed=seed % (LARGEST_SEED + 1),
        training_type=tuning.training_type,
        suffix=tuning.suffix,
        train=paths["train"],
        validation=paths.get("validation"),
        examples={"train": len(train), "validation": len(validation)},
    )


def knobs(hyperparameters: Hyperparameters) -> Table:
    """A number, or "auto" for what is left to the service."""
    auto = getattr(hyperparameters, "auto", ())
    return {name: "auto" if name in auto else getattr(hyperparameters, name) for name in KNOBS}


def refuse_local_options(hyperparameters: Hyperparameters) -> None:
    """Raises OptionError for what no service takes, so that nothing is passed over in silence."""
    own = [field for field in fields(Hyperparameters) if field.name not in KNOBS]
    given = [field.name for field in own if getattr(hyperparameters, field.name) != field.default]
    if given:
        allowed = f"leave it at its default. Allowed: {', '.join(KNOBS)}."
        raise OptionError(f"Hosted fine-tuning takes no {', '.join(given)}: {allowed}")
