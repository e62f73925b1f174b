from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from harness.stats import Difference, Interval, holm, mean_interval, paired_difference, percentile

SKEWED = np.random.default_rng(7).beta(0.4, 1.5, 80)
probabilities = st.floats(0, 1)


# --- mean_interval ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
@pytest.mark.parametrize(
    "values", [SKEWED, SKEWED[:12], (SKEWED > 0.1).astype(float), -50 * SKEWED], ids=["80", "12", "0/1", "negative"]
)
def test_bca_agrees_with_scipy(values: np.ndarray, confidence: float) -> None:
    ours = mean_interval(values, confidence=confidence, resamples=40_000)
    theirs = scipy_stats.bootstrap(
        (values,), np.mean, confidence_level=confidence, n_resamples=40_000, method="BCa", rng=3, batch=4_000
    ).confidence_interval
    assert ours is not None
    tolerance = 0.03 * (theirs.high - theirs.low) + 1e-9
    # Means of 0/1 scores lie on a grid: two draws may end one step apart.
    step = 1 / len(values) if set(np.unique(values)) <= {0.0, 1.0} else 0.0
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=tolerance + step)


def test_bca_of_a_published_sample() -> None:
    """Efron & Tibshirani 1993, table 2.1, treated mice: days survived, standard error of the mean 25.24 - n is 7."""
    mice = [94, 197, 16, 38, 99, 141, 23]
    interval = mean_interval(mice, confidence=0.6827, resamples=40_000, bounds=None)
    assert interval is not None
    bootstrap_error = 25.24 * np.sqrt(6 / 7)
    assert (interval.high - interval.low) / 2 == pytest.approx(bootstrap_error, rel=0.05)
    assert interval.high - np.mean(mice) > np.mean(mice) - interval.low


def test_same_seed_same_interval_and_another_seed_another() -> None:
    assert mean_interval(SKEWED, seed=1) == mean_interval(SKEWED, seed=1) != mean_interval(SKEWED, seed=2)


@pytest.mark.parametrize(("successes", "n"), [(0, 200), (200, 200), (0, 2), (7, 7)])
@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_all_right_or_all_wrong_is_the_wilson_interval(successes: int, n: int, confidence: float) -> None:
    interval = mean_interval([successes / n] * n, confidence=confidence)
    wilson = scipy_stats.binomtest(successes, n).proportion_ci(confidence, method="wilson")
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((wilson.low, wilson.high), abs=1e-12)
    assert interval.low < interval.high


def test_the_same_seeds_count_as_one_example_each() -> None:
    ids = [f"q{i}" for i in range(10)]
    once, thrice = mean_interval([1.0] * 10), mean_interval([1.0] * 30, ids * 3)
    assert once == thrice
    once, thrice = mean_interval(SKEWED), mean_interval(np.tile(SKEWED, 3), list(range(80)) * 3)
    assert once is not None
    assert thrice is not None
    assert (thrice.low, thrice.high) == pytest.approx((once.low, once.high))


def test_clusters_widen_the_interval_of_repeated_examples() -> None:
    repeated, ids = np.repeat(SKEWED, 4), list(np.repeat(np.arange(80), 4))
    naive, clustered = mean_interval(repeated), mean_interval(repeated, ids)
    assert naive is not None
    assert clustered is not None
    assert (clustered.high - clustered.low) / (naive.high - naive.low) == pytest.approx(2, rel=0.06)


def test_clusters_of_unequal_size_weigh_by_their_values() -> None:
    values, ids = [1.0, 1.0, 1.0, 0.0, 0.0, 1.0], ["a", "a", "a", "b", "c", "d"]
    interval = mean_interval(values, ids)
    assert interval is not None
    assert interval.low < np.mean(values) < interval.high <= 1


def test_all_the_same_between_the_bounds() -> None:
    interval = mean_interval([0.5] * 200)
    assert interval is not None
    assert 0.48 < interval.low < 0.5 < interval.high < 0.52


@pytest.mark.parametrize("values", [[], [0.3], [1.0]])
def test_below_two_examples_nothing_is_known(values: list[float]) -> None:
    assert mean_interval(values) is None


def test_one_cluster_is_one_example() -> None:
    assert mean_interval([0.0, 1.0, 1.0], ["a", "a", "a"]) is None


