"""Articles, redirects and what the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from content.articles.models import Article, Part, Redirect
from content.sources.models import Reference

from .factories import edit

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    "slug",
    [
        *("admin", "search", "sources", "healthz", "feed", "staff", "static", "Upper", "a_b", "a--b", "-a"),
        *("a-", "a b", "ä", "", "a" * 81, "a/b", "a.md", "a\n"),
    ],
)
def test_bad_or_reserved_slug_is_refused(loaded, slug):
    part = Part.objects.first()
    with pytest.raises(ValidationError) as error:
        Article(slug=slug, part=part).full_clean()
    assert "slug" in error.value.message_dict
    with pytest.raises(ValidationError) as error:
        Redirect(old_slug=slug, article=Article.objects.first()).full_clean()
    assert "old_slug" in error.value.message_dict


@pytest.mark.parametrize("slug", ["a", "what-is-it", "2nd-visit", "a" * 80])
def test_good_slug_is_accepted(loaded, slug):
    Article(slug=slug, part=Part.objects.first()).full_clean()


def test_slug_of_two_articles_is_refused(loaded):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(slug="risks", part=Part.objects.first())


def test_redirect_that_would_hide_an_article_is_refused(loaded):
    with pytest.raises(ValidationError) as error:
        Redirect(old_slug="risks", article=Article.objects.get(slug="aftercare")).full_clean()
    assert "A page has this address" in error.value.message_dict["old_slug"][0]


def test_unknown_layout_is_refused_by_the_database(loaded):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(layout="poster")


def test_cited_reference_cannot_be_deleted(loaded):
    with pytest.raises(ProtectedError):
        Reference.objects.get(key="brady2014").delete()


def test_live_version_cannot_be_deleted(loaded):
    with pytest.raises(ProtectedError):
        Article.objects.get(slug="risks").live.delete()


def test_part_with_articles_cannot_be_deleted(loaded):
    with pytest.raises(ProtectedError):
        Part.objects.get(slug="decide").delete()


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (250, 1), (310, 2), (1000, 5)])
def test_reading_time_is_whole_minutes_and_at_least_one(loaded, words, minutes):
    version = edit("aftercare", body=f"{'sore ' * (words - 1)}sore [@brady2014].")
    assert version.minutes == minutes
