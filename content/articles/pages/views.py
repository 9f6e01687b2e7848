"""The home page, articles, their changes, and the pages collected from them."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..comparison.changes import published_changes
from ..emergency_card import footer_below_page
from ..files.layout import WORDS
from ..files.words import SiteWords
from ..models import Article, LibraryFile, SafetyChange, Version
from .counts import count_today
from .errors import is_recently_unknown
from .navigation import Navigation
from .paper import address_on_paper, moment, older_paper, text_on_paper
from .qr_code import qr_code
from .structured_data import article_data


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the questions of patients, the clinic, the parts as a journey, and what to read in a hurry.

    It renders no Markdown. Until the words for readers are rendered, the page is its title and the journey.
    """
    navigation: Navigation = request.navigation  # type: ignore[attr-defined]
    printed = LibraryFile.objects.filter(path=WORDS).values_list("rendered", flat=True).first() or {}
    words = {"title": SiteWords.title, **printed.get("home", {})}
    pages = {page.slug: page for page in navigation.pages}
    context = {
        "words": words,
        "short_of_time": [
            (pages[slug], minutes) for slug, minutes in words.get("short_of_time", ()) if slug in pages
        ],
        "reviewed": sum(page.last_review_id is not None for page in navigation.pages),
        "count": len(navigation.pages),
    }
    return render(request, "articles/home.html", context)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article; send on from its former address; say where to read on if it is withdrawn."""
    # Where programs try names by the thousand, a name that is no page's is asked for by itself.
    if is_recently_unknown(slug) and Article.known_as(slug) is None:
        raise Http404
    navigation: Navigation = request.navigation  # type: ignore[attr-defined]
    # Every answer needs the list of all pages, so to look there first asks nothing more of the database.
    found = next((page for page in navigation.pages if page.slug == slug), None)
    if found is None:
        return _elsewhere(request, slug)
    page = get_object_or_404(Article.objects.published().with_review().with_text(), pk=found.pk)
    if text_on_paper(request.GET) is not None:
        count_today(request, page.paper_visits, count=1)
    return render(request, article_template(page), article_context(request, page))


def _elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """Send on from the former address of a page; say where to read on if it is withdrawn."""
    known = Article.known_as(slug)
    if known is None:
        raise Http404
    if known.slug != slug:
        return HttpResponsePermanentRedirect(known.get_absolute_url())
    withdrawn = Article.objects.with_instead().get(pk=known.pk)
    return render(request, "410.html", {"article": withdrawn}, status=410)


def article_template(page: Article) -> str:
    """Return the template of an article's layout."""
    return "articles/checklist.html" if page.layout == Article.Layout.CHECKLIST else "articles/article.html"


def article_context(request: HttpRequest, page: Article) -> dict[str, Any]:
    """Return what the template of an article prints; it renders no Markdown."""
    navigation: Navigation = request.navigation  # type: ignore[attr-defined]
    version = page.live
    changed_at = page.changed_at
    assert version is not None and changed_at is not None  # noqa: PT018, S101 the caller has checked
    return {
        "article": page,
        "version": version,
        "step": navigation.step_of(page),
        "part_footer": footer_below_page(page.part, version.blocks),
        "related": list(navigation.find(version.related)),
        "before": navigation.before(page),
        "after": navigation.after(page),
        "data": article_data(page),
        "qr": qr_code(address_on_paper(request.canonical, moment(changed_at))),  # type: ignore[attr-defined]
        "older_paper": older_paper(request.GET, changed_at),
    }


@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what changed on a page and when, the notable changes first; send on from a former address."""
    known = Article.known_as(slug)
    if known is None or not known.is_published:
        raise Http404
    if known.slug != slug:
        return HttpResponsePermanentRedirect(reverse("changes", args=[known.slug]))
    navigation: Navigation = request.navigation  # type: ignore[attr-defined]
    page = next((page for page in navigation.pages if page.pk == known.pk), None)
    if page is None:  # it has just been withdrawn
        raise Http404
    published = page.versions.filter(state=Version.State.PUBLISHED)
    versions = list(
        published.only(
            "article", "number", "title", "summary", "key_points", "body",
            "note", "notable", "published_at", "made_from",
        )
    )  # fmt: skip
    safety = SafetyChange.objects.filter(version__in=versions)
    history = sorted(published_changes(versions, safety), key=lambda change: not change.is_notable)
    return render(request, "articles/changes.html", {"article": page, "history": history})


@require_safe
def differences(request: HttpRequest) -> HttpResponse:
    """Show every point on which sources differ, page by page."""
    pages = [
        (page, page.live.differences)
        for page in Article.objects.published()
        .select_related("part", "live")
        .only("slug", "part__slug", "part__title", "live__title", "live__differences")
        if page.live is not None and page.live.differences
    ]
    parts = [(part, list(entries)) for part, entries in groupby(pages, key=lambda entry: entry[0].part)]
    count = sum(len(found) for _, found in pages)
    return render(request, "articles/differences.html", {"parts": parts, "count": count})
