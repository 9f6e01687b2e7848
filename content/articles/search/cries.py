"""Hearing a cry for help in what somebody typed, by the words of emergencies.yaml.

A cry says that something is wrong now, with oneself or somebody near. What only asks is none: what the
treatment is like ("can you needle the chest"), how often something happens ("how common is a collapsed
lung"), or what was long ago. In doubt it is a cry, for a card too many harms nobody. So a question for a harm
that may be felt already ("can you puncture a lung") is one too, and its pages stand below the card.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from .rules import Choice, Phrase, Readings, Rules, Span, around, met, nearest
from .slips import Slips
from .stemming import SMALL_STEMS, fold, stem, words_of

_BEGINS_WITHIN, _ASKS_ABOUT = 3, 12
"""How many words may stand before what makes a question general, and how far behind it speaks."""

_FILLERS = frozenset(fold("a an the my his her i im have got in of and please"))
"""Words that say nothing about a search of one word."""

_SENTENCE = re.compile(r"(?:[^.!?;…。！？؟۔\n]|(?<=\d)\.(?=\d))+")
_LONGEST_RUN, _SHORTEST_PIECE = 40, 4
"""The most letters written without a blank that are looked through, and the fewest of a word that tells."""

_REPEATED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "ı": "i"}
    | dict.fromkeys("'’`ʼ", " ")
    | dict.fromkeys("أإآٱ", "ا")
    | {"ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه"}
    | dict.fromkeys("ـ\u200c", "")
)
"""Letters that stand for one another in what people type."""


@dataclass
class English:
    """Cries in English. All but `words` and `bare` are numbers of choices in `rules`.

    A rule of `emergency` or `complaint` is a list of choices. One of `emergency` holds unless the sentence
    speaks of something `general` near it, and one of `complaint` also unless the sentence begins as one that
    `asks`; both hold where `now` says that it is so now. `innocent` is taken out first. A sentence of nothing
    but a phrase of `bare` is a cry. `words` are those that are no slip for another.
    """

    rules: Rules = field(default_factory=Rules)
    emergency: list[list[int]] = field(default_factory=list)
    complaint: list[list[int]] = field(default_factory=list)
    innocent: int = -1
    asks: int = -1
    general: int = -1
    now: int = -1
    bare: Choice = frozenset()
    words: frozenset[str] = frozenset()
    slips: Slips = field(default_factory=lambda: Slips(()))


@dataclass
class Cries:
    """The cries of all languages; `foreign` are rules of words in any other letters, `*` for some of them."""

    english: English = field(default_factory=English)
    foreign: Rules = field(default_factory=Rules)
    foreign_rules: list[list[int]] = field(default_factory=list)

    def are_in(self, text: str, is_word: Callable[[str], bool]) -> bool:
        """Tell whether a text holds a cry in English; `is_word` says that a word is no slip for another."""
        read = lru_cache(maxsize=None)(lambda word: _readings(word, self.english, is_word))
        return any(
            _is_cry([reading for word in words_of(sentence) for reading in read(word)], self.english)
            for sentence in _SENTENCE.findall(text)
        )

    def are_foreign_in(self, text: str) -> bool:
        """Tell whether a text holds a cry in another language."""
        words = [tuple(self.foreign.words.intersection(_patterns(word))) for word in foreign_words(text)]
        found = self.foreign.find(words)
        return any(any(met(rule, found)) for rule in self.foreign_rules)


def foreign_words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; each sign of Chinese is one."""
    lower = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))
    return _WORD.findall(plain.translate(_LETTERS))


def _patterns(word: str) -> Iterable[str]:
    """Return all that may stand in the file for a word: itself, and its pieces with `*` for the rest."""
    word = word[:40]
    yield word
    for start in range(len(word)):
        for stop in range(start + 2, len(word) + 1):
            piece = word[start:stop]
            yield f"*{piece}*"
            if not start:
                yield f"{piece}*"
            if stop == len(word):
                yield f"*{piece}"


def _readings(word: str, english: English, is_word: Callable[[str], bool]) -> Readings:
    """Return the stems that a word may be read as; of two words that were written as one, those of both."""
    word = _REPEATED.sub(r"\1\1", word)
    if stem(word) in english.words or is_word(word):
        return [(stem(word),)]
    for cut in range(3, len(word) - 2):
        both = stem(word[:cut]), stem(word[cut:])
        if english.words.issuperset(both) and not SMALL_STEMS.intersection(both):
            return [(both[0],), (both[1],)]
    if pieces := _pieces(word, english):
        return [(piece,) for piece in pieces]
    meant = english.slips.meant(word) | english.slips.meant(stem(word))
    return [(stem(word), *map(stem, meant))]


def _pieces(word: str, english: English) -> tuple[str, ...]:
    """Return the stems of three words or more that were written as one, two of them such as "chest"."""
    if not 3 * _SHORTEST_PIECE <= len(word) <= _LONGEST_RUN:
        return ()
    ways: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for stop in range(1, len(word) + 1):
        for start in range(stop):
            before, piece = ways[start], stem(word[start:stop])
            if before is not None and piece in english.words and (stop - start > 1 or piece == "i"):
                way = ways[stop]
                if way is None or len(before) + 1 < len(way):
                    ways[stop] = (*before, piece)
    pieces = ways[-1] or ()
    telling = [p for p in pieces if len(p) >= _SHORTEST_PIECE and p not in SMALL_STEMS]
    return pieces if len(telling) > 1 and len(pieces) > 2 else ()


def _is_cry(words: Readings, english: English) -> bool:
    found = english.rules.find(words)
    innocent = {place for span in found.get(english.innocent, ()) for place in range(*span)}
    if innocent:
        words = [() if place in innocent else word for place, word in enumerate(words)]
        found = english.rules.find(words)
    if any(_is_bare(words, phrase) for phrase in english.bare):
        return True
    asks = [span for span in found.get(english.asks, ()) if span[0] < _BEGINS_WITHIN]
    now = [span for span in found.get(english.now, ()) if not any(_is_within(span, other) for other in asks)]
    general = found.get(english.general, ())
    for rules, is_complaint in ((english.emergency, False), (english.complaint, True)):
        for span in (around(spans) for rule in rules for spans in met(rule, found)):
            if nearest(span, now):
                return True
            is_asked = is_complaint and any(span[0] <= stop + _ASKS_ABOUT for _, stop in asks)
            if not is_asked and not nearest(span, general):
                return True
    return False


def _is_bare(words: Readings, phrase: Phrase) -> bool:
    """Tell whether a sentence holds a phrase and besides only words such as "my"."""
    said = [word for word in words if word and (word[0] in phrase or word[0] not in _FILLERS)]
    return tuple(word[0] for word in said) == phrase


def _is_within(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]
