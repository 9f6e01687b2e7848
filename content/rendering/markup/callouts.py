"""Callouts: block quotes of a kind, such as `> [!EMERGENCY]`, as sections with a heading.

pymdownx.quotes reads them; this gives each its meaning: a heading that says how urgent it is in words.
The data behind a figure fold out. Where sources differ, the guide's conclusion is ordinary sentences of the
page, and behind it one line opens who says what.

None is an `<aside>`, nor a note: to browsers' reader views and to screen readers those are beside the
matter, and the reader views drop them. The sections have no name, for a page of theirs would be full of
landmarks; what they are stands in their headings.
"""

import copy
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..context import OWN_KEY, ClinicValue, source_address
from ..problems import Lines, Problem, Remark
from ..sanitise import sanitise
from .clinic_values import call_line
from .headings import text_of, title_of_callout
from .signs import LIST_MARK


@dataclass(frozen=True)
class Kind:
    """A kind of callout: its class, the word of its label, and the title it has if none is written.

    `use` tells an editor what it is for. `anchor` is that of its usual title.
    """

    name: str
    label: str
    title: str
    use: str
    own: bool = False
    anchor: str = ""


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "emergency",
            "Emergency",
            "",
            "A list of signs of danger to life. It is red, and nothing else is.",
            anchor="emergency",
        ),
        Kind(
            "urgent",
            "",
            "Get medical help today",
            "Signs that a doctor has to see the same day.",
            anchor="today",
        ),
        Kind(
            "contact",
            "",
            "Call your practitioner",
            "Signs that the practitioner wants to hear of.",
            anchor="call-your-practitioner",
        ),
        Kind("warning", "Important", "", "Something that may do harm if a reader misses it."),
        Kind("do", "", "Do", "A list of what to do."),
        Kind("dont", "", "Do not", "A list of what not to do."),
        Kind(
            "differ",
            "Sources differ",
            "",
            "A point on which sources disagree: who says what, then what the page says of it.",
        ),
        Kind("advice", "", "Our advice", "Safety advice that is ours and needs no source.", own=True),
        Kind("data", "", "The same in a table", "The numbers of a drawing, in a table that folds out."),
    )
}


CARE_CARDS = ("emergency", "urgent", "contact")
"""The kinds that print signs of danger, each those of its own level."""


@dataclass(frozen=True)
class Difference:
    """A point on which sources differ: its title, its anchor on the page, and who says what."""

    title: str
    anchor: str
    html: str


def prepare_titles(source: str) -> str:
    """Put the default title on each callout line that has none, and a `[@guide]` mark behind it."""

    def fill(match: re.Match[str]) -> str:
        kind = KINDS.get(match["kind"].lower())
        rest = match["rest"].strip()
        bare = re.sub(r"\[@guide\]", "", rest).strip()
        if kind is None or bare or not kind.title:
            return match[0]
        return f"{match['head']}{kind.title} {rest}".rstrip()

    return re.sub(r"(?m)^(?P<head>[ \t>]*> *\[!(?P<kind>\w+)\] *)(?P<rest>.*)$", fill, source)


