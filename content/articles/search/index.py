"""The guide as search sees it: its sections, folded once for each state of the published pages."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Any

from django.db.models import Count

from content.rendering import FormatError
from content.rendering.blocks import Block, Passage
from content.rendering.context import page_address
from content.rendering.markup.callouts import KINDS

from ..emergency_card import with_help_page
from ..locks import snapshot
from ..models import Article, LibraryFile, Link, Part, Version
from .cries import Cries
from .emergencies import parse_emergencies
from .rules import Phrase
from .stemming import SMALL, spaced, stem, words_of
from .vocabulary import SearchWords, parse_words

WORDS, EMERGENCIES = "search.yaml", "emergencies.yaml"

Rows = tuple[tuple[Any, ...], ...]

_FIELDS = ("slug", "layout", "part__slug", "live__title", "live__summary", "live", "live__blocks_digest")
_TEXTS = ("blocks", "key_point_blocks", "next_step_blocks", "blocks_digest")
_FRAME = re.compile(rf"^{KINDS['differ'].label}: ")
"""Fixed words that callouts print before their title, which are not searched."""


@dataclass(frozen=True)
class FoundPage:
    """A page that a hit stands on."""

    slug: str
    title: str
    layout: str
    is_journey: bool
    stems: str
    is_help: bool = False

    @property
    def address(self) -> str:
        """Return its public address."""
        return page_address(self.slug)


@dataclass(frozen=True)
class Entry:
    """A section of a page, or a term of a glossary, with the stems of its words between spaces.

    `lines` are the stems of each line of the text; `asides` are the lines that are no answer by themselves,
    since they belong to a figure or are one side of what sources differ on; `links` counts the pages
    that send their readers to it.
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
    asides: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Return where it stands."""
        return f"{self.page.address}#{self.anchor}" if self.anchor else self.page.address


@dataclass
class Index:
    """All entries in the order of the guide, and what is known of their words.

    `holding` maps a stem to the numbers of the entries that hold it; `spelled` counts the words as they
    are spelled, those of search.yaml among them.
    """

    words: SearchWords
    cries: Cries = field(default_factory=Cries)
    entries: list[Entry] = field(default_factory=list)
    holding: dict[str, set[int]] = field(default_factory=dict)
    spelled: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Note the stems of all words."""
        self.stems = set(self.holding) | {stem(word) for word in self.spelled}

    def entry_ids(self, phrase: Phrase) -> set[int]:
        """Return the numbers of the entries that hold every word of a phrase."""
        return set.intersection(*(self.holding.get(word, set()) for word in phrase))

    def rarity(self, entry_ids: Collection[int]) -> float:
        """Return the inverse document frequency of BM25 for a word that these entries hold."""
        return log(1 + (len(self.entries) - len(entry_ids) + 0.5) / (len(entry_ids) + 0.5))

    def is_emergency(self, text: str) -> bool:
        """Tell whether a text in English is a cry for help."""
        return self.words.is_emergency(text) or self.cries.are_in(text, self.knows)

    def knows(self, word: str) -> bool:
        """Tell whether a word, or one of its stem, stands in the guide or in search.yaml."""
        return word in SMALL or word in self.spelled or stem(word) in self.stems


class _ChangedError(Exception):
    """A page was changed after its digest was read and before its text was."""


def current_index() -> Index:
    """Return the index of the pages as they are published now, in three queries."""
    try:
        return _index(*_rows())
    except _ChangedError:
        with snapshot():
            return _index(*_rows())


def _rows() -> tuple[Rows, Rows, Rows]:
    """Return what an index is made of, but for the texts: pages, links to them, and the files of words."""
    rows = with_help_page(Article.objects.published()).values_list("help_page", *_FIELDS)
    files = LibraryFile.objects.filter(path__in=(WORDS, EMERGENCIES)).order_by("path")
    links = Link.objects.shown().values_list("target__slug", "anchor").order_by("target__slug", "anchor")
    counts = links.annotate(count=Count("version", distinct=True))
    return tuple(rows), tuple(counts), tuple(files.values_list("path", "text"))


