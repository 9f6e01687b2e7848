"""Everyone can use it: what a machine can check of WCAG 2.2 AA, and AAA for the contrast of text."""

import json
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from .kinds import ALL_PAGES, LARGE_TEXT, MODES

pytestmark = pytest.mark.guide

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
EVERY_RULE = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  rules["color-contrast"].enabled = false; // "color-contrast-enhanced" asks for more of the same
  const found = await axe.run(document, { rules, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => n.html) }));
}"""
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
    found = look.evaluate(EVERY_RULE)
    assert found == [], json.dumps(found, indent=1)
    if mode != "light":
        assert look.evaluate(NOT_OVERFLOWING) == []
        assert look.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/", "/aftercare/", "/who-should-not-have-it/", "/styleguide/"])
def test_axe_finds_nothing_in_forced_colours(browser: Browser, base_url: str, path: str):
    context = browser.new_context(base_url=base_url, forced_colors="active")
    page = context.new_page()
    page.goto(path)
    page.evaluate(AXE)
    found = page.evaluate(EVERY_RULE)
    assert found == [], json.dumps(found, indent=1)
    context.close()
