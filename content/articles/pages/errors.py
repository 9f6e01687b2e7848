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
from .navigation import Navigation

KEPT_FOR = 2
"""Seconds for which a rendered 404 page is reused."""

_LOOKED_AT = 24
"""Of so many letters of an address the nearest names are looked for: it is done for every 404, one by one."""

_MOST, _MOST_LETTERS = 3, 200


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
        "near": _nearest(request.path, {page.slug: page for page in _current_frame().navigation.pages}),
        "is_desk": match is not None and match.app_name == "admin",
    }
    here = render_to_string("articles/nearest.html", context) if any(context.values()) else ""
    words = " ".join(re.findall(r"\w+", request.path[:_MOST_LETTERS]))
    return not_found_page("404.html", here=here, question=escape(words))


def not_found_page(template: str, **texts: str) -> HttpResponse:
    """Answer 404 with a template that is rendered once in KEPT_FOR seconds and then reused.

    `texts` are safe HTML by the names under which the template prints them; they may differ each time.
    Programs ask for pages that do not exist by the thousand, so each answer has to cost little: what it says
    about the clinic and about other pages may be KEPT_FOR seconds old.
    """
    frame = _current_frame()
    page = frame.pages.get(template)
    if page is None:
        context = {"request": frame, **{name: _mark(name) for name in texts}}
        page = frame.pages[template] = render_to_string(template, context)
    for name, text in texts.items():
        page = page.replace(_mark(name), text)
    return HttpResponse(page, status=404)


def is_recently_unknown(slug: str) -> bool:
    """Tell whether the last look at the names of the pages, if it is still recent, did not find this one.

    False where nobody has looked in the last KEPT_FOR seconds. A page may have been published since.
    """
    return any(
        frame.moment == _moment() and all(page.slug != slug for page in frame.navigation.pages)
        for frame in recent_frames
    )


@dataclass(frozen=True)
class Frame:
    """The 404 pages rendered within one span of KEPT_FOR seconds, and what they show around their texts."""

    moment: int
    navigation: Navigation
    clinic: Clinic
    pages: dict[str, str] = field(default_factory=dict)


recent_frames: list[Frame] = []
"""The newest frame, which may be out of date; empty until the first page is not found."""


def _moment() -> int:
    """Return the number of the present span of KEPT_FOR seconds."""
    return int(monotonic() / KEPT_FOR)


def _current_frame() -> Frame:
    """Return the frame of the present span of time; the first call in each makes it."""
    moment = _moment()
    frame = next(iter(recent_frames), None)
    if frame is None or frame.moment != moment:
        frame = Frame(moment, Navigation(), Clinic.current())
        recent_frames[:] = [frame]
    return frame


def _mark(name: str) -> str:
    return f"-{name}-of-the-address-"


def _nearest(path: str, pages: dict[str, Article]) -> list[Article]:
    """Return the pages whose names come nearest to the parts of a path, whose beginning alone it looks at."""
    parts = path.lower().strip("/")[:_LOOKED_AT].split("/", _MOST)[:_MOST]
    near = (name for part in parts for name in get_close_matches(part, pages, n=_MOST))
    return [pages[name] for name in list(dict.fromkeys(near))[:_MOST]]
