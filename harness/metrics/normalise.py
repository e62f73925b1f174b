"""The answer normalisation of SQuAD v1.1 (Rajpurkar et al. 2016), shared by exact match and token F1."""

from __future__ import annotations

import re
import string
from functools import lru_cache

SIGNATURE = "squad-1.1:lower,no-ascii-punctuation,no-a-an-the,white-space"

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


# References come again with every strategy. Long answers, which seldom do, would fill the memory.
_LONGEST_KEPT = 512


def normalise(text: str) -> str:
    """Lower case, without ASCII punctuation and English articles, words one space apart.

    In the official order: punctuation goes first and joins what it stood between ("twenty-one" is "twentyone",
    "a.n." is an article). Only ASCII punctuation counts: a typographic quote or dash stays.
    """
    return _kept(text) if len(text) <= _LONGEST_KEPT else _normalised(text)


def _normalised(text: str) -> str:
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


_kept = lru_cache(maxsize=1 << 14)(_normalised)
