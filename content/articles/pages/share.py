"""Passing a page on: its link, its QR code, and how to print it. Nothing of it needs a script."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from ..models import Article
from .qr_code import qr_code

_LONGEST = 300
_SHARED = frozenset({"home", "article", "changes", "differences", "search", "sources", "source"})
"""The names of the pages that readers can pass on."""


@require_safe
def share(request: HttpRequest) -> HttpResponse:
    """Show how to pass on the page whose path is given as `page`, or one section of an article.

    Answers 404 for what is no page of ours.
    """
    path = request.GET.get("page", "")
    try:
        match = resolve(path) if len(path) <= _LONGEST else None
    except Resolver404:
        match = None
    if match is None or match.url_name not in _SHARED:
        raise Http404
    title = ""
    sections: list[dict[str, Any]] = []
    if slug := match.kwargs.get("slug"):
        article = Article.objects.published().with_titles().filter(slug=slug).first()
        if article is None:
            raise Http404
        title = str(article)
        if match.url_name == "article" and article.live is not None:
            sections = [heading for heading in article.live.toc if heading["level"] <= 3]
    link = settings.SITE_URL + path
    context = {"link": link, "path": path, "title": title, "sections": sections, "qr": qr_code(link)}
    return render(request, "articles/share.html", context)
