"""The contents of a page: beside its text where there is room, and never before or over it."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.guide

BESIDE = """() => {
  const [contents, ...texts] = [...document.querySelectorAll(".contents, .page-part")]
    .sort((a, b) => b.matches(".contents") - a.matches(".contents")).map((e) => e.getBoundingClientRect());
  return { clear: texts.every((text) => text.right <= contents.left), top: contents.top };
}"""


@pytest.mark.parametrize("width", [360, 991])
def test_narrow_screen_begins_with_the_answer_and_has_no_list_of_contents(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/risks/")
    expect(page.get_by_role("heading", name="In short")).to_be_visible()
    expect(page.get_by_text("On this page")).to_be_hidden()


def test_contents_stand_beside_the_text_and_stay_in_view(page: Page):
    page.set_viewport_size({"width": 992, "height": 700})
    page.goto("/risks/")
    expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
    assert page.evaluate(BESIDE)["clear"]
    page.evaluate("scrollTo(0, 3000)")
    beside = page.evaluate(BESIDE)
    assert beside["clear"]
    assert 0 <= beside["top"] < 100


def test_letters_of_the_glossary_stand_on_a_phone_too(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/glossary/")
    page.get_by_role("link", name="B", exact=True).click()
    page.wait_for_url("**/glossary/#b")
