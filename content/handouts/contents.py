"""What a patient gets: the pages of a handout as they are now, whole or a part of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Max, Prefetch
from django.utils.functional import cached_property

from content.articles.emergency_card import parts_with_cards
from content.articles.files.handouts import KEY_POINTS
from content.articles.files.layout import SIGNS
from content.articles.models import Article, Citation, LibraryFile, Part, Version
from content.articles.models.version import minutes_to_read
from content.articles.pages.paper import moment
from content.clinic.models import Clinic, SafetyRules
from content.rendering import Rendered, blocks_for_another_page
from content.rendering.blocks import (
    Block,
    count_printed,
    html_of,
    lead_of,
    numbers_of,
    section_anchors,
    section_of,
    with_headings_shifted,
)

from .models import Handout, HandoutItem, title_of_part


@dataclass(frozen=True)
class Page:
    """A page in a handout, its key points, or a section of it.

    `blocks` are its text, fit to stand under the title of its page, an h2, and its own heading, an h3, if it
    has one: links to what is not within it lead to the page on the site. Their anchors begin with `anchor`.
    `heading` is that of the section, where it is one; in `headed_by` it stands with the mark of a list right
    below it, which has none itself. `is_as_chosen` is false where what was chosen is no longer on the page,
    which is then given whole. `sources` are those that its text cites, with their numbers.
    """

    item: HandoutItem
    article: Article
    version: Version
    heading: str
    blocks: list[Block]
    key_point_blocks: list[Block]
    minutes: int
    is_as_chosen: bool
    sources: list[Citation] = field(default_factory=list)
    headed_by: list[Block] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Its text as safe HTML."""
        return html_of(self.blocks)

    @property
    def key_points(self) -> str:
        """Its key points as safe HTML, items of a list; nothing where it has none."""
        return html_of(self.key_point_blocks)

    @property
    def title(self) -> str:
        """What it is called: the page, and which part of it."""
        part = self.heading or ("" if self.is_whole else "Key points")
        return title_of_part(self.version.title, part) if part else self.version.title

    @property
    def anchor(self) -> str:
        """The anchor of its heading, where it stands with the others on one page."""
        return _anchor_of("part", self.item)

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the page is given."""
        return not self.item.anchor or not self.is_as_chosen


@dataclass(frozen=True)
class Group:
    """Parts of one page of the guide that follow each other in a handout."""

    pages: list[Page]

    @property
    def article(self) -> Article:
        """The page that all of it is of."""
        return self.pages[0].article

    @property
    def version(self) -> Version:
        """Its text as readers see it."""
        return self.pages[0].version


@dataclass(frozen=True)
class Gone:
    """A page of a handout that was withdrawn, and the one to read instead, if there is one."""

    item: HandoutItem
    title: str
    instead: Article | None


@dataclass(frozen=True)
class Lost:
    """A part of a page that a handout would lose: the handout, and the heading of the part."""

    handout: Handout
    heading: str


@dataclass
class Contents:
    """The pages of a handout in their order, and what is no longer there."""

    handout: Handout
    pages: list[Page]
    gone: list[Gone]

    @property
    def published_at(self) -> datetime | None:
        """When what readers see of its pages last changed; None where it has no page."""
        changed = (page.article.changed_at for page in self.pages)
        return max(filter(None, changed), default=None)

    @property
    def text_of(self) -> int:
        """The time of the last change to anything that its sheet prints, in seconds since 1970."""
        gone = [gone.item.article.withdrawn_at for gone in self.gone]
        moments = [self.handout.changed_at, self.published_at, *gone, _surroundings_changed_at()]
        return max(moment(at) for at in moments if at is not None)

    @property
    def groups(self) -> list[Group]:
        """The pages in order; parts of one page of the guide that follow each other are one group."""
        return [Group(list(pages)) for _, pages in groupby(self.pages, lambda page: page.article.pk)]

    @property
    def parts(self) -> list[int]:
        """The keys of the parts of its pages, in the order of the pages."""
        return [page.article.part_id for page in self.pages]

    @cached_property
    def emergency_cards(self) -> list[Block]:
        """The emergency cards that stand below: the footers of its parts, where no page holds a card itself.

        That is the rule for the page of a handout and for both forms of its sheet.
        """
        if any(block.urgency == "emergency" for page in self.pages for block in page.blocks):
            return []
        parts = {part.pk: part for part in Part.objects.all()}
        having = parts_with_cards(self.parts, {key: part.footer for key, part in parts.items()})
        return [block for key in having for block in parts[key].footer_blocks]


def _surroundings_changed_at() -> datetime | None:
    """Return when what stands around the text was last saved: the clinic, its rules, a part, the signs."""
    signs = LibraryFile.history.filter(path=SIGNS)
    histories = (Clinic.history, SafetyRules.history, Part.history, signs)
    saved = [history.aggregate(at=Max("history_date"))["at"] for history in histories]
    return max((time for time in saved if time is not None), default=None)


def contents_of(handout: Handout, items: list[HandoutItem] | None = None) -> Contents:
    """Return what a patient gets with a handout, as its pages are now.

    `items` stand in for its own where it is not saved yet.
    """
    if items is None:
        items = list(handout.items.all())
    chosen = {item.article_id for item in items}
    cited = Citation.objects.select_related("reference").order_by("number")
    cited = cited.only("version", "number", "reference__csl", "reference__kind")
    around = ("next_step_blocks", "references_html", "notes_html", "related", "source_kinds", "metrics")
    published = Article.objects.published().with_review().with_text()
    published = published.defer(*(f"live__{name}" for name in around))
    known = published.prefetch_related(Prefetch("live__citations", cited)).in_bulk(chosen)
    if withdrawn := chosen - set(known):
        known |= Article.objects.with_instead().in_bulk(withdrawn)
    pages: list[Page] = []
    gone: list[Gone] = []
    for item in items:
        item.article = known[item.article_id]
    # In place of a part that is gone patients get the whole page: once, and with it its other parts.
    whole = {item.article_id for item in items if item.article.is_published and not _is_given(item)}
    given: set[tuple[int, str]] = set()
    for item in items:
        article = item.article
        if article.live and article.is_published:
            # Two former anchors may lead to one section.
            part = "" if article.pk in whole else _anchor_of_today(article.live, item.anchor)
            if (article.pk, part) not in given:
                pages.append(_page(item, article, whole=article.pk in whole))
            given.add((article.pk, part))
        else:
            gone.append(Gone(item, article.live.title if article.live else article.slug, article.instead))
    return Contents(handout, pages, gone)


def no_longer_as_chosen() -> list[HandoutItem]:
    """Return the items of handouts in use whose page is withdrawn, or whose heading is gone from its page."""
    chosen = HandoutItem.objects.filter(handout__withdrawn_at=None).select_related("handout")
    items = list(chosen.order_by("handout", "order"))
    articles = Article.objects.select_related("live").in_bulk({item.article_id for item in items})
    for item in items:
        item.article = articles[item.article_id]
    return [item for item in items if not _is_given(item)]


def not_given_with(article: Article, text: Rendered) -> list[Lost]:
    """Return the parts of a page that handouts in use would lose if a text were published in its place."""
    if article.live is None:
        return []
    names = _names_of_parts(article.live)
    lost = _anchors_of_parts(article.live) - _anchors_of_parts(text)
    items = HandoutItem.objects.filter(handout__withdrawn_at=None, article=article, anchor__in=lost)
    chosen = items.select_related("handout").order_by("handout", "order")
    return [Lost(item.handout, names.get(item.anchor, item.anchor)) for item in chosen]


def _is_given(item: HandoutItem) -> bool:
    version = item.article.live if item.article.is_published else None
    return version is not None and name_of_part(version, item.anchor) is not None


def _anchors_of_parts(text: Rendered | Version) -> set[str]:
    """Return the anchors that may be chosen: of sections, of key points, and "" for the whole page."""
    return {"", *section_anchors(text.blocks)} | ({KEY_POINTS} if text.key_points_html else set())


def name_of_part(version: Version, anchor: str) -> str | None:
    """Return the name of the part that an anchor chooses: "" for the whole page, None where there is none."""
    return _names_of_parts(version).get(anchor) if anchor in _anchors_of_parts(version) else None


def _names_of_parts(version: Version) -> dict[str, str]:
    names = {entry["anchor"]: entry["text"] for entry in version.toc}
    former = {
        old: names[block.anchor] for block in version.blocks for old in block.former if block.anchor in names
    }
    return {"": "", KEY_POINTS: "Key points"} | names | former


def chosen_blocks(version: Version, anchor: str) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return the blocks that an anchor chooses: those of the text, and those of the key points."""
    if anchor == KEY_POINTS:
        return lead_of(version.blocks), version.key_point_blocks
    if anchor:
        return section_of(version.blocks, anchor) or [], ()
    return version.blocks, version.key_point_blocks


