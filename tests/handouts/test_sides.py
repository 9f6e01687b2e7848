"""How the sheets that come with the guide stand on paper: their sides, type, margins and order.

What is asserted is read back from PDFs, of the narrower paper and of the longest record of a clinic first.
"""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic, SafetyRules
from content.clinic.rules import RULES
from content.desk.records.clinic import ClinicForm
from content.desk.records.safety_rules import SafetyRulesForm
from content.handouts import pdf
from content.handouts.contents import contents_of
from content.handouts.models import Handout
from content.handouts.ready_made import load_ready_made
from content.handouts.sheet import sheet_html

from .conftest import make

pytestmark = [
    pytest.mark.guide,
    pytest.mark.skipif(bool(pdf.why_not()), reason=f"no PDF can be made here: {pdf.why_not()}"),
    pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils are not installed"),
]

SIDES = {
    "first-visit": (1, 2),
    "on-the-day": (1, 2),
    "benefits-and-risks": (1, 2),
    "tell-first": (2, 5),
    "afterwards": (1, 2),
}
"""The most sides of each sheet, in 12 point and in large type."""

HEIGHT = 0.905 + 0.212
"""Ascent and descent of Liberation Sans: how high a word of it is, in the size of the type."""

SMALLEST = {False: 10.5, True: 16}
MARGIN = {False: 11, True: 9}
"""In points and in millimetres, by whether the type is large."""

WORDS = "Lower Mill Lane and the Old Wool Exchange Building in Gloucestershire "
LONGEST = {
    "name": ("Centre for Physiotherapy, Rehabilitation, Sports Medicine and Pain " * 2)[:80],
    "address": (WORDS * 4)[:100],
    "phone": "+44 (0)20 7946 0123 / 0124 / 0125 / 0126",
    "email": f"{'a' * 43}@{'b' * 28}.example",
    "emergency_number": "112112",
    "urgent_name": WORDS[:30],
    "urgent_number": "+44 (0)20 7946 0123 / 0124 / 0125 / 0126",
    "urgent_hours": "weekdays from seven to ten, at weekends from eight to eight"[:30],
    "opening_hours": "Mondays and Fridays from 8:15 to 12:30, 13:00 to 17:45"[:40],
} | {name: (WORDS * 4)[:130] for name in Clinic.LINES if name not in {*RULES, "opening_hours"}}
OF_NUMBERS = ("phone", "email", "emergency_number", "urgent_number")
ONE_WORD = LONGEST | {name: "m" * len(words) for name, words in LONGEST.items() if name not in OF_NUMBERS}


def longest_of(name: str) -> str:
    """Return the rule of a line that takes the most letters."""
    return max(RULES[name], key=lambda value: len(RULES[name][value].text))


LONGEST_CHOICES = {name: longest_of(name) for name in RULES if name in Clinic.LINES}
LONGEST_RULES = {name: longest_of(name) for name in SafetyRules.LINES}


@pytest.fixture
def sheets(library) -> dict[str, Handout]:
    """The handouts that come with the guide, by their names."""
    load_ready_made()
    return {handout.name: handout for handout in Handout.objects.all()}


def clinic_of(paper: str = "letter", **fields: str) -> None:
    """Save a clinic that its form accepts."""
    clinic = Clinic(paper=paper, **fields)
    clinic.full_clean(exclude=["id"], validate_unique=False, validate_constraints=False)
    clinic.save()
    if "cost" in fields:
        words = {f"{name}_words": fields["cost"][:80] for name in LONGEST_RULES}
        SafetyRules(**LONGEST_RULES, **words).save()
    render_all()


def printed(handout: Handout, folder: Path, *, large: bool = False) -> Path:
    file = folder / "sheet.pdf"
    file.write_bytes(pdf._make(sheet_html(contents_of(handout), large=large, for_pdf=True)))
    return file


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check(file: Path, sides: int, *, large: bool) -> None:
    """Assert the most sides of a PDF, its smallest type, and that no word leaves what is printed on."""
    assert int(re.search(r"Pages: +(\d+)", run("pdfinfo", str(file)))[1]) <= sides
    words = run("pdftotext", "-bbox", str(file), "-")
    lines = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', words)
    sizes = {round((float(bottom) - float(top)) / HEIGHT, 1) for top, bottom in lines}
    assert min(sizes) >= SMALLEST[large]
    assert (18 if large else 12) in sizes
    width = float(re.search(r'<page width="([\d.]+)"', words)[1])
    edge = MARGIN[large] / 25.4 * 72
    left, right = ([float(x) for x in re.findall(rf'{side}="([\d.]+)"', words)] for side in ("xMin", "xMax"))
    assert (min(left) >= edge - 0.1, max(right) <= width - edge + 0.1) == (True, True)


