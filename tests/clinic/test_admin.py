"""How an administrator fills in the clinic."""

from content.articles.models import Part
from content.clinic.models import Clinic
from tests.articles.factories import load_folder

EMPTY = dict.fromkeys(("name", "phone", "email", "address", "emergency_number", "funding"), "")
DETAILS = EMPTY | {"name": "Praxis Süd", "phone": "+49 30 123", "emergency_number": "112"}


def test_details_show_on_the_pages_at_once(editor_client, client, folder, django_capture_on_commit_callbacks):
    load_folder(folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert editor_client.post("/admin/clinic/clinic/add/", DETAILS).status_code == 302
    assert "112" in Part.objects.get(slug="afterwards").foot_html
    page = client.get("/aftercare/").text
    assert "Praxis Süd" in page
    assert 'href="tel:112"' in page


def test_second_clinic_cannot_be_added(editor_client):
    Clinic.objects.create(name="First")
    assert editor_client.post("/admin/clinic/clinic/add/", DETAILS).status_code == 403


def test_clinic_can_be_changed_and_not_deleted(editor_client):
    Clinic.objects.create(name="First")
    assert editor_client.post("/admin/clinic/clinic/1/change/", DETAILS).status_code == 302
    assert editor_client.post("/admin/clinic/clinic/1/delete/", {"post": "yes"}).status_code == 403
    assert Clinic.current().name == "Praxis Süd"
