"""signs.yaml: the signs of danger and how urgent each is, the one place from which all pages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from content.rendering import CONTROL, FormatError, Library, Problem, render_fragment
from content.rendering.markup.signs import SENTENCES
from content.rendering.yaml import load_yaml

SITUATIONS = ("after", "before")
"""Signs after needling, and signs before a visit."""

LEVELS = ("emergency", "urgent", "doctor", "contact", "normal")
"""How urgent a sign is: an ambulance now, help today, a doctor before needling, the practitioner, nothing."""

_KEYS = ("signs", "others", "foot", "more")
_MAX_SIGN, _MAX_TEXT = 200, 2000


@dataclass(frozen=True)
class SignTexts:
    """What signs.yaml says.

    `texts` holds Markdown by the name that a text writes: "question", "alarm", "after.emergency", and
    "after.emergency.short" for the same where there is little room. `lines` tells where each begins.
    """

    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def parse_signs(source: str) -> SignTexts:
    """Read signs.yaml. Raises FormatError with every problem and its line."""
    data = load_yaml(source)
    if not isinstance(data, CommentedMap):
        raise FormatError([Problem(1, "this is no list of signs; begin with “question:”", "")])
    found = SignTexts()
    problems: list[Problem] = []
    for key in data:
        line = data.lc.key(key)[0] + 1
        if key in SENTENCES:
            problems += _sentence(found, key, data[key], line)
        elif key not in SITUATIONS:
            known = ", ".join((*sorted(SENTENCES, reverse=True), *SITUATIONS))
            problems.append(Problem(line, f"unknown key “{key}”; the keys are {known}", ""))
        elif not isinstance(data[key], CommentedMap):
            problems.append(Problem(line, f"“{key}” is to hold levels, such as “emergency:”", ""))
        else:
            problems += _situation(found, key, data[key])
    problems += [Problem(1, f"“{key}” is missing; write it", "") for key in sorted(SENTENCES - set(data))]
    if problems:
        raise FormatError(problems)
    return found


def signs_problems(signs: SignTexts, library: Library) -> list[Problem]:
    """Return what keeps signs from standing on a page, such as a source that is not there, with the lines."""
    return [
        Problem(signs.lines[name], f"{name}: {problem.message}")
        for name, text in signs.texts.items()
        if not name.endswith(".short")
        for problem in render_fragment(text, library).problems
    ]


def _sentence(found: SignTexts, key: str, text: Any, line: int) -> Iterator[Problem]:
    if wrong := _wrong_text(text, _MAX_SIGN):
        yield Problem(line, f"“{key}”: {wrong}", "")
    else:
        found.texts[key], found.lines[key] = text.strip(), line


def _situation(found: SignTexts, situation: str, levels: CommentedMap) -> Iterator[Problem]:
    """Take the levels of a situation; no sign may stand in it twice."""
    seen: dict[str, int] = {}
    for level in levels:
        line = levels.lc.key(level)[0] + 1
        name, card = f"{situation}.{level}", levels[level]
        if level not in LEVELS:
            yield Problem(line, f"there is no level “{level}”; the levels are {', '.join(LEVELS)}", "")
            continue
        problems = list(_wrong_card(name, card, line))
        if not problems:
            for sign, at in _signs_of(card):
                words = " ".join(re.findall(r"\w+", re.sub(r"\[@[^\]]*\]", "", sign).lower()))
                if words in seen:
                    message = f"“{sign}” stands on line {seen[words]} already; take one of them out"
                    problems.append(Problem(at, message, ""))
                seen.setdefault(words, at)
        if problems:
            yield from problems
            continue
        found.lines[name] = line
        found.texts[name] = _list(card)
        if short := _short_list(card):
            found.texts[f"{name}.short"], found.lines[f"{name}.short"] = short, line


def _wrong_card(name: str, card: Any, line: int) -> Iterator[Problem]:
    """Return what is wrong with what one level says, apart from signs that stand twice."""
    if not isinstance(card, CommentedMap) or "signs" not in card:
        yield Problem(line, f"“{name}” has no signs; write “signs:” and a list below it", "")
        return
    for key in card:
        at = card.lc.key(key)[0] + 1
        if key not in _KEYS:
            yield Problem(at, f"unknown key “{key}”; the keys are {', '.join(_KEYS)}", "")
        elif key != "signs" and (wrong := _wrong_text(card[key], _MAX_TEXT)):
            yield Problem(at, f"“{key}”: {wrong}", "")
    groups = card["signs"].values() if isinstance(card["signs"], CommentedMap) else [card["signs"]]
    if not groups or not all(isinstance(group, CommentedSeq) and group for group in groups):
        yield Problem(line, f"“{name}” has no signs; write a list, or lists below a word each", "")
        return
    for sign, at in _signs_of(card):
        if wrong := _wrong_text(sign, _MAX_SIGN):
            yield Problem(at, f"a sign: {wrong}", "")
        elif "\n" in sign.strip():
            yield Problem(at, "a sign is one line of text; take the empty line out", "")


def _wrong_text(text: Any, longest: int) -> str:
    """Return what is wrong with a text of the file, and the mend; or nothing."""
    if not isinstance(text, str) or not text.strip():
        return "no words; write a sentence, in quotes if need be"
    if CONTROL.search(text):
        return "a control character stands here; delete it"
    if re.search(r"\{\{ *signs\b", text):
        return "{{ signs… }} stands here; write the words themselves"
    return f"over {longest} letters; shorten it" if len(text) > longest else ""


def _groups(card: CommentedMap) -> dict[str, CommentedSeq]:
    signs = card["signs"]
    return dict(signs) if isinstance(signs, CommentedMap) else {"": signs}


def _signs_of(card: CommentedMap) -> Iterator[tuple[Any, int]]:
    """Return the signs of a card in order, each with its line."""
    for group in _groups(card).values():
        for index, sign in enumerate(group):
            yield sign, group.lc.item(index)[0] + 1


def _list(card: CommentedMap) -> str:
    """Return a whole list as Markdown, with what stands below it."""
    pieces = []
    for group, signs in _groups(card).items():
        pieces += [f"**{group}:**"] * bool(group) + ["\n".join(f"- {sign.strip()}" for sign in signs)]
    return "\n\n".join([*pieces, *(card[key].strip() for key in ("foot", "more") if key in card)])


def _short_list(card: CommentedMap) -> str:
    """Return a list as Markdown for where there is little room, with what stands below it.

    Of a list in groups it has a line for each, of any other the signs in bold; nothing where none is bold.
    """
    groups = _groups(card)
    if "" not in groups:
        lines = [f"- **{group}:** {' '.join(map(str.strip, signs))}" for group, signs in groups.items()]
    else:
        lines = [f"- {sign.strip()}" for sign in groups[""] if sign.strip().startswith("**")]
    if not lines:
        return ""
    others = [f"- {card['others'].strip()}"] if "others" in card else []
    return "\n\n".join(["\n".join([*lines, *others]), *([card["foot"].strip()] if "foot" in card else [])])
