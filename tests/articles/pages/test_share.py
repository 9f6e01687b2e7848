"""Passing a page on without a script."""

import pytest

from content.articles.models import Article
from content.articles.pages.qr_code import qr_code
from tests.pages import Page

from ..factories import edit


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


@pytest.mark.parametrize("slug", ["risks", "glossary", "who-should-not-have-it"])
def test_each_section_of_an_article_can_be_shared(library, client, slug):
    toc = Article.objects.get(slug=slug).live.toc
    found = Page(client.get(f"/share/?page=/{slug}/").text)
    shared = {a.get("href"): a.text for a in found.root.iter("a") if f"/{slug}/#" in a.get("href")}
    anchors = [heading["anchor"] for heading in toc if heading["level"] <= 3]
    assert anchors
    assert shared == {f"/{slug}/#{anchor}": f"https://guide.example/{slug}/#{anchor}" for anchor in anchors}
    assert set(anchors) <= set(Page(client.get(f"/{slug}/").text).ids)
    assert all(heading["text"] in found.words() for heading in toc if heading["level"] <= 3)


@pytest.mark.parametrize("path", ["/", "/aftercare/changes/", "/sources/"])
def test_page_that_is_no_article_has_no_list_of_sections(loaded, client, path):
    assert "one-section" not in Page(client.get(f"/share/?page={path}").text).ids


@pytest.mark.parametrize(
    "path",
    ["/", "/risks/", "/checklist/", "/glossary/", "/when-to-get-help/", "/claims-we-left-out/",
     "/aftercare/changes/", "/sources/", "/sources/brady2014/", "/differences/", "/share/?page=/risks/",
     "/search/", "/search/?q=zzqx", "/risk/"],
)  # fmt: skip
def test_every_heading_has_an_address_and_shows_none(library, client, path):
    """A script shows it under the mouse; speech and Tab would meet it at each heading."""
    edit("aftercare", body="You may feel sore [@brady2014].", former_anchors=[])
    page = Page(client.get(path).text)
    headings = [e for e in page.element("main").iter() if e.tag in {"h2", "h3"}]
    assert headings
    assert [e for e in headings if not e.get("id")] == []
    assert len(page.ids) == len(set(page.ids))
    assert not [a for a in page.root.iter("a") if a.text == "#"]
