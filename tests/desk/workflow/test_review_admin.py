"""Sign-offs at the desk: a mistake in one is put right, and what stood there before is kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from content.articles.models import Article, Decision, Review
from tests.articles.factories import edit, sign_off

from ..people import client_of, person


def live_of(slug):
    return Article.objects.get(slug=slug).live


@pytest.fixture
def review(loaded):
    """A sign-off of the page on aftercare."""
    return sign_off(live_of("aftercare"))


def page_of_review(review):
    return f"/admin/articles/review/{review.pk}/change/"


def fields_of(review, **changed):
    fields = {name: getattr(review, name) for name in ("name", "role", "date", "next_due")}
    return fields | {"version": review.version_id, "reason": ""} | changed


def test_reviewer_corrects_a_sign_off_and_the_history_keeps_what_stood_there(reviewer, page_of, review):
    fields = fields_of(review, name="Ada Okonkwo", reason="A slip of the pen.")
    assert reviewer.post(page_of_review(review), fields).status_code == 302
    assert "Reviewed by Ada Okonkwo" in reviewer.get("/aftercare/").text
    decision = Decision.objects.get(kind="corrected")
    assert (decision.by.username, decision.article.slug) == ("ada", "aftercare")
    history = reviewer.get(page_of("history")).text
    for words in ("Sign-off corrected", "Before: Ada Okafor, physiotherapist, 10 January 2026", "A slip of"):
        assert words in history


def test_sign_off_that_is_moved_is_told_of_on_both_pages(reviewer, review):
    fields = fields_of(review, version=live_of("risks").pk)
    assert reviewer.post(page_of_review(review), fields).status_code == 302
    decisions = Decision.objects.filter(kind="corrected")
    assert {decision.article.slug for decision in decisions} == {"aftercare", "risks"}
    assert Article.objects.get(slug="risks").last_review == review
    assert Article.objects.get(slug="aftercare").last_review is None


def test_sign_off_is_moved_between_pages_of_one_title(reviewer, review):
    versions = [edit(slug, title="The same") for slug in ("aftercare", "risks")]
    Review.objects.filter(pk=review.pk).update(version=versions[0])
    assert reviewer.post(page_of_review(review), fields_of(review, version=versions[1].pk)).status_code == 302
    assert Article.objects.get(slug="risks").last_review == review
    notes = {decision.note for decision in Decision.objects.filter(kind="corrected")}
    assert all("of /aftercare/" in note and "of /risks/" in note for note in notes)
    assert notes


def test_save_that_corrects_nothing_is_not_written_down(reviewer, review):
    assert reviewer.post(page_of_review(review), fields_of(review)).status_code == 302
    assert not Decision.objects.filter(kind="corrected").exists()


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"date": timezone.localdate() + timedelta(days=2)}, "date", "has not come yet"),
        ({"next_due": date(2026, 1, 10)}, "next_due", "enter a later day"),
        ({"name": "A\x01"}, "name", "control character"),
        ({"version": 999999}, "version", "valid choice"),
    ],
)
def test_correction_keeps_the_rules_of_signing(reviewer, review, changed, field, message):
    answer = reviewer.post(page_of_review(review), fields_of(review, **changed))
    errors = answer.context["adminform"].form.errors
    assert list(errors) == [field]
    assert message in errors[field][0]
    assert str(Review.objects.get()) == str(review)
    assert not Decision.objects.filter(kind="corrected").exists()


@pytest.mark.parametrize("group", ["Writer", "Administrator"])
def test_others_read_sign_offs_and_correct_none(review, group):
    client = client_of(person(group))
    assert "Ada Okafor" in client.get(page_of_review(review)).text
    assert client.post(page_of_review(review), fields_of(review, name="Mine")).status_code == 403
