"""What a block rests on, or a term means, opens in place; without JavaScript it stands at the page's end."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.guide

WITHOUT_POPOVER = "delete HTMLElement.prototype.showPopover"


def test_tap_shows_which_sentence_rests_on_what(browser: Browser, base_url: str):
    context = browser.new_context(
        base_url=base_url, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/risks/")
    before = page.url
    mark = page.get_by_role("link", name="of “In short”")
    mark.tap()
    note = page.get_by_role("dialog", name="of “In short”")
    expect(note.get_by_role("listitem")).to_have_count(page.locator(".key-points li").count())
    expect(note.get_by_role("listitem").first).to_contain_text("narrative review")
    expect(mark).to_have_attribute("aria-haspopup", "dialog")
    assert page.url == before
    note.get_by_role("button", name="Close").tap()
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()
    context.close()


@pytest.mark.parametrize("is_old", [False, True], ids=["no script", "no popover"])
def test_elsewhere_a_mark_leads_to_the_end_of_the_page_and_back(browser: Browser, base_url: str, is_old):
    context = browser.new_context(base_url=base_url, java_script_enabled=is_old)
    context.add_init_script(WITHOUT_POPOVER)
    page = context.new_page()
    page.goto("/risks/")
    mark = page.locator(".prose a.src").first
    note = page.locator(str(mark.get_attribute("href")))
    mark.click()
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to the text").click()
    expect(mark).to_be_in_viewport()
    context.close()


def test_source_of_every_sentence_is_shown_without_a_script(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/aftercare/")
    source = page.locator(".key-points .s").first
    expect(source).to_be_hidden()
    page.get_by_label("Show the source of every sentence").check()
    expect(source).to_be_visible()
    expect(page.locator(".key-points .src")).to_be_hidden()
    context.close()


def test_wish_for_every_source_is_kept_only_where_the_reader_ticks_so(page: Page):
    page.goto("/aftercare/")
    every, keep = page.get_by_label("Show the source"), page.get_by_label("Remember this on this device")
    expect(keep).to_be_hidden()
    every.check()
    page.reload()
    expect(every).not_to_be_checked()
    every.check()
    keep.check()
    page.goto("/risks/")
    expect(every).to_be_checked()
    expect(page.locator(".key-points .s").first).to_be_visible()
    keep.uncheck()
    assert page.evaluate("localStorage.length") == 0


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


def test_click_from_an_open_note_into_a_field_lets_one_type_there(page: Page):
    page.goto("/risks/")
    page.locator(".prose a.src").first.click()
    expect(page.locator(".note:popover-open")).to_be_visible()
    page.mouse.wheel(0, -10_000)
    field = page.locator(".site-head input[type=search]")
    field.click()
    page.keyboard.type("sore")
    expect(field).to_have_value("sore")
    expect(page.locator(".note:popover-open")).to_have_count(0)


def test_mouse_moves_on_from_one_note_to_the_next(page: Page):
    page.goto("/risks/")
    marks = page.locator(".prose a.src")
    note = page.locator(".note:popover-open")
    marks.nth(1).hover()
    expect(note).to_contain_text("rests on")
    shown = note.inner_text()
    marks.nth(0).hover()  # it stands above, where the first note does not cover it
    expect(note).not_to_have_text(shown)


def test_note_does_not_cover_what_it_explains_on_a_phone(browser: Browser, base_url: str):
    page = browser.new_page(base_url=base_url, viewport={"width": 390, "height": 700})
    page.goto("/risks/")
    for link in [page.locator(".prose a.term").nth(0), page.locator(".prose a.src").nth(1)]:
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
        link = page.locator(".prose a.src").nth(6)
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


@pytest.mark.parametrize("path", ["/aftercare/", "/glossary/", "/checklist/"])
def test_each_mark_can_be_hit_with_a_thumb(browser: Browser, base_url: str, path: str):
    page = browser.new_page(base_url=base_url, viewport={"width": 390, "height": 844})
    page.goto(path)
    sizes = page.locator("a.src").evaluate_all(
        "marks => marks.map((e) => e.getBoundingClientRect()).map(({ width, height }) => [width, height])"
    )
    assert len(sizes) > 5
    assert [size for size in sizes if min(size) < 24] == []
    page.close()
