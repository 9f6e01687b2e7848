"""The sentences of a rendered text: what each cites, and which of them cite nothing."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ..checks.readability import LONG_PARAGRAPH, LONG_SENTENCE, split_sentences, split_words
from ..problems import UNCITED, Lines, Remark
from .citations import Cited

_BLOCKS = frozenset(
    (
        "p li ul ol dl dt dd table thead tbody tr th td blockquote section div h1 h2 h3 h4 h5 h6 "
        "figure figcaption pre label details summary"
    ).split()
)
_ROLES = frozenset("p li dd dt td th figcaption label pre".split())
_MARK = re.compile("\ue000([0-9]+|own)\ue001")
_LINK = "\ue002"


@dataclass(frozen=True)
class Block:
    """A run of text that belongs together: a paragraph, a list item, a cell.

    `text` holds a mark for each citation and behind each link. `role` is the tag of its element; `own`
    tells that it stands in a block of the guide's own words; `row` is the table row that it belongs to.
    """

    text: str
    role: str
    own: bool
    row: int


class _Reader:
    """Walks a tree and divides its text into blocks."""

    def __init__(self, links: list[etree.Element]) -> None:
        self.links = links
        self.rows = 0

    def walk(self, node: etree.Element, role: str, row: int, *, own: bool) -> Iterator[Block]:
        if node.tag == "tr":
            self.rows += 1
            row = self.rows
        own = own or node.get("data-own") == "yes"
        role = self.role(node, role)
        buffer = [node.text or ""]
        for child in node:
            if "drawing" in child.get("class", "").split():
                pass
            elif child.tag in _BLOCKS:
                yield from self.flush(buffer, role, row, own=own)
                yield from self.walk(child, role, row, own=own)
                buffer = []
            else:
                self.inline(child, buffer)
            buffer.append(child.tail or "")
        yield from self.flush(buffer, role, row, own=own)

    @staticmethod
    def role(node: etree.Element, outer: str) -> str:
        """Return what a text directly inside an element is: a paragraph, a list item, a label."""
        if node.get("class") in {"callout-title", "own-note", "conclusion-label", "help-today"}:
            return "label"
        if node.tag == "p" and outer == "li":
            return "li"
        return str(node.tag) if node.tag in _ROLES or _is_heading(node) else outer

    def inline(self, node: etree.Element, buffer: list[str]) -> None:
        """Add the text of an inline element, with a mark for a citation."""
        if node.get("class") == "cite":
            self.links.append(node)
            buffer.append(f"\ue000{len(self.links) - 1}\ue001")
        elif node.get("class") in {"own-words", "cite-unknown"}:
            # A source that does not exist is a problem of its own; the sentence is not uncited as well.
            buffer.append("\ue000own\ue001")
        else:
            buffer.append(node.text or "")
            for child in node:
                self.inline(child, buffer)
                buffer.append(child.tail or "")
            if node.tag == "a":
                buffer.append(_LINK)

    @staticmethod
    def flush(buffer: list[str], role: str, row: int, *, own: bool) -> Iterator[Block]:
        text = " ".join(unescape("".join(buffer)).split())
        if text:
            yield Block(text, role, own, row)


def read_blocks(root: etree.Element, links: list[etree.Element]) -> list[Block]:
    """Return the blocks of a tree in order; every citation's link is put at the end of `links`."""
    return list(_Reader(links).walk(root, "p", 0, own=False))


def _is_heading(node: etree.Element) -> bool:
    return bool(re.fullmatch(r"h[1-6]", str(node.tag)))


def plain(text: str) -> str:
    """Return a block's text without the marks of its citations and links."""
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_MARK.sub("", text).replace(_LINK, "").split()))


def collect_citations(blocks: list[Block], links: list[etree.Element]) -> list[Cited]:
    """Return each citation with the sentence that it supports; a table's cell with its row's first cell."""
    cited = []
    heads: dict[int, str] = {}
    for block in blocks:
        head = heads.setdefault(block.row, plain(block.text)) if block.row else ""
        before = f"{head}: " if block.role == "td" and head else ""
        for sentence in split_sentences(block.text):
            for mark in _MARK.findall(sentence):
                if mark != "own":
                    link = links[int(mark)]
                    cited.append(
                        Cited(
                            key=link.attrib["data-ref"],
                            number=int(link.attrib["href"].removeprefix("#ref-")),
                            locator=link.attrib["data-where"],
                            sentence=before + plain(sentence),
                            anchor=link.attrib["id"],
                        )
                    )
    return cited


def prose(blocks: list[Block]) -> list[str]:
    """Return the sentences of a text that a reading grade is measured on: no headings, no labels."""
    return [
        plain(sentence)
        for block in blocks
        if not (block.role == "label" or re.fullmatch(r"h[1-6]|dt|pre", block.role))
        for sentence in split_sentences(block.text)
        if plain(sentence)
    ]


def remark_on(blocks: list[Block], lines: Lines, field: str, *, medical: bool) -> list[Remark]:
    """Return what a careful editor would change in a field: uncited or long sentences, long paragraphs.

    A sentence needs no citation of its own in a block of the guide's own words, as a question, where it
    only sends the reader on ("See …"), as the lead-in of a list, below a cited lead-in, in a table's row
    that cites, and as the statement that a checklist lets the reader tick. `medical` is false for pages
    that tell of the guide itself.
    """
    remarks = []
    cited_rows = {block.row for block in blocks if block.row and _MARK.search(block.text)}
    covered = False
    for block in blocks:
        if block.role == "label" or re.fullmatch(r"h[1-6]|pre", block.role):
            covered = False
            continue
        sentences = split_sentences(block.text)
        places = [lines.of_next_sentence(plain(sentence)) for sentence in sentences]
        if block.role == "p" and len(sentences) > LONG_PARAGRAPH:
            text = f"a paragraph of {len(sentences)} sentences begins “{plain(sentences[0])[:60]}”; divide it"
            remarks.append(Remark(places[0], "long paragraph", text, field))
        if block.role != "li":
            covered = False
        free = block.own or not medical or covered or block.role in {"dt", "label"} or block.row in cited_rows
        for sentence, line in zip(sentences, places, strict=True):
            text = plain(sentence)
            if (length := len(split_words(text))) > LONG_SENTENCE:
                remarks.append(Remark(line, "long sentence", f"{length} words: “{text}”", field))
            if not (free or _MARK.search(sentence) or _needs_no_source(sentence, block.role)):
                remarks.append(Remark(line, UNCITED, f"no source: “{text}”", field))
        if block.role == "p" and block.text.rstrip(" *").endswith(":") and _MARK.search(block.text):
            covered = True
    return remarks


def _needs_no_source(sentence: str, role: str) -> bool:
    text = plain(sentence)
    sends_on = text.startswith(("See ", "Read ")) and _LINK in sentence
    return role == "th" or sends_on or text.endswith(("?", ":"))
