"""Weighing the sections of the guide against a question.

BM25 over fields (Robertson and Zaragoza 2009), with three things that the guide's own shape tells: a heading
that is the question is its answer, the pages of the journey explain what the other pages list, and a section
that speaks of all that is asked is worth more than one that repeats a part of it.
"""

from dataclasses import dataclass

from ..models import Article
from .index import Entry, Index
from .question import Asked, Concept
from .rules import Phrase
from .stemming import SMALL_STEMS, stem
from .vocabulary import run_of

_K1, _B = 1.2, 0.6
_TITLE, _HEADING, _OPENING_TITLE = 1.2, 2.5, 3.0
_LAYOUTS = {Article.Layout.CLAIMS: 0.45, Article.Layout.GLOSSARY: 0.5, Article.Layout.CHECKLIST: 0.5}
_ABOUT = 0.8
_LINKED, _ASKED_ALIKE, _HELP = 0.06, 0.15, 1.1
_LOOKED_AT, _APART = 30, 0.6
_ASKING = frozenset(map(stem, "how what who when where why which can is are do does will".split()))


@dataclass(frozen=True)
class Scored:
    """An entry with its score, and the share of what is asked that it speaks of."""

    entry: Entry
    score: float
    covered: float


def rank(asked: Asked, index: Index) -> list[Scored]:
    """Return the entries that answer, the best first; those of one score in the order of the guide."""
    concepts = asked.concepts
    if not concepts or not index.entries:
        return []
    entry_ids = {entry_id for phrase in asked.phrases for entry_id in index.entry_ids(phrase)}
    average = sum(len(entry.text_stems) for entry in index.entries) / len(index.entries)
    counted = [_count(concept, index, average) for concept in concepts]
    # Here only what holds the words of a phrase side by side counts.
    rarities = [index.rarity(counts) * weight for counts, weight in zip(counted, asked.weights, strict=True)]
    scored = []
    for entry_id in sorted(entry_ids):
        entry = index.entries[entry_id]
        found = [counts.get(entry_id, 0.0) for counts in counted]
        score = sum(r * count * (_K1 + 1) / (count + _K1) for r, count in zip(rarities, found, strict=True))
        covered = sum(r for r, count in zip(rarities, found, strict=True) if count) / sum(rarities)
        score *= covered * (1 + _likeness(entry, concepts, rarities, index)) * _prior_weight(entry)
        is_alike = asked.first in _ASKING and _heading(entry).startswith(f" {asked.first} ")
        score *= 1 + _ASKED_ALIKE * is_alike
        if score > 0:
            scored.append(Scored(entry, score, covered))
    scored.sort(key=lambda item: -item.score)
    near = [_with_words_together(item, concepts, rarities) for item in scored[:_LOOKED_AT]]
    return sorted(near + scored[_LOOKED_AT:], key=lambda item: -round(item.score, 6))


def _with_words_together(item: Scored, concepts: list[Concept], rarities: list[float]) -> Scored:
    """Return an entry with less of its score where what is asked stands in different lines of it.

    A long list, such as that of the signs of danger, holds words of any question; one sign does not.
    """
    above = f"{item.entry.heading_stems}{item.entry.page.stems}"
    best = 0.0
    for line in item.entry.lines:
        texts = line + above
        best = max(
            best,
            sum(
                r
                for r, concept in zip(rarities, concepts, strict=True)
                if any(run_of(phrase) in texts for phrase in concept)
            ),
        )
    share = best / sum(rarities) / item.covered
    return Scored(item.entry, item.score * (1 - _APART * (1 - share)), item.covered)


def _count(concept: Concept, index: Index, average: float) -> dict[int, float]:
    """Return how strongly each entry speaks of a concept, where it does."""
    counts: dict[int, float] = {}
    for phrase, weight in concept.items():
        words = run_of(phrase)
        for entry_id in index.entry_ids(phrase):
            entry = index.entries[entry_id]
            length = 1 - _B + _B * len(entry.text_stems) / average
            opening = not entry.anchor
            count = (
                entry.text_stems.count(words) / length
                + (words in entry.heading_stems) * _HEADING
                + (words in entry.page.stems) * (_OPENING_TITLE if opening else _TITLE)
            )
            if count:
                counts[entry_id] = counts.get(entry_id, 0.0) + weight * count
    return counts


def _likeness(entry: Entry, concepts: list[Concept], rarities: list[float], index: Index) -> float:
    """Return from 0 to 1 how far an entry's heading, or the title of a page, is the question itself."""
    heading = _heading(entry)
    asked = named = 0.0
    taken: set[str] = set()
    for concept, rarity in zip(concepts, rarities, strict=True):
        fits = [(weight, phrase) for phrase, weight in concept.items() if run_of(phrase) in heading]
        if fits:
            weight, phrase = max(fits)
            asked += rarity * weight
            taken.update(phrase)
    words: Phrase = tuple(word for word in heading.split() if word not in SMALL_STEMS)
    if not taken or not words:
        return 0.0
    weights = {word: index.rarity(index.holding[word]) for word in words}
    named = sum(weight for word, weight in weights.items() if word in taken)
    recall, precision = asked / sum(rarities), named / sum(weights.values())
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _heading(entry: Entry) -> str:
    """Return the stems of what stands above an entry: its heading, or the title of the page."""
    return entry.heading_stems if entry.anchor else entry.page.stems


def _prior_weight(entry: Entry) -> float:
    """Return the weight of an entry whatever the question: by its page, and by how many pages link to it."""
    layout = _LAYOUTS.get(Article.Layout(entry.page.layout), 1.0 if entry.page.is_journey else _ABOUT)
    sent = min(entry.links, 5) if entry.anchor else 0
    return layout * (1 + _LINKED * sent) * (_HELP if entry.page.is_help else 1)
