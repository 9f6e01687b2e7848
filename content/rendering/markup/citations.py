"""Citations in Pandoc's way: `[@dunning2014]`, `[@brady2014; @boyce2020]`, `[@bodymotion, p. 3]`.

`[@guide]` marks a sentence as the guide's own words, which no source gives.
"""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from dataclasses import dataclass
from html import escape

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..context import GROUPS, OWN_KEY, OWN_LABELS, RenderContext, source_address
from ..problems import Lines, Problem, did_you_mean

PATTERN = r"\[(@[^\[\]\n]{1,500})\]"
_ITEM = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_.:-]*?)(?:,\s*(.+))?")
_BETWEEN = re.compile(r";\s*|(?:,|&|\band\b|\s)\s*(?=@)")
"""What stands between two sources: a semicolon, or whatever stands before another “@”."""


@dataclass(frozen=True)
class Cited:
    """One place on a page that cites one work: the page's number for it, the sentence, the anchor."""

    key: str
    number: int
    locator: str
    sentence: str
    anchor: str


@dataclass(frozen=True)
class KindCount:
    """How many works of one kind a page cites, and the group that the kind belongs to."""

    group: str
    kind: str
    count: int


class CitationPattern(InlineProcessor):
    """Turn a bracket of citations into links that `number_citations` finishes in order of the page."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Return a span that holds one link for each work in the bracket."""
        span = cite(m.group(1))
        # Of what stands in the caption of a figure, Python-Markdown keeps the text alone; anywhere else it
        # would look for citations in it again.
        span[-1].text = AtomicString(m.group(0))
        return span, m.start(0), m.end(0)


def cite(inside: str) -> etree.Element:
    """Return a span that holds one link for each work that stands inside a bracket of citations."""
    span = etree.Element("span", {"class": "cites"})
    for item in split_bracket(inside):
        match = _ITEM.fullmatch(item.strip())
        key, locator = (match[1], match[2] or "") if match else (item.strip(), "")
        # The space keeps two numbers apart where the page is copied or read out.
        etree.SubElement(span, "a", {"data-key": key, "data-locator": locator.strip()}).tail = " "
    span[-1].tail = None
    return span


def split_bracket(inside: str) -> list[str]:
    """Return the citations that stand inside a bracket, each from its “@” on."""
    return _BETWEEN.split(inside)


def check_brackets(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each citation that cannot be read and would be printed as it stands."""
    message = "the citation {}… cannot be read; write [@key] or [@key, p. 3; @other], on one line"
    return [
        Problem(number, message.format(line[start : start + 20]), field)
        for number, line in enumerate(lines.lines, lines.first)
        for start in (match.start() for match in re.finditer(r"\[@", line))
        if not _readable(line, start)
    ]


def _readable(line: str, start: int) -> bool:
    match = re.compile(PATTERN).match(line, start)
    return match is not None and all(_ITEM.fullmatch(item.strip()) for item in split_bracket(match[1]))


class Register:
    """Numbers the works that a page cites, in order of their first use."""

    def __init__(self, context: RenderContext) -> None:
        self.context = context
        self.numbers: dict[str, int] = {}

    def number_citations(self, root: etree.Element, lines: Lines, field: str) -> list[Problem]:
        """Number the citations of a tree in document order; return a problem for each unknown key."""
        unknown: dict[str, str] = {}
        for link in root.iter("a"):
            key = link.attrib.pop("data-key", None)
            if key is None:
                continue
            locator = link.attrib.pop("data-locator", "")
            if key == OWN_KEY and locator in OWN_LABELS:
                link.attrib["class"] = "own-words"
                link.text = OWN_LABELS[locator]
            elif key in self.context.works:
                number = self.numbers.setdefault(key, len(self.numbers) + 1)
                name = self.context.works[key].name
                attributes = {
                    "data-number": str(number),
                    "data-ref": key,
                    "data-where": locator,
                    "data-name": name,
                }
                link.attrib.update({"class": "cite"} | attributes)
                link.text = f"{number}, {locator}" if locator else str(number)
            else:
                link.attrib["class"] = "cite-unknown"
                link.text = f"@{key}?"
                if not _ITEM.fullmatch(f"@{key}"):
                    continue
                needle = f"@{key}"
                unknown[needle] = unknown.get(needle) or _unknown(key, locator, self.context)
        return lines.problems(unknown, field)

    def references_html(self) -> str:
        """Return the list of references, grouped by what kind of source they are."""
        groups: dict[str, list[str]] = {name: [] for name in GROUPS}
        for key, number in self.numbers.items():
            work = self.context.works[key]
            groups[work.group].append(
                f'<li id="ref-{number}" value="{number}">{work.printed} '
                f'<a class="kind" href="{source_address(key)}">{escape(work.kind)}'
                f'<span class="hidden">: about this source, {escape(work.name)}</span></a></li>'
            )
        return "".join(
            f'<section class="reference-group {group.slug}">'
            f'<h3 id="references-{group.slug}">{group.name}</h3>'
            f'<p class="group-note">{group.note}</p>'
            f'<ol class="references">{"".join(groups[group.name])}</ol></section>'
            for group in GROUPS.values()
            if groups[group.name]
        )

    def kinds(self) -> list[KindCount]:
        """Return how many works of each kind the page cites, by group and kind."""
        works = [self.context.works[key] for key in self.numbers]
        counts = Counter((work.group, work.kind) for work in works)
        return [KindCount(group, kind, count) for (group, kind), count in sorted(counts.items())]


def _unknown(key: str, locator: str, context: RenderContext) -> str:
    if key == OWN_KEY:
        marks = "[@guide], [@guide, note] or [@guide, definition]"
        return f"“{locator}” is not one of the guide's own marks; write {marks}"
    mend = did_you_mean(key, context.works, "add it to the sources (references.json)", "@{}")
    return f"unknown source @{key}; {mend}"
