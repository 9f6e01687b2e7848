"""The guide as search sees it: its sections, folded once for each state of the published pages."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from itertools import pairwise
from math import log
from typing import Any

from django.db.models import Case, Count, F, Q, TextField, Value, When
from django.db.models.functions import Cast

from content.rendering import FormatError, for_another_page
from content.rendering.context import page_address
from content.rendering.markup.callouts import ALL_OURS, CONCLUSION, KINDS, NOT_A_SOURCES, REST_OURS

from ..models import Article, LibraryFile, Link, Part
from .stemming import SMALL, spaced, stem, words_of
from .vocabulary import Phrase, SearchWords, parse_words

FILE = "search.yaml"
HELP_PAGE = "when-to-get-help"
"""The page whose emergency card is shown to a question that speaks of an emergency."""

Rows = tuple[tuple[Any, ...], ...]

_FIELDS = ("slug", "layout", "part__slug", "live__title", "live__summary", "live__key_points_html")
_CITES = re.compile(r'(?:\s|&nbsp;)*<span class="cites">.*?</span>', re.DOTALL)
_FRAME = re.compile(
    rf"^(?:{KINDS['advice'].label}|{KINDS['differ'].label}): |^{CONCLUSION}$"
    rf"|^(?:{ALL_OURS}|{REST_OURS}){re.escape(NOT_A_SOURCES)}$",
    re.MULTILINE,
)
"""What callouts print around what they say; nobody looks for it."""

_CAPTION = re.compile(r"<(figcaption)>(.*?)</figcaption>", re.DOTALL)
_DATA = re.compile(r'<details class="callout data">.*?</details>', re.DOTALL)
_DRAWN = re.compile(r"<(summary|td|th|p|li)\b[^>]*>(.*?)</\1>", re.DOTALL)
_CARD = '<section class="callout emergency"'
_BOX = re.compile(r"<(/?)section\b[^>]*>")
"""Callouts nest and are always closed, and the sanitiser leaves no "<" that begins no tag."""


@dataclass(frozen=True)
class FoundPage:
    """A page that a hit stands on."""

    slug: str
    title: str
    layout: str
    is_journey: bool
    stems: str

    @property
    def address(self) -> str:
        """Return its public address."""
        return page_address(self.slug)


@dataclass(frozen=True)
class Entry:
    """A section of a page, or a term of a glossary, with the stems of its words between spaces.

    `lines` are the stems of each line of the text; `drawn` are the lines that belong to a figure and say
    little without it; `links` counts the pages that send their readers to it.
    """

    page: FoundPage
    anchor: str
    heading: str
    text: str
    is_term: bool = False
    links: int = 0
    heading_stems: str = ""
    text_stems: str = ""
    lines: tuple[str, ...] = ()
    drawn: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Return where it stands."""
        return f"{self.page.address}#{self.anchor}" if self.anchor else self.page.address


@dataclass
class Index:
    """All entries in the order of the guide, and what is known of their words.

    `holding` maps a stem to the places of the entries that hold it; `spelled` counts the words as they
    are spelled, those of search.yaml among them; `card` is the guide's emergency card, as it was rendered.
    """

    words: SearchWords
    entries: list[Entry] = field(default_factory=list)
    holding: dict[str, set[int]] = field(default_factory=dict)
    spelled: Counter[str] = field(default_factory=Counter)
    card: str = ""

    def __post_init__(self) -> None:
        """Note the stems of all words."""
        self.stems = set(self.holding) | {stem(word) for word in self.spelled}

    def places(self, phrase: Phrase) -> set[int]:
        """Return the places of the entries that hold every word of a phrase."""
        return set.intersection(*(self.holding.get(word, set()) for word in phrase))

    def rarity(self, places: Collection[int]) -> float:
        """Return how much it tells that an entry is one of some: the weight of a word in BM25."""
        return log(1 + (len(self.entries) - len(places) + 0.5) / (len(places) + 0.5))

    def knows(self, word: str) -> bool:
        """Tell whether a word, or one of its stem, stands in the guide or in search.yaml."""
        return word in SMALL or word in self.spelled or stem(word) in self.stems


def current_index() -> Index:
    """Return the index of the pages as they are published now, in three queries."""
    is_read = Q(layout=Article.Layout.GLOSSARY) | Q(slug=HELP_PAGE) | Q(live__html__contains="<figure")
    rows = (
        Article.objects.published()
        .annotate(
            sections_text=Cast("live__sections", TextField()),
            html=Case(When(is_read, then=F("live__html")), default=Value(""), output_field=TextField()),
        )
        .values_list(*_FIELDS, "sections_text", "html")
    )
    source = LibraryFile.objects.filter(path=FILE).values_list("text", flat=True).first()
    links = Link.objects.shown().values_list("target__slug", "anchor").order_by("target__slug", "anchor")
    counts = links.annotate(count=Count("version", distinct=True))
    return _index(tuple(rows), tuple(counts), source or "")


