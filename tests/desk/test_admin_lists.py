"""The editors' desk: what it lists, and what nobody can delete."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from content.articles.models import Article, Part, Redirect, Version
from content.articles.publishing.publish import withdraw
from tests.articles.factories import edit, sign_off
from tests.pages import Page

pytestmark = pytest.mark.postgres


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


def test_sheet_of_the_lists_names_only_columns_that_there_are():
    sheet = (settings.BASE_DIR / "static/css/desk/lists.css").read_text()
    columns = {name for one in admin.site._registry.values() for name in one.list_display}
    assert set(re.findall(r"\.field-(\w+)", sheet)) <= columns


@pytest.mark.parametrize("model", ["article", "version", "review", "redirect"])
def test_lists_and_forms_open(editor_client, loaded, model):
    sign_off(article().live)
    Redirect.objects.create(old_slug="after", article=article())
    found = editor_client.get(f"/admin/articles/{model}/?q=")
    assert found.status_code == 200
    pk = found.context["cl"].queryset.first().pk
    assert editor_client.get(f"/admin/articles/{model}/{pk}/change/").status_code == 200
    assert editor_client.get(f"/admin/articles/{model}/?q=sore").status_code == 200


def test_list_says_what_it_lists_and_what_its_box_is_for(editor_client, loaded):
    page = Page(editor_client.get("/admin/articles/article/").text)
    assert [heading.text for heading in page.root.iter("h1")] == ["Pages"]
    assert "".join(next(page.root.iter("title")).itertext()).startswith("Pages | ")
    labels = {label.get("for"): "".join(label.itertext()) for label in page.root.iter("label")}
    assert labels["searchbar"] == "Find"


def test_search_keeps_the_filter_and_leads_back_to_all(editor_client, loaded):
    answer = editor_client.get("/admin/articles/article/", {"layout": "glossary", "q": "zzz"})
    assert '<input type="hidden" name="layout" value="glossary">' in answer.text
    assert "0 found" in answer.text
    assert f"see all {Article.objects.count()}" in answer.text


def test_form_is_headed_by_what_it_changes(editor_client, loaded):
    form = reverse("admin:articles_part_change", args=[Part.objects.get(slug="afterwards").pk])
    assert "<h1>Afterwards</h1>" in editor_client.get(form).text


def test_page_for_a_new_password_has_the_links_of_the_desk(editor_client, db):
    for page in ("", "done/"):
        text = editor_client.get(f"/admin/password_change/{page}").text
        assert "Sign out" in text
        assert reverse("admin:guide") in text
        assert "Log out" not in text


CALLED = {
    "articles/article": ("Pages", "page"),
    "articles/image": ("Pictures", "picture"),
    "articles/redirect": ("Former addresses", "former address"),
    "articles/review": ("Sign-offs", "sign-off"),
    "auth/user": ("People", "person"),
    "axes/accessattempt": ("Failed sign-ins", "failed sign-in"),
}


@pytest.mark.parametrize("where", CALLED)
def test_list_is_called_the_same_at_the_desk_beside_it_and_on_top_of_it(editor_client, loaded, where):
    several, one = CALLED[where]
    listed = Page(editor_client.get(f"/admin/{where}/").text)
    assert listed.words("nav-sidebar").count(several) >= 1
    assert listed.words().count(f"Home › {several}") == 1
    assert several in Page(editor_client.get("/admin/").text).words("content-start")
    app, name = where.split("/")
    (model,) = (m for m in admin.site._registry if (m._meta.app_label, m._meta.model_name) == (app, name))
    assert model._meta.verbose_name == one


def test_no_word_of_the_machine_is_left_in_the_names_of_lists(editor_client, loaded):
    words = Page(editor_client.get("/admin/articles/article/").text).words()
    for word in ("Articles", "Images", "Redirects", "Reviews", "Users", "Access attempts", "Select"):
        assert not re.search(rf"\b{word}\b", words), word


def test_times_are_written_in_one_way_everywhere(editor_client, loaded):
    sign_in = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC")
    edit("aftercare", live=False, title="A draft")
    for page in ("articles/version/", "auth/user/"):
        text = editor_client.get(f"/admin/{page}").text
        assert sign_in.search(text), page
        assert not re.search(r"\d [ap]\.m\.", text)


def test_lists_name_people_in_full(editor_client, loaded):
    User.objects.filter(username="editor").update(first_name="Edith", last_name="Editor")
    version = edit("aftercare", live=False, title="A draft")
    Version.objects.filter(pk=version.pk).update(author=User.objects.get(username="editor"))
    for page in ("articles/version/", f"articles/version/{version.pk}/change/"):
        assert "Edith Editor" in Page(editor_client.get(f"/admin/{page}").text).words("content-start")


def test_form_of_the_clinic_is_headed_by_the_clinic_before_there_is_one(editor_client, db):
    assert "<h1>Your clinic</h1>" in editor_client.get("/admin/clinic/clinic/add/").text
