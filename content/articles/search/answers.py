"""The answer to a question: the emergency card, a definition, and the pages with their sections."""

import re
from dataclasses import dataclass, field, replace

from ..emergency_card import card_for_search
from .index import Entry, FoundPage, Index, current_index
from .passages import Piece, passage, pieces, speaks
from .question import Asked, Concept, asked_of_clinic, read_question, what_otherwise
from .ranking import Scored, rank
from .spelling import correct

MAX_QUERY = 4000
"""How many letters a question may have: as many as somebody types who tells a long story."""

MAX_PAGES, MAX_SECTIONS, MAX_EXAMPLES = 8, 3, 6
_MAX_TERMS = 2
_PAGE_CUT, _SECTION_CUT = 0.15, 0.35
"""The least share of the best score that a page, or a further section of a page, has to reach."""

_COVERED, _COVERED_BY_HELP, _HELP_BELOW_A_CARD = 0.5, 0.2, 1.5
"""The least share of what is asked that a page below a card speaks of, and the page of help; how much more
that page weighs there."""

_FEW = 5
_POINTING = re.compile(r"\b(?:alike|different|it|one|sources|texts|them|this|two)\b")
_SEE = re.compile(r"\s*(?:See|Read)\b[^.]*\.$")


@dataclass(frozen=True)
class Hit:
    """A section that answers a question: where it stands, its heading, and a passage of it."""

    address: str
    anchor: str
    heading: list[Piece]
    passage: list[Piece]


@dataclass(frozen=True)
class PageHits:
    """A page that answers a question, with its best sections."""

    page: FoundPage
    hits: list[Hit]


@dataclass(frozen=True)
class Card:
    """A term of the glossary: its name, its definition, and where it stands with its sources."""

    name: str
    definition: str
    address: str
    page: FoundPage


@dataclass
class Answer:
    """What is shown for a question.

    `asked` is the question as its words are spelled in the guide, with those of `replaced` put right;
    `missing` are its words that no page has. `of_clinic` names what it asks of the clinic's record, such as
    "phone". `card_html` is the guide's short emergency card, as it was rendered.
    """

    question: str
    asked: str = ""
    is_emergency: bool = False
    card_html: str = ""
    replaced: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    of_clinic: list[str] = field(default_factory=list)
    terms: list[Card] = field(default_factory=list)
    pages: list[PageHits] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


def search(question: str) -> Answer:
    """Answer a question in any letters; of a longer one than `MAX_QUERY` the beginning."""
    question = " ".join(question.replace("\x00", " ").split())
    index = current_index()
    answer = Answer(question[:MAX_QUERY])
    answer.examples = index.words.examples[:MAX_EXAMPLES]
    spelling = correct(answer.question, index)
    answer.asked, answer.replaced, answer.missing = spelling.text, spelling.replaced, spelling.missing
    # A cry for help may be misspelled.
    is_cry = any(map(index.is_emergency, {answer.question, answer.asked}))
    if is_cry or index.cries.are_foreign_in(answer.question):
        answer.is_emergency, answer.card_html = True, card_for_search()
    answer.of_clinic = asked_of_clinic(answer.asked, index)
    asked = read_question(answer.asked, index)
    scored = rank(asked, index)
    if answer.is_emergency:
        scored = _below_a_card(scored)
    terms = _terms(asked.concepts, index)
    answer.terms = [_card(entry) for entry in terms]
    if not scored and (otherwise := what_otherwise(answer.asked, index)):
        asked = read_question(otherwise, index)
        scored = rank(asked, index)
    answer.pages = _pages([item for item in scored if item.entry not in terms], asked)
    return answer


def _below_a_card(scored: list[Scored]) -> list[Scored]:
    """Return what answers a cry for help: the page that tells when to get help, then those that speak of it.

    An exercise against panic, which speaks of breath too, would only be in the way.
    """
    found = []
    for item in scored:
        is_help = item.entry.page.is_help
        if item.covered >= (_COVERED_BY_HELP if is_help else _COVERED):
            found.append(replace(item, score=item.score * (_HELP_BELOW_A_CARD if is_help else 1)))
    return sorted(found, key=lambda item: -item.score)


def _terms(concepts: list[Concept], index: Index) -> list[Entry]:
    """Return the terms that a question names.

    A word that stands all over the guide, such as "practitioner", is looked up only by itself.
    """
    found: list[tuple[int, float, int]] = []
    for entry_id, entry in enumerate(index.entries):
        name = tuple(entry.heading_stems.split()) if entry.is_term else ()
        for order, concept in enumerate(concepts):
            is_rare = name and len(index.entry_ids(name)) <= max(_FEW, len(index.entries) // 10)
            if name in concept and (is_rare or len(concepts) == 1):
                found.append((order, -concept[name], entry_id))
    return [index.entries[entry_id] for _, _, entry_id in sorted(found)[:_MAX_TERMS]]


def _card(entry: Entry) -> Card:
    return Card(entry.heading, _SEE.sub("", entry.text), entry.address, entry.page)


def _pages(scored: list[Scored], asked: Asked) -> list[PageHits]:
    """Put the sections of each page together, the page with the best section first."""
    by_page: dict[str, list[Scored]] = {}
    for item in scored:
        by_page.setdefault(item.entry.page.slug, []).append(item)
    best = scored[0].score if scored else 0.0
    pages = [items for items in by_page.values() if items[0].score >= best * _PAGE_CUT]
    return [_page(items, asked) for items in pages[:MAX_PAGES]]


def _page(items: list[Scored], asked: Asked) -> PageHits:
    """Choose the sections of a page; its opening, which has no heading, stands first or not at all."""
    more = [
        item
        for item in items[1:]
        if item.entry.anchor and item.score >= items[0].score * _SECTION_CUT and speaks(item.entry, asked)
    ]
    hits = [_hit(item.entry, asked) for item in [items[0], *more][:MAX_SECTIONS]]
    return PageHits(items[0].entry.page, hits)


def _hit(entry: Entry, asked: Asked) -> Hit:
    heading = pieces(entry.heading, asked.phrases)
    return Hit(entry.address, entry.anchor, heading, passage(entry, asked))


def suggestions() -> list[str]:
    """Return what a reader may be about to type: titles, headings that are questions, terms, common words."""
    index = current_index()
    titles = [entry.page.title for entry in index.entries if not entry.anchor]
    terms = [entry.heading for entry in index.entries if entry.is_term]
    headings = [entry.heading for entry in index.entries if entry.anchor and entry.heading.endswith("?")]
    # A heading that stands on two pages, or that points at something above it, says nothing by itself.
    alone = [text for text in headings if headings.count(text) == 1 and not _POINTING.search(text)]
    return list({text.lower(): text for text in [*index.words.examples, *titles, *alone, *terms]}.values())
