"""The sheet as a PDF, made by WeasyPrint and read back by poppler and zbar."""

import os
import re
import shutil
import socket
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Barrier

import pytest

from content.articles.models import Article
from content.articles.publishing import withdraw_article
from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic
from content.handouts import pdf, sheet
from content.handouts.contents import contents_of
from content.handouts.editions import edition_of
from content.handouts.views import public
from content.rendering.blocks import Block
from content.rendering.markup.paper import Files, Pdf, print_form, with_files
from tests.articles.factories import edit
from tests.desk.people import person
from tests.zbar import read_codes, with_zbar

from .conftest import make

pytestmark = [
    pytest.mark.skipif(bool(pdf.why_not()), reason=f"no PDF can be made here: {pdf.why_not()}"),
    pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils are not installed"),
]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(pdf, "PATIENCE", 300)  # a busy machine is no defect


def pdf_of(client, code: str, folder: Path, query: str = "?text=whole") -> Path:
    answer = client.get(f"/h/{code}.pdf{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    file = folder / "sheet.pdf"
    file.write_bytes(answer.content)
    return file


def whole(data: bytes) -> bytes:
    """Return a PDF's streams of objects, unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    # The last byte of a check sum may look like the end of a line: so none is asked for.
    return b"".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_links_of_headings_to_themselves_are_not_printed(handout, client, tmp_path):
    text = run("pdftotext", str(pdf_of(client, handout.code, tmp_path)), "-")
    assert "you have chest pain" in text  # the card of the part, whose heading has such a link on the site
    assert "#" not in text


def test_an_urgent_card_says_on_paper_where_to_get_help_today(loaded, client, tmp_path):
    edit("aftercare", body="> [!URGENT] [@guide]\n> - you have a fever")
    Clinic(urgent_name="NHS 111", urgent_number="116 117", urgent_hours="day and night").save()
    render_all()
    file = pdf_of(client, make(["aftercare"]).code, tmp_path)
    text = " ".join(run("pdftotext", str(file), "-").split())
    assert "Call NHS 111 on 116 117 day and night. Nobody answers?" in text
    assert b"/URI (tel:116117)" in whole(file.read_bytes())


def test_a_title_from_right_to_left_begins_at_the_right(loaded, client, tmp_path):
    file = pdf_of(client, make(["aftercare"], "לפני הביקור").code, tmp_path)
    words = run("pdftotext", "-bbox", "-l", "1", str(file), "-")
    width = float(re.search(r'<page width="([0-9.]+)"', words)[1])
    ends = [float(right) for right in re.findall(r'xMax="([0-9.]+)"[^>]*>[א-ת]+<', words)]
    assert max(ends) > width * 0.8  # the QR code stands at the edge


def test_it_is_tagged_and_titled_with_its_fonts_embedded(handout, client, tmp_path):
    file = pdf_of(client, handout.code, tmp_path)
    info = run("pdfinfo", str(file))
    assert re.search(r"Title: +After your visit", info)
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"Page size: .*A4", info)
    assert b"/Lang (en-GB)" in whole(file.read_bytes())
    fonts = run("pdffonts", str(file)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes +(?:yes|no) +(?:yes|no) +\d+ +\d+$", line) for line in fonts)


def test_its_text_stands_in_the_order_of_reading(handout, client, tmp_path):
    Clinic(name="Lakeside Physio", phone="01 234").save()
    text = " ".join(run("pdftotext", "-raw", str(pdf_of(client, handout.code, tmp_path)), "-").split())
    places = [
        text.index(words)
        for words in (
            "Lakeside Physio",
            f"guide.example/h/{handout.code}",
            "After your visit",
            "You may feel sore",
            "Sources: [1] Brady 2014",
            "Risks",
            "Serious harm",
            "It is rare",
            "you have chest pain",
            "General information.",
        )
    ]
    assert places == sorted(places)
    assert "Emergency" in text
    assert re.search(r"version 1 of \d+ \w+ \d{4}", text)


def test_paper_and_type_are_as_asked_for(handout, client, tmp_path):
    Clinic(paper="letter").save()
    file = pdf_of(client, handout.code, tmp_path, "?type=large")
    assert re.search(r"Page size: .*letter", run("pdfinfo", str(file)))
    sizes = re.findall(r'size="(\d+)"', run("pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", str(file)))
    assert "18" in sizes


def test_what_a_link_leads_to_stands_in_print_unless_it_stands_on_the_sheet(loaded, client, tmp_path):
    body = (
        "See [risks](risks.md), [its harms](risks.md#serious-harm) and [this day](#the-first-day) [@guide]."
    )
    edit("aftercare", body=f"{body}\n\n## The first day\n\nYou may ache [@brady2014].")
    text = " ".join(
        run("pdftotext", "-raw", str(pdf_of(client, make(["aftercare"]).code, tmp_path)), "-").split()
    )
    assert "See risks (guide.example/risks), its harms and this day." in text
    both = make(["aftercare", "risks"])
    text = " ".join(run("pdftotext", "-raw", str(pdf_of(client, both.code, tmp_path)), "-").split())
    assert "See risks, its harms" in text


def test_no_line_ends_after_its_first_word(tmp_path):
    """As WeasyPrint would end one where a source's number does not fit behind words and a space."""
    words = 'Keep moving gently, drink water, and rest if you are tired&nbsp;<span class="cites">'
    numbers = " ".join(f'<a class="cite" href="/a/#ref-{number}">{number}</a>' for number in (3, 4, 5))
    files = Files(lambda name: None, str, Pdf("https://guide.example", {}, ""))
    (block,) = print_form([Block("paragraph", f"<p>{words}{numbers}</span>.</p>")], "guide.example", ())
    html = with_files(block.html, files)
    widths = range(60, 150)  # at some, the words fill their line and the numbers do not fit
    style = "".join(
        f"@page w{width} {{ size: {width}mm 99mm; margin: 5mm }} .w{width} {{ page: w{width} }}"
        for width in widths
    )
    pages = "".join(f'<div class="w{width}">{html}</div>' for width in widths)
    file = tmp_path / "lines.pdf"
    file.write_bytes(
        pdf.pdf_of("lines", lambda: f'<html lang="en"><title>T</title><style>{style}</style>{pages}')
    )
    printed = run("pdftotext", "-raw", str(file), "-").rstrip("\f").split("\f")
    assert len(printed) == len(widths)
    for width, text in zip(widths, printed, strict=True):
        assert text.startswith("Keep moving"), width


@with_zbar
def test_its_code_leads_to_the_handout_and_tells_of_which_time_it_is(handout, client, tmp_path):
    file = pdf_of(client, handout.code, tmp_path)
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", str(file), str(tmp_path / "page")], check=True
    )
    link = edition_of(contents_of(handout), whole=True).link_on_paper
    assert read_codes(tmp_path / "page.png") == [link]