def finish_callouts(
    root: etree.Element, lines: Lines, field: str, clinic: Mapping[str, ClinicValue]
) -> list[Problem]:
    """Turn the callouts of a tree into sections, each below the heading level of its place.

    A care card says first whom to call, as the `clinic` has it: no text can leave that out.
    """
    problems: list[Problem] = []
    unknown: dict[str, str] = {}
    differences = iter(lines.with_text("[!DIFFER]"))
    cards = {name: iter(lines.with_text(f"[!{name.upper()}]")) for name in CARE_CARDS}
    level = 2
    for element in list(root.iter()):
        if match := re.fullmatch(r"h([1-6])", str(element.tag)):
            level = min(int(match[1]) + 1, 6)
        classes = element.get("class", "").split()
        if element.tag == "details":
            needle = f"[!{classes[0].upper()}]"
            unknown[needle] = f"{needle} cannot be folded; take away the + or - behind it"
        if element.tag != "div" or "admonition" not in classes:
            continue
        name = "|".join(c for c in classes if c != "admonition")
        kind = KINDS.get(name)
        if kind is None:
            known = ", ".join(f"[!{k.upper()}]" for k in KINDS)
            message = f"unknown callout [!{name.upper()}]; the kinds are {known}"
            unknown[f"[!{name.upper()}]"] = message
            continue
        if not len(element) or "admonition-title" not in element[0].get("class", ""):
            mark = f"[!{name.upper()}]"
            unknown[mark] = f"the title behind {mark} is a list, a rule or a quote; write words"
            continue
        if name in CARE_CARDS and (call := call_line(name, clinic)) is not None:
            element.insert(1, call)
        _finish(element, kind, level)
        if name in CARE_CARDS:
            line = next(cards[name], lines.first)
            problems += [Problem(line, message, field) for message in _check_signs(element, name)]
        if name == "differ":
            line = next(differences, lines.first)
            problems += [Problem(line, message, field) for message in _check_difference(element)]
            _fold_sides(element)
    return problems + lines.problems(unknown, field) + _check_strays(root, lines, field)


