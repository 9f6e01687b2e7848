"""Reading a question: what it asks about, and what else each of its words may be called."""

from dataclasses import dataclass
from itertools import pairwise

from .index import Index
from .rules import Phrase
from .stemming import SMALL_STEMS, fold, stem

SUBJECT = "dry needling"
"""What a question of small words alone asks about, such as "what is it?"."""

_SYNONYM, _PIECE = 0.7, 0.4
_LONGEST_PHRASE = 7

Concept = dict[Phrase, float]
"""One thing that a question asks about: the phrases that mean it, with the weight of each from 0 to 1."""

_WHEN = frozenset(map(stem, ("today", "morning", "evening")))
"""Says when, where other words say what, and would find the heading “Today” or one line of a diary."""

_NUMBER_ASKED = frozenset(tuple(fold(words)) for words in ("how long", "how many", "how often", "how much"))


@dataclass(frozen=True)
class Asked:
    """What a question asks about, in its order, each thing once.

    `rarities` holds for each concept how rare it is in the guide (BM25); `phrases` are those of all concepts;
    `first` is the stem of the question's first word.
    """

    concepts: list[Concept]
    rarities: list[float]
    first: str
    phrases: frozenset[Phrase]
    wants_number: bool


def read_question(question: str, index: Index) -> Asked:
    """Read a question whose spelling has been corrected."""
    stems = fold(question)
    first = stems[0] if stems else ""
    wants_number = not _NUMBER_ASKED.isdisjoint(pairwise(stems))
    if len(stems) > 1 and SMALL_STEMS.issuperset(stems):
        stems = fold(SUBJECT)
    concepts = _concepts(stems, index)
    phrases = frozenset(phrase for concept in concepts for phrase in concept)
    entry_ids = [set().union(*map(index.entry_ids, concept)) for concept in concepts]
    rarities = [index.rarity(holding) for holding in entry_ids]
    return Asked(concepts, rarities, first, phrases, wants_number)


def _concepts(stems: list[str], index: Index) -> list[Concept]:
    found: list[Concept] = []
    small = SMALL_STEMS if (SMALL_STEMS | _WHEN).issuperset(stems) else SMALL_STEMS | _WHEN
    start = 0
    while start < len(stems):
        length = _phrase_length(stems[start:], index)
        phrase = tuple(stems[start : start + length])
        # A number tells how much and not of what, but 999 asks for help.
        is_number = "".join(phrase).isdigit() and phrase not in index.words.same
        is_empty = is_number or small.issuperset(phrase)
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
