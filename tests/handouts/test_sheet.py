"""The sheet as HTML, before a browser or WeasyPrint lays it out."""

import shutil
import subprocess

import pytest

from content.articles.models import Image
from content.articles.publishing.publish import render_all
from content.clinic.models import Clinic
from content.handouts import pdf, sheet
from content.handouts.contents import contents_of
from content.handouts.editions import edition_of
from content.handouts.models import Handout
from content.handouts.ready_made import load_ready_made
from tests.articles.factories import edit
from tests.pages import Page
from tests.pictures import jpeg
from tests.uploads import store_image

from .conftest import make


@pytest.mark.parametrize(
    ("title", "direction"),
    [("1. Before", "ltr"), ("1. לפני הביקור", "rtl"), ("قبل Visit", "rtl"), ("12 – 3", "ltr"), ("", "ltr")],
)
def test_a_text_runs_as_its_first_letter_does(title, direction):
    assert sheet.direction_of(title) == direction


@pytest.mark.parametrize("kind", ["", "?type=large"])
def test_letter_paper_is_for_the_browser_too(handout, client, kind):
    Clinic(paper="letter").save()
    assert "css/letter" in client.get(f"/h/{handout.code}/sheet/{kind}").text


@pytest.mark.parametrize("where", ["sheet/", "sheet/?text=whole", "?all"])
def test_its_urgent_cards_say_where_to_get_help_today(loaded, client, where):
    edit("aftercare", body="## Fever\n\n> [!URGENT] [@guide]\n> - you have a fever")
    handout = make(["aftercare#fever"])

    def words() -> str:
        return Page(client.get(f"/h/{handout.code}/{where}").text).words()

    said = "{} Nobody answers? Go to an emergency department."
    assert "your doctor or an urgent care service" in words()
    Clinic(urgent_name="NHS 111", urgent_number="111", urgent_hours="day and night").save()
    render_all()
    assert said.format("Call NHS 111 day and night") in words()


def test_links_to_what_is_on_the_sheet_are_printed_without_their_addresses(loaded):
    edit("aftercare", body="See [risks](risks.md) [@guide].\n\n## Rest\n\nAs [above](#rest) [@guide].")

    def shown(*marks: str) -> str:
        return Page(
            sheet.sheet_html(contents_of(make(list(marks))), large=False, for_pdf=False, whole=True)
        ).words()

    assert "See risks (guide.example/risks)" in shown("aftercare")
    assert "As above" in shown("aftercare")
    assert "See risks." in shown("aftercare", "risks")
    assert "See risks (guide.example/risks)" in shown("aftercare", "risks#serious-harm")
    assert "As above (guide.example/aftercare)" in shown("aftercare#rest")


def test_sheet_names_the_sources_of_what_it_prints_alone(loaded):
    contents = contents_of(make(["risks"]))
    assert len(contents.pages[0].sources) == 2
    words = Page(sheet.sheet_html(contents, large=False, for_pdf=False, whole=True)).words()
    assert "Sources: [1] Brady 2014 (survey). In full at" in words


def test_a_list_below_the_heading_of_a_section_keeps_the_mark_of_its_sources(loaded):
    edit("risks", body="## Serious harm\n\n- Bleeding [@brady2014].\n- A fit [@biolatto].")
    page = Page(
        sheet.sheet_html(contents_of(make(["risks#serious-harm"])), large=False, for_pdf=True, whole=True)
    )
    assert [heading.text for heading in page.root.iter("h3")] == ["Serious harm"]
    (mark,) = (link for link in page.root.iter("a") if link.get("class") == "src")
    assert mark.text == "Sources\N{NO-BREAK SPACE}1,\N{NO-BREAK SPACE}2"
    assert mark.get("href").endswith("/risks/#rests-1")
    assert "Sources: [1] Brady 2014 (survey); [2] Biolatto 2022 (health article)." in page.words()


ALTERNATIVES = {"hand": 'A hand & a "foot", > 5 cm', "foot": "A foot."}


@pytest.fixture
def pictured(loaded, media, django_user_model) -> Handout:
    """A handout of a page with two pictures."""
    editor = django_user_model.objects.create_user("editor")
    body = "Text [@brady2014]."
    for name, alternative in ALTERNATIVES.items():
        store_image(name, f"A {name}.", jpeg(60, len(name) * 10), editor)
        body += f'\n\n![{alternative}](images/{name}.webp "Seen [@brady2014].")\n\nMore [@brady2014].'
    edit("aftercare", body=body)
    return make(["aftercare"])


def take_away(file):
    file.unlink()


def cut_off(file):
    file.write_bytes(file.read_bytes()[:100])


def replace(file):
    file.write_bytes(b"Not found")


