from __future__ import annotations

from collections.abc import Sequence
from math import comb
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from harness.stats import NonInferiority, PairedTest, mcnemar, mean_interval, non_inferior, paired_test

Scores = Sequence[float] | np.ndarray
coins = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=60)
pairs = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12)


def table(wins: int, losses: int, both: int = 0) -> tuple[list[float], list[float]]:
    return [1.0] * wins + [0.0] * losses + [1.0] * both, [0.0] * wins + [1.0] * losses + [1.0] * both


def outcome(a: Scores, b: Scores, clusters: Sequence[object] | None = None, **options: int) -> PairedTest:
    result = paired_test(a, b, clusters, **options)
    assert result is not None
    return result


# --- mcnemar ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wins", "losses", "both", "p_value"),
    [
        (1, 7, 13, 0.0703),  # Fagerland, Lydersen & Laake 2013: hyper-responsive airways, exact conditional test
        (9, 2, 33, 0.06543),  # Fay 2010, exact2x2: mcnemar.exact of the table 21, 9, 2, 12
        (86, 150, 1364, 3.716e-5),  # Agresti 1990, p. 350: approval ratings; by statsmodels' exact mcnemar
    ],
)
def test_published_tables(wins: int, losses: int, both: int, p_value: float) -> None:
    result = mcnemar(*table(wins, losses, both))
    assert result is not None
    assert (result.name, result.wins, result.ties, result.losses) == ("exact McNemar", wins, both, losses)
    assert result.p_value == pytest.approx(p_value, rel=1e-3)


@given(st.integers(0, 80), st.integers(0, 80))
def test_the_p_value_is_the_binomial_one_counted_in_whole_numbers(wins: int, losses: int) -> None:
    fewer, n = min(wins, losses), wins + losses
    exact = min(1.0, 2 * sum(comb(n, k) for k in range(fewer + 1)) / 2**n)
    result = mcnemar(*table(wins, losses, both=1))
    assert result is not None
    assert result.p_value == pytest.approx(exact, rel=1e-9)
    assert result.p_value == pytest.approx(scipy_stats.binomtest(fewer, n).pvalue if n else 1.0)


def test_even_thousands_of_wins_leave_some_doubt() -> None:
    assert 0 < outcome(*table(5_000, 0)).p_value < 1e-300


def test_mcnemar_is_for_right_and_wrong_only() -> None:
    with pytest.raises(ValueError, match="0 or 1"):
        mcnemar([0.0, 0.5], [1.0, 1.0])


def test_seeds_on_one_example_are_no_separate_coins() -> None:
    a, b = table(18, 0)
    ids = [f"q{i % 6}" for i in range(18)]
    result = mcnemar(a, b, ids)
    assert result == PairedTest("exact permutation", wins=6, ties=0, losses=0, p_value=2 / 2**6)
    assert mcnemar(a, b, [f"q{i}" for i in range(18)]) == mcnemar(a, b)


# --- paired_test ------------------------------------------------------------------------------------------------------


def test_every_flip_of_a_published_experiment() -> None:
    """Darwin's 15 pairs of maize, in eighths of an inch; Fisher 1935, section 21: 1,726 of 32,768 flips, 5.267 %."""
    darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    assert outcome(darwin, [0] * 15) == PairedTest("exact permutation", 13, 0, 2, 1726 / 32768)


@pytest.mark.parametrize(("untied", "name"), [(16, "exact permutation"), (17, "sampled permutation")])
def test_all_flips_are_tried_where_they_are_few(untied: int, name: str) -> None:
    differences = np.random.default_rng(3).normal(0.3, 1, untied)
    result = outcome(np.append(differences, [0] * 50), np.zeros(untied + 50), resamples=20_000)
    assert (result.name, result.ties) == (name, 50)
    if untied == 16:
        theirs = scipy_stats.permutation_test(
            (differences,), np.mean, permutation_type="samples", n_resamples=np.inf, batch=4_096
        )
        assert result.p_value == pytest.approx(theirs.pvalue)
    else:
        assert result.p_value == pytest.approx(scipy_stats.ttest_1samp(differences, 0).pvalue, abs=0.03)


def test_a_sampled_p_value_counts_the_observed_flip_itself() -> None:
    assert outcome(np.full(300, 0.9), np.zeros(300), resamples=999).p_value == 1 / 1000


def test_what_rounding_alone_tells_apart_is_tied() -> None:
    a, b = [0.1 + 0.2, 0.7, 0.1, 0.2], [0.3, 0.7, 0.2, 0.1]
    assert outcome(a, b, ["x", "y", "z", "z"]) == PairedTest("exact permutation", 0, 3, 0, 1.0)


@given(coins)
def test_mcnemar_is_the_permutation_test_of_right_and_wrong(scores: list[tuple[int, int]]) -> None:
    a, b = np.array(scores[:16], dtype=float).T
    assert outcome(a, b).name == "exact McNemar"
    assert outcome((a + 1) / 3, (b + 1) / 3).name == "exact permutation"
    assert outcome(a, b).p_value == pytest.approx(outcome((a + 1) / 3, (b + 1) / 3).p_value)


