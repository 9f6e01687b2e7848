"""`/feed/`: what changed, as Atom (RFC 4287)."""

from datetime import datetime
from xml.etree import ElementTree as etree

import pytest

from content.articles.models import Article
from content.articles.pages.feeds import FEED_LENGTH
from content.articles.publishing import rename
from content.articles.publishing.publish import withdraw
from tests.pages import Page

from ..factories import edit

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    return lambda: etree.fromstring(client.get("/feed/").content)


def entries(feed: etree.Element) -> list[dict[str, str]]:
    return [
        {child.tag.removeprefix(ATOM): child.text for child in entry} for entry in feed.iter(f"{ATOM}entry")
    ]


def test_feed_is_atom_with_all_that_the_standard_asks_for(loaded, client, feed):
    assert client.get("/feed/")["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = feed()
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name").text
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert element.find(f"{ATOM}id").text.startswith("https://guide.example/")
        assert element.find(f"{ATOM}title").text
        assert datetime.fromisoformat(element.find(f"{ATOM}updated").text).tzinfo
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "https://guide.example/", "self": "https://guide.example/feed/"}


def test_newest_change_comes_first_and_notable_ones_are_named(loaded, feed):
    edit("risks", body="## Serious harm\n\nNew [@brady2014].", notable=True, note="Rates were corrected.")
    first = entries(feed())[0]
    assert first["title"] == "Risks: notable change"
    assert first["summary"] == "Rates were corrected."


def test_entry_leads_to_the_very_change(loaded, client, feed):
    link = feed().find(f"{ATOM}entry/{ATOM}link").get("href").removeprefix("https://guide.example")
    path, _, anchor = link.partition("#")
    assert anchor in Page(client.get(path).text).ids


def test_every_entry_has_an_id_of_its_own(loaded, feed):
    edit("risks", title="The risks")
    ids = [entry["id"] for entry in entries(feed())]
    assert len(ids) == 4 == len(set(ids))


def test_id_of_an_entry_stays_when_its_page_is_renamed(loaded, feed):
    before = sorted(entry["id"] for entry in entries(feed()))
    rename(Article.objects.get(slug="risks"), "dangers", None)
    assert sorted(entry["id"] for entry in entries(feed())) == before


def test_draft_and_withdrawn_page_are_not_in_the_feed(loaded, feed):
    edit("risks", live=False, title="A draft")
    withdraw(Article.objects.get(slug="aftercare"), None)
    titles = {entry["title"] for entry in entries(feed())}
    assert titles == {"Risks", "Glossary"}


def test_note_is_text_and_no_markup(loaded, feed):
    edit("risks", title="Risks & <b>harm</b>", note="Under <b>5</b> in 100 & falling")
    root = feed()
    assert entries(root)[0]["title"] == "Risks & <b>harm</b>"
    assert root.find(f"{ATOM}entry/{ATOM}summary").get("type") == "html"
    assert entries(root)[0]["summary"] == "Under &lt;b&gt;5&lt;/b&gt; in 100 &amp; falling"


def test_feed_has_a_limit(loaded, feed):
    for number in range(FEED_LENGTH):
        edit("glossary", title=f"Glossary {number}")
    assert len(entries(feed())) == FEED_LENGTH


def test_feed_of_an_empty_site_is_a_feed(db, feed):
    assert entries(feed()) == []


def test_feed_takes_few_queries(library, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get("/feed/")
