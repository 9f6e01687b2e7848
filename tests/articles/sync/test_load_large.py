"""A library that is far larger than the guide is loaded as a small one is."""

from pathlib import Path

import pytest

from content.articles.models import Article
from tests.conftest import article_file

from ..factories import change_file, changes_nothing, load_folder

pytestmark = [pytest.mark.soak, pytest.mark.django_db]

PAGES = 100
SECTION = "## Section {number}\n\n" + "It may feel sore for a day or two [@brady2014]. " * 20


@pytest.fixture
def large(folder: Path) -> Path:
    """The small library with a hundred long pages more, each with a link to the one before."""
    for page in range(PAGES):
        before = f"page-{page - 1}" if page else "risks"
        sections = [SECTION.format(number=number) for number in range(10)]
        body = "\n\n".join([f"See [the page before]({before}.md) [@biolatto].", *sections])
        text = article_file(f"Page {page}", part="decide", order=page + 2, body=body)
        (folder / f"articles/page-{page}.md").write_text(text)
    return folder


def test_large_library_is_loaded_and_loaded_again_in_as_many_queries(
    large, client, django_assert_max_num_queries
):
    assert load_folder(large).problems == []
    assert Article.objects.published().count() == PAGES + 3
    with django_assert_max_num_queries(14):
        assert changes_nothing(load_folder(large))
    change_file(large, "articles/page-7.md", "Section 3", "Another section")
    assert load_folder(large).problems == []
    assert "Another section" in client.get("/page-7/").text
    assert client.get("/search/?q=sore").status_code == 200
