"""Passing a page on without a script."""

import pytest

from content.articles.qr_code import qr_code
from tests.pages import Page


@pytest.mark.parametrize(
    "path", ["/", "/aftercare/", "/aftercare/changes/", "/sources/", "/sources/brady2014/", "/search/"]
)
def test_every_page_can_be_shared(loaded, client, path):
    way = f"/share/?page={path}"
    assert way in Page(client.get(path).text).links
    answer = client.get(way)
    page = Page(answer.text)
    link = f"https://guide.example{path}"
    assert link in page.words()
    assert qr_code(link) in answer.text
    assert not answer.cookies
    assert page.meta("robots") == "noindex"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nowhere/",
        "/admin/",
        "/staff/",
        "//evil.example/",
        "https://evil.example/",
        "/a\0b/",
        "/" + "a" * 400,
        "/%2e%2e/",
        "/share/",
    ],
)
def test_what_is_no_page_of_ours_is_not_shared(loaded, client, path):
    assert client.get("/share/", {"page": path}).status_code == 404
