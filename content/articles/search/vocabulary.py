"""search.yaml: the words that patients type for what the guide calls otherwise, and those of an emergency."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from content.rendering.yaml import ListOf, Record, Text, read_yaml

from .rules import Phrase, Rules
from .stemming import SMALL_STEMS, fold, spaced

MAX_WORDS = 60_000
"""The most letters of the file: patients have more words than a page."""

CLINIC_NAMES = (
    "phone", "email", "address", "opening_hours", "cancelling", "first_visit", "further_visit",
    "what_to_bring", "cost", "register", "complaints", "languages", "access",
    "blood_thinners", "pregnancy", "age", "hard_exercise",
)  # fmt: skip
"""What of the clinic's record a question can ask for, as a text places it."""

_Lines = tuple[str, ...]
_QUESTION = 3


@dataclass(frozen=True)
class SearchWords:
    """What search.yaml says.

    `same` maps a phrase to those that mean the same. `leads` are rules of `rules` for what the guide says in
    other words, with those; `otherwise` maps how a question begins to what to look for where nothing is
    found. `clinic` are rules with what each asks of the clinic's record, one of `CLINIC_NAMES`. Each entry of
    `emergency` is a list of choices: a question is an emergency when it holds a phrase
    of every choice. Phrases of `innocent` are taken out first. Both are of older files: see emergencies.yaml.
    `spelled` holds all words as they are spelled, and `examples` questions that one may ask.
    """

    same: dict[Phrase, list[Phrase]] = field(default_factory=dict)
    leads: list[tuple[list[int], list[Phrase]]] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    otherwise: dict[Phrase, str] = field(default_factory=dict)
    clinic: list[tuple[list[int], str]] = field(default_factory=list)
    emergency: list[list[list[Phrase]]] = field(default_factory=list)
    innocent: list[Phrase] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)

    def is_emergency(self, question: str) -> bool:
        """Tell whether a question speaks of an emergency."""
        words = spaced(question)
        for phrase in self.innocent:
            words = words.replace(run_of(phrase), " ")
        return any(
            all(any(run_of(phrase) in words for phrase in choice) for choice in entry)
            for entry in self.emergency
        )


@lru_cache(maxsize=8192)
def run_of(phrase: Phrase) -> str:
    """Return a phrase as it stands in spaced stems."""
    return f" {' '.join(phrase)} "


def parse_words(source: str) -> SearchWords:
    """Read search.yaml. Raises FormatError with every problem and its line."""
    return read_yaml(source, _WORDS, MAX_WORDS)


def _same_problem(line: str) -> str:
    """Return what is wrong with words of one meaning, and the mend; or nothing."""
    if "/" not in line and "+" not in line:
        return f"“{line}” stands alone; put a “/” and a word of the same meaning behind it"
    return _meaningless(line, "+>") or _empty_piece(line)


def _lead_problem(line: str) -> str:
    """Return what is wrong with words that lead to others, and the mend; or nothing."""
    if line.count(">") != 1:
        return f"“{line}” leads nowhere; put one “>” and words of the guide behind it"
    return _empty_piece(line, is_small_allowed=True)


def _clinic_problem(line: str) -> str:
    """Return what is wrong with words that ask for something of the clinic's record, and the mend."""
    name = line.rpartition(">")[2].strip()
    if ">" in line and name not in CLINIC_NAMES:
        return f"“{name}” is nothing that a clinic fills in; there are {', '.join(CLINIC_NAMES)}"
    return _lead_problem(line)


def _innocent_problem(line: str) -> str:
    return _meaningless(line, "+/>") or _empty_piece(line)


def _example_problem(line: str) -> str:
    return "" if fold(line) else "this example has no word; write a question or delete it"


def _meaningless(line: str, signs: str) -> str:
    """Return the problem of a sign that separates words in other lists of the file."""
    found = next((sign for sign in signs if sign in line), "")
    return f"“{line}” holds a “{found}”, which means nothing here; write words alone" if found else ""


def _empty_piece(line: str, *, is_small_allowed: bool = False) -> str:
    """Return the problem of a piece between two signs in which no word could be looked for."""
    pieces = re.split("[+/>]", line)
    is_empty = (lambda words: not words) if is_small_allowed else _is_empty
    empty = next((piece.strip() for piece in pieces if is_empty(fold(piece))), None)
    return "" if empty is None else f"“{empty}” is no word that can be looked for; write one or delete it"


def _is_empty(words: list[str]) -> bool:
    """Tell whether words ask about nothing; three small ones may be a question, such as "who does it"."""
    return len(words) < _QUESTION and SMALL_STEMS.issuperset(words)


def _compile(
    *,
    same: _Lines = (),
    leads: _Lines = (),
    otherwise: _Lines = (),
    clinic: _Lines = (),
    emergency: _Lines = (),
    innocent: _Lines = (),
    examples: _Lines = (),
) -> SearchWords:
    """Fold the words of the file."""
    words = SearchWords(examples=list(examples))
    for line in same:
        group = list(dict.fromkeys(_phrases(line)))
        for phrase in group:
            others = words.same.setdefault(phrase, [])
            others += [other for other in group if other != phrase and other not in others]
    for typed, meant in (line.split(">") for line in leads):
        words.leads.append((_rule(typed, words), _phrases(meant)))
    for typed, name in (line.split(">") for line in clinic):
        words.clinic.append((_rule(typed, words), name.strip()))
    for typed, meant in (line.split(">") for line in otherwise):
        words.otherwise.update(dict.fromkeys(_phrases(typed), meant.strip()))
    words.emergency.extend([_phrases(choice) for choice in line.split("+")] for line in emergency)
    words.innocent.extend(tuple(fold(line)) for line in innocent)
    words.spelled.extend([*same, *leads, *clinic, *emergency])
    return words


def _rule(line: str, words: SearchWords) -> list[int]:
    return [words.rules.add(frozenset(_phrases(part))) for part in line.split("+")]


def _phrases(line: str) -> list[Phrase]:
    return [tuple(fold(piece)) for piece in line.split("/")]


def _lines(check: Callable[[str], str]) -> ListOf[str]:
    return ListOf(Text(600, check=check), may_be_empty=True)


_FIELDS = {
    "same": _lines(_same_problem),
    "leads": _lines(_lead_problem),
    "otherwise": _lines(_lead_problem),
    "clinic": _lines(_clinic_problem),
    "emergency": _lines(_empty_piece),
    "innocent": _lines(_innocent_problem),
    "examples": _lines(_example_problem),
}
_WORDS = Record(_compile, _FIELDS, optional=_FIELDS)
