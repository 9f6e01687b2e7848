"""A clinician signs a version; readers see it, and who wrote it down is known."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from content.articles.models import Article, Decision, Review
from content.articles.publishing import RefusedError, correct_review, due_after, sign_version

from ..factories import edit

pytestmark = pytest.mark.postgres

TODAY = timezone.localdate()


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


def sign(version, editor, **changed):
    words = {"name": "Ada Okafor", "role": "physiotherapist", "date": TODAY, "next_due": due_after(TODAY)}
    return sign_version(version, editor, **(words | changed))


def article():
    return Article.objects.get(slug="aftercare")


def test_sign_off_of_the_live_version_shows_at_once(loaded, editor, client):
    sign(article().live, editor, note="Read with the sources.")
    assert "Reviewed by Ada Okafor, physiotherapist" in client.get("/aftercare/").text
    decision = Decision.objects.get(kind="signed")
    assert decision.by == editor
    assert decision.note.startswith("Ada Okafor, physiotherapist")
    assert decision.note.endswith("Read with the sources.")


def test_decision_without_a_note_tells_of_the_sign_off_alone(loaded, editor):
    review = sign(article().live, editor)
    assert Decision.objects.get(kind="signed").note == f"{review}."
    review.name = "Bo Lind"
    correct_review(review, editor)
    note = Decision.objects.get(kind="corrected").note
    assert note.startswith("Before: Ada Okafor, ")
    assert " Now: Bo Lind, " in note


def test_sign_off_of_a_draft_waits_for_it_to_be_published(loaded, editor):
    sign(edit("aftercare", live=False, body="A draft [@brady2014]."), editor)
    assert article().last_review is None


def test_review_cannot_be_dated_tomorrow(loaded, editor):
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(RefusedError, match="has not come yet"):
        sign(article().live, editor, date=tomorrow, next_due=due_after(tomorrow))
    assert not Review.objects.exists()


def test_next_review_is_due_after_this_one(loaded, editor):
    with pytest.raises(RefusedError, match="enter a later day"):
        sign(article().live, editor, next_due=TODAY)


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 5, 4), date(2029, 5, 4)), (date(2028, 2, 29), date(2031, 2, 28))],
)
def test_review_is_due_again_after_three_years(day, due):
    assert due_after(day) == due
