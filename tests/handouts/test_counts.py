"""The counts, their weeks, and the chart of them."""

from datetime import date, timedelta
from xml.etree import ElementTree as etree

import pytest
from django.db import connection

from content.articles.models import Article, PaperVisit
from content.handouts.chart import line_chart
from content.handouts.counts import WEEKS, Week, most_read_from_paper, weeks_of
from content.handouts.models import Opening

pytestmark = pytest.mark.postgres

TODAY = date(2026, 11, 18)  # a Wednesday


def opened(handout, day: date, count: int = 1, from_paper: int = 0) -> None:
    Opening.objects.create(handout=handout, day=day, count=count, from_paper=from_paper)


def test_days_are_summed_by_week_from_monday(handout):
    opened(handout, TODAY, 3, 1)
    opened(handout, date(2026, 11, 16), 2)  # this Monday
    opened(handout, date(2026, 11, 15), 5, 5)  # the Sunday before
    opened(handout, TODAY - timedelta(weeks=WEEKS), 100)  # too long ago
    opened(handout, TODAY + timedelta(days=1), 100)  # a clock that is wrong
    weeks = weeks_of([handout], TODAY)[handout.pk]
    assert len(weeks) == WEEKS
    assert weeks[-1] == Week(date(2026, 11, 16), 5, 1)
    assert weeks[-2] == Week(date(2026, 11, 9), 5, 5)
    assert sum(week.count for week in weeks) == 10


def test_pages_read_most_from_paper_come_first(loaded):
    risks, after = (Article.objects.get(slug=slug) for slug in ("risks", "aftercare"))
    for article, day, count in [(risks, 1, 2), (after, 1, 1), (after, 2, 4), (risks, 200, 99)]:
        PaperVisit.objects.create(article=article, day=TODAY - timedelta(days=day), count=count)
    assert [(str(p), p.visits) for p in most_read_from_paper(today=TODAY)] == [
        ("After your session", 5),
        ("Risks", 2),
    ]


@pytest.mark.parametrize("counts", [[0] * 12, [1] * 12, [0, 1, 5, 9, 40, 41, 99, 100, 101, 4000, 10**6, 0]])
def test_the_chart_holds_every_week_within_its_frame(counts):
    weeks = [Week(date(2026, 9, 7) + timedelta(weeks=n), c, c // 2) for n, c in enumerate(counts)]
    svg = etree.fromstring(line_chart(weeks, "Words & <more>"))
    assert svg.get("aria-label") == "Words & <more>"
    _, _, width, height = map(float, svg.get("viewBox").split())
    for line in svg.iter("polyline"):
        points = [tuple(map(float, point.split(","))) for point in line.get("points").split()]
        assert len(points) == 12
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
    numbers = [int(t.text) for t in svg.iter("text") if t.text.isdigit()]
    assert numbers[0] == 0
    assert max(numbers) >= max(counts)


def test_a_higher_count_stands_higher():
    weeks = [Week(date(2026, 9, 7) + timedelta(weeks=n), n, 0) for n in range(12)]
    line = next(etree.fromstring(line_chart(weeks, "x")).iter("polyline"))
    heights = [float(point.split(",")[1]) for point in line.get("points").split()]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 12


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_wait_for_a_count(handout, client):
    """Another connection holds what the count needs; the page is answered without it."""
    import threading

    from django.db import transaction

    held, done = threading.Event(), threading.Event()
    Opening.objects.create(handout=handout, day=date.today(), count=0)

    def hold() -> None:
        with transaction.atomic():
            list(Opening.objects.select_for_update())
            Opening.objects.update(count=0)
            held.set()
            done.wait(60)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert held.wait(60)
        assert client.get(f"/h/{handout.code}/").status_code == 200
    finally:
        done.set()
        thread.join()
    assert Opening.objects.get().count == 0
