"""A version shown as the page it would be: to people at the desk, and through a link that lasts a week."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.models import Version
from content.articles.pages import article_context, article_template
from content.articles.publishing import in_words
from content.articles.publishing.drafts import (
    LinkEndedError,
    WrongLinkError,
    make_link,
    page_of,
    read_link,
)

from .pages import render_page, require_permission
from .status import writer_name


@never_cache
@require_safe
def version_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version as its page would be, to whoever may see versions."""
    require_permission(request, "articles.view_version")
    version = get_object_or_404(Version.objects.select_related("article", "author"), pk=pk)
    desk = reverse("admin:articles_article_history", args=[version.article_id])
    return _page(request, version, desk=desk)


@never_cache
@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show a version to whoever has a link that is younger than a week; no account, no cookie.

    A link that has ended answers 410, one that was never made 404, both in words.
    """
    try:
        link = read_link(token)
        version = Version.objects.select_related("article", "author").get(pk=link.version)
    except LinkEndedError:
        return _no_index(render(request, "desk/link_ended.html", status=410))
    except (WrongLinkError, Version.DoesNotExist):
        return _no_index(render(request, "desk/link_wrong.html", status=404))
    return _page(request, version, ends=in_words(link.ends), writer=_to_strangers(version))


def _to_strangers(version: Version) -> str:
    """Return who wrote a version, without the name by which they sign in."""
    return writer_name(version) if version.author is None else version.author.get_full_name()


def _page(request: HttpRequest, version: Version, **more: Any) -> HttpResponse:
    live = version.article if version.article.is_published else None
    is_live = live is not None and live.live_id == version.pk
    is_draft = version.published_at is None  # in memory, its page counts as published now
    article = page_of(version)
    request.navigation.insert(article)  # type: ignore[attr-defined]
    # Printed, it names the page that it may become, and no address that soon leads nowhere.
    request.canonical = settings.SITE_URL + article.get_absolute_url()  # type: ignore[attr-defined]
    context = {
        **article_context(request, article),
        "page_template": article_template(article),
        "writer": writer_name(version),
        "written": in_words(version.created_at),
        "is_live": is_live,
        "is_draft": is_draft,
        **more,
    }
    return _no_index(render(request, "desk/draft.html", context))


def _no_index(answer: HttpResponse) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@require_safe
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link that shows a version for a week to whoever has it."""
    require_permission(request, "articles.view_version")
    version = get_object_or_404(Version.objects.select_related("article__live", "article__part"), pk=pk)
    link = make_link(version)
    address = settings.SITE_URL + reverse("draft", args=[link.token])
    return render_page(
        request, "share", version.article, f"Share version {version.number}: {version.title}",
        version=version, address=address, ends=in_words(link.ends),
    )  # fmt: skip
