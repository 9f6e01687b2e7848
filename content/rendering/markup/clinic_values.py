"""`{{ clinic.phone }}` and its like: what the clinic that runs the site has filled in."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..context import ClinicValue, RenderContext
from ..problems import Lines, Problem

PATTERN = r"(?:\{\{([^{}\n]{0,80})\}\}?|(?<![{\x03])\{([^{}\n]{0,80})\}(?!\}))"
"""A placeholder. Where it holds the name of a value, one brace is meant as two, unless one was escaped."""

UNSET = {
    "name": ClinicValue("your clinic"),
    "phone": ClinicValue("your clinic"),
    "email": ClinicValue("your clinic"),
    "address": ClinicValue("your clinic"),
    "emergency_number": ClinicValue(
        "your local emergency number (112, 000, 911 or 999)", numbers=("112", "000", "911", "999")
    ),
    "urgent_number": ClinicValue("your doctor or an urgent care service"),
}
"""The values that exist, and what each reads where no clinic is set."""


class ClinicPattern(InlineProcessor):
    """Replace a placeholder by its value, as plain text or as a link that can be tapped to call."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__(PATTERN)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the value's element; an unknown name stays as it is and becomes a problem."""
        prefix, _, name = (m[1] or m[2] or "").strip().partition(".")
        value = self.context.clinic.get(name) or UNSET.get(name)
        if value is None or prefix != "clinic":
            return None, None, None
        element = etree.Element("a" if value.href else "span", {"class": "clinic"})
        if value.href:
            element.attrib["href"] = value.href
        words, *rest = (
            re.split(rf"({'|'.join(value.numbers)})", value.text) if value.numbers else [value.text]
        )
        element.text = AtomicString(words)
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            link = etree.SubElement(element, "a", {"href": f"tel:{number}"})
            link.text, link.tail = AtomicString(number), AtomicString(after)
        return element, m.start(0), m.end(0)


def call_line(urgency: str, clinic: Mapping[str, ClinicValue]) -> etree.Element | None:
    """Return whom a care card tells to call, before its signs: a number to tap, where the clinic has set one.

    `urgency` is "emergency", "urgent" or "contact". A card of the last has no such line without a number.
    Below the clinic's number stand its "opening_hours", where it has set them.
    `clinic` has an "urgent_name" and "urgent_hours", which may be empty, wherever it has an "urgent_number".
    """
    line = etree.Element("p", {"class": "call"})
    value = clinic.get(_NUMBER_FOR[urgency])
    if value is None and urgency == "contact":
        return None
    if urgency == "emergency":
        if value is not None:
            _add_button(line, value, f"Call {value.text} now", "for any one of these")
        else:
            _add_words(line, "Call your local emergency number now, for any one of these: ")
            for number in UNSET["emergency_number"].numbers:
                link = etree.SubElement(line[0], "a", {"href": f"tel:{number}"})
                link.text, link.tail = AtomicString(number), " "
    elif urgency == "urgent":
        if value is not None:
            who, hours = clinic["urgent_name"].text, clinic["urgent_hours"].text
            number = "" if value.text in who else f" on {value.text}"
            _add_button(line, value, f"Call {who}{number}", hours)
        else:
            _add_words(line, f"Call {UNSET['urgent_number'].text} today.")
        line[0].tail = " Nobody answers? Go to an emergency department."
    elif value is not None:
        _add_button(line, value, f"Call {value.text}", clinic.get("opening_hours", ClinicValue("")).text)
    return line


_NUMBER_FOR = {"emergency": "emergency_number", "urgent": "urgent_number", "contact": "phone"}


def _add_words(line: etree.Element, words: str) -> None:
    whom = etree.SubElement(line, "span", {"class": "clinic"})
    etree.SubElement(whom, "span").text = AtomicString(words)


def _add_button(line: etree.Element, value: ClinicValue, words: str, more: str) -> None:
    """Add a link that calls a number, with more words below its own."""
    link = etree.SubElement(line, "a", {"class": "clinic", "href": value.href})
    etree.SubElement(link, "strong").text = AtomicString(words)
    if more:
        link[0].tail = " "
        etree.SubElement(link, "span").text = AtomicString(more)


def check_placeholders(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each placeholder that does not exist."""
    known = ", ".join(f"{{{{ clinic.{name} }}}}" for name in UNSET)
    problems = []
    for number, line in enumerate(lines.lines, lines.first):
        for match in re.finditer(r"\{\{([^{}]{0,80})(\}\}?)?", line):
            prefix, _, name = match[1].strip().partition(".")
            if prefix in {"signs", "practice"}:
                continue  # check_signs and check_practice know these
            if prefix != "clinic" or name not in UNSET or not match[2]:
                problems.append(Problem(number, f"unknown {match[0].strip()}; there are {known}", field))
    return problems
