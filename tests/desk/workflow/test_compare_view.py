"""`<pk>/compare/`: how two versions differ, as they are written and as readers see them."""

import pytest

from content.articles.models import Article, Version
from content.articles.publishing.publish import withdraw
from tests.articles.factories import edit
from tests.older_html import blocks_of_html
from tests.pages import Page


@pytest.fixture
def compare(writer, page_of):
    return lambda query="": writer.get(f"{page_of('compare')}{query}")


def pair(answer):
    return answer.context["old"].number, answer.context["new"].number


def test_newest_is_compared_with_live(compare, draft):
    edit("aftercare", live=False, body="Third [@brady2014].")
    answer = compare()
    assert pair(answer) == (1, 3)
    assert "Third" in answer.text


def test_published_page_is_compared_with_the_version_before(compare, loaded):
    edit("aftercare", body="Second [@brady2014].")
    assert pair(compare()) == (1, 2)


def test_page_that_was_never_published_is_compared_with_the_version_before(compare, draft):
    Article.objects.filter(slug="aftercare").update(live=None)
    assert pair(compare()) == (1, 2)


def test_withdrawn_page_is_compared_with_what_was_live(compare, draft):
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert pair(compare()) == (1, 2)


def test_any_two_are_compared_both_ways(compare, draft):
    answer = compare("?old=2&new=1")
    assert pair(answer) == (2, 1)
    assert "?old=1&amp;new=2" in answer.text
    changes = {change.label: change.pieces for change in answer.context["differences"]}
    assert [(p.kind, p.text) for p in changes["Title"]] == [
        ("same", "After"), ("old", " it"), ("new", " your session"),
    ]  # fmt: skip
    assert "Body" in changes


def test_one_version_is_compared_with_itself_in_words(compare, loaded):
    assert "You compare version 1 with itself" in compare().text
    assert "Readers see no difference" in compare("?as=page").text


def test_versions_that_say_the_same_have_no_difference(compare, loaded):
    edit("aftercare")
    assert "Both say the same." in compare().text


def test_page_shows_the_difference_as_readers_see_it(compare, draft):
    found = Page(compare("?as=page").text)
    added = " ".join("".join(ins.itertext()) for ins in found.root.iter("ins"))
    gone = " ".join("".join(old.itertext()) for old in found.root.iter("del"))
    assert "ache" in added
    assert "sore" in gone
    assert found.meta("robots") == "noindex, nofollow"


def test_changed_title_is_marked_within_its_heading(compare, draft):
    heading = next(Page(compare("?as=page").text).root.iter("h1"))
    assert [child.tag for child in heading] == ["del", "ins"]


def test_deleted_key_point_is_an_item_of_the_list_of_key_points(compare, loaded):
    points = [f"Point {name} [@brady2014]." for name in ("one", "two")]
    edit("aftercare", key_points=tuple(points))
    edit("aftercare", key_points=tuple(points[1:]))
    shown = Page(compare("?as=page").text)
    gone = next(found for found in shown.root.iter("li") if found.get("class") == "gone")
    assert "Point one" in "".join(gone.itertext())


def test_pages_are_compared_as_they_are_rendered_now(compare, draft):
    Version.objects.update(blocks=blocks_of_html("<p>Old rendering.</p>"))
    assert "Old rendering" not in compare("?as=page").text


def test_markup_in_a_text_stays_text(compare, loaded):
    edit("aftercare", live=False, title="<b>x</b>", body=r"\<b>bold\</b> [@brady2014].")
    for query in ("", "?as=page"):
        text = compare(query).text
        assert "<b>" not in text
        assert "&lt;b&gt;" in text


@pytest.mark.parametrize("query", ["?old=9", "?new=x", "?old=-1", "?old=²", "?new=99999999999999999999"])
def test_version_that_is_not_there_is_not_found(compare, loaded, query):
    assert compare(query).status_code == 404


def test_nobody_else_may_compare(loaded, page_of):
    from ..people import client_of, person

    assert client_of(person("Staff")).get(page_of("compare")).status_code == 403


def test_nothing_can_be_sent(writer, page_of, loaded):
    assert writer.post(page_of("compare")).status_code == 405
