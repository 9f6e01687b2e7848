"""handouts.yaml: the handouts that every clinic needs, ready when the guide is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.rendering import Problem
from content.rendering.context import Page
from content.rendering.yaml import ListOf, Located, Record, Text, WithLine, read_yaml

MOST_PAGES = 40
"""The most pages of a handout: more than anybody reads, and more than the guide has."""

KEY_POINTS = "key-points"
"""The anchor that stands for the key points of a page and its text before the first heading."""


@dataclass(frozen=True)
class ReadyMade:
    """An entry: what files call it, its title and note, and its pages as "risks" or "risks#serious-harm".

    `lines` tells on which line each page stands.
    """

    name: str
    title: str
    note: str
    pages: tuple[str, ...]
    lines: tuple[int, ...]


def _ready_made(name: str, title: str, pages: tuple[Located[str], ...], note: str = "") -> ReadyMade:
    return ReadyMade(name, title, note, tuple(p.value for p in pages), tuple(p.line for p in pages))


_PAGES = ListOf(
    WithLine(Text()), begin="- risks#serious-harm", most=MOST_PAGES, unique=lambda page: page.value
)
_HANDOUT = Record(
    _ready_made,
    {"name": Text(50), "title": Text(120), "note": Text(500, lines=True, may_be_empty=True), "pages": _PAGES},
    optional=("note",),
)
_HANDOUTS = ListOf(_HANDOUT, begin="- name: …", may_be_empty=True, unique=lambda handout: handout.name)


def parse_handouts(source: str) -> list[ReadyMade]:
    """Read handouts.yaml. Raises FormatError with every problem and its line."""
    handouts = read_yaml(source, _HANDOUTS)
    return list(handouts)


def check_pages(handouts: list[ReadyMade], pages: Mapping[str, Page]) -> list[Problem]:
    """Return a problem for each page of a handout that does not exist, or has no such heading."""
    problems = []
    for handout in handouts:
        for mark, line in zip(handout.pages, handout.lines, strict=True):
            slug, _, anchor = mark.partition("#")
            if slug not in pages:
                problems.append(Problem(line, f"there is no page “{slug}”; write the name of one", ""))
            elif anchor not in {"", KEY_POINTS} | pages[slug].anchors:
                message = f"“{slug}” has no heading “#{anchor}”; write one that it has, or the page alone"
                problems.append(Problem(line, message, ""))
    return problems
