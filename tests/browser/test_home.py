"""The home page on a phone and on paper: answers first, within two screens, and no picture before them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site
from .page_measures import SCREEN, open_phone
from .test_page_budget import CLINIC, FORGET

pytestmark = pytest.mark.guide

MEASURE = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const first = box("main a").bottom;
  const seen = [...document.querySelectorAll("img, svg, picture, video, canvas")].map(
    (picture) => picture.getBoundingClientRect());
  return {
    rest: box(".site-foot").top - box("section:has(.journey)").height,
    journey: box("section:has(.journey)").top,
    pictures: seen.filter(({top, width, height}) => top < first && Math.max(width, height) > 48).length,
    rows: Math.min(...[...document.querySelectorAll(".questions li")].map((row) => row.offsetHeight)),
    width: document.documentElement.scrollWidth,
    text: parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
}"""
"""Measures the home page in CSS pixels: what is not the journey, down to the foot that every page has."""

HOURS = """
clinic = Clinic.objects.get()
clinic.opening_hours = "Monday to Friday, 8 am to 6 pm; Saturday, 9 am to noon"
clinic.cancelling = "Ring us or write at least 24 hours before your visit."
clinic.save()
"""


@pytest.fixture(params=["nothing", "all"])
def clinic(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    """How much the clinic has set."""
    if request.param == "all":
        site.manage("shell", "-v", "0", "-c", CLINIC + HOURS)
    yield request.param
    site.manage("shell", "-v", "0", "-c", FORGET)


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    with open_phone(browser) as context:
        yield context.new_page()


def test_all_but_the_journey_takes_two_screens_and_begins_with_words(phone: Page, site: Site, clinic: str):
    phone.goto(site.address)
    found = phone.evaluate(MEASURE)
    assert found["rest"] <= 2 * SCREEN["height"]
    assert found["journey"] <= 1.5 * SCREEN["height"]
    assert found["pictures"] == 0
    assert found["rows"] >= 44
    assert found["width"] <= SCREEN["width"]


def test_what_is_measured_would_be_noticed(phone: Page, site: Site):
    phone.goto(site.address)
    before = phone.evaluate(MEASURE)
    phone.evaluate(
        """document.querySelector(".home").insertAdjacentHTML(
          "afterbegin", "<svg width=300 height=300 style='display:block'></svg>")"""
    )
    after = phone.evaluate(MEASURE)
    assert after["pictures"] == 1
    assert after["rest"] >= before["rest"] + 300


def test_text_at_200_per_cent_stays_on_the_screen(phone: Page, site: Site, clinic: str):
    phone.goto(site.address)
    devtools = phone.context.new_cdp_session(phone)
    before = phone.evaluate(MEASURE)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    after = phone.evaluate(MEASURE)
    assert after["text"] == pytest.approx(2 * before["text"])
    assert after["width"] <= SCREEN["width"]


def test_row_of_a_question_is_hit_anywhere_and_the_number_in_it_is_called(phone: Page, site: Site):
    site.manage("shell", "-v", "0", "-c", CLINIC)
    try:
        phone.goto(site.address)
        number = phone.locator(".questions").get_by_role("link", name="+44 (0)20 7946 0123")
        expect(number).to_have_attribute("href", re.compile("^tel:"))
        number.click(trial=True)  # fails where the row lies above it
        row = phone.locator(".questions li").first
        place = row.bounding_box()
        row.click(position={"x": place["width"] - 5, "y": place["height"] - 5})
        phone.wait_for_url("**/who-should-not-have-it/#blood-thinners")
    finally:
        site.manage("shell", "-v", "0", "-c", FORGET)


def test_home_prints_on_one_side_in_black(page: Page, clinic: str, tmp_path: Path):
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    file = tmp_path / "home.pdf"
    for paper in ("A4", "Letter"):
        page.pdf(path=file, format=paper)
        done = subprocess.run(
            ["pdftohtml", "-xml", "-stdout", "-i", str(file)], capture_output=True, check=True
        )
        found = done.stdout.decode()
        assert len(re.findall(r"<page ", found)) == 1, paper
        assert set(re.findall(r'color="(#\w+)"', found)) == {"#000000"}