@settings(deadline=None)
@given(st.one_of(pairs, coins), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_swapping_swaps_wins_and_losses(
    scores: list[tuple[float, float]], random: Random
) -> None:
    forth = outcome(*np.array(scores, dtype=float).T)
    random.shuffle(scores)
    back = outcome(*np.array(scores, dtype=float).T[::-1])
    assert 0 < forth.p_value <= 1
    assert forth.wins + forth.ties + forth.losses == len(scores)
    assert (back.name, back.wins, back.ties, back.losses) == (forth.name, forth.losses, forth.ties, forth.wins)
    assert back.p_value == pytest.approx(forth.p_value)


def test_identical_systems_and_nothing_at_all() -> None:
    scores = np.random.default_rng(1).random(400)
    assert outcome(scores, scores) == PairedTest("exact permutation", 0, 400, 0, 1.0)
    assert outcome(scores.round(), scores.round()) == PairedTest("exact McNemar", 0, 400, 0, 1.0)
    assert paired_test([], []) is None
    assert mcnemar([], []) is None


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_a_score_that_is_no_number_is_no_win(broken: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        paired_test([broken, 1.0], [0.0, 0.0])


# --- non_inferior -----------------------------------------------------------------------------------------------------


def judged(a: Scores, b: Scores, margin: float, **options: object) -> NonInferiority:
    result = non_inferior(a, b, margin, **options)  # type: ignore[arg-type]
    assert result is not None
    return result


def test_identical_systems_are_as_good_as_each_other_once_there_are_enough_examples() -> None:
    """No loss in n: the one-sided upper Wilson limit of 0 in n is z2 / (n + z2), z = 1.645."""
    assert judged(np.ones(20), np.ones(20), 0.05).verdict == "not shown"
    result = judged(np.ones(200), np.ones(200), 0.05)
    assert (result.verdict, result.difference) == ("yes", 0)
    assert result.low == pytest.approx(-2.7055 / 202.7055, abs=1e-5)
    assert judged(np.ones(200), np.ones(200), 2.7055 / 202.7055).p_value == pytest.approx(0.05, abs=1e-4)


def test_bounds_and_p_value_of_many_examples_are_those_of_the_t_test() -> None:
    rng = np.random.default_rng(2)
    b = rng.random(400)
    a = b + rng.normal(-0.02, 0.2, 400)
    result = judged(a, b, 0.04, resamples=40_000, bounds=None)
    theirs = scipy_stats.ttest_1samp(a - b, -0.04, alternative="greater")
    assert result.p_value == pytest.approx(theirs.pvalue, abs=0.01)
    assert result.low == pytest.approx(theirs.confidence_interval(0.95).low, abs=0.001)
    assert result.verdict == ("yes" if theirs.pvalue < 0.05 else "not shown")


@pytest.mark.parametrize(
    ("shift", "margin", "verdict"),
    [(0.05, 0.1, "yes"), (-0.09, 0.1, "not shown"), (-0.3, 0.1, "no"), (0.2, 0.01, "yes")],
)
def test_verdicts(shift: float, margin: float, verdict: str) -> None:
    b = np.random.default_rng(4).random(100) * 0.5 + 0.25
    noise = np.random.default_rng(5).normal(0, 0.1, 100)
    assert judged(b + shift + noise - noise.mean(), b, margin, bounds=None).verdict == verdict


def test_a_bound_at_the_margin_shows_nothing() -> None:
    a, b = table(12, 9, both=40)
    low = judged(a, b, 0.5).low
    assert low is not None
    assert judged(a, b, -low).verdict == "not shown"
    assert judged(a, b, -low + 1e-9).verdict == "yes"


def test_worse_on_every_example_is_worse_by_more_than_the_margin() -> None:
    result = judged(np.zeros(50), np.ones(50), 0.05)
    assert (result.verdict, result.p_value) == ("no", pytest.approx(1))


def test_seeds_on_one_example_do_not_make_it_shown() -> None:
    ids = [i % 12 for i in range(240)]
    assert judged(np.ones(240), np.ones(240), 0.05).verdict == "yes"
    assert judged(np.ones(240), np.ones(240), 0.05, clusters=ids).verdict == "not shown"


def test_one_example_shows_nothing() -> None:
    result = judged([1.0], [1.0], 0.1)
    assert (result.verdict, result.low, result.p_value) == ("not shown", None, None)
    assert non_inferior([], [], 0.1) is None


@pytest.mark.parametrize("margin", [0.0, -0.1, 1.0, float("nan")])
def test_a_margin_must_mean_something(margin: float) -> None:
    with pytest.raises(ValueError, match="margin"):
        non_inferior([1.0, 0.0], [1.0, 1.0], margin)


def test_a_one_sided_bound_is_above_one_half() -> None:
    with pytest.raises(ValueError, match="confidence"):
        non_inferior([1.0, 0.0], [1.0, 1.0], 0.1, confidence=0.5)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=20), st.floats(0.01, 0.9))
def test_verdict_bounds_and_p_value_agree(scores: list[tuple[float, float]], margin: float) -> None:
    a, b = np.array(scores).T
    result = judged(a, b, margin, resamples=500)
    assert result.low is not None and result.high is not None and result.p_value is not None
    interval = mean_interval(a - b, confidence=0.9, resamples=500, bounds=(-1, 1))
    assert interval is not None
    assert (result.low, result.high) == (interval.low, interval.high)
    assert (result.verdict == "yes") == (result.low > -margin + 1e-12)
    assert 0 < result.p_value <= 1
    assert result.p_value <= 0.06 if result.verdict == "yes" else result.p_value > 0.04
    wider = judged(a, b, min(margin * 1.1, 0.99), resamples=500)
    assert wider.p_value is not None
    assert wider.p_value <= result.p_value


def test_false_claims_at_the_margin_are_as_rare_as_promised() -> None:
    """12 % lost and 7 % won: worse by exactly the margin."""
    shown = []
    for seed, drawn in enumerate(np.random.default_rng(6).random((250, 150))):
        a, b = (drawn >= 0.12).astype(float), (np.abs(drawn - 0.155) >= 0.035).astype(float)
        shown.append(judged(a, b, 0.05, resamples=300, seed=seed).verdict == "yes")
    assert 0.02 <= np.mean(shown) <= 0.08
