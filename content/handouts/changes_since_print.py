"""What has changed since a sheet was printed, for whoever comes by its QR code.

`compare` tells two values apart: what was printed, and what would be printed now. Of an edition both are
known to the word; `printed_by_history` makes both from the time in the address of an older sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from django.db.models import OuterRef, Subquery

from content.articles.emergency_card import parts_with_cards
from content.articles.files.layout import SIGNS
from content.articles.models import Article, LibraryFile, Part, Redirect, Version
from content.clinic.models import Clinic, SafetyRules
from content.clinic.practice import lines_of
from content.rendering.blocks import Block, Passage, words_of

from .contents import Contents, chosen_blocks
from .editions import CLINIC, compose
from .models import Edition, Handout, mark_of
from .printed import Printed

Record = TypeVar("Record", Clinic, SafetyRules)

_URGENT = ("urgent_name", "urgent_number", "urgent_hours")
_OWN_NOTE = "\ue000own\ue001, not a source’s."
"""Ends the line by which callouts were marked as the guide's own advice up to version 0.1.0."""

_NAMED_AT_MOST = 3
"""Of how many sections of a page it is told by name that they changed; of more, the page is named."""


@dataclass(frozen=True)
class Section:
    """What a sheet prints under one heading of a page: the address and title of the page, heading and words.

    `heading` is "" for what stands before the first heading, the page's title and its key points.
    """

    slug: str
    page: str
    heading: str
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """By what it is found again in another state of the sheet."""
        return self.slug, self.heading

    @property
    def name(self) -> str:
        """What it is called on the sheet."""
        return self.heading or self.page


@dataclass(frozen=True)
class SheetState:
    """What a sheet prints, as plain values: title and note, sections, care cards and the clinic's details.

    `cards` are the words of the care cards, or whatever they hang on; only whether it is the same counts.
    `practice` is what the lines on the clinic's own practice say.
    """

    title: str
    note: str
    sections: tuple[Section, ...]
    cards: tuple[str, ...]
    clinic: dict[str, str]
    practice: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ChangedPage:
    """A page of which a sheet prints something that says something new now, and the names of its sections."""

    slug: str
    title: str
    names: list[str]

    @property
    def is_named_whole(self) -> bool:
        """Tell whether so much changed that the page is named in place of its sections."""
        return len(self.names) > _NAMED_AT_MOST


