"""search.yaml: the words that patients type for what the guide calls otherwise, and those of an emergency."""

from collections.abc import Callable
from dataclasses import dataclass, field

from content.rendering.yaml import ListOf, Record, Text, read_yaml

from .rules import Phrase
from .stemming import SMALL_STEMS, fold, spaced

_Lines = tuple[str, ...]


@dataclass(frozen=True)
class SearchWords:
    """What search.yaml says.

    `same` maps a phrase to those that mean the same. Each entry of `emergency` is a list of choices: a
    question is an emergency when it holds a phrase of every choice. Phrases of `innocent` are taken out
    first. `spelled` holds all words as they are spelled, and `examples` questions that one may ask.
    """

    same: dict[Phrase, list[Phrase]] = field(default_factory=dict)
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


def run_of(phrase: Phrase) -> str:
    """Return a phrase as it stands in spaced stems."""
    return f" {' '.join(phrase)} "


def parse_words(source: str) -> SearchWords:
    """Read search.yaml. Raises FormatError with every problem and its line."""
    return read_yaml(source, _WORDS)


def _same_problem(line: str) -> str:
    """Return what is wrong with words of one meaning, and the mend; or nothing."""
    if "/" not in line and "+" not in line:
        return f"“{line}” stands alone; put a “/” and a word of the same meaning behind it"
    return _meaningless(line, "+") or _empty_piece(line)


def _innocent_problem(line: str) -> str:
    return _meaningless(line, "+/") or _empty_piece(line)


def _example_problem(line: str) -> str:
    return "" if fold(line) else "this example has no word; write a question or delete it"


def _meaningless(line: str, signs: str) -> str:
    """Return the problem of a sign that separates words in other lists of the file."""
    found = next((sign for sign in signs if sign in line), "")
    return f"“{line}” holds a “{found}”, which means nothing here; write words alone" if found else ""


def _empty_piece(line: str) -> str:
    """Return the problem of a piece between two signs in which no word could be looked for."""
    pieces = line.replace("+", "/").split("/")
    empty = next((piece.strip() for piece in pieces if not set(fold(piece)) - SMALL_STEMS), None)
    return "" if empty is None else f"“{empty}” is no word that can be looked for; write one or delete it"


def _compile(
    same: _Lines = (), emergency: _Lines = (), innocent: _Lines = (), examples: _Lines = ()
) -> SearchWords:
    """Fold the words of the file."""
    words = SearchWords(examples=list(examples))
    for line in same:
        group = list(dict.fromkeys(_phrases(line)))
        for phrase in group:
            others = words.same.setdefault(phrase, [])
            others += [other for other in group if other != phrase and other not in others]
    words.emergency.extend([_phrases(choice) for choice in line.split("+")] for line in emergency)
    words.innocent.extend(tuple(fold(line)) for line in innocent)
    words.spelled.extend([*same, *emergency])
    return words


def _phrases(line: str) -> list[Phrase]:
    return [tuple(fold(piece)) for piece in line.split("/")]


def _lines(check: Callable[[str], str]) -> ListOf[str]:
    return ListOf(Text(400, check=check), may_be_empty=True)


_FIELDS = {
    "same": _lines(_same_problem),
    "emergency": _lines(_empty_piece),
    "innocent": _lines(_innocent_problem),
    "examples": _lines(_example_problem),
}
_WORDS = Record(_compile, _FIELDS, optional=_FIELDS)
