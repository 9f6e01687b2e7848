"""The signs of danger have one list; a text places a part of it, such as `{{ signs.after.emergency }}`.

What each name prints is Markdown, in `RenderContext.signs`. A list stands alone on its line, within a care
card or anywhere else; a sentence, such as `{{ signs.alarm }}`, stands within a text.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from ..context import RenderContext
from ..problems import Lines, Problem, did_you_mean

QUESTION = "Chest pain or trouble breathing?"
"""What the top of each page asks until a library says it in its own words."""

SENTENCES = frozenset({"question", "alarm"})
"""The names that print a sentence; all others print a list."""

LIST_MARK = "data-signs"
"""The attribute by which a care card knows which signs stand in it; it is on no page."""

MOST_PLACED = 20
"""A page has a handful of cards; each list that it places is many times as long as its name."""

_NAME = r"(?<![{\x03])\{\{?\s*signs\.([a-z0-9.-]{1,60})\s*\}\}?"
_CITATION = re.compile(r" *\[@[^\]\n]*\]")


class SignsBlock(BlockProcessor):
    """Print a list of signs where its name stands alone; the name is added to `placed`."""

    _ALONE = re.compile(rf" {{0,3}}(\ue020[0-9]+\ue021)?{_NAME} *")

    def __init__(self, parser: BlockParser, context: RenderContext, placed: set[str]) -> None:
        super().__init__(parser)
        self.signs, self.placed = context.signs, placed

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether a block is the name of a list."""
        match = self._ALONE.fullmatch(block)
        return match is not None and match[2] in self.signs and match[2] not in SENTENCES

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Read the list as if it stood there; each of its lines has the place of the name."""
        match = self._ALONE.fullmatch(blocks.pop(0))
        assert match is not None  # noqa: S101 test() has matched it
        self.placed.add(match[2])
        before = len(parent)
        text = re.sub(r"(?m)^(- )?(?=\S)", rf"\g<1>{match[1] or ''}", self.signs[match[2]])
        self.parser.parseBlocks(parent, re.split(r"\n{2,}", text))
        for element in parent[before:]:
            element.set(LIST_MARK, match[2])


class SignsSentence(InlineProcessor):
    """Replace the name of a sentence by its words; placeholders of the clinic in it are filled in as well.

    The name is added to `placed`.
    """

    def __init__(self, context: RenderContext, placed: set[str]) -> None:
        super().__init__(_NAME)
        self.signs, self.placed = context.signs, placed

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the sentence; any other name stays as it is and is a problem."""
        if m[1] not in SENTENCES or m[1] not in self.signs:
            return None, None, None
        self.placed.add(m[1])
        element = etree.Element("span")
        element.text = self.signs[m[1]]
        return element, m.start(0), m.end(0)


def uncited(markdown: str) -> str:
    """Return signs without their citations, for a place that has no list of references."""
    return _CITATION.sub("", markdown)


def check_signs(lines: Lines, context: RenderContext, field: str) -> list[Problem]:
    """Return a problem for each name of signs that does not exist, or that stands where it prints nothing."""
    found = [
        (number, line, match)
        for number, line in enumerate(lines.lines, lines.first)
        for match in re.finditer(rf"{_NAME}|\{{\{{\s*signs\b[^{{}}]{{0,80}}(?:\}}\}}?)?", line)
    ]
    if len(found) > MOST_PLACED:
        return [Problem(found[0][0], f"over {MOST_PLACED} times signs in one text; keep the first", field)]
    problems = []
    for number, line, match in found:
        name = re.fullmatch(_NAME, match[0])
        if name is None or name[1] not in context.signs:
            there = ", ".join(sorted(context.signs)) or "none, for signs.yaml is missing or cannot be read"
            known = did_you_mean(
                name[1] if name else "",
                context.signs,
                f"there are {there}",
                "{{{{ signs.{} }}}}",
            )
            problems.append(Problem(number, f"unknown {match[0].strip()}; {known}", field))
        elif name[1] not in SENTENCES and line.strip(" \t>") != match[0]:
            message = f"{match[0]} prints a list; put it on a line by itself, with an empty line around it"
            problems.append(Problem(number, message, field))
    return problems


def placed_in(texts: Iterable[str]) -> set[str]:
    """Return the names of signs that some texts place, such as "after.emergency"."""
    return {match[1] for text in texts for match in re.finditer(_NAME, text)}


def is_list(line: str) -> bool:
    """Tell whether a line is the name of a list of signs, and nothing else."""
    match = re.fullmatch(_NAME, line.strip())
    return match is not None and match[1] not in SENTENCES
