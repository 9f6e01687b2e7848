"""Making handouts at the staff's desk: choosing pages, changing, copying, withdrawing."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.articles.comparison.conflict import Conflict
from content.articles.files.handouts import KEY_POINTS
from content.articles.models import Article
from content.articles.search.answers import search
from content.rendering.blocks import section_anchors

from ..contents import contents_of
from ..edit import (
    as_it_was,
    bring_back_handout,
    change_handout,
    copy_of,
    find_or_make_handout,
    withdraw_handout,
)
from ..forms import HandoutForm, WithdrawForm
from ..models import Handout, HandoutItem
from ..opened import opened

may_make = permission_required("handouts.add_handout", raise_exception=True)
may_change = permission_required("handouts.change_handout", raise_exception=True)
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_form_methods
@may_make
def new(request: HttpRequest) -> HttpResponse:
    """Make a handout; `?page=risks` begins with a page in it."""
    return _edit(request, None, marks=request.GET.getlist("page"))


@never_cache
@_form_methods
@may_make
def copy(request: HttpRequest, code: str) -> HttpResponse:
    """Make a handout that begins as another one, which stays as it is."""
    title, note, marks = copy_of(get_object_or_404(Handout, code=code))
    return _edit(request, None, title=title, note=note, marks=marks)


@never_cache
@_form_methods
@may_change
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a handout; link and code stay. `?was=12` begins with it as that entry of its history has it."""
    handout = get_object_or_404(Handout, code=code)
    if handout.withdrawn_at is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("staff_handout", args=[handout.code]))
    marks = [item.mark for item in handout.items.select_related("article")]
    asked = request.GET.get("was", "")
    was = as_it_was(handout, int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    if was is not None and request.method != "POST":
        messages.info(request, "This is how it was once. Save it to go back to it.")
    title, note, marks = was or (handout.title, handout.note, marks)
    return _edit(request, handout, title=title, note=note, marks=marks)


def _edit(
    request: HttpRequest, handout: Handout | None, *, marks: list[str], title: str = "", note: str = ""
) -> HttpResponse:
    """Show the form of a handout, do what its buttons say, and save it in the end."""
    if request.method != "POST":
        initial = {"title": title, "note": note}
        return _page(request, handout, HandoutForm(instance=handout, initial=initial, marks=marks))
    button, posted = request.POST.get("do", ""), request.POST.getlist("item")
    if button == "save":
        with transaction.atomic():
            return _save(request, handout, posted)
    if button == "look":
        form = HandoutForm(request.POST, marks=posted)
        return _look(request, form) if form.is_valid() else _page(request, handout, form, status=422)
    typed = {name: request.POST.get(name, "") for name in ("title", "note", "seen")}
    form = HandoutForm(initial=typed, marks=posted)
    form.press(button)
    return _page(request, handout, form)


def _save(request: HttpRequest, handout: Handout | None, posted: list[str]) -> HttpResponse:
    """Save what was sent, or show the form again with what is wrong or what somebody else changed."""
    # Locked, so that two saves at once meet as a conflict.
    locked = Handout.objects.select_for_update().get(pk=handout.pk) if handout else None
    form = HandoutForm(request.POST, instance=locked, marks=posted)
    form.user = request.user
    if not form.is_valid():
        return _page(request, handout, form, status=409 if form.conflict else 200)
    title, note, is_new = form.cleaned_data["title"], form.cleaned_data["note"], True
    if handout is None:
        assert isinstance(request.user, User)  # noqa: S101 `may_make` lets nobody else in
        saved, is_new = find_or_make_handout(title, note, form.chosen, request.user)
    else:
        saved = change_handout(handout, title, note, form.chosen, by=request.user)
    said = "is saved. Its link and code stay the same from now on." if is_new else "is there already."
    messages.success(request, f"“{isolated(saved.title)}” {said}", extra_tags="saved")
    return HttpResponseRedirect(reverse("staff_handout", args=[saved.code]))


def _told_again(request: HttpRequest, handout: Handout, form: HandoutForm) -> Conflict | None:
    """Return the conflict that an earlier save met, as far as it still stands after what was done since."""
    sent = HandoutForm(request.POST, instance=handout, marks=form.marks)
    sent.user = request.user
    return sent.find_conflict(sent.read_note(request.POST["theirs"]))


def isolated(title: str) -> str:
    """Return a title for the middle of a sentence, whatever its direction of writing (Unicode, UAX 9)."""
    return f"\u2068{title}\u2069"


def _look(request: HttpRequest, form: HandoutForm) -> HttpResponse:
    """Show a handout that is not saved yet as its patient would see it."""
    handout = Handout(title=form.cleaned_data["title"], note=form.cleaned_data["note"], code="")
    items = [
        HandoutItem(handout=handout, article=chosen.article, anchor=chosen.anchor) for chosen in form.chosen
    ]
    contents = contents_of(handout, items)
    context = {"handout": handout, "contents": contents, "opened": opened(contents), "is_preview": True}
    return render(request, "handouts/handout.html", context)


def _page(
    request: HttpRequest, handout: Handout | None, form: HandoutForm, status: int = 200
) -> HttpResponse:
    """Show the form, with what was found for a search or else with all pages."""
    if handout is not None and "theirs" in request.POST and form.conflict is None:
        form.conflict = _told_again(request, handout, form)
    question = request.POST.get("q", "").strip()
    context: dict[str, Any] = {
        "handout": handout,
        "form": form,
        # What the form began with before the conflict, so that it can be told until it is saved.
        "began_with": request.POST.get("theirs", request.POST.get("seen", "")),
        "question": question,
    }
    if question:
        context["found"] = _found(question, set(form.marks))
    else:
        context["parts"] = _all_pages(set(form.marks))
    return render(request, "handouts/staff/make.html", context, status=status)


@dataclass(frozen=True)
class Offer:
    """A page, or a section of one, that can be added to a handout; `is_in` tells that it is in already."""

    mark: str
    title: str
    is_in: bool
    sections: list["Offer"] = field(default_factory=list)


def _found(question: str, chosen: set[str]) -> list[Offer]:
    """Return the pages that answer a question, each with the sections that do."""
    offers = []
    for found in search(question).pages:
        slug = found.page.address.strip("/")
        hits = [
            (f"{slug}#{hit.anchor}", "".join(piece.text for piece in hit.heading))
            for hit in found.hits
            if hit.anchor
        ]
        sections = [Offer(mark, title, mark in chosen) for mark, title in hits]
        offers.append(Offer(slug, found.page.title, slug in chosen, sections))
    return offers


def _all_pages(chosen: set[str]) -> list[tuple[str, list[Offer]]]:
    """Return all pages with their sections, by the title of their part, in the order of the guide."""
    pages = Article.objects.published().select_related("live", "part")
    return [
        (
            part.title,
            [
                Offer(page.slug, str(page), page.slug in chosen, [
                    Offer(mark, title, mark in chosen) for mark, title in _sections(page)
                ])
                for page in group
            ],
        )
        for part, group in groupby(pages, key=lambda page: page.part)
    ]  # fmt: skip


def _sections(page: Article) -> list[tuple[str, str]]:
    """Return mark and name of each part of a page that can be handed out by itself."""
    assert page.live is not None  # noqa: S101 it is published
    known = set(section_anchors(page.live.blocks))
    points = [(f"{page.slug}#{KEY_POINTS}", "Key points")] if page.live.key_points_html else []
    return points + [
        (f"{page.slug}#{heading['anchor']}", heading["text"])
        for heading in page.live.toc
        if heading["level"] == 2 and heading["anchor"] in known
    ]


@never_cache
@_form_methods
@may_change
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a handout, and say what its patients are to read instead."""
    handout = get_object_or_404(Handout.objects.in_use(), code=code)
    form = WithdrawForm(request.POST if request.method == "POST" else None, handout)
    if form.is_valid():
        withdraw_handout(handout, request.user, form.target)
        messages.success(request, f"“{isolated(handout.title)}” is withdrawn. Its link says so.")
        return HttpResponseRedirect(reverse("staff_handout", args=[handout.code]))
    return render(request, "handouts/staff/withdraw.html", {"handout": handout, "form": form})


@never_cache
@_form_methods
@may_change
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Give a withdrawn handout to patients again."""
    handout = get_object_or_404(Handout, code=code, withdrawn_at__isnull=False)
    if request.method == "POST":
        bring_back_handout(handout, request.user)
        messages.success(request, f"“{isolated(handout.title)}” is back, under its old link and code.")
        return HttpResponseRedirect(reverse("staff_handout", args=[handout.code]))
    return render(request, "handouts/staff/bring_back.html", {"handout": handout})
