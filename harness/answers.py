"""Takes the prediction out of a completion, the same way for every strategy."""

from __future__ import annotations

import re
from functools import cache

from harness.api import AnswerFormat


def extract(completion_text: str, fmt: AnswerFormat) -> str:
    """The prediction, without white space around it; "" where there is no line, or nothing matches the pattern.

    A pattern with groups gives its group 1, and "" where that group took no part in the match. Flags are written
    inline, as in `(?i)answer: (.*)`. Raises re.error for a pattern that is none: the suite and task readers check.
    """
    if fmt.extract == "regex":
        return _first_match(completion_text, fmt.pattern).strip()
    if fmt.extract == "first_line":
        return next((line.strip() for line in completion_text.splitlines() if line.strip()), "")
    return completion_text.strip()


def _first_match(text: str, pattern: str) -> str:
    compiled = _compile(pattern)
    match = compiled.search(text)
    if match is None:
        return ""
    return match[1] or "" if compiled.groups else match[0]


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
