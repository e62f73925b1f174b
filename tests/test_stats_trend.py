from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import curve_fit

from harness.stats import Forecast, trend

SIZES = (25, 50, 100, 200)
Points = dict[int, dict[str, float]]


def curve(at: Callable[[float], float], sizes: Sequence[int] = SIZES, examples: int = 30) -> Points:
    """Every example a little off the curve, by as much at every size."""
    offsets = np.linspace(-0.02, 0.02, examples)
    return {n: {f"q{i}": at(n) + offset for i, offset in enumerate(offsets)} for n in sizes}


def answered(at: Callable[[float], float], examples: int, rng: np.random.Generator) -> Points:
    """Right or wrong, an easy example more often right than a hard one at every size."""
    hard = rng.normal(0, 0.8, examples)
    limits = {n: NormalDist().inv_cdf(at(n)) for n in SIZES}
    return {
        n: {f"q{i}": float(h + rng.normal(0, 0.6) < limit) for i, h in enumerate(hard)} for n, limit in limits.items()
    }


def forecast(points: Points, size: float, **options: object) -> Forecast:
    result = trend(points, size, **options)  # type: ignore[arg-type]
    assert result is not None
    return result


@pytest.mark.parametrize("b", [0.25, 0.5, 1.0])
def test_a_power_law_is_continued_exactly(b: float) -> None:
    result = forecast(curve(lambda n: 0.9 - 1.5 * n**-b), 400)
    assert result.value == pytest.approx(0.9 - 1.5 * 400**-b)
    assert result.exponent == pytest.approx(b)
    assert result.interval.low < result.value < result.interval.high


def test_a_line_in_log_n_is_continued_exactly() -> None:
    result = forecast(curve(lambda n: 0.1 + 0.1 * np.log(n)), 300)
    assert (result.value, result.exponent) == (pytest.approx(0.1 + 0.1 * np.log(300)), 0)


def test_it_is_the_least_squares_fit_of_scipy() -> None:
    sizes, means = (10, 20, 40, 80, 160, 320), (0.412, 0.531, 0.588, 0.655, 0.671, 0.702)
    points = {n: {"p": mean - 0.01, "q": mean + 0.01} for n, mean in zip(sizes, means, strict=True)}
    (a, b, c), _ = curve_fit(
        lambda n, a, b, c: a * n**-b + c, np.array(sizes, float), 1 - np.array(means), (1, 0.5, 0.2)
    )
    result = forecast(points, 640)
    assert result.value == pytest.approx(1 - (a * 640**-b + c), abs=0.002)
    assert result.exponent == pytest.approx(b, abs=0.03)


def test_forecasts_cover_the_truth() -> None:
    rng = np.random.default_rng(18)
    found = [trend(answered(lambda n: 0.9 - 1.6 * n**-0.5, 200, rng), 400, resamples=200) for _ in range(100)]
    said = [result for result in found if result is not None]
    assert len(said) >= 85
    assert np.mean([r.interval.low <= 0.9 - 1.6 * 400**-0.5 <= r.interval.high for r in said]) >= 0.9


def test_a_quality_stays_a_quality() -> None:
    steep = curve(lambda n: 0.02 + 0.18 * np.log(n))
    assert forecast(steep, 400).value == forecast(steep, 400).interval.high == 1
    assert forecast(steep, 400, bounds=None).value > 1


def test_seeds_of_an_example_stay_together() -> None:
    once = curve(lambda n: 0.9 - 1.5 * n**-0.5)
    seeds = {n: {(seed, q): v for q, v in row.items() for seed in range(3)} for n, row in once.items()}
    together, apart = trend(seeds, 400, lambda key: key[1]), trend(seeds, 400)
    alone = forecast(once, 400)
    assert together is not None and apart is not None
    width, narrow = (r.interval.high - r.interval.low for r in (together, apart))
    assert width == pytest.approx(alone.interval.high - alone.interval.low, rel=0.1)
    assert narrow < 0.7 * width


def test_only_examples_that_every_size_answered_count() -> None:
    points = curve(lambda n: 0.9 - 1.5 * n**-0.5)
    points[25]["easy"], points[100]["other"] = 1.0, 0.0
    assert trend(points, 400) == trend(curve(lambda n: 0.9 - 1.5 * n**-0.5), 400)


def test_what_the_points_cannot_say_is_none() -> None:
    rising = curve(lambda n: 0.9 - 1.5 * n**-0.5)
    assert trend({n: rising[n] for n in (25, 50, 100)}, 100) is None
    assert trend({n: {"q0": row["q0"]} for n, row in rising.items()}, 400) is None
    assert trend(curve(lambda n: 0.8), 400) is None
    assert trend({n: dict.fromkeys("abc", 1.0) for n in SIZES}, 400) is None
    noise = np.random.default_rng(19)
    assert trend({n: {f"q{i}": float(noise.random() < 0.5) for i in range(40)} for n in SIZES}, 400) is None


@pytest.mark.parametrize("size", [24, 401, 0, -1, float("nan")])
def test_beyond_twice_the_largest_size_nothing_is_promised(size: float) -> None:
    with pytest.raises(ValueError, match="2 times the largest"):
        trend(curve(lambda n: 0.9 - 1.5 * n**-0.5), size)


def test_sizes_are_counts_of_examples() -> None:
    with pytest.raises(ValueError, match="smallest"):
        trend(curve(lambda n: 0.5, sizes=(0, 10, 20, 40)), 40)
    with pytest.raises(ValueError, match="smallest"):
        trend({}, 40)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 500), st.permutations(SIZES), st.floats(25, 400))
def test_order_changes_nothing_and_the_value_is_inside_the_bounds(seed: int, order: list[int], size: float) -> None:
    points = answered(lambda n: 0.95 - 2 * n**-0.5, 80, np.random.default_rng(seed))
    shuffled = {n: dict(sorted(points[n].items(), reverse=True)) for n in order}
    result = trend(points, size, resamples=100)
    assert result == trend(shuffled, size, resamples=100)
    if result is not None:
        assert 0 <= result.interval.low <= result.interval.high <= 1
        means = [np.mean(list(row.values())) for row in points.values()]
        assert result.interval.high - result.interval.low < max(means) - min(means)
