"""How an administrator fills in the clinic."""

import pytest

from content.articles.models import Part
from content.clinic.models import Clinic
from tests.articles.factories import load_folder

from ..people import client_of, person
from .forms import met, seen_on, send

pytestmark = pytest.mark.postgres

EMPTY = dict.fromkeys(
    ("name", "phone", "email", "address", "emergency_number", "urgent_number", "funding"), ""
)
FORM = "/admin/clinic/clinic/1/change/"
DETAILS = EMPTY | {"name": "Praxis Süd", "phone": "+49 30 123", "emergency_number": "112"}


def test_details_show_on_the_pages_at_once(editor_client, client, folder, django_capture_on_commit_callbacks):
    load_folder(folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert editor_client.post("/admin/clinic/clinic/add/", DETAILS).status_code == 302
    assert "112" in Part.objects.get(slug="afterwards").footer_html
    page = client.get("/aftercare/").text
    assert "Praxis Süd" in page
    assert 'href="tel:112"' in page


def test_second_clinic_cannot_be_added(editor_client):
    Clinic.objects.create(name="First")
    assert editor_client.post("/admin/clinic/clinic/add/", DETAILS).status_code == 403


def test_clinic_can_be_changed_and_not_deleted(editor_client):
    Clinic.objects.create(name="First")
    assert send(editor_client, FORM, DETAILS).status_code == 302
    assert editor_client.post("/admin/clinic/clinic/1/delete/", {"post": "yes"}).status_code == 403
    assert Clinic.current().name == "Praxis Süd"


@pytest.mark.parametrize(
    ("typed", "kept"), [("#7A0c14", "#7a0c14"), ("7a0c14", "#7a0c14"), (" #abc ", "#aabbcc"), ("", "")]
)
def test_colour_is_taken_however_it_is_written(editor_client, typed, kept):
    Clinic.objects.create(name="First")
    assert send(editor_client, FORM, DETAILS | {"colour": typed}).status_code == 302
    assert Clinic.current().colour == kept


@pytest.mark.parametrize("typed", ["red", "#12345", "#7a0c14;}", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused(editor_client, typed):
    Clinic.objects.create(name="First")
    page = send(editor_client, FORM, DETAILS | {"colour": typed}).text
    assert "Write the colour as #0f5c63." in page or "at most 7 characters" in page
    assert Clinic.current().colour == ""


def test_a_longer_record_stays_until_it_is_saved_with_fewer_letters(editor_client):
    Clinic.objects.create(name="First", address="a" * 121)
    page = send(editor_client, FORM, DETAILS | {"address": "a" * 121}).text
    assert "At most 100 letters, so that a printed sheet keeps to one side." in page
    assert "Ensure this value has at most 100 characters" in page
    assert Clinic.current().address == "a" * 121
    assert send(editor_client, FORM, DETAILS | {"address": "a" * 100}).status_code == 302
    assert Clinic.current().address == "a" * 100


@pytest.mark.parametrize(("field", "value"), [("urgent_name", "NHS 111"), ("urgent_hours", "day and night")])
def test_urgent_care_needs_a_number(editor_client, field, value):
    Clinic.objects.create(name="First")
    page = send(editor_client, FORM, DETAILS | {field: value}).text
    assert "Write the number too: nothing of this shows without it." in page
    assert send(editor_client, FORM, DETAILS | {field: value, "urgent_number": "111"}).status_code == 302
    assert getattr(Clinic.current(), field) == value


def test_list_of_the_one_clinic_leads_to_its_form(editor_client):
    assert editor_client.get("/admin/clinic/clinic/")["Location"] == "/admin/clinic/clinic/add/"
    Clinic.objects.create(name="First")
    assert editor_client.get("/admin/clinic/clinic/")["Location"] == FORM


def test_every_field_of_the_form_is_explained(editor_client):
    form = editor_client.get("/admin/clinic/clinic/add/").context["adminform"].form
    assert [field.name for field in form.visible_fields() if not field.help_text.endswith(".")] == []


def test_history_tells_who_changed_what(db):
    Clinic.objects.create(name="First")
    send(client_of(person("Administrator", name="boss")), FORM, DETAILS | {"codes_required": "on"})
    page = client_of(person("Administrator", name="other")).get("/admin/clinic/clinic/1/history/")
    # Whoever has no code is led to set one up first.
    assert page.status_code == 302
    Clinic.objects.update(codes_required=False)
    page = client_of(person("Administrator", name="third")).get("/admin/clinic/clinic/1/history/").text
    for words in ("boss", "Praxis Süd", "First", "One-time codes for everybody", "yes", "Phone"):
        assert words in page
    assert "logo_width" not in page


def test_clinic_as_it_was_can_be_brought_back(editor_client):
    clinic = Clinic.objects.create(name="First")
    send(editor_client, FORM, DETAILS)
    state = clinic.history.last()
    page = f"/admin/clinic/clinic/1/history/{state.pk}/"
    assert editor_client.get(page).status_code == 200
    assert send(editor_client, page, EMPTY | {"name": "First"}).status_code == 302
    assert Clinic.current().name == "First"


def test_writer_may_not_see_the_clinic(db):
    Clinic.objects.create(name="First")
    client = client_of(person("Writer"))
    for page in ("/admin/clinic/clinic/", FORM, "/admin/clinic/clinic/1/history/"):
        assert client.get(page).status_code == 403


@pytest.mark.parametrize("pk", ["9", "abc", "1%27"])
@pytest.mark.parametrize("where", ["change/", "history/", "history/1/", "history/abc/"])
def test_clinic_that_is_not_there_is_not_found(editor_client, pk, where):
    assert editor_client.get(f"/admin/clinic/clinic/{pk}/{where}").status_code in {302, 404}


def test_save_over_a_colleagues_newer_details_is_refused_with_both(db):
    Clinic.objects.create(name="First", count_missed_words=True)
    mine, theirs = (client_of(person("Administrator", name=name)) for name in ("mine", "boss"))
    seen = seen_on(mine, FORM)
    assert send(theirs, FORM, DETAILS).status_code == 302
    answer = mine.post(FORM, EMPTY | {"name": "Mine", "count_missed_words": "on", "seen": seen})
    assert met(answer) == {
        "name": ("Mine", "Praxis Süd", False),
        "phone": ("", "+49 30 123", True),
        "emergency_number": ("", "112", True),
        "count_missed_words": ("yes", "no", True),
    }
    assert Clinic.current().name == "Praxis Süd"
    form = answer.context["adminform"].form
    again = {name: form[name].value() for name in ("name", "phone", "emergency_number", "seen")}
    assert mine.post(FORM, EMPTY | again).status_code == 302
    clinic = Clinic.current()
    assert (clinic.name, clinic.phone, clinic.count_missed_words) == ("Mine", "+49 30 123", False)


EXTENSION = "An extension stands at the end, as in 020 7946 0000 ext. 12."
LONG_LINE = "x" * 2000


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("opening_hours", " Mon–Fri 8–12,\n 12:30–13 and 14–18 ", "Mon–Fri 8–12, 12:30–13 and 14–18"),
        ("cost", "<b>80</b> *pounds* {{ clinic.name }}", "<b>80</b> *pounds* {{ clinic.name }}"),
        ("languages", "مرحبا, 中文 and 👋", "مرحبا, 中文 and 👋"),
        ("phone", "020 7946 0000 ext. 12", "020 7946 0000 ext. 12"),
        ("needles_stay", "out", "out"),
    ],
)
def test_what_a_clinic_says_of_itself_is_kept_as_text(editor_client, field, typed, kept):
    Clinic.objects.create(name="First")
    assert send(editor_client, FORM, DETAILS | {field: typed}).status_code == 302
    assert getattr(Clinic.current(), field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("cost", LONG_LINE, "Ensure this value has at most 130 characters (it has 2000)."),
        ("opening_hours", LONG_LINE, "Ensure this value has at most 40 characters (it has 2000)."),
        ("register", "a\x07b", "A control character stands in the text. Delete it."),
        ("name", "a\ue005b", "A control character stands in the text. Delete it."),
        ("needles_stay", "perhaps", "Select a valid choice. perhaps is not one of the available choices."),
        (
            "phone",
            "0800 FLOWERS",
            f"Write digits, spaces, brackets and hyphens only. {EXTENSION}",
        ),
    ],
)
def test_bad_input_is_told_at_its_field(editor_client, field, typed, told):
    Clinic.objects.create(name="First")
    answer = send(editor_client, FORM, DETAILS | {field: typed})
    assert set(answer.context["adminform"].form.errors[field]) == {told}
    assert getattr(Clinic.current(), field) == ("First" if field == "name" else "")
