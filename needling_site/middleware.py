"""What every request carries along."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from content.articles.navigation import Navigation
from content.clinic.models import Clinic


class FrameMiddleware:
    """Gives a request its canonical address, the navigation and the clinic, for a page that prints them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        request.navigation = Navigation()  # type: ignore[attr-defined]
        request.canonical = settings.SITE_URL + request.path  # type: ignore[attr-defined]
        request.clinic = SimpleLazyObject(Clinic.current)  # type: ignore[attr-defined]
        return self.get_response(request)
