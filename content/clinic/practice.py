"""The lines on the clinic's own practice, “At NAME: …”, which texts place by `{{ practice.NAME }}`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from content.rendering import ClinicValue, PracticeLine, stopped

from .dated import DatedLines
from .models import Clinic, SafetyRules
from .rules import RULES


@dataclass(frozen=True)
class Line:
    """A line that a clinic can set: its name in texts, what people call it, and how its sentence is made.

    `form` takes what the clinic wrote, such as "A first visit takes {}". A line on safety is a `SafetyRules`.
    """

    name: str
    label: str
    form: str = "{}"
    is_safety: bool = False

    def text(self, record: DatedLines) -> str:
        """Return the sentences that a record says of it, or "" where it is not set."""
        value, words = record.said(self.name)
        if not value:
            return ""
        rule = RULES.get(self.name, {}).get(value)
        says = rule.text if rule else "" if self.name in RULES else stopped(self.form.format(value))
        return f"{says} {stopped(words)}" if says and words else says


LINES = (
    Line("opening_hours", "opening hours", "Opening hours: {}"),
    Line("cancelling", "how to cancel or move a visit", "To cancel or move a visit: {}"),
    Line("first_visit", "how long a first visit takes", "A first visit takes {}"),
    Line("further_visit", "how long a further visit takes", "A further visit takes {}"),
    Line("needles_stay", "needles left in or taken straight out"),
    Line("electrical_current", "electric current"),
    Line("what_to_bring", "what to wear or bring"),
    Line("cost", "cost or cover"),
    Line("register", "the register of its practitioners"),
    Line("complaints", "how to complain"),
    Line("languages", "languages and formats"),
    Line("access", "getting in, and parking"),
    Line("blood_thinners", "blood thinners", is_safety=True),
    Line("pregnancy", "pregnancy", is_safety=True),
    Line("age", "age", is_safety=True),
    Line("hard_exercise", "hard exercise", is_safety=True),
)
"""All lines that there are, in the order in which they are listed to people."""

UNSET = {line.name: PracticeLine(is_safety=line.is_safety) for line in LINES}
"""The lines of a clinic that has said nothing."""


def practice_lines() -> dict[str, PracticeLine]:
    """Return each line by its name, an empty one where the clinic has not set it; in two queries."""
    return lines_of(Clinic.current(), SafetyRules.current())


def lines_of(clinic: Clinic, rules: SafetyRules) -> dict[str, PracticeLine]:
    """Return what a clinic and its safety rules say in each line."""
    return {line.name: _line_of(line, rules if line.is_safety else clinic) for line in LINES}


def _line_of(line: Line, record: DatedLines) -> PracticeLine:
    day = record.said_on.get(line.name)
    text = line.text(record)
    said_on = date.fromisoformat(day) if text and day else None
    return PracticeLine(text, said_on, line.is_safety)


_BY_NAME = {line.name: line for line in LINES}
_CONTACTS = {"phone": "Telephone", "email": "Email", "address": "Address"}


@dataclass(frozen=True)
class Detail:
    """Something of the clinic's record: what people call it, and what the clinic says, or nothing."""

    label: str
    value: ClinicValue | None


def details_of(clinic: Clinic, names: Iterable[str]) -> list[Detail]:
    """Return contacts and lines of a clinic by their names, such as "phone" or "cost".

    A rule on safety that the clinic has not set is left out: the guide's own advice answers. Raises KeyError
    for the name of neither a contact nor a line.
    """
    values, rules = clinic.values(), None
    found = []
    for name in names:
        if name in _CONTACTS:
            found.append(Detail(_CONTACTS[name], values.get(name)))
            continue
        line = _BY_NAME[name]
        if line.is_safety:
            rules = rules or SafetyRules.current()
        text = line.text(rules if line.is_safety and rules else clinic)
        if text or not line.is_safety:
            found.append(Detail(line.label.capitalize(), ClinicValue(text) if text else None))
    return found
