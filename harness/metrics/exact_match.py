"""Exact match after the SQuAD v1.1 normalisation."""

from __future__ import annotations

from collections.abc import Sequence

from harness.metrics.normalise import SIGNATURE, normalise


class ExactMatch:
    """1 where the prediction equals a reference once both are normalised, else 0. The same as `evaluate-v1.1.py`."""

    name = "exact_match"
    signature = f"exact_match|{SIGNATURE}|max-over-refs"

    def score(self, prediction: str, references: Sequence[str]) -> float:
        """0.0 or 1.0. Raises ValueError without a reference."""
        answer = normalise(prediction)
        return max(float(answer == normalise(reference)) for reference in references)
