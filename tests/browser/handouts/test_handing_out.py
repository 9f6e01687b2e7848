"""Handing out, as staff do it, and opening a handout, as patients do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.zbar import read_codes, with_zbar

from ..conftest import Site
from ..people import make_person, signed_in
from ..test_accessibility import AXE, EVERY_RULE, NOT_OVERFLOWING
from .conftest import link_of

pytestmark = pytest.mark.guide

STAYS = "window.setTimeout = () => 0"
"""Makes what a button says in passing stay."""


def read_code(page: Page, folder: Path) -> str:
    """Return what a decoder reads from the screen."""
    file = folder / "screen.png"
    page.screenshot(path=file)
    (code,) = read_codes(file)
    return code


def test_the_handouts_that_everybody_needs_are_ready(desk: Page):
    assert desk.locator(".handouts h2").all_inner_texts()[:5] == [
        "1. Before your first visit",
        "2. On the day",
        "3. After your session",
        "4. Thinking about it: benefits and risks",
        "5. Tell your practitioner first",
    ]


def lines(page: Page, items: str) -> list[dict]:
    """Return the boxes of items that are in sight, one of each line in which they stand."""
    boxes = [item.bounding_box() for item in page.locator(items).all() if item.is_visible()]
    return list({round(box["y"] / 8): box for box in boxes}.values())


def test_the_ready_handouts_are_all_in_sight_on_the_shared_screen(desk: Page):
    boxes = [card.bounding_box() for card in desk.locator(".handouts > li").all()[:5]]
    assert len({box["x"] for box in boxes}) == 2
    assert max(box["y"] + box["height"] for box in boxes) <= 900


def test_the_desk_is_compact_on_a_phone(phone: Page, browser: Browser, site: Site):
    assert len(lines(phone, ".staff-bar li")) <= 2
    for target in phone.locator(".staff-bar :is(a, button)").all():
        assert target.bounding_box()["height"] >= 40
    first = ".handouts > li:first-child "
    assert len(lines(phone, f"{first} :is(button, .button)")) == 2
    assert phone.locator(f"{first} .link").is_hidden()
    assert phone.locator(".handouts > li").first.bounding_box()["y"] < 844 / 2
    assert phone.evaluate("document.activeElement === document.body")  # else its keyboard would open
    context = signed_in(
        browser, site, make_person(site, "Administrator"), viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/staff/")
    assert len(lines(page, ".staff-bar li")) == 2
    context.close()


def test_a_link_is_copied_on_a_phone_where_the_page_has_no_clipboard(phone: Page):
    phone.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    row = phone.locator(".handouts > li").first
    phone.evaluate(STAYS)
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    assert phone.evaluate("getSelection().toString()") == row.locator(".link").input_value()


def test_a_link_that_could_not_be_copied_is_not_called_so(desk: Page):
    desk.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    }""")
    row = desk.locator(".handouts > li").first
    row.locator(".copy").click()
    expect(row.locator(".copy")).to_have_text("Selected: copy it by hand")
    assert desk.evaluate("getSelection().toString()") == row.locator(".link").input_value()


def test_a_phone_shares_the_link_with_a_polite_word(phone: Page):
    phone.add_init_script("navigator.share = async (what) => { window.shared = what }")
    phone.reload()
    row = phone.locator(".handouts > li").first
    row.get_by_role("button", name="Share").click()
    shared = phone.evaluate("window.shared")
    assert shared["url"] == row.locator(".link").input_value()
    assert shared["text"].startswith(f"Here is what we would like you to read: {shared['title']}")
    assert shared["url"] not in shared["text"]


def test_a_link_is_copied_in_one_click(desk: Page):
    row = desk.locator(".handouts > li").filter(has_text="After your session")
    desk.evaluate(STAYS)
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == link_of(desk, "After your session")


def test_a_handout_is_reached_with_three_strokes(desk: Page):
    """Its number and Enter open it, and Enter copies its link."""
    link = link_of(desk, "After your session")
    desk.keyboard.press("3")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Copy link")).to_be_focused()
    desk.evaluate(STAYS)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == link


