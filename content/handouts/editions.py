"""Editions: what was printed under a short code, kept for good.

A sheet bears the code of its edition, and its QR code leads to the handout with it. So it can be looked up
years later what a patient was given, and whoever scans an old sheet is told what changed since.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError, IntegrityError
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.timezone import localdate

from content.articles.files.handouts import KEY_POINTS
from content.articles.locks import short_lock_timeout
from content.articles.models import Part
from content.articles.pages.paper import moment
from content.clinic.models import Clinic
from content.rendering.blocks import (
    TITLE_TO_TOP,
    Block,
    Passage,
    html_of,
    numbers_of,
    with_headings_shifted,
)
from content.rendering.markup.paper import print_form, short_form

from .codes import EDITION_LENGTH, new_code, read_code
from .contents import Contents, Gone, Page
from .models import Edition, Handout
from .printed import Printed, PrintedPart

logger = logging.getLogger(__name__)

CLINIC = (
    "name", "address", "email", "phone", "emergency_number", "urgent_name", "urgent_number", "urgent_hours",
)  # fmt: skip
"""What a sheet tells of the clinic."""

AFTERWARDS = "afterwards"
"""The part of the guide on the time after a session: whoever is given a page of it was treated somewhere."""

_BOXES = frozenset({"card", "do", "dont", "callout", "practice"})
"""The kinds of blocks that the short form of a whole page keeps: whatever an author has set in a box."""

_ATTEMPTS = 10


def edition_of(contents: Contents, *, whole: bool = False) -> Edition:
    """Return the edition of a handout's sheet as it is now, which is kept when it is first asked for.

    The same content is the same edition. What is on the paper beside it is none: the size of the type and of
    the paper, and the edition's own code. Where the database cannot keep it now, it has no code: whoever asks
    for a sheet gets one in any case.
    """
    content = compose(contents, whole=whole).to_json()
    digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    if kept := Edition.objects.filter(digest=digest).first():
        return kept
    published = moment(contents.published_at) if contents.published_at else 0
    made = Edition(digest=digest, handout_code=contents.handout.code, content=content, text_of=published)
    for _ in range(_ATTEMPTS):
        made.code = new_code(EDITION_LENGTH)
        try:
            with short_lock_timeout():
                made.save(force_insert=True)
        except IntegrityError:
            # Somebody else has just made it, or has this code for another.
            if kept := Edition.objects.filter(digest=digest).first():
                return kept
        except DatabaseError as error:
            logger.error("A sheet has no code, for what it prints could not be kept: %s", error)  # noqa: TRY400
            break
        else:
            return made
    made.code, made.text_of = "", contents.text_of
    return made


def edition_named(handout: Handout, typed: str) -> Edition | None:
    """Return the edition of a handout's sheet that has a code, as it was typed or scanned."""
    code = read_code(typed, EDITION_LENGTH)
    return Edition.objects.filter(code=code, handout_code=handout.code).first() if code else None


def editions_of(handout: Handout) -> QuerySet[Edition]:
    """Return the editions of a handout's sheet without what they print, the latest first."""
    return Edition.objects.filter(handout_code=handout.code).defer("content")


def compose(contents: Contents, *, whole: bool) -> Printed:
    """Return what the sheet of a handout prints: its whole text, or the short form of it."""
    clinic, handout = Clinic.current(), contents.handout
    host = settings.SITE_URL.partition("://")[2]
    on_it = {page.article.get_absolute_url() for page in contents.pages if page.is_whole}
    cards = contents.emergency_cards
    return Printed(
        whole=whole,
        site=settings.SITE_URL,
        code=handout.code,
        title=handout.title,
        note=handout.note,
        clinic={name: getattr(clinic, name) for name in CLINIC},
        lines=_lines(contents, whole=whole),
        parts=tuple(_whole(page, host, on_it) if whole else _short(page) for page in contents.pages),
        cards=tuple(print_form(cards, host, on_it) if whole else short_form(cards)),
        gone=tuple(_gone(gone, host) for gone in contents.gone),
        text_of=localdate(contents.published_at).isoformat() if contents.published_at else "",
    )


def _lines(contents: Contents, *, whole: bool) -> tuple[str, ...]:
    """Return what is filled in with a pen."""
    lines = ["Name", "Date"] if any(map(_is_checklist, contents.pages)) else []
    if not whole:
        lines += ["Next appointment", "Practitioner"]
        if Part.objects.filter(slug=AFTERWARDS, pk__in=contents.parts).exists():
            lines += ["Area treated"]
    return tuple(lines)


def _is_checklist(page: Page) -> bool:
    return page.article.layout == "checklist" and page.is_whole


def _whole(page: Page, host: str, on_it: set[str]) -> PrintedPart:
    blocks = print_form([*page.headed_by, *page.blocks], host, on_it)
    points = print_form(page.key_point_blocks, host, on_it)
    shown = numbers_of([*blocks, *points])
    version = page.version
    return PrintedPart(
        slug=page.article.slug,
        page=version.title,
        reviewed=_reviewed(page),
        blocks=tuple(blocks),
        points=tuple(points),
        is_checklist=_is_checklist(page),
        version=f"{version.number} of {_day(version.published_at)}",
        sources=tuple(
            f"[{cited.number}] {cited.reference.name} ({cited.reference.kind})"
            for cited in page.sources
            if cited.number in shown
        ),
    )


def _short(page: Page) -> PrintedPart:
    """Return the short form of a part: of a section its text, of a page its key points and its boxes.

    Boxes say what to do and what not, warn, advise, and tell when to get help. Of a checklist, and of a page
    that has neither, all is printed.
    """
    blocks: Iterable[Block] = page.blocks
    if not _is_checklist(page) and (page.is_whole or page.item.anchor == KEY_POINTS):
        boxes = with_headings_shifted((b for b in page.blocks if b.kind in _BOXES), TITLE_TO_TOP)
        blocks = [*_as_list(page.key_point_blocks), *boxes] or page.blocks
    # A checklist has the title of its handout, and no other stands on its sheet.
    title = [] if _is_checklist(page) else [_heading(page.heading or page.version.title)]
    # The blocks of a page stand one below its title, those of a section one below its heading.
    by = 0 if title and not page.heading else -1
    return PrintedPart(
        slug=page.article.slug,
        page=page.version.title,
        reviewed=_reviewed(page),
        blocks=tuple(short_form([*title, *with_headings_shifted(blocks, by)])),
        is_checklist=_is_checklist(page),
    )


def _heading(words: str) -> Block:
    return Block("heading", format_html("<h2>{}</h2>", words), level=2, passages=(Passage("h2", words),))


def _as_list(points: list[Block]) -> list[Block]:
    """Return key points as a list, which is one block; without any, nothing."""
    passages = tuple(passage for point in points for passage in point.passages)
    return [Block("list", f"<ul>{html_of(points)}</ul>", passages=passages)] if points else []


def _reviewed(page: Page) -> str:
    return " ".join(render_to_string("handouts/reviewed.html", {"article": page.article}).split())


def _gone(gone: Gone, host: str) -> str:
    told = f"“{gone.title}” has been withdrawn from the guide."
    if gone.instead is None:
        return told
    return f"{told} Read “{gone.instead}” instead: {host}{gone.instead.get_absolute_url()}"


def _day(at: datetime | None) -> str:
    return f"{localdate(at):%-d %B %Y}" if at else ""