def test_the_longest_clinic_has_as_many_letters_as_its_form_takes():
    most = {name: ClinicForm().fields[name].max_length for name in LONGEST if name != "emergency_number"}
    assert {name: len(LONGEST[name]) for name in most} == most
    fields = SafetyRulesForm().fields
    assert {fields[f"{name}_words"].max_length for name in LONGEST_RULES} == {80}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", SIDES)
def test_it_stays_on_its_sides_with_the_longest_clinic(sheets, tmp_path, name, large):
    clinic_of(**LONGEST | LONGEST_CHOICES)
    check(printed(sheets[name], tmp_path, large=large), SIDES[name][large], large=large)


@pytest.mark.parametrize("name", SIDES)
def test_it_stays_on_its_sides_where_no_clinic_is_set(sheets, tmp_path, name):
    clinic_of("a4")
    check(printed(sheets[name], tmp_path), SIDES[name][0], large=False)


@pytest.mark.parametrize("large", [False, True])
def test_a_long_word_never_leaves_the_paper(library, tmp_path, large):
    clinic_of(**ONE_WORD)
    handout = make(
        ["aftercare#the-first-two-days", "aftercare#what-is-not-normal"], "m" * 120, note="m" * 500
    )
    check(printed(handout, tmp_path, large=large), 9, large=large)


def test_it_is_read_in_the_order_of_what_matters(sheets, tmp_path):
    clinic_of("a4", name="Lakeside Physio", phone="01 234", urgent_number="111", urgent_name="NHS 111")
    file = printed(sheets["afterwards"], tmp_path)
    # As it is tagged, which is how a screen reader has it.
    text = " ".join(re.findall(r'"(.*)"', run("pdfinfo", "-struct-text", str(file))))
    text = " ".join(text.split())
    order = (
        "Lakeside Physio", "/h/", "After your session", "Move gently", "Do not train hard",
        "Next appointment", "Practitioner", "Area treated", "What is normal?", "Emergency",
        "Nobody answers?", "Soreness is no better",
        "In another language or format: ask us.", "Edition", "No clinician", "Sources and full lists:",
    )  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.count("Emergency") == 1
    assert "Call NHS 111" in text
    assert "Help the same day" not in text
    other = run("pdftotext", "-raw", str(printed(sheets["benefits-and-risks"], tmp_path)), "-")
    assert "Help the same day: NHS 111, 111." in " ".join(other.split())
    assert re.search(r"Tagged: +yes", run("pdfinfo", str(file)))


def test_what_is_written_by_hand_is_named_and_on_paper_alone(sheets, tmp_path, client):
    lines = ("Name", "Date", "Next appointment", "Practitioner")
    file = printed(sheets["tell-first"], tmp_path)
    data, text = file.read_bytes(), run("pdftotext", str(file), "-")
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    data = b"".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")
    # The name of each line stands before it, and is not read again as what the line shows.
    assert data.count(b"/Alt (a line to write on)") == len(lines)
    assert not any(f"/Alt ({line}".encode() in data for line in lines)
    assert [line for line in (*lines, "Area treated") if re.search(rf"(?m)^{line}$", text)] == [*lines]
    page = client.get(f"/h/{sheets['tell-first'].code}/").text
    assert "Next appointment" not in page


@pytest.mark.parametrize(("name", "beside"), [("afterwards", False), ("first-visit", True)])
def test_two_cards_stand_as_takes_fewer_lines(sheets, tmp_path, name, beside):
    clinic_of("a4", phone="01 234", urgent_number="111")
    words = run("pdftotext", "-bbox", "-l", "1", str(printed(sheets[name], tmp_path)), "-")
    tops = {word: float(top) for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>([^<]+)<', words)}
    amber, teal = ("medical", "practitioner") if name == "afterwards" else ("clinic,", "come")
    assert (abs(tops[amber] - tops[teal]) < 12) == beside
