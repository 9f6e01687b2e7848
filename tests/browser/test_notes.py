"""A source or a term opens in place: by tap, under the mouse; without JavaScript it leads to the list."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.guide


def test_tap_shows_what_kind_of_source_stands_behind_a_sentence(browser: Browser, base_url: str):
    context = browser.new_context(
        base_url=base_url, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/risks/")
    before = page.url
    page.locator(".prose a.cite").first.tap()
    note = page.locator(".note:popover-open")
    expect(note).to_contain_text("How we know:")
    expect(note.get_by_role("link", name="About this source")).to_be_visible()
    assert page.url == before
    note.get_by_role("button", name="Close").tap()
    expect(note).to_have_count(0)
    context.close()


def test_guides_own_words_say_in_place_that_no_source_does(page: Page):
    page.goto("/aftercare/")
    page.locator(".prose a.own-words[data-note]").first.click()
    expect(page.locator(".note:popover-open")).to_contain_text("This is ours, not a source’s.")


def test_term_shows_under_the_mouse_stays_there_and_escape_closes_it(page: Page):
    page.clock.install()
    page.goto("/risks/")
    page.locator("a.term").first.hover()
    note = page.locator(".note:popover-open")
    expect(note).to_be_visible()
    link, shown = page.locator("a.term").first.bounding_box(), note.bounding_box()
    assert link is not None
    assert shown is not None
    assert abs(shown["y"] - link["y"]) < 400
    note.hover()
    page.clock.run_for(5_000)  # longer than a note waits before it closes
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.locator("a.term").first.hover()
    expect(note).to_be_visible()
    page.mouse.move(2, 2)
    expect(note).to_have_count(0)


def test_without_javascript_a_citation_leads_to_its_reference(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/risks/")
    link = page.locator(".prose a.cite").first
    target = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**/risks/{target}")
    expect(page.locator(str(target))).to_be_in_viewport()
    context.close()


def test_click_from_an_open_note_into_a_field_lets_one_type_there(page: Page):
    page.goto("/risks/")
    page.locator(".prose a.cite").first.click()
    expect(page.locator(".note:popover-open")).to_be_visible()
    page.mouse.wheel(0, -10_000)
    field = page.locator(".site-head input")
    field.click()
    page.keyboard.type("sore")
    expect(field).to_have_value("sore")
    expect(page.locator(".note:popover-open")).to_have_count(0)


def test_mouse_moves_on_from_one_note_to_the_next(page: Page):
    page.goto("/risks/")
    links = page.locator(".key-points a.cite")
    links.nth(2).hover()
    expect(page.locator(".note:popover-open")).to_be_visible()
    other = links.nth(0)  # it stands above, where the first note does not cover it
    other.hover()
    expect(page.locator(f"#{other.get_attribute('data-note')}:popover-open")).to_be_visible()


def test_note_does_not_cover_what_it_explains_on_a_phone(browser: Browser, base_url: str):
    page = browser.new_page(base_url=base_url, viewport={"width": 390, "height": 700})
    page.goto("/risks/")
    for link in [page.locator(".prose a.term").nth(0), page.locator(".prose a.own-words").nth(1)]:
        link.evaluate("e => scrollTo(0, e.getBoundingClientRect().bottom + scrollY - innerHeight + 20)")
        link.click()
        note = page.locator(".note:popover-open")
        expect(note).to_be_visible()
        box, sheet = link.bounding_box(), note.bounding_box()
        assert box is not None
        assert sheet is not None
        assert box["y"] + box["height"] <= sheet["y"]
        page.keyboard.press("Escape")
    page.close()


def test_note_stands_in_view_beside_what_it_explains_on_a_desk(browser: Browser, base_url: str):
    page = browser.new_page(base_url=base_url, viewport={"width": 1280, "height": 800})
    page.goto("/risks/")
    for place in (60, 400, 740):
        link = page.locator(".prose a.cite").nth(6)
        link.evaluate("(e, place) => scrollTo(0, e.getBoundingClientRect().top + scrollY - place)", place)
        link.click()
        note = page.locator(".note:popover-open")
        expect(note).to_be_in_viewport(ratio=1)
        box, sheet = link.bounding_box(), note.bounding_box()
        assert box is not None
        assert sheet is not None
        assert box["y"] + box["height"] <= sheet["y"] or sheet["y"] + sheet["height"] <= box["y"]
        page.keyboard.press("Escape")
    page.close()
