"""What a new edition and the clinic both changed: both texts side by side, and which of them is to stand."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import get_text_list
from django.views.decorators.http import require_http_methods

from content.articles.comparison.changes import Piece, word_diff, written_changes
from content.articles.files.editable import EDITABLE
from content.articles.files.fields import as_lines
from content.articles.files.layout import (
    HANDOUTS,
    PARTS,
    PICTURES,
    REDIRECTS,
    REFERENCES,
    SEARCH,
    SIGNS,
    WITHDRAWN,
    WORDS,
)
from content.articles.models import Article, LibraryFile, LoadConflict, Part, Version
from content.articles.publishing import what_stops_publishing
from content.articles.sync.conflicts import (
    bring_together,
    file_of,
    file_of_both,
    keep,
    ours_now,
    part_of,
    rendered_in_files,
    seen,
    take,
    version_before,
    version_in_files,
    version_of_both,
    what_stops_the_file,
)
from content.articles.sync.records import PARTS_ORDER
from content.handouts.contents import not_given_with
from content.handouts.models import Handout
from content.rendering import FormatError
from content.sources.models import Reference

from .compare_views import marked_page
from .pages import article_links, errors_of, require_permission, signed_in, who_may
from .status import article_status

_PUBLISH = "articles.publish_article"
_FORMS = {SIGNS: "signsfile", WORDS: "wordsfile"}
"""The files of which each has a form of its own, and a right to change it."""
_FIXED = {
    SEARCH: "The words of search",
    SIGNS: "The signs of danger",
    WORDS: "The words for readers",
    HANDOUTS: "The ready-made handouts",
    PARTS_ORDER: "The order of the parts",
}
_OF_LISTS = {
    REFERENCES: "Source",
    PARTS: "Part of the guide",
    HANDOUTS: "Ready-made handout",
    PICTURES: "What a picture shows",
    REDIRECTS: "Former address",
    WITHDRAWN: "Withdrawn page",
}


def label_of_file(name: str, called: str = "") -> str:
    """Return what people call something that a load names and that is no page.

    `called` is the name of an entry of a list, where it has another than in the file.
    """
    if name in _FIXED:
        return _FIXED[name]
    file, _, key = name.partition(" ")
    if file in _OF_LISTS:
        return f"{_OF_LISTS[file]}: {called or key}"
    kind = "Picture" if name.startswith("images/") else "Drawing"
    return f"{kind}: {name.partition('/')[2]}"


def label_of_conflict(conflict: LoadConflict) -> str:
    """Return what people call what waits."""
    return str(conflict.article) if conflict.article else label_of_file(conflict.name)


_BUTTONS = {"_take": take, "_both": bring_together, "_keep": keep}


@dataclass(frozen=True)
class SideBySide:
    """A field of which two texts differ: its label, and of each text the pieces that it has."""

    label: str
    ours: list[Piece]
    theirs: list[Piece]


def side_by_side(label: str, pieces: list[Piece]) -> SideBySide:
    """Return the pieces of a difference as two texts."""
    return SideBySide(
        label,
        [piece for piece in pieces if piece.kind != "new"],
        [piece for piece in pieces if piece.kind != "old"],
    )


def _form_of(name: str) -> str:
    """Return the address of the form of a source, a part or a handout, by what a load calls it."""
    file, _, key = name.partition(" ")
    if file in _FORMS and (record := LibraryFile.objects.filter(path=file).first()):
        return reverse(f"admin:articles_{_FORMS[file]}_change", args=[record.pk])
    if file == REFERENCES and (source := Reference.objects.filter(key=key).first()):
        return reverse("admin:sources_reference_change", args=[source.pk])
    if file == PARTS and (part := Part.objects.filter(slug=key).first()):
        return reverse("admin:articles_part_change", args=[part.pk])
    if file == HANDOUTS and (handout := Handout.objects.filter(name=key).first()):
        return reverse("staff_change", args=[handout.code])
    return ""


def _right_to_decide(conflict: LoadConflict) -> str:
    """Return the permission to decide what stands: that to change it where it is published by a save."""
    return f"articles.change_{_FORMS[conflict.name]}" if conflict.name in _FORMS else _PUBLISH


def _fields_of_file(conflict: LoadConflict) -> list[SideBySide]:
    """Return the fields of which signs or words differ, or the whole file where one cannot be read."""
    file, ours = EDITABLE.get(conflict.name), ours_now(conflict)
    try:
        before, after = (file.read(text) for text in (ours, conflict.theirs)) if file else ({}, {})
    except FormatError:
        file = None
    if file is None:
        return [side_by_side("", word_diff(ours, conflict.theirs))]
    pairs = [(label, as_lines(before[name]), as_lines(after[name])) for name, label in file.labels.items()]
    return [side_by_side(label, word_diff(old, new)) for label, old, new in pairs if old != new]


def _on_the_site(article: Article) -> Version:
    """Return what readers see of a page, or the newest draft where they see nothing yet."""
    version = article.live or article.newest
    assert version is not None  # noqa: S101 a page without a text is in no conflict
    version.article = article
    return version


@require_http_methods(["GET", "HEAD", "POST"])
def new_edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the site has and what the new edition says; do what a button asks.

    `?as=page` shows the new edition as its page, with what differs marked.
    """
    require_permission(request, "articles.view_article")
    related = ("article__part", "article__live", "article__last_review", "article__read_instead")
    conflict = LoadConflict.objects.waiting().select_related(*related).filter(pk=pk).first()
    report = f"{reverse('admin:report', args=['texts'])}#new-edition"
    if conflict is None:
        messages.info(request, "That was decided meanwhile.")
        return redirect(report)
    article, refused = conflict.article, []
    if request.GET.get("as") == "page" and article:
        new = version_in_files(conflict)
        shown = {"article": article, "conflict": conflict, "new": new}
        return render(request, "desk/new_edition_page.html", shown | marked_page(_on_the_site(article), new))
    if request.method == "POST":
        require_permission(request, _right_to_decide(conflict))
        refused = _decide(request, conflict)
        if not refused:
            return redirect(report)
    return TemplateResponse(request, "desk/new_edition.html", _context(request, conflict, refused))


