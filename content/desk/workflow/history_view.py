"""The history of an article: its versions, and what was decided in between."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from content.articles.models import Article, Decision, Version
from content.articles.publishing import what_links_here

from .pages import DeskLink, address_of, article_page, render_page
from .status import decided_by, writer_name

_PER_PAGE = 40


@dataclass(frozen=True)
class Event:
    """Something that happened to an article: a version was written, or something was decided."""

    at: datetime
    who: str
    version: Version | None = None
    decision: Decision | None = None
    marks: tuple[str, ...] = ()
    links: tuple[DeskLink, ...] = ()


@article_page("articles.view_article")
def history(request: HttpRequest, article: Article) -> HttpResponse:
    """Show the versions, newest first, with what was decided in between and what can be done with each."""
    versions = article.versions.select_related("author").prefetch_related("reviews", "plans")
    # The texts themselves, and all that was made of them, stay in the database.
    texts = ("summary", "body", "blocks", "key_point_blocks", "references_html", "notes_html", "toc")
    events = [
        _written(request.user, article, version, newest=position == 0)
        for position, version in enumerate(versions.defer(*texts))
    ]
    events += [
        Event(decision.at, decided_by(decision), decision=decision)
        for decision in article.decisions.select_related("by", "version")
    ]
    # What was decided in the moment in which a version was written was decided about it.
    events.sort(key=lambda event: (event.at, event.decision is not None), reverse=True)
    page = Paginator(events, _PER_PAGE).get_page(request.GET.get("p"))
    linking = what_links_here(article)
    return render_page(request, "history", article, f"History: {article}", page=page, linking=linking)


def _written(user: Any, article: Article, version: Version, *, newest: bool) -> Event:
    marks = []
    if version.pk == article.live_id:
        marks.append("withdrawn" if article.withdrawn_at else "what readers see")
    if version.not_rendered == Version.NOT_RENDERED_YET:
        marks.append("not yet rendered by this edition of the program")
    elif version.not_rendered:
        marks.append("can no longer be rendered: kept as it was")
    if version.state == Version.State.IN_REVIEW:
        marks.append("in review")
    if version.plans.all():
        marks.append("planned")
    if version.reviews.all():
        marks.append("signed")
    links = _actions(user, article, version, newest=newest)
    return Event(version.created_at, writer_name(version), version, marks=tuple(marks), links=tuple(links))


def _actions(user: Any, article: Article, version: Version, *, newest: bool) -> list[DeskLink]:
    """Return what somebody can do with a version."""
    compare, number = address_of("compare", article), version.number
    live = article.live
    offered = [
        ("articles.view_version", "See its page", reverse("admin:articles_version_page", args=[version.pk])),
    ]
    if live is not None and live.pk != version.pk:
        old, new = sorted((number, live.number))
        offered.append(("articles.view_version", "Compare with live", f"{compare}?old={old}&new={new}"))
    if number > 1:
        address = f"{compare}?old={number - 1}&new={number}"
        offered.append(("articles.view_version", "What it changed", address))
    if not newest:
        offered.append(("articles.change_article", "Go back to it", address_of("restore", article, number)))
    sign = f"{address_of('sign', article)}?version={number}"
    offered.append(("articles.add_review", "Sign", sign))
    share = reverse("admin:articles_version_share", args=[version.pk])
    offered.append(("articles.view_version", "Make a link to share", share))
    return [DeskLink(label, address) for permission, label, address in offered if user.has_perm(permission)]
