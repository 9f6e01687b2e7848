"""signs.yaml as the fields of a form: each list of signs is a text, in which a sign is a line."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from content.rendering import FormatError, Problem, RenderContext, render_fragment, tidy
from content.rendering.readability import measure

from .fields import FileFields, Path, Values, check, put, shortened
from .rewrite import Data, data_of, rewritten
from .signs import LEVELS, SITUATIONS, parse_signs, signs_problems

BELOW = ("others", "foot", "more")
"""What may stand below the signs of a list."""

SITUATION_WORDS = {"after": "After needling", "before": "Before a visit"}

LEVEL_WORDS = {
    "emergency": "emergency",
    "urgent": "today",
    "doctor": "doctor first",
    "contact": "practitioner",
    "normal": "normal",
}

_PART_WORDS = {
    "signs": "signs",
    "others": "end of the short list",
    "foot": "below the signs",
    "more": "below the full list",
}

MOST_WORDS, HARDEST = 14, 6.0
"""How many words a sign has at most, and which school grade all of them together need: editorial rules."""

MOST_GROUP = 60
"""The most letters of the word of a group."""

_POINT = re.compile(r"(?:[*•–—·][ \t]+|-[ \t]+|-(?=\w))(.*)")
_GROUP = re.compile(r"#{1,6}(?!#)[ \t]*(.+)")
_SOURCES_AND_BOLD = re.compile(r" *\[@[^\]]*\]|\*\*")


def name_of(situation: str, level: str, part: str = "signs") -> str:
    """Return the name of the field of a list, or of what stands below it."""
    return f"{situation}_{level}_{part}"


CARDS = [(situation, level) for situation in SITUATIONS for level in LEVELS]

LABELS = {"question": "The question", "alarm": "The sentence of alarm"} | {
    name_of(situation, level, part): f"{SITUATION_WORDS[situation]}, {LEVEL_WORDS[level]}: {words}"
    for situation, level in CARDS
    for part, words in _PART_WORDS.items()
}


def read_fields(source: str) -> Values:
    """Return what the fields hold of signs.yaml. Raises FormatError where it cannot be read."""
    parse_signs(source)
    data: Any = data_of(source, BELOW)
    fields = {name: data[name] for name in ("question", "alarm")}
    for situation, level in CARDS:
        card = data.get(situation, {}).get(level, {})
        fields[name_of(situation, level)] = _list_as_text(card.get("signs", []))
        fields |= {name_of(situation, level, part): card.get(part, "") for part in BELOW}
    return fields


def _list_as_text(signs: Any) -> str:
    if isinstance(signs, dict):
        return "\n\n".join(f"## {group}\n\n{_list_as_text(items)}" for group, items in signs.items())
    return "\n".join(f"- {sign}" for sign in signs)


def write_fields(source: str, fields: Values) -> str:
    """Return signs.yaml with what the fields hold. Raises FormatError with problems that name the field."""
    data: Any = data_of(source, BELOW)
    problems: list[Problem] = []
    for name in ("question", "alarm"):
        data[name] = " ".join(fields[name].split())
    for situation, level in CARDS:
        card = data.get(situation, {}).get(level, {})
        try:
            card = put(card, "signs", _list_in(fields[name_of(situation, level)]), ("signs", *BELOW))
        except FormatError as error:
            problems += [Problem(p.line, p.message, name_of(situation, level)) for p in error.problems]
        for part in BELOW:
            text = tidy(fields[name_of(situation, level, part)])
            card = put(card, part, text, ("signs", *BELOW))
        if card and "signs" not in card:
            message = "a list without signs: write one, or empty what stands below them as well"
            problems.append(Problem(0, message, name_of(situation, level)))
        data = put(data, situation, put(data.get(situation, {}), level, card, LEVELS), _KEYS)
    if problems:
        raise FormatError(problems)
    check(data, parse_signs, LABELS, lambda path: _place(path, data))
    return rewritten(source, data, BELOW)


_KEYS = ("question", "alarm", *SITUATIONS)


def _list_in(text: str) -> Data:
    """Return the signs that a text lists, by groups where it has such. Raises FormatError with its lines."""
    groups: dict[str, list[str]] = {}
    problems: list[Problem] = []
    group, is_open = "", False
    for number, line in enumerate(tidy(text).split("\n"), 1):
        words = " ".join(line.split())
        if not words.strip("-*•–—·"):
            is_open = False  # an empty line, or a point that somebody began
        elif found := _GROUP.fullmatch(words):
            group, is_open = found[1].strip(), False
            if group in groups:
                problems.append(
                    Problem(number, f"the group “{shortened(group)}” stands twice; join them", "")
                )
            groups.setdefault(group, [])
        elif found := _POINT.fullmatch(words):
            groups.setdefault(group, []).append(found[1].strip())
            is_open = True
        elif is_open and line[0] in " \t":
            groups[group][-1] += f" {words}"
        else:
            message = (
                f"“{shortened(words)}” is neither a sign nor a group; begin a sign with a hyphen and a "
                "blank, the word of a group with ##"
            )
            problems.append(Problem(number, message, ""))
    problems += _bad_groups(groups)
    if problems:
        raise FormatError(problems)
    return groups.get("", []) if set(groups) <= {""} else groups


def _bad_groups(groups: dict[str, list[str]]) -> Iterator[Problem]:
    for group, signs in groups.items():
        words = shortened(group)
        if not signs:
            yield Problem(0, f"the group “{words}” has no signs; write one below it, or take it out", "")
        elif not group and len(groups) > 1:
            first = shortened(signs[0])
            yield Problem(0, f"“{first}” stands above the first group; move it into one", "")
        if len(group) > MOST_GROUP:
            yield Problem(0, f"the group “{words}” is over {MOST_GROUP} letters; shorten it", "")


def _place(path: Path, data: Any) -> tuple[str, str]:
    """Return the field in which a value of signs.yaml stands, and the sign, where it is one of a list."""
    if len(path) < 3:
        return (str(path[0]), "") if path and path[0] in LABELS else ("", "")
    situation, level, part, *more = map(str, path)
    found = data
    for step in path:
        found = found[step]
    called = f"“{shortened(found)}”" if more and isinstance(found, str) else ""
    return name_of(situation, level, part), called


def problems_in_fields(source: str, context: RenderContext) -> list[Problem]:
    """Return what keeps the signs of a file from standing on a page, such as a source that is not there."""
    problems: list[Problem] = []
    data: Any = data_of(source, BELOW)
    whole = signs_problems(parse_signs(source), context)
    refused = {problem.message.partition(":")[0] for problem in whole}
    for name in _KEYS[:2]:
        if name in refused:
            problems += _refusals(name, data[name], context)
    for situation, level in CARDS:
        card = data.get(situation, {}).get(level, {})
        pieces = [(name_of(situation, level), sign) for sign in _signs_of(card)]
        pieces += [(name_of(situation, level, part), card[part]) for part in BELOW if part in card]
        is_refused = f"{situation}.{level}" in refused
        # What ends the short list stands in no full one.
        looked_at = [(name, text) for name, text in pieces if is_refused or name.endswith("_others")]
        found = [problem for name, text in looked_at for problem in _refusals(name, text, context)]
        if is_refused and not found:
            start = f"{situation}.{level}: "
            found = [
                Problem(0, problem.message.removeprefix(start), name_of(situation, level))
                for problem in whole
                if problem.message.startswith(start)
            ]
        problems += found
    return problems


def _refusals(name: str, text: str, context: RenderContext) -> list[Problem]:
    called = f"“{shortened(text)}”: " if name.endswith("_signs") else ""
    refusals = render_fragment(text, context).refusals
    return [Problem(0, f"{called}{problem.message}", name) for problem in refusals]


def _signs_of(card: Any) -> list[str]:
    signs = card.get("signs", [])
    groups: Iterable[Any] = signs.values() if isinstance(signs, dict) else [signs]
    return [sign for group in groups for sign in group]


def remarks_on(source: str) -> list[str]:
    """Return what a careful editor would change of the signs: of one that is long, and of hard words."""
    data: Any = data_of(source, BELOW)
    every = [
        _SOURCES_AND_BOLD.sub("", sign)
        for situation, level in CARDS
        for sign in _signs_of(data.get(situation, {}).get(level, {}))
    ]
    remarks = [
        f"“{shortened(sign)}” has over {MOST_WORDS} words; a shorter sign is seen sooner."
        for sign in every
        if len(re.findall(r"[\w’']+", sign)) > MOST_WORDS
    ]
    if every and (grade := measure(sorted(every)).grade) > HARDEST:
        remarks.append(f"All signs together need a reading age of grade {grade:.0f}; plainer words help.")
    return remarks


SIGNS_FIELDS = FileFields(LABELS, read_fields, write_fields, problems_in_fields)
