"""The marks of sources: one quiet mark for a block, which leads to what each of its sentences rests on.

The sources of a sentence stand behind it in the text too, in a span of the class "s". The style sheet hides
those until a reader asks for them, so that a page reads as a text, and a screen reader is not interrupted at
each sentence. A block that is all the guide's own has no mark.

A mark stands at the end of a paragraph, and in the row of the title of what has one; a list or a table has
that of the heading above it. Where sources differ, the line that opens the sides holds the sources.
"""

import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..blocks import Block, Passage
from ..context import Work, source_address
from .citations import Cited
from .headings import title_of_callout
from .sentences import sentences_with_heads

IN_SHORT = "“In short”"
"""What marks call the key points, whose own is the first of the page."""

_SPACE = "\N{NO-BREAK SPACE}"
_WITH = {"list": " and its list", "table": " and its table", "definitions": " and its words"}
"""Kinds of blocks at whose end a mark would seem to belong to the last entry alone."""

_BOXES = frozenset({"card", "do", "dont", "callout"})
_NAMES = {
    "paragraph": "this paragraph",
    "list": "this list",
    "table": "this table",
    "definitions": "these words",
    "figure": "this picture",
    "quote": "this quotation",
    "data": "this table",
}
_SEVERAL = (_NAMES["definitions"], *_WITH.values())

MOST_IN_MARK = 4
"""The most numbers, or runs of numbers, that a mark names; of more it tells how many they are."""

_HOLDERS = frozenset("blockquote dd dl dt figcaption li ol p section table tbody td th thead tr ul".split())
"""Elements at whose end a mark may stand: not in a box's label, nor in a drawing."""


@dataclass(frozen=True)
class _Claim:
    """A sentence: its words, the role of its passage, the links of its sources, whether it is the guide's."""

    text: str
    role: str
    links: list[etree.Element]
    is_own: bool


@dataclass
class Marks:
    """The marks of a page, whose fields are rendered one after the other.

    `works` are those of the guide by their keys. `citations` are the places at which the page cites a work:
    the anchor of each is that of the mark which stands for it.
    """

    works: Mapping[str, Work]
    citations: list[Cited] = field(default_factory=list)
    _count: int = 0
    _points: list[_Claim] = field(default_factory=list)
    _notes: list[etree.Element] = field(default_factory=list)

    def place(
        self, root: etree.Element, blocks: Sequence[Block], links: Iterable[etree.Element], name: str
    ) -> None:
        """Mark the blocks of a field, and hide the sources behind its sentences.

        `blocks` are those of the children of `root`, `links` the links of their citations, in their order.
        """
        link_of = iter(links)
        claims = [list(_claims_of(block, link_of)) for block in blocks]
        if name == "body":
            self._mark_body(root, blocks, claims)
        else:
            found = [claim for some in claims for claim in some]
            is_points = name == "key_points"
            self._cite(found, "mark-1" if is_points else "next-steps")
            if is_points:
                self._points += found
                self._count = int(any(claim.links for claim in self._points))
        _hide_sources(root)

    def notes_html(self) -> str:
        """Return what the marks lead to: for each, the sentences of its block, and what they rest on."""
        points = [self._note(IN_SHORT, self._points, 1)] if any(claim.links for claim in self._points) else []
        return "".join(map(_html, points + self._notes))

    def _mark_body(self, root: etree.Element, blocks: Sequence[Block], claims: list[list[_Claim]]) -> None:
        elements = list(root)
        # A text of nothing but signs may have no block at all.
        leads_in = [block.kind == "paragraph" and other.kind in _WITH for block, other in pairwise(blocks)]
        leads_in += [False] * bool(blocks)
        for index, (block, element) in enumerate(zip(blocks, elements, strict=True)):
            if index and leads_in[index - 1]:
                continue  # it is one with the paragraph that leads in
            found = claims[index] + (claims[index + 1] if leads_in[index] else [])
            if not any(claim.links for claim in found):
                continue
            if block.kind == "difference":
                self._cite(found, block.anchor)
                answer = [claim for claim in found if claim.role != "li" and (claim.links or claim.is_own)]
                if answer:
                    element[-1].append(self._note("the answer above", answer))
                continue
            self._count += 1
            name = _name_of(block) + (_WITH[blocks[index + 1].kind] if leads_in[index] else "")
            mark = _mark(self._count, _numbers(found), name)
            above = elements[index - 1] if index and blocks[index - 1].kind == "heading" else None
            if above is not None and block.kind in _WITH:
                _set_in_row(root, above, mark)
            elif block.kind in _BOXES:
                _set_in_row(element, title_of_callout(element), mark)
            else:
                _set_at_end(element, mark)
            self._cite(found, mark.attrib["id"])
            self._notes.append(self._note(name, found, self._count))

    def _cite(self, claims: Iterable[_Claim], anchor: str) -> None:
        """Note each citation of some sentences, with the anchor at which the page shows it."""
        self.citations += [
            Cited(link.attrib["data-ref"], _number(link), link.attrib["data-where"], claim.text, anchor)
            for claim in claims
            for link in claim.links
        ]

    def _note(self, name: str, claims: Iterable[_Claim], number: int = 0) -> etree.Element:
        """Return which sentence of a block rests on what; with its `number`, a mark can lead there."""
        note = etree.Element("div", {"class": "rests"} | ({"id": f"rests-{number}"} if number else {}))
        rests_on = "rest on" if name.endswith(_SEVERAL) else "rests on"
        etree.SubElement(note, "p", {"class": "rests-of"}).text = f"What {name} {rests_on}"
        sentences = etree.SubElement(note, "ul")
        for claim in claims:
            if claim.links or claim.is_own:
                sentences.append(self._sentence(claim))
        if number:
            back = etree.SubElement(note, "p", {"class": "rests-back"})
            etree.SubElement(back, "a", {"href": f"#mark-{number}"}).text = "Back to the text"
        return note

    def _sentence(self, claim: _Claim) -> etree.Element:
        item = etree.Element("li")
        item.text = f"{claim.text} "
        on = etree.SubElement(item, "span", {"class": "rests-on"})
        on.text = "– "
        links = list({(link.get("data-ref"), link.text): link for link in claim.links}.values())
        for index, link in enumerate(links):
            work = self.works[link.attrib["data-ref"]]
            source = etree.SubElement(on, "a", {"href": source_address(work.key)})
            source.text = f"{link.text} {work.name}"
            source.tail = f", {work.kind}" + ("; " if index + 1 < len(links) or claim.is_own else "")
        if claim.is_own:
            _append_text(on, "our own words")
        return item


