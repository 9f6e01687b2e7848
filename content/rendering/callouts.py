"""Callouts: block quotes of a kind, such as `> [!EMERGENCY]`, as labelled asides.

pymdownx.quotes reads them; this gives each its meaning: a heading that says how urgent it is in words,
and for "where sources differ" a list of who says what.
"""

import copy
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from .library import OWN_KEY, OWN_WORDS_ADDRESS, source_address
from .problems import Lines, Problem
from .sanitise import sanitise


@dataclass(frozen=True)
class Kind:
    """A kind of callout: its class, the word of its label, and the title it has if none is written."""

    name: str
    label: str
    title: str
    own: bool = False


KINDS = {
    "emergency": Kind("emergency", "Emergency", "Call {{ clinic.emergency_number }} now if"),
    "urgent": Kind("urgent", "Urgent", "Get medical help today if"),
    "contact": Kind("contact", "Not an emergency", "Call your practitioner if"),
    "warning": Kind("warning", "Important", ""),
    "do": Kind("do", "", "Do"),
    "dont": Kind("dont", "", "Do not"),
    "differ": Kind("differ", "Where sources differ", ""),
    "advice": Kind("advice", "Our own safety advice", "", own=True),
}


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

    return re.sub(r"(?m)^(?P<head>[ ]{0,3}> *\[!(?P<kind>\w+)\] *)(?P<rest>.*)$", fill, source)


def finish_callouts(root: etree.Element, lines: Lines, field: str) -> list[Problem]:
    """Turn the callouts of a tree into asides, each below the heading level of its place."""
    problems: list[Problem] = []
    unknown: dict[str, str] = {}
    level = 2
    for element in list(root.iter()):
        if match := re.fullmatch(r"h([1-6])", str(element.tag)):
            level = min(int(match[1]) + 1, 6)
        classes = element.get("class", "").split()
        if element.tag != "div" or "admonition" not in classes:
            continue
        name = next((c for c in classes if c != "admonition"), "")
        kind = KINDS.get(name)
        if kind is None:
            known = ", ".join(f"[!{k.upper()}]" for k in KINDS)
            message = f"unknown callout [!{name.upper()}]; the kinds are {known}"
            unknown[f"[!{name.upper()}]"] = message
            continue
        _finish(element, kind, level)
        if name == "differ":
            problems += _check_difference(element, lines, field)
    return problems + lines.problems(unknown, field)


def _finish(element: etree.Element, kind: Kind, level: int) -> None:
    """Give one callout its tag, its heading and its mark."""
    element.tag = "aside"
    element.attrib.clear()
    element.attrib.update({"class": f"callout {kind.name}", "role": "note"})
    title = element[0]
    marked = [s for s in title.iter("span") if s.get("class") == "cites" and _is_own(s)]
    for span in marked:
        _remove(title, span)
    own = kind.own or bool(marked)
    heading = etree.Element(f"h{level}", {"class": "callout-title"})
    bare = "".join(title.itertext()).strip().lower()
    if kind.label:
        label = etree.SubElement(heading, "span", {"class": "callout-label"})
        label.text = kind.label
        # A default title of pymdownx.quotes is the bare name of the kind: the label says more.
        if bare == kind.name:
            title.text, title[:] = "", []
        elif bare:
            label.text += ": "
    title.tag, title.attrib = "span", {}
    if len(title) or (title.text or "").strip():
        heading.append(title)
    element[0] = heading
    if own:
        element.attrib["data-own"] = "yes"
        element.append(_own_note(mixed=element.find(".//a[@data-key]") is not None))


def _own_note(*, mixed: bool) -> etree.Element:
    """Return the line that marks a callout as the guide's own, or all of it that cites no source."""
    note = etree.Element("p", {"class": "own-note"})
    note.text = "What has no number beside it is " if mixed else "This is "
    link = etree.SubElement(note, "a", {"class": "own-words", "href": OWN_WORDS_ADDRESS})
    link.text = "our own advice"
    link.tail = ". It comes from none of our sources."
    return note


def _is_own(span: etree.Element) -> bool:
    return all(link.get("data-key") == OWN_KEY for link in span)


def _remove(parent: etree.Element, child: etree.Element) -> None:
    for element in parent.iter():
        if child in list(element):
            element.remove(child)
            return


def _check_difference(aside: etree.Element, lines: Lines, field: str) -> list[Problem]:
    """Return what is missing from a `[!DIFFER]` block, and mark the guide's conclusion in it."""
    title = "".join(aside[0][-1].itertext()).strip() if len(aside[0]) > 1 else ""
    line = next((n for n in lines.with_text("[!DIFFER]") if title in lines.lines[n - lines.first]), 0)
    if not title:
        return [Problem(line, "a [!DIFFER] block has no title; name the point on its first line", field)]
    items = [li for ul in aside.findall("ul") for li in ul.findall("li")]
    if len(items) < 2:
        return [Problem(line, f"[!DIFFER] {title}: list at least two sides, each “- **Who:** what”", field)]
    uncited = [li for li in items if li.find(".//a[@data-key]") is None]
    if uncited:
        who = "".join(uncited[0].itertext()).strip()[:40]
        return [Problem(line, f"[!DIFFER] {title}: the side “{who}…” cites no source; cite one", field)]
    conclusion = aside.findall("p")
    if conclusion:
        block = etree.Element("div", {"class": "conclusion", "data-own": "yes"})
        label = etree.SubElement(block, "p", {"class": "conclusion-label"})
        label.text = "What we suggest"
        for paragraph in conclusion:
            aside.remove(paragraph)
            block.append(paragraph)
        aside.append(block)
    return []


def collect_differences(root: etree.Element) -> list[Difference]:
    """Return the points on which sources differ, ready to be shown on another page."""
    found: list[Difference] = []
    for aside in root.iter("aside"):
        if "differ" not in aside.get("class", "").split():
            continue
        title = "".join(aside[0][-1].itertext()).strip()
        block = copy.deepcopy(aside)
        block.remove(block[0])
        block.tag, block.attrib = "div", {"class": "difference"}
        for element in block.iter():
            element.attrib.pop("id", None)
            key = element.attrib.pop("data-ref", None)
            if key:
                name = element.attrib.pop("aria-label").partition("source, ")[2].rpartition(",")[0]
                element.attrib = {"class": "cite-name", "href": source_address(key)}
                element.text = name
        html = etree.tostring(block, encoding="unicode", method="html")
        found.append(Difference(title, aside.attrib["id"], sanitise(html)))
    return found