def _check_strays(root: etree.Element, lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each mark of a callout that stayed a text, such as one right below another."""
    texts = " ".join(
        f"{'' if element.tag == 'code' else element.text or ''} {element.tail or ''}"
        for element in root.iter()
    )
    strays = {mark.upper() for mark in re.findall(r"\[!\w[\w-]*\]", texts)}
    message = "{} begins no callout here; put an empty line before its block quote"
    return [
        Problem(number, message.format(match[0].upper()), field)
        for number, (above, line) in enumerate(pairwise(["", *lines.lines]), lines.first)
        for match in re.finditer(r"\[!\w[\w-]*\]", line)
        if match[0].upper() in strays
        and (above.strip(" \t>") or not re.fullmatch(r"[ \t>]*> *", line[: match.start()]))
    ]


def _finish(element: etree.Element, kind: Kind, level: int) -> None:
    """Give one callout its tag, its heading and its mark."""
    folded = kind.name == "data"
    element.tag = "details" if folded else "section"
    element.attrib.clear()
    element.attrib["class"] = f"callout {kind.name}"
    title = element[0]
    marked = [s for s in title.iter("span") if s.get("class") == "cites" and _is_own(s)]
    for span in marked:
        _remove(title, span)
    own = kind.own or bool(marked)
    heading = etree.Element("summary" if folded else f"h{level}", {"class": "callout-title"})
    bare = "".join(title.itertext()).strip().lower()
    if kind.label:
        label = etree.SubElement(heading, "span", {"class": "callout-label"})
        label.text = kind.label
        # A default title of pymdownx.quotes is the bare name of the kind: the label says more.
        if bare == kind.name:
            title.text, title[:] = "", []
        elif bare.startswith(kind.label.lower()):
            heading.remove(label)
        elif bare:
            label.text += ": "
    title.tag, title.attrib = "span", {}
    if len(title) or (title.text or "").strip():
        heading.append(title)
    element[0] = heading
    if kind.anchor and (kind.name == "emergency" or bare == kind.title.lower()):
        element.attrib["data-anchor"] = kind.anchor
    if own:
        element.attrib["data-own"] = "yes"


def _check_signs(card: etree.Element, level: str) -> list[str]:
    """Return what is wrong with the signs of a care card."""
    names = sorted({element.get(LIST_MARK, "") for element in card.iter()} - {""})
    if not names and card.find(".//li") is None:
        return [f"a care card without signs; write {{{{ signs.after.{level} }}}} in it"]
    return [
        f"{{{{ signs.{name} }}}} is of another level than [!{level.upper()}]; put it in a card of its level"
        for name in names
        if name.split(".")[1] != level
    ]


def remark_on_cards(root: etree.Element, lines: Lines, field: str) -> list[Remark]:
    """Return the care cards of a finished tree that list signs in words of their own, each with its line."""
    remarks = []
    for level in CARE_CARDS:
        cards = (e for e in root.iter("section") if {"callout", level} <= set(e.get("class", "").split()))
        for card, line in zip(cards, lines.with_text(f"[!{level.upper()}]"), strict=False):
            if any(LIST_MARK not in signs.attrib for signs in card.iter("ul")):
                message = f"a list of signs of its own; write {{{{ signs.after.{level} }}}}, as all cards do"
                remarks.append(Remark(line, "own signs", message, field))
    return remarks


def _is_own(span: etree.Element) -> bool:
    return all(link.get("data-key") == OWN_KEY for link in span)


def _remove(parent: etree.Element, child: etree.Element) -> None:
    for element in parent.iter():
        if child in list(element):
            before = element[list(element).index(child) - 1] if element[0] is not child else None
            if before is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            element.remove(child)
            return


def _check_difference(box: etree.Element) -> list[str]:
    """Return what is missing from a `[!DIFFER]` block: its title, two sides, who says each and where."""
    title = text_of(box[0][-1]) if len(box[0]) > 1 else ""
    if not title:
        return ["a [!DIFFER] block has no title; name the point on its first line"]
    items = [li for ul in box.findall("ul") for li in ul.findall("li")]
    if len(items) < 2:
        return [f"[!DIFFER] {title}: list at least two sides, each “- **Who:** what”"]
    if not re.fullmatch(r"(ul )+(p )*", "".join(f"{child.tag} " for child in box[1:])):
        return [f"[!DIFFER] {title}: the sides come first, then a paragraph or none; take the rest out"]
    messages = []
    for item in items:
        side = f"[!DIFFER] {title}: the side “{text_of(item)[:40]}…”"
        who = next((e for e in item.iter("strong") if text_of(e).endswith(":")), None)
        if who is None:
            messages.append(f"{side} does not say whose it is; begin it with “**Who:**”")
        if not any(_cites(link) for link in item.iter("a")):
            messages.append(f"{side} cites no source; cite one")
    return messages


def _cites(link: etree.Element) -> bool:
    """Tell whether a link cites a source, or notes that the sources are silent."""
    key = link.get("data-key")
    return key is not None and (key != OWN_KEY or link.get("data-locator") == "note")


def _fold_sides(box: etree.Element) -> None:
    """Leave the conclusion of a difference as ordinary paragraphs; fold away the rest behind its title."""
    sides = etree.Element("details", {"class": "sides"})
    sides.extend(child for child in box if child.tag != "p")
    sides[0].tag = "summary"
    box[:] = [*box.findall("p"), sides]


def collect_differences(root: etree.Element) -> list[Difference]:
    """Return the points on which sources differ, ready to be shown on another page."""
    found: list[Difference] = []
    for box in root.iter("section"):
        if "differ" not in box.get("class", "").split():
            continue
        title = text_of(title_of_callout(box)[-1])
        block = copy.deepcopy(box)
        summary = title_of_callout(block)
        summary.clear()
        summary.text = f"Who says what ({len(block.findall('details/ul/li'))} sides)"
        block.attrib = {"class": "difference"}
        for element in block.iter():
            element.attrib.pop("id", None)
            element.attrib.pop("data-note", None)
            key = element.attrib.get("data-ref")
            if key:
                element.text = element.attrib["data-name"]
                element.attrib = {"class": "cite-name", "href": source_address(key)}
            elif element.get("class") == "own-words":
                element.tag, element.attrib = "span", {"class": "cite-name"}
            elif element.get("href", "").startswith("#"):
                # The anchor stands on the article's own page.
                del element.attrib["href"]
        html = etree.tostring(block, encoding="unicode", method="html")
        found.append(Difference(title, box.attrib["id"], sanitise(html)))
    return found
