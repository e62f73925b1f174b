"""House style as patterns: each rule counts, and the signature names them all."""

from __future__ import annotations

import pytest

from harness.metrics.house_style import HouseStyle
from harness.testing import MetricContract

STYLE = HouseStyle(
    required={"greeting": r"\AHello \w+,$|\AHello \w+,\n"},
    forbidden={"exclamation": "!", "apology": "(?i)sorry"},
    min_words=3,
    max_words=6,
)
GOOD = "Hello Ada,\nwe send it today."


class TestHouseStyle(MetricContract):
    metric = STYLE
    texts = (GOOD, "Hello Bo,\nit is done.")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (GOOD, 5),
        (f"  {GOOD}\n", 5),
        ("Hi Ada,\nwe send it today.", 4),
        ("Hello Ada,\nwe send it today!", 4),
        ("Hello Ada,\nwe are SORRY.", 4),
        ("Hello Ada,", 4),
        ("Hello Ada,\nwe send it to you today.", 4),
        ("sorry!", 1),
        ("", 3),
    ],
)
def test_each_rule_counts_once(text: str, kept: int) -> None:
    assert STYLE.score(text, ["whatever"]) == float(kept == 5)
    share = HouseStyle(STYLE.required, STYLE.forbidden, STYLE.min_words, STYLE.max_words, partial=True)
    assert share.score(text, []) == pytest.approx(kept / 5)


def test_the_signature_changes_with_every_rule() -> None:
    styles = [
        STYLE,
        HouseStyle(STYLE.required, STYLE.forbidden, 3, 7),
        HouseStyle(STYLE.required, STYLE.forbidden, 4, 6),
        HouseStyle(STYLE.required, {"exclamation": "!", "apology": "sorry"}, 3, 6),
        HouseStyle({"greeting": "Hello"}, STYLE.forbidden, 3, 6),
        HouseStyle(STYLE.required, STYLE.forbidden, 3, 6, partial=True),
    ]
    assert len({style.signature for style in styles}) == len(styles)
    assert STYLE.signature.startswith("house_style|rules:5|all|sha256:")


def test_the_order_of_the_rules_does_not_change_the_signature() -> None:
    turned = HouseStyle(STYLE.required, dict(reversed(STYLE.forbidden.items())), 3, 6)
    assert turned.signature == STYLE.signature
