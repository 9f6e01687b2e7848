"""A source is added at the desk from a pasted record, by keyboard; all can use its pages and the guide."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_keyboard import FOCUSED, tab_to

ADD = "/admin/sources/reference/add/"
RECORD = {
    "type": "journal-article",
    "title": ["A trial of <i>needling</i>"],
    "author": [{"family": "Ōta", "given": "Rei"}],
    "issued": {"date-parts": [["2019", 5]]},
    "container-title": ["J Tests"],
    "volume": "7",
    "DOI": "10.1234/tests.7",
    "indexed": {},
    "reference-count": 3,
}
MODES = {"light": {}, "dark and narrow": {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}}
RULES = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => n.html) }));
}"""
FIND = "from content.sources.models import Reference; found = Reference.objects.filter(key='ota2019')"


@pytest.fixture(scope="module")
def reviewer(site: Site) -> str:
    """Somebody who may change sources and parts."""
    return make_person(site, "Reviewer")


@pytest.fixture
def unused_key(site: Site) -> Iterator[Site]:
    """The site, which loses the source that the test added."""
    yield site
    site.manage("shell", "-v", "0", "-c", f"{FIND}; found.delete()")


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """Return a page, and what its console complains of, such as a style that the site's policy refuses."""
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    return page, complaints


def press(page: Page, selector: str, key: str) -> None:
    """Go to a control with Tab, see that it shows the focus, and press a key."""
    tab_to(page, selector)
    focused = page.evaluate(FOCUSED)
    assert focused["seen"], focused
    page.keyboard.press(key)


def test_source_is_added_from_a_pasted_record_by_keyboard(browser: Browser, unused_key: Site, reviewer: str):
    context = signed_in(browser, unused_key, reviewer)
    page, complaints = watched(context)
    page.goto(ADD)
    tab_to(page, "#id_pasted")
    page.keyboard.insert_text(json.dumps(RECORD))
    press(page, "[name=_fill]", "Enter")
    expect(page.get_by_role("status")).to_contain_text(
        "Left out, because the guide does not use it: reference-count."
    )
    expect(page.locator("#id_title")).to_have_value("A trial of needling")
    expect(page.locator(".source-printed")).to_contain_text("Ōta R. A trial of needling. J Tests. 2019;7.")

    press(page, "[name=kind][value='systematic review']", "Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=kind][value=trial]")).to_be_checked()
    tab_to(page, "#id_appraisal")
    page.keyboard.insert_text("A small trial.")
    press(page, "[name=read]", "Space")
    tab_to(page, "#id_key")
    expect(page.locator("#id_key")).to_have_value("ota2019")
    page.keyboard.press("Enter")

    page.wait_for_url("**/admin/sources/reference/")
    page.goto("/sources/ota2019/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ōta 2019")
    assert complaints == []
    context.close()


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_on_forms_histories_and_the_guide(
    browser: Browser, site: Site, reviewer: str, mode: str
):
    context = signed_in(browser, site, reviewer, **MODES[mode])
    page, complaints = watched(context)

    def look() -> None:
        page.wait_for_load_state()
        assert complaints == [], page.url
        page.evaluate(AXE)
        found = page.evaluate(RULES)
        assert found == [], f"{page.url}: {json.dumps(found, indent=1)}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        hidden = NOT_OVERFLOWING.replace(".hidden", ".hidden, .visually-hidden, thead")
        assert page.evaluate(hidden) == [], page.url
        complaints.clear()  # axe itself sets styles

    page.goto(ADD)
    page.fill("#id_title", "A trial")
    page.fill("#id_authors", ", nobody")
    page.click("[name=_check]")
    look()
    page.goto("/admin/sources/reference/?q=brady")
    page.click("#result_list tbody a")
    look()
    page.fill("#id_note", f"Looked at in {mode}.")
    page.click(".submit-row [name=_continue]")
    page.click(".historylink")
    look()
    page.click(".history li:last-child h2 a")
    look()
    page.goto("/admin/articles/part/")
    page.click("#result_list tbody a")
    look()
    page.goto("/admin/guide/")
    look()
    context.close()
