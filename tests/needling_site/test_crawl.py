"""A crawl of the guide itself: every page is valid, every link and anchor leads somewhere."""

from collections import deque
from urllib.parse import unquote, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from content.articles.models import Article
from content.clinic.models import Clinic
from tests.pages import Page


@pytest.fixture
def crawled(library) -> dict[str, Page]:
    """Every page that can be reached from the home page, by its path."""
    client, pages, waiting = Client(), {}, deque(["/"])
    while waiting:
        path = waiting.popleft()
        if path in pages:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path
        if answer["Content-Type"].startswith("text/html"):
            pages[path] = Page(answer.text)
            waiting.extend(to for to, _ in inner_links(pages[path], path))
    return pages


def inner_links(page: Page, path: str) -> list[tuple[str, str]]:
    """Return a page's links within the site as pairs of path and anchor."""
    # How to pass a page on says what its address says of it (tests/articles/pages/test_share.py).
    links = [urlsplit(link) for link in page.links if not link.startswith("/share/")]
    return [(unquote(to.path) or path, to.fragment) for to in links if not to.scheme and not to.netloc]


def test_guide_is_whole(crawled):
    articles = {f"/{slug}/" for slug in Article.objects.published().values_list("slug", flat=True)}
    assert articles <= set(crawled)
    assert {"/", "/sources/", "/differences/"} <= set(crawled)
    broken = [
        (path, to, anchor)
        for path, page in crawled.items()
        for to, anchor in inner_links(page, path)
        if anchor and anchor not in crawled[to].ids
    ]
    assert broken == []
    for path, page in crawled.items():
        assert len(page.ids) == len(set(page.ids)), path
        assert len(list(page.root.iter("h1"))) == 1, path
        assert page.language == "en-GB", path
        assert_headings_skip_no_level(page, path)
        assert_no_third_party(page, path)
        assert_no_inline_style_or_script(page, path)
        assert_labels_name_what_is_there(page, path)


def assert_headings_skip_no_level(page: Page, path: str) -> None:
    level = 0
    for element in page.root.iter():
        if (
            isinstance(element.tag, str)
            and len(element.tag) == 2
            and element.tag[0] == "h"
            and element.tag[1].isdigit()
        ):
            depth = int(element.tag[1])
            assert depth <= level + 1, (path, "".join(element.itertext()))
            level = depth


def assert_no_third_party(page: Page, path: str) -> None:
    for resource in page.resources:
        assert resource.startswith("/static/"), (path, resource)
        assert finders.find(resource.removeprefix("/static/")), (path, resource)


def assert_no_inline_style_or_script(page: Page, path: str) -> None:
    assert not list(page.root.iter("style")), path
    for element in page.root.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/ld+json", path


def assert_labels_name_what_is_there(page: Page, path: str) -> None:
    ids = set(page.ids)
    for element in page.root.iter():
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "data-note"):
            if value := element.get(name):
                assert set(value.split()) <= ids, (path, name, value)


def test_every_page_of_the_guide_is_valid_with_the_clinic_filled_in(
    library, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        Clinic.objects.create(
            name="Praxis “Süd” & <Co>", phone="+49 (30) 123", email="a@b.example", emergency_number="112"
        )
    for slug in Article.objects.published().values_list("slug", flat=True):
        found = Page(client.get(f"/{slug}/").text)
        assert "Praxis “Süd” & <Co>" in found.words()
        assert "tel:+4930123" in found.links
        assert "your local emergency number" not in found.words()