def mark_html(number: int, numbers: Collection[int], name: str) -> str:
    """Return the mark of a block as HTML: its number on the page, those of its sources, what it is called."""
    return _html(_mark(number, numbers, name))


def _mark(number: int, numbers: Collection[int], name: str) -> etree.Element:
    """Return a mark. The first of a page says in words what it is.

    Its name for assistive technology holds what is to be seen of it (WCAG 2.2, 2.5.3).
    """
    runs = _runs(numbers)
    if len(runs) > MOST_IN_MARK:
        short = full = f"{len(numbers)}{_SPACE}sources"
    else:
        short = f",{_SPACE}".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
        full = f"{'Source' if len(numbers) == 1 else 'Sources'}{_SPACE}{short}"
    link = etree.Element("a", {"aria-label": f"{full} of {name}", "class": "src"})
    link.attrib.update({"href": f"#rests-{number}", "id": f"mark-{number}"})
    link.text = full if number == 1 else short
    return link


def _runs(numbers: Collection[int]) -> list[tuple[int, int]]:
    """Return numbers as runs, from the first to the last of each; two that follow each other are no run."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [
        part
        for first, last in runs
        for part in ([(first, last)] if last > first + 1 else [(n, n) for n in range(first, last + 1)])
    ]


def _claims_of(block: Block, link_of: Iterator[etree.Element]) -> Iterator[_Claim]:
    """Return the sentences of a block, each with the next of the links as many as it has citations."""
    for text, passage, sentence in sentences_with_heads(block.passages):
        links = [next(link_of) for _ in sentence.numbers]
        is_own = sentence.cites_guide or (passage.own and not links and _says_something(passage, text))
        yield _Claim(text, passage.role, links, is_own)


def _says_something(passage: Passage, text: str) -> bool:
    """Tell whether a sentence is more than a label or what leads in to a list."""
    return passage.role != "label" and not text.endswith(":")


def _numbers(claims: Iterable[_Claim]) -> set[int]:
    return {_number(link) for claim in claims for link in claim.links}


def _number(link: etree.Element) -> int:
    return int(link.attrib["data-number"])


def _name_of(block: Block) -> str:
    """Return what a mark calls its block."""
    if block.kind in _BOXES:
        return f"“{block.passages[0].text}”"
    return _NAMES.get(block.kind, "this text")


def _set_in_row(parent: etree.Element, title: etree.Element, mark: etree.Element) -> None:
    """Set a mark behind a title, a child of `parent`, in one row with it."""
    row = etree.Element("header", {"class": "title-row"})
    row.tail, title.tail = title.tail, None
    parent[list(parent).index(title)] = row
    row.extend([title, mark])


def _set_at_end(element: etree.Element, mark: etree.Element) -> None:
    """Set a mark behind the last word of an element."""
    while len(element) and element[-1].tag in _HOLDERS and not (element[-1].tail or "").strip():
        element = element[-1]
    # Held to the word before it, on whose line it stays.
    mark.text = f"{_SPACE}{mark.text}"
    element.append(mark)


def _hide_sources(root: etree.Element) -> None:
    """Set the sources of each sentence in brackets, in a span that the style sheet hides.

    The space before them is hidden with them. A source that does not exist stays to be seen.
    """
    for parent in list(root.iter()):
        for index, span in enumerate(parent):
            if span.get("class") != "cites" or any(link.get("class") == "cite-unknown" for link in span):
                continue
            if index:
                parent[index - 1].tail = (parent[index - 1].tail or "").rstrip()
            else:
                parent.text = (parent.text or "").rstrip()
            links, span.attrib["class"] = list(span), "s"
            span[:], span.text = [], f"{_SPACE}["
            for link in links:
                _append_text(span, ", " if link is not links[0] else "")
                key, words = link.get("data-ref"), link.text or ""
                if key is None:
                    _append_text(span, words)
                else:
                    etree.SubElement(span, "a", {"href": source_address(key)}).text = words
            _append_text(span, "]")


def _append_text(element: etree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _html(element: etree.Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html")