@dataclass(frozen=True)
class Changes:
    """What changed since a sheet was printed.

    `pages` say something new, `gone` are names of what is no longer given out, `title` and `note` tell of
    other words at the top. Then what stands around the text: the number to call in an emergency, the number
    for help the same day and the clinic's telephone number (each another now, or with `no_` none any more),
    the care cards, the clinic's other details. `practice` is what the clinic says of its own practice now
    and did not say then; `no_practice` tells that it no longer says something that it did.
    """

    pages: list[ChangedPage]
    gone: list[str]
    title: bool
    note: bool
    emergency_number: bool
    urgent_number: bool
    no_urgent_number: bool
    cards: bool
    phone: bool
    no_phone: bool
    details: bool
    practice: list[str]
    no_practice: bool

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing changed."""
        return not any(vars(self).values())


def compare(then: SheetState, now: SheetState) -> Changes:
    """Return what changed between two states of a sheet."""
    other = {name for name, value in now.clinic.items() if value != then.clinic.get(name, "")}
    is_set = {name for name, value in now.clinic.items() if value}
    urgent = bool(other & set(_URGENT))
    return Changes(
        pages=_changed_pages(then.sections, now.sections),
        gone=_gone(then.sections, now.sections),
        title=now.title != then.title,
        note=now.note != then.note,
        emergency_number="emergency_number" in other & is_set,
        urgent_number=urgent and "urgent_number" in is_set,
        no_urgent_number=urgent and "urgent_number" not in is_set,
        cards=bool(now.cards) and now.cards != then.cards,
        phone="phone" in other & is_set,
        no_phone="phone" in other - is_set,
        details=bool(other & {"name", "address", "email"}),
        practice=sorted(now.practice - then.practice),
        no_practice=bool(then.practice - now.practice),
    )


def _changed_pages(then: Sequence[Section], now: Iterable[Section]) -> list[ChangedPage]:
    """Return the pages that say something new; another heading above the same words says nothing new."""
    before = {section.key: section.words for section in then}
    said = {(section.slug, section.words) for section in then}
    pages: dict[str, ChangedPage] = {}
    for section in now:
        if before.get(section.key) != section.words and (section.slug, section.words) not in said:
            page = pages.setdefault(section.slug, ChangedPage(section.slug, section.page, []))
            page.names.append(section.name)
    return list(pages.values())


def _gone(then: Iterable[Section], now: Sequence[Section]) -> list[str]:
    """Return the names of the sections that are gone, or of their page where nothing of it is left."""
    keys, pages = {section.key for section in now}, {section.slug for section in now}
    said = {(section.slug, section.words) for section in now}
    gone = (one for one in then if one.key not in keys and (one.slug, one.words) not in said)
    return list(dict.fromkeys(one.name if one.slug in pages else one.page for one in gone))


def sections_of(slug: str, page: str, blocks: Iterable[Block]) -> list[Section]:
    """Return the sections of what a sheet prints of a page: of each heading and of each titled callout.

    Care cards and lines on the clinic's own practice are none of them. What the clinic has filled in, the
    sides of differences and what callouts print around their text make no section another.
    """
    words: dict[str, list[str]] = {"": page.split()}
    heading = ""
    for block in blocks:
        if block.urgency or block.kind == "practice":
            continue
        if block.kind == "heading":
            heading = block.text
            continue
        printed = [word for one in block.passages if _is_printed(block, one) for word in one.words]
        words.setdefault(_title_of_callout(block) or heading, []).extend(printed)
    return [Section(slug, page, heading, tuple(found)) for heading, found in words.items() if found]


def _is_printed(block: Block, passage: Passage) -> bool:
    is_side = block.kind == "difference" and passage.role == "li"
    return not (passage.role == "label" or passage.is_heading or is_side or _OWN_NOTE in passage.marked)


def _title_of_callout(block: Block) -> str:
    """Return the title of a callout, such as "Do not"; a difference is a part of the text around it."""
    first = block.passages[0] if block.passages and block.kind != "difference" else None
    return first.text if first and (first.role == "label" or first.is_heading) else ""


def changed_since_edition(contents: Contents, edition: Edition) -> Changes:
    """Return what changed since a sheet was printed that bears the code of its edition."""
    then = edition.printed
    return compare(_of_sheet(then), _of_sheet(compose(contents, whole=then.whole)))


def _of_sheet(sheet: Printed) -> SheetState:
    sections = [
        section
        for part in sheet.parts
        for section in sections_of(part.slug, part.page, [*part.points, *part.blocks])
    ]
    blocks = [*sheet.cards, *(block for part in sheet.parts for block in part.blocks)]
    cards = tuple(" ".join(words_of([block])) for block in blocks if block.urgency)
    return SheetState(sheet.title, sheet.note, tuple(sections), cards, sheet.clinic, _practice_in(blocks))


def _practice_in(blocks: Iterable[Block]) -> frozenset[str]:
    return frozenset(block.practice for block in blocks if block.practice)


def changed_since(contents: Contents, printed: int) -> Changes:
    """Return what changed since a sheet was printed; the time of its text is in seconds since 1970."""
    return compare(*printed_by_history(contents, datetime.fromtimestamp(printed + 1, UTC)))


def printed_by_history(contents: Contents, until: datetime) -> tuple[SheetState, SheetState]:
    """Return what a sheet printed just before a time, and what it prints now.

    What there was then is known from the versions of pages and from the histories of the handout, the clinic,
    the footers and the list of signs; what was not there yet was empty.
    """
    handout = contents.handout
    before = handout.history.filter(history_date__lt=until).first() or handout
    now = [
        _Given(page.article, page.version, page.item.anchor if page.is_as_chosen else "")
        for page in contents.pages
    ]
    clinic, rules = _before(Clinic, until), _before(SafetyRules, until)
    printed = _practice_in(block for given in now for block in given.blocks)
    # Which lines stood on it then is not known; of those that stand there now, which are the same.
    same = printed & {line.text for line in lines_of(clinic, rules).values()}
    return (
        SheetState(before.title, before.note, *_given_before(before, now, until), _details(clinic), same),
        SheetState(
            handout.title,
            handout.note,
            *_words_of(now, *_around_now()),
            _details(Clinic.current()),
            printed,
        ),
    )


@dataclass(frozen=True)
class _Given:
    """A part of a page that a sheet prints: the page, its text and the anchor of the part."""

    article: Article
    version: Version
    anchor: str

    @property
    def blocks(self) -> Sequence[Block]:
        blocks, points = chosen_blocks(self.version, self.anchor)
        return [*points, *blocks] or [*self.version.key_point_blocks, *self.version.blocks]


def _given_before(
    before: Handout, now: list[_Given], until: datetime
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the sections and cards of a sheet just before a time, of the parts that the handout had then.

    An entry of the history that is as old as version 0.1.0 may not say which: then those of today count.
    """
    names = before.marks or [mark_of(given.article, given.anchor) for given in now]
    marks = [name.partition("#") for name in names]
    slugs = {slug for slug, _, _ in marks}
    articles = {article.slug: article for article in Article.objects.filter(slug__in=slugs)}
    former = Redirect.objects.filter(old_slug__in=slugs - set(articles)).select_related("article")
    articles |= {redirect.old_slug: redirect.article for redirect in former}
    versions = _versions_before({article.pk for article in articles.values()}, now, until)
    given = [
        _Given(articles[slug], versions[articles[slug].pk], anchor)
        for slug, _, anchor in marks
        if slug in articles and articles[slug].pk in versions and not _was_withdrawn(articles[slug], until)
    ]
    return _words_of(given, *_around_before(until))


