"""What a clinic can choose to say of its own practice: fixed rules, with the words of each.

The first rule of each on safety is the guide's own advice, the most lax that a clinic can have; each one
below is stricter than that above it. Each says what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule that can be chosen: what the form calls it, and the sentences that it prints."""

    label: str
    text: str


_AS_THE_GUIDE = "as the guide advises: "

RULES: Mapping[str, Mapping[str, Rule]] = {
    "blood_thinners": {
        "care": Rule(
            f"{_AS_THE_GUIDE}call us first; we may say no, or needle with care",
            "If you take a blood thinner, call us first, and do not come without an answer. Keep taking it. "
            "Ask whoever prescribed it too. We may say no, or needle with care.",
        ),
        "doctor": Rule(
            "only if a doctor agrees; call us first",
            "If you take a blood thinner, we needle only if your doctor agrees. Keep taking it, call us "
            "first, and do not come without an answer.",
        ),
        "no": Rule(
            "we do not needle",
            "If you take a blood thinner, we do not needle you. Keep taking it, call us, and do not come.",
        ),
    },
    "pregnancy": {
        "doctor": Rule(
            f"{_AS_THE_GUIDE}only if a midwife or doctor agrees; call us first",
            "If you are or may be pregnant, call us first, and do not come. The cautious choice is not to "
            "have it. We needle only if your midwife or doctor agrees.",
        ),
        "no": Rule(
            "we do not needle",
            "If you are or may be pregnant, we do not needle you. Call us, and do not come.",
        ),
    },
    "age": {
        "ask": Rule(
            f"{_AS_THE_GUIDE}ask before you book; child and parent must both agree",
            "For a child, ask us before you book. Child and parent must both agree.",
        ),
        "from_12": Rule(
            "from 12 years",
            "We do not needle a child under 12. For an older child, ask us before you book. Child and "
            "parent must both agree.",
        ),
        "from_16": Rule(
            "from 16 years",
            "We do not needle a child under 16. For an older child, ask us before you book. Child and "
            "parent must both agree.",
        ),
        "from_18": Rule(
            "from 18 years",
            "We do not needle anyone under 18. Ask us what else may help.",
        ),
    },
    "hard_exercise": {
        "one_to_two": Rule(
            f"{_AS_THE_GUIDE}wait one to two days",
            "Wait one to two days before hard exercise.",
        ),
        "two": Rule(
            "wait two whole days",
            "Wait two whole days before hard exercise.",
        ),
    },
    "needles_stay": {
        "stay": Rule(
            "left in for a while",
            "We leave the needles in for a while. Keep still, and ask how long, and how to call someone.",
        ),
        "out": Rule(
            "taken straight out",
            "We take each needle straight out. Ask us to count them in and out.",
        ),
    },
    "electrical_current": {
        "agreed": Rule(
            "we use it, if you agree",
            "We may use an electric current, if you agree: ask us first. Tell us, and say no, if you have a "
            "pacemaker, another implanted device or epilepsy. Say no, too, if you are or may be pregnant.",
        ),
        "no": Rule(
            "we do not use it",
            "We do not use an electric current.",
        ),
    },
}
"""By the name of the line, the rules that a clinic can choose from, by the value that is stored."""


def choices_of(line: str) -> list[tuple[str, str]]:
    """Return the rules that a line can have, as the choices of a field."""
    return [(value, rule.label) for value, rule in RULES[line].items()]
