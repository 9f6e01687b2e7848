"""Headings and terms: stable, readable anchors, and the contents of a page."""

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape

from ..context import GROUPS, Term
from ..problems import MOST_PLACES, Lines, Problem

PAGE_ANCHORS = frozenset(
    "key-points references next-steps about-this-page main contents related only-ticked my-notes".split()
) | {f"references-{group.slug}" for group in GROUPS.values()}
"""Anchors that the page's frame has; a heading of the same name gets a number."""


_FRAME_HAS = re.compile(r"(?:mark|rests|ref)-\d+|term-.+")
"""Ids of the citations, sources and notes that the frame prints around a text."""


@dataclass(frozen=True)
class Heading:
    """An entry of the contents of a page."""

    level: int
    anchor: str
    text: str


def slugify(text: str) -> str:
    """Return the anchor of a heading: lower case, accents and punctuation dropped, spaces to hyphens."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    folded = re.sub(r"['’]", "", folded)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "section"


class Anchors:
    """Gives out the anchors of one page, each one once."""

    def __init__(self) -> None:
        self.taken: set[str] = set(PAGE_ANCHORS)
        self.counts: dict[str, int] = {}

    def take(self, text: str) -> str:
        """Return a new anchor for a text; the second of the same name ends in -2."""
        base = anchor = slugify(text)
        number = self.counts.get(base, 1)
        while anchor in self.taken:
            number += 1
            anchor = f"{base}-{number}"
        self.counts[base] = number
        self.taken.add(anchor)
        return anchor


def text_of(element: etree.Element, without: Collection[str] = ("cites",)) -> str:
    """Return the text of an element without what is of some classes, white space folded."""
    parts: list[str] = []

    def walk(node: etree.Element) -> None:
        if node.get("class") in without:
            return
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")

    walk(element)
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(unescape("".join(parts)).split()))


def title_of_callout(box: etree.Element) -> etree.Element:
    """Return the title of a callout, in which its label stands before its own words."""
    return next(child for child in box.iter() if child.get("class") == "callout-title")


def finish_headings(
    root: etree.Element, anchors: Anchors, lines: Lines, field: str, prefix: str = ""
) -> list[Problem]:
    """Give every heading its anchor; return a problem for a level that is skipped and for a second h1.

    `prefix` is set before each h3 and is no part of its anchor.
    """
    problems: list[Problem] = []
    level = 1
    for element in root.iter():
        if element.tag == "section" and "differ" in element.get("class", "").split():
            element.attrib["id"] = anchors.take(f"differ {text_of(title_of_callout(element)[-1])}")
        match = re.fullmatch(r"h([1-6])", str(element.tag))
        if match is None or element.get("class") == "callout-title":
            continue
        text, depth = text_of(element), int(match[1])
        message = _wrong_level(text, depth, level)
        if message and len(problems) < MOST_PLACES:
            problems.append(Problem(lines.of_heading(text), message, field))
        level = depth
        element.attrib["id"] = anchors.take(text)
        if prefix and depth == 3:
            mark = etree.Element("span", {"class": "prefix"})
            mark.text, mark.tail, element.text = prefix, element.text, ""
            element.insert(0, mark)
    return problems


def read_contents(root: etree.Element, cards: Collection[str]) -> list[Heading]:
    """Return the headings of a finished tree and the titles of its callouts of some kinds, in order."""
    in_contents = {
        title_of_callout(box)
        for box in root.iter("section")
        if set(cards) & set(box.get("class", "").split())
    }
    return [
        Heading(int(str(element.tag)[1]), element.attrib["id"], text_of(element))
        for element in root.iter()
        if re.fullmatch(r"h[1-6]", str(element.tag))
        and (element.get("class") != "callout-title" or element in in_contents)
    ]


def _wrong_level(text: str, depth: int, above: int) -> str:
    """Return what is wrong with a heading below a heading of level `above`, or nothing."""
    if not text:
        return "a heading has no words; write some or take it out"
    if depth == 1:
        return f"heading “{text}”: the title is the page's only h1; begin with ##"
    if depth > above + 1:
        return f"heading “{text}” skips a level; use {'#' * (above + 1)}, not {'#' * depth}"
    return ""


def finish_boxes(root: etree.Element, anchors: Anchors) -> None:
    """Give the title of every box its anchor; `data-anchor` says what that of a kind of box always is.

    To be done after headings and terms, whose anchors do not depend on boxes then. A difference has an anchor
    already: that of its box.
    """
    for box in root.iter("section"):
        if "id" not in box.attrib:
            title = title_of_callout(box)
            # A number of the clinic can change, an anchor should not.
            usual = text_of(title, without=("cites", "clinic"))
            title.attrib["id"] = anchors.take(box.attrib.pop("data-anchor", usual))


def finish_terms(root: etree.Element, anchors: Anchors) -> list[Term]:
    """Give each term of a definition list its anchor; return the terms with their definitions."""
    terms = []
    for dl in root.iter("dl"):
        names: list[etree.Element] = []
        for child in dl:
            if child.tag == "dt":
                if names and names[-1].get("data-defined"):
                    names = []
                child.attrib["id"] = anchors.take(text_of(child))
                names.append(child)
            elif child.tag == "dd":
                for name in names:
                    if not name.get("data-defined"):
                        name.attrib["data-defined"] = "yes"
                        terms.append(Term(name.attrib["id"], text_of(name), text_of(child)))
    for name in root.iter("dt"):
        name.attrib.pop("data-defined", None)
    return terms


def keep_former_anchors(
    root: etree.Element, former: Mapping[str, str], own: Collection[str], line: int
) -> list[Problem]:
    """Let links to former anchors lead to those of today; return which of them cannot.

    `own` are the anchors that the page gives out today, `line` is where the first former one is named. An
    empty element bears the former anchor, the first thing within what has it now.
    """
    problems = []
    places = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    for number, (old, now) in enumerate(former.items(), line):
        if slugify(old) != old:
            message = (
                f"former anchor “{old}”: small letters, digits and hyphens alone; write “{slugify(old)}”"
            )
        elif old in own or _FRAME_HAS.fullmatch(old):
            message = f"former anchor “{old}”: the page has this anchor today; take the line out"
        elif now not in places:
            message = f"former anchor “{old}”: there is no heading or box “{now}” on this page; name one"
        else:
            mark = etree.Element("span", {"id": old})
            mark.tail, places[now].text = places[now].text, None
            places[now].insert(0, mark)
            continue
        problems.append(Problem(number, message, "former_anchors"))
    return problems