def _was_withdrawn(article: Article, until: datetime) -> bool:
    return article.withdrawn_at is not None and article.withdrawn_at < until


def _versions_before(articles: set[int], now: list[_Given], until: datetime) -> dict[int, Version]:
    """Return the version of each article that was live just before a time."""
    latest = Version.objects.filter(article=OuterRef("pk"), published_at__lt=until).order_by("-published_at")
    numbers = dict(
        Article.objects.filter(pk__in=articles).values_list("pk", Subquery(latest.values("pk")[:1]))
    )
    known = {given.version.pk: given.version for given in now}
    missing = {number for number in numbers.values() if number is not None} - set(known)
    known |= Version.objects.only("title", "blocks", "key_point_blocks").in_bulk(missing)
    return {article: known[number] for article, number in numbers.items() if number is not None}


def _words_of(
    given: list[_Given], footers: dict[int, str], signs: str
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the sections of the parts of a sheet, each once, and what its care cards hang on."""
    sections: dict[tuple[str, str], Section] = {}
    cards = []
    for part in given:
        cards += [block for block in part.blocks if block.urgency]
        for section in sections_of(part.article.slug, part.version.title, part.blocks):
            former = sections.get(section.key)
            words = (*former.words, *section.words) if former else section.words
            sections[section.key] = Section(section.slug, section.page, section.heading, words)
    printed = [
        " ".join(word for p in card.passages if p.role != "label" for word in p.words) for card in cards
    ]
    if not any(card.urgency == "emergency" for card in cards):
        parts = [part.article.part_id for part in given]
        printed += [footers[part] for part in parts_with_cards(parts, footers)]
    return tuple(sections.values()), (*printed, signs) if printed else ()


def _around_now() -> tuple[dict[int, str], str]:
    """Return the footer of every part by its key, in the guide's order, and the list of signs."""
    signs = LibraryFile.objects.filter(path=SIGNS).values_list("text", flat=True)
    return dict(Part.objects.values_list("pk", "footer")), signs.first() or ""


def _around_before(until: datetime) -> tuple[dict[int, str], str]:
    """Return the same as it was just before a time."""
    states = Part.history.filter(history_date__lt=until).order_by("history_date", "history_id")
    footers = dict(states.values_list("id", "footer"))
    signs = LibraryFile.history.filter(path=SIGNS, history_date__lt=until).values_list("text", flat=True)
    parts = Part.objects.values_list("pk", flat=True)
    return {part: footers.get(part, "") for part in parts}, signs.first() or ""


def _details(clinic: Clinic) -> dict[str, str]:
    return {name: getattr(clinic, name) for name in CLINIC}


def _before(model: type[Record], until: datetime) -> Record:
    """Return a record of the clinic as it was just before a time; an empty one where there was none yet."""
    state = model.history.filter(history_date__lt=until).first()
    return state.instance if state else model()
