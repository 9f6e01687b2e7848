"""What the clinic fills in shows on every page at once."""

import pytest

from content.articles.models import Part
from content.clinic.models import Clinic

from .factories import body_of, edit


@pytest.mark.django_db(transaction=True)
def test_emergency_number_is_on_the_pages_as_soon_as_it_is_saved(client, folder):
    from .factories import load_folder

    load_folder(folder)
    edit("aftercare", body="Call {{ clinic.emergency_number }} [@guide].")
    assert "your local emergency number" in client.get("/aftercare/").text
    Clinic(name="The Clinic", emergency_number="112").save()
    text = client.get("/aftercare/").text
    assert 'href="tel:112"' in text
    assert "your local emergency number" not in text
    assert 'href="tel:112"' in Part.objects.get(slug="afterwards").foot_html
    assert "{{ clinic.emergency_number }}" in body_of("aftercare")