@pytest.mark.parametrize(("values", "bounds"), [([2.0] * 9, None), ([2.0] * 9, (0.0, 1.0))])
def test_the_same_value_without_bounds_is_unknown(values: list[float], bounds: tuple[float, float] | None) -> None:
    assert mean_interval(values, bounds=bounds) is None


@pytest.mark.parametrize("scale", [1e-200, 1e-9, 1e9])
def test_the_unit_does_not_matter(scale: float) -> None:
    one, scaled = mean_interval(SKEWED, bounds=None), mean_interval(SKEWED * scale, bounds=None)
    assert one is not None
    assert scaled is not None
    assert (scaled.low / scale, scaled.high / scale) == pytest.approx((one.low, one.high))


def test_clusters_must_be_as_many_as_values() -> None:
    with pytest.raises(ValueError, match="2 values but 1"):
        mean_interval([0.0, 1.0], ["a"])


@settings(deadline=None, max_examples=80)
@given(st.lists(probabilities, min_size=2, max_size=30), st.integers(1, 6))
def test_an_interval_is_ordered_and_inside_the_bounds(values: list[float], per_cluster: int) -> None:
    interval = mean_interval(values, [i // per_cluster for i in range(len(values))], resamples=300)
    if len(values) <= per_cluster:
        assert interval is None
    else:
        assert interval is not None
        assert -1e-9 <= interval.low <= interval.high <= 1 + 1e-9


def coverage(samples: Sequence[np.ndarray], truth: float, clusters: list[int] | None = None) -> float:
    intervals = [mean_interval(sample, clusters, resamples=1_000, seed=i) for i, sample in enumerate(samples)]
    return float(np.mean([i is not None and i.low <= truth <= i.high for i in intervals]))


@pytest.mark.parametrize("truth", [0.5, 0.9])
def test_coverage_for_right_and_wrong(truth: float) -> None:
    samples = np.random.default_rng(11).binomial(1, truth, (400, 60)).astype(float)
    assert 0.91 <= coverage(list(samples), truth) <= 0.985


def test_coverage_for_skewed_scores() -> None:
    samples = np.random.default_rng(12).beta(0.5, 2.0, (400, 60))
    assert 0.91 <= coverage(list(samples), 0.2) <= 0.985


def test_coverage_needs_the_clusters() -> None:
    """Three seeds that nearly always agree: as 120 examples the interval is far too narrow, as 40 it holds."""
    rng = np.random.default_rng(13)
    right = np.repeat(rng.binomial(1, 0.6, (400, 40)), 3, axis=1)
    noisy = np.abs(right - rng.binomial(1, 0.05, right.shape)).astype(float)
    truth = 0.6 * 0.95 + 0.4 * 0.05
    assert 0.91 <= coverage(list(noisy), truth, list(np.repeat(np.arange(40), 3))) <= 0.985
    assert coverage(list(noisy), truth) < 0.85


# --- paired_difference ------------------------------------------------------------------------------------------------


def exact_sign_flip_p(differences: Sequence[float] | np.ndarray) -> float:
    totals = [abs(np.dot(signs, differences)) for signs in product([-1, 1], repeat=len(differences))]
    return float(np.mean(np.array(totals) >= abs(sum(differences)) - 1e-12))


def compare(a: object, b: object, **options: object) -> Difference:
    result = paired_difference(a, b, **options)  # type: ignore[arg-type]
    assert result is not None
    return result


def test_permutation_p_against_scipy_and_every_flip() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.random(10), rng.random(10) * 0.7
    theirs = scipy_stats.permutation_test((a, b), lambda x, y: float(np.mean(x - y)), permutation_type="samples").pvalue
    assert exact_sign_flip_p(a - b) == pytest.approx(theirs)
    assert compare(a, b, resamples=40_000).p_value == pytest.approx(theirs, abs=0.01)


def test_permutation_p_of_a_published_experiment() -> None:
    """Darwin's 15 pairs of maize, in eighths of an inch; Fisher 1935, section 21: 1,726 of 32,768 flips, 5.267 %."""
    darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    result = compare(darwin, [0] * 15, resamples=100_000, bounds=None)
    assert result.value == pytest.approx(314 / 15)
    assert result.p_value == pytest.approx(1726 / 32768, abs=0.003)


def test_for_right_and_wrong_it_is_the_sign_test_on_what_differs() -> None:
    a, b = [1.0] * 14 + [0.0] * 5 + [1.0] * 100, [0.0] * 14 + [1.0] * 5 + [1.0] * 100
    assert compare(a, b, resamples=40_000).p_value == pytest.approx(scipy_stats.binomtest(14, 19).pvalue, abs=0.01)


def test_identical_systems_are_not_distinguishable() -> None:
    result = compare(SKEWED, SKEWED)
    assert (result.value, result.p_value) == (0, 1)
    assert result.interval is not None
    assert -0.05 < result.interval.low < 0 < result.interval.high < 0.05
    assert holm([result.p_value, 0.001])[0] == 1


def test_the_p_value_is_never_0() -> None:
    result = compare(np.ones(300), np.zeros(300), resamples=999)
    assert result.p_value == 1 / 1000
    assert result.value == 1
    assert result.interval is not None
    assert 0.97 < result.interval.low < result.interval.high == 1


def test_one_pair_says_nothing() -> None:
    assert compare([1.0], [0.0]) == Difference(1.0, None, 1.0)


def test_no_pairs_are_unknown_and_unequal_lengths_an_error() -> None:
    assert paired_difference([], []) is None
    with pytest.raises(ValueError, match="as many"):
        paired_difference([1.0, 0.0], [1.0])


def test_rounding_does_not_hide_a_tie() -> None:
    """Sums of tenths in another order differ in the last bit; the p-value must be that of the same whole numbers."""
    whole = [1, 2, 3, 7, 6, -1, -2, -6]
    p_value = compare([n / 10 for n in whole], [0.0] * 8, resamples=40_000).p_value
    assert p_value == pytest.approx(exact_sign_flip_p(whole), abs=0.01)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(probabilities, probabilities), min_size=2, max_size=20))
