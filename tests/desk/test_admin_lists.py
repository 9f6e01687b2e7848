"""The editors' desk: what it lists, and what nobody can delete."""

import pytest
from django.urls import reverse

from content.articles.models import Article, Redirect, Version
from content.articles.publishing import withdraw
from tests.articles.factories import edit, sign_off


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


@pytest.mark.parametrize("model", ["article", "version", "review", "redirect"])
@pytest.mark.parametrize("page", ["", "add/", "1/change/", "1/delete/", "1/history/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, loaded, model, page):
    answer = client.get(f"/admin/articles/{model}/{page}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("model", ["article", "version"])
def test_what_was_written_cannot_be_deleted(editor_client, loaded, model):
    pk = {"article": Article, "version": Version}[model].objects.first().pk
    assert editor_client.post(f"/admin/articles/{model}/{pk}/delete/", {"post": "yes"}).status_code == 403


def test_version_can_be_read_and_not_changed(editor_client, loaded):
    page = reverse("admin:articles_version_change", args=[article().live.pk])
    assert "You may feel sore" in editor_client.get(page).text
    assert editor_client.post(page, {"title": "Changed"}).status_code == 403


def test_list_of_articles_tells_their_state(editor_client, loaded):
    edit("aftercare", live=False, title="A draft")
    withdraw(Article.objects.get(slug="glossary"), None)
    sign_off(Article.objects.get(slug="risks").live)
    text = editor_client.get("/admin/articles/article/").text
    for words in ("published, with a draft", "withdrawn", "not yet", "Ada Okafor, physiotherapist"):
        assert words in text


@pytest.mark.parametrize("model", ["article", "version", "review", "redirect"])
def test_lists_and_forms_open(editor_client, loaded, model):
    sign_off(article().live)
    Redirect.objects.create(old_slug="after", article=article())
    found = editor_client.get(f"/admin/articles/{model}/?q=")
    assert found.status_code == 200
    pk = found.context["cl"].queryset.first().pk
    assert editor_client.get(f"/admin/articles/{model}/{pk}/change/").status_code == 200
    assert editor_client.get(f"/admin/articles/{model}/?q=sore").status_code == 200
