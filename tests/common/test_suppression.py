"""Which counts may be shown: by example, by random tables, and by an attacker who knows the rules."""

import itertools
from collections import defaultdict
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import suppression

PROVINCES = ["ON", "QC", "NS", "AB", "BC", "MB"]
counts_by_province = st.dictionaries(st.sampled_from(PROVINCES), st.integers(0, 40), min_size=1)
smallest_groups = st.integers(3, 10)
REGIONS = {"ON": "ON", "QC": "QC", "NS": "East", "AB": "West", "BC": "West", "MB": "West"}


# ---- examples ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("counts", "k", "shown"),
    [
        ({"ON": 24, "QC": 8, "NS": 3, "AB": 3, "BC": 2}, 5, {"ON": 24, "QC": 8, "other": 8}),
        ({"ON": 11, "QC": 8, "BC": 3, "AB": 2, "NS": 1}, 5, {"ON": 11, "QC": 8, "other": 6}),
        ({"ON": 11, "QC": 8, "BC": 3, "AB": 2, "NS": 1}, 10, {"ON": 11, "other": 14}),
        ({"ON": 24, "QC": 8}, 5, {"ON": 24, "QC": 8}),
        ({"ON": 24, "QC": 8, "NS": 0}, 5, {"ON": 24, "QC": 8}),
        ({"ON": 24, "QC": 8, "NS": 1}, 5, {"ON": 24, "other": 9}),
        ({"lived experience": 4, "other roles": 21}, 5, None),
        ({"ON": 9}, 5, None),
        ({}, 5, None),
    ],
)
def test_recode_merges_small_groups(counts, k, shown):
    assert suppression.recode_counts(counts, k) == shown


def test_recode_takes_the_finest_level_where_every_group_is_large_enough():
    counts = {"ON": 11, "QC": 8, "NS": 5, "AB": 3, "BC": 3, "MB": 0}

    assert suppression.recode_counts(counts, 5, [REGIONS]) == {"ON": 11, "QC": 8, "East": 5, "West": 6}


def test_recode_gives_a_category_that_a_level_forgot_to_the_others():
    counts = {"ON": 11, "QC": 8, "not stated": 2, "NS": 4}

    shown = suppression.recode_counts(counts, 5, [{"ON": "ON", "QC": "QC"}], "elsewhere")

    assert shown == {"ON": 11, "QC": 8, "elsewhere": 6}


def test_recode_refuses_groups_of_two():
    with pytest.raises(ValueError, match="under three"):
        suppression.recode_counts({"ON": 11}, 2)


def test_hide_small_hides_a_second_group_against_subtraction():
    shown = suppression.hide_small({"A": 12, "B": 9, "C": 6, "D": 3})

    assert shown == suppression.Hidden({"A": 12, "B": 9, "C": None, "D": None}, block=9)


def test_hide_small_shows_nothing_when_nothing_large_enough_can_be_hidden_with_it():
    assert suppression.hide_small({"A": 3}) is None
    assert suppression.hide_small({"A": 1, "B": 1}) is None


@pytest.mark.parametrize(
    ("people", "fewest"),
    [(5, 2), (9, 2), (10, 2), (19, 4), (20, 2), (39, 4), (40, 2), (99, 5), (100, 2), (299, 6), (300, 3)],
)
def test_band_keeps_away_from_nothing_and_everything(people, fewest):
    assert suppression.band(people) == (fewest, people - fewest)
    assert suppression.within_band(fewest, people)
    assert not suppression.within_band(fewest - 1, people)
    assert not suppression.within_band(people - fewest + 1, people)


def test_enough_asks_for_more_where_it_is_sensitive():
    assert [suppression.enough(people) for people in (4, 5)] == [False, True]
    assert [suppression.enough(people, sensitive=True) for people in (9, 10)] == [False, True]


def test_rate_may_be_shown_needs_both_sides():
    assert suppression.rate_may_be_shown(answered=5, invited=10)
    assert not suppression.rate_may_be_shown(answered=6, invited=10)
    assert not suppression.rate_may_be_shown(answered=4, invited=10)


