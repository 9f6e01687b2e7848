"""Reading a question: what it asks about, and what else each of its words may be called."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .index import Index
from .rules import Phrase, met
from .stemming import SMALL_STEMS, fold, stem

SUBJECT = "dry needling"
"""What a question of small words alone asks about, such as "what is it?"."""

_SYNONYM, _PIECE = 0.7, 0.4
_LONGEST_PHRASE = 7

Concept = dict[Phrase, float]
"""One thing that a question asks about: the phrases that mean it, with the weight of each from 0 to 1."""

_WHEN = frozenset(map(stem, ("today", "tonight", "tomorrow", "yesterday", "morning", "evening", "now")))
"""Says when, where other words say what, and would find the heading “Today” or one line of a diary."""

_WEAK = frozenset(
    fold(
        "need want like make use too also really very much more less still only one first thing enough same "
        "each way bit lot give put set try actually again always ever never yet sure people person normally "
        "usually different another other time today around else"
    )
)
_WEAK_WEIGHT = 0.25
"""Words of many questions, and how much they weigh beside one that says what is asked."""

_GROWN_UP = 18
_AGE = re.compile(
    r"\b(\d{1,3})[ -]?(?:(?:year|yr|month)s?[ -]?olds?|y\W?o)\b|\baged? (\d{1,3})\b", re.IGNORECASE
)
"""How people write an age: "13 year old", "13yo", "aged 13"."""

_NUMBER_ASKED = frozenset(tuple(fold(words)) for words in ("how long", "how many", "how often", "how much"))


@dataclass(frozen=True)
class Asked:
    """What a question asks about, in its order, each thing once.

    `rarities` holds for each concept how rare it is in the guide (BM25), and `weights` how much it says, from
    0 to 1; `phrases` are those of all concepts; `first` is the stem of the question's first word.
    """

    concepts: list[Concept]
    rarities: list[float]
    weights: list[float]
    first: str
    phrases: frozenset[Phrase]
    wants_number: bool


def read_question(question: str, index: Index) -> Asked:
    """Read a question whose spelling has been corrected."""
    stems = fold(_AGE.sub(_age_group, question))
    first = stems[0] if stems else ""
    wants_number = not _NUMBER_ASKED.isdisjoint(pairwise(stems))
    led, rest = _leads(stems, index)
    concepts = led + _concepts(rest, index)
    if not concepts and len(stems) > 1 and SMALL_STEMS.issuperset(stems):
        concepts = _concepts(fold(SUBJECT), index)
    phrases = frozenset(phrase for concept in concepts for phrase in concept)
    entry_ids = [set().union(*map(index.entry_ids, concept)) for concept in concepts]
    rarities = [index.rarity(holding) for holding in entry_ids]
    weights = [_WEAK_WEIGHT if all(map(_WEAK.issuperset, concept)) else 1.0 for concept in concepts]
    return Asked(concepts, rarities, weights, first, phrases, wants_number)


def what_otherwise(question: str, index: Index) -> str:
    """Return what to look for where the guide has no word of a question, by its beginning; or nothing."""
    stems = fold(question)
    runs = (tuple(stems[:length]) for length in range(_LONGEST_PHRASE, 0, -1))
    return next((index.words.otherwise[run] for run in runs if run in index.words.otherwise), "")


def asked_of_clinic(question: str, index: Index) -> list[str]:
    """Return what a question asks of the clinic's record, such as "phone", in the order of search.yaml."""
    words = index.words
    found = words.rules.find([(word,) for word in fold(question)])
    return list(dict.fromkeys(name for rule, name in words.clinic if any(met(rule, found))))


def _age_group(age: re.Match[str]) -> str:
    """Return the word of the guide for somebody of an age: a child, or nothing for a grown-up."""
    return "child" if int(age[1] or age[2]) < _GROWN_UP else " "


def _leads(stems: list[str], index: Index) -> tuple[list[Concept], list[str]]:
    """Return what words of a question lead to, and its other words; of two rules, that of more words."""
    found = index.words.rules.find([(word,) for word in stems])
    every = [
        (sorted({place for span in spans for place in range(*span)}), meant)
        for rule, meant in index.words.leads
        for spans in met(rule, found)
    ]
    concepts: list[Concept] = []
    taken: set[int] = set()
    for places, meant in sorted(every, key=lambda both: -len(both[0])):
        concept = dict.fromkeys(meant, 1.0)
        if taken.isdisjoint(places) and concept not in concepts:
            concepts.append(concept)
            taken.update(places)
    return concepts, [word for place, word in enumerate(stems) if place not in taken]


def _concepts(stems: list[str], index: Index) -> list[Concept]:
    found: list[Concept] = []
    small = SMALL_STEMS if (SMALL_STEMS | _WHEN).issuperset(stems) else SMALL_STEMS | _WHEN
    start = 0
    while start < len(stems):
        length = _phrase_length(stems[start:], index)
        phrase = tuple(stems[start : start + length])
        # A number tells how much and not of what, but 999 asks for help.
        is_number = "".join(phrase).isdigit() and phrase not in index.words.same
        is_question = len(phrase) > 2 and phrase in index.words.same
        is_empty = is_number or (small.issuperset(phrase) and not is_question)
        concept = {} if is_empty else _concept(phrase, index)
        if concept and concept not in found:
            found.append(concept)
        start += length
    return found


def _phrase_length(stems: list[str], index: Index) -> int:
    """Return how many of the first stems are one phrase of search.yaml, or one word written in two."""
    for length in range(min(_LONGEST_PHRASE, len(stems)), 1, -1):
        if tuple(stems[:length]) in index.words.same:
            return length
    is_one = "".join(stems[:2]) in index.stems and not SMALL_STEMS.intersection(stems[:2])
    return 2 if len(stems) > 1 and is_one else 1


def _concept(phrase: Phrase, index: Index) -> Concept:
    """Return the phrases that mean a phrase; where the guide has none of them, its single words."""
    others = index.words.same.get(phrase, [])
    concept = {phrase: 1.0} | dict.fromkeys(others, _SYNONYM)
    if len(phrase) > 1:
        concept[(stem("".join(phrase)),)] = 1.0
    if phrase not in index.words.same and not any(map(index.entry_ids, concept)):
        concept |= {(word,): _PIECE for word in phrase if word not in SMALL_STEMS}
    return concept
