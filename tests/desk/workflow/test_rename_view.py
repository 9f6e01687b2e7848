"""`<pk>/rename/`: a page gets another address."""

import pytest

from content.articles.models import Article, Redirect

from ..editor.test_surprises import form_of


@pytest.fixture
def article(loaded):
    return Article.objects.get(slug="aftercare")


def test_page_shows_the_addresses_and_what_links_here(reviewer, article, page_of):
    Redirect.objects.create(old_slug="after-it", article=article)
    text = reviewer.get(page_of("rename")).text
    for words in ("/aftercare/", "/after-it/", '<a href="/risks/">Risks</a>'):
        assert words in text


@pytest.mark.parametrize("typed", ["after", "/after/", " after "])
def test_old_address_leads_to_the_new_one(reviewer, article, page_of, client, typed):
    answer = reviewer.post(page_of("rename"), {"slug": typed, "note": "Shorter."}, follow=True)
    assert "The address of the page is /after/ now." in answer.text
    assert client.get("/aftercare/")["Location"] == "/after/"
    assert "Shorter." in reviewer.get(page_of("history", "after")).text


@pytest.mark.parametrize("slug", ["risks", "search", "A B", ""])
def test_address_that_is_not_free_is_refused_and_stays_in_the_field(reviewer, article, page_of, slug):
    answer = reviewer.post(page_of("rename"), {"slug": slug})
    assert "That was not done." in answer.text
    assert answer.context["form"]["slug"].value() == slug
    assert Article.objects.filter(slug="aftercare").exists()


def test_writer_may_not_rename(writer, article, page_of):
    assert writer.get(page_of("rename")).status_code == 403
    assert writer.post(page_of("rename"), {"slug": "after"}).status_code == 403
    assert Article.objects.filter(slug="aftercare").exists()


def test_article_that_is_not_there_is_not_found(reviewer):
    assert reviewer.get("/admin/articles/article/999/rename/").status_code == 404


def test_other_methods_are_refused(reviewer, article, page_of):
    assert reviewer.put(page_of("rename")).status_code == 405


def test_link_by_a_former_name_breaks_once_that_is_deleted(
    editor_client, article, page_of, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(page_of("rename"), {"slug": "after"})
    assert '<a href="/after/">aftercare</a>' in client.get("/risks/").text
    pk = Redirect.objects.get().pk
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(f"/admin/articles/redirect/{pk}/delete/", {"post": "yes"})
    assert '<a href="/after/">aftercare</a>' not in client.get("/risks/").text


def test_new_page_cannot_take_the_former_address_of_another(editor_client, article):
    Redirect.objects.create(old_slug="after-it", article=article)
    new = form_of("aftercare") | {"slug": "after-it", "seen": ""}
    answer = editor_client.post("/admin/articles/article/add/", new)
    errors = answer.context["adminform"].form.errors
    assert list(errors) == ["slug"]
    assert "a former address of “After your session”" in errors["slug"][0]
