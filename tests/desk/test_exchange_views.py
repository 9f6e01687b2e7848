"""The guide as files at the desk: out as a zip, and in after a look at what would change."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from content.articles.deciding import withdraw_article
from content.articles.images import store_image
from content.articles.models import Article, Version
from content.articles.zip_files import MAX_ZIP
from content.desk import waiting_zips
from tests.articles.factories import body_of, edit
from tests.conftest import article_file
from tests.pictures import jpeg

from .people import client_of, person

EXPORT, IMPORT, DONE = "/admin/export/", "/admin/import/", "/admin/import/done/"
AFTER, RISKS = "articles/aftercare.md", "articles/risks.md"


@pytest.fixture(autouse=True)
def data(settings, tmp_path: Path) -> Path:
    """A data folder of its own, in which uploads wait."""
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR


def exported(client: Client) -> dict[str, bytes]:
    """Take the guide out; return its files."""
    answer = client.post(EXPORT)
    with ZipFile(BytesIO(answer.getvalue())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes], root: str = "guide/") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{root}{name}", data)
    return file.getvalue()


def upload(client: Client, data: bytes, **more):
    return client.post(IMPORT, {"zip": SimpleUploadedFile("guide.zip", data), **more})


def replaced(files: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in files[name]
    files[name] = files[name].replace(old.encode(), new.encode())


def confirm(client: Client, address: str, **more):
    """Send the form of a preview as it came, with what somebody chose in it."""
    state = re.search(r'name="state" value="(\w+)"', client.get(address).text)[1]
    return client.post(address, {"state": state, **more})


@pytest.fixture
def changed(loaded, editor_client) -> str:
    """A zip that waits: it changes two pages and adds one, and an editor changed one of the two as well."""
    files = exported(editor_client)
    replaced(files, AFTER, "You may feel sore", "You may ache")
    replaced(files, RISKS, "It is rare", "It is very rare")
    files["articles/new.md"] = article_file("Quite new").encode()
    files["articles/notes.txt"] = b"x"
    edit("aftercare", body="Edited on the site [@brady2014].")
    answer = upload(editor_client, zipped(files))
    assert answer.status_code == 302
    return answer.url


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


# Looking


def test_preview_shows_what_would_change_and_changes_nothing(changed, editor_client):
    answer = editor_client.get(changed)
    rows = answer.context["rows"]
    assert [row.label for row in rows.conflicts] == ["After your session"]
    assert [row.label for row in rows.added] == ["Quite new"]
    assert [row.name for row in rows.updated] == [RISKS]
    assert answer.context["left_out"] == ["articles/notes.txt"]
    assert ">Edited" in answer.text.replace("Taken out: </span>", ">")
    assert Version.objects.count() == 4
    assert not Article.objects.filter(slug="new").exists()


def test_preview_shows_the_difference_field_by_field(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, RISKS, "title: Risks", "title: The risks")
    replaced(files, RISKS, "order: 1", "order: 7")
    (row,) = editor_client.get(upload(editor_client, zipped(files)).url).context["rows"].updated
    assert [field.label for field in row.fields] == ["Title", "Place within the part"]
    assert [(piece.kind, piece.text) for piece in row.fields[1].pieces] == [("old", "1"), ("new", "7")]


def test_preview_lists_problems_with_their_file_and_line_and_offers_no_button(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, RISKS, "[@brady2014]", "[@nobody]")
    files[AFTER] = b"\xff"
    answer = editor_client.get(upload(editor_client, zipped(files)).url)
    assert f"<li>{AFTER}:1: the file is not UTF-8; save it as UTF-8</li>" in answer.text
    assert f"<li>{RISKS}:10: unknown source @nobody; " in answer.text
    assert "Bring in what is shown above" not in answer.text


def test_zip_of_what_the_site_says_already_offers_no_button(loaded, editor_client):
    answer = editor_client.get(upload(editor_client, zipped(exported(editor_client))).url)
    assert "there is nothing to bring in" in answer.text
    assert "Bring in what is shown above" not in answer.text


def test_draft_that_would_be_passed_over_is_told(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, RISKS, "It is rare", "It is very rare")
    edit("risks", live=False, body="Only a draft [@brady2014].\n\n## Serious harm\n\nRare [@brady2014].")
    page = editor_client.get(upload(editor_client, zipped(files)).url).text
    assert "Version 2 by the library is a draft. If you take the file" in page


def test_picture_of_the_zip_is_shown_from_there(loaded, media, editor_client):
    store_image("hand", "A hand.", jpeg())
    files = exported(editor_client)
    files["images/wrist.webp"] = files["images/hand.webp"]
    files["images.yaml"] += b"wrist: A wrist.\n"
    address = upload(editor_client, zipped(files)).url
    (picture,) = editor_client.get(address).context["rows"].added
    answer = editor_client.get(picture.picture)
    assert (answer.content, answer["Content-Type"]) == (files["images/hand.webp"], "image/webp")
    assert editor_client.get(picture.picture.replace("wrist", "foot")).status_code == 404


def test_picture_that_is_none_is_not_sent(loaded, editor_client):
    files = exported(editor_client)
    files["images/hand.webp"] = b"<script>alert(1)</script>"
    address = upload(editor_client, zipped(files)).url
    assert editor_client.get(f"{address}hand.webp").status_code == 404


# Confirming


def test_confirmed_zip_is_brought_in_and_the_site_keeps_what_was_changed_on_both_sides(
    changed, editor_client
):
    answer = confirm(editor_client, changed, note="Plainer words.")
    assert answer.url == DONE
    assert "It is very rare" in body_of("risks")
    assert body_of("aftercare") == "Edited on the site [@brady2014]."
    version = Article.objects.get(slug="new").live
    assert (version.author.username, version.note) == ("editor", "Plainer words.")
    report = editor_client.get(DONE).text
    for words in ('<a href="/new/">Quite new</a>', '<a href="/risks/">Risks</a>', "Kept as it stands"):
        assert words in report


def test_choice_takes_the_file_and_the_editors_text_stays_in_the_history(changed, editor_client):
    confirm(editor_client, changed, **{f"take:{AFTER}": "file"})
    assert "You may ache" in body_of("aftercare")
    assert Article.objects.get(slug="aftercare").versions.filter(body__startswith="Edited").exists()


def test_text_that_only_the_site_changed_can_be_had_back(loaded, editor_client):
    address = upload(editor_client, zipped(exported(editor_client))).url
    edit("risks", title="The risks")
    (row,) = editor_client.get(address).context["rows"].kept
    confirm(editor_client, address, **{f"take:{row.name}": "file"})
    assert Article.objects.get(slug="risks").live.title == "Risks"


def test_site_that_changed_since_the_look_is_shown_again_with_the_choices(changed, editor_client):
    state = re.search(r'name="state" value="(\w+)"', editor_client.get(changed).text)[1]
    edit("risks", title="The risks")
    answer = editor_client.post(changed, {"state": state, f"take:{AFTER}": "file", "note": "Mine."})
    assert answer.status_code == 200
    assert "Somebody changed the site since you looked, so nothing was written." in answer.text
    assert [(row.name, row.takes_file) for row in answer.context["rows"].conflicts] == [
        (AFTER, True),
        (RISKS, False),
    ]
    assert 'value="Mine."' in answer.text
    assert not Article.objects.filter(slug="new").exists()


@pytest.mark.parametrize("state", ["", "0" * 64])
def test_form_that_nobody_has_looked_at_writes_nothing(changed, editor_client, state):
    assert editor_client.post(changed, {"state": state}).status_code == 200
    assert not Article.objects.filter(slug="new").exists()


def test_choices_that_do_not_go_together_write_nothing_and_say_why(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, AFTER, "## The first day", "## Day one")
    edit("aftercare", summary="Edited.")
    edit("risks", body="## Serious harm\n\nRare [@brady2014]. See [it](aftercare.md#the-first-day).")
    address = upload(editor_client, zipped(files)).url
    answer = confirm(editor_client, address, **{f"take:{AFTER}": "file"})
    assert "with the texts that you chose, this would be wrong on the site" in " ".join(answer.text.split())
    assert f"{RISKS} (as it is on the site):3: link to “aftercare.md#the-first-day”" in answer.text
    assert "Bring in what is shown above" in answer.text
    assert Article.objects.get(slug="aftercare").live.summary == "Edited."


def test_zip_is_gone_once_it_was_brought_in(changed, editor_client, data):
    confirm(editor_client, changed)
    assert not list(data.glob("imports/*/*"))
    answer = editor_client.get(changed, follow=True)
    assert answer.redirect_chain == [(IMPORT, 302)]
    assert "This zip is not here any more" in answer.text


def test_report_without_an_import_leads_to_the_form(loaded, editor_client):
    assert editor_client.get(DONE).url == IMPORT


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


def test_zip_of_somebody_else_is_not_there(changed, editor_client):
    other = client_of(person("Administrator"))
    assert other.get(changed).url == IMPORT
    assert other.post(changed, {"state": "x"}).url == IMPORT
    assert editor_client.get(changed).status_code == 200


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
