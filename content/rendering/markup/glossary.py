"""The glossary's layout: its terms sorted, under a heading for each letter."""

import re
import unicodedata
import xml.etree.ElementTree as etree

from ..problems import Lines, Problem
from .headings import text_of

OTHER = "Other"
"""The heading of the terms that begin with no letter of the alphabet."""


def divide_by_letter(root: etree.Element, lines: Lines, field: str) -> list[Problem]:
    """Sort the entries of a tree's definition lists and set each letter's own under a heading.

    The lists become one `h2` and one `dl` for each letter, where the first of them stood. Runs before
    citations are numbered, so that their numbers follow the order of the page. A definition without a term
    stays where it is and is a problem: it would be given to the term before it.
    """
    found = [child for child in root if child.tag == "dl"]
    message = "a definition has no term above it; write the term on the line before it"
    problems = [
        Problem(lines.of_sentence(text_of(dl[0])), message, field) for dl in found if dl[0].tag == "dd"
    ]
    lists = [dl for dl in found if dl[0].tag == "dt"]
    if not lists:
        return problems
    letters: dict[str, list[etree.Element]] = {}
    for entry in sorted(_entries(lists), key=lambda entry: _sort_key(text_of(entry[0]))):
        first = _sort_key(text_of(entry[0]))[:1].upper()
        letters.setdefault(first if first.isalpha() else OTHER, []).extend(entry)
    index = list(root).index(lists[0])
    for old in lists:
        root.remove(old)
    for letter, children in letters.items():
        heading, divided = etree.Element("h2"), etree.Element("dl")
        heading.text, heading.tail, divided.tail = letter, "\n", "\n"
        divided.extend(children)
        root.insert(index, heading)
        root.insert(index + 1, divided)
        index += 2
    return problems


def _entries(lists: list[etree.Element]) -> list[list[etree.Element]]:
    """Return each entry of the lists: its terms, then its definitions."""
    entries: list[list[etree.Element]] = []
    for dl in lists:
        before = "dd"
        for child in dl:
            if child.tag == "dt" and before == "dd":
                entries.append([])
            entries[-1].append(child)
            before = str(child.tag)
    return entries


def _sort_key(term: str) -> str:
    """Return a term as a dictionary sorts it: case and accents dropped, a hyphen like a space."""
    folded = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", folded.replace("'", "")))
