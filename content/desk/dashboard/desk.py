"""What several sections need from the database, fetched once per request."""

from datetime import date, datetime
from typing import cast

from django.contrib.auth.models import User
from django.db.models import Max, OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property

from content.articles.checks.text import Finding, texts_findings
from content.articles.models import Article, Decision, LinkCheck, Part, Version
from content.articles.publishing import sent_back
from content.clinic.models import Clinic

LIBRARY, SOMEBODY = "the library’s files", "somebody"
"""The words for an author where a text came from files, and where the person was deleted."""


class Desk:
    """Articles, newest versions, findings and drafts as one person sees them, fetched when first used."""

    def __init__(self, request: HttpRequest) -> None:
        self.user = cast("User", request.user)
        self.clinic: Clinic = request.clinic  # type: ignore[attr-defined]
        self.now = timezone.now()
        self.today = timezone.localdate()

    @cached_property
    def articles(self) -> list[Article]:
        """Every article, in the order of the journey, without its texts."""
        newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
        found = Article.objects.with_review().with_titles().annotate(newest_pk=Subquery(newest))
        return list(found.order_by("part__order", "order", "slug"))

    @cached_property
    def published(self) -> list[Article]:
        """The articles that readers see."""
        return [article for article in self.articles if article.is_published]

    @cached_property
    def newest(self) -> dict[int, Version]:
        """The version of each article that was written last, by the article's key."""
        keys = [article.newest_pk for article in self.articles]  # type: ignore[attr-defined]
        versions = Version.objects.filter(pk__in=keys).select_related("author")
        return {version.article_id: version for version in versions.defer(*_TEXTS)}

    @cached_property
    def parts(self) -> dict[int, str]:
        """The title of each part, by its key."""
        return dict(Part.objects.values_list("pk", "title"))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find in the published texts."""
        return texts_findings()

    @cached_property
    def last_link_check(self) -> datetime | None:
        """When links to other sites were checked last, if ever."""
        last: datetime | None = LinkCheck.objects.aggregate(last=Max("checked_at"))["last"]
        return last

    @cached_property
    def sent_back(self) -> dict[int, Decision]:
        """The decision that sent a draft back to whoever is signed in, by the article's key."""
        found = sent_back().filter(version__author=self.user.pk).select_related("by", "version")
        decisions = {
            decision.article_id: decision for decision in found.defer(*(f"version__{t}" for t in _TEXTS))
        }
        return {pk: decision for pk, decision in decisions.items() if self._is_draft(pk)}

    @cached_property
    def own_drafts(self) -> list[Version]:
        """The drafts that whoever is signed in wrote, the latest first, but for those that were sent back."""
        own = [
            version
            for pk, version in self.newest.items()
            if version.author_id == self.user.pk and self._is_draft(pk) and pk not in self.sent_back
        ]
        return sorted(own, key=lambda version: version.created_at, reverse=True)

    def _is_draft(self, article: int) -> bool:
        return article in self.newest and self.newest[article].state == Version.State.DRAFT

    @cached_property
    def titles(self) -> dict[int, str]:
        """The title of each article, by its key: as readers see it, or else as its newest version has it."""
        return {
            article.pk: article.live.title
            if article.live
            else self.newest[article.pk].title
            if article.pk in self.newest
            else article.slug
            for article in self.articles
        }


_TEXTS = (
    "body", "key_points", "related", "next_steps", "former_anchors", "blocks", "key_point_blocks",
    "next_step_blocks", "references_html", "notes_html", "toc", "anchors", "differences", "source_kinds",
    "metrics",
)  # fmt: skip


def day(when: date | datetime) -> str:
    """Return a day as in "3 May 2026"."""
    return date_format(timezone.localtime(when) if isinstance(when, datetime) else when, "j F Y")


def ago(when: datetime) -> str:
    """Return how many days ago something was, in words."""
    days = (timezone.localdate() - timezone.localdate(when)).days
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"


def form_of(article_id: int, field: str = "", line: int = 0) -> str:
    """Return the address of an article's form, at a line of one of its fields."""
    address = reverse("admin:articles_article_change", args=[article_id])
    return address + (f"?line={line}" if line else "") + (f"#id_{field}" if field else "")
