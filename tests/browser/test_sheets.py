"""Sheets and QR codes as the running site gives them out, to many at once."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from content.handouts import pdf
from tests.zbar import read_codes, with_zbar

from .conftest import Site

AT_ONCE = 200
_CODES = """
import json
from content.handouts.models import Handout
ready_made = Handout.objects.filter(name__isnull=False)
print(json.dumps([*ready_made.values_list("code", flat=True)]))
"""


@pytest.fixture(scope="module")
def codes(site: Site) -> list[str]:
    """The codes of the handouts that the guide brings."""
    return json.loads(site.manage("shell", "-v", "0", "-c", _CODES))


@with_zbar
def test_the_svg_is_read_back_by_a_decoder(site: Site, codes: list[str], page: Page, tmp_path: Path):
    page.goto(f"{site.address}/h/{codes[0]}.svg")
    file = tmp_path / "screen.png"
    page.screenshot(path=file)
    assert read_codes(file) == [f"{site.address}/h/{codes[0]}/"]


@pytest.mark.soak
@pytest.mark.skipif(bool(pdf.why_not()), reason=f"no PDF can be made here: {pdf.why_not()}")
def test_many_who_want_a_pdf_at_once_do_not_keep_readers_waiting(site: Site, codes: list[str]):
    """Each gets a PDF or is told when to come back, and does so once; readers have their page meanwhile.

    What is asserted is who is answered before whom, never how fast.
    """
    sheets = [f"/h/{code}.pdf{large}" for code in codes for large in ("", "?type=large")]
    ready = Barrier(AT_ONCE + 1)
    answered: list[str] = []

    def fetch(path: str) -> tuple[int, str | None, bytes]:
        try:
            with urlopen(site.address + path, timeout=120) as answer:
                result = answer.status, None, answer.read()
        except HTTPError as error:
            result = error.code, error.headers["Retry-After"], error.read()
        answered.append("pdf" if result[2].startswith(b"%PDF-") else path)
        return result

    def ask(number: int) -> list[tuple[int, str | None, bytes]]:
        ready.wait()
        first = fetch(sheets[number % len(sheets)])
        if first[0] != 503:
            return [first]
        time.sleep(int(first[1]))
        return [first, fetch(sheets[number % len(sheets)])]

    def read() -> list[tuple[int, str | None, bytes]]:
        ready.wait()
        return [fetch(f"/risks/?{number}") for number in range(5)]

    with ThreadPoolExecutor(AT_ONCE + 1) as many:
        reader = many.submit(read)
        answers = [answer for each in many.map(ask, range(AT_ONCE)) for answer in each]
        pages = reader.result()
    given = [body for status, _, body in answers if status == 200]
    made = [body for body in given if body.startswith(b"%PDF-")]
    busy = [(after, body) for status, after, body in answers if status == 503]
    assert {status for status, _, _ in answers} == {200, 503}
    assert made
    assert all(b'class="sheet"' in body for body in given if body not in made)  # one that took too long
    assert all(after == "3" and b"Sheets are being made" in body for after, body in busy)
    assert [status for status, _, _ in pages] == [200] * 5
    last_pdf = len(answered) - answered[::-1].index("pdf")
    assert answered.index("/risks/?0") < last_pdf
