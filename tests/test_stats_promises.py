"""What the statistics promise, held against thousands of simulated runs whose truth is known.

Every number comes from a fixed seed, so that nothing here fails by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

import numpy as np
import pytest
from numpy.typing import NDArray

from harness.stats import Interval, PairResult, all_pairs, mean_interval, paired_difference, smallest_difference
from harness.stats.units import in_threads

Floats = NDArray[np.float64]
RUNS, EXAMPLES, SEEDS, STRATEGIES = 2_000, 200, 3, 6


def covered(samples: Sequence[Floats], truth: float, clusters: Sequence[int] | None = None) -> float:
    """The share of the 95 % intervals that hold the truth."""
    found = [mean_interval(sample, clusters, resamples=1_000, seed=run) for run, sample in enumerate(samples)]
    return fmean(one is not None and one.low <= truth <= one.high for one in found)


# --- intervals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("truth", [0.5, 0.8])
def test_intervals_of_right_and_wrong_hold_the_truth(truth: float) -> None:
    samples = np.random.default_rng(1).binomial(1, truth, (RUNS, EXAMPLES)).astype(float)
    assert 0.93 <= covered(list(samples), truth) <= 0.97


@pytest.mark.parametrize(("a", "b"), [(2.0, 3.0), (0.5, 2.0)], ids=["humped", "mostly near 0"])
def test_intervals_of_graded_scores_hold_the_truth(a: float, b: float) -> None:
    samples = np.random.default_rng(2).beta(a, b, (RUNS, EXAMPLES))
    assert 0.93 <= covered(list(samples), a / (a + b)) <= 0.97


def test_intervals_over_seeds_hold_the_truth() -> None:
    """Three seeds: an example's chance to be right is its own, so that its seeds agree more often than by chance."""
    rng = np.random.default_rng(3)
    chances = rng.beta(1.0, 0.5, (RUNS, EXAMPLES, 1))
    samples = (rng.random((RUNS, EXAMPLES, SEEDS)) < chances).astype(float).reshape(RUNS, -1)
    clusters = np.repeat(np.arange(EXAMPLES), SEEDS).tolist()
    assert 0.93 <= covered(list(samples), 2 / 3, clusters) <= 0.97
    assert covered(list(samples[:500]), 2 / 3) < 0.9


# --- a family of strategies that are all the same ---------------------------------------------------------------------


def family(scores: Floats, seed: int) -> tuple[PairResult, ...]:
    """All pairs of `scores` [strategies, examples]. No interval is looked at, so few resamples do."""
    table = {f"s{number}": dict(enumerate(row.tolist())) for number, row in enumerate(scores)}
    return all_pairs(table, resamples=100, seed=seed)


def right_or_wrong(rng: np.random.Generator, examples: int) -> Floats:
    """0/1 scores [strategies, examples], all right with the same chance, more alike on very hard and easy examples."""
    chances = rng.beta(1.2, 0.8, examples)
    return (rng.random((STRATEGIES, examples)) < chances).astype(float)


def graded(rng: np.random.Generator, examples: int) -> Floats:
    """Scores [strategies, examples] between 0 and 1 that correlate by about 0.5, skewed and with a peak at 1."""
    hardness = rng.normal(0.65, 0.25, examples)
    scores: Floats = np.clip(hardness + rng.normal(0, 0.25, (STRATEGIES, examples)), 0, 1)
    return scores


@pytest.mark.parametrize("draw", [right_or_wrong, graded])
def test_a_family_of_equals_raises_a_false_alarm_in_less_than_five_of_a_hundred_runs(
    draw: Callable[[np.random.Generator, int], Floats],
) -> None:
    rng = np.random.default_rng(4)
    results = [family(draw(rng, 100), run) for run in range(RUNS)]
    assert {len(pairs) for pairs in results} == {15}
    assert 0 < fmean(any(pair.different() for pair in pairs) for pairs in results) < 0.05
    # Without the correction it would be far more: the simulation can fail.
    assert fmean(any(pair.test is not None and pair.test.p_value <= 0.05 for pair in pairs) for pairs in results) > 0.2


# --- planted differences ----------------------------------------------------------------------------------------------


def planted_right_or_wrong(rng: np.random.Generator, better: float) -> Floats:
    """[2, 300]: the two differ on 8 % of the examples (a correlation of 0.8), the first wins `better` more of them."""
    drawn = rng.random(300)
    wins, losses = (0.08 + better) / 2, (0.08 - better) / 2
    first = drawn < wins + (right := 0.7 - losses)
    second = (drawn >= wins) & (drawn < wins + right + losses)
    return np.stack([first, second]).astype(float)


