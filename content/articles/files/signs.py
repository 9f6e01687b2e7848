"""signs.yaml: the signs of danger and how urgent each is, the one place from which all pages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content.rendering import Problem, RenderContext, render_fragment
from content.rendering.markup.signs import SENTENCES
from content.rendering.markup.structure import read_structure
from content.rendering.yaml import (
    Field,
    ListOf,
    Located,
    MappingOf,
    Node,
    Record,
    Text,
    WithLine,
    raise_any,
    read_yaml,
)

SITUATIONS = ("after", "before")
"""Signs after needling, and signs before a visit."""

LEVELS = ("emergency", "urgent", "doctor", "contact", "normal")
"""How urgent a sign is: an ambulance now, help today, a doctor before needling, the practitioner, nothing."""

_ONE_LIST = ""
"""The name of the only group of signs on a card that has no groups."""


@dataclass(frozen=True)
class SignTexts:
    """What signs.yaml says.

    `texts` holds Markdown by the name that a text writes: "question", "alarm", "after.emergency", and
    "after.emergency.short" for the same where there is little room. `lines` tells where each begins.
    """

    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """What signs.yaml says of one level: its signs, by groups or in one list, and what stands below them."""

    signs: dict[str, tuple[Located[str], ...]]
    others: str = ""
    foot: str = ""
    more: str = ""

    def full(self) -> str:
        """Return all of it as Markdown. A group of one sign is a paragraph, which its word begins."""
        pieces = []
        for group, signs in self.signs.items():
            if group and len(signs) == 1:
                pieces.append(f"**{group}:** {signs[0].value}")
            else:
                head = [f"**{group}:**"] if group else []
                pieces += [*head, "\n".join(f"- {sign.value}" for sign in signs)]
        return "\n\n".join(filter(None, [*pieces, self.foot, self.more]))

    def short(self) -> str:
        """Return Markdown for where there is little room.

        It has the signs with words in bold; where none has, the first sign of each group; of one list
        nothing.
        """
        every = [sign.value for signs in self.signs.values() for sign in signs]
        lines = [f"- {sign}" for sign in every if "**" in sign]
        if not lines and _ONE_LIST not in self.signs:
            lines = [f"- **{group}:** {signs[0].value}" for group, signs in self.signs.items()]
        if not lines:
            return ""
        lines += [f"- {self.others}"] * bool(self.others)
        return "\n\n".join(filter(None, ["\n".join(lines), self.foot]))


def _placed_signs(text: str) -> str:
    found = re.search(r"\{\{? *(signs|practice)\b", text)
    return f"{{{{ {found[1]}… }}}} stands here; write the words themselves" if found else ""


class _Groups(Field[dict[str, tuple[Located[str], ...]]]):
    """A list of signs, or lists of signs below a word each."""

    signs = ListOf(WithLine(Text(200, check=_placed_signs)))
    groups = MappingOf(signs, "word: signs")

    def read(self, node: Node, name: str) -> dict[str, tuple[Located[str], ...]]:
        """Return the signs by their groups."""
        is_grouped = isinstance(node.value, dict) and node.value
        return self.groups.read(node, name) if is_grouped else {_ONE_LIST: self.signs.read(node, name)}


_SENTENCE = WithLine(Text(200, check=_placed_signs))
_BELOW = Text(2000, lines=True, check=_placed_signs)
_CARD = Record(
    Card,
    {"signs": _Groups(), "others": _BELOW, "foot": _BELOW, "more": _BELOW},
    optional=("others", "foot", "more"),
)
_SITUATION: Record[dict[str, Located[Card]]] = Record(
    dict, {level: WithLine(_CARD) for level in LEVELS}, optional=LEVELS
)
_SIGNS: Record[dict[str, Any]] = Record(
    dict,
    dict.fromkeys(sorted(SENTENCES, reverse=True), _SENTENCE) | dict.fromkeys(SITUATIONS, _SITUATION),
    optional=SITUATIONS,
)


def parse_signs(source: str) -> SignTexts:
    """Read signs.yaml. Raises FormatError with every problem and its line."""
    data = read_yaml(source, _SIGNS)
    problems: list[Problem] = []
    found = SignTexts()
    for key, value in data.items():
        if key not in SITUATIONS:
            found.texts[key], found.lines[key] = value.value, value.line
            continue
        problems += _signs_twice(value)
        for level, card in value.items():
            texts = {f"{key}.{level}": card.value.full(), f"{key}.{level}.short": card.value.short()}
            for name, text in texts.items():
                if text:
                    # Pages print it among lines that were read already.
                    found.texts[name] = read_structure(text, card.line, "").text
                    found.lines[name] = card.line
    raise_any(problems)
    return found


def _signs_twice(cards: dict[str, Located[Card]]) -> Iterator[Problem]:
    """Return a problem for each sign that stands twice in a situation, whatever its capitals and sources."""
    seen: dict[str, int] = {}
    for sign in (s for card in cards.values() for group in card.value.signs.values() for s in group):
        words = " ".join(re.findall(r"\w+", re.sub(r"\[@[^\]]*\]", "", sign.value).lower()))
        if words in seen:
            message = f"“{sign.value}” stands on line {seen[words]} already; take one of them out"
            yield Problem(sign.line, message, "")
        seen.setdefault(words, sign.line)


def signs_problems(signs: SignTexts, context: RenderContext) -> list[Problem]:
    """Return what keeps signs from standing on a page, such as a source that is not there, with the lines."""
    return [
        Problem(signs.lines[name], f"{name}: {problem.message}")
        for name, text in signs.texts.items()
        if not name.endswith(".short")
        for problem in render_fragment(text, context).refusals
    ]
