"""Token F1 after the SQuAD normalisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

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
        return max(_f1(words, normalise(reference)) for reference in references)


def _f1(predicted: list[str], reference: str) -> float:
    expected = _bag(reference)
    if not predicted or not expected:
        return float(not predicted and not expected)
    left, common = dict(expected), 0
    for word in predicted:
        if left.get(word):
            left[word] -= 1
            common += 1
    # The official order of operations, so that the last bit agrees too.
    precision, recall = common / len(predicted), common / expected.total()
    return 2 * precision * recall / (precision + recall) if common else 0.0


@lru_cache(maxsize=1 << 14)
def _bag(normalised: str) -> Counter[str]:
    return Counter(normalised.split())
