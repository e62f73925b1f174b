"""Whether the answer stands in the prediction, whatever else is said."""

from __future__ import annotations

from collections.abc import Sequence

from harness.metrics.normalise import SIGNATURE, normalise


class Contains:
    """1 where the words of a reference stand in a row in the prediction, both normalised as in SQuAD, else 0.

    Lenient where exact match is strict: a whole sentence around the fact counts, and so does a lucky short number. Read
    the two together: a large gap is a matter of form, not of knowledge.
    """

    name = "contains"
    signature = f"contains|{SIGNATURE}|whole-words|max-over-refs"

    def score(self, prediction: str, references: Sequence[str]) -> float:
        """0.0 or 1.0. Raises ValueError without a reference. A reference that normalises to nothing is never found."""
        said = f" {normalise(prediction)} "
        wanted = [normalise(reference) for reference in references]
        return max(float(bool(words) and f" {words} " in said) for words in wanted)