@lru_cache(maxsize=2)
def _index(rows: Rows, counts: Rows, files: Rows) -> Index:
    """Fold the sections. A row has the digest of its page's text, so the cache is never out of date.

    The texts themselves are fetched here, and so only where one has changed. Raises _ChangedError where one
    is not that of its row any more: nothing is cached then.
    """
    sources: dict[str, str] = dict(files)
    words, cries = _words(sources.get(WORDS, "")), _cries(sources.get(EMERGENCIES, ""))
    links = {(slug, anchor): count for slug, anchor, count in counts}
    texts = Version.objects.only(*_TEXTS).in_bulk([row[-2] for row in rows])
    if any(live not in texts or texts[live].blocks_digest != digest for *_, live, digest in rows):
        raise _ChangedError
    entries: list[Entry] = []
    for help_page, slug, layout, part, title, summary, live, _ in rows:
        page = FoundPage(slug, title, layout, Part(slug=part).is_journey, spaced(title), slug == help_page)
        text = texts[live]
        opening = "\n".join([summary, *(point.text for point in text.key_point_blocks)])
        blocks = [*text.key_point_blocks, *text.blocks, *text.next_step_blocks]
        asides = _asides(blocks)
        entries += [
            replace(entry, links=links.get((slug, entry.anchor), 0), asides=asides)
            for entry in _entries(page, opening, blocks)
        ]
    return Index(words, cries, entries, *_vocabulary(entries, words))


@lru_cache(maxsize=2)
def _words(source: str) -> SearchWords:
    """Read search.yaml as it was loaded; one that a later edition refuses is done without."""
    try:
        return parse_words(source) if source else SearchWords()
    except FormatError:
        return SearchWords()


@lru_cache(maxsize=2)
def _cries(source: str) -> Cries:
    """Read emergencies.yaml in the same way."""
    try:
        return parse_emergencies(source) if source else Cries()
    except FormatError:
        return Cries()


def _vocabulary(entries: list[Entry], words: SearchWords) -> tuple[dict[str, set[int]], Counter[str]]:
    holding: dict[str, set[int]] = {}
    for entry_id, entry in enumerate(entries):
        for word in f"{entry.page.stems}{entry.heading_stems}{entry.text_stems}".split():
            holding.setdefault(word, set()).add(entry_id)
    texts = (f"{entry.page.title} {entry.heading} {entry.text}" for entry in entries)
    spelled = Counter(word for text in (*texts, *words.spelled) for word in words_of(text))
    return holding, spelled


def _entries(page: FoundPage, opening: str, blocks: Iterable[Block]) -> Iterator[Entry]:
    """Return the entries of a page. The first stands for the page as a whole, and has no anchor."""
    for anchor, heading, passages in _sections(blocks):
        terms: list[tuple[Passage, list[Passage]]] = []
        above: list[Passage] = []
        for passage in passages:
            if page.layout == Article.Layout.GLOSSARY and passage.role == "dt":
                terms.append((passage, []))
            else:
                (terms[-1][1] if terms else above).append(passage)
        for (_, definition), (_, following) in reversed(list(pairwise(terms))):
            # Terms that stand above one definition share it.
            definition.extend([] if definition else following)
        for term, definition in terms:
            yield _entry(page, term.anchor, term.text, _text(definition, " "), is_term=True)
        text = _text(above) if anchor else f"{opening}\n{_text(above)}".strip()
        if text:
            yield _entry(page, anchor, heading, text)


def _sections(blocks: Iterable[Block]) -> list[tuple[str, str, list[Passage]]]:
    """Divide a page at its headings: anchor and text of each, and what stands below it.

    A care card above the first heading is a section by itself.
    """
    sections: list[tuple[str, str, list[Passage]]] = [("", "", [])]
    has_heading = False
    for block in blocks:
        for index, passage in enumerate(block.passages):
            is_title = block.kind == "card" and index == 0 and not has_heading
            if passage.is_heading or is_title:
                sections.append((passage.anchor, passage.text, []))
            else:
                sections[-1][2].append(passage)
            has_heading |= passage.is_heading
    return sections


def _text(passages: Iterable[Passage], between: str = "\n") -> str:
    lines = (_FRAME.sub("", passage.text) for passage in passages)
    return between.join(line for line in lines if line)


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


def _asides(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the lines of a page that belong to its figures, with the data behind them, or to differences."""
    return frozenset(
        passage.text
        for block in blocks
        for passage in block.passages
        if block.kind == "data"
        or passage.role == "figcaption"
        or (block.kind == "difference" and passage.role == "li")
    )
