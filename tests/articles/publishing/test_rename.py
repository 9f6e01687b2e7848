"""Another address for a page: the old one, and all that names it, goes on leading there."""

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Decision, Part, Redirect
from content.articles.publishing import RefusedError, rename, what_links_here, what_stops_publishing

from ..factories import edit

pytestmark = pytest.mark.postgres


@pytest.fixture
def editor(db):
    return User.objects.create_user("ada")


@pytest.fixture
def renamed(loaded, editor, django_capture_on_commit_callbacks):
    """The article on aftercare, renamed."""
    return lambda *slugs: [do_rename(slug, editor, django_capture_on_commit_callbacks) for slug in slugs]


def do_rename(slug, editor, callbacks):
    page = Article.objects.get(live__title="After your session")
    with callbacks(execute=True):
        rename(page, slug, editor)
    return slug


def redirects():
    return dict(Redirect.objects.values_list("old_slug", "article__slug"))


def test_old_address_leads_to_the_new_one(renamed, client):
    renamed("after")
    assert client.get("/aftercare/").status_code == 301
    assert client.get("/aftercare/")["Location"] == "/after/"
    assert client.get("/after/").status_code == 200
    assert client.get("/aftercare/changes/")["Location"] == "/after/changes/"
    assert Decision.objects.get(kind="renamed").note == "From /aftercare/ to /after/."


def test_chain_of_renamings_is_one_step(renamed, client):
    renamed("after", "afterwards-x", "later")
    assert redirects() == {"aftercare": "later", "after": "later", "afterwards-x": "later"}
    assert client.get("/aftercare/")["Location"] == "/later/"


def test_name_that_is_taken_back_is_no_former_one(renamed, client):
    renamed("after", "aftercare")
    assert redirects() == {"after": "aftercare"}
    assert client.get("/aftercare/").status_code == 200
    assert client.get("/after/")["Location"] == "/aftercare/"


def test_links_in_other_texts_lead_to_the_new_address(renamed, client):
    renamed("after")
    text = client.get("/risks/").text
    assert 'href="/after/"' in text
    assert 'href="/aftercare/"' not in text
    assert what_stops_publishing(Article.objects.get(slug="risks").live) == []


def test_link_by_the_old_name_counts_among_what_links_here(renamed):
    renamed("after")
    assert [link.address for link in what_links_here(Article.objects.get(slug="after"))] == ["/risks/"]


def test_text_that_names_its_own_page_by_the_old_name_goes_on_working(loaded, renamed):
    edit("aftercare", body="## First day\n\nSee [above](aftercare.md#first-day). Sore [@brady2014].")
    renamed("after")
    page = Article.objects.get(slug="after")
    assert 'href="/after/#first-day"' in page.live.html
    new = edit("after", live=False, body="## New\n\nSee [above](aftercare.md#new). Sore [@brady2014].")
    assert what_stops_publishing(new) == []


def test_list_of_related_pages_and_home_follow_the_new_name(loaded, renamed, client):
    edit("risks", related=["aftercare"], body="## Serious harm\n\nRare [@brady2014].")
    edit("aftercare", key_points=["Sore [@brady2014]."])
    renamed("after")
    related = client.get("/risks/").text.partition('id="related"')[2]
    assert '<a href="/after/">After your session</a>' in related
    assert what_stops_publishing(Article.objects.get(slug="risks").live) == []
    assert 'href="/after/' in client.get("/").text


@pytest.mark.parametrize("path", ["/sitemap.xml", "/feed/", "/search/?q=sore", "/differences/", "/"])
def test_nothing_names_the_old_address(renamed, client, path):
    renamed("after")
    assert "/aftercare/" not in client.get(path).text


def test_canonical_address_is_the_new_one(renamed, client):
    renamed("after")
    assert '<link rel="canonical" href="https://guide.example/after/">' in client.get("/after/").text


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("search", "belongs to a fixed page"),
        ("draft", "belongs to a fixed page"),
        ("Upper", "is no address"),
        ("", "is no address"),
        ("a/b", "is no address"),
        ("risks", "“Risks” has the address"),
        ("old-risks", "a former address of “Risks”"),
        ("aftercare", "its address already"),
    ],
)
def test_address_that_is_not_free_is_refused(loaded, editor, slug, reason):
    Redirect.objects.create(old_slug="old-risks", article=Article.objects.get(slug="risks"))
    with pytest.raises(RefusedError, match=reason):
        rename(Article.objects.get(slug="aftercare"), slug, editor)
    assert Article.objects.filter(slug="aftercare").exists()


def test_page_that_the_frame_of_the_site_links_to_keeps_its_address(loaded, editor):
    with pytest.raises(RefusedError, match="keeps its address"):
        rename(Article.objects.get(slug="glossary"), "words", editor)


def test_page_that_was_never_published_leaves_no_address_behind(loaded, editor):
    page = Article.objects.create(slug="not-yet", part=Part.objects.first())
    rename(page, "still-not", editor)
    assert redirects() == {}


def test_withdrawn_page_still_says_so_at_its_old_address(loaded, editor, client):
    page = Article.objects.get(slug="aftercare")
    rename(page, "after", editor)
    Article.objects.filter(pk=page.pk).update(withdrawn_at="2026-01-01T00:00Z")
    assert client.get("/aftercare/", follow=True).status_code == 410


@pytest.mark.parametrize("rest", ["", "changes/"])
def test_browser_keeps_no_former_address_in_mind(client, loaded, rest):
    article = Article.objects.get(slug="aftercare")
    rename(article, "after", None)
    answer = client.get(f"/aftercare/{rest}")
    assert (answer.status_code, answer["Location"]) == (301, f"/after/{rest}")
    assert answer["Cache-Control"] == "no-cache"
