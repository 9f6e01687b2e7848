"""The list of articles: the state and review of each, and filters by them."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest

from content.articles.models import Article, ArticleQuerySet, Plan, Review, Version


def with_state(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Fetch along the state of each article's newest version, and whether something is planned."""
    newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    titled = cast("ArticleQuerySet", articles).with_newest_title()
    fetched = titled.select_related("part", "live", "last_review").annotate(
        newest_pk=Subquery(newest.values("pk")[:1]),
        newest_state=Subquery(newest.values("state")[:1]),
        is_planned=Exists(Plan.objects.filter(article=OuterRef("pk"))),
    )
    return fetched.defer("live__blocks", "live__key_point_blocks", "live__next_step_blocks")


def state_of(article: Any) -> str:
    """Return in words what readers see of an article of `with_state`, and how far its newest text is."""
    waiting = article.newest_pk is not None and article.newest_pk != article.live_id
    newest = "in review" if article.newest_state == Version.State.IN_REVIEW else "draft"
    if article.withdrawn_at:
        words = "withdrawn"
    elif article.live_id is None:
        words = newest
    else:
        with_newest = "with a text in review" if newest == "in review" else "with a draft"
        words = f"published, {with_newest}" if waiting else "published"
    return f"{words}, planned" if article.is_planned else words


def review_of(article: Article) -> str:
    """Return who signed an article, and whether that is overdue."""
    review = article.last_review
    if review is None:
        return "not yet"
    return f"{review}, overdue" if review.is_overdue else str(review)


def best_first(articles: QuerySet[Article], query: str) -> QuerySet[Article]:
    """Put those of the articles of `with_state` first whose address or title says what was searched for."""
    words = query.split()
    named = Q(slug__icontains="-".join(words))
    for title in ("newest_title", "live__title"):
        named |= Q(**{f"{title}__icontains": " ".join(words)})
    rank = Case(When(named, then=Value(0)), default=Value(1))
    return articles.order_by(rank, *articles.query.order_by)


class StateFilter(admin.SimpleListFilter):
    """Articles by what readers see of them and what waits."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the states."""
        return [
            ("published", "Published"),
            ("draft", "Draft only, never published"),
            ("changed", "Published, with a newer draft"),
            ("review", "In review"),
            ("planned", "Planned"),
            ("withdrawn", "Withdrawn"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the articles in the state that was chosen."""
        shown = Q(live__isnull=False, withdrawn_at__isnull=True)
        states = {
            "published": shown,
            "draft": Q(live__isnull=True),
            "changed": shown & ~Q(newest_pk=F("live")),
            "review": Q(newest_state=Version.State.IN_REVIEW),
            "planned": Q(is_planned=True),
            "withdrawn": Q(withdrawn_at__isnull=False),
        }
        return queryset.filter(states.get(self.value() or "", Q()))


class ReviewFilter(admin.SimpleListFilter):
    """Articles by whether a clinician has signed them."""

    title = "review by a clinician"
    parameter_name = "signed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the states of a review."""
        return [("no", "Not signed"), ("yes", "Signed"), ("overdue", "Its next review is overdue")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the articles in the state that was chosen."""
        states = {
            "no": Q(last_review=None),
            "yes": Q(last_review__isnull=False),
            "overdue": Q(last_review__in=Review.objects.overdue()),
        }
        return queryset.filter(states.get(self.value() or "", Q()))
