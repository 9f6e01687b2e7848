"""Navigation: the journey and what comes before and after a page."""

import pytest

from content.articles.models import Article
from content.articles.pages.navigation import Navigation
from content.articles.publishing.publish import withdraw
from tests.conftest import article_file

from ..factories import load_folder


@pytest.fixture
def pages(db, folder):
    for name, part, order in (("b", "decide", 2), ("c", "decide", 3), ("a", "decide", 3), ("z", "about", 1)):
        path = folder / f"articles/{name}.md"
        path.write_text(article_file(name.upper(), part=part, order=order))
    assert load_folder(folder).problems == []
    return {article.slug: article for article in Article.objects.all()}


def test_pages_stand_in_the_order_of_parts_then_order_then_name(pages):
    slugs = [page.slug for page in Navigation().pages]
    assert slugs == ["risks", "b", "a", "c", "aftercare", "glossary", "z"]


def test_journey_leaves_out_the_pages_about_the_guide(pages):
    navigation = Navigation()
    assert [step.part.slug for step in navigation.journey] == ["decide", "afterwards"]
    assert [page.slug for page in navigation.about] == ["glossary", "z"]


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("risks", None, "b"),
        ("c", "a", "aftercare"),
        ("aftercare", "c", None),
        ("glossary", None, None),
    ],
)
def test_what_comes_before_and_after(pages, slug, before, after):
    navigation = Navigation()
    beside = (navigation.before(pages[slug]), navigation.after(pages[slug]))
    assert tuple(page and page.slug for page in beside) == (before, after)


def test_page_knows_which_part_of_the_journey_it_stands_in(pages):
    navigation = Navigation()
    assert navigation.step_of(pages["a"]) == (1, 2)
    assert navigation.step_of(pages["aftercare"]) == (2, 2)
    assert navigation.step_of(pages["glossary"]) is None


def test_withdrawn_page_is_no_step(pages):
    withdraw(pages["b"], None)
    navigation = Navigation()
    assert navigation.after(pages["risks"]).slug == "a"
    assert navigation.before(pages["b"]) is None


def test_pages_are_found_in_the_order_that_was_asked_for(pages):
    found = Navigation().find(["z", "nowhere", "b"])
    assert [page.slug for page in found] == ["z", "b"]


def test_all_of_it_takes_one_query(pages, django_assert_num_queries):
    with django_assert_num_queries(1):
        navigation = Navigation()
        for step in navigation.steps:
            assert step.part.title
            assert step.part.summary
            for page in step.pages:
                assert str(page)
                assert page.live.summary
        navigation.after(pages["b"])
        list(navigation.find(["b"]))
