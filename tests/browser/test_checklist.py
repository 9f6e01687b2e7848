"""The sheets to tick: everything stays on the device, and paper holds what is ticked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.guide

SHEETS = ["/checklist/", "/questions/"]
KEEP = "Keep my ticks and notes on this device"


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
    assert sheet.evaluate("document.querySelector('main').offsetHeight") < 1600


def test_sheet_says_before_the_first_tick_that_ticks_stay_here(sheet: Page):
    sheet.goto("/checklist/")
    promise = sheet.get_by_text("Nothing is sent.").first.bounding_box()
    first = sheet.locator(".tasks input").first.bounding_box()
    assert promise is not None
    assert first is not None
    assert promise["y"] < first["y"]


@pytest.fixture
def kept(page: Page) -> Callable[[], dict[str, str]]:
    """What the site has stored in the browser, by name."""
    return lambda: page.evaluate("({ ...localStorage })")


def fill_in(page: Page, path: str) -> tuple[Locator, Locator]:
    """Tick the third line of a list and write a note; return the two."""
    page.goto(path)
    tick, note = page.locator(".tasks input").nth(2), page.locator("form.checklist textarea").last
    tick.check()
    note.fill("Two\nlines")
    return tick, note


def assert_filled_in(page: Page) -> None:
    expect(page.locator(".tasks input").nth(2)).to_be_checked()
    expect(page.locator(".tasks input:checked")).to_have_count(1)
    expect(page.locator("form.checklist textarea").last).to_have_value("Two\nlines")


@pytest.mark.parametrize("path", SHEETS)
def test_list_is_kept_where_its_reader_asks_for_it(page: Page, path: str, kept):
    fill_in(page, path)
    assert kept() == {}
    expect(page.get_by_text("Nothing is stored: it may be gone")).to_be_visible()
    page.get_by_label(KEEP).check()
    expect(page.get_by_text("Nothing is stored: it may be gone")).to_be_hidden()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".tasks input").nth(1).check()
    page.locator(".tasks input").nth(1).uncheck()
    assert asked == []
    assert page.context.cookies() == []
    page.reload()
    expect(page.get_by_label(KEEP)).to_be_checked()
    assert_filled_in(page)
    page.goto("/privacy/")
    page.go_back()
    assert_filled_in(page)
    other = SHEETS[1 - SHEETS.index(path)]
    page.goto(other)
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    expect(page.locator(".tasks input:checked")).to_have_count(0)
    page.goto(path)
    assert_filled_in(page)
    page.emulate_media(media="print")
    assert page.locator(".tasks li:visible").count() == 1


def test_list_is_forgotten_as_soon_as_its_reader_wants_that(page: Page, kept):
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    assert list(kept()) == ["list /checklist/"]
    page.get_by_label(KEEP).uncheck()
    assert kept() == {}
    assert_filled_in(page)
    page.locator(".tasks input").nth(1).check()
    assert kept() == {}
    page.reload()
    expect(page.locator(".tasks input:checked")).to_have_count(0)
    expect(page.get_by_label(KEEP)).not_to_be_checked()


def test_clearing_the_list_forgets_it(page: Page, kept):
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    page.get_by_text("Clear ticks and notes").click()
    page.get_by_role("button", name="Yes, clear everything").click()
    assert kept() == {}
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    expect(page.get_by_text("Nothing is stored: it may be gone")).to_be_visible()


def reword(page: Page, old: str, new: str) -> None:
    """Let the checklist say something else to a page from now on, and show it that."""

    def answer(route: Route) -> None:
        html = route.fetch().text()
        assert old in html
        route.fulfill(body=html.replace(old, new, 1), content_type="text/html")

    page.unroute_all()
    page.route("**/checklist/", answer)
    page.reload()


def test_tick_stays_with_its_words_when_the_page_changes(page: Page):
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    words = page.locator(".tasks label").nth(2).inner_text()

    new = '<li><p><label><input type="checkbox"> <span>A new line.</span></label></p></li>'
    reword(page, '<ul class="tasks">', f'<ul class="tasks">{new}')
    expect(page.get_by_label(words)).to_be_checked()
    expect(page.locator(".tasks input:checked")).to_have_count(1)
    reword(page, words, "I take something else.")
    expect(page.get_by_label("I take something else.")).to_be_visible()
    expect(page.locator(".tasks input:checked")).to_have_count(0)


def test_note_is_kept_while_the_words_above_it_are_other_ones(page: Page, kept):
    """An edition may reword a line and the next take that back; another tab may still show the former."""
    _, note = fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    other = page.context.new_page()
    other.goto("/checklist/")
    reword(other, "Other notes <", "What else I want to say <")
    expect(other.locator("form.checklist textarea").last).to_have_value("")
    other.locator("form.checklist textarea").last.fill("New")
    other.locator(".tasks input").first.check()
    expect(page.locator(".tasks input").first).to_be_checked()
    expect(note).to_have_value("Two\nlines")
    page.locator(".tasks input").nth(2).uncheck()
    expect(other.locator(".tasks input").nth(2)).not_to_be_checked()
    expect(other.locator("form.checklist textarea").last).to_have_value("New")
    page.reload()
    expect(note).to_have_value("Two\nlines")
    note.fill("")
    page.reload()
    expect(note).to_have_value("")
    other.get_by_text("Clear ticks and notes").click()
    other.get_by_role("button", name="Yes, clear everything").click()
    assert kept() == {}


def test_tab_that_shows_what_another_keeps_writes_nothing_itself(page: Page, kept):
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    other = page.context.new_page()
    other.goto("/checklist/")
    other.evaluate("void (Storage.prototype.setItem = () => document.body.append('It wrote'))")
    page.locator(".tasks input").first.check()
    expect(other.locator(".tasks input").first).to_be_checked()
    assert other.get_by_text("It wrote").count() == 0
    other.locator(".tasks input").first.uncheck()
    expect(other.get_by_text("It wrote")).to_have_count(1)


@pytest.mark.parametrize("value", ["{", "7", "null"])
def test_what_cannot_be_read_counts_as_nothing_kept(page: Page, kept, value: str):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/checklist/")
    page.evaluate("value => localStorage.setItem('list /checklist/', value)", value)
    fill_in(page, "/checklist/")
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    page.get_by_label(KEEP).check()
    page.reload()
    assert_filled_in(page)
    page.get_by_label(KEEP).uncheck()
    assert kept() == {}
    assert errors == []


def test_what_another_tab_forgets_is_not_kept_again(page: Page, kept):
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    other = page.context.new_page()
    other.goto("/checklist/")
    assert_filled_in(other)
    other.locator(".tasks input").first.check()
    expect(page.locator(".tasks input").first).to_be_checked()
    other.get_by_label(KEEP).uncheck()
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    page.locator(".tasks input").nth(1).check()
    assert kept() == {}


def test_page_that_waited_for_the_way_back_shows_what_is_kept_now(page: Page, kept):
    """A browser may show the page as it was left, with this event: nothing told it what happened since."""
    back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    fill_in(page, "/checklist/")
    page.evaluate(back)
    assert_filled_in(page)
    page.get_by_label(KEEP).check()
    page.evaluate("localStorage.clear()")
    page.evaluate(back)
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    page.locator(".tasks input").first.check()
    assert kept() == {}


@pytest.mark.parametrize("path", SHEETS)
def test_without_a_script_keeping_is_not_offered(browser: Browser, base_url: str, path: str):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_label(KEEP)).to_be_hidden()
    expect(page.get_by_text("Nothing is stored: it may be gone")).to_be_visible()
    context.close()


def test_where_storage_is_closed_keeping_is_not_offered(page: Page):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    refuse = "get() { throw new DOMException('', 'SecurityError') }"
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {refuse} }})")
    fill_in(page, "/checklist/")
    expect(page.get_by_label(KEEP)).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert errors == []


def test_where_storage_is_full_the_page_says_that_nothing_is_kept(page: Page, kept):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    fill_in(page, "/checklist/")
    page.get_by_label(KEEP).check()
    page.evaluate(
        "localStorage.filler = '';"
        "for (let n = 1e6; n; ) try { localStorage.filler += 'x'.repeat(n) } catch { n >>= 1 }"
    )
    page.locator("form.checklist textarea").first.fill("x" * 100)
    expect(page.get_by_role("alert")).to_have_text(
        "Your browser cannot keep them: its storage is full or closed. Nothing is kept."
    )
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    assert "list /checklist/" not in kept()
    page.evaluate("localStorage.clear()")
    page.get_by_label(KEEP).check()
    expect(page.get_by_role("alert")).to_be_hidden()
    page.reload()
    expect(page.locator("form.checklist textarea").first).to_have_value("x" * 100)
    assert errors == []
