"""How hard a text is to read: sentences, words, syllables, grade.

The grade is Flesch-Kincaid (Kincaid, Fishburne, Rogers and Chissom 1975). A grade finds the
pages to look at; it proves nothing about them.
"""

import re
from dataclasses import dataclass
from statistics import median

LONG_SENTENCE = 20
"""A sentence with more words than this is reported as long."""

LONG_PARAGRAPH = 3
"""A paragraph with more sentences than this is reported as long."""

_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Dr|al|approx|St|ext)\.$", re.IGNORECASE)
# The marks of a passage (`blocks`) for citations, links and the clinic belong to the sentence before them,
# the one that begins what the clinic has filled in to the sentence behind it.
_END = re.compile(
    r"[.!?][”’\"')\]]*[\ue002\ue004]*(?:\s*\ue000\w+\ue001)*(?=\s+[“‘\"'(\[]?\ue003?[A-Z0-9]|\s*$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Metrics:
    """Measures of a text, counted over its sentences."""

    words: int
    sentences: int
    median_sentence: float
    long_sentences: int
    grade: float


def reading_age(grade: float) -> str:
    """Return a grade as the age of the readers who manage the text, such as "10 to 11".

    A child in US grade 1 is six to seven years old, and a year older with each grade.
    """
    youngest = max(5, min(round(grade) + 5, 20))
    return f"{youngest} to {youngest + 1}"


def split_sentences(text: str) -> list[str]:
    """Split one paragraph's plain text into sentences, white space folded."""
    text = " ".join(text.split())
    sentences, start = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[start : match.end()]):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    rest = text[start:].strip()
    if rest:
        sentences.append(rest)
    return [sentence for sentence in sentences if _WORD.search(sentence)]


def split_words(text: str) -> list[str]:
    """Return the words of a text; a number counts as one, a hyphenated word as its parts."""
    return _WORD.findall(text)


def count_syllables(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels, at least one."""
    word = word.lower().replace("’", "'")
    if not word[0].isalpha():
        return 1
    word = re.sub(r"'[a-z]+$", "", word)
    count = len(_VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$|[^aeiouy]les$|[^aeiouytd]ed$|[^aeiouyscgzxh]es$", word):
        count -= 1
    if re.search(r"[^aeiouy]les$", word):
        count += 1
    return max(count, 1)


def measure(sentences: list[str]) -> Metrics:
    """Measure a text given as its sentences; an empty text has grade 0."""
    lengths = [len(split_words(sentence)) for sentence in sentences]
    words = sum(lengths)
    if not words:
        return Metrics(0, 0, 0, 0, 0)
    syllables = sum(count_syllables(w) for s in sentences for w in split_words(s))
    grade = 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59
    return Metrics(
        words=words,
        sentences=len(sentences),
        median_sentence=median(lengths),
        long_sentences=sum(length > LONG_SENTENCE for length in lengths),
        grade=round(grade, 1),
    )
