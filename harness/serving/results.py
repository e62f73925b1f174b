"""What a training left -> the result file, metrics and checkpoint that the API shows."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COLUMNS = ("step", "train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy")
_PROGRESS = re.compile(r"step (?P<step>\d+)/(?P<steps>\d+), loss (?P<loss>[\d.]+)")
Row = Mapping[str, str]


def read_curve(folder: Path) -> list[Row]:
    with (folder / "curve.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def result_file(curve: list[Row]) -> bytes:
    """A CSV in base64, as OpenAI hands it out. Step 0, the untrained model, is left out, as it is there."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in curve if int(row["step"]) > 0)
    return base64.b64encode(text.getvalue().encode())


def live_metrics(text: str) -> dict[str, Any] | None:
    """What a trainer's line of progress says of a step."""
    found = _PROGRESS.search(text)
    if found is None:
        return None
    return {"step": int(found["step"]), "total_steps": int(found["steps"]), "train_loss": float(found["loss"])}


def checkpoint_metrics(curve: list[Row], best_epoch: int) -> dict[str, float]:
    """Of the last step of the epoch whose weights were kept, under the API's names."""
    row = [row for row in curve if int(row["epoch"]) <= best_epoch][-1]
    names = {
        "train_loss": "train_loss",
        "train_mean_token_accuracy": "train_accuracy",
        "full_valid_loss": "valid_loss",
        "full_valid_mean_token_accuracy": "valid_mean_token_accuracy",
    }
    found = {name: float(row[column]) for name, column in names.items() if row[column]}
    return {"step": int(row["step"]), **found}
