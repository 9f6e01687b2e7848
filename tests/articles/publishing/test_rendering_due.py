"""A change whose rendering fails stands all the same, and shows as soon as rendering goes again."""

import pytest
from django.utils import timezone

from content.articles.models import Article, LibraryFile, Plan, Redirect, RenderingDue
from content.articles.publishing import Scheduler, rename, withdraw_article
from content.articles.publishing.context import current_render_context
from content.articles.publishing.publish import render_due
from content.articles.sync import load as loading
from content.sources.models import Reference

from ..factories import change_file, load_folder, run

pytestmark = pytest.mark.postgres


def html_of(slug: str) -> str:
    return Article.objects.get(slug=slug).live.html


@pytest.fixture
def broken(loaded):
    """A drawing that cannot be read, as one that an older renderer let pass: no page can be rendered."""
    return LibraryFile.objects.create(path="figures/broken.svg", text="no drawing")


@pytest.mark.django_db(transaction=True)
def test_decision_whose_rendering_fails_stands_and_the_plan_thread_makes_up_for_it(broken, client, caplog):
    withdraw_article(Article.objects.get(slug="risks"), None, None)
    assert client.get("/risks/").status_code == 410
    assert "render_due" in caplog.text
    scheduler = Scheduler()
    scheduler.look()
    scheduler.look()
    assert 'href="/risks/' in html_of("aftercare")
    assert "the next look" in caplog.text
    broken.delete()
    scheduler.look()
    assert 'href="/risks/' not in html_of("aftercare")
    assert not RenderingDue.objects.exists()


def test_plan_thread_leaves_what_became_due_since_its_last_look_to_the_process_that_saved(loaded):
    # What is to happen on commit never happens in this test: another process is still rendering.
    withdraw_article(Article.objects.get(slug="risks"), None, None)
    scheduler = Scheduler()
    scheduler.look()
    assert 'href="/risks/' in html_of("aftercare")
    scheduler.look()
    assert 'href="/risks/' not in html_of("aftercare")


@pytest.mark.django_db(transaction=True)
def test_save_at_the_desk_whose_rendering_fails_is_a_save(broken, editor_client):
    fields = {"old_slug": "dangers", "article": Article.objects.get(slug="risks").pk}
    assert editor_client.post("/admin/articles/redirect/add/", fields).status_code == 302
    assert Redirect.objects.filter(old_slug="dangers").exists()
    assert RenderingDue.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_command_makes_up_for_a_rendering_that_failed(broken):
    withdraw_article(Article.objects.get(slug="risks"), None, None)
    broken.delete()
    assert run("run_plans").out == "Nothing was due.\n"
    assert 'href="/risks/' not in html_of("aftercare")


@pytest.fixture
def unreadable(loaded) -> LibraryFile:
    """A list of signs that this edition of the program refuses: texts without signs load, nothing renders."""
    return LibraryFile.objects.create(path="signs.yaml", text="question: Old?\n")


@pytest.mark.django_db(transaction=True)
def test_load_whose_rendering_fails_is_a_load_and_says_so(loaded, unreadable, caplog):
    change_file(loaded, "articles/risks.md", "It is rare", "It is very rare")
    change_file(loaded, "references.json", "Adverse events", "Harms")
    ran = run("load_content", loaded)
    assert ran.status == 0
    assert "pages could not be rendered again" in ran.err
    assert caplog.text.count("could not be rendered again") == 1
    assert "very rare" in html_of("risks")
    assert "Harms" not in Article.objects.get(slug="aftercare").live.references_html
    unreadable.delete()
    render_due()
    assert "Harms" in Article.objects.get(slug="aftercare").live.references_html


@pytest.mark.django_db(transaction=True)
def test_load_for_which_others_had_to_wait_counts_what_it_rendered(loaded, monkeypatch):
    monkeypatch.setattr(loading, "_TRIES", 0)  # somebody saved each time
    change_file(loaded, "references.json", "Adverse events", "Harms")
    assert load_folder(loaded).rendered == 2


def test_rendering_that_a_killed_process_never_began_is_made_up_for(loaded):
    # What is to happen on commit never happens in this test.
    reference = Reference.objects.get(key="brady2014")
    reference.csl["title"] = "A corrected title"
    reference.save()
    assert render_due() == 2
    assert "A corrected title" in Article.objects.get(slug="risks").live.references_html
    assert render_due() == 0


def test_several_changes_at_once_are_rendered_once(loaded, monkeypatch, django_capture_on_commit_callbacks):
    rendered = []
    monkeypatch.setattr(
        "content.articles.publishing.publish.current_render_context",
        lambda: [rendered.append(1), current_render_context()][1],
    )
    with django_capture_on_commit_callbacks(execute=True):
        rename(Article.objects.get(slug="aftercare"), "after", None)
        withdraw_article(Article.objects.get(slug="risks"), None, None)
    assert rendered == [1]
    assert 'href="/risks/' not in html_of("after")


@pytest.mark.django_db(transaction=True)
def test_plans_that_come_due_at_once_are_rendered_once(loaded, monkeypatch):
    rendered = []
    monkeypatch.setattr(
        "content.articles.publishing.publish.current_render_context",
        lambda: [rendered.append(1), current_render_context()][1],
    )
    for slug in ("risks", "aftercare"):
        Plan.objects.create(article=Article.objects.get(slug=slug), at=timezone.now())
    Scheduler().look()
    assert [page.slug for page in Article.objects.published()] == ["glossary"]
    assert rendered == [1]
