"""`/<slug>/changes/`: what changed on a page and when."""

import pytest

from content.articles.models import Article
from content.articles.publishing.publish import withdraw
from tests.pages import Page

from ..factories import edit


@pytest.fixture
def page(client):
    return lambda slug="aftercare": Page(client.get(f"/{slug}/changes/").text)


def test_first_version_says_that_it_was_first_published(loaded, page):
    assert "First published." in page().words("version-1")


def test_change_shows_its_note_and_the_words_that_differ(loaded, page):
    edit("aftercare", body="You may feel very sore [@brady2014].", note="Soreness can be strong.")
    section = page().element("version-2")
    assert "Soreness can be strong." in page().words("version-2")
    added = " ".join(" ".join(ins.itertext()) for ins in section.iter("ins"))
    assert "very" in added


def test_notable_changes_come_first(loaded, page):
    edit("aftercare", body="Second [@brady2014].", notable=True)
    edit("aftercare", body="Third [@brady2014].")
    order = [anchor for anchor in page().ids if anchor.startswith("version-")]
    assert order == ["version-2", "version-3", "version-1"]


def test_draft_is_not_among_the_changes(loaded, page):
    edit("aftercare", live=False, body="A secret draft [@brady2014].", note="Not for readers.")
    assert "secret" not in page().words()
    assert "Not for readers" not in page().words()


def test_markup_in_a_change_stays_text(loaded, page):
    edit("aftercare", body=r"You may \<b>feel\</b> sore [@brady2014].", note="<script>alert(1)</script>")
    found = page()
    assert "<script>alert(1)</script>" in found.words("version-2")
    assert not list(found.element("version-2").iter("b"))


@pytest.mark.parametrize("slug", ["nowhere", "glossary"])
def test_changes_of_what_is_not_published_are_not_found(loaded, client, slug):
    withdraw(Article.objects.get(slug="glossary"), None)
    assert client.get(f"/{slug}/changes/").status_code == 404


def test_long_history_takes_few_queries(loaded, client, django_assert_max_num_queries):
    for number in range(6):
        edit("aftercare", body=f"Text {number} [@brady2014].")
    with django_assert_max_num_queries(5):
        assert client.get("/aftercare/changes/").status_code == 200
