"""The staff's desk: handouts to hand over, one of them, its QR code for the screen, and the counts."""

from urllib.parse import quote

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.qr_code import qr_code
from content.articles.words import fold
from content.clinic.models import Clinic

from ..chart import line_chart
from ..codes import read_code
from ..contents import contents_of
from ..counting import WEEKS, most_read_from_paper, weeks_of
from ..models import Handout
from ..pdf import why_not

may_see = permission_required("handouts.view_handout", raise_exception=True)


def message_for(handout: Handout) -> str:
    """Return the short text with which a handout is sent; nothing in it is about the patient."""
    clinic = Clinic.current().name
    signed = f"\n{clinic}" if clinic else ""
    return f"Here is what we would like you to read: {handout.title}\n{handout.link}{signed}"


@never_cache
@require_safe
@may_see
def desk(request: HttpRequest) -> HttpResponse:
    """Show the handouts, each with what can be done with it; open the one that is asked for."""
    handouts = list(Handout.objects.in_use().prefetch_related("items"))
    question = request.GET.get("q", "").strip()[:100]
    if question:
        handouts = _found(handouts, question)
        if len(handouts) == 1:
            return HttpResponseRedirect(reverse("staff_handout", args=[handouts[0].code]))
    context = {
        "question": question,
        "handouts": [(handout, _ways(handout)) for handout in handouts],
        "withdrawn": Handout.objects.filter(withdrawn_at__isnull=False),
        "no_pdf": why_not(),
    }
    return render(request, "handouts/staff/desk.html", context)


def _found(handouts: list[Handout], question: str) -> list[Handout]:
    """Return the handouts that a number in the list, a code, or the first letters of words stand for."""
    if question.isdecimal() and len(question) < 4 and 0 < int(question) <= len(handouts):
        return [handouts[int(question) - 1]]
    if named := [handout for handout in handouts if handout.code == read_code(question)]:
        return named
    asked = fold(question)
    titles = {handout.pk: fold(handout.title) for handout in handouts}
    return [
        handout
        for handout in handouts
        if asked and all(any(word.startswith(start) for word in titles[handout.pk]) for start in asked)
    ]


def _ways(handout: Handout) -> dict[str, str]:
    """Return the addresses with which the device's own programs begin a message (RFC 6068, RFC 5724)."""
    text = quote(message_for(handout))
    return {"email": f"mailto:?subject={quote(handout.title)}&body={text}", "sms": f"sms:?&body={text}"}


@never_cache
@require_safe
@may_see
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one handout: its QR code and link, what is in it, and how often it was opened."""
    handout = get_object_or_404(Handout, code=code)
    weeks = weeks_of(handout)
    opened = sum(week.count for week in weeks)
    title = f"How often “{handout.title}” was opened in the last {WEEKS} weeks: {opened} times in all"
    context = {
        "handout": handout,
        "ways": _ways(handout),
        "contents": contents_of(handout),
        "weeks": weeks,
        "opened": opened,
        "chart": line_chart(weeks, title),
        "no_pdf": why_not(),
        "message": message_for(handout),
        "history": handout.history.select_related("history_user")[:10],
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
    for handout in Handout.objects.in_use():
        weeks = weeks_of(handout)
        title = f"How often “{handout.title}” was opened in the last {WEEKS} weeks"
        rows.append((handout, weeks, sum(week.count for week in weeks), line_chart(weeks, title)))
    rows.sort(key=lambda row: -row[2])
    context = {"rows": rows, "pages": most_read_from_paper(), "weeks": WEEKS}
    return render(request, "handouts/staff/counts.html", context)
