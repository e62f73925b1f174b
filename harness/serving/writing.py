"""One answer while it is being written: its tokens, its text so far, and where it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from harness.serving.sampling import TokenChance

UNFINISHED = "\ufffd"
"""What a decoder shows for the bytes of a character that is not complete yet."""

Decode = Callable[[Sequence[int]], str]


@dataclass(slots=True)
class Text:
    """The text of tokens that come one by one. Only new tokens are decoded, with a few before them for their blanks."""

    decode: Decode
    stops: tuple[str, ...] = ()
    text: str = ""
    stopped: bool = False
    _from: int = 0
    _seen: int = 0

    def grow(self, written: Sequence[int]) -> None:
        """Take in what is new of `written`; at a stop sequence the text ends before it."""
        before = self.decode(written[self._from : self._seen])
        now = self.decode(written[self._from :])
        if now.endswith(UNFINISHED):
            return
        self._from, self._seen = self._seen, len(written)
        self._add(now[len(before) :])

    def _add(self, new: str) -> None:
        start = max(0, len(self.text) - max(map(len, self.stops), default=0))
        self.text += new
        cuts = [cut for stop in self.stops if (cut := self.text.find(stop, start)) >= 0]
        if cuts:
            self.text, self.stopped = self.text[: min(cuts)], True

    @property
    def held_back(self) -> int:
        """Characters at the end that may yet become a stop sequence."""
        if self.stopped:
            return 0
        return max((_overlap(self.text, stop) for stop in self.stops), default=0)


def _overlap(text: str, stop: str) -> int:
    """The longest end of `text` that `stop` begins with."""
    return next((size for size in range(min(len(stop) - 1, len(text)), 0, -1) if text.endswith(stop[:size])), 0)


@dataclass(slots=True)
class Answer:
    """`sent` is how many characters and chances the client has been given."""

    text: Text
    written: list[int] = field(default_factory=list)
    chances: list[TokenChance] = field(default_factory=list)
    sent: int = 0
    sent_chances: int = 0

    def piece(self, *, last: bool = False) -> tuple[str, tuple[TokenChance, ...]]:
        """What can be sent and was not yet."""
        end = len(self.text.text) - (0 if last else self.text.held_back)
        new, self.sent = self.text.text[self.sent : end], max(self.sent, end)
        chances, self.sent_chances = tuple(self.chances[self.sent_chances :]), len(self.chances)
        return new, chances
