"""Blocks of a text of which the HTML alone is known: it was stored before there were blocks.

The HTML is what a sanitiser of ours let through, so every element in it is closed. Migration 0012 of the
articles brings versions over by it; `render_content` then renders them anew where that can be done. The
footer of a part is stored as HTML to this day.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from ..blocks import CLINIC_BEGINS, CLINIC_ENDS, HTML, Block, Passage
from .passages import callout_kind

_VOID = frozenset("br hr img input col source wbr".split())
_ROLES = frozenset("p li dd dt td th figcaption label pre h2 h3 h4 h5 h6 summary".split())
_HEADING = re.compile(r"h[2-6]")
_CALLOUTS = frozenset({"section", "aside", "details"})
"""The elements that callouts are; an older edition made asides of them."""

_MARKS_BEFORE = {"clinic": CLINIC_BEGINS, "own-words": "\ue000own\ue001"}
"""What stands in a passage before the words of an element of a class, see `blocks.MARK`."""


class _Divider(HTMLParser):
    """Notes where the top-level elements of a text begin, and reads the passages of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.starts: list[tuple[int, str, str, str]] = []
        self.passages: list[list[Passage]] = []
        self.addresses: list[list[str]] = []
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.anchor = ""
        self.feed(html)
        self.close()
        self.flush()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("class", "")
        if not self.open and name != "self":
            self.flush()
            line, column = self.getpos()
            self.starts.append((self.lines[line - 1] + column, tag, name, given.get("id", "")))
            self.passages.append([])
            self.addresses.append([])
        if tag in _ROLES:
            self.flush()
            self.anchor = given.get("id", "") if tag == "dt" or _HEADING.fullmatch(tag) else ""
        if given.get("href", "").startswith(("https://", "http://")):
            self.addresses[-1].append(given["href"])
        self.words.append(_MARKS_BEFORE.get(name, ""))
        if tag not in _VOID:
            self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self.open:
            return
        if tag in _ROLES:
            self.flush()
        _, name = self.open.pop()
        self.words.append(CLINIC_ENDS if name == "clinic" else "")

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Do nothing: such an element of a drawing holds none."""

    def handle_data(self, data: str) -> None:
        names = [name for _, name in self.open]
        if {"self", "drawing", "own-words"}.intersection(names):
            return
        if "cites" in names:
            # The number of a source, perhaps with a place in it: “3, p. 12”.
            number = re.match(r"\d+", data) if names[-1] == "cite" else None
            self.words.append(f"\ue000{number[0]}\ue001" if number else "")
        else:
            self.words.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words = []
        if text and self.passages:
            role = next((tag for tag, _ in reversed(self.open) if tag in _ROLES), "p")
            self.passages[-1].append(Passage(role, text, anchor=self.anchor))
        self.anchor = ""


def blocks_of_html(html: str) -> list[Block]:
    """Return stored HTML as blocks: headings, items of a list, callouts of each sort, the rest as HTML."""
    found = _Divider(html)
    starts = [start for start, *_ in found.starts] + [len(html)]
    blocks = []
    for (start, tag, classes, anchor), end, passages, addresses in zip(
        found.starts, starts[1:], found.passages, found.addresses, strict=True
    ):
        kind, urgency = _kind_and_urgency(tag, classes)
        block = Block(
            kind=kind,
            html=html[start:end].strip(),
            anchor=anchor,
            level=int(tag[1]) if kind == "heading" else 0,
            urgency=urgency,
            addresses=tuple(dict.fromkeys(addresses)),
            passages=tuple(passages),
        )
        blocks.append(block)
    return blocks


def _kind_and_urgency(tag: str, classes: str) -> tuple[str, str]:
    """Return what a top-level element is, by its tag and classes, and how urgent a care card is."""
    first, *names = classes.split() or [""]
    if tag in _CALLOUTS and first == "callout" and names:
        return callout_kind(names[0])
    return "item" if tag == "li" else "heading" if _HEADING.fullmatch(tag) else HTML, ""