# ---- random tables ----------------------------------------------------------------------------------------
def check_recoding(counts, k, levels):
    shown = suppression.recode_counts(counts, k, levels)
    if shown is not None:
        assert sum(shown.values()) == sum(counts.values()), "a hole could be found by subtraction"
        assert len(shown) > 1
        assert min(shown.values()) >= k


def check_hiding(counts, k):
    hidden = suppression.hide_small(counts, k)
    if hidden is None:
        return
    shown = [count for count in hidden.counts.values() if count is not None]
    blanks = len(hidden.counts) - len(shown)
    assert not any(0 < count < k for count in shown)
    assert blanks == 0 or (blanks > 1 and hidden.block >= k)
    assert sum(shown) + hidden.block == sum(counts.values())


@settings(max_examples=200)
@given(counts_by_province, smallest_groups, st.sampled_from([[], [REGIONS]]))
def test_recode_never_shows_a_small_group(counts, k, levels):
    check_recoding(counts, k, levels)


@settings(max_examples=200)
@given(counts_by_province, smallest_groups)
def test_hide_small_never_shows_a_small_group(counts, k):
    check_hiding(counts, k)


@pytest.mark.soak
def test_many_random_tables(figure):
    @settings(max_examples=20_000, deadline=None)
    @given(counts_by_province, smallest_groups, st.sampled_from([[], [REGIONS]]))
    def check(counts, k, levels):
        check_recoding(counts, k, levels)
        check_hiding(counts, k)

    check()
    figure("20,000 random tables: 0 groups under k shown, 0 found by subtraction")


# ---- an attacker who knows the rules, the categories and the total -----------------------------------------
LARGEST = 13


@cache
def every_table(categories, k):
    """What is shown -> every table of `categories` that would be shown like that, for both ways of hiding."""
    recoded, hidden = defaultdict(list), defaultdict(list)
    for numbers in itertools.product(range(LARGEST + 1), repeat=categories):
        counts = dict(zip("ABCD", numbers, strict=False))
        recoded[recoding(counts, k)].append(numbers)
        hidden[hiding(counts, k)].append(numbers)
    return recoded, hidden


def recoding(counts, k, levels=()):
    shown = suppression.recode_counts(counts, k, levels)
    return sum(counts.values()), shown and tuple(sorted(shown.items()))


def hiding(counts, k):
    shown = suppression.hide_small(counts, k)
    return sum(counts.values()), shown and tuple(shown.counts.values())


def derivable(tables, k):
    """The tables where a small group has the same size in all that would have been shown like this."""
    found = []
    for shown, candidates in tables.items():
        # At the edge of what was tried, a larger table could be a candidate too: nothing is known of those.
        if shown[1] is None or any(LARGEST in numbers for numbers in candidates):
            continue
        for place in range(len(candidates[0])):
            sizes = {numbers[place] for numbers in candidates}
            if len(sizes) == 1 and 0 < min(sizes) < k:
                found.append((shown, candidates))
    return found


@pytest.mark.parametrize(("categories", "k"), [(3, 5), (3, 3), (4, 3), (4, 4)])
def test_no_small_group_can_be_worked_out_from_what_is_shown(categories, k, figure):
    recoded, hidden = every_table(categories, k)

    figure(f"{len(recoded)} recodings and {len(hidden)} hidings of {categories} groups, k = {k}: 0 derivable")
    assert derivable(recoded, k) == []
    assert derivable(hidden, k) == []


def test_no_small_group_can_be_worked_out_of_the_levels_of_a_hierarchy():
    levels = [{"A": "west", "B": "west", "C": "C", "D": "D"}, {"A": "west", "B": "west", "C": "D", "D": "D"}]
    shown = defaultdict(list)
    for numbers in itertools.product(range(LARGEST + 1), repeat=4):
        counts = dict(zip("ABCD", numbers, strict=True))
        shown[recoding(counts, 4, levels)].append(numbers)

    assert len(shown) > 1000
    assert derivable(shown, 4) == []


def test_control_hiding_the_small_group_alone_is_found_out():
    """The same attacker against hiding without a second group."""
    naive = defaultdict(list)
    for numbers in itertools.product(range(LARGEST + 1), repeat=3):
        shown = tuple(None if 0 < number < 5 else number for number in numbers)
        naive[sum(numbers), shown].append(numbers)

    assert len(derivable(naive, 5)) > 100
