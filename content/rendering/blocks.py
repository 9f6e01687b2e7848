"""Blocks: the top-level pieces of a rendered text, in order.

A page prints them, a handout chooses some of them, search and comparisons read their words. So nobody has to
take HTML apart again.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from .readability import split_sentences

MARK = re.compile("\ue000([0-9]+|own|unknown)\ue001")
"""Stands in a passage for a citation: its number on the page, the guide's own words, or an unknown source."""

LINK_END = "\ue002"
"""Stands in a passage behind the words of a link."""

CLINIC_BEGINS, CLINIC_ENDS = "\ue003", "\ue004"
"""Stand in a passage around what the clinic has filled in, or the words in its place."""

_CLINIC = re.compile(f"{CLINIC_BEGINS}[^{CLINIC_ENDS}]*{CLINIC_ENDS}")
_MARKS = re.compile(f"{MARK.pattern}|[{LINK_END}{CLINIC_BEGINS}{CLINIC_ENDS}]")
_TAG = re.compile(r"<[^>]*>")

TITLE_TO_TOP = -4
"""By so many levels `with_headings_shifted` makes an h2 of the title of a callout, however deep it stood."""

HTML = "html"
"""The kind of a block that an older edition of the program rendered, and of which no more is known."""


def plain(marked: str) -> str:
    """Return a passage's text without its marks, white space folded."""
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_MARKS.sub("", marked).split()))


