"""The clinic's own practice: `{{ practice.blood_thinners }}` prints an “At NAME” line, as the clinic has it.

The sign begins a paragraph of the text. Where the clinic has set the line, the paragraph is that line alone;
where not, it is the words behind the sign, which is the guide's general text, or nothing.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Mapping

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from ..context import ClinicValue, PracticeLine, RenderContext
from ..problems import Lines, Problem, did_you_mean
from .signs import MOST_PLACED

UNNAMED = "At our clinic"
"""Whose practice it is where the clinic has no name."""

_SIGN = r"(?<![{\x03])\{\{?\s*practice\.([a-z0-9_.-]{1,60})\s*\}\}?"
_ANY = re.compile(rf"{_SIGN}|\{{\{{\s*practice\b[^{{}}]{{0,80}}(?:\}}\}}?)?")
_NAME = "data-practice"
"""The attribute by which `finish_practice` finds the paragraphs; it is on no page."""

_MISPLACED = "{} can only begin a paragraph; put it below an empty line, outside of lists, cards and tables"


class PracticeBlock(BlockProcessor):
    """Take a paragraph that begins with the name of a line, before anything else can read it."""

    _BEGINS = re.compile(rf"(\ue020[0-9]+\ue021)?{_SIGN}")

    def __init__(self, parser: BlockParser, context: RenderContext) -> None:
        super().__init__(parser)
        self.practice = context.practice

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether a block begins with the name of a line, and stands in no list, card or table."""
        match = self._BEGINS.match(block)
        return match is not None and match[2] in self.practice and parent is self.parser.root

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Make a paragraph of it, which holds the words behind the name where the line is not set."""
        block = blocks.pop(0)
        match = self._BEGINS.match(block)
        assert match is not None  # noqa: S101 test() has matched it
        paragraph = etree.SubElement(parent, "p", {_NAME: match[2]})
        words = "" if self.practice[match[2]].text else block[match.end() :].lstrip()
        paragraph.text = f"{match[1] or ''}{words}"


def hidden_words(body: str, practice: Mapping[str, PracticeLine]) -> str:
    """Return a text of which only those paragraphs are left that a line stands in place of; "" without any.

    They stand on the lines on which they stood.
    """
    left, keeps = [], False
    for line in body.replace("\r\n", "\n").split("\n"):
        sign = re.match(_SIGN, line)
        keeps = bool(line.strip()) and (keeps or (sign is not None and _is_set(sign[1], practice)))
        left.append(line if keeps else "")
    return "\n".join(left) if re.search(rf"(?m)^{_SIGN}[ \t]*\n?[ \t]*\S", "\n".join(left)) else ""


def placed_in(text: str, practice: Mapping[str, PracticeLine]) -> set[str]:
    """Return the names of the lines that a text places and that are set."""
    return {sign[1] for sign in re.finditer(_SIGN, text) if _is_set(sign[1], practice)}


def _is_set(name: str, practice: Mapping[str, PracticeLine]) -> bool:
    return name in practice and bool(practice[name].text)


def finish_practice(
    root: etree.Element, practice: Mapping[str, PracticeLine], clinic: Mapping[str, ClinicValue]
) -> set[str]:
    """Print the lines that are set, take out what prints nothing; return the names of those that print."""
    printed = set()
    for paragraph in root.findall(f"p[@{_NAME}]"):
        name = paragraph.attrib.pop(_NAME)
        line = practice[name]
        if line.text:
            printed.add(name)
            _print(paragraph, line, clinic)
        elif not "".join(paragraph.itertext()).strip():
            root.remove(paragraph)
    return printed


def _print(paragraph: etree.Element, line: PracticeLine, clinic: Mapping[str, ClinicValue]) -> None:
    """Fill a paragraph with a line: whose it is, what it says, and since when."""
    paragraph.attrib["class"] = "practice"
    who = f"At {clinic['name'].text}" if "name" in clinic else UNNAMED
    paragraph.text = ""
    begins = etree.SubElement(paragraph, "strong")
    begins.text, begins.tail = AtomicString(f"{who}:"), " "
    words = etree.SubElement(paragraph, "span", {"class": "practice-words"})
    words.text = AtomicString(line.text)
    if line.said_on is not None:
        words.tail = " "
        day = etree.SubElement(paragraph, "span", {"class": "practice-day"})
        day.text = AtomicString(f"Written on {line.said_on:%-d %B %Y}.")


def check_practice(lines: Lines, context: RenderContext, field: str) -> list[Problem]:
    """Return a problem for each name of a line that does not exist, or that begins no paragraph of a text."""
    problems: list[Problem] = []
    found = [(index, match) for index, line in enumerate(lines.lines) for match in _ANY.finditer(line)]
    if len(found) > MOST_PLACED:
        number = lines.first + found[0][0]
        return [Problem(number, f"over {MOST_PLACED} times practice in one text; keep the first", field)]
    for index, match in found:
        above = lines.lines[index - 1].strip() if index else ""
        name = (re.fullmatch(_SIGN, match[0]) or ["", ""])[1]
        is_placed = field == "body" and not match.start() and (not above or above.startswith("#"))
        if name not in context.practice:
            there = f"there are {', '.join(context.practice) or 'none'}"
            mend = did_you_mean(name, context.practice, there, "{{{{ practice.{} }}}}")
            message = f"unknown {match[0].strip()}; {mend}"
        elif not is_placed:
            message = _MISPLACED.format(match[0])
        else:
            continue
        problems.append(Problem(lines.first + index, message, field))
    return problems


def check_strays(root: etree.Element, practice: Container[str], lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each line whose sign something else has read, such as the headings of a table."""
    texts = " ".join(
        f"{'' if element.tag == 'code' else element.text or ''} {element.tail or ''}"
        for element in root.iter()
    )
    found = {
        match[0]: _MISPLACED.format(match[0]) for match in re.finditer(_SIGN, texts) if match[1] in practice
    }
    return lines.problems(found, field)
