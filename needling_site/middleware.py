"""What every request carries along."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from content.articles.navigation import Navigation
from content.clinic.models import Clinic


class FrameMiddleware:
    """Gives a request the guide's navigation and the clinic, each fetched when a page first prints it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        request.navigation = Navigation()  # type: ignore[attr-defined]
        request.clinic = SimpleLazyObject(Clinic.current)  # type: ignore[attr-defined]
        return self.get_response(request)
