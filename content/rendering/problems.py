"""What is wrong with a text, where, and how to mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_KINDS, MOST_PLACES, MOST_NAMES = 100, 20, 200
"""How many mistakes of one sort a text reports at once, and how many places of each."""

UNCITED = "uncited"
"""The kind of remark on a statement that names no source."""

UNCERTAIN = "how sure"
"""The kind of remark on a statement that does not say how often, or how surely."""

_ALIKE = 0.7
"""How like two names have to be. Below it, two keys of sources may share no more than the century."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something that keeps a text from being published.

    `line` counts from 1 in the text that was given (a file, or one field of a form); 0 is the text as a
    whole. `field` names the field of `ArticleText` in which it stands, where one is known.
    """

    line: int
    message: str
    field: str = "body"


@dataclass(frozen=True, order=True)
class Remark:
    """Something that a careful editor would change, though the text may be published with it.

    `kind` is UNCITED, UNCERTAIN, "long sentence", "long paragraph" or "own signs"; `field` and `line` as for
    a problem.
    """

    line: int
    kind: str
    message: str
    field: str = "body"


class FormatError(ValueError):
    """A text that cannot be read at all; carries the problems that were found before giving up."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def stopped(message: str) -> str:
    """Return a message with a full stop at its end, unless it ends as a sentence does."""
    return message if message.endswith((".", "”", "?", "!")) else f"{message}."


def did_you_mean(word: str, known: Iterable[str], otherwise: str, form: str = "{}") -> str:
    """Return the mend for a name that does not exist: the nearest one that does, or else another way."""
    names = list(known)
    # Comparing is slow; a list this long is no page of this guide.
    near = get_close_matches(word, names, n=1, cutoff=_ALIKE) if len(names) <= MOST_NAMES else []
    return f"did you mean {form.format(near[0])}?" if near else otherwise


class Lines:
    """The lines of a Markdown text, to say where something stands that was found in its tree.

    Python-Markdown keeps no positions, so they are looked up in the source afterwards. `first` is the
    number of the text's first line in its file.
    """

    def __init__(self, source: str, first: int = 1) -> None:
        self.first = first
        self.lines = mask_code(source).split("\n")
        words, numbers = [], []
        for number, line in enumerate(source.split("\n"), first):
            bare = _words(line)
            words.append(bare)
            numbers.extend([number] * len(bare))
        self._words = "".join(words) + " "
        self._numbers = numbers
        self._read = 0

    def with_text(self, needle: str) -> list[int]:
        """Return the numbers of the lines that hold a string, or the first line where none does.

        A string that ends in a letter or digit is not found at the beginning of a longer name.
        """
        end = r"(?![\w/#-])" if needle[-1:].isalnum() else ""
        pattern = re.compile(re.escape(needle) + end, re.IGNORECASE if needle.startswith("[!") else 0)
        found = [n for n, line in enumerate(self.lines, self.first) if pattern.search(line)]
        return found or [self.first]

    def problems(self, found: dict[str, str], field: str) -> list[Problem]:
        """Return a problem for each line that holds one of some strings; `found` maps them to messages."""
        wanted = {needle: message for needle, message in found.items() if needle}
        problems = [
            Problem(number, message, field)
            for needle, message in list(wanted.items())[:MOST_KINDS]
            for number in self.with_text(needle)[:MOST_PLACES]
        ]
        return sorted(set(problems))

    def of_heading(self, text: str) -> int:
        """Return the number of the line on which a heading stands."""
        wanted = _words(text)
        lines = enumerate(self.lines, self.first)
        marked = (n for n, line in lines if line.startswith("#") and _words(line) == wanted)
        return next(marked, self.of_sentence(text))

    def of_sentence(self, sentence: str) -> int:
        """Return the number of the line on which a sentence of the rendered text begins."""
        return self._line_at(self._find(_words(sentence), 0))

    def of_next_sentence(self, sentence: str) -> int:
        """As `of_sentence`, for the sentences of a text in their order, of which some may be alike."""
        words = _words(sentence)
        position = self._find(words, self._read)
        if position < 0:
            return self.of_sentence(sentence)
        self._read = position + len(words)
        return self._line_at(position)

    def _find(self, words: str, start: int) -> int:
        """Return where some words stand; what a placeholder prints does not stand in the source."""
        found = (self._words.find(part, start) for part in (f"{words} ", words[:24], words[-24:] + " "))
        return next((position for position in found if position >= 0), -1)

    def _line_at(self, position: int) -> int:
        return self._numbers[position] if 0 <= position < len(self._numbers) else self.first


_NO_WORDS = re.compile(r"\[@[^\[\]]*\]|\]\([^\])]*\)|&\w{1,40};")
"""A citation, the address of a link, an entity: none goes on over the beginning of another of its kind."""


def _words(text: str) -> str:
    """Return the words that a reader sees of a line of Markdown, each with a space before it."""
    text = _NO_WORDS.sub(" ", text)
    return "".join(f" {word}" for word in re.findall(r"[a-z0-9]+", text.lower()))


def mask_code(source: str) -> str:
    """Blank out code spans and escaped characters, keeping every position."""
    paragraphs = re.split(r"(\n[ \t]*\n)", source)
    return re.sub(r"\\[!-/:-@\[-`{-~]", "  ", "".join(_mask_spans(paragraph) for paragraph in paragraphs))


def _mask_spans(paragraph: str) -> str:
    """Blank out what stands between two runs of backticks of one length."""
    runs = list(re.finditer(r"(?<!\\)`+", paragraph))
    later: dict[int, list[re.Match[str]]] = {}
    for run in reversed(runs):
        later.setdefault(len(run[0]), []).append(run)
    parts, end = [], 0
    for run in runs:
        same = later[len(run[0])]
        same.pop()
        if run.start() >= end and same:
            parts += [
                paragraph[end : run.start()],
                re.sub(r"[^\n]", " ", paragraph[run.start() : same[-1].end()]),
            ]
            end = same[-1].end()
    return "".join([*parts, paragraph[end:]])
