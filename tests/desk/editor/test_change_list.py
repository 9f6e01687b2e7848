"""The list of articles: filters by how far each has come, and a search by title."""

import pytest

from content.articles.models import Article, Part, Plan
from content.articles.publishing import submit
from content.articles.publishing.publish import withdraw
from tests.articles.factories import edit, sign_off

from ..people import person

LIST = "/admin/articles/article/"


@pytest.fixture
def guide(loaded, soon):
    """A page in each state: published and planned, in review, withdrawn, and one that is new."""
    aftercare = edit("aftercare", live=False, title="A draft")
    Plan.objects.create(article=aftercare.article, version=aftercare, at=soon)
    submit(edit("risks", live=False, title="In review"), person(name="somebody"))
    withdraw(Article.objects.get(slug="glossary"), None)
    Article.objects.create(slug="new-page", part=Part.objects.first())
    sign_off(Article.objects.get(slug="risks").live)


def found(client, query):
    return {article.slug for article in client.get(f"{LIST}?{query}").context["cl"].queryset}


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("state=published", {"aftercare", "risks"}),
        ("state=draft", {"new-page"}),
        ("state=changed", {"aftercare", "risks"}),
        ("state=review", {"risks"}),
        ("state=planned", {"aftercare"}),
        ("state=withdrawn", {"glossary"}),
        ("state=nonsense", {"aftercare", "risks", "glossary", "new-page"}),
        ("signed=yes", {"risks"}),
        ("signed=no", {"aftercare", "glossary", "new-page"}),
        ("signed=overdue", set()),
        ("q=after+your", {"aftercare"}),
        ("q=in+review", {"risks"}),
    ],
)
def test_filter_finds(writer, guide, query, slugs):
    assert found(writer, query) == slugs


def test_list_says_how_far_each_has_come_and_leads_to_the_page(writer, guide):
    text = writer.get(LIST).text
    for words in ("published, with a draft, planned", "published, with a text in review", "withdrawn",
                  '<a href="/risks/">/risks/</a>', "Ada Okafor, physiotherapist"):  # fmt: skip
        assert words in text
    assert '<a href="/glossary/">' not in text


def test_page_that_is_called_so_is_found_first(writer, loaded):
    edit("risks", body="See [there](aftercare.md) [@brady2014].")
    for query in ("aftercare", "after+your+session"):
        found = writer.get(f"{LIST}?q={query}").context["cl"].result_list
        assert found[0].slug == "aftercare", query
    assert {article.slug for article in writer.get(f"{LIST}?q=aftercare").context["cl"].queryset} == {
        "aftercare", "risks",
    }  # fmt: skip
    sorted_by_title = writer.get(f"{LIST}?q=aftercare&o=-1").context["cl"].result_list
    assert [article.slug for article in sorted_by_title] == ["risks", "aftercare"]


def test_list_takes_few_queries(writer, guide, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        writer.get(LIST)
