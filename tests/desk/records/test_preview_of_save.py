"""What a change of a small record would do to pages is shown before it is saved, and is not saved by that."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.articles.models import LibraryFile, Part, RenderingDue
from content.clinic.models import Clinic
from content.desk.accounts.groups import ADMINISTRATOR, REVIEWER, WRITER
from tests.pages import Page
from tests.pictures import jpeg

from ..people import client_of, person
from .forms import seen_on

pytestmark = pytest.mark.postgres


def preview(client, page, **fields):
    return client.post(page, {"seen": seen_on(client, page), "_preview": ""} | fields)


def test_changed_passages_are_shown_with_their_heading_and_nothing_is_saved(loaded):
    Clinic(name="Riverside", phone="020 1").save()
    before = Clinic.history.count(), RenderingDue.objects.count()
    client = client_of(person(ADMINISTRATOR))
    fields = {"name": "Riverside", "phone": "020 7946 0000", "emergency_number": "999"}
    answer = preview(client, "/admin/clinic/clinic/1/change/", **fields)
    assert (Clinic.current().phone, Clinic.current().emergency_number) == ("020 1", "")
    assert (Clinic.history.count(), RenderingDue.objects.count()) == before
    found = Page(answer.text)
    assert "Nothing is saved yet." in found.words()
    assert "Below each page of “Afterwards”" in found.words()
    assert any("999" in "".join(added.itertext()) for added in found.root.iter("ins"))


def test_change_that_no_page_shows_says_so(loaded):
    Clinic(name="Riverside").save()
    answer = preview(client_of(person(ADMINISTRATOR)), "/admin/clinic/clinic/1/change/", name="Lakeside")
    assert "No text of a page would read otherwise." in Page(answer.text).words()


def test_uploaded_logo_is_not_kept_by_a_preview(loaded, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Clinic(name="Riverside").save()
    client = client_of(person(ADMINISTRATOR))
    logo = SimpleUploadedFile("logo.jpg", jpeg())
    answer = preview(client, "/admin/clinic/clinic/1/change/", name="Riverside", logo=logo)
    assert "No text of a page would read otherwise." in answer.text
    assert not Clinic.current().logo
    assert list(tmp_path.rglob("*.webp")) == []


def test_what_is_wrong_is_said_in_place_of_a_preview(loaded):
    part = Part.objects.get(slug="afterwards")
    answer = preview(
        client_of(person(REVIEWER)),
        f"/admin/articles/part/{part.pk}/change/",
        title="After", summary="What comes.", footer="<b>x</b>",
    )  # fmt: skip
    assert list(answer.context["adminform"].form.errors) == ["footer"]


def test_whoever_may_only_look_has_no_button(loaded):
    part = Part.objects.get(slug="afterwards")
    page = f"/admin/articles/part/{part.pk}/change/"
    assert 'name="_preview"' in client_of(person(REVIEWER)).get(page).text
    writer = client_of(person(WRITER, name="wanda"))
    assert 'name="_preview"' not in writer.get(page).text
    assert writer.post(page, {"_preview": ""}).status_code == 403


def test_preview_says_so_where_the_signs_cannot_be_read(loaded):
    LibraryFile.objects.create(path="signs.yaml", text="nonsense")
    Clinic(name="Riverside").save()
    answer = preview(client_of(person(ADMINISTRATOR)), "/admin/clinic/clinic/1/change/", name="Lakeside")
    assert "The site cannot read its list of signs" in answer.text
