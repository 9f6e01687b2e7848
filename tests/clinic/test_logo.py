"""The clinic's logo: made small, kept once, shown in proportion."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from content.clinic.logo import read_logo, shown_size
from content.clinic.models import Clinic
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES
from tests.desk.records.forms import send
from tests.pages import Page

from ..desk.records.test_clinic import DETAILS

FORM = "/admin/clinic/clinic/1/change/"


def picture(width: int, height: int, colour=(140, 20, 30), kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour).save(file, kind)
    return file.getvalue()


def upload(data: bytes, name: str = "logo.png") -> dict:
    return DETAILS | {"logo": SimpleUploadedFile(name, data)}


@pytest.fixture
def clinic(db):
    return Clinic.objects.create(name="First")


def test_logo_shows_at_the_top_of_every_page_under_the_name_of_the_clinic(
    editor_client, client, loaded, clinic
):
    assert send(editor_client, FORM, upload(picture(400, 100))).status_code == 302
    for address in ("/", "/risks/", "/nowhere/"):
        page = Page(client.get(address).text)
        (image,) = [element for element in page.root.iter("img") if element.get("class") == "brand-logo"]
        assert (image.get("width"), image.get("height")) == ("256", "64")
        assert image.get("alt") == "Praxis Süd"
        assert image.get("src").startswith("/media/clinic/")
    answer = client.get(image.get("src"))
    assert answer["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(answer.content)).size == (400, 100)


def test_logo_whose_file_was_cut_off_is_whole_once_it_is_sent_again(editor_client, clinic):
    send(editor_client, FORM, upload(picture(400, 100)))
    name = Clinic.current().logo.name
    whole = Path(default_storage.path(name)).read_bytes()
    Path(default_storage.path(name)).write_bytes(whole[:20])
    send(editor_client, FORM, upload(picture(400, 100)))
    assert Clinic.current().logo.name == name
    assert Path(default_storage.path(name)).read_bytes() == whole


@pytest.mark.parametrize(
    ("sent", "kept", "shown"),
    [
        ((2000, 1000), (256, 128), (128, 64)),
        ((2000, 200), (640, 64), (320, 32)),
        ((100, 1000), (12, 120), (6, 64)),
        ((20, 20), (20, 20), (20, 20)),
        ((1999, 1), (640, 1), (320, 1)),
    ],
)
def test_logo_is_made_no_larger_than_it_is_needed_and_keeps_its_proportions(sent, kept, shown):
    logo = read_logo(picture(*sent))
    assert (logo.width, logo.height) == Image.open(BytesIO(logo.data)).size == kept
    assert shown_size(logo.width, logo.height) == shown


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_three_kinds_are_taken(kind):
    logo = read_logo(picture(40, 40, kind=kind))
    assert logo.data[8:12] == b"WEBP"
    assert not logo.transparent


def test_transparent_logo_is_told_from_an_opaque_one(editor_client, client, loaded, clinic):
    send(editor_client, FORM, upload(picture(40, 40, (200, 0, 0, 120))))
    assert "brand-logo see-through" in client.get("/risks/").text
    send(editor_client, FORM, upload(picture(40, 40)))
    assert "see-through" not in client.get("/risks/").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b"GIF89a" + bytes(100), "GIF"),
        (b"<html>", "JPEG or PNG"),
        (picture(40, 40)[:60], "damaged"),
        (b"", "empty"),
        (picture(40, 40) + bytes(MAX_BYTES), "over 10 MiB"),
    ],
)
def test_anything_else_is_refused_in_words_and_nothing_typed_is_lost(editor_client, clinic, data, words):
    page = send(editor_client, FORM, upload(data) | {"funding": "A fund."}).text
    assert words in page.split('class="errorlist"')[1].split("</ul>")[0]
    assert 'value="A fund."' in page
    assert not Clinic.current().logo


def test_same_picture_is_kept_once_and_stays_when_something_else_is_saved(editor_client, clinic):
    send(editor_client, FORM, upload(picture(40, 40)))
    first = Clinic.current().logo.name
    assert f'<img src="/media/{first}" width="40" height="40"' in editor_client.get(FORM).text
    send(editor_client, FORM, upload(picture(40, 40), "other.png"))
    send(editor_client, FORM, DETAILS | {"funding": "A fund."})
    assert Clinic.current().logo.name == first == read_logo(picture(40, 40)).name
    assert Clinic.current().logo_size == (40, 40)
    assert default_storage.exists(first)


def test_logo_can_be_taken_away(editor_client, client, loaded, clinic):
    send(editor_client, FORM, upload(picture(40, 40)))
    send(editor_client, FORM, DETAILS | {"logo-clear": "on"})
    saved = Clinic.current()
    assert (saved.logo.name, saved.logo_width, saved.logo_is_transparent) == ("", None, False)
    page = client.get("/risks/").text
    assert "brand-logo" not in page
    assert "Praxis Süd" in page


def test_logo_needs_the_name_that_is_read_out_in_its_place(editor_client, clinic):
    page = send(editor_client, FORM, upload(picture(40, 40)) | {"name": ""}).text
    assert "read out to people who cannot see the logo" in page


def test_refused_logo_says_how_to_mend_it():
    with pytest.raises(FormatError):
        read_logo(b"no picture")
