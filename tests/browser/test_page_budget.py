"""The budget of a page on a phone: how soon and how quietly each article answers. `-s` prints the table.

The measures are those of the editorial rules. How long and how hard to read a text may be stands in
tests/library/test_budget.py.
"""

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .conftest import Site
from .page_measures import Measures, measure, measure_all, open_phone, table

pytestmark = pytest.mark.guide

SCREENS = 7
LONGER = {
    "/checklist/": (12, "44 boxes, each with what to do"),
    "/questions/": (8, "questions to choose from, not a text to read through"),
    "/glossary/": (10, "looked up by the word"),
    "/claims-we-left-out/": (8, "a list of claims with their reasons"),
    "/how-we-write/": (8, "about the guide, with the figures of its sources"),
}
"""How many screens a page may have that may have more than others, and why."""

MARKS = {"/claims-we-left-out/": 2.5}
"""Marks and interruptions in 100 words that a page may have: each claim left out has its own sources."""

SAFETY = ["/when-to-get-help/", "/aftercare/", "/risks/"]
"""Pages whose red card a reader has to meet at once."""

WITHOUT_POINTS = ["/glossary/"]

WITH_CLINIC = [*SAFETY, "/preparing/", "/who-should-not-have-it/"]
WITH_PRACTICE = [
    *("/about-this-guide/", "/accessibility/", "/aftercare/", "/choosing-a-practitioner/"),
    *("/how-many-sessions/", "/preparing/", "/types-of-dry-needling/", "/what-happens/"),
    "/who-should-not-have-it/",
]
"""The pages that place a line on the clinic's own practice."""

CLINIC = """
from content.clinic.models import Clinic
Clinic(
    name="Riverside Physiotherapy and Sports Injury Clinic of Stroud, Nailsworth and the Five Valleys",
    phone="+44 (0)20 7946 0123", email="reception@riverside-physiotherapy.example",
    address="4 Mill Lane, Stroud, Gloucestershire GL5 1AA", emergency_number="999",
    urgent_name="NHS 111", urgent_number="111", urgent_hours="day and night",
).save()
"""
PRACTICE = f"""
from content.clinic.models import Clinic, SafetyRules
from content.clinic.rules import RULES
{CLINIC}
words = "Bring your referral and the list from the hospital, or ring us at the desk as soon as you can. " * 2
clinic = Clinic.current()
for name in Clinic.LINES:
    setattr(clinic, name, next(iter(RULES[name])) if name in RULES else words[:130])
clinic.opening_hours = words[:40]
clinic.save()
rules = SafetyRules(**{{name: next(iter(RULES[name])) for name in SafetyRules.LINES}})
for name in SafetyRules.LINES:
    setattr(rules, f"{{name}}_words", words[:80])
rules.save()
"""
FORGET = """
from content.clinic.models import Clinic, SafetyRules
Clinic.objects.all().delete()
SafetyRules.objects.all().delete()
"""


def over_budget(path: str, found: Measures, more: int = 0) -> Iterator[str]:
    """Say of each measure of a page that breaks the budget what it is, and what it may be.

    `more` are the screens that a clinic's own lines may add.
    """
    screens = LONGER.get(path, (SCREENS, ""))[0] + more
    budget: dict[str, tuple[float | None, float]] = {
        "screens to the end of its text": (found.screens, screens),
        "per cent of its height that do not answer": (100 - found.answer, 15),
        "marks in 100 words": (found.marks, MARKS.get(path, 2)),
        "interruptions in 100 words": (found.interruptions, MARKS.get(path, 2)),
        "care cards of one kind": (max(found.cards), 1),
        "pixels of header": (found.header, 100),
        "pixels of header, with text at 150 %": (found.header_large, 200),
    }
    if path not in WITHOUT_POINTS:
        budget["screens to the end of its first point"] = (found.point, 1)
        budget["screens to the end of its first point, with text at 150 %"] = (found.point_large, 2)
    if path in SAFETY:
        budget["screens above its red card"] = (found.card, 2)
    for what, (value, most) in budget.items():
        if value is None or value > most:
            yield f"{path}: {'no' if value is None else format(value, '.3g')} {what}, at most {most}"


def check(found: dict[str, Measures], more: int = 0) -> None:
    """Print the measures of pages, and assert that each page keeps the budget."""
    sys.stdout.write(f"\n{table(found)}\n")
    broken = [words for path, measures in found.items() for words in over_budget(path, measures, more)]
    assert not broken, "\n".join(["over budget:", *broken])


def test_every_article_answers_soon_and_quietly(browser: Browser, site: Site):
    found = measure_all(browser, site.address)
    assert len(found) == 26
    check(found)


def test_articles_of_a_clinic_answer_as_soon(browser: Browser, site: Site):
    site.manage("shell", "-v", "0", "-c", CLINIC)
    try:
        check(measure_all(browser, site.address, WITH_CLINIC))
    finally:
        site.manage("shell", "-v", "0", "-c", FORGET)


def test_the_longest_practice_of_a_clinic_adds_a_screen_at_most(browser: Browser, site: Site):
    site.manage("shell", "-v", "0", "-c", PRACTICE)
    try:
        check(measure_all(browser, site.address, WITH_PRACTICE), more=1)
    finally:
        site.manage("shell", "-v", "0", "-c", FORGET)


def test_what_stands_in_the_way_of_an_answer_is_measured(browser: Browser, site: Site):
    with open_phone(browser) as phone:
        page = phone.new_page()
        page.goto(f"{site.address}/privacy/")
        before = measure(page)
        added = page.evaluate(CLUTTER)
        after = measure(page)
    assert after.words == before.words
    assert after.screens > before.screens + 1
    assert after.point == pytest.approx(before.point + 1, abs=0.1)
    assert after.header > before.header + 80
    assert after.answer < before.answer - 10
    assert after.marks == pytest.approx(before.marks + 100 * added / before.words)
    assert after.spoken > before.spoken + 5
    assert after.interruptions > before.interruptions + 2
    assert (before.card, before.cards) == (None, (0, 0, 0))
    assert after.cards == (2, 0, 0)
    assert after.card == pytest.approx(after.screens, abs=0.1)


CLUTTER = """() => {
  document.querySelector(".site-head").style.paddingBottom = "90px";
  const trust = document.createElement("div");
  trust.className = "trust";
  trust.style.height = "754px";
  document.querySelector(".page").prepend(trust);
  const paragraphs = document.querySelectorAll(".prose p");
  for (const paragraph of paragraphs) {
    paragraph.insertAdjacentHTML(
      "beforeend", "<a class='src' href='#rests-1' aria-label='Sources 3 and 5 of this paragraph'>3, 5</a>");
  }
  const cards = "<section class='callout emergency'></section>".repeat(2);
  document.querySelector(".prose").insertAdjacentHTML("afterend", cards);
  return paragraphs.length;
}"""
