from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.stats import Spread, mean_interval, paired_test, smallest_difference, spread, two_way_interval


def scattered(n: int, sd: float = 1.0) -> np.ndarray:
    values = np.random.default_rng(n).normal(0, 1, n)
    return np.asarray(sd * (values - values.mean()) / values.std(ddof=1))


def smallest(a: object, b: object, **options: object) -> float:
    found = smallest_difference(a, b, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


# --- smallest_difference ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "power", "alpha", "expected"),
    [
        (34, 0.807778, 0.05, 0.5),  # G*Power manual, paired t test: 34 pairs for d = 0.5, power 0.807778
        (60, 0.4555818, 0.10, 0.2),  # Cohen 1988, exercise 2.5, in R: pwr.t.test(d = 0.2, n = 60, sig.level = 0.1)
        (34, 0.8, 0.05, 0.49503),  # statsmodels: TTestPower().solve_power(nobs=34, alpha=0.05, power=0.8)
        (200, 0.8, 0.05 / 6, 0.248239),
        (10, 0.9, 0.05, 1.154565),
    ],
)
def test_published_power_of_the_paired_t_test(n: int, power: float, alpha: float, expected: float) -> None:
    differences = scattered(n)
    assert smallest(differences, 0 * differences, power=power, alpha=alpha, bounds=None) == pytest.approx(
        expected, 1e-4
    )
    tenth = smallest(differences / 10, 0 * differences, power=power, alpha=alpha)
    assert tenth == pytest.approx(expected / 10, 1e-4)


def test_published_power_of_the_exact_mcnemar_test() -> None:
    """O'Brien 2002 in the manual of G*Power: 8 % and 32 % in 50 pairs, one-sided 5 %, power 0.839343."""
    a = np.repeat([1.0, 0.0], [20, 30])
    assert smallest(a, 0 * a, power=0.839343, alpha=0.1) == pytest.approx(0.24, abs=1e-5)


def test_a_family_costs_power() -> None:
    a = np.repeat([1.0, 0.0], [20, 80])
    assert smallest(a, 0 * a, family=6) == smallest(a, 0 * a, alpha=0.05 / 6) > 1.15 * smallest(a, 0 * a)


def test_what_is_promised_is_found() -> None:
    a = np.repeat([1.0, 0.0], [30, 70])
    difference = smallest(a, 0 * a)
    drawn = np.random.default_rng(9).random((600, 100, 1))
    wins, differ = (0.3 + difference) / 2, 0.3
    results = [paired_test((u < wins)[:, 0] * 1.0, ((u >= wins) & (u < differ))[:, 0] * 1.0) for u in drawn]
    assert np.mean([r is not None and r.p_value <= 0.05 for r in results]) == pytest.approx(0.8, abs=0.04)


def test_where_all_agree_a_difference_must_bring_its_own() -> None:
    """80 % to see six or more wins, the fewest that reject, in 200 draws."""
    ones = np.ones(200)
    found = smallest(ones, ones)
    wins = np.random.default_rng(10).binomial(200, found, 200_000)
    assert np.mean(wins >= 6) == pytest.approx(0.8, abs=0.005)


def test_clusters_count_and_not_their_values() -> None:
    values = scattered(40, 0.2)
    once = smallest(values, 0 * values)
    assert smallest(np.tile(values, 3), np.zeros(120), clusters=list(range(40)) * 3) == pytest.approx(once)
    coins = np.repeat([1.0, 0.0], [10, 30])
    by_units = smallest(np.tile(coins, 3), np.zeros(120), clusters=list(range(40)) * 3)
    assert by_units == pytest.approx(smallest(coins + 1, coins * 0 + 1, bounds=None), rel=0.2)
    assert by_units > 1.3 * smallest(np.tile(coins, 3), np.zeros(120))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([], []),
        ([1.0] * 5, [0.0] * 5),  # five wins of five: p = 0.0625
        ([0.5] * 9, [0.4] * 9),  # no scatter, so nothing to go by
        ([0.9, 0.1] * 3, [0.1, 0.9] * 3),  # six examples that scatter so much that 1.0 would not be enough
        ([0.5, 0.6, 0.7], [0.1, 0.4, 0.2]),
    ],
)
def test_what_cannot_be_said_is_unknown(a: list[float], b: list[float]) -> None:
    assert smallest_difference(a, b) is None


@pytest.mark.parametrize("options", [{"alpha": 0.0}, {"power": 1.0}, {"alpha": 0.9}, {"family": 0.5}])
def test_a_test_needs_a_level_and_a_power(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="no test"):
        smallest_difference([1.0, 0.0], [0.0, 0.0], **options)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=10, max_size=80))
