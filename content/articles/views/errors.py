"""Pages for what cannot be shown; each says what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..search import nearest_pages


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Answer a request for what one may not see, or a form that was not sent from its own page."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for what is not there with the pages that come nearest."""
    return render(request, "404.html", {"near": nearest_pages(request.path)}, status=404)