def test_it_is_made_once_until_a_page_changes(handout, client, tmp_path, monkeypatch):
    made = []
    make_pdf = pdf._make
    monkeypatch.setattr(pdf, "_make", lambda html: made.append(html) or make_pdf(html))
    first = pdf_of(client, handout.code, tmp_path).read_bytes()
    assert pdf_of(client, handout.code, tmp_path).read_bytes() == first
    assert len(made) == 1
    edit("aftercare", body="You may ache [@brady2014].")
    pdf_of(client, handout.code, tmp_path)
    assert len(made) == 2
    assert len(list(pdf._folder().glob("*.pdf"))) == 1  # the former one is of no use any more


def test_any_title_can_be_printed(loaded, client, tmp_path):
    info = run("pdfinfo", str(pdf_of(client, make(["risks"], "قبل زيارتك 🙂 <b>").code, tmp_path)))
    assert "قبل زيارتك 🙂 <b>" in info


def test_a_withdrawn_page_is_left_out_and_named(handout, client, tmp_path):
    withdraw_article(
        Article.objects.get(slug="risks"), person("Reviewer"), Article.objects.get(slug="aftercare")
    )
    text = " ".join(run("pdftotext", str(pdf_of(client, handout.code, tmp_path)), "-").split())
    assert "“Risks” has been withdrawn from the guide. Read “After your session” instead" in text
    assert "It is rare" not in text


def test_while_one_is_made_others_are_told_to_come_back(handout, client):
    with pdf._turn():
        answer = client.get(f"/h/{handout.code}.pdf")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "3"
    assert "Sheets are being made" in answer.text
    assert f'href="/h/{handout.code}.pdf"' in answer.text  # to try again
    assert client.get(f"/h/{handout.code}.pdf").status_code == 200


def test_some_threads_of_a_process_are_left_for_readers(handout, client):
    with ExitStack() as work:
        for _ in range(pdf.AT_WORK):
            work.enter_context(pdf._slot())
        answer = client.get(f"/h/{handout.code}.pdf")
        assert (answer.status_code, answer["Retry-After"]) == (503, "3")
        assert client.get(f"/h/{handout.code}/").status_code == 200
    assert client.get(f"/h/{handout.code}.pdf").status_code == 200


def test_one_that_is_kept_is_sent_to_many_at_once_while_every_slot_is_taken(handout, client, tmp_path):
    kept = pdf_of(client, handout.code, tmp_path).read_bytes()
    html = sheet.sheet_html(contents_of(handout), large=False, for_pdf=True, whole=True)
    ready = Barrier(8)

    def ask(_: int) -> bytes:
        ready.wait()
        return pdf.pdf_of(f"{handout.code}-whole", lambda: html)

    with ExitStack() as work:
        for _ in range(pdf.AT_WORK):
            work.enter_context(pdf._slot())
        work.enter_context(pdf._turn())
        with ThreadPoolExecutor(8) as many:
            assert list(many.map(ask, range(8))) == [kept] * 8
        assert client.get(f"/h/{handout.code}.pdf?text=whole").content == kept
        assert client.get(f"/h/{handout.code}.pdf?type=large").status_code == 503


def test_a_crowd_is_told_to_come_back_without_a_text_for_each(handout, client, monkeypatch):
    asked = []
    monkeypatch.setattr(public, "sheet_html", lambda *_, **__: asked.append(1) or "")
    with ExitStack() as work:
        for _ in range(pdf.AT_WORK):
            work.enter_context(pdf._slot())
        assert client.get(f"/h/{handout.code}.pdf").status_code == 503
    assert asked == []


