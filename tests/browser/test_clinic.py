"""The clinic's own look in a browser: its logo and its colour, on its pages and at the desk."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from .conftest import Site
from .people import make_person, signed_in
from .test_accessibility import AXE, EVERY_RULE, NOT_OVERFLOWING
from .test_light import SHIFTS
from .test_sign_in import NARROW, check

COLOURS = {"bright yellow": "#ffd800", "dark red": "#7a0c14", "grey": "#7f7f7f"}
SET = "from content.clinic.models import Clinic; Clinic.objects.update(colour={colour!r})"
FORGET = "from content.clinic.models import Clinic; Clinic.objects.all().delete()"
FORM = "/admin/clinic/clinic/"


def logo(folder: Path, width: int, height: int) -> str:
    """Write a transparent picture that is dark in its middle."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((20, 40, 80, 255), (width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    file = BytesIO()
    image.save(file, "PNG")
    path = folder / f"logo-{width}x{height}.png"
    path.write_bytes(file.getvalue())
    return str(path)


@pytest.fixture(scope="module")
def clinic(browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory):
    """A clinic with a logo and a colour, set by an administrator in the form."""
    context = signed_in(browser, site, make_person(site, "Administrator"))
    page = context.new_page()
    page.goto(FORM)
    page.get_by_role("textbox", name="Name:", exact=True).fill("Praxis Süd")
    page.get_by_role("textbox", name="Colour:").fill("7a0c14")
    page.set_input_files("#id_logo", logo(tmp_path_factory.mktemp("logo"), 1600, 300))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    context.close()
    yield site
    site.manage("shell", "-v", "0", "-c", FORGET)


@pytest.mark.parametrize("options", [{}, NARROW], ids=["light", "dark and narrow"])
def test_logo_is_small_and_whole_and_the_page_does_not_move_for_it(
    browser: Browser, clinic: Site, options: dict
):
    page = browser.new_page(base_url=clinic.address, **options)
    page.goto("/aftercare/", wait_until="networkidle")
    image = page.get_by_role("img", name="Praxis Süd")
    box = image.bounding_box()
    assert 0 < box["height"] <= 64
    assert box["width"] / box["height"] == pytest.approx(1600 / 300, rel=0.03)
    assert image.evaluate("e => e.complete && e.naturalWidth > 0")
    assert page.evaluate(SHIFTS) < 0.01
    page.emulate_media(media="print")
    assert 0 < image.bounding_box()["height"] <= 64
    page.close()


def test_transparent_logo_stands_on_a_light_ground_in_the_dark(browser: Browser, clinic: Site):
    ground = "e => getComputedStyle(e).backgroundColor"
    for scheme, colour in (("dark", "rgb(255, 255, 255)"), ("light", "rgba(0, 0, 0, 0)")):
        page = browser.new_page(base_url=clinic.address, color_scheme=scheme)
        page.goto("/")
        assert page.locator(".brand-logo").evaluate(ground) == colour
        page.close()


@pytest.mark.parametrize("colour", COLOURS)
def test_any_colour_can_be_read_on_every_page(browser: Browser, clinic: Site, colour: str):
    clinic.manage("shell", "-v", "0", "-c", SET.format(colour=COLOURS[colour]))
    for options in ({}, NARROW):
        page = browser.new_page(base_url=clinic.address, **options)
        for path in ("/aftercare/",) if options else ("/aftercare/", "/"):
            page.goto(path)
            page.evaluate(AXE)
            found = page.evaluate(EVERY_RULE)
            assert found == [], f"{path}: {json.dumps(found, indent=1)}"
            assert page.evaluate(NOT_OVERFLOWING) == [], path
        page.close()


def tone(page: Page, selector: str) -> str:
    return page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")


@pytest.mark.parametrize("options", [{}, NARROW], ids=["light", "dark and narrow"])
def test_desk_wears_the_colour_too_and_its_form_can_be_used(browser: Browser, clinic: Site, options: dict):
    clinic.manage("shell", "-v", "0", "-c", SET.format(colour=COLOURS["dark red"]))
    context = signed_in(browser, clinic, make_person(clinic, "Administrator"), **options)
    page = context.new_page()
    for address in (FORM, "/admin/clinic/clinic/1/history/", "/admin/"):
        page.goto(address)
        assert tone(page, "#header") == "rgb(122, 12, 20)"
        check(page)
    context.close()
    page = browser.new_page(base_url=clinic.address, **options)
    page.goto("/admin/login/")
    check(page)
    page.close()
