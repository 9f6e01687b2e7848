"""The desk on screens of every width: a list has the room that its columns need; a link is copied at once."""

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_sign_in import check

CUT_OFF = """() => {
  const results = document.querySelector("#changelist .results");
  return results.scrollWidth - results.clientWidth;
}"""


TOO_WIDE = """() => [...document.querySelectorAll(".form-row")]
  .filter((row) => row.checkVisibility() && row.scrollWidth > row.clientWidth)
  .map((row) => row.className)"""


@pytest.mark.parametrize("path", ["articles/article/", "articles/version/", "auth/user/"])
@pytest.mark.parametrize("width", [820, 1000, 1280])
def test_no_column_of_a_list_is_cut_off(browser: Browser, site: Site, path: str, width: int):
    group = "Administrator"  # who may open each of these
    size = {"width": width, "height": 900}
    context = signed_in(browser, site, make_person(site, group), viewport=size)
    page = context.new_page()
    page.goto(f"/admin/{path}")
    assert page.evaluate(CUT_OFF) <= 0
    link = page.get_by_role("link", name="To the filter")
    if width < 1100:
        assert page.locator("#changelist .results").bounding_box()["width"] > 0.85 * width
        link.click()
        expect(page.locator("#changelist-filter")).to_be_in_viewport()
    else:
        expect(link).to_be_hidden()
        expect(page.locator("#nav-sidebar")).to_be_visible()
    check(page)
    context.close()


@pytest.mark.parametrize(
    ("group", "path"),
    [
        ("Reviewer", "sources/reference/add/"),
        ("Reviewer", "articles/image/add/"),
        ("Administrator", "auth/user/add/"),
    ],
)
def test_forms_fit_a_narrow_window_with_a_scrollbar(
    browser: Browser, launch_browser, site: Site, group: str, path: str
):
    held = signed_in(browser, site, make_person(site, group))
    barred = launch_browser(ignore_default_args=["--hide-scrollbars"])
    context = barred.new_context(
        base_url=site.address, storage_state=held.storage_state(), viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(f"/admin/{path}")
    assert page.evaluate("document.documentElement.clientWidth") < 390
    assert page.locator(".form-row").count()
    assert page.evaluate(TOO_WIDE) == []
    for one in (context, held, barred):
        one.close()


def test_link_to_a_draft_is_copied_by_its_button(browser: Browser, site: Site):
    context = signed_in(browser, site, make_person(site, "Writer"))
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
    page = context.new_page()
    page.goto("/admin/articles/version/1/share/")
    page.get_by_role("button", name="Copy the link").press("Enter")
    expect(page.locator(".copy [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("The link").input_value()
    assert "/draft/" in copied
    check(page)
    context.close()


def test_link_to_a_draft_can_be_selected_where_no_program_runs(browser: Browser, site: Site):
    context = signed_in(browser, site, make_person(site, "Writer"), java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/articles/version/1/share/")
    expect(page.get_by_label("The link")).to_be_visible()
    expect(page.get_by_text("Copy the link")).to_be_hidden()
    context.close()
