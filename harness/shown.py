"""Text that others wrote, made fit to be shown: nothing in it can steer a terminal."""

from __future__ import annotations

import re

# Control characters but for tab and line end, what turns or splits lines unseen, and halves of surrogate pairs.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """`text` with each such character as an escape: "\\x1b" for ESC."""
    return _STEERING.sub(lambda found: _escape(ord(found[0])), text)


def one_line(text: str) -> str:
    return shown(" ".join(text.split()))


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
