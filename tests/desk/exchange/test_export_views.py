"""The guide as files at the desk: out as a zip; and what does not come in."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from content.articles.models import Article
from content.articles.publishing import withdraw_article
from content.articles.sync.zips import MAX_ZIP
from content.desk.exchange import waiting_zips
from tests.articles.factories import edit
from tests.pictures import jpeg
from tests.uploads import store_image

from ..people import client_of, person
from .zips import DONE, EXPORT, IMPORT, RISKS, upload, zipped

pytestmark = pytest.mark.usefixtures("imports")


# Taking it out


def test_export_page_says_what_is_in_it_and_what_stays(loaded, editor_client):
    edit("risks", live=False, title="A draft")
    withdraw_article(Article.objects.get(slug="aftercare"), None, None)
    page = " ".join(editor_client.get(EXPORT).text.split())
    for words in ("2 pages, as readers see them now", "2 sources", "3 parts of the guide"):
        assert words in page
    for words in ("1 draft, or text that waits for review", "1 withdrawn page", "no backup of the site"):
        assert words in page


def test_export_gives_a_zip_with_the_day_in_its_name(loaded, editor_client):
    answer = editor_client.post(EXPORT)
    assert answer["Content-Type"] == "application/zip"
    assert re.search(r'filename="guide-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    with ZipFile(BytesIO(answer.getvalue())) as archive:
        assert archive.read(RISKS) == (loaded / RISKS).read_bytes()


def test_picture_whose_file_is_gone_is_named(loaded, media, editor_client):
    (media / store_image("hand", "A hand.", jpeg()).file.name).unlink()
    assert "The file of the picture “hand” is gone" in editor_client.post(EXPORT).text


# What is refused


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip", "This is no zip, or it is damaged."),
        (b"", "Choose a zip first."),
        (bytes(MAX_ZIP + 1), "The zip is over 20 MiB. Nothing was changed."),
        (zipped({"articles/a.md": b"x"}, root="../"), "leads out of its folder"),
    ],
    ids=["text", "nothing", "too large", "unsafe name"],
)
def test_upload_that_cannot_be_read_is_refused_in_words_and_not_kept(editor_client, data, message):
    answer = upload(editor_client, data)
    assert answer.status_code == 200
    assert message in answer.text
    assert not (waiting_zips.settings.DATA_DIR / "imports").exists()


def test_form_without_a_file_is_refused_in_words(editor_client):
    assert "Choose a zip first." in editor_client.post(IMPORT).text


def test_upload_from_another_site_is_refused(loaded):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(superuser=True))
    for data in (zipped({RISKS: b"x"}), bytes(MAX_ZIP + 1)):
        assert upload(client, data).status_code == 403
    client.get(IMPORT)
    token = client.cookies["csrftoken"].value
    fields = {"csrfmiddlewaretoken": token, "zip": SimpleUploadedFile("a.zip", bytes(MAX_ZIP + 1))}
    assert "over 20 MiB" in client.post(IMPORT, fields).text


@pytest.mark.parametrize("mark", ["0" * 64, "x", "..", "0" * 63 + "G"])
def test_zip_that_is_not_there_leads_to_the_form(editor_client, mark):
    answer = editor_client.get(reverse("admin:import_preview", args=[mark]))
    assert (answer.status_code, answer.url) == (302, IMPORT)
    assert editor_client.get(reverse("admin:import_picture", args=[mark, "hand"])).status_code == 404


@pytest.mark.parametrize("group", ["Writer", "Reviewer", "Staff"])
def test_only_administrators_bring_files_in(loaded, group):
    client = client_of(person(group))
    for address in (IMPORT, DONE, f"{IMPORT}{'0' * 64}/"):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code in {403, 405}
    assert client.get(EXPORT).status_code == (403 if group == "Staff" else 200)


@pytest.mark.parametrize(("method", "address"), [("put", EXPORT), ("delete", IMPORT), ("post", DONE)])
def test_wrong_method_is_refused(editor_client, method, address):
    assert getattr(editor_client, method)(address).status_code == 405
