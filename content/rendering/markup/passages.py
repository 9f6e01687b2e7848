"""From the finished tree of a text to its blocks, each with the passages of text in it."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from ..blocks import CLINIC_BEGINS, CLINIC_ENDS, LINK_END, Block, Passage
from .callouts import CARE_CARDS

BETWEEN = "\ue005"
"""Stands between two blocks while they are one text, so that it can be divided again."""

_ELEMENTS = frozenset(
    (
        "p li ul ol dl dt dd table thead tbody tr th td blockquote section div h1 h2 h3 h4 h5 h6 "
        "figure figcaption pre label details summary"
    ).split()
)
_ROLES = frozenset("p li dd dt td th figcaption label pre".split())
_LABELS = frozenset({"callout-title", "call"})
_KINDS = {
    "p": "paragraph",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "figure": "figure",
    "dl": "definitions",
    "blockquote": "quote",
    "pre": "code",
    "hr": "rule",
}
_CALLOUTS = {"differ": "difference", "data": "data", "do": "do", "dont": "dont"} | dict.fromkeys(
    CARE_CARDS, "card"
)


class _Reader:
    """Walks the tree of one text and divides its words into passages."""

    def __init__(self, links: list[etree.Element]) -> None:
        self.links = links
        self.rows = 0
        self.leads_to: list[str] = []

    def walk(self, node: etree.Element, role: str, row: int, *, own: bool) -> Iterator[Passage]:
        if node.tag == "tr":
            self.rows += 1
            row = self.rows
        own = own or node.get("data-own") == "yes"
        role = self.role(node, role)
        has_anchor = node.tag == "dt" or _is_heading(node)
        anchor = node.get("id", "") if has_anchor else ""
        buffer = [node.text or ""]
        for child in node:
            if "drawing" in child.get("class", "").split():
                pass
            elif child.tag in _ELEMENTS:
                yield from self.flush(buffer, Passage(role, "", own, row, anchor))
                yield from self.walk(child, role, row, own=own)
                buffer = []
            else:
                self.inline(child, buffer)
            buffer.append(child.tail or "")
        yield from self.flush(buffer, Passage(role, "", own, row, anchor))

    @staticmethod
    def role(node: etree.Element, outer: str) -> str:
        """Return what a text directly inside an element is: a paragraph, a list item, a label."""
        if node.get("class") in _LABELS:
            return "label"
        if node.tag == "p" and outer == "li":
            return "li"
        return str(node.tag) if node.tag in _ROLES or _is_heading(node) else outer

    def inline(self, node: etree.Element, buffer: list[str]) -> None:
        """Add the text of an inline element, with its marks."""
        name = node.get("class")
        if name == "cite":
            self.links.append(node)
            buffer.append(f"\ue000{node.attrib['data-number']}\ue001")
        elif name == "own-words":
            buffer.append("\ue000own\ue001")
        elif name == "cite-unknown":
            # A source that does not exist is a problem of its own; the sentence is not uncited as well.
            buffer.append("\ue000unknown\ue001")
        else:
            buffer.append(CLINIC_BEGINS if name == "clinic" else "")
            buffer.append(node.text or "")
            for child in node:
                self.inline(child, buffer)
                buffer.append(child.tail or "")
            if node.tag == "a":
                buffer.append(LINK_END)
                self.leads_to.append(node.get("href", ""))
            buffer.append(CLINIC_ENDS if name == "clinic" else "")

    def flush(self, buffer: list[str], like: Passage) -> Iterator[Passage]:
        text = " ".join(unescape("".join(buffer)).split())
        links = tuple(address for address in self.leads_to if address.startswith("/"))
        self.leads_to = []
        if text:
            yield replace(like, marked=text, links=links)


def _is_heading(node: etree.Element) -> bool:
    return bool(re.fullmatch(r"h[1-6]", str(node.tag)))


def read_blocks(root: etree.Element, links: list[etree.Element]) -> list[Block]:
    """Return the blocks of a tree in order, as yet without HTML.

    Every citation's link is put at the end of `links`, in the order of their marks.
    """
    reader = _Reader(links)
    return [_block(child, tuple(reader.walk(child, "p", 0, own=False))) for child in root]


def _block(element: etree.Element, passages: tuple[Passage, ...]) -> Block:
    block = Block(
        kind=_KINDS.get(str(element.tag), "other"),
        html="",
        anchor=element.get("id", ""),
        own=element.get("data-own") == "yes",
        addresses=_addresses_on_other_sites(element.iter("a")),
        passages=passages,
    )
    first, *names = element.get("class", "").split() or [""]
    if re.fullmatch(r"h[2-6]", str(element.tag)):
        return replace(block, kind="heading", level=int(element.tag[1]))
    if first == "practice":
        return replace(block, kind=first, passages=tuple(map(_filled_in, element)))
    if first == "callout" and names:
        return replace(
            block,
            kind=_CALLOUTS.get(names[0], "callout"),
            anchor=block.anchor or element[0].get("id", ""),
            urgency=names[0] if names[0] in CARE_CARDS else "",
        )
    return block


def _filled_in(element: etree.Element) -> Passage:
    """Return a piece of a line on the clinic's practice as a passage, which is no text of the guide's."""
    words = " ".join("".join(element.itertext()).split())
    return Passage("label", f"{CLINIC_BEGINS}{words}{CLINIC_ENDS}")


def _addresses_on_other_sites(links: Iterable[etree.Element]) -> tuple[str, ...]:
    """Return the addresses on other sites to which links lead, each once."""
    addresses = (link.get("href", "") for link in links)
    return tuple(dict.fromkeys(a for a in addresses if a.startswith(("https://", "http://"))))


def mark_between(root: etree.Element) -> None:
    """Set a mark between the blocks of a tree."""
    for before, _ in pairwise(root):
        before.tail = (before.tail or "") + BETWEEN
