"""The staff's desk: handouts to hand over, one of them, its QR code for the screen, and the counts."""

import re
from urllib.parse import quote

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.pages.qr_code import qr_code
from content.clinic.models import Clinic

from ..chart import line_chart
from ..codes import read_typed
from ..contents import contents_of, no_longer_as_chosen
from ..counts import WEEKS, most_read_from_paper, weeks_of
from ..models import Handout
from ..pdf import say_once_why_no_pdf, why_not

_WEEKS_OF_DAYS = 4
"""For how many weeks a handout's page tells the days one by one."""

_SHORTCUT = re.compile(r"([0-9]{1,3})([plq])", re.IGNORECASE)

_MOST_ENTRIES = 100
"""How many changes of a handout its page lists."""

may_see = permission_required("handouts.view_handout", raise_exception=True)


def message_for(handout: Handout, clinic: str, *, has_link: bool = True) -> str:
    """Return the short text with which a clinic sends a handout; nothing in it is about the patient.

    A program that takes the link apart from the text has it left out there.
    """
    lines = [f"Here is what we would like you to read: {handout.title}", handout.link * has_link, clinic]
    return "\n".join(filter(None, lines))


@never_cache
@require_safe
@may_see
def desk(request: HttpRequest) -> HttpResponse:
    """Show the handouts, each with what can be done with it; open the one that is asked for."""
    handouts = numbered()
    question = request.GET.get("q", "").strip()[:100]
    if question:
        if address := _shortcut(handouts, question):
            return HttpResponseRedirect(address)
        if named := _of_code(question):
            return HttpResponseRedirect(reverse("staff_handout", args=[named.code]))
        handouts = _found(handouts, question)
        if len(handouts) == 1:
            (handout,) = handouts.values()
            return HttpResponseRedirect(reverse("staff_handout", args=[handout.code]))
    say_once_why_no_pdf(request)
    clinic = Clinic.current().name
    context = {
        "question": question,
        "handouts": [(number, handout, _ways(handout, clinic)) for number, handout in handouts.items()],
        "lacking": {item.handout_id for item in no_longer_as_chosen()},
        "withdrawn": Handout.objects.filter(withdrawn_at__isnull=False),
        "no_pdf": why_not(),
    }
    return render(request, "handouts/staff/desk.html", context)


def numbered() -> dict[int, Handout]:
    """Return the handouts in use by the numbers that staff type: a number stays with its handout for good."""
    numbers = {
        pk: number for number, pk in enumerate(Handout.objects.order_by("pk").values_list("pk", flat=True), 1)
    }
    in_use = Handout.objects.in_use().order_by("order", "pk").prefetch_related("items")
    return {numbers[handout.pk]: handout for handout in in_use}


def _found(handouts: dict[int, Handout], question: str) -> dict[int, Handout]:
    """Return the handouts that a number, or the first letters of words, stand for."""
    if question.isdecimal() and len(question) < 4 and int(question) in handouts:
        return {int(question): handouts[int(question)]}
    asked = question.casefold().split()
    titles = {number: handout.title.casefold().split() for number, handout in handouts.items()}
    return {
        number: handout
        for number, handout in handouts.items()
        if all(any(_begins(word, start) for word in titles[number]) for start in asked)
    }


def _shortcut(handouts: dict[int, Handout], question: str) -> str:
    """Return where a number and a letter lead: "3p" to its sheet, "3l" in large type, "3q" to its QR code."""
    match = _SHORTCUT.fullmatch(question)
    if match is None or int(match[1]) not in handouts:
        return ""
    code = handouts[int(match[1])].code
    if match[2] in "qQ":
        return reverse("staff_qr", args=[code])
    sheet = reverse("handout_sheet" if why_not() else "handout_pdf", args=[code])
    return f"{sheet}?type=large" if match[2] in "lL" else sheet


def _begins(word: str, start: str) -> bool:
    """Tell whether a word begins so, whatever quotes or brackets stand before it."""
    return word.lstrip("“‘\"'(").startswith(start)


def _of_code(question: str) -> Handout | None:
    """Return the handout whose code or link was typed, as from an old sheet: one that was withdrawn, too."""
    code = read_typed(question)
    return Handout.objects.filter(code=code).first() if code else None


def _ways(handout: Handout, clinic: str) -> dict[str, str]:
    """Return the addresses with which the device's own programs begin a message (RFC 6068, RFC 5724).

    `words` are for its share sheet, which takes the link for itself.
    """
    text = message_for(handout, clinic)
    body = quote(text.replace("\n", "\r\n"))
    return {
        "email": f"mailto:?subject={quote(handout.title)}&body={body}",
        "sms": f"sms:?&body={quote(text)}",
        "words": message_for(handout, clinic, has_link=False),
    }


@never_cache
@require_safe
@may_see
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one handout: its QR code and link, what is in it, and how often it was opened."""
    handout = get_object_or_404(Handout, code=code)
    clinic = Clinic.current().name
    weeks = weeks_of([handout])[handout.pk]
    opened = sum(week.count for week in weeks)
    title = f"How often “{handout.title}” was opened in the last {WEEKS} weeks: {opened} times in all"
    context = {
        "handout": handout,
        "ways": _ways(handout, clinic),
        "contents": contents_of(handout),
        "weeks": weeks,
        "opened": opened,
        "chart": line_chart(weeks, title),
        "no_pdf": why_not(),
        "message": message_for(handout, clinic),
        "days": handout.openings.filter(day__gte=weeks[-_WEEKS_OF_DAYS].monday).order_by("-day"),
        "history": handout.history.select_related("history_user")[:_MOST_ENTRIES],
    }
    return render(request, "handouts/staff/one.html", context)


@never_cache
@require_safe
@may_see
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """Show the QR code alone, as large as the screen lets it be, to be scanned from a metre away."""
    handout = get_object_or_404(Handout.objects.in_use(), code=code)
    return render(request, "handouts/staff/qr.html", {"handout": handout, "qr": qr_code(handout.link)})


@never_cache
@require_safe
@may_see
def counts(request: HttpRequest) -> HttpResponse:
    """Show how often each handout was opened, and which pages are read most from paper."""
    rows = []
    handouts = list(Handout.objects.in_use())
    counted = weeks_of(handouts)
    for handout in handouts:
        weeks = counted[handout.pk]
        title = f"How often “{handout.title}” was opened in the last {WEEKS} weeks"
        opened, from_paper = sum(week.count for week in weeks), sum(week.from_paper for week in weeks)
        rows.append((handout, weeks, opened, from_paper, line_chart(weeks, title)))
    rows.sort(key=lambda row: -row[2])
    context = {"rows": rows, "pages": most_read_from_paper()}
    return render(request, "handouts/staff/counts.html", context)
