"""Passing a page on: its link, its QR code, and how to print it. Nothing of it needs a script."""

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
    """Show how to pass on the page whose path is given as `page`; answers 404 for what is no page of ours."""
    path = request.GET.get("page", "")
    try:
        match = resolve(path) if len(path) <= _LONGEST else None
    except Resolver404:
        match = None
    if match is None or match.url_name not in _SHARED:
        raise Http404
    title = ""
    if slug := match.kwargs.get("slug"):
        article = Article.objects.published().with_titles().filter(slug=slug).first()
        if article is None:
            raise Http404
        title = str(article)
    link = settings.SITE_URL + path
    return render(
        request, "articles/share.html", {"link": link, "path": path, "title": title, "qr": qr_code(link)}
    )
