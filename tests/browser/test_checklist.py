"""The sheets to tick: everything stays on the device, and paper holds what is ticked."""

import pytest
from playwright.sync_api import Browser, Page, expect

SHEETS = ["/checklist/", "/questions/"]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def sheet(browser: Browser, base_url: str, request: pytest.FixtureRequest):
    """A page of a phone, with and without JavaScript."""
    context = browser.new_context(
        base_url=base_url, java_script_enabled=request.param, viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", SHEETS)
def test_nothing_that_is_ticked_or_typed_leaves_the_page(sheet: Page, path: str):
    asked: list[str] = []
    # The browser asks for the icon of its tab when it likes.
    sheet.on("request", lambda request: "favicon" in request.url or asked.append(request.url))
    sheet.goto(path)
    sheet.screenshot()  # paints it, so that its images are asked for now
    before = -1
    while len(asked) > before:
        before = len(asked)
        sheet.wait_for_timeout(1000)
    asked.clear()
    address = sheet.url
    sheet.locator(".tasks label").first.click()
    sheet.locator(".tasks input").nth(3).check()
    sheet.locator(".tasks input").nth(3).press("Enter")
    sheet.locator("form.checklist textarea").first.fill("warfarin")
    sheet.locator("form.checklist textarea").first.press("Enter")
    assert asked == []
    assert sheet.url == address
    assert sheet.context.cookies() == []
    assert sheet.context.storage_state()["origins"] == []
    expect(sheet.locator(".tasks input").first).to_be_checked()
    sheet.reload()
    expect(sheet.locator(".tasks input:checked")).to_have_count(0)
    expect(sheet.locator("form.checklist textarea").first).to_have_value("")


@pytest.mark.parametrize("path", SHEETS)
def test_paper_holds_what_is_ticked_and_room_to_write(sheet: Page, path: str):
    sheet.goto(path)
    items = sheet.locator(".tasks li")
    sheet.emulate_media(media="print")
    assert {items.nth(n).is_visible() for n in range(items.count())} == {True}
    sheet.emulate_media(media="screen")
    items.nth(2).locator("input").check()
    sheet.emulate_media(media="print")
    shown = [n for n in range(items.count()) if items.nth(n).is_visible()]
    assert shown == [2]
    expect(sheet.locator("form.checklist textarea").first).to_be_visible()
    expect(sheet.locator("nav:visible")).to_have_count(0)
    sheet.emulate_media(media="screen")
    sheet.get_by_text("Clear ticks and notes").click()
    sheet.get_by_role("button", name="Yes, clear everything").click()
    expect(sheet.locator(".tasks input:checked")).to_have_count(0)


@pytest.mark.parametrize("path", SHEETS)
def test_what_one_shows_is_what_is_ticked_and_nothing_else(sheet: Page, path: str):
    sheet.goto(path)
    sheet.locator("#only-ticked").check()
    expect(sheet.get_by_text("You have not ticked anything yet.")).to_be_visible()
    sheet.locator("#only-ticked").uncheck()
    sheet.locator(".tasks input").nth(1).check()
    sheet.locator("#only-ticked").check()
    expect(sheet.get_by_text("You have not ticked anything yet.")).to_be_hidden()
    expect(sheet.locator("main h1")).to_be_visible()
    expect(sheet.locator(".tasks li:visible")).to_have_count(1)
    if path == "/checklist/":
        expect(sheet.get_by_role("heading", name="Do not stop a blood thinner")).to_be_visible()
    assert sheet.evaluate("document.querySelector('main').offsetHeight") < 1600


def test_sheet_says_before_the_first_tick_that_ticks_stay_here(sheet: Page):
    sheet.goto("/checklist/")
    promise = sheet.get_by_text("Nothing is sent or stored").first.bounding_box()
    first = sheet.locator(".tasks input").first.bounding_box()
    assert promise is not None
    assert first is not None
    assert promise["y"] < first["y"]
