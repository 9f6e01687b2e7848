"""Changes: the word diff between two published versions."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from content.articles.comparison.changes import published_changes, readable, word_diff
from content.articles.models import Article

from ..factories import edit

WORDS = st.text(alphabet="ab .\n’-é", max_size=60)


def text(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("You may feel sore.", "You may feel very sore.", "", " very"),
        ("You may feel very sore.", "You may feel sore.", " very", ""),
        ("for 24 hours", "for 48 hours", " 24", " 48"),
        ("don’t drive", "do not drive", "don’t", "do not"),
        ("", "New.", "", "New."),
        ("Gone.", "", "Gone.", ""),
    ],
)
def test_word_diff_names_the_words_that_differ(old, new, removed, added):
    pieces = word_diff(old, new)
    assert (text(pieces, "old"), text(pieces, "new")) == (removed, added)


@given(WORDS, WORDS)
def test_word_diff_loses_no_letter_of_short_texts(old, new):
    pieces = word_diff(old, new)
    if old == new and not pieces:
        return
    assert text(pieces, "same", "new") == new
    assert text(pieces, "same", "old").split() == old.split()


def test_long_unchanged_runs_are_shortened():
    same = " ".join(f"word{n}" for n in range(200))
    pieces = word_diff(f"Old. {same} Old end.", f"New. {same} New end.")
    assert [piece.kind for piece in pieces].count("gap") == 1
    assert "word1 " in text(pieces, "same")
    assert "word199" in text(pieces, "same")
    assert "word100" not in text(pieces, "same")


def test_text_far_before_a_change_is_left_out():
    same = " ".join(f"word{n}" for n in range(200))
    pieces = word_diff(f"{same} old", f"{same} new")
    assert "word5 " not in text(pieces, "same")
    assert "word199" in text(pieces, "same")


def test_same_long_text_has_no_difference():
    same = " ".join(f"word{n}" for n in range(200))
    assert word_diff(same, same) == []


def test_readers_see_words_and_no_markup(loaded):
    page = Article.objects.get(slug="risks")
    page.live.key_points = ["It is **rare** [@brady2014]."]
    words = readable(page.live)
    for mark in ("[@", "](", "##", "> ", "[!", "**"):
        assert mark not in words
    assert "Sources differ: How common a bruise is" in words
    assert "See aftercare." in words


def test_first_version_has_no_pieces_and_the_newest_comes_first(loaded):
    edit("aftercare", body="You may feel very sore [@brady2014].")
    page = Article.objects.get(slug="aftercare")
    changes = published_changes(list(page.versions.all()))
    assert [change.name for change in changes] == ["version 2", "version 1"]
    assert changes[1].pieces == []
    assert " very" in text(changes[0].pieces, "new")


def test_versions_are_compared_in_the_order_in_which_they_were_published(loaded):
    edit("aftercare", body="Second [@brady2014].")
    edit("aftercare", body="Third [@brady2014].")
    page = Article.objects.get(slug="aftercare")
    second = page.versions.get(number=2)
    second.published_at = timezone.now() + timedelta(days=1)
    second.save(update_fields=["published_at"])
    names = [change.name for change in published_changes(list(page.versions.all()))]
    assert names == ["version 2", "version 3", "version 1"]