def _decide(request: HttpRequest, conflict: LoadConflict) -> list[str]:
    """Do what a button asks; return why it cannot be done, or say that it is."""
    label, by, expected = label_of_conflict(conflict), signed_in(request), request.POST.get("seen", "")
    act = next((act for button, act in _BUTTONS.items() if button in request.POST), None)
    if act is None:
        return ["Nothing was decided: press one of the buttons below."]
    if refused := errors_of(lambda: act(conflict, by, expected)):
        return refused
    if act is bring_together and conflict.article is None:
        words = f"What both changed of “{label}” stands together now, and readers see it."
    elif act is bring_together:
        words = f"Both texts of “{label}” are together in a draft. Publish it, then keep it here."
    elif act is take:
        words = f"The new edition of “{label}” is published. What was there before stays in its history."
    else:
        words = f"“{label}” stays as the site has it, until an edition says something new."
        if conflict.article is None:
            LogEntry.objects.log_actions(by.pk, [conflict], CHANGE, "Kept beside a new edition.")
    left = LoadConflict.objects.waiting().count()
    messages.success(request, f"{words} {f'{left} still wait.' if left else 'Nothing more waits.'}")
    return []


def _context(request: HttpRequest, conflict: LoadConflict, refused: list[str]) -> dict[str, Any]:
    label, article = label_of_conflict(conflict), conflict.article
    right = _right_to_decide(conflict)
    may_publish = request.user.has_perm(right)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": f"New edition: {label}",
        "conflict": conflict,
        "label": label,
        "article": article,
        "refused": refused,
        "seen": seen(conflict),
        "may_publish": may_publish,
        "group": "Administrator" if conflict.name == WORDS else "Reviewer",
        "deciders": "" if may_publish else get_text_list(who_may(right), "and"),
        # Of a picture only its size is known here.
        "may_keep": not conflict.name.startswith("images/"),
    }
    if article is None:
        file = file_of(conflict)
        stops = what_stops_the_file(conflict, conflict.theirs) if file else []
        return context | {
            "fields": _fields_of_file(conflict),
            "form": _form_of(conflict.name),
            "stops": stops,
            "may_take": part_of(conflict) is not None or (file is not None and not stops),
            "fits_together": file_of_both(conflict) is not None,
        }
    before, theirs = version_before(conflict), version_in_files(conflict)
    newest = article.newest or theirs
    changes = written_changes(_on_the_site(article), theirs)
    rendered = rendered_in_files(theirs)
    stops = what_stops_publishing(theirs, rendered)
    return context | {
        "links": article_links(request.user, article, "new_edition"),
        "status": article_status(article),
        "fields": [side_by_side(change.label, change.pieces) for change in changes],
        "own_changes": written_changes(before, newest) if before else [],
        "fits_together": version_of_both(conflict) is not None,
        "stops": stops,
        "may_take": not stops,
        "handouts": not_given_with(article, rendered),
    }