def test_a_handout_is_reached_with_the_keyboard_without_script(
    staff: BrowserContext, browser: Browser, site: Site
):
    """The way past the bar leads to the field; a number and Enter open the handout as ever."""
    plain = browser.new_context(
        base_url=site.address, storage_state=staff.storage_state(), java_script_enabled=False
    )
    page = plain.new_page()
    page.goto("/staff/")
    for key in ("Tab", "Enter", "Tab", "3", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("After your session")
    plain.close()


@with_zbar
def test_the_code_is_read_off_the_screen(desk: Page, tmp_path: Path):
    link = link_of(desk, "On the day")
    desk.locator(".handouts > li").filter(has_text="On the day").get_by_role("link", name="QR code").click()
    desk.wait_for_url("**/qr/")
    assert read_code(desk, tmp_path) == link
    box = desk.locator("svg.qr").bounding_box()
    assert box["height"] > 0.6 * 900  # seen from a metre away
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/staff/")
    desk.keyboard.type("2q")  # with Enter, three strokes
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/qr/")
    assert read_code(desk, tmp_path) == link


def test_the_desk_works_without_script(staff: BrowserContext, browser: Browser, site: Site):
    plain = browser.new_context(
        base_url=site.address, storage_state=staff.storage_state(), java_script_enabled=False
    )
    page = plain.new_page()
    page.goto("/staff/new/")
    page.get_by_label("Title").fill("Without script")
    page.get_by_role("button", name="Add What are the risks?").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Without script")
    assert page.get_by_role("button", name="Copy link").count() == 0
    plain.close()


SCREEN = 844


def opened_on_phone(browser: Browser, address: str, **options: Any) -> Page:
    """Open a handout on a phone, as from a message."""
    page = browser.new_page(viewport={"width": 390, "height": SCREEN}, **options)
    page.goto(address)
    return page


def test_after_a_session_what_to_do_is_in_sight_and_the_red_card_near(desk: Page, browser: Browser):
    """So without script, too: what a phone gets is the whole sheet."""
    page = opened_on_phone(browser, link_of(desk, "After your session"), java_script_enabled=False)
    first = page.locator(".do li").first.bounding_box()
    assert first["y"] + first["height"] < SCREEN
    red = page.locator(".callout.emergency")
    expect(red).to_have_count(1)
    assert red.bounding_box()["y"] < 2 * SCREEN
    urgencies = page.locator(".callout:is(.emergency, .urgent, .contact)").evaluate_all(
        "cards => cards.map(card => card.className)"
    )
    assert urgencies == ["callout emergency", "callout urgent", "callout contact"]
    expect(page.get_by_role("heading", name="What is normal?")).to_be_visible()
    for hidden in page.locator(".handout :is(.src, .s, .sides)").all():
        assert not hidden.is_visible()
    page.close()


SET = """
from content.clinic.models import Clinic
Clinic(name="Riverside Physio", phone="020 7946 0123").save()
"""
FORGET = "from content.clinic.models import Clinic; Clinic.objects.all().delete()"


@pytest.fixture
def clinic(site: Site) -> Iterator[None]:
    """A clinic that has a telephone number."""
    site.manage("shell", "-v", "0", "-c", SET)
    yield
    site.manage("shell", "-v", "0", "-c", FORGET)


@pytest.mark.usefixtures("clinic")
def test_the_clinic_is_called_by_a_button_that_a_thumb_can_hit(desk: Page, browser: Browser):
    page = opened_on_phone(browser, link_of(desk, "On the day"))
    box = page.get_by_role("link", name="Call 020 7946 0123 Riverside Physio").bounding_box()
    assert box["height"] >= 44
    assert box["y"] < SCREEN / 2
    page.close()


def test_a_handout_printed_from_the_browser_has_its_text_and_no_ways_to_go_on(desk: Page, browser: Browser):
    page = opened_on_phone(browser, link_of(desk, "After your session"))
    page.emulate_media(media="print")
    for words in ("Do not drive while you are dizzy or drowsy.", "You are sore or achy", "No clinician has"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_role("link", name="In large type")).to_be_hidden()
    page.close()


DESK = [
    "/staff/",
    "/staff/new/?page=risks",
    "/staff/counts/",
    "{one}",
    "{one}qr/",
    "{one}withdraw/",
]
PATIENT = [
    "{link}",
    "{link}?v=sx0000",
    "{link}sheet/",
    "{link}share/",
    "/h/XXXXXX/",
    "/share/?page=/risks/",
]


@pytest.fixture(scope="module")
def named(staff: BrowserContext) -> dict[str, str]:
    """The addresses of a handout: of its page at the desk, and of what patients open."""
    page = staff.new_page()
    page.goto("/staff/")
    one = page.locator(".handouts h2 a").nth(2).get_attribute("href")
    link = link_of(page, "After your session")
    page.close()
    return {"one": str(one), "link": link}


@pytest.fixture(scope="module", params=["light", "dark"])
def anybody(
    request: pytest.FixtureRequest, staff: BrowserContext, browser: Browser, site: Site
) -> Iterator[Page]:
    """A page of the staff on a wide screen in the light, and on a narrow one in the dark."""
    width = 1280 if request.param == "light" else 320
    context = browser.new_context(
        base_url=site.address,
        storage_state=staff.storage_state(),
        color_scheme=request.param,
        viewport={"width": width, "height": 800},
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", DESK + PATIENT)
def test_axe_finds_nothing(anybody: Page, path: str, named: dict[str, str]):
    anybody.goto(path.format(**named))
    anybody.evaluate(AXE)
    assert anybody.evaluate(EVERY_RULE) == []
    assert anybody.evaluate(NOT_OVERFLOWING) == []
