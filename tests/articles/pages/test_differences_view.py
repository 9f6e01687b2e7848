"""`/differences/`: every point on which sources differ, collected from the articles."""

import pytest

from content.articles.models import Article
from content.articles.publishing.publish import withdraw
from tests.pages import Page

from ..factories import edit


@pytest.fixture
def page(client):
    return lambda: Page(client.get("/differences/").text)


def test_difference_shows_each_side_with_its_source(loaded, page):
    found = page()
    assert "all 1 point" in found.words()
    for part in ("How common a bruise is", "One clinic:", "8 in 100", "Expect one"):
        assert part in found.words()
    assert {"/sources/brady2014/", "/sources/biolatto/"} <= set(found.links)


def test_term_in_a_difference_is_a_plain_link(loaded, page):
    body = "> [!DIFFER] A term\n> - **A:** [bruise](glossary.md#bruise) [@biolatto].\n> - **B:** [@brady2014]"
    edit("aftercare", body=body)
    links = [a for a in page().root.iter("a") if a.get("href") == "/glossary/#bruise"]
    assert links
    assert not any(link.get("data-note") for link in links)


def test_difference_links_to_its_place(loaded, page, client):
    link = next(link for link in page().links if link.startswith("/risks/#"))
    assert link.partition("#")[2] in Page(client.get("/risks/").text).ids


def test_differences_of_the_guide_all_lead_to_their_place(library, page, client):
    found = page()
    links = [a.get("href") for h in found.root.iter("h4") for a in h.iter("a")]
    assert len(links) >= 30
    for slug in {link.partition("#")[0] for link in links}:
        anchors = {link.partition("#")[2] for link in links if link.startswith(f"{slug}#")}
        assert anchors <= set(Page(client.get(slug).text).ids)


def test_difference_of_a_draft_or_a_withdrawn_page_is_not_shown(loaded, page):
    edit(
        "aftercare",
        live=False,
        body="> [!DIFFER] A draft\n> - **A:** b [@biolatto].\n> - **C:** d [@brady2014].",
    )
    withdraw(Article.objects.get(slug="risks"), None)
    assert "No difference is recorded yet." in page().words()
    assert "A draft" not in page().words()


def test_differences_take_few_queries(library, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/differences/")
