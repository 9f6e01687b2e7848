"""What is shown of a section: the lines that answer, with the question's words marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .index import Entry
from .question import Asked
from .rules import Phrase
from .stemming import stem, tokens
from .vocabulary import run_of

MAX_PASSAGE = 240
_LABEL, _LEAD = 40, 80
_NUMBER, _NUMBER_WORTH = re.compile(r"\d"), 3.0


@dataclass(frozen=True)
class Piece:
    """A run of text, and whether it is what was asked for. The template escapes it."""

    text: str
    is_marked: bool


def passage(entry: Entry, asked: Asked) -> list[Piece]:
    """Return the line of a section that says most about a question, shortened around it, in pieces."""
    lines = list(zip(entry.text.split("\n"), entry.lines, strict=True))
    told = [both for both in lines if both[0] not in entry.asides]
    line, _ = max(told or lines, key=lambda both: _worth(both[0], both[1], asked))
    if len(line) > MAX_PASSAGE:
        line = _shorten(line, next((start for start, _ in _marks(line, asked.phrases)), 0))
    return pieces(line, asked.phrases)


def pieces(text: str, phrases: frozenset[Phrase]) -> list[Piece]:
    """Divide a text at the words that are to be marked."""
    found: list[Piece] = []
    end = 0
    for start, stop in _marks(text, phrases):
        found += [Piece(text[end:start], False), Piece(text[start:stop], True)]
        end = stop
    return [piece for piece in [*found, Piece(text[end:], False)] if piece.text]


def speaks(entry: Entry, asked: Asked) -> bool:
    """Tell whether a section itself, and not only the title of its page, says something about a question."""
    both = (entry.heading_stems, entry.text_stems)
    return any(run_of(phrase) in stems for phrase in asked.phrases for stems in both)


def _worth(line: str, stems: str, asked: Asked) -> tuple[float, bool]:
    """Return how much a line says about a question; of lines that say as much, a whole sentence is better.

    A label says little, and so does what one source says ("A clinic: …").
    """
    best = (
        rarity * max((weight for phrase, weight in concept.items() if run_of(phrase) in stems), default=0.0)
        for concept, rarity in zip(asked.concepts, asked.rarities, strict=True)
    )
    is_sentence = line.endswith((".", "?", "!"))
    part = 0.5 if len(line) < _LABEL and not is_sentence else 0.8 if ": " in line[:_LEAD] else 1.0
    has_number = asked.wants_number and _NUMBER.search(line)
    return (sum(best) + (_NUMBER_WORTH if has_number else 0)) * part, is_sentence


def _marks(text: str, phrases: frozenset[Phrase]) -> Iterator[tuple[int, int]]:
    """Return where the longest phrases stand in a text, one after the other."""
    words = [(start, stop, stem(word)) for start, stop, word in tokens(text)]
    longest = max(map(len, phrases), default=0)
    start = 0
    while start < len(words):
        for length in range(min(longest, len(words) - start), 0, -1):
            run = words[start : start + length]
            if tuple(word for _, _, word in run) in phrases:
                yield run[0][0], run[-1][1]
                start += length - 1
                break
        start += 1


def _shorten(line: str, first: int) -> str:
    """Cut a line to the length of a passage, so that what stands at `first` is in it."""
    start = max(line.rfind(". ", 0, first) + 1, 0) if first > MAX_PASSAGE // 2 else 0
    if first - start > MAX_PASSAGE // 2:
        start = line.rfind(" ", 0, first - MAX_PASSAGE // 4)
    cut = line[start:].strip()
    before = "… " if start and line[start - 1 : start] != "." else ""
    return before + (cut if len(cut) <= MAX_PASSAGE else cut[:MAX_PASSAGE].rsplit(" ", 1)[0] + " …")
