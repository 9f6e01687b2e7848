"""The history of a source: who changed what, when and why, in words, and the way back."""

import pytest

from content.desk.accounts.groups import ADMINISTRATOR
from content.desk.records.sources import record_changes
from content.sources.models import Reference
from tests.articles.factories import change_file, load_folder

from ..people import client_of, person
from .forms import as_sent, page_of, sent

pytestmark = pytest.mark.postgres


def brady():
    return Reference.objects.get(key="brady2014")


ADDED, TAKEN_OUT, END = (
    f'<span class="hidden">{words}</span>' for words in (" [Added: ", " [Taken out: ", "] ")
)
"""What whoever hears the page is told in place of underlining and striking out."""


def change(client, **fields):
    answer = client.post(page_of(brady()), as_sent(brady(), **fields))
    assert answer.status_code == 302


def history_of(reference):
    return f"/admin/sources/reference/{reference.pk}/history/"


def test_history_tells_who_changed_what_and_why(editor_client, loaded):
    change(editor_client, title="Corrected", reason="A slip of the pen.")
    text = " ".join(editor_client.get(history_of(brady())).text.split())
    assert "changed by editor" in text
    assert "A slip of the pen." in text
    old = f"{TAKEN_OUT}Adverse events following trigger point dry needling{END}"
    assert f"<dt>Title</dt> <dd><del>{old}</del></dd>" in text
    assert f"<dd><ins>{ADDED}Corrected{END}</ins></dd>" in text
    assert "Loaded from files." in text


def test_state_from_before_there_was_a_history_is_kept_too(editor_client, loaded):
    Reference.history.all().delete()
    change(editor_client, volume="23")
    assert [state.csl["volume"] for state in brady().history.all()] == ["23", "22"]


def test_what_a_load_changed_is_in_the_history_from_the_next_change_on(editor_client, loaded):
    change(editor_client, volume="23")
    change(editor_client, volume="22")
    change_file(loaded, "references.json", '"134-140"', '"134-141"')
    assert load_folder(loaded).problems == []
    change(editor_client, volume="24")
    states = [(state.csl["volume"], state.csl["page"]) for state in brady().history.all()]
    assert states == [
        ("24", "134-141"),
        ("22", "134-141"),
        ("22", "134-140"),
        ("23", "134-140"),
        ("22", "134-140"),
    ]


def test_older_state_shows_what_it_would_change_and_is_brought_back(editor_client, loaded):
    before = brady().csl
    change(editor_client, title="Wrong", editors="Poe, Edgar")
    old = brady().history.last()
    page = f"{history_of(brady())}{old.history_id}/"
    answer = editor_client.get(page)
    assert f"<del>{TAKEN_OUT}Wrong{END}</del>" in answer.text
    assert "gone are <del>struck through</del>" in answer.text
    assert "It is empty now." in answer.text
    form = answer.context["adminform"].form
    fields = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert editor_client.post(page, fields).status_code == 302
    assert brady().csl == before
    newest = brady().history.first()
    assert newest.history_user.username == "editor"
    assert newest.history_change_reason.startswith("Brought back from ")


def test_new_source_has_its_first_state_in_the_history(editor_client):
    sent(editor_client)
    (state,) = Reference.objects.get().history.all()
    assert (state.history_type, state.history_user.username) == ("+", "editor")


def test_administrator_reads_the_history_and_brings_nothing_back(editor_client, loaded):
    change(editor_client, title="Corrected")
    client = client_of(person(ADMINISTRATOR))
    page = f"{history_of(brady())}{brady().history.last().history_id}/"
    text = client.get(page).text
    assert f"<del>{TAKEN_OUT}Corrected{END}</del>" in text
    assert 'name="_save"' not in text
    assert 'name="title"' not in text
    assert client.post(page, as_sent(brady())).status_code == 403
    assert brady().csl["title"] == "Corrected"


@pytest.mark.parametrize("path", ["999999/history/", "1/history/999999/"])
def test_history_that_does_not_exist_is_not_found(editor_client, loaded, path):
    assert editor_client.get(f"/admin/sources/reference/{path}").status_code == 404


def test_difference_is_in_the_words_of_the_form():
    old = {"type": "book", "title": "x", "custom": {"kind": "trial", "appraisal": "a", "read": "no"}}
    new = old | {
        "type": "chapter",
        "author": [{"family": "Poe", "given": "E."}, {"literal": "WHO"}],
        "issued": {"date-parts": [[2014, 8]]},
        "abstract": "Long.",
        "custom": old["custom"] | {"read": "abstract"},
    }
    assert record_changes(old, new) == [
        {"field": "Type of work", "old": "A book", "new": "A chapter in a book"},
        {"field": "Authors", "old": "", "new": "Poe, E.; WHO"},
        {"field": "Year", "old": "", "new": "2014"},
        {"field": "Month", "old": "", "new": "August"},
        {
            "field": "Did we read it?",
            "old": "No, we know it only through another source",
            "new": "Its abstract only, which is the short summary",
        },
        {"field": "abstract", "old": "", "new": "Long."},
    ]
