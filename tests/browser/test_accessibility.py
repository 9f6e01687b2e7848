"""Everyone can use it: what a machine can check of WCAG 2.2 AA, and AAA for the contrast of text."""

import json
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from .kinds import ALL_PAGES, AT_A_DESK, DESK, LARGE_TEXT, MODES, PHONE

pytestmark = pytest.mark.guide

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
EVERY_RULE = """async (only) => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  rules["color-contrast"].enabled = false; // "color-contrast-enhanced" asks for more of the same
  const asked = only ? { runOnly: only } : { rules };
  const found = await axe.run(document, { ...asked, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => n.html) }));
}"""
HANGS_ON_COLOURS = ["color-contrast-enhanced", "link-in-text-block"]
NARROW = {"width": 320, "height": 640}
UNFOLD = "document.querySelectorAll('details').forEach((e) => { e.open = true; })"
NOT_OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)
    .filter((e) => !e.closest(".hidden, .skip, .note"))
    .map((e) => e.outerHTML.slice(0, 120));
}"""


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """One way in which a reader looks at a page."""
    return request.param


@pytest.fixture(scope="session")
def large_text(launch_browser, browser_type_launch_args: dict):
    """A browser whose reader set a font twice as large."""
    browser = launch_browser(args=[*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"])
    page = browser.new_page()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    page.close()
    yield browser
    browser.close()


@pytest.fixture
def look(request: pytest.FixtureRequest, base_url: str, mode: str):
    """A page opened in that way."""
    browser: Browser = request.getfixturevalue("large_text" if mode == LARGE_TEXT else "browser")
    context = browser.new_context(base_url=base_url, **MODES[mode])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ALL_PAGES)
def test_axe_finds_nothing_in_any_mode(look: Page, mode: str, path: str):
    look.goto(path)
    look.evaluate(AXE)
    if mode == AT_A_DESK:
        check(look)
        check_in(look, "dark")
        return
    look.evaluate(UNFOLD)
    check(look)
    check_that_nothing_overflows(look)
    if mode != LARGE_TEXT:
        check_in(look, "light")
        look.set_viewport_size(NARROW)
        check_that_nothing_overflows(look)


def check(page: Page, *only: str) -> None:
    """Assert that axe, which a page has loaded, finds nothing on it, by every rule or by some."""
    found = page.evaluate(EVERY_RULE, list(only) or None)
    assert found == [], json.dumps(found, indent=1)


def check_in(page: Page, scheme: str) -> None:
    """Assert that axe finds nothing that hangs on a page's colours in its other scheme."""
    page.emulate_media(color_scheme=scheme)
    check(page, *HANGS_ON_COLOURS)


def check_that_nothing_overflows(page: Page) -> None:
    assert page.evaluate(NOT_OVERFLOWING) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/", "/aftercare/", "/who-should-not-have-it/", "/styleguide/"])
def test_axe_finds_nothing_in_forced_colours(browser: Browser, base_url: str, path: str):
    context = browser.new_context(base_url=base_url, forced_colors="active")
    page = context.new_page()
    page.goto(path)
    page.evaluate(AXE)
    check(page)
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["on a phone", "at a desk"])
def test_axe_finds_nothing_with_a_note_open_or_every_source_shown(
    browser: Browser, base_url: str, viewport: dict
):
    page = browser.new_page(base_url=base_url, viewport=viewport, color_scheme="light")
    page.goto("/who-should-not-have-it/")
    page.evaluate(AXE)
    page.locator("a.src").first.click()
    note = page.locator(".note:popover-open")
    expect(note).to_be_visible()
    check(page)
    check_in(page, "dark")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.evaluate(UNFOLD)
    sentence = page.locator(".prose .s").first
    expect(sentence).to_be_hidden()
    page.locator("#every-source").check()
    expect(sentence).to_be_visible()
    check(page)
    check_in(page, "light")
    page.close()
