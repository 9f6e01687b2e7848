"""Passing a page on without a script."""

from itertools import zip_longest

import pytest

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


def headings(page: Page) -> dict[str, str | None]:
    """Return the headings below a page's title, each with the address of the link to itself beside it."""
    found = {}
    for parent in page.root.iter():
        children = list(parent)
        for child, after in zip_longest(children, children[1:]):
            if child.tag not in {"h2", "h3", "h4"}:
                continue
            is_link = after is not None and after.tag == "a" and after.get("class") == "self"
            # A point on which sources differ is its whole box.
            anchor = child.get("id") or parent.get("id") or "".join(child.itertext())
            found[anchor] = after.get("href") if is_link else None
    return found


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/risks/",
        "/checklist/",
        "/glossary/",
        "/when-to-get-help/",
        "/claims-we-left-out/",
        "/aftercare/changes/",
        "/sources/",
        "/sources/brady2014/",
        "/differences/",
        "/share/?page=/risks/",
        "/search/",
        "/search/?q=zzqx",
        "/risk/",
    ],
)
def test_every_heading_has_a_link_to_itself(library, client, path):
    edit("aftercare", body="You may feel sore [@brady2014].", former_anchors=[])
    page = Page(client.get(path).text)
    found = headings(page)
    assert found
    assert found == {anchor: f"#{anchor}" for anchor in found}
    assert len(page.ids) == len(set(page.ids))
    names = [a.get("aria-label") for a in page.root.iter("a") if a.get("class") == "self"]
    assert all(name.startswith("Link to this section: ") and name[22:].strip() for name in names)
    assert len(names) == len(set(names)) == len(found)
