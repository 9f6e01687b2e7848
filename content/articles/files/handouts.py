"""handouts.yaml: the handouts that every clinic needs, ready when the guide is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from content.rendering import CONTROL, FormatError, Problem
from content.rendering.context import Page
from content.rendering.yaml import load_yaml

_KEYS = ("name", "title", "note", "pages")
_LONGEST = {"name": 50, "title": 120, "note": 500}
MOST_PAGES = 40
"""More than anybody reads; the whole guide has fewer pages."""

KEY_POINTS = "key-points"
"""Stands in place of a heading for the key points of a page, with what stands before its first heading."""


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


def parse_handouts(source: str) -> list[ReadyMade]:
    """Read handouts.yaml. Raises FormatError with every problem and its line."""
    data = load_yaml(source)
    if not isinstance(data, CommentedSeq):
        raise FormatError([Problem(1, "this is no list of handouts; begin each with “- name:”", "")])
    problems: list[Problem] = []
    found: dict[str, ReadyMade] = {}
    for index, entry in enumerate(data):
        line = data.lc.item(index)[0] + 1
        wrong = _wrong(entry)
        problems += [Problem(line, message, "") for message in wrong]
        if wrong:
            continue
        pages = entry["pages"]
        lines = tuple(pages.lc.item(place)[0] + 1 for place in range(len(pages)))
        ready = ReadyMade(entry["name"], entry["title"], entry.get("note", ""), tuple(pages), lines)
        if ready.name in found:
            problems.append(Problem(line, f"“{ready.name}” stands here twice; rename one of them", ""))
        found[ready.name] = ready
    if problems:
        raise FormatError(problems)
    return list(found.values())


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


def _wrong(entry: Any) -> list[str]:
    """Return what is wrong with an entry, and the mends."""
    if not isinstance(entry, CommentedMap):
        return ["this is no handout; write name, title and pages"]
    wrong = [f"unknown key “{key}”; the keys are {', '.join(_KEYS)}" for key in entry if key not in _KEYS]
    for key, longest in _LONGEST.items():
        value = entry.get(key, "" if key == "note" else None)
        if not isinstance(value, str) or CONTROL.search(value) or len(value) > longest:
            wrong.append(f"“{key}” is to be words, at most {longest} letters; write it so")
        elif key != "note" and not value.strip():
            wrong.append(f"“{key}” is empty; write one")
    pages = entry.get("pages")
    if not isinstance(pages, CommentedSeq) or not pages or not all(isinstance(page, str) for page in pages):
        wrong.append("“pages” is to be a list of names, such as “- risks” or “- risks#serious-harm”")
    elif len(pages) > MOST_PAGES:
        wrong.append(f"{len(pages)} pages are more than anybody reads; keep to {MOST_PAGES}")
    elif len(set(pages)) < len(pages):
        wrong.append("a page stands here twice; take one out")
    return wrong
