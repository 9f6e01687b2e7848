"""search.yaml: the words that patients type for what the guide calls otherwise, and those of an emergency."""

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from content.rendering import CONTROL, FormatError, Problem
from content.rendering.yaml import load_yaml

from .stemming import SMALL_STEMS, fold, spaced

Phrase = tuple[str, ...]
"""The stems of a word, or of several words that stand side by side."""

_KEYS = ("same", "emergency", "innocent", "examples")
_MAX_LETTERS = 400


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
    data = load_yaml(source)
    if not isinstance(data, CommentedMap):
        raise FormatError([Problem(1, f"this is no list of words; begin with “{_KEYS[0]}:”", "")])
    problems: list[Problem] = []
    for key in data:
        line = data.lc.key(key)[0] + 1
        if key not in _KEYS:
            problems.append(Problem(line, f"unknown key “{key}”; the keys are {', '.join(_KEYS)}", ""))
        elif not isinstance(data[key], CommentedSeq):
            problems.append(Problem(line, f"“{key}” is no list; begin each line below it with “- ”", ""))
        else:
            lines = [data[key].lc.item(index)[0] + 1 for index in range(len(data[key]))]
            found = [(number, _problem(key, item)) for number, item in zip(lines, data[key], strict=True)]
            problems += [Problem(number, f"{key}: {message}", "") for number, message in found if message]
    if problems:
        raise FormatError(problems)
    return _compile({key: list(data.get(key, [])) for key in _KEYS})


def _problem(key: str, item: Any) -> str:
    """Return what is wrong with an entry of one of the lists, and the mend."""
    if not isinstance(item, str):
        return f"{item!r} is no line of words; write it in words, in quotes if need be"
    if CONTROL.search(item):
        return "a control character stands here; delete it"
    if len(item) > _MAX_LETTERS:
        return f"over {_MAX_LETTERS} letters here; divide the entry"
    if key == "examples":
        return "" if fold(item) else "this example has no word; write a question or delete it"
    return _pieces_problem(key, item)


def _pieces_problem(key: str, item: str) -> str:
    """Return what is wrong with an entry whose signs have a meaning."""
    for sign in {"same": "+", "innocent": "+/"}.get(key, ""):
        if sign in item:
            return f"“{item}” holds a “{sign}”, which means nothing here; write words alone"
    pieces = [piece for choice in item.split("+") for piece in choice.split("/")]
    if key == "same" and len(pieces) == 1:
        return f"“{item}” stands alone; put a “/” and a word of the same meaning behind it"
    empty = next((piece.strip() for piece in pieces if not set(fold(piece)) - SMALL_STEMS), None)
    return "" if empty is None else f"“{empty}” is no word that can be looked for; write one or delete it"


def _compile(data: dict[str, list[str]]) -> SearchWords:
    """Fold the words of the file."""
    words = SearchWords(examples=data["examples"])
    for item in data["same"]:
        group = list(dict.fromkeys(_phrases(item)))
        for phrase in group:
            others = words.same.setdefault(phrase, [])
            others += [other for other in group if other != phrase and other not in others]
    words.emergency.extend([_phrases(choice) for choice in item.split("+")] for item in data["emergency"])
    words.innocent.extend(tuple(fold(item)) for item in data["innocent"])
    words.spelled.extend([*data["same"], *data["emergency"]])
    return words


def _phrases(item: str) -> list[Phrase]:
    return [tuple(fold(piece)) for piece in item.split("/")]
