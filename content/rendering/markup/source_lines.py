"""On which line of its source each block of a rendered text stands, for the editors' preview.

Python-Markdown keeps no positions. So the source is marked before it is parsed, one mark at the beginning of
the words of each block, and the marks are taken out of the tree again before anything reads it. No text can
hold such a mark itself: `limits.CONTROL` refuses its characters.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from ..problems import Lines

_MARK = re.compile("\ue020([0-9]+)\ue021")
_BEGINS = re.compile(
    r"""[ \t]*
    (?: > [ \t]?                          # a quote
      | [-*+] [ \t]+ | [0-9]{1,9}\. [ \t]+  # a list
      | : [ \t]+                          # a definition
      | \#{1,6} [ \t]*                    # a heading
      | \| [ \t]*                         # a table
      | \[ !\w[\w-]* \] [-+]? [ \t]*      # the kind of a callout
      | [ \t]+
    )*""",
    re.VERBOSE,
)
_WITH_LINE = frozenset("p li h1 h2 h3 h4 h5 h6 dt dd th td pre summary figcaption".split())


def mark_lines(source: str, numbers: Iterable[int]) -> str:
    """Return a Markdown text with the number of its line, from `numbers`, before the words of each block.

    Lines that only go on with a paragraph stay as they are, so that a link may run over the end of a line.
    """
    marked, above = [], ""
    for number, line in zip(numbers, source.split("\n"), strict=True):
        begins = _BEGINS.match(line)
        at = begins.end() if begins else 0
        starts = not above.strip(" \t>") or line[:at].strip() or "|" in line
        has_words = re.search(r"\w", line[at:])
        marked.append(f"{line[:at]}\ue020{number}\ue021{line[at:]}" if starts and has_words else line)
        above = line
    return "\n".join(marked)


def take_marks(root: etree.Element) -> dict[etree.Element, int]:
    """Take the marks out of a tree; return the line of each element in which one stood."""
    line_of: dict[etree.Element, int] = {}

    def take(text: str | None, owner: etree.Element) -> str | None:
        if text and (match := _MARK.search(text)):
            line_of.setdefault(owner, int(match[1]))
            return _MARK.sub("", text)
        return text

    def walk(element: etree.Element, owner: etree.Element) -> None:
        owner = element if element.tag in _WITH_LINE else owner
        element.text = take(element.text, owner)
        for name, value in element.attrib.items():
            element.attrib[name] = _MARK.sub("", value)
        for child in element:
            walk(child, owner)
            child.tail = take(child.tail, owner)

    walk(root, root)
    return line_of


def set_lines(root: etree.Element, line_of: dict[etree.Element, int], lines: Lines) -> None:
    """Write into each block of a finished tree on which line it stands, as `data-line`.

    The cells of a row share its line. A figure took the place of its paragraph, so its line is looked up.
    """

    def walk(element: etree.Element, owner: etree.Element) -> None:
        owner = element if element.tag in _WITH_LINE else owner
        if element in line_of:
            owner.attrib.setdefault("data-line", str(line_of[element]))
        if element.tag == "figure":
            name = element.get("id", "").removeprefix("figure-")
            source = re.compile(rf"\]\(<?[a-z]+/{re.escape(name)}\.\w")
            numbers = (n for n, line in enumerate(lines.lines, lines.first) if source.search(line))
            element.attrib["data-line"] = str(next(numbers, lines.first))
        for child in element:
            walk(child, owner)
        if element.tag == "tr":
            known = [cell.attrib["data-line"] for cell in element if "data-line" in cell.attrib]
            for cell in element:
                cell.attrib.update({"data-line": known[0]} if known else {})

    walk(root, root)
    root.attrib.pop("data-line", None)
