"""ROUGE F-measures (Lin 2004) through Google's rouge-score package, with Porter stemming.

The package's tokenizer keeps the runs of ASCII letters and digits of the lower-cased text and drops everything else:
"café" is "caf", and a text without ASCII letters or digits has no tokens and scores 0, even against itself. So these
metrics suit English; the signature says `tokens:[a-z0-9]+`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class _Rouge:
    name: str
    _details = ""

    @property
    def signature(self) -> str:
        versions = f"rouge-score:{version('rouge-score')}|nltk:{version('nltk')}"
        return f"{self.name}|f-measure|tokens:[a-z0-9]+|stem:yes{self._details}|max-over-refs|{versions}"

    def score(self, prediction: str, references: Sequence[str]) -> float:
        """0 to 1, 0 where either side has no tokens. Raises ValueError without a reference."""
        targets = [self._prepare(reference) for reference in references]
        return float(_scorer(self.name).score_multi(targets, self._prepare(prediction))[self.name].fmeasure)

    def _prepare(self, text: str) -> str:
        return text


class Rouge1(_Rouge):
    """Overlap of single words."""

    name = "rouge1"


class Rouge2(_Rouge):
    """Overlap of word pairs. A text of one word has none and scores 0, even against itself."""

    name = "rouge2"


class RougeL(_Rouge):
    """Longest common subsequence of the whole texts; line ends mean nothing."""

    name = "rougeL"


class RougeLsum(_Rouge):
    """Union of the longest common subsequences sentence by sentence, so the order of the sentences does not matter.

    The package takes lines as sentences. Here a sentence ends at a line end or at white space after `.`, `!` or `?`,
    after an abbreviation too.
    """

    name = "rougeLsum"
    _details = "|sentences:lines,after-.!?-and-space"

    def _prepare(self, text: str) -> str:
        return _SENTENCE_END.sub("\n", text)


@cache
def _scorer(name: str) -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer([name], use_stemmer=True)
