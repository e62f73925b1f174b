from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.answers import extract
from harness.api import AnswerFormat

ALL = AnswerFormat()
FIRST_LINE = AnswerFormat("first_line")


def regex(pattern: str) -> AnswerFormat:
    return AnswerFormat("regex", pattern)


@pytest.mark.parametrize(
    ("text", "fmt", "expected"),
    [
        ("  two\nlines \n", ALL, "two\nlines"),
        ("", ALL, ""),
        (" \n\t", ALL, ""),
        ("\n  \n  first \nsecond", FIRST_LINE, "first"),
        ("only", FIRST_LINE, "only"),
        ("first\r\nsecond", FIRST_LINE, "first"),
        (" \n \n", FIRST_LINE, ""),
        ("", FIRST_LINE, ""),
        ("Because.\nAnswer: 42 \nAnswer: 43", regex(r"Answer:(.*)"), "42"),
        ("label: Refund.", regex(r"Refund|Shipping"), "Refund"),
        ("ANSWER: yes", regex(r"(?i)answer:\s*(\w+)"), "yes"),
        ("<a>one\ntwo</a>", regex(r"(?s)<a>(.*)</a>"), "one\ntwo"),
        ("name=x value=y", regex(r"name=(\w+) value=(\w+)"), "x"),
        ("(?:grouped) 7", regex(r"(?:grouped|other)\) \d"), "grouped) 7"),
        ("answer: no", regex(r"(?P<answer>no|yes)"), "no"),
        ("b", regex(r"(a)|b"), ""),
        ("nothing here", regex(r"Answer:(.*)"), ""),
        ("", regex(r"\w+"), ""),
        ("as it is", regex(""), ""),
    ],
)
def test_extract(text: str, fmt: AnswerFormat, expected: str) -> None:
    assert extract(text, fmt) == expected


def test_pattern_is_ignored_where_the_kind_does_not_use_it() -> None:
    assert extract(" a b ", AnswerFormat("all", "(")) == "a b"


def test_a_pattern_that_is_none_raises() -> None:
    with pytest.raises(re.error):
        extract("text", regex("("))


@given(st.text(), st.sampled_from([ALL, FIRST_LINE, regex(r"\w+ (\w+)"), regex(r".+")]))
def test_a_prediction_is_part_of_the_completion_and_extracting_again_keeps_it(text: str, fmt: AnswerFormat) -> None:
    prediction = extract(text, fmt)
    assert prediction in text
    assert prediction == prediction.strip()
    if fmt.extract != "regex":
        assert extract(prediction, fmt) == prediction
