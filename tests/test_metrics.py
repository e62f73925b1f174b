from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

from harness.api import Metric
from harness.metrics.contains import Contains
from harness.metrics.exact_match import ExactMatch
from harness.metrics.normalise import normalise
from harness.metrics.rouge import Rouge1, Rouge2, RougeL, RougeLsum
from harness.metrics.token_f1 import TokenF1

METRICS: list[Metric] = [ExactMatch(), TokenF1(), Rouge1(), Rouge2(), RougeL(), RougeLsum()]
BY_NAME = {metric.name: metric for metric in METRICS}
GOLDEN = Path(__file__).parent / "golden"

words = st.lists(st.sampled_from(["the", "cat", "Cats", "sat", "sitting", "on", "café", "1,000", "mat."]), max_size=8)
texts = st.one_of(words.map(" ".join), words.map("\n".join), st.text(max_size=30))
ascii_words = st.text(st.sampled_from("abcdefgh0123"), min_size=1, max_size=8)
each_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)


def golden(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", golden("squad.jsonl"), ids=lambda case: repr(case["prediction"]))
def test_squad_scripts_numbers(case: dict[str, Any]) -> None:
    exact = ExactMatch().score(case["prediction"], case["references"])
    assert exact == case["exact_match"] == case["exact_match_v2"]
    assert TokenF1().score(case["prediction"], case["references"]) == case["f1_v2"]


def test_squad_versions_differ_only_where_both_sides_are_empty() -> None:
    differing = [case for case in golden("squad.jsonl") if case["f1_v1"] != case["f1_v2"]]
    assert len(differing) >= 3
    for case in differing:
        assert (case["f1_v1"], case["f1_v2"]) == (0, 1)
        assert {normalise(text) for text in [case["prediction"], *case["references"]]} == {""}


def test_squad_golden_pairs_are_varied() -> None:
    cases = golden("squad.jsonl")
    assert len(cases) >= 40
    assert sum(0 < case["f1_v2"] < 1 for case in cases) >= 10
    assert sum(len(case["references"]) > 1 for case in cases) >= 5


@pytest.mark.parametrize("case", golden("rouge.jsonl"), ids=lambda case: f"{case['test']}-{case['metric']}")
def test_google_rouge_expectations(case: dict[str, Any]) -> None:
    score = BY_NAME[case["metric"]].score(case["prediction"], case["references"])
    assert score == pytest.approx(case["f_measure"], abs=0.5 * 10 ** -case["places"])


def test_rouge_by_hand() -> None:
    """Lin 2004, section 3.1, with stems: "killed" is "kill"."""
    reference = ["police killed the gunman"]
    assert RougeL().score("police kill the gunman", reference) == 1
    assert RougeL().score("the gunman kill police", reference) == 2 / 4
    assert Rouge1().score("the gunman kill police", reference) == 1
    assert Rouge2().score("the gunman kill police", reference) == pytest.approx(1 / 3)
    assert Rouge2().score("gunman", ["gunman"]) == 0


def test_rouge_counts_a_repeated_word_as_often_as_the_reference_has_it() -> None:
    # precision 2/7, recall 2/6
    assert Rouge1().score("the the the the the the the", ["the cat is on the mat"]) == pytest.approx(4 / 13)


def test_rouge_lsum_forgives_the_order_of_sentences_and_rouge_l_does_not() -> None:
    prediction, reference = "Pay within ten days. Return nothing!", "Return nothing! Pay within ten days."
    assert RougeLsum().score(prediction, [reference]) == 1
    assert RougeL().score(prediction, [reference]) == pytest.approx(4 / 6)
    assert RougeLsum().score(prediction.replace("! ", "!\n"), [reference.replace(". ", ".\n")]) == 1


def test_rouge_lsum_does_not_split_inside_numbers_and_names() -> None:
    assert RougeLsum().score("5 cost 2.5", ["2.5 cost 5"]) == RougeL().score("5 cost 2.5", ["2.5 cost 5"]) < 1


@pytest.mark.parametrize("metric", METRICS[2:], ids=lambda metric: metric.name)
def test_rouge_drops_what_is_not_ascii(metric: Metric) -> None:
    assert metric.score("東京", ["東京"]) == 0
    assert metric.score("one café two", ["one caf two"]) == 1
    assert "tokens:[a-z0-9]+" in metric.signature


@pytest.mark.parametrize("metric", METRICS[:2], ids=lambda metric: metric.name)
def test_squad_metrics_keep_what_is_not_ascii(metric: Metric) -> None:
    assert metric.score("東京", ["東京"]) == 1
    assert metric.score("東京", ["大阪"]) == 0


@each_metric
def test_best_reference_counts(metric: Metric) -> None:
    assert metric.score("green tea leaf", ["black coffee bean", "green tea leaf", "milk and honey"]) == 1
    assert metric.score("green tea leaf", ["black coffee bean"]) == 0


@each_metric
def test_no_reference_is_an_error_and_not_a_score(metric: Metric) -> None:
    with pytest.raises(ValueError, match="empty"):
        metric.score("anything", [])


@each_metric
@settings(deadline=None, max_examples=60)
@given(prediction=texts, references=st.lists(texts, min_size=1, max_size=4), extra=texts)
def test_bounds_and_references(metric: Metric, prediction: str, references: list[str], extra: str) -> None:
    score = metric.score(prediction, references)
    assert isinstance(score, float)
    assert 0 <= score <= 1
    assert metric.score(prediction, references[::-1]) == score
    assert metric.score(prediction, [*references, extra]) >= score


@each_metric
@settings(deadline=None, max_examples=60)
@given(tokens=st.lists(ascii_words, min_size=2, max_size=8), separator=st.sampled_from([" ", "\n", ". "]))
def test_a_text_matches_itself(metric: Metric, tokens: list[str], separator: str) -> None:
    text = separator.join(tokens)
    assert metric.score(text, [text]) == pytest.approx(1)


@given(texts)
def test_what_normalising_leaves(text: str) -> None:
    once = normalise(text)
    assert once == " ".join(once.split())
    assert not set(once) & set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    assert not {"a", "an", "the"} & set(once.split())


def test_signatures_tell_the_metrics_and_what_changes_the_number() -> None:
    signatures = [metric.signature for metric in METRICS]
    assert len(set(signatures)) == len(METRICS)
    for metric in METRICS:
        assert metric.signature.startswith(f"{metric.name}|")
        assert "|max-over-refs" in metric.signature
    assert f"|stem:yes|sentences:lines,after-.!?-and-space|max-over-refs|rouge-score:{version('rouge-score')}|" in (
        RougeLsum().signature
    )
    assert "both-empty:1,one-empty:0" in TokenF1().signature


def test_importing_the_metrics_is_cheap() -> None:
    modules = "harness.metrics.exact_match, harness.metrics.token_f1, harness.metrics.rouge"
    code = f"import sys, {modules}; print(sorted({{'absl', 'nltk', 'numpy', 'rouge_score'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_scoring_writes_nothing_to_the_terminal() -> None:
    code = "from harness.metrics.rouge import Rouge1; assert Rouge1().score('a', ['a']) == 1"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


@pytest.mark.parametrize(
    ("prediction", "references", "score"),
    [
        ("You can keep it for 47 days.", ["47 days"], 1.0),
        ("You can keep it for 147 days.", ["47 days"], 0.0),
        ("47, as in days", ["47 days"], 0.0),
        ("It costs the EUR 3.85!", ["3.85 euro", "eur 3.85"], 1.0),
        ("47", ["47 days"], 0.0),
        ("", ["47 days"], 0.0),
        ("anything", ["the", "!"], 0.0),
        ("Pip-kin", ["pipkin"], 1.0),
    ],
)
def test_contains_finds_whole_words_in_a_row(prediction: str, references: list[str], score: float) -> None:
    assert Contains().score(prediction, references) == score


# --- against the package that defines the numbers --------------------------------------------------------------------

_PACKAGE = RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"], use_stemmer=True)
lines = st.lists(words.map(" ".join), max_size=5).map("\n".join)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(lines, texts), st.one_of(lines, texts))
def test_rouge_is_the_packages_to_the_last_bit(prediction: str, reference: str) -> None:
    expected = _PACKAGE.score(_one_sentence_a_line(reference), _one_sentence_a_line(prediction))
    for metric in (Rouge1(), Rouge2(), RougeL(), RougeLsum()):
        assert metric.score(prediction, [reference]) == expected[metric.name].fmeasure


def test_rouge_of_long_texts_is_the_packages() -> None:
    """Three articles against three others, some 230 words each."""
    corpus = (Path(__file__).parent.parent / "tasks" / "support" / "corpus.jsonl").read_text("utf-8").splitlines()
    articles = [json.loads(line)["text"] for line in corpus]
    long = [_one_sentence_a_line(" ".join(articles[i : i + 3])) for i in range(0, 102)]
    for prediction, reference in zip(long[:50] + long[:50], long[50:100] + long[1:51], strict=True):
        expected = _PACKAGE.score(reference, prediction)
        for metric in (Rouge1(), Rouge2(), RougeL(), RougeLsum()):
            assert metric.score(prediction, [reference]) == expected[metric.name].fmeasure


def _one_sentence_a_line(text: str) -> str:
    return re.sub(r"(?<=[.!?])\s+", "\n", text)