@lru_cache(maxsize=2)
def _index(rows: Rows, counts: Rows, source: str) -> Index:
    """Fold the sections. What comes in is all that it is made of, so the cache is never out of date."""
    words = _words(source)
    links = {(slug, anchor): count for slug, anchor, count in counts}
    entries: list[Entry] = []
    card = ""
    for slug, layout, part, title, summary, points, sections, html in rows:
        page = FoundPage(slug, title, layout, Part(slug=part).is_journey, spaced(title))
        opening = "\n".join([summary, *_plain_items(points)])
        drawn = _drawn(html)
        entries += [
            replace(entry, links=links.get((slug, entry.anchor), 0), drawn=drawn)
            for entry in _entries(page, opening, json.loads(sections), html)
        ]
        card = _card(html, page.address) if slug == HELP_PAGE else card
    return Index(words, entries, *_vocabulary(entries, words), card)


def _card(html: str, address: str) -> str:
    """Return a page's first emergency card, with the callouts that stand in it, or "" where it has none."""
    start = html.find(_CARD)
    if start < 0:
        return ""
    depth = 0
    for tag in _BOX.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            break
    card = re.sub(r"(?<=<)(/?)h[2-6]\b", r"\1h2", html[start : tag.end()])
    return for_another_page(card, address)


@lru_cache(maxsize=2)
def _words(source: str) -> SearchWords:
    """Read search.yaml as it was loaded; one that a later edition refuses is done without."""
    try:
        return parse_words(source) if source else SearchWords()
    except FormatError:
        return SearchWords()


def _vocabulary(entries: list[Entry], words: SearchWords) -> tuple[dict[str, set[int]], Counter[str]]:
    holding: dict[str, set[int]] = {}
    for place, entry in enumerate(entries):
        for word in f"{entry.page.stems}{entry.heading_stems}{entry.text_stems}".split():
            holding.setdefault(word, set()).add(place)
    texts = (f"{entry.page.title} {entry.heading} {entry.text}" for entry in entries)
    spelled = Counter(word for text in (*texts, *words.spelled) for word in words_of(text))
    return holding, spelled


def _entries(page: FoundPage, opening: str, sections: list[dict[str, str]], html: str) -> Iterator[Entry]:
    """Return the entries of a page. The first stands for the page as a whole, and has no anchor."""
    if not sections or sections[0]["anchor"]:
        sections = [{"anchor": "", "heading": "", "text": ""}, *sections]
    for section in sections:
        text = re.sub(r"\n+", "\n", _FRAME.sub("", section["text"])).strip()
        if page.layout == Article.Layout.GLOSSARY:
            text, *terms = _divide_at_terms(text, html)
            yield from (_entry(page, *term, is_term=True) for term in terms)
        if not section["anchor"]:
            text = f"{opening}\n{text}".strip()
        if text:
            yield _entry(page, section["anchor"], section["heading"], text)


def _entry(page: FoundPage, anchor: str, heading: str, text: str, *, is_term: bool = False) -> Entry:
    lines = tuple(map(spaced, text.split("\n")))
    return Entry(
        page=page,
        anchor=anchor,
        heading=heading,
        text=text,
        is_term=is_term,
        heading_stems=spaced(heading),
        text_stems="".join(lines),
        lines=lines,
    )


def _divide_at_terms(text: str, html: str) -> list[Any]:
    """Return the text of a glossary above its terms, then each term's anchor, name and definition."""
    found = re.findall(r'<dt id="([^"]+)">(.*?)</dt>', html, re.DOTALL)
    anchors = {_plain(name): anchor for anchor, name in found}
    above: list[str] = []
    terms: list[tuple[str, str, list[str]]] = []
    for line in text.split("\n"):
        if line in anchors:
            terms.append((anchors.pop(line), line, []))
        else:
            (terms[-1][2] if terms else above).append(line)
    for term, following in reversed(list(pairwise(terms))):
        # Terms that stand above one definition share it.
        term[2].extend([] if term[2] else following[2])
    return ["\n".join(above), *((anchor, name, " ".join(lines)) for anchor, name, lines in terms)]


def _drawn(html: str) -> frozenset[str]:
    """Return the lines of a page that belong to its figures: their captions, and the data behind them."""
    data = "".join(_DATA.findall(html))
    return frozenset(_plain(text) for _, text in _DRAWN.findall(data) + _CAPTION.findall(html))


def _plain_items(html: str) -> list[str]:
    return [_plain(item) for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]


def _plain(html: str) -> str:
    """Return the words of a stored line of HTML, without its citations."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", _CITES.sub("", html))).split())
