"""What the clinic fills in shows on every page at once."""

import pytest

from content.articles.models import Part
from content.articles.pages import errors
from content.clinic.models import Clinic

from ..factories import body_of, edit


@pytest.mark.django_db(transaction=True)
def test_emergency_number_is_on_the_pages_as_soon_as_it_is_saved(client, folder):
    from ..factories import load_folder

    load_folder(folder)
    edit("aftercare", body="Call {{ clinic.emergency_number }} [@guide].")
    assert "your local emergency number" in client.get("/aftercare/").text
    Clinic(name="The Clinic", emergency_number="112").save()
    text = client.get("/aftercare/").text
    assert 'href="tel:112"' in text
    assert "your local emergency number" not in text
    assert 'href="tel:112"' in Part.objects.get(slug="afterwards").footer_html
    assert "{{ clinic.emergency_number }}" in body_of("aftercare")


@pytest.mark.django_db(transaction=True)
def test_where_to_get_help_today_is_on_the_pages_as_soon_as_it_is_saved(client, folder):
    from ..factories import load_folder

    load_folder(folder)
    card = "> [!URGENT] [@guide]\n> - you have a fever"
    edit("aftercare", body=card)
    Part.objects.filter(slug="decide").update(footer=card)
    Clinic(name="The Clinic").save()
    for path in ("/aftercare/", "/risks/"):
        assert "Call your doctor or an urgent care service today." in client.get(path).text
    Clinic(urgent_name="NHS 111", urgent_number="111", urgent_hours="day and night").save()
    for path in ("/aftercare/", "/risks/"):
        text = client.get(path).text
        button = "<strong>Call NHS 111</strong> <span>day and night</span>"
        assert f'<a class="clinic" href="tel:111">{button}</a> Nobody answers?' in text
        assert "your doctor or" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/aftercare/", "/sources/", "/search/?q=sore", "/nowhere/"])
def test_emergency_number_stands_at_the_top_of_every_page(client, loaded, path):
    assert 'href="tel:' not in client.get(path).text.partition("<main")[0]
    Clinic(emergency_number="112").save()
    errors.recent_frames.clear()  # a page for what is not there may be two seconds old
    assert 'href="tel:112">Call 112</a>' in client.get(path).text.partition("<main")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/aftercare/", "/nowhere/"])
def test_opening_hours_stand_beside_the_telephone_number_at_the_foot(client, loaded, path):
    Clinic(name="The Clinic", phone="01 234").save()
    errors.recent_frames.clear()
    assert "Opening hours" not in client.get(path).text
    Clinic(name="The Clinic", phone="01 234 ext. 5", opening_hours="8 <to> 5").save()
    errors.recent_frames.clear()
    foot = " ".join(client.get(path).text.partition('<footer class="site-foot">')[2].split())
    assert '<a href="tel:01234;ext=5">01 234 ext. 5</a>. Opening hours: <bdi>8 &lt;to&gt; 5</bdi>.' in foot
