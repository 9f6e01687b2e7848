"""Signing in at the desk in a browser: by keyboard, throttled in words, with one-time codes."""

import json
import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page, expect

from .conftest import Site
from .people import PASSWORD, make_person, signed_in
from .test_accessibility import AXE, NOT_OVERFLOWING
from .test_keyboard import FOCUSED, tab_to

NARROW = {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}
RULES = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => n.html) }));
}"""
FORGET = """
from axes.models import AccessAttempt
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.plugins.otp_static.models import StaticDevice
for model in (AccessAttempt, TOTPDevice, StaticDevice):
    model.objects.all().delete()
"""
NO_WAIT = """
from django_otp.plugins.otp_totp.models import TOTPDevice
TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
"""  # a wrong code has the next one wait for a second

LONG_AGO = """
from django_otp.plugins.otp_totp.models import TOTPDevice
TOTPDevice.objects.update(last_t=-1, drift=0)
"""  # a code that was used is free again, also where a step of 30 seconds ended meanwhile


@pytest.fixture
def writer(site: Site):
    """A writer; what the test does about codes and failures is forgotten at its end."""
    yield make_person(site, "Writer", "writer-who-signs-in-and-out")
    site.manage("shell", "-v", "0", "-c", FORGET)


def check(page: Page) -> None:
    """Fail where axe finds something, or where something is cut off at the side; a toolbar scrolls."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = page.evaluate(RULES)
    assert found == [], f"{page.url}: {json.dumps(found, indent=1)}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.evaluate(NOT_OVERFLOWING.replace(".hidden", ".visually-hidden, .results, .toolbar")) == [], (
        page.url
    )


def send(page: Page, name: str, password: str, code: str = "") -> None:
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.fill("[name=code]", code)
    page.press("[name=code]", "Enter")


def code_for(secret: str) -> str:
    shown = TOTP(b32decode(secret.replace(" ", "")))
    shown.time = time.time()
    return f"{shown.token():06}"


def test_somebody_signs_in_by_keyboard_and_gets_where_they_wanted_to_go(page: Page, writer: str):
    page.goto("/admin/password_change/")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type(writer)
    for text in (PASSWORD, ""):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["marked"], focused
        page.keyboard.type(text)
    expect(page.get_by_label("One-time code")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/admin/password_change/") and "/login/" not in url)
    tab_to(page, "#logout-form button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You have signed out")).to_be_visible()


def test_guessing_ends_in_a_wait_that_is_told_in_words(page: Page, writer: str):
    page.goto("/admin/login/")
    for _ in range(4):
        send(page, writer, "a guess")
        expect(page.get_by_role("alert")).to_contain_text("That did not fit")
    send(page, writer, "a guess")
    expect(page.get_by_role("alert")).to_contain_text("Try again in 15 minutes.")
    check(page)
    page.get_by_role("link", name="To the sign-in page").click()
    send(page, writer, PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("Try again in 15 minutes.")


def test_codes_are_set_up_and_asked_for_from_then_on(browser: Browser, site: Site, writer: str):
    context = signed_in(browser, site, writer)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_role("link", name="One-time codes").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Code from your telephone").fill(code_for(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes-list code")).to_have_count(10)
    backup = page.locator(".codes-list code").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_url("**/admin/")
    page.get_by_role("button", name="Sign out").click()
    site.manage("shell", "-v", "0", "-c", LONG_AGO)

    for code, way_in in ((code_for(secret), True), (backup[0], True), (backup[0], False)):
        page.goto("/admin/login/")
        send(page, writer, PASSWORD)
        expect(page.get_by_role("alert")).to_contain_text("a fresh one is needed too")
        send(page, writer, PASSWORD, code)
        if way_in:
            page.wait_for_url("**/admin/")
            page.get_by_role("button", name="Sign out").click()
        else:
            expect(page.get_by_role("alert")).to_contain_text("That did not fit")
    context.close()


def test_form_sent_after_the_session_ended_leads_back_to_it_with_a_word(
    browser: Browser, site: Site, writer: str
):
    context = signed_in(browser, site, writer)
    page = context.new_page()
    page.goto("/admin/password_change/")
    context.clear_cookies(name="sessionid")
    page.fill("[name=old_password]", PASSWORD)
    page.fill("[name=new_password1]", "another-long-one-7")
    page.fill("[name=new_password2]", "another-long-one-7")
    page.keyboard.press("Enter")
    expect(page.get_by_text("what you sent was not saved")).to_be_visible()
    check(page)
    send(page, writer, PASSWORD)
    page.wait_for_url(lambda url: url.endswith("/admin/password_change/") and "/login/" not in url)
    context.close()


@pytest.mark.parametrize("options", [{}, NARROW], ids=["light", "dark and narrow"])
def test_axe_finds_nothing_on_the_way_in(browser: Browser, site: Site, writer: str, options: dict):
    context = browser.new_context(base_url=site.address, **options)
    page = context.new_page()
    page.goto("/admin/login/")
    check(page)
    send(page, writer, "a guess")
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    send(page, writer, PASSWORD)
    page.wait_for_url("**/admin/")
    page.goto("/admin/codes/")
    check(page)
    page.fill("#id_password", "a guess")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That is not your password")
    check(page)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#secret")).to_be_visible()
    check(page)
    secret = page.locator("#secret").inner_text()
    page.fill("#id_code", "no code")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    check(page)
    site.manage("shell", "-v", "0", "-c", NO_WAIT)
    page.fill("#id_code", code_for(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes-list")).to_be_visible()
    check(page)
    page.goto("/admin/codes/")
    check(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()
    check(page)
    context.close()


@pytest.mark.parametrize("options", [{}, NARROW], ids=["light", "dark and narrow"])
def test_axe_finds_nothing_where_people_are_looked_after(browser: Browser, site: Site, options: dict):
    boss, other = make_person(site, "Administrator"), make_person(site, "Staff")
    context = signed_in(browser, site, boss, **options)
    page = context.new_page()
    page.goto("/admin/auth/user/")
    page.get_by_role("link", name=other).click()
    page.wait_for_url("**/change/")
    user = page.url
    check(page)
    plain = [
        "/admin/auth/group/",
        "/admin/auth/group/1/change/",
        "/admin/axes/accessattempt/",
        "/admin/password_change/",
        user.replace("change/", "password/"),
    ]
    for address in ("/admin/auth/user/", user.replace("change/", "codes/"), *([] if options else plain)):
        assert page.goto(address).status == 200
        check(page)
    page.goto("/admin/auth/user/add/")
    page.fill("[name=username]", other)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    check(page)
    context.close()
