"""Token F1 after the SQuAD normalisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from harness.metrics.normalise import SIGNATURE, normalise


class TokenF1:
    """Harmonic mean of precision and recall over bags of words, as in SQuAD's `evaluate-v1.1.py`.

    A word counts as often as it stands in both. Where normalisation leaves nothing, the rule of `evaluate-v2.0.py`
    holds: both empty is 1 (v1.1 says 0), one empty is 0. An empty reference beside others is accepted like any other.
    """

    name = "token_f1"
    signature = f"token_f1|{SIGNATURE}|bags|both-empty:1,one-empty:0 (squad-2.0)|max-over-refs"

    def score(self, prediction: str, references: Sequence[str]) -> float:
        """0 to 1. Raises ValueError without a reference."""
        words = normalise(prediction).split()
        return max(_f1(words, normalise(reference).split()) for reference in references)


def _f1(predicted: list[str], expected: list[str]) -> float:
    if not predicted or not expected:
        return float(predicted == expected)
    common = (Counter(predicted) & Counter(expected)).total()
    # The official order of operations, so that the last bit agrees too.
    precision, recall = common / len(predicted), common / len(expected)
    return 2 * precision * recall / (precision + recall) if common else 0.0
