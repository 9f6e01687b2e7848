"""What a patient opens: a handout, its sheet, its PDF, its QR code. Nothing is stored about who opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.views.decorators.http import require_safe

from content.articles.pages.counts import count_today
from content.articles.pages.errors import not_found_page
from content.articles.pages.paper import address_on_paper, day_of, text_on_paper
from content.articles.pages.qr_code import qr_code, qr_file

from ..changes_since_print import Changes, changed_since, changed_since_edition
from ..codes import read_code, read_typed
from ..contents import Contents, contents_of
from ..editions import edition_named
from ..models import EDITION, Handout
from ..opened import opened
from ..sheet import sheet_html
from .pdf_answer import KindOfSheet, answer_with_pdf

P = ParamSpec("P")


def _with_handout(
    view: Callable[Concatenate[HttpRequest, Handout, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Decorate a view: it is given the handout whose code stands in the address.

    An unknown code is answered 404, one that is spelled otherwise redirected, that of a withdrawn handout
    answered 410. Search engines are told to keep none of it: a handout is for whoever was given it.
    """

    @wraps(view)
    def find(request: HttpRequest, typed: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        code = read_code(typed)
        handouts = Handout.objects.defer("loaded", "marks").filter(code=code).order_by()
        handout = next(iter(handouts), None) if code else None
        if handout is None:
            answer = _ask_for_code(request, typed)
        elif typed != code:
            answer = HttpResponseRedirect(_address_with(request, typed, handout.code))
        elif handout.withdrawn_at is not None:
            answer = render(request, "handouts/withdrawn.html", {"handout": handout}, status=410)
        else:
            answer = view(request, handout, *args, **kwargs)
        # Django logs what was not found or cannot be had now, which would note when a handout was asked for.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponse]", find)


def _ask_for_code(request: HttpRequest, typed: str) -> HttpResponse:
    """Show the form that asks for a code; 404 where something was typed, which no cache may keep."""
    if typed:
        shown = "".join(sign for sign in typed[:100] if sign.isprintable()).strip() or "?"
        answer = not_found_page("handouts/unknown.html", typed=escape(shown))
        patch_cache_control(answer, no_store=True)
        return answer
    return render(request, "handouts/unknown.html")


def _address_with(request: HttpRequest, typed: str, code: str) -> str:
    """Return the address that was asked for, with the code as it is stored."""
    match = request.resolver_match
    assert match is not None  # noqa: S101 a view is running
    path = reverse(match.view_name, kwargs={**match.kwargs, "typed": code})
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


@require_safe
@_with_handout
def handout_page(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Show a handout as its sheet has it, and whoever comes by an old sheet what has changed since."""
    contents = contents_of(handout)
    paper = _paper(request, contents)
    count_today(request, handout.openings, count=1, from_paper=int(paper is not None))
    context = {
        "handout": handout,
        "contents": contents,
        "opened": opened(contents),
        "paper": paper,
        "carry": address_on_paper("", paper.text_of) if paper else "",
    }
    return render(request, "handouts/handout.html", context)


@dataclass(frozen=True)
class _Paper:
    """The sheet that led here: the time and the day of its text, and what changed since."""

    text_of: int
    day: date
    since: Changes


def _paper(request: HttpRequest, contents: Contents) -> _Paper | None:
    """Return the sheet whose QR code led here, if one did.

    Sheets name their edition. Those that have none have the time of their text instead.
    """
    if edition := edition_named(contents.handout, request.GET.get(EDITION, "")):
        day = edition.printed.day or edition.made_on
        return _Paper(edition.text_of, day, changed_since_edition(contents, edition))
    text_of = text_on_paper(request.GET)
    if text_of is None:
        return None
    return _Paper(text_of, day_of(text_of), changed_since(contents, text_of))


@require_safe
@_with_handout
def share(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Show how to pass a handout on: its link, its QR code, and paper."""
    context = {
        "link": handout.link,
        "path": handout.get_absolute_url(),
        "title": handout.title,
        "qr": qr_code(handout.link),
        "pdf": reverse("handout_pdf", args=[handout.code]),
    }
    return render(request, "articles/share.html", context)


@require_safe
@_with_handout
def sheet(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Show the sheet as a page that the browser prints."""
    kind = KindOfSheet.asked_for(request)
    html = sheet_html(contents_of(handout), large=kind.large, whole=kind.whole, for_pdf=False)
    return HttpResponse(html)


@require_safe
@_with_handout
def pdf(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Answer with the sheet as a PDF, 503 while too many are made, or a redirect to the sheet."""
    kind = KindOfSheet.asked_for(request)
    return answer_with_pdf(
        request,
        f"{handout.code}{kind.suffix}",
        lambda: sheet_html(contents_of(handout), large=kind.large, whole=kind.whole, for_pdf=True),
        to_sheet=reverse("handout_sheet", args=[handout.code]) + kind.query,
    )


@require_safe
@_with_handout
def qr_svg(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Answer with the QR code of a handout's link as SVG."""
    return HttpResponse(qr_file(handout.link, "svg"), content_type="image/svg+xml")


@require_safe
@_with_handout
def qr_png(request: HttpRequest, handout: Handout) -> HttpResponse:
    """Answer with the QR code of a handout's link as PNG."""
    return HttpResponse(qr_file(handout.link, "png"), content_type="image/png")


@require_safe
def type_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code from a sheet, and redirect to its handout."""
    typed = request.GET.get("code", "").strip()
    code = read_typed(typed)
    if code and Handout.objects.filter(code=code).exists():
        return HttpResponseRedirect(reverse("handout", args=[code]))
    answer = _ask_for_code(request, typed)
    answer._has_been_logged = True  # type: ignore[attr-defined] # as above
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
