"""Pages for what cannot be shown; each says what to do next."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape

from content.clinic.models import Clinic

from ..models import Article
from ..navigation import Navigation
from ..search import MAX_QUERY

KEPT_FOR = 2
"""Seconds for which a page for what is not there is kept."""

_LONGEST = 80
_MOST = 3


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Answer a request for what one may not see, or a form that was not sent from its own page."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for what is not there with the pages of the nearest names, and a search for it."""
    match = request.resolver_match
    context = {
        "near": _nearest(request.path, {page.slug: page for page in _frame().navigation.pages}),
        "is_desk": match is not None and match.app_name == "admin",
    }
    here = render_to_string("articles/nearest.html", context) if any(context.values()) else ""
    words = " ".join(re.findall(r"\w+", request.path[:MAX_QUERY]))
    return not_there("404.html", here=here, question=escape(words))


def not_there(template: str, **texts: str) -> HttpResponse:
    """Answer 404 with a page that is kept; some texts, which are safe HTML, are put where it prints them.

    Programs ask for what is not there by the thousand, so the page is not made anew for each: what it tells
    of the clinic, and of other pages, may be what was so some seconds ago.
    """
    frame = _frame()
    page = frame.pages.get(template)
    if page is None:
        context = {"request": frame, **{name: _mark(name) for name in texts}}
        page = frame.pages[template] = render_to_string(template, context)
    for name, text in texts.items():
        page = page.replace(_mark(name), text)
    return HttpResponse(page, status=404)


def was_there_lately(slug: str) -> bool:
    """Tell whether a page had a name some seconds ago; of what nobody has looked up lately, it may have."""
    return not kept or any(page.slug == slug for page in kept[0].navigation.pages)


@dataclass(frozen=True)
class Frame:
    """What is around the pages for what is not there, as it was at a moment, and these pages themselves."""

    moment: int
    navigation: Navigation
    clinic: Clinic
    pages: dict[str, str] = field(default_factory=dict)


kept: list[Frame] = []
"""The newest frame, if there is one."""


def _frame() -> Frame:
    """Return the frame that is kept, or one of now in its place where it is too old."""
    moment = int(monotonic() / KEPT_FOR)
    frame = next(iter(kept), None)
    if frame is None or frame.moment != moment:
        frame = Frame(moment, Navigation(), Clinic.current())
        kept[:] = [frame]
    return frame


def _mark(name: str) -> str:
    return f"-{name}-of-the-address-"


def _nearest(path: str, pages: dict[str, Article]) -> list[Article]:
    """Return the pages whose names come nearest to the parts of a path, of which it looks at the first."""
    parts = path.lower().strip("/").split("/", _MOST)[:_MOST]
    near = (name for part in parts for name in get_close_matches(part[:_LONGEST], pages, n=_MOST))
    return [pages[name] for name in list(dict.fromkeys(near))[:_MOST]]
