"""The head of every page: low on a phone, whatever the clinic and however large the text."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site

LONG_NAME = (
    "Zentrum für Physiotherapie, Sportmedizin und Rehabilitation an der Allee der Kosmonauten, "
    "Praxis Müller-Lüdenscheid & Co"
)
LOGOS = {"wide": (2000, 100), "tall": (100, 2000), "square": (500, 500)}

SET = """
from io import BytesIO
from PIL import Image
from content.clinic.logo import read_logo
from content.clinic.models import Clinic
clinic, size, file = Clinic(name={name!r}, emergency_number={number!r}), {logo!r}, BytesIO()
clinic.full_clean()
if size:
    Image.new("RGBA", size, (20, 40, 80, 200)).save(file, "PNG")
    clinic.set_logo(read_logo(file.getvalue()))
clinic.save()
"""
MOST = {1: 100, 1.5: 200}
"""How many pixels high the head may be, by how many times as large the text is."""

FORGET = "from content.clinic.models import Clinic; Clinic.objects.all().delete()"

CLINICS: dict[str, dict] = {
    "no clinic": {},
    "long name": {"name": LONG_NAME, "number": "999999"},
    "long word, no number": {"name": "n" * 120},
    **{f"{shape} logo": {"name": LONG_NAME, "logo": size, "number": "112"} for shape, size in LOGOS.items()},
}

HEAD = """() => {
  const head = [document.querySelector(".alarm"), document.querySelector(".site-head")];
  const all = head.flatMap((part) => [...part.querySelectorAll("*:not(.icon span)")])
    .filter((e) => e.checkVisibility());
  const cut = (e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  return {
    bottom: head[1].getBoundingClientRect().bottom,
    alarm: head[0].offsetHeight,
    cut: all.filter((e) => getComputedStyle(e).overflow === "hidden" && cut(e)).map((e) => e.className),
    small: all.filter((e) => e.matches("a, button, input")).map((e) => [e.textContent.trim(), e.offsetHeight])
      .filter(([, height]) => height < 24),
    isWider: document.documentElement.scrollWidth > innerWidth,
  };
}"""

STICKING = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(e).position))
  .map((e) => e.outerHTML.slice(0, 80))"""


@pytest.fixture(params=CLINICS)
def clinic(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    """A clinic as the form accepts it."""
    record = {"name": "", "number": "", "logo": None} | CLINICS[request.param]
    site.manage("shell", "-v", "0", "-c", SET.format(**record))
    yield request.param
    site.manage("shell", "-v", "0", "-c", FORGET)


def opened(browser: Browser, site: Site, width: int, text: float = 1, height: int = 844) -> Page:
    """Open a page in a font as wide as those of phones, with the text so many times as large."""
    context = browser.new_context(
        base_url=site.address, viewport={"width": width, "height": height}, bypass_csp=True
    )
    page = context.new_page()
    page.goto("/aftercare/")
    larger = f"html {{ font-size: {112.5 * text}% }}" if text > 1 else ""
    page.add_style_tag(content=f':root:root {{ --font: "Liberation Sans", Arial }} {larger}')
    return page


@pytest.mark.usefixtures("clinic")
def test_head_is_low_on_a_phone_and_only_a_long_name_is_cut(browser: Browser, site: Site):
    for width, text in product((360, 390), MOST):
        page = opened(browser, site, width, text)
        head = page.evaluate(HEAD)
        assert head["bottom"] <= MOST[text], head
        assert head["small"] == []
        assert set(head["cut"]) <= {"brand-clinic"}
        assert not head["isWider"]
        assert text > 1 or head["alarm"] < 40, "the question and whom to call stand on one line"
        for name in ("Search", "All pages"):
            box = page.get_by_role("link", name=name, exact=True).bounding_box()
            assert min(box["width"], box["height"]) >= 44
        page.context.close()


@pytest.mark.parametrize("clinic", ["long name"], indirect=True)
def test_name_that_is_cut_stands_whole_in_the_foot(browser: Browser, site: Site, clinic: str):
    page = opened(browser, site, 390)
    assert "brand-clinic" in page.evaluate(HEAD)["cut"]
    assert LONG_NAME in page.locator(".site-foot").inner_text()
    page.context.close()


def test_wide_screen_has_the_search_form_in_place_of_its_link(browser: Browser, site: Site):
    page = opened(browser, site, 768)
    assert page.get_by_role("link", name="Search", exact=True).count() == 0
    field = page.get_by_label("Search the guide")
    assert field.get_attribute("placeholder") == "Search the guide"
    field.fill("sore")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=sore")
    page.context.close()


def test_ways_of_a_phone_lead_to_the_search_and_to_all_pages(browser: Browser, site: Site):
    page = opened(browser, site, 390)
    page.get_by_role("link", name="All pages").click()
    page.wait_for_url("**/#*")
    for path in ("/what-is-dry-needling/", "/aftercare/"):
        expect(page.locator(f'section:has(:target) a[href="{path}"]').first).to_be_visible()
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    assert page.get_by_label("Search the guide").locator("visible=true").count() == 1
    page.context.close()


def test_nothing_sticks_over_the_text_at_400_percent(browser: Browser, site: Site):
    page = opened(browser, site, 320, height=256)
    for path in ("/aftercare/", "/checklist/"):
        page.goto(path)
        assert page.evaluate(STICKING) == []
    page.context.close()
