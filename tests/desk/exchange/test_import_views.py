"""A zip comes in at the desk: a look at what would change, choices, and one button."""

import re

import pytest

from content.articles.models import Article, LibraryFile, Version
from content.desk.exchange.rows import Row
from tests.articles.factories import body_of, edit
from tests.conftest import article_file
from tests.pages import Page
from tests.pictures import jpeg
from tests.uploads import store_image

from ..people import client_of, person
from .zips import AFTER, DONE, IMPORT, RISKS, confirm, exported, replaced, upload, zipped

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("imports")]


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


def rows_of(answer, kind: str) -> list[Row]:
    """Return the rows of one group of a preview."""
    (rows,) = [group.rows for group in answer.context["groups"] if group.kind == kind]
    return rows


# Looking


def test_preview_shows_what_would_change_and_changes_nothing(changed, editor_client):
    answer = editor_client.get(changed)
    assert [row.label for row in rows_of(answer, "conflict")] == ["After your session"]
    assert [row.label for row in rows_of(answer, "add")] == ["Quite new"]
    assert [row.name for row in rows_of(answer, "update")] == [RISKS]
    assert answer.context["left_out"] == ["articles/notes.txt"]
    assert ">Edited" in answer.text.replace("Taken out: </span>", ">")
    assert Version.objects.count() == 4
    assert not Article.objects.filter(slug="new").exists()


def test_preview_shows_the_difference_field_by_field(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, RISKS, "title: Risks", "title: The risks")
    replaced(files, RISKS, "order: 1", "order: 7")
    (row,) = rows_of(editor_client.get(upload(editor_client, zipped(files)).url), "update")
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
    (picture,) = rows_of(editor_client.get(address), "add")
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


@pytest.mark.django_db(transaction=True)
def test_import_whose_rendering_fails_is_in_and_says_so(loaded, editor_client):
    files = exported(editor_client)
    replaced(files, RISKS, "It is rare", "It is very rare")
    LibraryFile.objects.create(path="signs.yaml", text="question: Nothing that this edition can read?\n")
    address = upload(editor_client, zipped(files)).url
    assert confirm(editor_client, address).url == DONE
    assert "very rare" in body_of("risks")
    words = Page(editor_client.get(DONE).text).words()
    assert "The files are in, but pages could not be rendered again" in words
    assert "Readers see it now" not in words
    assert editor_client.get(address).url == IMPORT


def test_choice_takes_the_file_and_the_editors_text_stays_in_the_history(changed, editor_client):
    confirm(editor_client, changed, **{f"take:{AFTER}": "file"})
    assert "You may ache" in body_of("aftercare")
    assert Article.objects.get(slug="aftercare").versions.filter(body__startswith="Edited").exists()


def test_text_that_only_the_site_changed_can_be_had_back(loaded, editor_client):
    address = upload(editor_client, zipped(exported(editor_client))).url
    edit("risks", title="The risks")
    preview = editor_client.get(address)
    (row,) = rows_of(preview, "keep")
    root = Page(preview.text).root
    folded = {box.get("name") for details in root.iter("details") for box in details.iter("input")}
    assert f"take:{row.name}" in {box.get("name") for box in root.iter("input")} - folded
    confirm(editor_client, address, **{f"take:{row.name}": "file"})
    assert Article.objects.get(slug="risks").live.title == "Risks"


def test_site_that_changed_since_the_look_is_shown_again_with_the_choices(changed, editor_client):
    state = re.search(r'name="state" value="(\w+)"', editor_client.get(changed).text)[1]
    edit("risks", title="The risks")
    answer = editor_client.post(changed, {"state": state, f"take:{AFTER}": "file", "note": "Mine."})
    assert answer.status_code == 200
    assert "Somebody changed the site since you looked, so nothing was written." in answer.text
    assert [(row.name, row.takes_file) for row in rows_of(answer, "conflict")] == [
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


def test_zip_is_gone_once_it_was_brought_in(changed, editor_client, imports):
    confirm(editor_client, changed)
    assert not list(imports.glob("imports/*/*"))
    answer = editor_client.get(changed, follow=True)
    assert answer.redirect_chain == [(IMPORT, 302)]
    assert "This zip is not here any more" in answer.text


def test_report_without_an_import_leads_to_the_form(loaded, editor_client):
    assert editor_client.get(DONE).url == IMPORT


def test_zip_of_somebody_else_is_not_there(changed, editor_client):
    other = client_of(person("Administrator"))
    assert other.get(changed).url == IMPORT
    assert other.post(changed, {"state": "x"}).url == IMPORT
    assert editor_client.get(changed).status_code == 200
