"""Versions that an older edition rendered: rendered anew after an upgrade, or kept as they are."""

import pytest
from django.db import connection
from django.utils import timezone

from content.articles.models import Article, Version
from content.articles.publishing.drafts import page_of
from content.articles.publishing.publish import render_older_versions
from content.clinic.models import Clinic
from tests.older_html import blocks_of_html

from ..factories import edit, run

pytestmark = pytest.mark.postgres

OLD = '<h2 id="rest">Rest</h2><a aria-label="x" class="self" href="#rest">#</a>\n<p>Old.</p>'


@pytest.fixture
def upgraded(loaded):
    """A site as the migration leaves it: one page with a former version."""
    edit("aftercare", body="New [@brady2014].")
    versions = Version.objects.filter(article__slug="aftercare")
    versions.update(blocks=blocks_of_html(OLD), not_rendered="An older edition did it.")
    return versions.order_by("number")


def test_every_version_is_rendered_anew_live_or_not(upgraded):
    run("render_content")
    first, second = upgraded
    assert "You may feel sore" in first.html
    assert "New" in second.html
    assert not Version.objects.exclude(not_rendered="").exists()


def test_version_that_no_longer_renders_keeps_its_html_and_says_so(upgraded):
    upgraded.update(body="word " * 20_000)
    done = run("render_content")
    assert [version.html for version in upgraded] == [OLD, OLD]
    assert "aftercare, version 1, can no longer be rendered" in done.err
    assert "over 60,000 letters" in upgraded[0].not_rendered
    assert page_of(upgraded[0]).live.html == OLD
    assert "Old." in Article.objects.get(slug="aftercare").live.html


def test_text_on_which_the_program_fails_is_kept_and_the_others_rendered(upgraded, failing_renderer):
    upgraded.filter(number=1).update(body="A failing text.")
    assert "aftercare, version 1, can no longer be rendered" in run("render_content").err
    upgraded.filter(number=2).update(body="A failing text too.")
    assert "aftercare, version 2, can no longer be rendered" in run("render_content").err
    first, second = upgraded
    assert first.html == OLD
    assert "New" in second.html
    assert "the program fails on this text" in first.not_rendered


def test_former_versions_are_rendered_where_no_page_is_published(upgraded):
    Article.objects.update(withdrawn_at=timezone.now())
    run("render_content")
    assert not Version.objects.exclude(not_rendered="").exists()


def test_site_without_a_page_has_nothing_to_render(db):
    assert "load_content" in run("render_content").err


@pytest.mark.django_db(transaction=True)
def test_number_that_changes_meanwhile_stays_on_the_page(upgraded):
    edit("aftercare", body="Call {{ clinic.emergency_number }} [@brady2014].")
    upgraded.update(not_rendered="An older edition did it.")
    changed: list[Clinic] = []

    def change_once(execute, sql, *args):
        if 'WHERE "articles_version"."id" =' in sql and not changed:
            changed.append(Clinic(emergency_number="133"))
            changed[0].save()
        return execute(sql, *args)

    with connection.execute_wrapper(change_once):
        render_older_versions()
    assert changed
    assert "tel:133" in Article.objects.get(slug="aftercare").live.html
    assert "You may feel sore" in upgraded[0].html
