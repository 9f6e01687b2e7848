"""The QR code on a printed page: what it says, and that a phone can read it."""

import re
import xml.etree.ElementTree as etree

import pytest
import segno

from content.articles.pages.qr_code import qr_code

ADDRESS = "https://guide.clinic.example/choosing-a-practitioner/"
QUIET = 4


def dark_modules(svg):
    """Return the places of the dark modules that the drawing's path covers."""
    (path,) = etree.fromstring(svg)
    x = y = 0
    found = set()
    for step, numbers in re.findall(r"([MmhH])([-\d. ]*)", path.attrib["d"]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "h":
            found |= {(int(x) + n, int(y)) for n in range(int(values[0]))}
            x += values[0]
        else:
            assert step in "Mm"
            x, y = (values[0], values[1]) if step == "M" else (x + values[0], y + values[1])
    return found


@pytest.mark.parametrize("address", [ADDRESS, "http://127.0.0.1:8000/a/", f"https://x.example/{'a' * 80}/"])
def test_drawing_holds_the_code_of_the_address(address):
    code = segno.make(address, error="m", boost_error=False, micro=False)
    expected = {
        (x + QUIET, y + QUIET) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    }
    assert dark_modules(qr_code(address)) == expected


def test_code_has_room_around_it():
    _, _, width, height = (int(n) for n in etree.fromstring(qr_code(ADDRESS)).attrib["viewBox"].split())
    places = dark_modules(qr_code(ADDRESS))
    assert width == height
    for axis in (0, 1):
        assert min(place[axis] for place in places) == QUIET
        assert max(place[axis] for place in places) == width - QUIET - 1


def test_code_is_small_and_needs_no_style():
    svg = qr_code(ADDRESS)
    assert len(svg) < 2_500
    assert svg.startswith("<svg ")
    assert "style" not in svg
