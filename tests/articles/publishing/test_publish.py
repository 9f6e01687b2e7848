"""Writing, publishing, restoring, withdrawing."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from content.articles.models import Article, Citation, ImmutableVersionError, Link, Version
from content.articles.publishing.context import current_render_context
from content.articles.publishing.publish import (
    ConflictError,
    publish,
    rendered_now,
    restore,
    withdraw,
    write_version,
)
from content.rendering import render

from ..factories import body_of, edit

pytestmark = pytest.mark.postgres


@pytest.fixture
def article(loaded):
    return Article.objects.get(slug="aftercare")


@pytest.mark.parametrize("field", ["title", "summary", "key_points", "related", "next_steps", "body"])
def test_text_of_a_version_cannot_be_changed(article, field):
    setattr(article.live, field, "Something else")
    with pytest.raises(ImmutableVersionError):
        article.live.save()
    with pytest.raises(ImmutableVersionError):
        article.live.save(update_fields=[field])
    assert getattr(Version.objects.get(pk=article.live.pk), field) != "Something else"


def test_draft_leaves_the_page_alone(article):
    draft = edit("aftercare", live=False, title="A draft", body="A draft [@brady2014].")
    article.refresh_from_db()
    assert article.newest == draft
    assert article.live.number == 1
    assert draft.state == Version.State.DRAFT
    assert draft.published_at is None


def test_publishing_makes_the_version_live(article):
    version = edit("aftercare", body="New [@brady2014].")
    assert body_of("aftercare") == "New [@brady2014]."
    assert version.state == Version.State.PUBLISHED
    assert version.published_at >= article.live.published_at


def test_publishing_twice_keeps_the_first_time(article):
    before = article.live.published_at
    publish(article.live)
    assert Version.objects.get(pk=article.live.pk).published_at == before


def test_version_made_from_an_older_one_is_refused_and_nothing_is_written(article):
    first = article.live
    newer = edit("aftercare", live=False, body="Newer [@brady2014].")
    text = replace(first.text, body="Also mine [@brady2014].")
    with pytest.raises(ConflictError) as error:
        write_version(article, text, render(text, current_render_context()), made_from=first)
    assert error.value.newer == newer
    assert article.versions.count() == 2


def test_version_made_from_nothing_is_refused_where_there_is_one(article):
    with pytest.raises(ConflictError):
        write_version(article, article.live.text, render(article.live.text, current_render_context()))


def test_database_refuses_two_versions_of_one_number(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(article=article, number=1, title="Twin", summary="It.", body="Twin.")


def test_database_refuses_a_published_version_without_a_time(article):
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(article=article, number=2, title="T", summary="S", body="B", state="published")


def test_restoring_copies_an_old_version_forward_as_a_draft(article):
    first = article.live
    edit("aftercare", body="New [@brady2014].")
    draft = restore(first, rendered_now(first), author=None)
    assert (draft.number, draft.body, draft.made_from.number) == (3, first.body, 2)
    assert draft.note == "Restored from version 1."
    assert body_of("aftercare") == "New [@brady2014]."


def test_version_notes_what_it_cites_and_links_to(article):
    assert set(article.live.citations.values_list("reference__key", flat=True)) == {"brady2014", "biolatto"}
    assert set(article.live.links.values_list("target__slug", "anchor")) == {
        ("risks", "serious-harm"),
        ("glossary", "bruise"),
    }


def test_new_version_leaves_what_the_old_one_noted(article):
    cited, linked = article.live.citations.count(), article.live.links.count()
    edit("aftercare", body="New [@brady2014].")
    assert Citation.objects.filter(version__number=1, version__article=article).count() == cited
    assert Link.objects.filter(version__number=1, version__article=article).count() == linked


def test_withdrawn_page_is_not_published_and_keeps_its_versions(article):
    withdraw(article, Article.objects.get(slug="risks"))
    assert not Article.objects.published().filter(slug="aftercare").exists()
    assert article.versions.count() == 1
    assert article.read_instead.slug == "risks"


def test_publishing_brings_a_withdrawn_page_back(article):
    withdraw(article, Article.objects.get(slug="risks"))
    publish(article.live)
    article.refresh_from_db()
    assert article.withdrawn_at is None
    assert article.read_instead is None


def test_article_without_a_live_version_is_not_published(loaded):
    part = Article.objects.first().part
    Article.objects.create(slug="not-yet", part=part)
    assert "not-yet" not in {a.slug for a in Article.objects.published()}
