"""Making handouts, as staff do it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Site
from ..people import PASSWORD, make_person, signed_in
from ..test_accessibility import AXE, EVERY_RULE
from ..writing import until
from .conftest import link_of

pytestmark = pytest.mark.guide


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


def test_what_was_typed_can_be_put_back(browser: Browser, site: Site):
    """After a reload, and after a session that ended before it was saved; not once it is saved."""
    name = make_person(site, "Staff", name="signed-out-meanwhile")
    context = signed_in(browser, site, name)
    page = context.new_page()
    page.goto("/staff/new/?page=risks")
    page.get_by_label("Note").fill("Bring your list.")
    page.get_by_role("button", name="Add What happens at a session?").click()
    expect(page.locator(".chosen li")).to_have_count(2)
    expect(page.locator(".kept-draft")).to_be_hidden()  # nothing is lost by a button
    page.wait_for_load_state()  # the script runs before it
    page.get_by_label("Title").fill("Typed since")
    page.goto("/staff/new/")
    page.get_by_label("Find pages").fill("sore")
    page.get_by_label("Find pages").press("Enter")
    expect(page.get_by_label("Find pages")).to_have_value("sore")
    page.locator(".pick li").first.get_by_role("button", name=re.compile("^Add")).first.click()
    expect(page.locator(".chosen li")).to_have_count(1)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(".chosen li")).to_have_count(2)
    expect(page.get_by_label("Title")).to_have_value("Typed since")

    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save").click()
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Note")).to_have_value("Bring your list.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Typed since")
    page.wait_for_load_state()
    page.goto("/staff/new/")
    expect(page.locator(".kept-draft")).to_be_hidden()

    page.get_by_label("Title").fill("Not for the next")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()
    until(page, "Object.keys(sessionStorage).every((name) => !name.startsWith('draft'))")
    context.close()


def test_handout_is_made_where_the_browser_keeps_nothing(desk: Page):
    errors: list[str] = []
    desk.on("pageerror", lambda error: errors.append(str(error)))
    refuse = "get() { throw new DOMException('', 'SecurityError') }"
    for name in ("localStorage", "sessionStorage"):
        desk.add_init_script(f"Object.defineProperty(window, '{name}', {{ {refuse} }})")
    desk.goto("/staff/new/?page=risks")
    desk.wait_for_load_state()  # the script runs before it
    desk.get_by_label("Title").fill("Kept nowhere else")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status").first).to_contain_text("is saved")
    assert errors == []


def in_sight(page: Page, name: str) -> bool:
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize("name", ["desk", "phone"])
def test_saving_stays_in_sight_and_adding_keeps_the_place(request: pytest.FixtureRequest, name: str):
    page = request.getfixturevalue(name)
    page.goto("/staff/new/")
    assert in_sight(page, "Save")
    page.get_by_role("button", name="Add What are the risks?").click()
    expect(page.locator(".make-save")).to_contain_text("1 in it")
    row = page.locator("[id='pick-risks']")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("in it")
    assert in_sight(page, "Save")
    part = page.locator("[id^='pick-risks#']").first
    row.get_by_text("Sections").click()
    part.get_by_role("button").click()
    expect(part).to_be_in_viewport()
    expect(part).to_contain_text("in it")
    page.locator("#q").focus()
    page.keyboard.press("Shift+Tab")
    focused = page.locator(":focus").bounding_box()
    bar = page.locator(".make-save").bounding_box()
    assert focused["y"] + focused["height"] <= bar["y"]  # what has the focus is not under the bar


@pytest.mark.parametrize("name", ["desk", "phone"])
def test_what_is_wrong_is_gone_to(request: pytest.FixtureRequest, name: str):
    page = request.getfixturevalue(name)
    page.goto("/staff/new/")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.evaluate(AXE)
    assert page.evaluate(EVERY_RULE) == []
    page.get_by_role("link", name="Give it a title").click()
    expect(page.get_by_label("Title")).to_be_focused()


def test_pages_are_put_in_order_by_dragging(desk: Page):
    desk.goto("/staff/new/?page=risks&page=aftercare&page=questions")
    rows = desk.locator(".chosen li")
    rows.nth(2).drag_to(rows.nth(0), target_position={"x": 20, "y": 3})
    expect(desk.locator(".chosen li").first).to_contain_text("Questions")
    values = [desk.locator("[name=item]").nth(n).input_value() for n in range(3)]
    assert values == ["questions", "risks", "aftercare"]