@pytest.mark.parametrize("for_pdf", [True, False])
@pytest.mark.parametrize("spoil", [take_away, cut_off, replace])
def test_a_picture_that_cannot_be_read_is_told_of_in_its_place_and_in_the_log(
    pictured, media, caplog, spoil, for_pdf
):
    for file in media.glob("images/hand-*"):
        spoil(file)
    html = sheet.sheet_html(contents_of(pictured), large=False, for_pdf=for_pdf, whole=True)
    hand, foot = Page(html).root.iter("figure")
    told = " ".join("".join(hand.itertext()).split())
    assert told.startswith("This picture could not be printed. It shows: ")
    assert f"{ALTERNATIVES['hand']}. To see it, go to {pictured.short_address}." in told
    assert "Seen" in told
    assert [image.get("alt") for image in hand.iter("img")] == []
    assert [image.get("alt") for image in foot.iter("img")] == ["A foot."]
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert f"The sheet of handout {pictured.code} lacks the picture images/hand-" in record.getMessage()


@pytest.mark.django_db(transaction=True)
def test_an_edition_whose_picture_was_deleted_since_tells_of_it_in_words(pictured):
    kept = edition_of(contents_of(pictured), whole=True)
    edit("aftercare", body="Text [@brady2014].")
    Image.objects.get(name="hand").delete()
    hand, foot = Page(sheet.edition_html(kept, large=False, for_pdf=True)).root.iter("figure")
    assert "This picture could not be printed. It shows: A hand" in " ".join("".join(hand.itertext()).split())
    assert [image.get("alt") for image in foot.iter("img")] == ["A foot."]


@pytest.mark.parametrize("for_pdf", [True, False])
def test_pictures_that_can_be_read_are_shown_and_nothing_is_logged(pictured, caplog, for_pdf):
    html = sheet.sheet_html(contents_of(pictured), large=False, for_pdf=for_pdf, whole=True)
    images = list(Page(html).root.iter("img"))
    assert [image.get("alt") for image in images] == list(ALTERNATIVES.values())
    start = "data:image/webp;base64," if for_pdf else "/media/images/"
    assert all(image.get("src").startswith(start) for image in images)
    assert "could not be printed" not in html
    assert caplog.records == []


def test_a_picture_is_decoded_once_until_its_file_is_another(pictured, media, monkeypatch):
    decoded, decode = [], sheet.Image.open
    monkeypatch.setattr(sheet.Image, "open", lambda file: decoded.append(file) or decode(file))

    def told() -> int:
        html = sheet.sheet_html(contents_of(pictured), large=False, for_pdf=len(decoded) == 2, whole=True)
        return html.count("This picture could not be printed")

    assert [told() for _ in range(3)] == [0, 0, 0]
    assert len(decoded) == 2  # two pictures
    hands = {file: file.read_bytes() for file in media.glob("images/hand-*")}
    for spoil in (take_away, cut_off, replace):
        for file in hands:
            spoil(file)
        assert told() == 1
        for file, data in hands.items():
            file.write_bytes(data)
        assert told() == 0


@pytest.mark.skipif(bool(pdf.why_not()), reason=f"no PDF can be made here: {pdf.why_not()}")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not installed")
def test_a_picture_that_cannot_be_read_is_told_of_on_paper(pictured, media, client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    for file in media.glob("images/hand-*"):
        file.unlink()
    file = tmp_path / "sheet.pdf"
    file.write_bytes(client.get(f"/h/{pictured.code}.pdf?text=whole").content)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "This picture could not be printed. It shows: A hand" in " ".join(text.split())


def below_text(html: str) -> tuple[list[str], str]:
    """Return the text of each emergency card of a sheet, and what comes first below its text: its class."""
    (main,) = Page(html).root.iter("main")
    found = [e for e in main.iter("section") if "emergency" in e.get("class", "").split()]
    last = [e.get("class", "") for e in main if e.get("class", "") != "sheet-notes"]
    # The cards that are less urgent, and in large type the lines for a pen.
    while last and last[-1].startswith(("sheet-two", "pen-lines")):
        last.pop()
    return [" ".join("".join(card.itertext()).split()) for card in found], last[-1]


@pytest.mark.parametrize("large", [True, False])
@pytest.mark.parametrize("for_pdf", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_every_sheet_ends_with_the_emergency_card_of_its_parts(library, for_pdf, large, whole):
    load_ready_made()
    assert Handout.objects.count() == 5
    for mark in ("aftercare#the-first-two-days", "risks#key-points", "risks", "checklist"):
        make([mark], title=mark)
    for handout in Handout.objects.all():
        contents = contents_of(handout)
        found, below = below_text(sheet.sheet_html(contents, large=large, for_pdf=for_pdf, whole=whole))
        blocks = [block for page in contents.pages for block in page.blocks]
        own = [block for block in blocks if block.urgency == "emergency"]
        assert len(found) == len(own or contents.emergency_cards) == 1, handout
        assert all(card.startswith("Emergency") and "112" in card for card in found), handout
        assert below == "callout emergency" or (whole and own), handout