def test_swapping_changes_nothing_and_more_examples_show_less(pairs: list[tuple[int, int]]) -> None:
    a, b = np.array(pairs, dtype=float).T
    found = smallest(a, b)
    assert 0 < found <= 1
    assert smallest(b, a) == found
    assert smallest(np.tile(a, 4), np.tile(b, 4)) < found


# --- spread -----------------------------------------------------------------------------------------------------------


def test_spread_between_seeds() -> None:
    """Of 2, 4, 4, 4, 5, 5, 7, 9 the mean is 5 and the sum of squares 32, so that the SD is the root of 32 / 7."""
    values = dict(enumerate([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]))
    result = spread(values)
    assert result is not None
    assert result.sd == pytest.approx((32 / 7) ** 0.5)
    assert (result.mean, result.low, result.high, result.seeds) == (5, 2, 9, 8)


def test_a_seed_counts_by_its_mean() -> None:
    assert spread({0: [0.0, 1.0, 1.0, 0.0], 1: [1.0], 2: []}) == Spread(0.75, pytest.approx(0.125**0.5), 0.5, 1.0, 2)


def test_one_seed_does_not_spread_and_none_is_unknown() -> None:
    assert spread({7: [0.0, 1.0]}) == Spread(0.5, None, 0.5, 0.5, 1)
    assert spread({}) is None
    assert spread({1: []}) is None


# --- two_way_interval -------------------------------------------------------------------------------------------------


def crossed(examples: int, seeds: int, of_seed: float, rng: np.random.Generator) -> np.ndarray:
    of_example = rng.normal(0, 0.3, (examples, 1))
    return np.asarray(0.5 + of_example + rng.normal(0, of_seed, (1, seeds)) + rng.normal(0, 0.1, (examples, seeds)))


def ids(table: np.ndarray) -> tuple[list[int], list[int]]:
    rows, columns = np.indices(table.shape)
    return list(rows.ravel()), list(columns.ravel())


def test_both_ways_covers_new_seeds_and_examples_alone_do_not() -> None:
    rng = np.random.default_rng(14)
    tables = [crossed(60, 6, 0.1, rng) for _ in range(200)]
    both = [two_way_interval(t.ravel(), *ids(t), resamples=400, bounds=None) for t in tables]
    alone = [mean_interval(t.ravel(), ids(t)[0], resamples=400, bounds=None) for t in tables]
    assert 0.86 <= np.mean([i is not None and i.low <= 0.5 <= i.high for i in both]) <= 0.98
    assert np.mean([i is not None and i.low <= 0.5 <= i.high for i in alone]) < 0.8


def test_the_variance_is_that_of_the_published_formula() -> None:
    """Owen 2007, for a full table: each part of the variance and what the bootstrap makes of it."""
    table = crossed(30, 8, 0.2, np.random.default_rng(15))
    n, m = table.shape
    rows, columns = table.mean(axis=1) - table.mean(), table.mean(axis=0) - table.mean()
    rest = table - table.mean() - rows[:, None] - columns[None]
    expected = (rows**2).mean() / n + (columns**2).mean() / m + (rest**2).mean() / (n * m)
    interval = two_way_interval(table.ravel(), *ids(table), confidence=0.6827, resamples=20_000, bounds=None)
    assert interval is not None
    assert (interval.high - interval.low) / 2 == pytest.approx(expected**0.5, rel=0.03)


def test_holes_in_the_table_are_left_out() -> None:
    table = crossed(40, 5, 0.05, np.random.default_rng(16))
    kept = np.random.default_rng(17).random(200) < 0.7
    examples, seeds = (np.array(one)[kept] for one in ids(table))
    interval = two_way_interval(table.ravel()[kept], list(examples), list(seeds), resamples=2_000, bounds=None)
    assert interval is not None
    assert interval.low < table.ravel()[kept].mean() < interval.high
    diagonal = two_way_interval([0.2, 0.8], ["x", "y"], [0, 1], resamples=200)
    assert diagonal is not None
    assert (diagonal.low, diagonal.high) == (0.2, 0.8)


def test_both_ways_needs_two_of_each() -> None:
    assert two_way_interval([0.0, 1.0], ["x", "y"], [0, 0]) is None
    assert two_way_interval([0.0, 1.0], ["x", "x"], [0, 1]) is None
    assert two_way_interval([1.0] * 4, list("xxyy"), [0, 1, 0, 1]) == mean_interval([1.0, 1.0])
    with pytest.raises(ValueError, match="2 values but 2 examples and 1 seeds"):
        two_way_interval([0.0, 1.0], ["x", "y"], [0])
