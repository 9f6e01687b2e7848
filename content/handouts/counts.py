"""How often handouts are opened, by day: what the clinic learns, and all that it learns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils import timezone

from content.articles.models import Article, PaperVisit

from .models import Handout, Opening

WEEKS = 12


@dataclass(frozen=True)
class Week:
    """How often something was opened in the seven days from a Monday on, and how many times from paper."""

    monday: date
    count: int
    from_paper: int


def weeks_of(handouts: Iterable[Handout], today: date | None = None) -> dict[int, list[Week]]:
    """Return the last twelve weeks of each handout, by its primary key, this week last.

    Each begins on a Monday (ISO 8601).
    """
    today = today or timezone.localdate()
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    openings: dict[int, list[Opening]] = {handout.pk: [] for handout in handouts}
    for opening in Opening.objects.filter(handout__in=openings, day__gte=mondays[0], day__lte=today):
        openings[opening.handout_id].append(opening)
    return {handout: _by_week(mondays, counted) for handout, counted in openings.items()}


def _by_week(mondays: list[date], openings: Iterable[Opening]) -> list[Week]:
    sums = {monday: [0, 0] for monday in mondays}
    for opening in openings:
        week = sums[opening.day - timedelta(days=opening.day.weekday())]
        week[0] += opening.count
        week[1] += opening.from_paper
    return [Week(monday, *both) for monday, both in sums.items()]


def most_read_from_paper(limit: int = 10, today: date | None = None) -> list[Article]:
    """Return the pages that were opened most from printed sheets in twelve weeks, each with its `visits`."""
    since = (today or timezone.localdate()) - timedelta(weeks=WEEKS)
    visits = PaperVisit.objects.filter(day__gte=since).values("article").annotate(visits=Sum("count"))
    counted = {row["article"]: row["visits"] for row in visits.order_by("-visits", "article")[:limit]}
    pages = Article.objects.with_titles().in_bulk(counted)
    for pk, page in pages.items():
        page.visits = counted[pk]  # type: ignore[attr-defined]
    return [pages[pk] for pk in counted]
