"""The staff's desk: handouts to hand over, one of them, its QR code for the screen, and the counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.pages.qr_code import qr_code
from content.clinic.models import Clinic

from ..chart import line_chart
from ..codes import EDITION_LENGTH, read_code, read_typed
from ..contents import contents_of, no_longer_as_chosen
from ..counts import WEEKS, Week, most_read_from_paper, weeks_of
from ..editions import editions_of
from ..models import Edition, Handout
from ..pdf import say_once_why_no_pdf, why_not
from ..sheet import edition_html
from .pdf_answer import KindOfSheet, answer_with_pdf

_WEEKS_OF_DAYS = 4
"""For how many of the last weeks a handout's page has a table of days."""

_SHORTCUT = re.compile(r"([0-9]{1,3})([plq])", re.IGNORECASE)

_MOST_CHANGES = 100
"""How many changes of a handout its page lists."""

_MOST_EDITIONS = 20
"""How many editions of a handout its page lists."""

may_see = permission_required("handouts.view_handout", raise_exception=True)


@dataclass(frozen=True)
class Ways:
    """The ways to hand a handout over: addresses of its sheet, and of a message in the device's own programs.

    `email` and `sms` begin a message (RFC 6068, RFC 5724). `words` are for the device's share sheet, which is
    given the link apart. `sheet` is the PDF, or the page to print where this machine cannot make PDFs.
    """

    email: str
    sms: str
    words: str
    sheet: str

    @property
    def large_sheet(self) -> str:
        """The address of the sheet in large type."""
        return self.sheet + KindOfSheet(large=True).query

    @property
    def whole_sheet(self) -> str:
        """The address of the sheet with the whole text."""
        return self.sheet + KindOfSheet(large=False, whole=True).query


def ways_of(handout: Handout, clinic: str) -> Ways:
    """Return the ways to hand a handout over; `clinic` is the name under which messages are sent."""
    text = message_for(handout, clinic)
    body = quote(text.replace("\n", "\r\n"))
    return Ways(
        email=f"mailto:?subject={quote(handout.title)}&body={body}",
        sms=f"sms:?&body={quote(text)}",
        words=message_for(handout, clinic, has_link=False),
        sheet=reverse("handout_sheet" if why_not() else "handout_pdf", args=[handout.code]),
    )


def message_for(handout: Handout, clinic: str, *, has_link: bool = True) -> str:
    """Return the text of the message with which a clinic sends a handout; it names no patient."""
    lines = [f"Here is what we would like you to read: {handout.title}", handout.link * has_link, clinic]
    return "\n".join(filter(None, lines))


@dataclass(frozen=True)
class Listed:
    """A handout in the list: the number that staff type for it, and whether a part of it is gone."""

    number: int
    handout: Handout
    ways: Ways
    is_lacking: bool


@never_cache
@require_safe
@may_see
def handout_list(request: HttpRequest) -> HttpResponse:
    """Show the handouts in use with the ways to hand each over; `?q=` filters, or opens the one it finds."""
    handouts = numbered()
    question = request.GET.get("q", "").strip()[:100]
    if question:
        if address := _shortcut(handouts, question):
            return HttpResponseRedirect(address)
        if named := _of_code(question):
            return HttpResponseRedirect(reverse("staff_handout", args=[named.code]))
        if edition := _edition_of_code(question):
            return HttpResponseRedirect(reverse("staff_edition", args=[edition.handout_code, edition.code]))
        handouts = _found(handouts, question)
        if len(handouts) == 1:
            (handout,) = handouts.values()
            return HttpResponseRedirect(reverse("staff_handout", args=[handout.code]))
    say_once_why_no_pdf(request)
    clinic = Clinic.current().name
    lacking = {item.handout_id for item in no_longer_as_chosen()}
    context = {
        "question": question,
        "handouts": [
            Listed(number, handout, ways_of(handout, clinic), handout.pk in lacking)
            for number, handout in handouts.items()
        ],
        "withdrawn": Handout.objects.filter(withdrawn_at__isnull=False),
    }
    return render(request, "handouts/staff/desk.html", context)


def numbered() -> dict[int, Handout]:
    """Return the handouts in use by the numbers that staff type; a handout keeps its number for good."""
    numbers = {
        pk: number for number, pk in enumerate(Handout.objects.order_by("pk").values_list("pk", flat=True), 1)
    }
    in_use = Handout.objects.in_use().order_by("order", "pk").prefetch_related("items")
    return {numbers[handout.pk]: handout for handout in in_use}


def _found(handouts: dict[int, Handout], question: str) -> dict[int, Handout]:
    """Return the handout with a number, or those whose titles have words that begin as those asked for."""
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
    """Return the address for "3p" (sheet), "3l" (sheet in large type) or "3q" (QR code), or nothing."""
    match = _SHORTCUT.fullmatch(question)
    if match is None or int(match[1]) not in handouts:
        return ""
    handout = handouts[int(match[1])]
    if match[2] in "qQ":
        return reverse("staff_qr", args=[handout.code])
    ways = ways_of(handout, "")
    return ways.large_sheet if match[2] in "lL" else ways.sheet


