"""The sections about who did what."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from content.articles.models import Decision, Version
from content.articles.publishing import in_words
from content.articles.sync.records import REASON

from ..workflow.status import name_of
from .desk import LIBRARY, SOMEBODY, Desk, form_of
from .panels import Entry, Section

MOST_CHANGES, MOST_SHOWN, MOST_OWN = 200, 4, 5
"""How many of the latest changes the report and the first page show, and how many pages are "yours"."""

_SAME_LOAD = timedelta(seconds=30)
"""Decisions of one load of files are written no further apart than this."""

Row = tuple[datetime, Entry]


def latest(desk: Desk) -> Section:
    """What was decided and written last, and by whom; a load of many files is one line."""
    rows = sorted([*_decided(desk), *_loaded(desk), *_written(desk)], key=lambda row: row[0], reverse=True)
    return Section(
        heading="Pages",
        columns=("Page", "What", "Who", "When", "Note"),
        entries=[entry for _, entry in rows[:MOST_CHANGES]],
        most=MOST_SHOWN,
        is_counted=False,
        note=f"These are the latest {MOST_CHANGES}. Each page’s history has them all."
        if len(rows) > MOST_CHANGES
        else "",
    )


def _decided(desk: Desk) -> Iterator[Row]:
    """Yield what people decided about pages."""
    for decision in Decision.objects.exclude(note=REASON).select_related("by")[:MOST_CHANGES]:
        who = f"by {name_of(decision.by, SOMEBODY)}"
        if decision.kind == Decision.Kind.SIGNED:
            who = f"written down {who}"  # the note names the clinician
        facts = (decision.get_kind_display(), who, in_words(decision.at), decision.note)
        yield decision.at, Entry(desk.titles[decision.article_id], _history(decision.article_id), facts)


def _loaded(desk: Desk) -> Iterator[Row]:
    """Yield loads of files, as one row for all pages of a load."""
    loads: list[list[Decision]] = []
    for decision in Decision.objects.filter(note=REASON).select_related("by")[:MOST_CHANGES]:
        last = loads[-1][-1] if loads else None
        if last and last.by == decision.by and last.at - decision.at < _SAME_LOAD:
            loads[-1].append(decision)
        else:
            loads.append([decision])
    for first, *others in loads:
        who = f"by {name_of(first.by, LIBRARY)}"
        facts = (first.get_kind_display(), who, in_words(first.at), REASON)
        one = Entry(desk.titles[first.article_id], _history(first.article_id), facts)
        yield first.at, Entry(f"{len(others) + 1} pages", facts=facts) if others else one


def _written(desk: Desk) -> Iterator[Row]:
    """Yield versions that people wrote."""
    written = Version.objects.exclude(author=None).exclude(decisions__note=REASON).select_related("author")
    names = ("username", "first_name", "last_name")
    written = written.only("article_id", "number", "created_at", "note", *(f"author__{n}" for n in names))
    for version in written.order_by("-created_at", "-pk")[:MOST_CHANGES]:
        what = f"version {version.number} written"
        facts = (what, f"by {name_of(version.author, SOMEBODY)}", in_words(version.created_at), version.note)
        yield version.created_at, Entry(desk.titles[version.article_id], _history(version.article_id), facts)


def _history(article_id: int) -> str:
    return reverse("admin:articles_article_history", args=[article_id])


def own_pages(desk: Desk) -> list[Entry]:
    """Return the pages that whoever is signed in wrote versions of, the latest first."""
    written = Version.objects.filter(author=desk.user.pk).order_by("-created_at")
    articles = dict.fromkeys(written.values_list("article_id", flat=True)[:50])
    return [Entry(desk.titles[pk], form_of(pk)) for pk in list(articles)[:MOST_OWN]]


def log(desk: Desk) -> Section:
    """What was changed at the desk besides pages: people, the clinic, sources, pictures."""
    found = LogEntry.objects.select_related("user", "content_type").exclude(
        content_type__app_label="articles", content_type__model="article"
    )
    return Section(
        heading="People, the clinic, sources",
        columns=("What", "Kind", "Change", "Who", "When"),
        entries=[
            Entry(
                entry.object_repr,
                "" if entry.is_deletion() else entry.get_admin_url() or "",
                (
                    entry.content_type.name if entry.content_type else "",
                    entry.get_change_message(),
                    f"by {name_of(entry.user, SOMEBODY)}",
                    in_words(entry.action_time),
                ),
            )
            for entry in found[:MOST_CHANGES]
        ],
        is_counted=False,
    )