def test_swapping_the_systems_swaps_the_sign(pairs: list[tuple[float, float]]) -> None:
    a, b = np.array(pairs).T
    forth, back = compare(a, b, resamples=200), compare(b, a, resamples=200)
    assert forth.value == pytest.approx(-back.value)
    assert forth.p_value == back.p_value
    assert 0 < forth.p_value <= 1


def test_seeds_are_flipped_together() -> None:
    """Six examples, each won: twenty seeds on each do not make the evidence stronger than six examples can."""
    a, ids = np.ones(120), list(np.repeat(np.arange(6), 20))
    assert compare(a, a * 0, clusters=ids, resamples=20_000).p_value == pytest.approx(2 / 2**6, abs=0.005)
    assert compare(a, a * 0, resamples=20_000).p_value < 0.001


def test_false_alarms_are_as_rare_as_promised() -> None:
    rng = np.random.default_rng(21)
    p_values = []
    for seed in range(400):
        shared = rng.random(40)
        a, b = (np.clip(shared + rng.normal(0, 0.2, 40), 0, 1) for _ in range(2))
        p_values.append(compare(a, b, resamples=499, seed=seed).p_value)
    assert 0.02 <= np.mean(np.array(p_values) <= 0.05) <= 0.08


def test_a_real_difference_is_found_and_its_interval_excludes_0() -> None:
    rng = np.random.default_rng(22)
    b = rng.random(200) * 0.8
    result = compare(b + rng.normal(0.05, 0.1, 200), b)
    assert result.p_value < 0.001
    assert result.interval is not None
    assert 0 < result.interval.low < result.value < result.interval.high


# --- holm, percentile -------------------------------------------------------------------------------------------------


def test_holm_published_example() -> None:
    """R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_holm_edges() -> None:
    assert holm([]) == ()
    assert holm([0.2]) == (0.2,)
    assert holm([0.6, 0.9, 1.0]) == (1.0, 1.0, 1.0)


@given(st.lists(probabilities, max_size=12))
def test_holm_keeps_the_order_and_lies_between_nothing_and_bonferroni(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert sorted(adjusted) == [adjusted[i] for i in sorted(range(len(p_values)), key=p_values.__getitem__)]
    for before, after in zip(p_values, adjusted, strict=True):
        assert before <= after <= min(1.0, before * len(p_values)) or after == pytest.approx(before)


def test_percentile_is_linear_between_neighbours() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile(range(1, 101), 95) == pytest.approx(95.05)
    assert (percentile([3.0, 1.0], 0), percentile([3.0, 1.0], 100)) == (1.0, 3.0)


def test_percentile_of_nothing_is_unknown() -> None:
    assert percentile([], 95) is None


def test_results_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Interval(0.0, 1.0).low = 0.5  # type: ignore[misc]
