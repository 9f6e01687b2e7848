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


def help_today(clinic: Mapping[str, ClinicValue]) -> etree.Element:
    """Return the line that says whom to call for help the same day: the urgent number, where one is set.

    `clinic` has an "urgent_name" and "urgent_hours", which may be empty, wherever it has an "urgent_number".
    """
    line = etree.Element("p", {"class": "help-today"})
    etree.SubElement(line, "strong").text = "Where to get help today:"
    line[0].tail = " call "
    whom = etree.SubElement(line, "span", {"class": "clinic"})
    number = clinic.get("urgent_number")
    if number is None:
        whom.text = UNSET["urgent_number"].text
    else:
        whom.text = f"{clinic['urgent_name'].text} on "
        link = etree.SubElement(whom, "a", {"href": number.href})
        hours = clinic["urgent_hours"].text
        link.text, link.tail = number.text, f" ({hours})" if hours else ""
    whom.tail = ". Nobody answers? Go to an emergency department."
    return line


def check_placeholders(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each placeholder that does not exist."""
    known = ", ".join(f"{{{{ clinic.{name} }}}}" for name in UNSET)
    problems = []
    for number, line in enumerate(lines.lines, lines.first):
        for match in re.finditer(r"\{\{([^{}]{0,80})(\}\}?)?", line):
            prefix, _, name = match[1].strip().partition(".")
            if prefix == "signs":
                continue  # check_signs knows these
            if prefix != "clinic" or name not in UNSET or not match[2]:
                problems.append(Problem(number, f"unknown {match[0].strip()}; there are {known}", field))
    return problems
