"""What these tests share: the staff's desk in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from ..conftest import Site
from ..people import make_person, signed_in


@pytest.fixture(scope="module")
def staff(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser in which one of the staff has signed in, as at a front desk."""
    context = signed_in(browser, site, make_person(site, "Staff"), viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
    yield context
    context.close()


@pytest.fixture
def phone(staff: BrowserContext, browser: Browser, site: Site) -> Iterator[Page]:
    """The staff's desk on a phone."""
    context = browser.new_context(
        base_url=site.address,
        storage_state=staff.storage_state(),
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    page.goto("/staff/")
    yield page
    context.close()


@pytest.fixture
def desk(staff: BrowserContext) -> Iterator[Page]:
    """The staff's desk."""
    page = staff.new_page()
    page.goto("/staff/")
    yield page
    page.close()


def link_of(desk: Page, title: str) -> str:
    return desk.get_by_label(f"Link to “{title}”").input_value()
