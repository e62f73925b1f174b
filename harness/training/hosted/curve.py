"""A hosted job's result file -> the training curve that the local trainer writes."""

from __future__ import annotations

import base64
import binascii
import csv
import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS = (
    "step", "train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy", "epoch", "learning_rate",
)  # fmt: skip
"""Those of harness.training.course.Point, which is not imported: it takes torch."""

# By column, what services call it; of several that have a value the first counts: over all of the validation file
# rather than over a batch of it.
_NAMES = {
    "train_loss": ("train_loss", "training_loss"),
    "train_accuracy": ("train_accuracy", "train_mean_token_accuracy", "training_accuracy"),
    "valid_loss": ("full_valid_loss", "full_validation_loss", "valid_loss", "validation_loss"),
    "valid_mean_token_accuracy": (
        "full_valid_mean_token_accuracy", "full_validation_mean_token_accuracy", "full_valid_accuracy",
        "valid_mean_token_accuracy", "validation_mean_token_accuracy", "valid_accuracy", "validation_accuracy",
    ),
    "learning_rate": ("learning_rate",),
}  # fmt: skip

Curve = Sequence[Mapping[str, float | int | None]]


def read_curve(raw: bytes, epochs: int | None) -> Curve:
    """Rows by step. `epoch` is None where it is not known how many there were. Raises ValueError for no such file."""
    rows = list(csv.DictReader(io.StringIO(_text(raw))))
    steps = [_number(row.get("step")) for row in rows]
    last = max((step for step in steps if step is not None), default=None)
    if last is None:
        raise ValueError("no row with a step in it")
    found = zip(steps, rows, strict=True)
    curve = [_row(int(step), row, _epoch(step, last, epochs)) for step, row in found if step is not None]
    return sorted(curve, key=lambda row: row["step"] or 0)


def write_curve(curve: Curve, file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(curve)


def last_value(curve: Curve, column: str) -> float | None:
    return next((row[column] for row in reversed(curve) if row[column] is not None), None)


def _text(raw: bytes) -> str:
    """Some services send the file as it is, others its bytes as base64."""
    for decode in (bytes, _from_base64):
        try:
            text = decode(raw).decode("utf-8-sig")
        except (UnicodeDecodeError, binascii.Error):
            continue
        if "step" in text.partition("\n")[0].strip().split(","):
            return text
    raise ValueError("neither CSV with a column step nor base64 of it")


def _from_base64(raw: bytes) -> bytes:
    return base64.b64decode(b"".join(raw.split()), validate=True)


def _row(step: int, row: Mapping[str, str | None], epoch: int | None) -> Mapping[str, float | int | None]:
    values = {column: _first(row, names) for column, names in _NAMES.items()}
    return {name: {"step": step, "epoch": epoch, **values}[name] for name in COLUMNS}


def _first(row: Mapping[str, str | None], names: Sequence[str]) -> float | None:
    return next((value for name in names if (value := _number(row.get(name))) is not None), None)


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _epoch(step: float, last: float, epochs: int | None) -> int | None:
    return None if epochs is None else max(1, math.ceil(step * epochs / last)) if last else epochs
