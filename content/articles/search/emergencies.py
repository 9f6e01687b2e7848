"""emergencies.yaml: the words of cries for help, in English and in other languages."""

import re
from collections.abc import Callable, Sequence
from itertools import product
from math import prod

from content.rendering import Problem
from content.rendering.yaml import ListOf, Located, MappingOf, Record, Text, WithLine, raise_any, read_yaml

from .cries import Cries, English, foreign_words
from .rules import Phrase
from .slips import Slips
from .stemming import SMALL_STEMS, fold, words_of

MAX_EMERGENCIES = 160_000
"""The most letters of the file: a dozen languages take more than the other lists of a library."""

_MOST_PHRASES = 4000
_NAME = re.compile(r"[A-Z]+(?:-[A-Z]+)*")

Line = Located[str]
Rule = list[list[Phrase]]
Fold = Callable[[str], list[str]]


def parse_emergencies(source: str) -> Cries:
    """Read emergencies.yaml. Raises FormatError with every problem and its line."""
    return read_yaml(source, _EMERGENCIES, MAX_EMERGENCIES)


class _Words:
    """The groups of one language, and how a piece of a line is read with them."""

    def __init__(self, groups: dict[str, Line], fold: Fold) -> None:
        self.fold = fold
        self.problems: list[Problem] = []
        self.groups: dict[str, list[Phrase]] = {}
        for name, line in groups.items():
            if not _NAME.fullmatch(name):
                self._refuse(line, f"“{name}” is no name of a group; write it in capital letters")
            self.groups[name] = self.phrases(line.value, line)

    def phrases(self, text: str, line: Line) -> list[Phrase]:
        """Return the phrases of a text between its “/”, with those of the groups that it names."""
        return [phrase for piece in text.split("/") for phrase in self._phrases(piece.strip(), line)]

    def every(self, lines: Sequence[Line]) -> list[Phrase]:
        """Return the phrases of some lines."""
        return [phrase for line in lines for phrase in self.phrases(line.value, line)]

    def rule(self, line: Line) -> Rule:
        """Return the phrases of each part of a rule."""
        return [self.phrases(part, line) for part in line.value.split("+")]

    def _phrases(self, piece: str, line: Line) -> Sequence[Phrase]:
        choices: list[list[Phrase]] = []
        for word in piece.split():
            if not _NAME.fullmatch(word):
                choices += [[(folded,)] for folded in self.fold(word)]
            elif word in self.groups:
                choices.append(self.groups[word])
            else:
                self._refuse(line, f"no group above is called “{word}”; write it there, or in small letters")
                return ()
        if not any(choices):
            self._refuse(line, f"“{piece}” is no word that can be looked for; write one or delete it")
            return ()
        if prod(map(len, choices)) > _MOST_PHRASES:
            self._refuse(line, f"“{piece}” is over {_MOST_PHRASES:,} phrases; put fewer groups side by side")
            return ()
        return [sum(parts, ()) for parts in product(*choices)]

    def _refuse(self, line: Line, message: str) -> None:
        self.problems.append(Problem(line.line, message, ""))


def _english(
    groups: dict[str, Line] | None = None, words: Sequence[Line] = (), **lists: Sequence[Line]
) -> English:
    reader, unfolded = _Words(groups or {}, fold), _Words(groups or {}, words_of)
    english = English()
    for name in ("emergency", "complaint"):
        rules = [reader.rule(line) for line in lists.get(name, ())]
        setattr(english, name, [[english.rules.add(frozenset(part)) for part in rule] for rule in rules])
    for name in ("innocent", "asks", "general", "now"):
        setattr(english, name, english.rules.add(frozenset(reader.every(lists.get(name, ())))))
    english.bare = frozenset(reader.every(lists.get("bare", ())))
    slips = {word for phrase in unfolded.every(lists.get("misspelled", ())) for word in phrase}
    raise_any(list({*reader.problems, *unfolded.problems}))
    texts = [line.value for line in (*words, *(groups or {}).values())]
    texts += [line.value for name in ("emergency", "complaint") for line in lists.get(name, ())]
    english.words = SMALL_STEMS.union(fold(_NAME.sub(" ", " ".join(texts))))
    english.slips = Slips(slips)
    return english


def _starred(text: str) -> list[str]:
    """Return the words of another language, each with the `*` that stands at its ends."""
    words = foreign_words(text)
    before, behind = "*" * text.startswith("*"), "*" * text.endswith("*")
    return [before * (word is words[0]) + word + behind * (word is words[-1]) for word in words]


def _language(groups: dict[str, Line] | None = None, emergency: Sequence[Line] = ()) -> list[Rule]:
    reader = _Words(groups or {}, _starred)
    rules = [reader.rule(line) for line in emergency]
    raise_any(reader.problems)
    return rules


def _cries(english: English | None = None, languages: dict[str, list[Rule]] | None = None) -> Cries:
    cries = Cries(english or English())
    for rules in (languages or {}).values():
        cries.foreign_rules += [[cries.foreign.add(frozenset(part)) for part in rule] for rule in rules]
    return cries


_LINE = WithLine(Text(2000))
_GROUPS = MappingOf(_LINE, "NAME: words")
_LISTS = ("emergency", "complaint", "bare", "innocent", "asks", "general", "now", "misspelled", "words")
_LIST = ListOf(_LINE, may_be_empty=True)
_ENGLISH = Record(_english, {"groups": _GROUPS} | dict.fromkeys(_LISTS, _LIST), optional=("groups", *_LISTS))
_LANGUAGE = Record(_language, {"groups": _GROUPS, "emergency": _LIST}, optional=("groups",))
_EMERGENCIES = Record(
    _cries,
    {"english": _ENGLISH, "languages": MappingOf(_LANGUAGE, "language: its groups and rules")},
    optional=("english", "languages"),
)
