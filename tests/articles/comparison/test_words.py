"""The engine of all comparisons: what is the same in two lists, and how long that may take."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.comparison import words
from content.articles.comparison.words import compare, runs

LINES = st.lists(st.text(alphabet="ab ", max_size=6), max_size=6)


def parts(found, name):
    return [*chain.from_iterable(getattr(run, name) for run in found)]


@given(LINES, LINES)
def test_runs_hold_both_lists_and_take_turns(old, new):
    found = list(compare(old, new, list))
    assert "".join(parts(found, "old")) == "".join(old)
    assert "".join(parts(found, "new")) == "".join(new)
    assert all(before.same != after.same for before, after in pairwise(found))


@given(LINES, LINES)
def test_what_is_the_same_is_equal_and_what_is_not_begins_with_a_difference(old, new):
    for run in runs(old, new):
        assert (run.old == run.new) == run.same
        assert run.same or run.old[:1] != run.new[:1]


def test_items_that_differ_are_compared_by_their_parts():
    assert [*compare(["ab", "cd"], ["ab", "ce"], list)] == [
        (["ab", "c"], ["ab", "c"], True),
        (["d"], ["e"], False),
    ]


ALIKE = ["x", *"a" * 9000], ["y", *"a" * 9000, "z"]
EVERY_SECOND_ALIKE = tuple(
    [word for n in range(9000) for word in (f"{n}", f"{n} {end}")] for end in ("old", "new")
)


@pytest.mark.parametrize(("old", "new"), [ALIKE, EVERY_SECOND_ALIKE], ids=["all alike", "every second"])
def test_lists_made_to_be_slow_take_no_more_steps_than_others(monkeypatch, old, new):
    steps = []
    find = words.SequenceMatcher.find_longest_match

    def counted(self, alo, ahi, blo, bhi):
        steps.extend(1 + len(self.b2j.get(item, ())) for item in self.a[alo:ahi])
        return find(self, alo, ahi, blo, bhi)

    monkeypatch.setattr(words.SequenceMatcher, "find_longest_match", counted)
    found = list(runs(old, new))
    assert sum(steps) <= words._MOST_STEPS
    assert parts(found, "old") == old
    assert parts(found, "new") == new
