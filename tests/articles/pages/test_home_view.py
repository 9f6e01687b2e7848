"""`/`: the guide as a journey."""

import pytest

from content.articles.models import Article
from content.articles.publishing.publish import withdraw
from tests.pages import Page


@pytest.fixture
def home(client):
    return lambda: Page(client.get("/").text)


def test_home_leads_to_every_part_and_page(loaded, home):
    found = home()
    assert {"decide", "afterwards"} <= set(found.ids)
    assert {"/aftercare/", "/risks/", "/glossary/", "/sources/", "/differences/"} <= set(found.links)


def test_home_says_what_the_guide_is_made_from_and_that_nobody_has_reviewed_it(loaded, home):
    words = home().words()
    assert "five texts" in words
    assert "No clinician has reviewed" in words


def test_home_gives_the_main_points_when_time_is_short(library, home):
    found = home()
    short = found.element("short-of-time")
    section = next(s for s in found.root.iter("section") if short in list(s))
    links = [a.get("href") for a in section.iter("a")]
    assert "/when-to-get-help/" in links
    assert "/sources/martin-pintado2018/" in links
    items = [li for ul in section.iter("ul") for li in ul.iter()]
    assert items
    assert not [e for e in items if e.get("data-note") or e.get("id")]


def test_every_page_shows_where_emergency_advice_is(library, client):
    for address in ("/", "/aftercare/", "/search/", "/sources/", "/nowhere/"):
        assert "/when-to-get-help/#emergency" in Page(client.get(address).text).links


def test_withdrawn_page_is_not_on_the_home_page(loaded, home):
    withdraw(Article.objects.get(slug="risks"), None)
    assert "/risks/" not in home().links


def test_home_takes_at_most_three_queries(library, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert client.get("/").status_code == 200


def test_home_of_an_empty_site_opens(db, home):
    assert "A guide for patients" in home().words()


def test_search_stands_on_the_home_page(loaded, home):
    forms = [form for form in home().root.iter("form") if form.get("action") == "/search/"]
    assert [form.get("method", "get") for form in forms] == ["get"]
