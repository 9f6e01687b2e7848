"""Slips: the word of a cry for help that a mistyped or misheard word was meant to be.

Here a wrong guess costs little, a card that nobody needed, so more is guessed than where pages are ranked:
somebody who cannot breathe does not type with care.
"""

import re
from collections.abc import Iterable, Iterator

_SHORTEST, _MIDDLING, _LONG = 4, 5, 8
"""The lengths from which a word may be meant at all, with one wrong letter, and with two."""

_MOST_WRONG = 2
"""How many letters too many a word may have."""

_SOUNDS = (
    (r"ph|v|th|(?<=[ou])gh", "f"),
    (r"gh|(?<=[lr])h|^h(?=[ou]ff)|w(?=r)|(?<=m)b$", ""),
    (r"ck|q|c(?![eiyh])", "k"),
    (r"x", "ks"),
    (r"tion|sion|cian", "shn"),
    (r"[cz]", "s"),
    (r"a[iye]+|[eiy]+[aeiouy]*", "i"),
    (r"[ouw]+a?", "u"),
    (r"(.)\1+", r"\1"),
    (r"(?<=.)[ie]+$", ""),
)
"""How words are brought together that sound alike, one step after the other."""


class Slips:
    """Some words, by what people type for them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.by_sound: dict[str, set[str]] = {}
        self.by_rest: dict[str, set[str]] = {}
        self.longest = 0
        for word in words:
            if len(word) >= _SHORTEST and word.isalpha():
                self.longest = max(self.longest, len(word))
                self.by_sound.setdefault(sound(word), set()).add(word)
                for rest in _rests(word):
                    self.by_rest.setdefault(rest, set()).add(word)

    def meant(self, word: str) -> set[str]:
        """Return the words that a word may be a slip for."""
        # All that can be left out of a word of thousands of letters would take a minute.
        if not _SHORTEST <= len(word) <= self.longest + _MOST_WRONG or not word.isalpha():
            return set()
        near = set().union(*(self.by_rest.get(rest, ()) for rest in _rests(word)))
        alike = self.by_sound.get(sound(word), set())
        return {other for other in near if _is_slip(word, other)} | {
            other for other in alike if distance(word, other) <= (len(word) + 2) // 2
        }


def sound(word: str) -> str:
    """Return a rough writing of how a word sounds, the same for words that sound alike."""
    for pattern, letters in _SOUNDS:
        word = re.sub(pattern, letters, word)
    return word


def _rests(word: str) -> Iterator[str]:
    """Return a word, and what stays of it without each of its letters; without each two of a long one."""
    yield word
    for place in range(len(word)):
        rest = word[:place] + word[place + 1 :]
        yield rest
        if len(word) >= _LONG:
            yield from (rest[:second] + rest[second + 1 :] for second in range(place, len(rest)))


def _is_slip(word: str, other: str) -> bool:
    """Tell whether a word is near enough to another for its length."""
    length = min(len(word), len(other))
    if length < _MIDDLING:
        has_changed_places = sorted(word) == sorted(other)
        lacks_letter = len(word) < len(other) and word[-1] == other[-1]
        return word[0] == other[0] and (has_changed_places or lacks_letter)
    return distance(word, other) <= (2 if length >= _LONG else 1)


def distance(word: str, other: str) -> int:
    """Count the letters that are missing, too many, wrong, or changed places with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        above, before, row = before, row, [place]
        for column, meant in enumerate(other, 1):
            steps = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != meant))
            if place > 1 < column and word[place - 2] == meant and letter == other[column - 2]:
                steps = min(steps, above[column - 2] + 1)
            row.append(steps)
    return row[-1]
