"""A page on paper: what Chromium prints, read back page by page."""

import re
import subprocess
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
from playwright.sync_api import Page

from .kinds import ARTICLES

pytestmark = pytest.mark.guide

HEADINGS = "h1, h2, h3, h4, dt, .callout-title, .group-note"
TEXTS = "li, td, p:not(.group-note)"


def printed(page: Page, path: str, paper: str, folder: Path) -> list[list[etree.Element]]:
    """Print a page; return the lines of each sheet from top to bottom, without the number at its foot."""
    page.goto(path)
    file = folder / "page.pdf"
    page.pdf(path=file, format=paper, tagged=True)
    done = subprocess.run(["pdftohtml", "-xml", "-stdout", "-i", str(file)], capture_output=True, check=True)
    # Above each page pdftohtml prints where its links lead, which is no XML of its own.
    xml = re.sub(r"(?m)^( link to page \d+ )+", "", done.stdout.decode())
    sheets = [list(sheet.iter("text")) for sheet in etree.fromstring(xml).iter("page")]
    lines = [[line for line in sheet if re.match(r"(?!Page \d+ of \d+)\S", words(line))] for sheet in sheets]
    return [sorted(sheet, key=lambda line: int(line.get("top", "0"))) for sheet in lines]


def words(line: etree.Element) -> str:
    """Return the words of a line, ligatures undone."""
    return " ".join(unicodedata.normalize("NFKC", "".join(line.itertext())).split())


@pytest.mark.parametrize(
    ("path", "paper"),
    [(path, "A4") for path in ARTICLES[::3]]
    + [(path, "Letter") for path in ARTICLES[::7]]
    + [pytest.param(path, "A4", marks=pytest.mark.soak) for path in ARTICLES if path not in ARTICLES[::3]],
)
def test_page_prints_as_a_leaflet(page: Page, path: str, paper: str, tmp_path: Path, base_url: str):
    sheets = printed(page, path, paper, tmp_path)
    page.emulate_media(media="print")
    headings, others = (
        {" ".join(text.split()) for text in page.locator(kind).all_inner_texts()}
        for kind in (HEADINGS, TEXTS)
    )
    for sheet in sheets[:-1]:
        last = words(sheet[-1])
        is_heading = any(heading.endswith(last) for heading in headings)
        assert not is_heading or any(text.endswith(last) for text in others), f"alone: {last}"
    text = " ".join(words(line) for sheet in sheets for line in sheet)
    assert page.locator("h1").inner_text() in " ".join(words(line) for line in sheets[0])
    assert f"{base_url}{path}" in text.replace(" ", "")
    assert "About this page" in text
    assert "Call your local emergency number (112, 000, 911 or 999)." in text
    for navigation in (
        "On this page",
        "You may also want to read",
        "Skip to the main content",
    ):
        assert navigation not in text


def test_leaflet_is_black_on_white_in_the_dark_scheme_too(page: Page, tmp_path: Path):
    page.emulate_media(color_scheme="dark")
    page.goto("/risks/")
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    done = subprocess.run(["pdftohtml", "-xml", "-stdout", "-i", str(file)], capture_output=True, check=True)
    assert set(re.findall(r'color="(#\w+)"', done.stdout.decode())) == {"#000000"}


@pytest.mark.parametrize(
    ("path", "folded"), [("/styleguide/", ".data td"), ("/differences/", '.sides a:has-text("Chys 2023")')]
)
def test_what_is_folded_on_the_screen_is_printed(page: Page, path: str, folded: str, tmp_path: Path):
    sheets = printed(page, path, "A4", tmp_path)
    hidden = page.locator(folded).first
    assert not hidden.is_visible()
    text = " ".join(words(line) for sheet in sheets for line in sheet)
    assert str(hidden.text_content()).split("\xa0")[0].strip() in text
