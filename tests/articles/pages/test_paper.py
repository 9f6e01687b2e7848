"""The moment of a text in the address on paper."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.models import Article, PaperVisit
from content.articles.pages.paper import address_on_paper, moment, older_paper, text_on_paper

pytestmark = pytest.mark.postgres

TIME = datetime(2026, 3, 3, 12, 0, 30, 999, UTC)


def parameters_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@given(st.datetimes(datetime(2020, 1, 2), datetime(2025, 1, 1), timezones=st.just(UTC)))
def test_the_moment_is_read_back_to_the_second(time):
    address = address_on_paper("https://guide.example/risks/", moment(time))
    assert text_on_paper(parameters_of(address)) == int(time.timestamp())
    assert len(address) < len("https://guide.example/risks/") + 12


@pytest.mark.parametrize(
    "value", ["", "0", "zzzzzzzz", "-1", "t5k 2a", "t5k2a1" * 9, "é", "\0", "１２３４５６"]
)
def test_what_is_no_moment_counts_as_nothing(value):
    assert text_on_paper({"v": value}) is None


def test_a_moment_that_is_still_to_come_counts_as_nothing():
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert text_on_paper(parameters_of(address_on_paper("x", moment(tomorrow)))) is None


def test_only_a_newer_text_makes_paper_old():
    sheet = parameters_of(address_on_paper("x", moment(TIME)))
    assert older_paper(sheet, TIME) is None
    assert older_paper(sheet, TIME - timedelta(days=1)) is None
    assert older_paper(sheet, TIME + timedelta(days=1)) == TIME.replace(microsecond=0)
    assert older_paper({}, TIME) is None


def test_a_page_tells_whoever_comes_by_an_old_sheet(loaded, client):
    page = Article.objects.get(slug="aftercare").live
    old = address_on_paper("/aftercare/", moment(page.published_at) - 90_000)
    assert "This page has changed since your sheet was printed." in client.get(old).text
    now = address_on_paper("/aftercare/", moment(page.published_at))
    assert "your sheet" not in client.get(now).text


def test_visits_from_paper_are_counted_by_day_and_nothing_else(loaded, client):
    address = address_on_paper("/aftercare/", moment(TIME))
    client.get(address)
    client.get(address)
    client.head(address)
    client.get("/aftercare/")
    client.get(address, headers={"sec-purpose": "prefetch;prerender"})
    (visit,) = PaperVisit.objects.values()
    assert visit.keys() == {"id", "article_id", "day", "count"}
    assert visit["count"] == 2
