"""A draft as its page would be: for those at the desk, and by a link that ends after a week."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from content.articles.models import Article, Version
from content.articles.publishing.drafts import LINK_AGE, make_link
from content.articles.publishing.publish import publish, withdraw
from tests.articles.factories import edit
from tests.older_html import blocks_of_html
from tests.pages import Page

from ..people import client_of, person


@pytest.fixture
def link(draft):
    return f"/draft/{make_link(draft).token}/"


@pytest.fixture
def page(draft):
    return f"/admin/articles/version/{draft.pk}/page/"


@pytest.mark.parametrize("where", ["page", "link"])
def test_draft_is_shown_as_its_page_would_be(writer, request, where):
    answer = writer.get(request.getfixturevalue(where))
    assert answer.status_code == 200
    found = Page(answer.text)
    for words in ("Readers do not see this.", "version 2", "You may ache", "References", "Part 2 of 2"):
        assert words in found.words()
    assert found.meta("robots") == "noindex, nofollow"
    assert found.rel("canonical") is None
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_link_needs_no_account_and_sets_no_cookie(client, link):
    answer = client.get(link)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_link_gives_no_name_by_which_somebody_signs_in(client, draft, link, writer, page):
    draft.author = person("Writer", name="secret-name")
    Version.objects.filter(pk=draft.pk).update(author=draft.author)
    assert "secret-name" not in client.get(link).text
    assert "secret-name" in writer.get(page).text
    User.objects.filter(username="secret-name").update(first_name="Cora", last_name="Lind")
    assert "written by Cora Lind" in client.get(link).text


def test_title_says_whether_it_is_a_draft(client, draft, link):
    assert "<title>Draft: After it" in client.get(link).text
    publish(draft)
    assert "<title>Version 2: After it" in client.get(link).text


def test_link_says_when_it_ends(client, link):
    ends = timezone.now() + LINK_AGE
    assert f"ends on {ends.day} {ends:%B %Y}" in client.get(link).text


def test_draft_is_rendered_with_what_the_guide_holds_now(client, draft, link):
    Version.objects.filter(pk=draft.pk).update(blocks=blocks_of_html("<p>Old rendering.</p>"))
    assert "Old rendering" not in client.get(link).text
    assert Version.objects.get(pk=draft.pk).html == "<p>Old rendering.</p>"


def test_link_that_has_ended_says_so(client, draft, monkeypatch):
    later = timezone.now() - LINK_AGE - timedelta(minutes=1)
    monkeypatch.setattr(signing.time, "time", later.timestamp)
    token = make_link(draft).token
    monkeypatch.undo()
    answer = client.get(f"/draft/{token}/")
    assert answer.status_code == 410
    assert "This link has ended" in answer.text


def test_link_that_was_not_made_here_shows_nothing(client, draft, link):
    foreign = signing.TimestampSigner(salt="another").sign(str(draft.pk))
    other = link.replace(f"/draft/{draft.pk}:", f"/draft/{draft.pk - 1}:")
    for address in (f"/draft/{foreign}/", other, link[:-3] + "/", "/draft/x/", f"/draft/{draft.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "This link shows nothing" in answer.text


def test_link_to_what_is_published_by_now_leads_to_the_page(client, draft, link):
    publish(draft)
    found = Page(client.get(link).text)
    assert "This version is published." in found.words()
    assert "/aftercare/" in found.links


def test_draft_of_a_page_that_was_never_published_or_is_withdrawn_is_shown(client, draft, link):
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert "You may ache" in client.get(link).text
    Article.objects.filter(slug="aftercare").update(live=None, withdrawn_at=None)
    assert "Part 2 of 2" in client.get(link).text
    assert client.get("/aftercare/").status_code == 404


def test_showing_a_draft_changes_nothing(client, draft, link, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as queries:
        client.get(link)
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_checklist_is_shown_in_its_layout(client, loaded):
    Article.objects.filter(slug="aftercare").update(layout="checklist")
    tick = edit("aftercare", live=False, body="- [ ] I take a blood thinner [@guide].\n\n    It matters.")
    assert 'type="checkbox"' in client.get(f"/draft/{make_link(tick).token}/").text


def test_page_for_sharing_shows_the_link(writer, draft, client):
    answer = writer.get(reverse("admin:articles_version_share", args=[draft.pk]))
    address = answer.context["address"]
    assert address.startswith("https://guide.example/draft/")
    assert client.get(address.removeprefix("https://guide.example")).status_code == 200


@pytest.mark.parametrize("name", ["page", "share"])
def test_nobody_else_may_see_it(draft, name):
    address = reverse(f"admin:articles_version_{name}", args=[draft.pk])
    assert client_of(person("Staff")).get(address).status_code == 403


@pytest.mark.parametrize("name", ["page", "share"])
def test_version_that_is_not_there_is_not_found(writer, name):
    assert writer.get(reverse(f"admin:articles_version_{name}", args=[999])).status_code == 404


def test_nothing_can_be_sent(writer, page, link):
    assert writer.post(page).status_code == 405
    assert writer.post(link).status_code == 405
