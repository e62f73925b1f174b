from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from harness.stats import PairResult, all_pairs, holm, letters, mean_interval, paired_test
from harness.stats.units import common_keys

Seeded = dict[tuple[int, str], float]
NAMES = "ABCDEFGH"


def seeded(share: float, seed: int, examples: int = 60, seeds: int = 3) -> Seeded:
    rng = np.random.default_rng(seed)
    return {(s, f"q{i}"): float(rng.random() < share) for s in range(seeds) for i in range(examples)}


def by_pair(results: tuple[PairResult, ...]) -> dict[frozenset[str], PairResult]:
    return {frozenset((r.first, r.second)): r for r in results}


# --- all_pairs --------------------------------------------------------------------------------------------------------


def test_a_pair_is_compared_on_what_both_answered() -> None:
    good, poor = seeded(0.9, 1), seeded(0.5, 2)
    del good[0, "q0"], poor[1, "q1"], poor[2, "q1"]
    (result,) = all_pairs({"good": good, "poor": poor}, lambda key: key[1])
    keys = sorted(good.keys() & poor.keys(), key=repr)
    a, b = np.array([good[k] for k in keys]), np.array([poor[k] for k in keys])
    ids = [example for _, example in keys]
    assert (result.first, result.second, result.n) == ("good", "poor", 177)
    assert result.difference == pytest.approx((a - b).mean())
    assert result.interval == mean_interval(a - b, ids, bounds=(-1, 1))
    assert result.test == paired_test(a, b, ids)
    assert result.test is not None
    assert result.test.wins + result.test.ties + result.test.losses == 60
    assert result.p_adjusted == result.test.p_value


def test_the_family_is_adjusted_as_one() -> None:
    scores = {name: seeded(0.4 + 0.1 * i, i) for i, name in enumerate(NAMES[:4])}
    results = all_pairs(scores, lambda key: key[1], resamples=2_000)
    assert [(r.first, r.second) for r in results] == list(combinations("ABCD", 2))
    assert tuple(r.p_adjusted for r in results) == holm([r.test.p_value for r in results if r.test])
    assert {r.different() for r in results} == {True, False}
    assert all(r.different(1.0) and not r.different(0.0) for r in results)


def test_identical_systems_are_never_different() -> None:
    same = seeded(0.7, 3)
    results = all_pairs({"a": same, "b": dict(same), "c": seeded(0.1, 4)}, lambda key: key[1])
    pair = by_pair(results)[frozenset("ab")]
    assert pair.test is not None
    assert (pair.difference, pair.test.p_value, pair.p_adjusted) == (0, 1, 1)
    assert not pair.different()
    assert by_pair(results)[frozenset("ac")].different()


def test_what_does_not_pair_is_unknown_and_no_part_of_the_family() -> None:
    one, other = {"x": 1.0, "y": 0.0}, {f"z{i}": 1.0 for i in range(9)}
    worse = dict.fromkeys(other, 0.0)
    results = by_pair(all_pairs({"one": one, "other": other, "worse": worse}))
    assert results[frozenset(("one", "other"))] == PairResult("one", "other", 0, None, None, None, None)
    assert not results[frozenset(("one", "other"))].different()
    assert results[frozenset(("other", "worse"))].p_adjusted == 2 / 2**9
    assert all_pairs({"alone": one}) == ()


def test_a_large_family_can_still_tell_its_members_apart() -> None:
    """Of 15 pairs the smallest p-value that 99 resamples can give would be adjusted to 0.15."""
    rng = np.random.default_rng(8)
    scores = {f"s{k}": dict(enumerate(rng.random(40) * 0.5 + 0.5 * (k == 0))) for k in range(6)}
    results = by_pair(all_pairs(scores, resamples=99))
    assert all(results[frozenset(("s0", f"s{k}"))].different() for k in range(1, 6))


def test_keys_are_sorted_so_that_another_process_draws_the_same() -> None:
    names = [f"q{i}" for i in range(30)]
    assert common_keys([names, names[::-1], [*names[5:], "x"]]) == sorted(names[5:])


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 1_000), st.permutations("ABCD"), st.randoms(use_true_random=False))
def test_no_order_changes_anything(seed: int, order: list[str], random: object) -> None:
    rng = np.random.default_rng(seed)
    scores: Mapping[str, dict[int, float]] = {name: dict(enumerate(rng.random(20))) for name in "ABCD"}
    shuffled = {name: dict(sorted(scores[name].items(), key=lambda item: -item[0])) for name in order}
    before, after = (by_pair(all_pairs(table, resamples=150)) for table in (scores, shuffled))
    for pair, result in before.items():
        other = after[pair]
        sign = 1 if other.first == result.first else -1
        assert result.test is not None and other.test is not None
        assert other.difference == pytest.approx(sign * (result.difference or 0.0))
        assert (other.test.p_value, other.p_adjusted) == (result.test.p_value, result.p_adjusted)
        assert (other.test.wins, other.test.losses)[::sign] == (result.test.wins, result.test.losses)


