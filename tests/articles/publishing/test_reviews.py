"""Sign-offs: a page claims no review that it has not had."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.articles.models import Article, Review
from content.articles.publishing.publish import publish

from ..factories import edit, sign_off

pytestmark = pytest.mark.postgres


@pytest.fixture
def article(loaded):
    return Article.objects.get(slug="aftercare")


def last_review():
    return Article.objects.get(slug="aftercare").last_review


def test_page_that_nobody_signed_has_no_review(article):
    assert article.last_review is None
    assert article.changed_since_review is False


def test_sign_off_of_the_live_version_is_the_last_review(article):
    review = sign_off(article.live)
    assert last_review() == review


@pytest.mark.parametrize("months", [(3, 1), (1, 3)])
def test_later_sign_off_counts_whichever_was_entered_first(article, months):
    entered = [sign_off(article.live, on=date(2026, month, 1)) for month in months]
    assert last_review() == entered[months.index(3)]


def test_of_two_sign_offs_of_a_day_the_one_entered_last_counts(article):
    _, last = sign_off(article.live), sign_off(article.live)
    assert last_review() == last


def test_sign_off_of_a_draft_counts_only_once_the_draft_is_published(article):
    draft = edit("aftercare", live=False, body="A draft [@brady2014].")
    review = sign_off(draft)
    assert last_review() is None
    publish(draft)
    assert last_review() == review


def test_deleting_a_sign_off_brings_back_the_one_before(article):
    first = sign_off(article.live, on=date(2026, 1, 1))
    sign_off(article.live, on=date(2026, 2, 1)).delete()
    assert last_review() == first
    first.delete()
    assert last_review() is None


def test_sign_off_that_was_entered_at_the_wrong_page_can_be_moved(article):
    review = sign_off(article.live)
    risks = Article.objects.get(slug="risks")
    review.version = risks.live
    review.save()
    risks.refresh_from_db()
    assert risks.last_review == review
    assert last_review() is None


@pytest.mark.parametrize(("notable", "live", "changed"), [
    (True, True, True), (False, True, False), (True, False, False),
])  # fmt: skip
def test_only_a_notable_published_change_outdates_a_review(article, notable, live, changed):
    sign_off(article.live)
    edit("aftercare", live=live, notable=notable, body="New [@brady2014].")
    article.refresh_from_db()
    assert article.changed_since_review is changed


def test_database_refuses_a_review_that_is_due_before_its_date(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        sign_off(article.live, on=date(2026, 2, 1), due=date(2026, 2, 1))


@pytest.mark.parametrize("zone", ["Pacific/Niue", "Pacific/Kiritimati"])  # they are 25 hours apart
def test_sign_off_is_of_today_in_the_clinic_s_time_zone(zone):
    with timezone.override(zone):
        assert Review().date == timezone.localdate()
