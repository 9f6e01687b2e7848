"""A review is overdue by one rule, from the day after it was due, in the clinic's time zone: everywhere."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from content.articles.checks.text import check_content
from content.articles.models import Review
from tests.articles.factories import sign_off
from tests.handouts.conftest import make
from tests.pages import Page

from ..dashboard.sections import section, sections
from ..people import client_of, person

MIDNIGHTS = {
    "UTC": "2026-01-16T00:00:00Z",
    "Pacific/Auckland": "2026-01-15T11:00:00Z",
    "America/Los_Angeles": "2026-01-16T08:00:00Z",
}
"""When the day after the 15th of January begins in each zone."""

DAY = 24 * 3600


@pytest.fixture
def review(aftercare) -> Review:
    """A sign-off whose next review is due on the 15th of January."""
    return sign_off(aftercare.live, on=date(2025, 1, 15), due=date(2026, 1, 15))


@pytest.fixture
def pass_midnight(settings, monkeypatch) -> Callable[[str, int], bool]:
    """Let it be so many seconds after the midnight of a zone, and tell whether the day is over there."""

    def pass_midnight(zone: str, seconds: int) -> bool:
        settings.TIME_ZONE = zone
        now = datetime.fromisoformat(MIDNIGHTS[zone]) + timedelta(seconds=seconds)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return seconds >= 0

    return pass_midnight


@pytest.mark.parametrize("seconds", [-DAY - 1, -DAY, -1, 0, DAY])
@pytest.mark.parametrize("zone", MIDNIGHTS)
def test_review_is_overdue_from_the_day_after_it_was_due(review, pass_midnight, zone, seconds):
    overdue = pass_midnight(zone, seconds)
    assert review.is_overdue is overdue
    assert list(Review.objects.overdue()) == ([review] if overdue else [])


@pytest.mark.parametrize("seconds", [-1, 0])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_everybody_is_told_so_from_the_same_day_on(review, client, pass_midnight, zone, seconds):
    handout = make(["aftercare"])
    overdue = pass_midnight(zone, seconds)
    for address in ("/aftercare/", *(f"/h/{handout.code}/{view}" for view in ("", "?all", "sheet/"))):
        assert ("Its next review is overdue" in Page(client.get(address).text).words()) is overdue
    assert ("It is overdue." in Page(client.get("/aftercare/").text).words()) is overdue
    assert any("its review was due on 2026-01-15" in remark for remark in check_content().remarks) is overdue

    reviewer = client_of(person("Reviewer"))
    desk = Page(reviewer.get("/admin/").text)
    shown = "overdue" if overdue else "due"
    assert sections(desk) & {"overdue", "due"} == {shown}
    assert "due 15 January 2026" in section(desk, shown)
    assert ("was due" in section(desk, shown)) is overdue
    listed = reviewer.get("/admin/articles/article/?signed=overdue")
    assert (review.name in listed.text) is overdue
    assert ("physiotherapist, 15 January 2025, overdue" in listed.text) is overdue
