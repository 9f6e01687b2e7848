"""What a patient gets: the pages of a handout as they are now, whole or one section of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.functional import cached_property

from content.articles.models import Article, Citation, Part, Version
from content.articles.printed import moment
from content.rendering import for_another_page
from content.rendering.excerpts import section_of, shift_headings

from .models import Handout, HandoutItem

_WORDS_A_MINUTE = 200
_CITED = re.compile(r'class="cite"[^>]*>(\d+)<')
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<(h[2-6])\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """A page in a handout, or a section of one.

    `html` is its text, fit to stand among others: links within it lead to the page on the site. `heading` is
    that of the section, where it is one. `is_cut` is false where the section is no longer on the page, which
    is then given whole. `sources` are those that its text cites, with their numbers.
    """

    item: HandoutItem
    article: Article
    version: Version
    heading: str
    html: str
    key_points: str
    minutes: int
    is_cut: bool
    sources: list[Citation] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called: the page, and the section where it is one."""
        return f"{self.version.title}: {self.heading}" if self.heading else self.version.title

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        anchor = f"#{self.item.anchor}" if self.heading else ""
        return self.article.get_absolute_url() + anchor

    @property
    def is_section(self) -> bool:
        """Tell whether it is a section rather than a whole page."""
        return bool(self.heading)

    def changed_since(self, text_of: int) -> bool:
        """Tell whether readers see another text than at a moment, in seconds since 1970."""
        assert self.version.published_at is not None  # noqa: S101 it is live
        return moment(self.version.published_at) > text_of


@dataclass(frozen=True)
class Gone:
    """A page of a handout that was withdrawn, and the one to read instead, if there is one."""

    item: HandoutItem
    title: str
    instead: Article | None


@dataclass
class Contents:
    """The pages of a handout in their order, and what is no longer there."""

    handout: Handout
    pages: list[Page]
    gone: list[Gone]

    @property
    def minutes(self) -> int:
        """How long all of it takes to read."""
        return sum(page.minutes for page in self.pages)

    @cached_property
    def feet(self) -> list[str]:
        """The emergency cards of the pages' parts, each once; where none has one, the guide's first."""
        feet = dict.fromkeys(page.article.part.foot_html for page in self.pages)
        first = Part.objects.exclude(foot_html="").values_list("foot_html", flat=True)[:1]
        return [html for html in feet if html] or list(first)


def contents_of(handout: Handout, items: list[HandoutItem] | None = None) -> Contents:
    """Return what a patient gets with a handout, as its pages are now.

    `items` stand in for its own where it is not saved yet.
    """
    if items is None:
        items = list(handout.items.all())
    articles = Article.objects.select_related("part", "live", "read_instead__live").prefetch_related(
        Prefetch("live__citations", Citation.objects.select_related("reference").order_by("number"))
    )
    known = articles.in_bulk({item.article_id for item in items})
    pages, gone = [], []
    for item in items:
        article = known[item.article_id]
        if article.is_published:
            pages.append(_page(item, article))
        else:
            instead = article.read_instead
            kept = instead if instead is not None and instead.is_published else None
            gone.append(Gone(item, article.live.title if article.live else article.slug, kept))
    return Contents(handout, pages, gone)


def _page(item: HandoutItem, article: Article) -> Page:
    version = article.live
    assert version is not None  # noqa: S101 it is published
    cut = section_of(version.html, item.anchor) if item.anchor else None
    heading = next((h["text"] for h in version.toc if h["anchor"] == item.anchor), "") if cut else ""
    html = _HEADING.sub("", cut, count=1) if cut and heading else version.html
    # The title of a page stands above all its headings, that of a section in place of its own.
    by = 2 - int(cut[2]) if cut and heading else 1
    points = "" if heading else version.key_points_html
    shown = {int(number) for number in _CITED.findall(html + points)}
    words = len(_TAG.sub(" ", html + points).split())
    address = article.get_absolute_url()
    return Page(
        item=item,
        article=article,
        version=version,
        heading=heading,
        html=shift_headings(for_another_page(html, address), by),
        key_points=for_another_page(points, address),
        minutes=max(1, round(words / _WORDS_A_MINUTE)),
        is_cut=bool(heading) or not item.anchor,
        sources=list(_each_once(c for c in version.citations.all() if c.number in shown)),
    )


def _each_once(citations: Iterable[Citation]) -> Iterable[Citation]:
    """Return one citation of each source, in the order of their numbers."""
    return {citation.number: citation for citation in citations}.values()
