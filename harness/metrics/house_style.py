"""House style as patterns: what a reply must hold, what it must not hold, and how long it may be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class HouseStyle:
    """1 where a prediction keeps every rule, else 0; with `partial`, the share of the rules that it keeps.

    `required` and `forbidden` map a rule's name to a Python regular expression that must, or must not, be found.
    `min_words` and `max_words` are a rule each. References play no part. Raises ValueError without any rule.
    """

    required: Mapping[str, str] = field(default_factory=dict)
    forbidden: Mapping[str, str] = field(default_factory=dict)
    min_words: int | None = None
    max_words: int | None = None
    partial: bool = False

    name = "house_style"

    def __post_init__(self) -> None:
        if not (self.required or self.forbidden or self.min_words or self.max_words):
            raise ValueError("give at least one rule: required, forbidden, min_words or max_words")
        if any(words is not None and words < 1 for words in (self.min_words, self.max_words)):
            raise ValueError("min_words and max_words must be at least 1")
        for name, pattern in (*self.required.items(), *self.forbidden.items()):
            try:
                re.compile(pattern)
            except (re.error, OverflowError, RecursionError) as error:
                raise ValueError(f'rule "{name}" is not a regular expression: {error}') from None

    @property
    def signature(self) -> str:
        rules = repr((sorted(self.required.items()), sorted(self.forbidden.items()), self.min_words, self.max_words))
        count, digest = len(dict(self._kept(""))), hashlib.sha256(rules.encode("utf-8", "surrogatepass")).hexdigest()
        return f"house_style|rules:{count}|{'share' if self.partial else 'all'}|sha256:{digest[:12]}"

    def score(self, prediction: str, references: Sequence[str]) -> float:
        kept = [good for _, good in self._kept(prediction.strip())]
        return sum(kept) / len(kept) if self.partial else float(all(kept))

    def _kept(self, text: str) -> Iterator[tuple[str, bool]]:
        """Each rule by name, and whether the text keeps it."""
        yield from ((name, re.search(pattern, text) is not None) for name, pattern in self.required.items())
        yield from ((name, re.search(pattern, text) is None) for name, pattern in self.forbidden.items())
        words = len(text.split())
        if self.min_words is not None:
            yield "min_words", words >= self.min_words
        if self.max_words is not None:
            yield "max_words", words <= self.max_words
