"""Items to splits: every item once, groups whole, strata even, and the same for the same seed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.splitting import split

SHARES = {"train": 0.7, "validation": 0.1, "test": 0.2}
# An item is (its number, its group, its stratum).
ITEMS = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abc")), max_size=80).map(
    lambda drawn: [(number, str(group), stratum) for number, (group, stratum) in enumerate(drawn)]
)


def drawn(items: list[tuple[int, str, str]], seed: int = 0) -> dict[str, list[tuple[int, str, str]]]:
    return split(items, SHARES, seed, lambda item: item[1], lambda item: item[2])


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.integers(0, 5))
def test_every_item_stands_in_one_split_in_its_own_order_and_groups_stay_whole(
    items: list[tuple[int, str, str]], seed: int
) -> None:
    splits = drawn(items, seed)
    assert list(splits) == list(SHARES)
    assert sorted(item for split_items in splits.values() for item in split_items) == items
    assert all(split_items == sorted(split_items) for split_items in splits.values())
    homes = {(item[1], name) for name, split_items in splits.items() for item in split_items}
    assert len(homes) == len({item[1] for item in items})
    assert drawn(items, seed) == splits


def test_single_items_meet_the_shares_to_one_item_in_every_stratum() -> None:
    items = [(number, str(number), "abcde"[number % 5]) for number in range(500)]
    splits = drawn(items)
    assert {name: len(members) for name, members in splits.items()} == {"train": 350, "validation": 50, "test": 100}
    for name, share in SHARES.items():
        counts = Counter(item[2] for item in splits[name])
        assert all(abs(counts[stratum] - share * 100) <= 1 for stratum in "abcde")


def test_a_large_group_goes_where_most_is_lacking_and_the_others_make_up_for_it() -> None:
    items = [(number, "large" if number < 60 else str(number), "") for number in range(100)]
    splits = drawn(items)
    assert {item[0] for item in splits["train"]} >= set(range(60))
    assert [len(splits[name]) for name in SHARES] == [70, 10, 20]


def test_another_seed_draws_others_and_shares_need_not_add_up_to_one() -> None:
    items = [(number, str(number), "") for number in range(100)]
    assert drawn(items, 1) != drawn(items, 2)
    parts = split(items, {"a": 3, "b": 1}, 0, lambda item: item[1])
    assert [len(part) for part in parts.values()] == [75, 25]
