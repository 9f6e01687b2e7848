"""Keyboard alone: every place can be reached, is seen when it is, and leads on and back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.guide

FOCUSED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const label = e.closest("label") || (e.labels && e.labels[0]);
  const points = [...e.getClientRects()].map((r) => [r.x + r.width / 2, r.y + r.height / 2]);
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e) || label?.contains(top));
  });
  return {
    what: e.outerHTML.slice(0, 100),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen,
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_to(page: Page, selector: str, most: int = 400) -> None:
    """Press Tab until an element has the focus."""
    wanted = page.locator(selector).first
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {selector}")


@pytest.mark.parametrize(
    "path",
    ["/", "/what-it-is-used-for/", "/when-to-get-help/", "/checklist/", "/glossary/", "/search/?q=sore"],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_always_marked_and_never_covered(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(path)
    visited = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        visited.add(focused["what"])
        assert focused["marked"], focused
        assert focused["seen"], focused
        assert focused["inside"], focused
    assert len(visited) > 5


def test_way_from_home_to_a_source_and_back(page: Page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page, 'main a[href="/risks/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/risks/")
    tab_to(page, "a.src")
    page.keyboard.press("Enter")
    note = page.locator(".note:popover-open")
    expect(note).to_be_visible()
    expect(note).to_be_focused()
    expect(note).to_contain_text("rests on")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(page.locator("a.src").first).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, '.note:popover-open a[href^="/sources/"]', most=4)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sources/[a-z0-9-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    page.wait_for_url("**/risks/")


def test_skip_link_leads_past_the_head(page: Page):
    page.goto("/aftercare/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_seen_on_the_colours_of_titles(page: Page, scheme: str):
    """Its mark has the colour of the words, whose contrast axe looks at."""
    page.emulate_media(color_scheme=scheme)
    page.goto("/when-to-get-help/")
    links = page.locator(".callout > .title-row a")
    assert links.count() == 3
    for link in links.all():
        page.keyboard.press("Tab")  # from here on the focus is marked
        link.focus()
        assert link.evaluate("e => e.matches(':focus-visible')")
        assert link.evaluate("e => getComputedStyle(e).outlineColor === getComputedStyle(e).color")


def test_tab_walks_out_of_an_open_note_and_closes_it(page: Page):
    page.goto("/aftercare/")
    tab_to(page, "a.src")
    page.keyboard.press("Enter")
    note = page.locator(".note:popover-open")
    links = note.locator("a, button").count()
    assert links > 3
    for _ in range(links + 1):
        expect(note).to_be_visible()
        page.keyboard.press("Tab")
    expect(note).to_have_count(0)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


ADDRESS = ":is(h2, h3, h4) > a.self"


@pytest.mark.parametrize("path", ["/", "/risks/", "/differences/", "/sources/brady2014/", "/search/"])
def test_address_of_a_section_is_for_the_mouse_alone(page: Page, path: str):
    page.goto(path)
    expect(page.locator(ADDRESS)).to_have_count(0)
    heading = page.locator("main :is(h2, h3)[id]").last
    heading.scroll_into_view_if_needed()
    before, words = heading.bounding_box(), heading.inner_text()
    heading.hover()
    link = page.locator(ADDRESS)
    expect(link).to_be_visible()
    expect(link).to_have_text("#")
    assert heading.bounding_box() == before
    assert "#" not in heading.aria_snapshot()
    expect(heading).to_have_accessible_name(words)
    assert link.evaluate("e => e.tabIndex") == -1
    link.click()
    page.wait_for_url(f"**#{heading.get_attribute('id')}")
    page.locator("h1").hover()
    expect(link).to_have_count(0)


def test_address_of_a_section_is_not_shown_to_a_finger(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/risks/")
    page.locator("#next-steps").tap()
    page.locator("#next-steps").hover()
    expect(page.locator(ADDRESS)).to_have_count(0)
    context.close()