def planted_graded(rng: np.random.Generator, better: float) -> Floats:
    """[6, 300]: scores that scatter by 0.2 and correlate by 0.5, so that differences scatter by 0.2 too."""
    hardness = rng.normal(0.5, 0.14, 300)
    scores = hardness + rng.normal(0, 0.14, (STRATEGIES, 300))
    scores[0] += better
    clipped: Floats = np.clip(scores, 0, 1)
    return clipped


def share_found(draw: Callable[[np.random.Generator, float], Floats], better: float, runs: int) -> float:
    """Of the pairs of the first strategy with another, those told apart; none of them the wrong way round."""
    rng = np.random.default_rng(5)
    results = [family(draw(rng, better), run) for run in range(runs)]
    pairs = [pair for pairs in results for pair in pairs if pair.first == "s0"]
    apart = [pair.difference for pair in pairs if pair.different()]
    assert not better or all(difference is not None and difference > 0 for difference in apart)
    return len(apart) / len(pairs)


@pytest.mark.parametrize(
    ("draw", "runs"), [(planted_right_or_wrong, RUNS), (planted_graded, 300)], ids=["0/1, alone", "graded, of six"]
)
def test_five_points_on_300_examples_are_found_and_no_difference_is_not(
    draw: Callable[[np.random.Generator, float], Floats], runs: int
) -> None:
    assert share_found(draw, 0.05, runs) >= 0.8
    assert share_found(draw, 0.0, runs) <= 0.05


def test_where_five_points_would_not_be_found_the_comparison_says_so() -> None:
    """Strategies that fail each on other examples, right or wrong: 37 % of 300 differ, and ten points are needed."""
    rng = np.random.default_rng(8)
    one, other = (rng.random((2, 300)) < np.array([[0.75], [0.7]])).astype(float)
    assert smallest_difference(one, other) == pytest.approx(0.1, abs=0.01)


# --- the same on every machine ----------------------------------------------------------------------------------------


def drawn(rng: np.random.Generator, rows: int) -> Floats:
    sums: Floats = rng.random((rows, 4_000)).sum(axis=1)
    return sums


@pytest.mark.parametrize("cores", [1, 2, 7])
def test_the_number_of_cores_changes_nothing(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = in_threads(drawn, 1_000, 4_000, seed=0)
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert (in_threads(drawn, 1_000, 4_000, seed=0) == before).all()
    assert len(set(before.tolist())) == 1_000


def test_strategies_that_share_the_draws_have_the_interval_that_each_has_alone() -> None:
    scores = np.random.default_rng(6).beta(2, 2, (4, 150))
    table = {f"s{number}": dict(enumerate(row.tolist())) for number, row in enumerate(scores)}
    for pair in all_pairs(table, resamples=2_000):
        values = [table[pair.first][key] - table[pair.second][key] for key in sorted(range(150), key=repr)]
        alone = mean_interval(values, resamples=2_000, bounds=(-1, 1))
        assert isinstance(alone, Interval) and pair.interval is not None
        assert (pair.interval.low, pair.interval.high) == pytest.approx((alone.low, alone.high), abs=1e-12)


def test_counting_kinds_draws_from_the_same_distribution_as_drawing_units() -> None:
    """Scores in thirds are counted; moved apart by far less than matters they are too many kinds for that."""
    thirds = np.random.default_rng(7).integers(0, 4, 300) / 3
    counted = mean_interval(thirds, resamples=40_000)
    single = mean_interval(thirds + np.linspace(0, 1e-7, 300), resamples=40_000, bounds=None)
    assert counted is not None and single is not None
    assert (counted.low, counted.high) == pytest.approx((single.low, single.high), abs=0.002)


@pytest.mark.parametrize("examples", [30, 300], ids=["eight signs at once", "by kind"])
def test_sampled_flips_give_the_p_value_of_all_flips(examples: int) -> None:
    """Scores in thirds: how often each total comes of all signs is counted exactly, one example after another."""
    rng = np.random.default_rng(10)
    thirds = rng.integers(-3, 4, examples) + (rng.random(examples) < 10 / examples)
    ways = np.ones(1)
    for size in np.abs(thirds):
        ways = np.convolve(ways, np.bincount([0, 2 * size]) / 2)
    totals = np.arange(len(ways)) - len(ways) // 2
    exact = ways[np.abs(totals) >= abs(thirds.sum())].sum()
    result = paired_difference(thirds / 3, np.zeros(examples), resamples=40_000, bounds=None)
    assert result is not None and 0.05 < exact < 0.5
    assert result.p_value == pytest.approx(exact, abs=0.01)