def only_fields(kind: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Return of stored JSON what a dataclass has a field for; another edition of the program has others."""
    return {name: value for name, value in data.items() if name in kind.__dataclass_fields__}


def _without_defaults(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True)
class Sentence:
    """A sentence as plain text, and what it cites: the page's numbers of sources, or the guide itself."""

    text: str
    numbers: tuple[int, ...]
    cites_guide: bool


@dataclass(frozen=True)
class Passage:
    """A run of text that belongs together: a paragraph, a list item, a table cell, a heading, a caption.

    `role` is the tag of its element, or "label" for what callouts print around what they say. `marked` is
    its text with a mark for each citation, link and value of the clinic; no author can write such a mark, for
    `limits.CONTROL` refuses its characters. `own` tells that it stands in a callout of the guide's own
    advice, `row` in which row of a table of its text, counted from 1. `anchor` is that of a heading or term.
    `links` are the addresses of other pages of the guide that it links to, such as "/risks/#bruises".
    """

    role: str
    marked: str
    own: bool = False
    row: int = 0
    anchor: str = ""
    links: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Tell whether it is the text of a heading; the title of a callout is a label."""
        return bool(re.fullmatch(r"h[1-6]", self.role))

    @property
    def text(self) -> str:
        """Its plain text, without citations."""
        return plain(self.marked)

    @property
    def words(self) -> list[str]:
        """Its words without those that the clinic has filled in."""
        return plain(_CLINIC.sub("", self.marked)).split()

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences, each with what it cites."""
        found = []
        for marked in split_sentences(self.marked):
            cited = MARK.findall(marked)
            numbers = tuple(int(mark) for mark in cited if mark.isdecimal())
            found.append(Sentence(plain(marked), numbers, "own" in cited))
        return found

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON, without what is as usual."""
        more = {"own": self.own, "row": self.row, "anchor": self.anchor, "links": list(self.links)}
        return {"role": self.role, "text": self.marked, **_without_defaults(more)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Passage":
        """Read what `to_json` wrote."""
        links = tuple(data.get("links", ()))
        return cls(**{**only_fields(cls, data), "marked": data["text"], "links": links})


@dataclass(frozen=True)
class Block:
    """A top-level piece of a rendered text.

    `kind` is "heading", "paragraph", "list", "table", "figure", "definitions", "quote", "code", "rule",
    "item" (a key point or a next step), a sort of callout: "card" (a care card), "do" and "dont" (what to do,
    and what not), "difference", "data" (the numbers behind a figure, folded away) or "callout" (any other),
    "practice" (a line on the clinic's own practice, of which no word is the guide's), "other", or HTML.
    `html` is safe and whole by itself. `anchor` is its own, or that of its title; `level` is that of a
    heading, 2 to 6. `own` tells that it is marked as the guide's own advice; `urgency` is that of a care
    card: "emergency", "urgent" or "contact". `addresses` are those on other sites that it links to. `former`
    are anchors that it had once.
    """

    kind: str
    html: str
    anchor: str = ""
    level: int = 0
    own: bool = False
    urgency: str = ""
    addresses: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """Its plain text, a line for each passage, without citations."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def practice(self) -> str:
        """What a line on the clinic's own practice says, without whose it is and since when; or nothing."""
        return self.passages[1].text if self.kind == "practice" else ""

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences, each with what it cites."""
        return [sentence for passage in self.passages for sentence in passage.sentences]

    @property
    def numbers(self) -> set[int]:
        """The page's numbers of the sources that it cites."""
        cited = (MARK.findall(passage.marked) for passage in self.passages)
        return {int(mark) for marks in cited for mark in marks if mark.isdecimal()}

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON, without what is as usual."""
        more = {"anchor": self.anchor, "level": self.level, "own": self.own, "urgency": self.urgency}
        more |= {"addresses": list(self.addresses), "former": list(self.former)}
        passages = [passage.to_json() for passage in self.passages]
        return {"kind": self.kind, "html": self.html, **_without_defaults(more), "passages": passages}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Block":
        """Read what `to_json` wrote."""
        passages = tuple(map(Passage.from_json, data.get("passages", ())))
        several = {name: tuple(data.get(name, ())) for name in ("addresses", "former")}
        return cls(**{**only_fields(cls, data), **several, "passages": passages})


def digest_of(*parts: Iterable[Block]) -> str:
    """Return the digest of some sequences of blocks, by which it can be told whether they are the same."""
    return sha256(
        json.dumps([[block.to_json() for block in blocks] for blocks in parts]).encode()
    ).hexdigest()


def html_of(blocks: Iterable[Block]) -> str:
    """Return the safe HTML of blocks, one after the other."""
    return "\n".join(block.html for block in blocks)


def numbers_of(blocks: Iterable[Block]) -> set[int]:
    """Return the page's numbers of the sources that blocks cite."""
    return {number for block in blocks for number in block.numbers}


def words_of(blocks: Iterable[Block]) -> list[str]:
    """Return the words of blocks as an author chose them.

    The numbers of sources and what the clinic has filled in are left out. Pictures, and where links lead, are
    no words.
    """
    return [word for block in blocks for passage in block.passages for word in passage.words]


def count_printed(blocks: Iterable[Block]) -> int:
    """Return how many words blocks print, the numbers of sources and what stands in drawings among them."""
    return len(_TAG.sub(" ", html_of(blocks)).split())


def section_of(blocks: Sequence[Block], anchor: str) -> list[Block] | None:
    """Return the section under one heading, heading and all, by its anchor or a former one; None without one.

    A care card is a section by itself. A heading within a callout or a list begins none.
    """
    for index, block in enumerate(blocks):
        if block.kind == "card" and anchor in (block.anchor, *block.former):
            return [block]
        if block.kind == "heading" and anchor in (block.anchor, *block.former):
            later = enumerate(blocks[index + 1 :], index + 1)
            ends = (at for at, other in later if other.kind == "heading" and other.level <= block.level)
            return list(blocks[index : next(ends, len(blocks))])
    return None


def lead_of(blocks: Sequence[Block]) -> list[Block]:
    """Return what stands before the first heading."""
    ends = (index for index, block in enumerate(blocks) if block.kind == "heading")
    return list(blocks[: next(ends, len(blocks))])


def section_anchors(blocks: Iterable[Block]) -> list[str]:
    """Return the anchors, former ones too, of the sections that can be cut out, in their order."""
    found = (block for block in blocks if block.kind in {"heading", "card"})
    return [anchor for block in found for anchor in (block.anchor, *block.former) if anchor]


def with_headings_shifted(blocks: Iterable[Block], by: int) -> list[Block]:
    """Return blocks with each heading some levels deeper, or higher, to stand below another title."""

    def level(number: int) -> int:
        return min(6, max(2, number + by))

    def shifted(block: Block) -> Block:
        html = re.sub(r"(</?h)([2-6])\b", lambda tag: f"{tag[1]}{level(int(tag[2]))}", block.html)
        return replace(block, html=html, level=level(block.level) if block.level else 0)

    return list(map(shifted, blocks))
