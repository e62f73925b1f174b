"""What counts as the same Python program, what does not, and what no input may do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.metrics.code_match import LONGEST, CodeMatch
from harness.testing import MetricContract

METRIC = CodeMatch()
CALL = 'loom.water.start(zone="beds", seconds=720)'


class TestCodeMatchContract(MetricContract):
    metric = METRIC


class TestCodeMatchContractOnCode(MetricContract):
    metric = METRIC
    texts = (CALL, "x = 1\nif x:\n    y()\n", "curl -s https://loom.example | jq .", "f(*a, **b)")


@pytest.mark.parametrize(
    "same",
    [
        "loom.water.start(zone='beds', seconds=720)",
        "loom.water.start( seconds = 720,zone = 'beds', )",
        "(loom.water.start(\n    zone='be' 'ds',\n    seconds=7_20,\n))",
        "loom.water.start(zone='''beds''', seconds=0x2d0)",
        "loom.water.start(zone=u'beds', seconds=720)  # twelve minutes",
        "loom.water.start(zone=r'beds', seconds=(720));",
        "loom . water \\\n . start(zone='\\x62eds', seconds=720)",
        f"```python\n{CALL}\n```",
        f"~~~\n{CALL}\n~~~\nThis waters the beds.",
        f"  ```py\n  {CALL}\n  ```  ",
        f"```\n{CALL}",
        f"`{CALL}`",
        f"```{CALL}```",
        f"\r\n    {CALL}\r\n",
    ],
)
def test_the_same_program(same: str) -> None:
    assert METRIC.score(same, [CALL]) == METRIC.score(CALL, [same]) == 1


@pytest.mark.parametrize(
    ("prediction", "reference"),
    [
        ("f(a=1000)", "f(a=1e3)"),
        ("f(a=1)", "f(a=1.0)"),
        ("f(a=1)", "f(a=True)"),
        ("f(a=1)", "f(a='1')"),
        ("f(a='x')", "f(a=b'x')"),
        ("f(a='Beds')", "f(a='beds')"),
        ("f(a='a b')", "f(a='a  b')"),
        ("f(1, 2)", "f(2, 1)"),
        ("f(a=1, a=2)", "f(a=2, a=1)"),
        ("f(**a, b=1)", "f(b=1, **a)"),
        ("f(a=1)", "f(1)"),
        ("f(a=1)", "await f(a=1)"),
        ("f(a=1); g()", "f(a=1)"),
        ("f(1)", "f((1,))"),
        ("1 + 1", "2"),
        ("-1", "- -1"),
        ("f.g()", "f().g"),
        ("# one thing", "# another"),
        ("", "# nothing"),
        ("", "f()"),
        ("f(", "f()"),
        (f"Sure! {CALL}", CALL),
        (f"import loom\n{CALL}", CALL),
        ("ls -la /tmp", "ls -la /TMP"),
    ],
)
def test_not_the_same_program(prediction: str, reference: str) -> None:
    assert METRIC.score(prediction, [reference]) == METRIC.score(reference, [prediction]) == 0


def test_what_is_no_python_matches_itself_with_white_space_folded() -> None:
    assert METRIC.score("grep -r  'x y'\t. | wc -l\n", ["grep -r 'x y' . | wc -l"]) == 1
    assert METRIC.score("```bash\ngrep -c x f\n```", ["grep -c x f"]) == 1
    assert METRIC.score("grep -c x f", ["grep -c X f"]) == 0
    assert METRIC.score("", [""]) == METRIC.score("# hello", ["#  hello"]) == 1


def test_nested_calls_are_normalised_too() -> None:
    assert METRIC.score("f(g(b=2, a=[h(d=1, c='x')]))", ['f(g(a=[h(c="x", d=1)], b=2))']) == 1


def test_the_best_reference_counts_and_none_is_an_error() -> None:
    assert METRIC.score(CALL, ["loom.water.stop(zone='beds')", CALL]) == 1
    with pytest.raises(ValueError, match="empty"):
        METRIC.score(CALL, [])


HOSTILE = {
    "null byte": "f(\0)",
    "half a surrogate": "f('\ud800')",
    "deep parentheses": "(" * 5_000 + ")" * 5_000,
    "deep lists": "[" * 150 + "]" * 150,
    "deep minus": "-" * 9_000 + "1",
    "long sum": "1" + "+1" * 9_000,
    "long chain": "a" + ".a" * 9_000,
    "long call chain": "a" + "()" * 9_000,
    "huge number": "9" * 9_000,
    "huge hexadecimal number": "0x" + "f" * 9_000,
    "huge input": "f()\n" * 500_000,
    "bad escape": r"f('\d')",
    "identity of a literal": "1 is 1",
    "called number": "1()",
    "glued keyword": "1or 2",
    "bytes": "b'é'",
    "bad encoding line": "# coding: no-such\nf()",
    "only a fence": "```\n```",
    "backquotes": "``````",
    "one backquote": "`",
    "form feed": "\x0c",
    "odd line ends": "\x85\u2028",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_scored_and_silent(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert METRIC.score(text, [text]) == 1
    assert METRIC.score(text, [CALL]) == METRIC.score(CALL, [text]) == 0
    assert capfd.readouterr() == ("", "")


def test_a_text_over_the_limit_is_compared_as_text() -> None:
    assert METRIC.score("f( )", ["f()"]) == 1
    long = "f(" + "1, " * LONGEST
    assert METRIC.score(long + " )", [long + "  )"]) == 1
    assert METRIC.score(long + "1)", [long + "0x1)"]) == 0


def test_warnings_as_errors_change_nothing() -> None:
    code = """
import sys
from harness.metrics.code_match import CodeMatch
print(CodeMatch().score(sys.argv[1], sys.argv[2:]))
"""
    for flag in ("error", "always"):
        arguments = [sys.executable, "-W", flag, "-c", code, r"f('\d')", r'f("\d")']
        run = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (0, "1.0\n", "")


@settings(deadline=None, max_examples=80)
@given(st.text(st.sampled_from("f(a=1, 'b')\\\"`~\n#:[]{}\0é"), max_size=40))
def test_any_text_matches_itself(text: str) -> None:
    assert METRIC.score(text, [text]) == 1
    assert METRIC.score(text, ["zebra"]) == 0


@given(st.permutations(["a=1", "b='x'", "c=[1, 2]", "d=g(y=1, x=2)"]))
def test_the_order_of_keywords_does_not_matter(keywords: list[str]) -> None:
    assert METRIC.score(f"f(0, {', '.join(keywords)})", ["f(0, a=1, b='x', c=[1, 2], d=g(x=2, y=1))"]) == 1


def test_the_signature_names_what_changes_the_number() -> None:
    assert METRIC.signature.startswith("code_match|python-ast:")
    assert f":{sys.version_info.major}.{sys.version_info.minor}|" in METRIC.signature
    assert "|keywords:sorted|" in METRIC.signature
