"""The body of a fine-tuning request -> JobRequest. Raises ApiError, in OpenAI's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.serving import fields
from harness.serving.faults import invalid
from harness.serving.fields import Body

_KEYS = (
    "model", "training_file", "validation_file", "hyperparameters", "method", "suffix", "seed", "metadata",
    "integrations",
)  # fmt: skip
_KNOBS = ("n_epochs", "batch_size", "learning_rate_multiplier")
AUTO = "auto"
LONGEST_SUFFIX = 64
MOST_METADATA, LONGEST_KEY, LONGEST_VALUE = 16, 64, 512


@dataclass(frozen=True, slots=True)
class JobRequest:
    """`knobs` holds numbers, or "auto" for what the server is to choose."""

    model: str
    training_file: str
    validation_file: str | None
    knobs: Mapping[str, float | str]
    suffix: str | None
    seed: int
    metadata: Mapping[str, str] | None


def read_job(body: Body) -> JobRequest:
    fields.only(body, _KEYS)
    if body.get("integrations"):
        raise invalid("Integrations are not supported by this server.", "integrations", "unsupported_parameter")
    suffix = fields.text(body, "suffix")
    if suffix is not None and not 1 <= len(suffix) <= LONGEST_SUFFIX:
        raise invalid(f"Invalid 'suffix': must have 1 to {LONGEST_SUFFIX} characters.", "suffix", "invalid_value")
    return JobRequest(
        model=fields.required_text(body, "model"),
        training_file=fields.required_text(body, "training_file"),
        validation_file=fields.text(body, "validation_file"),
        knobs=_knobs(body),
        suffix=suffix,
        seed=fields.whole(body, "seed", 0, 2**32 - 1, 0) or 0,
        metadata=_metadata(body),
    )


def _knobs(body: Body) -> dict[str, float | str]:
    method = fields.table(body, "method")
    if method.get("type", "supervised") != "supervised":
        message = f"Fine-tuning method '{method['type']}' is not supported by this server. Supported: supervised."
        raise invalid(message, "method.type", "unsupported_value")
    fields.only(method, ("type", "supervised"), "method.")
    within = fields.table(method, "supervised")
    given = fields.table(within, "hyperparameters") or fields.table(body, "hyperparameters")
    fields.only(given, _KNOBS, "hyperparameters.")
    return {key: _knob(given, key) for key in _KNOBS}


def _knob(given: Body, key: str) -> float | str:
    if given.get(key, AUTO) == AUTO:
        return AUTO
    if key == "learning_rate_multiplier":
        return fields.number(given, key, 1e-6, 1e3) or AUTO
    return fields.whole(given, key, 1, 50 if key == "n_epochs" else 1024) or AUTO


def _metadata(body: Body) -> dict[str, str] | None:
    given = body.get("metadata")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise fields.wrong_type("metadata", "an object", given)
    fits = all(_fits(key, value) for key, value in given.items())
    if len(given) > MOST_METADATA or not fits:
        rule = f"at most {MOST_METADATA} keys of up to {LONGEST_KEY} characters, with strings of up to {LONGEST_VALUE}"
        raise invalid(f"Invalid 'metadata': {rule}.", "metadata", "invalid_value")
    return given


def _fits(key: str, value: Any) -> bool:
    return len(key) <= LONGEST_KEY and isinstance(value, str) and len(value) <= LONGEST_VALUE
