"""Rules over words: what a text speaks of, by words that stand near to each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Phrase = tuple[str, ...]
"""Words, as a text is compared with them, that stand side by side."""

Choice = frozenset[Phrase]
"""Phrases of which one is enough."""

Readings = Sequence[tuple[str, ...]]
"""A text, word by word, each with all that it may be read as: what it says, and what it may be a slip for."""

Span = tuple[int, int]
"""The place of the first word of something, and the place after its last."""

NEAR = 12
"""How many words the parts of a rule may stand apart: more than a sentence of a worried person has."""


@dataclass
class Rules:
    """Choices of phrases, all of which are found in one walk over the words of a text.

    A rule is a list of choices, each named by its number. `starts` are the phrases by their first word, and
    `words` all their words.
    """

    choices: dict[Choice, int] = field(default_factory=dict)
    starts: dict[str, list[tuple[Phrase, int]]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    def add(self, choice: Choice) -> int:
        """Return the number of a choice of phrases, which is looked for from now on."""
        if choice not in self.choices:
            self.choices[choice] = number = len(self.choices)
            for phrase in choice:
                self.starts.setdefault(phrase[0], []).append((phrase, number))
                self.words.update(phrase)
        return self.choices[choice]

    def find(self, words: Readings) -> dict[int, list[Span]]:
        """Return where the phrases of each choice stand in a text, by the number of the choice."""
        found: dict[int, list[Span]] = {}
        for start, readings in enumerate(words):
            for reading in readings:
                for phrase, number in self.starts.get(reading, ()):
                    stop = start + len(phrase)
                    if len(phrase) == 1 or (stop <= len(words) and stands(phrase, words[start:stop])):
                        found.setdefault(number, []).append((start, stop))
        return found


def stands(phrase: Phrase, words: Readings) -> bool:
    """Tell whether as many words may be read as a phrase."""
    return all(word in readings for word, readings in zip(phrase, words, strict=True))


def met(rule: Sequence[int], found: dict[int, list[Span]]) -> Iterator[list[Span]]:
    """Return the places of a phrase of every choice of a rule, where they stand near that of its first."""
    first, *others = rule
    for span in found.get(first, ()):
        spans = [nearest(span, found.get(number, ())) for number in others]
        if all(spans):
            yield [span, *(other for other in spans if other)]


def around(spans: Sequence[Span]) -> Span:
    """Return the place from the first to the last of some places."""
    return min(start for start, _ in spans), max(stop for _, stop in spans)


def nearest(span: Span, others: Iterable[Span]) -> Span | None:
    """Return the nearest of some places to one, or nothing where all are far from it."""
    near = [other for other in others if gap(span, other) <= NEAR]
    return min(near, key=lambda other: gap(span, other), default=None)


def gap(one: Span, other: Span) -> int:
    """Return how many words stand between two places."""
    return max(other[0] - one[1], one[0] - other[1], 0)
