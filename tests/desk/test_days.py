"""Days and times are printed as they are in the clinic's time zone, whatever day it is in Greenwich."""

import json
import re
from datetime import datetime

import pytest

from content.articles.models import Article, Image, Plan, Version
from content.clinic.models import Clinic
from tests.handouts.conftest import make
from tests.pages import Page

pytestmark = pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Pacific/Auckland", "2026-01-15T11:30:00Z", 16),
        ("America/Los_Angeles", "2026-01-16T07:30:00Z", 15),
    ],
)


@pytest.fixture(autouse=True)
def clock(settings, loaded, zone, at) -> datetime:
    """When all versions were written and published, near midnight in the zone of the clinic."""
    settings.TIME_ZONE = zone
    time = datetime.fromisoformat(at)
    Version.objects.update(created_at=time, published_at=time)
    return time


def test_days_of_a_page_are_the_clinics(client, day):
    text = client.get("/aftercare/").text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(data)["dateModified"] == f"2026-01-{day}"
    assert f"{day} January 2026. See what changed" in Page(text).words()
    assert f"{day} January 2026, " in Page(client.get("/aftercare/changes/").text).words()
    assert f"<lastmod>2026-01-{day}</lastmod>" in client.get("/sitemap.xml").text


def test_days_of_a_sheet_are_the_clinics(client, day):
    sheet = Page(client.get(f"/h/{make(['aftercare']).code}/sheet/").text)
    assert f"Text of {day} January 2026" in sheet.words()


def test_days_at_the_desk_are_the_clinics(editor_client, clock, page_of, hand, day):
    assert f"Version 1, published, {day} January 2026" in editor_client.get(page_of("compare")).text
    Image.objects.update(uploaded_at=clock)
    picture = editor_client.get(f"/admin/articles/image/{hand.pk}/change/").text
    assert f"{day} January 2026, by the library" in picture
    plan = Plan(article=Article.objects.get(slug="aftercare"), at=clock)
    assert f"at {day} January 2026, " in str(plan)


def test_a_state_that_is_brought_back_names_the_day_of_the_clinic(editor_client, clock, day):
    clinic = Clinic.objects.create(name="First")
    clinic.history.update(history_date=clock)
    state = clinic.history.get()
    page = f"/admin/clinic/clinic/1/history/{state.pk}/"
    fields = dict.fromkeys(("phone", "email", "address", "emergency_number", "funding"), "")
    assert editor_client.post(page, fields | {"name": "First", "paper": "a4"}).status_code == 302
    assert clinic.history.first().history_change_reason.startswith(f"Brought back from {day} January 2026, ")