def _begins(word: str, start: str) -> bool:
    """Tell whether a word begins with some letters, not counting quotes and brackets before it."""
    return word.lstrip("“‘\"'(").startswith(start)


def _of_code(question: str) -> Handout | None:
    """Return the handout whose code or link was typed, as from an old sheet; also one that was withdrawn."""
    code = read_typed(question)
    return Handout.objects.filter(code=code).first() if code else None


def _edition_of_code(question: str) -> Edition | None:
    """Return the edition whose code was typed, as it stands at the foot of a sheet."""
    code = read_code(question, EDITION_LENGTH)
    return Edition.objects.filter(code=code).first() if code else None


@dataclass(frozen=True)
class Counts:
    """How often a handout was opened in the last weeks, and the chart of it."""

    handout: Handout
    weeks: list[Week]

    @property
    def opened(self) -> int:
        """How often in all."""
        return sum(week.count for week in self.weeks)

    @property
    def from_paper(self) -> int:
        """How many of these times from a printed sheet."""
        return sum(week.from_paper for week in self.weeks)

    @property
    def title(self) -> str:
        """What the chart shows, for whoever does not see it."""
        return f"How often “{self.handout.title}” was opened in the last {WEEKS} weeks"

    @property
    def chart(self) -> SafeString:
        """The weeks as a line chart in SVG."""
        return line_chart(self.weeks, self.title)

    @property
    def chart_with_sum(self) -> SafeString:
        """The same, where the page says the sum nowhere else."""
        return line_chart(self.weeks, f"{self.title}: {self.opened} times in all")


@dataclass(frozen=True)
class Change:
    """A change of a handout: what was done, when and by whom; `address` is where it can be gone back to."""

    at: datetime
    by: Any
    what: str
    address: str


def changes_of(handout: Handout, *, may_change: bool) -> Iterator[Change]:
    """Yield the changes of a handout, the latest first.

    None can be gone back to where that is not permitted, where the handout is withdrawn, where it is how the
    handout is now, or where the entry is from before handouts noted their contents.
    """
    entries = handout.history.select_related("history_user")[:_MOST_CHANGES]
    for number, entry in enumerate(entries):
        can_go_back = may_change and number > 0 and handout.withdrawn_at is None and entry.marks
        address = reverse("staff_change", args=[handout.code]) + f"?was={entry.pk}"
        yield Change(
            at=entry.history_date,
            by=entry.history_user,
            what="made" if entry.history_type == "+" else entry.history_change_reason or "changed",
            address=address if can_go_back else "",
        )


@never_cache
@require_safe
@may_see
def handout_details(request: HttpRequest, code: str) -> HttpResponse:
    """Show one handout: its QR code and link, what is in it, how often it was opened, how it was changed."""
    handout = get_object_or_404(Handout, code=code)
    clinic = Clinic.current().name
    counts = Counts(handout, weeks_of([handout])[handout.pk])
    editions = editions_of(handout)
    context = {
        "handout": handout,
        "ways": ways_of(handout, clinic),
        "message": message_for(handout, clinic),
        "contents": contents_of(handout),
        "counts": counts,
        "chart": counts.chart_with_sum,
        "days": handout.openings.filter(day__gte=counts.weeks[-_WEEKS_OF_DAYS].monday).order_by("-day"),
        "editions": editions[:_MOST_EDITIONS],
        "older_editions": max(0, editions.count() - _MOST_EDITIONS),
        "changes": changes_of(handout, may_change=request.user.has_perm("handouts.change_handout")),
    }
    return render(request, "handouts/staff/one.html", context)


@never_cache
@require_safe
@may_see
def edition(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """Show the sheet of an edition as it was printed, as a page that the browser prints."""
    kept = get_object_or_404(Edition, handout_code=code, code=edition)
    large, back = KindOfSheet.asked_for(request).large, reverse("staff_handout", args=[code])
    return HttpResponse(edition_html(kept, large=large, for_pdf=False, back=back))


@never_cache
@require_safe
@may_see
def edition_pdf(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """Answer with the sheet of an edition as a PDF."""
    kept = get_object_or_404(Edition, handout_code=code, code=edition)
    kind = KindOfSheet(large=KindOfSheet.asked_for(request).large)
    return answer_with_pdf(
        request,
        f"{code}-{edition}{kind.suffix}",
        lambda: edition_html(kept, large=kind.large, for_pdf=True),
        to_sheet=reverse("staff_edition", args=[code, edition]) + kind.query,
    )


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
    """Show how often each handout in use was opened, and which pages are read most from paper."""
    handouts = list(Handout.objects.in_use())
    weeks = weeks_of(handouts)
    counted = [Counts(handout, weeks[handout.pk]) for handout in handouts]
    counted.sort(key=lambda counts: -counts.opened)
    context = {"counted": counted, "pages": most_read_from_paper()}
    return render(request, "handouts/staff/counts.html", context)