def test_one_that_goes_from_the_store_before_it_is_read_is_made_again(handout, client, tmp_path, monkeypatch):
    pdf_of(client, handout.code, tmp_path)
    kept = pdf._kept

    def gone(path: Path) -> bytes:
        path.unlink(missing_ok=True)
        return kept(path)

    monkeypatch.setattr(pdf, "_kept", gone)
    assert pdf_of(client, handout.code, tmp_path).read_bytes().startswith(b"%PDF-")


def test_the_turn_is_given_back_by_a_process_that_dies(handout, client, settings):
    hold = (
        "import fcntl, os, sys, time; d = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR); "
        "fcntl.flock(d, fcntl.LOCK_EX); print('held', flush=True); time.sleep(600)"
    )
    turn = str(pdf._folder() / "turn")
    holder = subprocess.Popen([sys.executable, "-c", hold, turn], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "held\n"
        assert client.get(f"/h/{handout.code}.pdf").status_code == 503
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert client.get(f"/h/{handout.code}.pdf").status_code == 200


def test_where_none_can_be_made_the_sheet_itself_is_offered(handout, client, monkeypatch, caplog):
    monkeypatch.setattr(
        pdf,
        "_PROGRAM",
        [sys.executable, "-c", "import sys; print('no libpango', file=sys.stderr); sys.exit(3)"],
    )
    pdf.why_not.cache_clear()
    try:
        answer = client.get(f"/h/{handout.code}.pdf?type=large")
        client.get(f"/h/{handout.code}.pdf")
        assert pdf.why_not() == "no libpango"
    finally:
        pdf.why_not.cache_clear()
    assert (answer.status_code, answer["Location"]) == (302, f"/h/{handout.code}/sheet/?type=large")
    assert caplog.text.count("no libpango") == 1


def test_a_sheet_takes_nothing_from_elsewhere(tmp_path):
    """Neither from the network nor from the disk: what a picture or a style names is left out."""
    style = tmp_path / "style.css"
    style.write_text("p::after { content: 'taken from the disk' }")
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        picture = f'<img src="http://127.0.0.1:{server.getsockname()[1]}/" alt="x">'
        link = f'<link rel="stylesheet" href="{style.as_uri()}">'
        html = f'<html lang="en"><head><title>T</title>{link}</head><body><p>Here {picture}'
        data = pdf.pdf_of("elsewhere", lambda: html)
        with suppress(TimeoutError):
            asked.append(server.accept())
    assert asked == []
    file = tmp_path / "sheet.pdf"
    file.write_bytes(data)
    assert "taken from the disk" not in run("pdftotext", str(file), "-")


def test_the_oldest_go_where_many_are_kept(monkeypatch):
    monkeypatch.setattr(pdf, "KEPT", 2)
    for age, name in enumerate("dcba"):
        path = pdf._folder() / f"{name}.pdf"
        path.write_bytes(b"%PDF-")
        os.utime(path, (1000 - age, 1000 - age))
    pdf._keep(pdf._folder() / "new.pdf", b"%PDF-")
    assert {path.name for path in pdf._folder().glob("*.pdf")} == {"new.pdf", "d.pdf"}


def test_what_was_read_last_is_the_last_to_go(handout, client, tmp_path):
    pdf_of(client, handout.code, tmp_path)
    (stored,) = pdf._folder().glob("*.pdf")
    os.utime(stored, (1, 1))
    pdf_of(client, handout.code, tmp_path)
    assert stored.stat().st_mtime > 1


@pytest.mark.parametrize("length", [0, 3000])
def test_one_that_was_cut_off_is_made_again(handout, client, tmp_path, length):
    pdf_of(client, handout.code, tmp_path)
    (stored,) = pdf._folder().glob("*.pdf")
    stored.write_bytes(stored.read_bytes()[:length])
    assert pdf_of(client, handout.code, tmp_path).read_bytes().startswith(b"%PDF-")


def test_a_disk_that_is_full_costs_nobody_their_sheet(handout, client, tmp_path, caplog):
    (pdf._folder() / "begun").mkdir()  # so nothing can be written there
    pdf_of(client, handout.code, tmp_path)
    assert "could not be kept" in caplog.text


def test_every_drawing_has_its_alternative_text(library, client, tmp_path):
    """ISO 14289-1, 7.3; the library is the guide's own, whose drawings they are."""
    data = whole(pdf_of(client, make(["risks", "aftercare"]).code, tmp_path).read_bytes())
    assert len(re.findall(rb"/S ?/Figure", data)) == len(re.findall(rb"/Alt ?\(?", data)) == 4


def test_sheet_is_printed_from_the_browser_where_no_pdf_can_be_kept(loaded, client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "file"
    settings.DATA_DIR.write_text("No folder can be made in a file.")
    code = make(["risks"]).code
    answer = client.get(f"/h/{code}.pdf?type=large")
    assert (answer.status_code, answer["Location"]) == (302, f"/h/{code}/sheet/?type=large")
