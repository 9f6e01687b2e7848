"""Withdrawing a page, bringing it back, and what links to it."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from content.articles.models import Article, Decision, Part, Plan
from content.articles.publishing import RefusedError, bring_back, plan, what_links_here, withdraw_article
from content.articles.publishing.record import named_pages
from content.rendering.context import HELP_PAGE

from ..factories import edit

pytestmark = pytest.mark.postgres


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


def test_withdrawn_page_says_what_to_read_instead(loaded, editor, client):
    withdraw_article(article(), editor, article("risks"), "It is part of risks now.")
    answer = client.get("/aftercare/")
    assert answer.status_code == 410
    assert '<a href="/risks/">Risks</a>' in answer.text
    decision = Decision.objects.get(kind="withdrawn")
    assert (decision.by, decision.note) == (
        editor, "It is part of risks now. Readers are told to read “Risks” instead.",
    )  # fmt: skip


def test_decision_without_a_note_says_nothing_besides(loaded, editor):
    withdraw_article(article(), editor, None)
    bring_back(article(), editor)
    notes = Decision.objects.filter(kind__in=["withdrawn", "brought back"]).values_list("note", flat=True)
    assert list(notes) == ["", ""]


def test_page_to_read_instead_that_is_withdrawn_too_leads_on(loaded, editor, client):
    withdraw_article(article(), editor, article("risks"))
    withdraw_article(article("risks"), editor, article("glossary"))
    assert '<a href="/glossary/">Glossary</a>' in client.get("/aftercare/").text
    leading_on = [found.title for found in what_links_here(article("glossary")) if "withdrawn" in found.what]
    assert sorted(leading_on) == ["After your session", "Risks"]
    Article.objects.filter(slug="risks").update(read_instead=article())
    assert "Read this instead" not in client.get("/aftercare/").text


def test_link_to_a_withdrawn_page_becomes_words(loaded, editor, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_article(article(), editor, None)
    assert 'href="/aftercare/"' not in client.get("/risks/").text
    with django_capture_on_commit_callbacks(execute=True):
        bring_back(article(), editor)
    assert 'href="/aftercare/"' in client.get("/risks/").text


@pytest.mark.parametrize("slug", ["aftercare", "not-there-yet"])
def test_readers_are_sent_to_another_published_page_only(loaded, editor, slug):
    part = Part.objects.first()
    Article.objects.create(slug="not-there-yet", part=part)
    with pytest.raises(RefusedError, match="choose another published page"):
        withdraw_article(article(), editor, article(slug))
    assert article().is_published


def test_page_that_readers_do_not_see_is_not_withdrawn(loaded, editor):
    withdraw_article(article(), editor, None)
    with pytest.raises(RefusedError, match="nothing to withdraw"):
        withdraw_article(article(), editor, None)


def test_page_that_is_not_withdrawn_is_not_brought_back(loaded, editor):
    with pytest.raises(RefusedError, match="not withdrawn"):
        bring_back(article(), editor)


def test_brought_back_page_is_read_and_searched_again(loaded, editor, client):
    withdraw_article(article(), editor, article("risks"))
    bring_back(article(), editor, "It is missed.")
    assert client.get("/aftercare/").status_code == 200
    assert article().read_instead is None
    assert Decision.objects.filter(kind="brought back", note="It is missed.").exists()


def test_withdrawing_by_hand_drops_the_plan_for_it(loaded, editor, soon):
    plan(article(), soon, editor)
    withdraw_article(article(), editor, None)
    assert not Plan.objects.exists()


@pytest.mark.parametrize("slug", named_pages(HELP_PAGE))
def test_page_that_every_page_links_to_cannot_be_withdrawn(library, editor, slug):
    with pytest.raises(RefusedError, match="Change what it says instead"):
        withdraw_article(article(slug), editor, None)


def test_pages_that_the_frame_names_are_those_of_the_templates():
    named = r"(?:\{% url 'article' '([\w-]+)' %\}|\{\{ [\w.]*help_address \}\})(?:#([\w-]+))?"
    folders = [settings.BASE_DIR / "templates" / name for name in ("articles", "frame")]
    found = [
        match
        for folder in folders
        for file in folder.glob("*.html")
        for match in re.findall(named, file.read_text())
    ]
    assert {slug or HELP_PAGE for slug, _ in found} == set(named_pages(HELP_PAGE))
    anchors = [(slug or HELP_PAGE, anchor) for slug, anchor in found if anchor]
    assert set(anchors) == {(slug, anchor) for slug, anchor in named_pages(HELP_PAGE).items() if anchor}


def test_what_links_here_names_texts_lists_feet_and_withdrawn_pages(loaded, editor):
    edit("glossary", related=["risks"])
    Part.objects.filter(slug="about").update(footer="See [risks](risks.md) [@guide].")
    withdraw_article(article("aftercare"), editor, article("risks"))
    found = {(link.what, link.title) for link in what_links_here(article("risks"))}
    assert found == {
        ("list of related pages", "Glossary"),
        ("footer of the part", "About"),
        ("withdrawn page", "After your session"),
    }


def test_page_with_a_link_links_here(loaded):
    assert [(link.what, link.address) for link in what_links_here(article("risks"))] == [
        ("page", "/aftercare/")
    ]
