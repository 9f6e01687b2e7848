"""The words that the search field offers."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.guide

PRESS = """(field, key) => {
  const told = { bubbles: true, cancelable: true };
  const event = key ? new KeyboardEvent("keydown", { key, ...told }) : new Event("keydown", told);
  return field.dispatchEvent(event);
}"""


def test_enter_searches_at_once(page: Page):
    page.goto("/")
    field = page.locator(".search [name=q]").first
    field.focus()
    expect(page.locator("#suggestions option")).not_to_have_count(0)
    field.type("sor")
    field.press("Enter")
    page.wait_for_url("**/search/?q=sor")


# Which keys are pressed before Enter, and whether Enter is then the browser's, which takes the suggestion.
WALKS: list[tuple[list[str | None], bool]] = [
    (["s"], False),
    (["s", "ArrowDown"], True),
    (["ArrowDown", "s"], False),
    (["s", "ArrowLeft"], False),  # that moves the cursor
    (["ArrowDown", None], False),  # what Chromium tells of a word that was chosen has no key
]


def test_enter_takes_what_was_walked_to(page: Page):
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 it wants a function
    page.goto("/")
    page.evaluate("document.addEventListener('submit', (event) => event.preventDefault())")
    field = page.locator(".search [name=q]").first
    for keys, is_left_to_the_browser in WALKS:
        for key in keys:
            field.evaluate(PRESS, key)
        assert field.evaluate(PRESS, "Enter") == is_left_to_the_browser, keys
    assert errors == []