def _anchor_of_today(version: Version, anchor: str) -> str:
    """Return the anchor that the section has now which an anchor, perhaps a former one, chooses."""
    section = section_of(version.blocks, anchor) if anchor else None
    return section[0].anchor if section else anchor


def _anchor_of(what: str, item: HandoutItem) -> str:
    """Return an anchor for an item that stays the same when the items of a handout change places."""
    return f"{what}-{item.mark.replace('#', ':')}"


def _page(item: HandoutItem, article: Article, *, whole: bool) -> Page:
    version = article.live
    assert version is not None  # noqa: S101 it is published
    anchor = "" if whole else item.anchor
    heading = "" if anchor == KEY_POINTS else name_of_part(version, anchor) or ""
    (blocks, points), by = chosen_blocks(version, anchor), 1
    headed_by: Sequence[Block] = ()
    if heading and blocks[0].kind == "heading":
        # Above a section's own headings stand the title of its page and, one deeper, its own.
        headed_by, blocks, by = blocks[:1], blocks[1:], 3 - blocks[0].level
    shown = numbers_of([*blocks, *points])
    address = article.get_absolute_url()
    return Page(
        item=item,
        article=article,
        version=version,
        heading=heading,
        blocks=with_headings_shifted(blocks_for_another_page(blocks, address, _anchor_of("part", item)), by),
        key_point_blocks=blocks_for_another_page(points, address),
        minutes=minutes_to_read(count_printed([*blocks, *points])),
        is_as_chosen=not whole,
        sources=list(_each_once(c for c in version.citations.all() if c.number in shown)),
        headed_by=with_headings_shifted(blocks_for_another_page(headed_by, address), by),
    )


def _each_once(citations: Iterable[Citation]) -> Iterable[Citation]:
    """Return one citation of each source, in the order of their numbers."""
    return {citation.number: citation for citation in citations}.values()
