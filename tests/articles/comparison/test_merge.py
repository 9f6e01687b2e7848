"""Merging: two people's changes to one text, together where they do not meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.comparison import words
from content.articles.comparison.merge import Side, merge, merge_field

ITEMS = st.lists(st.sampled_from("abcde"), max_size=8)


@given(ITEMS, ITEMS)
def test_change_of_one_alone_is_taken_whole(base, new):
    assert merge(base, new, base) == new
    assert merge(base, base, new) == new


@given(ITEMS, ITEMS)
def test_same_change_of_both_is_made_once(base, new):
    assert merge(base, new, new) == new


@given(ITEMS, ITEMS, ITEMS)
def test_it_does_not_matter_whose_change_is_whose(base, mine, theirs):
    assert merge(base, mine, theirs) == merge(base, theirs, mine)


@given(ITEMS, ITEMS, ITEMS)
def test_nothing_comes_from_nowhere(base, mine, theirs):
    merged = merge(base, mine, theirs)
    assert merged is None or set(merged) <= {*base, *mine, *theirs}


@given(st.lists(st.integers(0, 99).map(str), min_size=3, max_size=9, unique=True), st.data())
def test_changes_that_do_not_meet_are_both_there(base, data):
    first = data.draw(st.integers(0, len(base) - 3))
    second = data.draw(st.integers(first + 2, len(base) - 1))
    mine = [*base[:first], "mine", *base[first + 1 :]]
    theirs = [*base[:second], "theirs", *base[second + 1 :]]
    both = [*mine[:second], "theirs", *mine[second + 1 :]]
    assert merge(base, mine, theirs) == both


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("aXc", "aYc"), ("aXbc", "aYbc"), ("Xbc", "aYc"), ("ac", "aXc"), ("abcX", "abcY")],
)
def test_changes_that_meet_are_not_merged(mine, theirs):
    assert merge("abc", mine, theirs) is None


def test_lists_that_take_too_long_to_tell_apart_are_not_merged(monkeypatch):
    assert merge("abcde", "XbcdY", "abZde") == [*"XbZdY"]
    monkeypatch.setattr(words, "_MOST_STEPS", 0)
    assert merge("abcde", "XbcdY", "abZde") is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "side", "text"),
    [
        ("a", "a", "b", Side.THEIRS, "b"),
        ("a", "b", "a", Side.MINE, "b"),
        ("a", "b", "b", Side.MINE, "b"),
        ("a", "b", "c", Side.BOTH, "b"),
        (None, "b", "c", Side.BOTH, "b"),
        ("1\n\n2\n\n3", "1 mine\n\n2\n\n3", "1\n\n2\n\n3 theirs", Side.MERGED, "1 mine\n\n2\n\n3 theirs"),
        ("1\n\n2\n\n3", "1 mine\n\n2\n\n3", "1 theirs\n\n2\n\n3", Side.BOTH, "1 mine\n\n2\n\n3"),
        (["1", "2", "3"], ["0", "2", "3"], ["1", "2", "4"], Side.MERGED, ["0", "2", "4"]),
        (["1"], ["2"], ["3"], Side.BOTH, ["2"]),
    ],
)
def test_field_holds_the_text_of_whoever_changed_it(base, mine, theirs, side, text):
    assert merge_field(base, mine, theirs) == (side, text)