# --- letters ----------------------------------------------------------------------------------------------------------

# R's chickwts: weights in grams of chicks on six feeds (Anonymous 1948, Biometrika 35, 214).
CHICKS = {
    "casein": [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332],
    "horsebean": [179, 160, 136, 227, 217, 168, 108, 124, 143, 140],
    "linseed": [309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271],
    "meatmeal": [325, 257, 303, 315, 380, 153, 263, 242, 206, 344, 258],
    "soybean": [243, 230, 248, 327, 329, 250, 193, 271, 316, 267, 199, 171, 158, 248],
    "sunflower": [423, 340, 392, 339, 341, 226, 320, 295, 334, 322, 297, 318],
}


def test_published_letters_of_the_chick_weights() -> None:
    """Holm-adjusted rank tests and letters as R's pairwise.wilcox.test and the package cld print them."""
    feeds = list(combinations(CHICKS, 2))
    p_values = [scipy_stats.mannwhitneyu(CHICKS[a], CHICKS[b], method="asymptotic").pvalue for a, b in feeds]
    different = {pair for pair, p in zip(feeds, holm(p_values), strict=True) if p < 0.05}
    published = {"casein": "a", "horsebean": "b", "linseed": "bc", "meatmeal": "ac", "soybean": "c", "sunflower": "a"}
    assert letters(list(CHICKS), different) == published


def test_published_letters_of_three() -> None:
    """R's multcompView: only B and C differ."""
    assert letters("ABC", [("B", "C")]) == {"A": "ab", "B": "a", "C": "b"}


@pytest.mark.parametrize(
    ("different", "expected"),
    [
        ([], {"A": "a", "B": "a", "C": "a"}),
        ([("A", "C")], {"A": "a", "B": "ab", "C": "b"}),
        ([("C", "A"), ("A", "C"), ("B", "A")], {"A": "a", "B": "b", "C": "b"}),
        ([("A", "B"), ("A", "C"), ("B", "C")], {"A": "a", "B": "b", "C": "c"}),
    ],
)
def test_three_strategies(different: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert letters("ABC", different) == expected


def test_letters_of_none_and_of_one() -> None:
    assert letters([], []) == {}
    assert letters(["only"], []) == {"only": "a"}


def test_more_groups_than_letters() -> None:
    names = [f"s{i}" for i in range(54)]
    found = letters(names, list(combinations(names, 2)))
    assert [found[name] for name in ("s0", "s26", "s51", "s52", "s53")] == ["a", "A", "Z", ".a", ".b"]


@pytest.mark.parametrize("pair", [("A", "A"), ("A", "X")])
def test_a_pair_is_two_known_names(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="two names"):
        letters("AB", [pair])


def test_a_name_is_there_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        letters("ABA", [])


some_pairs = st.integers(1, 8).flatmap(
    lambda n: st.tuples(st.just(NAMES[:n]), st.sets(st.sampled_from(list(combinations(NAMES[:n], 2)) or [("", "")])))
)


@given(some_pairs)
def test_two_share_a_letter_if_and_only_if_they_are_not_different(case: tuple[str, set[tuple[str, str]]]) -> None:
    order, different = case[0], case[1] - {("", "")}
    found = letters(order, different)
    assert all(found.values())
    for pair in combinations(order, 2):
        assert bool(set(found[pair[0]]) & set(found[pair[1]])) == (pair not in different)
    assert found == letters(order, [(b, a) for a, b in sorted(different, reverse=True)])
    used = "".join(dict.fromkeys("".join(found[name] for name in order)))
    assert used == "abcdefghijklmnopqrstuvwxyz"[: len(used)]


@given(some_pairs)
def test_no_letter_could_be_left_out(case: tuple[str, set[tuple[str, str]]]) -> None:
    found = {name: set(own) for name, own in letters(case[0], case[1] - {("", "")}).items()}
    for name, own in found.items():
        others = [other for other in found if other != name]
        for letter in own:
            lost = [o for o in others if own & found[o] and not (own - {letter}) & found[o]]
            assert lost or own == {letter}
