"""What every request carries along."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject

from content.articles.pages.navigation import Navigation
from content.clinic.models import Clinic

from .addresses import address_meant

View = Callable[[HttpRequest], HttpResponse]


def answer_probes(get_response: View) -> View:
    """Let `/healthz` be asked for by any name: a probe calls a process at its own address, not the site's.

    For every other address a host that ALLOWED_HOSTS does not name is refused, as Django does.
    """
    host = urlsplit(settings.SITE_URL).netloc

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            request.META["HTTP_HOST"] = host
        return get_response(request)

    return answer


def revalidate_by_default(get_response: View) -> View:
    """Let browsers and caches keep an answer, but ask each time whether it still holds (RFC 9111, 5.2.2.4).

    What a view says itself about keeping its answer stays. Without a word, they may keep a page, a 301 or a
    410 for as long as they guess (RFC 9111, 4.2.2). But a page can be withdrawn and brought back, and renamed
    back, which would send readers in a circle.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


def redirect_mangled_addresses(get_response: View) -> View:
    """Send whoever asks for an address that leads nowhere on to the page that is meant, where there is one.

    The answer is 302: what was meant is a guess, and what is there may change.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 404 and request.method in {"GET", "HEAD"}:
            address = address_meant(request)
            return response if address is None else HttpResponseRedirect(address)
        return response

    return answer


class FrameMiddleware:
    """Gives a request what frames print: the site's address and its own, the navigation and the clinic."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        request.navigation = Navigation()  # type: ignore[attr-defined]
        request.canonical = settings.SITE_URL + request.path  # type: ignore[attr-defined]
        request.origin = settings.SITE_URL  # type: ignore[attr-defined]
        request.clinic = SimpleLazyObject(Clinic.current)  # type: ignore[attr-defined]
        return self.get_response(request)
