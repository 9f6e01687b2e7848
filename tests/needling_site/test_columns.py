"""What pages load: the columns that they print, in as many queries however much there is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.articles.models import Article, Citation, LibraryFile, Part, Version
from content.articles.publishing.publish import withdraw
from content.handouts.models import Handout
from content.sources.models import Reference
from tests.articles.factories import edit, load_folder, sign_off
from tests.conftest import article_file
from tests.handouts.conftest import make
from tests.pages import Page

pytestmark = pytest.mark.postgres

SHORT = {
    *("id", "slug", "key", "code", "title", "summary", "state", "note", "name", "kind", "path", "anchor"),
    *("layout", "rendered"),
}
"""Columns of text that are short; `rendered` holds the few words that pages print of a file."""

PRINTED = {
    "/": set(),
    "/sources/": {"csl", "appraisal"},
    "/sources/brady2014/": {"csl", "appraisal", "sentence"},
    "/differences/": {"differences"},
    "/feed/": set(),
    "/sitemap.xml": set(),
    "/risks/": {
        *("blocks", "key_point_blocks", "next_step_blocks", "references_html", "notes_html", "footer_blocks"),
        *("toc", "related", "source_kinds", "metrics"),
    },
    "/risks/changes/": {"body", "key_points"},
    "/share/?page=/risks/": {"toc"},
    "/share/?page=/risks/changes/": set(),
    "/glossary/": set(),  # it is withdrawn
}
"""The long columns that each page prints, or compares."""

TEXT = {"CharField", "TextField", "JSONField"}


def long_columns() -> set[str]:
    """Return the columns that hold long texts."""
    models = (Article, Citation, Handout, LibraryFile, Part, Reference, Version)
    fields = [field for model in models for field in model._meta.concrete_fields]
    return {field.column for field in fields if field.get_internal_type() in TEXT} - SHORT


def loaded_by(client, address: str) -> set[str]:
    """Return the long columns that a page loads."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert asked.captured_queries
    read = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    columns = {name for sql in read for name in re.findall(r'"(\w+)"', sql)}
    return columns & long_columns()


@pytest.fixture
def site(loaded):
    """A site with a page that was changed, one that is signed, and one that is withdrawn."""
    edit("risks", title="The risks")
    sign_off(Article.objects.get(slug="risks").live)
    withdraw(Article.objects.get(slug="glossary"), Article.objects.get(slug="aftercare"))


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", PRINTED)
def test_page_loads_no_text_that_it_does_not_print(client, address):
    assert loaded_by(client, address) == PRINTED[address]


@pytest.mark.usefixtures("site")
def test_handout_loads_no_text_that_it_does_not_print(client):
    code = make(["risks", "aftercare"]).code
    printed = {"blocks", "key_point_blocks", "toc", "footer", "footer_blocks", "csl"}
    for address in (f"/h/{code}/", f"/h/{code}/sheet/"):
        assert loaded_by(client, address) == printed


def test_pages_ask_as_often_however_many_pages_and_versions_there_are(loaded, client):
    def counts() -> dict[str, int]:
        found = {}
        for address in PRINTED:
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found[address] = len(asked)
        return found

    few = counts()
    for number in range(27):
        (loaded / f"articles/page-{number}.md").write_text(article_file(f"Page {number}"))
    assert load_folder(loaded).problems == []
    for number in range(10):
        edit("risks", title=f"Risks {number}")
    assert len(Page(client.get("/sources/brady2014/").text).element("main").findall(".//h3")) == 29
    assert counts() == few


def test_handout_asks_as_often_for_many_signed_pages_as_for_one(loaded, client):
    counts = []
    for slugs in (["risks"], ["risks", "aftercare", "glossary"]):
        for slug in slugs:
            sign_off(Article.objects.get(slug=slug).live)
        address = f"/h/{make(slugs).code}/sheet/"
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
