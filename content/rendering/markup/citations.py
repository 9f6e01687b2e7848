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

from ..context import GROUPS, OWN_KEY, OWN_LABELS, OWN_NOTE, OWN_WORDS_ADDRESS, RenderContext, source_address
from ..problems import Lines, Problem, did_you_mean
from .headings import self_link

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


def tie_citations(root: etree.Element) -> None:
    """Keep each citation on the line of the word before it, and the numbers of two brackets apart."""
    for parent in root.iter():
        before: etree.Element | None = None
        for child in parent:
            if child.get("class") == "cites":
                if before is None:
                    parent.text = _tied(parent.text)
                elif before.get("class") == "cites":
                    before.tail = _tied(before.tail or " ")
                else:
                    before.tail = _tied(before.tail)
            before = child


def _tied(text: str | None) -> str | None:
    return f"{text[:-1]}\N{NO-BREAK SPACE}" if text and text.endswith(" ") else text


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
        self.citation_count = 0
        self.owned = False

    def number_citations(self, root: etree.Element, lines: Lines, field: str) -> list[Problem]:
        """Finish the citations of a tree in document order; return a problem for each unknown key."""
        unknown: dict[str, str] = {}
        for link in root.iter("a"):
            key = link.attrib.pop("data-key", None)
            self.owned |= link.get("data-note") == OWN_NOTE
            if key is None:
                continue
            locator = link.attrib.pop("data-locator", "")
            if key == OWN_KEY and locator in OWN_LABELS:
                link.attrib.update({"class": "own-words", "href": OWN_WORDS_ADDRESS, "data-note": OWN_NOTE})
                link.text = OWN_LABELS[locator]
                self.owned = True
            elif key in self.context.works:
                self._finish(link, key, locator)
            else:
                link.attrib["class"] = "cite-unknown"
                link.text = f"@{key}?"
                if not _ITEM.fullmatch(f"@{key}"):
                    continue
                needle = f"@{key}"
                unknown[needle] = unknown.get(needle) or _unknown(key, locator, self.context)
        return lines.problems(unknown, field)

    def _finish(self, link: etree.Element, key: str, locator: str) -> None:
        work = self.context.works[key]
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        self.citation_count += 1
        where = f", {locator}" if locator else ""
        link.attrib.update(
            {
                "class": "cite",
                "id": f"cite-{self.citation_count}",
                "href": f"#ref-{number}",
                "data-note": f"note-{number}",
                "data-ref": key,
                "data-where": locator,
                "data-name": work.name,
                "aria-label": f"{number}{where}: source, {work.name}, {work.kind}",
            }
        )
        link.text = f"{number}{where}"

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
            f"{self_link(f'references-{group.slug}', group.name)}"
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

    def notes_html(self) -> str:
        """Return a note for each cited work, which a tap on its number shows in place."""
        notes = []
        for key, number in self.numbers.items():
            work = self.context.works[key]
            notes.append(
                f'<div class="note" id="note-{number}" popover>'
                f'<p class="note-kind">How we know: {escape(work.kind)}</p><p>{number}. {work.printed}</p>'
                f"<p>{escape(work.appraisal)}</p>"
                f'<p><a href="{source_address(key)}">About this source: {escape(work.name)}</a></p></div>'
            )
        if self.owned:
            notes.append(
                f'<div class="note" id="{OWN_NOTE}" popover>'
                '<p class="note-kind">How we know: these are our own words</p>'
                "<p>This is ours, not a source’s. “Our advice” is what we think is safest. “Our note” is "
                "about the guide or its sources. “Our definition” explains a word.</p>"
                f'<p><a href="{OWN_WORDS_ADDRESS}">More about our own words</a></p></div>'
            )
        return "".join(notes)


def _unknown(key: str, locator: str, context: RenderContext) -> str:
    if key == OWN_KEY:
        marks = "[@guide], [@guide, note] or [@guide, definition]"
        return f"“{locator}” is not one of the guide's own marks; write {marks}"
    mend = did_you_mean(key, context.works, "add it to the sources (references.json)", "@{}")
    return f"unknown source @{key}; {mend}"
