"""Handing out, as staff do it, and opening a handout, as patients do."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, EVERY_RULE, NOT_OVERFLOWING


@pytest.fixture(scope="module")
def staff(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser in which one of the staff has signed in, as at a front desk."""
    context = signed_in(browser, site, make_person(site, "Staff"), viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
    yield context
    context.close()


@pytest.fixture
def desk(staff: BrowserContext) -> Iterator[Page]:
    """The staff's desk."""
    page = staff.new_page()
    page.goto("/staff/")
    yield page
    page.close()


def read_code(page: Page, folder: Path) -> str:
    """Return what a decoder reads from the screen."""
    file = folder / "screen.png"
    page.screenshot(path=file)
    done = subprocess.run(["zbarimg", "-q", "--raw", str(file)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def link_of(desk: Page, title: str) -> str:
    return desk.get_by_label(f"Link to “{title}”").input_value()


def test_the_handouts_that_everybody_needs_are_ready(desk: Page):
    assert desk.locator(".handouts h2").all_inner_texts()[:5] == [
        "1. Before your first visit",
        "2. On the day",
        "3. After your session",
        "4. Thinking about it: benefits and risks",
        "5. Tell your practitioner first",
    ]


def test_a_link_is_copied_in_one_click(desk: Page):
    row = desk.locator(".handouts > li").filter(has_text="After your session")
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == link_of(desk, "After your session")


def test_a_handout_is_reached_with_three_strokes(desk: Page):
    """Its number and Enter open it, and Enter copies its link."""
    link = link_of(desk, "After your session")
    desk.keyboard.press("3")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Copy link")).to_be_focused()
    desk.keyboard.press("Enter")
    assert desk.evaluate("navigator.clipboard.readText()") == link
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools are not installed")
def test_the_code_is_read_off_the_screen(desk: Page, tmp_path: Path):
    link = link_of(desk, "On the day")
    desk.locator(".handouts > li").filter(has_text="On the day").get_by_role("link", name="QR code").click()
    assert read_code(desk, tmp_path) == link
    box = desk.locator("svg.qr").bounding_box()
    assert box["height"] > 0.6 * 900  # seen from a metre away
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/staff/")


def test_a_handout_is_made_seen_changed_and_withdrawn(desk: Page, browser: Browser, site: Site):
    desk.get_by_role("link", name="Make a handout").first.click()
    desk.get_by_label("Title").fill("For the nervous")
    desk.get_by_label("Find pages").fill("afraid of needles")
    desk.get_by_label("Find pages").press("Enter")
    desk.locator(".pick li").first.get_by_role("button", name=re.compile("^Add")).first.click()
    expect(desk.locator(".chosen li")).to_have_count(1)
    desk.get_by_label("Find pages").fill("")
    desk.get_by_label("Find pages").press("Enter")
    desk.get_by_role("button", name="Add What happens at a session?").click()
    expect(desk.locator(".chosen li")).to_have_count(2)
    desk.get_by_role("button", name="Up What happens at a session?").click()
    expect(desk.locator(".chosen li").first).to_contain_text("What happens at a session?")
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="See it as the patient will").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("For the nervous")
    opened.value.close()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status").first).to_contain_text("is saved")
    link = link_of(desk, "For the nervous")

    patient = browser.new_page(viewport={"width": 390, "height": 844})
    patient.goto(link)
    expect(patient.get_by_role("heading", level=1)).to_have_text("For the nervous")
    patient.get_by_role("link", name="What happens at a session?").first.click()
    expect(patient.get_by_role("heading", level=1)).to_have_text("What happens at a session?")

    desk.get_by_role("link", name="Withdraw it").click()
    desk.get_by_label("What should patients read instead?").select_option(label="On the day")
    desk.get_by_role("button", name="Withdraw it").click()
    patient.goto(link)
    expect(patient.get_by_role("heading", level=1)).to_have_text("This handout is out of date")
    patient.get_by_role("link", name="On the day").click()
    expect(patient.get_by_role("heading", level=1)).to_have_text("On the day")
    patient.close()


def test_pages_are_put_in_order_by_dragging(desk: Page):
    desk.goto("/staff/new/?page=risks&page=aftercare&page=questions")
    rows = desk.locator(".chosen li")
    rows.nth(2).drag_to(rows.nth(0), target_position={"x": 20, "y": 3})
    expect(desk.locator(".chosen li").first).to_contain_text("Questions")
    values = [desk.locator("[name=item]").nth(n).input_value() for n in range(3)]
    assert values == ["questions", "risks", "aftercare"]


def test_what_was_read_is_kept_on_the_device_only_if_its_reader_wants_it(desk: Page, browser: Browser):
    link = link_of(desk, "After your session")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(link)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Keep what I have read on this device").check()
    page.get_by_label("I have read this").first.check()
    page.reload()
    assert page.get_by_label("I have read this").first.is_checked()
    assert not page.get_by_label("I have read this").last.is_checked()
    page.get_by_label("Keep what I have read on this device").uncheck()
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_label("I have read this").count() == 0
    assert context.cookies() == []
    context.close()


def test_the_desk_works_without_script(staff: BrowserContext, browser: Browser, site: Site):
    plain = browser.new_context(
        base_url=site.address, storage_state=staff.storage_state(), java_script_enabled=False
    )
    page = plain.new_page()
    page.goto("/staff/new/")
    page.get_by_label("Title").fill("Without script")
    page.get_by_role("button", name="Add What are the risks?").click()
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Without script"
    assert page.get_by_role("button", name="Copy link").count() == 0
    plain.close()


DESK = ["/staff/", "/staff/new/?page=risks", "/staff/counts/", "{one}", "{one}qr/", "{one}withdraw/"]
PATIENT = [
    "{link}",
    "{link}?all",
    "{link}?v=sx0000",
    "{link}sheet/",
    "/h/",
    "/h/XXXXXX/",
    "/share/?page=/risks/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", DESK + PATIENT)
def test_axe_finds_nothing(staff: BrowserContext, browser: Browser, path: str, scheme: str, desk: Page):
    one = desk.locator(".handouts h2 a").nth(2).get_attribute("href")
    link = link_of(desk, "After your session")
    width = 1280 if scheme == "light" else 320
    context = browser.new_context(
        storage_state=staff.storage_state(), color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(urljoin(desk.url, path.format(one=one, link=link)))
    page.evaluate(AXE)
    assert page.evaluate(EVERY_RULE) == []
    assert page.evaluate(NOT_OVERFLOWING) == []
    context.close()
