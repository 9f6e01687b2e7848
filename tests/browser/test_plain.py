"""What is left without style sheets and without JavaScript: the page, in order, and every way through it."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.guide


@pytest.mark.parametrize("path", ["/risks/", "/checklist/", "/glossary/", "/"])
def test_page_reads_in_order_with_css_off(page: Page, path: str):
    page.route("**/*.css", lambda route: route.abort())
    page.goto(path)
    places = [
        "Skip to the main content",
        "Chest pain or trouble breathing?",
        "Search",
        "main h1",
        "No cookies, no tracking.",
    ]
    tops = [
        page.locator(place if place.startswith("main") else f"text={place}").first.bounding_box()["y"]
        for place in places
    ]
    assert tops == sorted(tops)
    assert page.locator("main h1").bounding_box()["x"] < 60


@pytest.fixture
def plain(browser: Browser, base_url: str):
    """A page in a browser without JavaScript."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_search_works_without_javascript(plain: Page):
    plain.goto("/")
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    plain.get_by_role("searchbox").first.fill("blood thinners")
    plain.get_by_role("searchbox").first.press("Enter")
    plain.wait_for_url("**/search/?q=blood+thinners")
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    plain.locator('main a[href^="/who-should-not-have-it/"]').first.click()
    plain.wait_for_url("**/who-should-not-have-it/**")
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
