"""Slips within a line: signs that Markdown would drop, flatten or print as they stand.

What is plainly meant is read so (`as_meant`). Here is what cannot be told so surely, each with its mend.
"""

import re
from collections.abc import Collection, Iterator

from ..blocks import CLINIC_BEGINS, CLINIC_ENDS, MARK
from ..context import OWN_KEY, RenderContext
from ..problems import MOST_PLACES, Lines, Problem
from ..readability import split_sentences
from .as_meant import BARE_ADDRESS, BETWEEN_DIGITS, LOOSE_LINK, SWAPPED_LINK
from .citations import PATTERN, split_bracket
from .clinic_values import UNSET

_MARKS = re.compile(
    r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)]|:|#{1,6})[ \t]+)*(?:(?<=[-*+] )\[[ _xX]{0,3}\](?=\s))?"
)
"""What begins a line: quotes, points of lists, headings, definitions, boxes to tick."""

_CITED, _PLACED, _ADDRESS = "\ue000", "\ue001", "\ue002"
"""Stand for a citation, a placeholder and the address of a link, one for each letter of it."""

_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]*\}\}?"
    rf"|(?<!\{{)\{{\s*(?:clinic\.(?:{'|'.join(UNSET)})|signs\.[a-z0-9.-]+|practice\.[a-z0-9_.-]+)\s*\}}(?!\}})"
)
_CLINIC = re.compile(r"\{\{?\s*clinic\.")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\](\((?:[^()]|\([^()]*\))*\))")
_TITLE = re.compile(r"\(\s*<?[^\s()]+[ \t]+[\"'“”][^\n]*\)")
_KEY = re.compile(r"[A-Za-z][A-Za-z-]*[0-9]{4}[a-z]?")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")

_NO_LINE = r"(?!^\[[^\]\n]*\]:)"
"""Stands before what begins no line that defines something; the check of lines tells of those."""

_RAW = [
    (re.compile(pattern, re.MULTILINE), f"“{{}}” {message}")
    for pattern, message in (
        (
            r"(?<![=~+])(?:(~~|==|\+\+)(?=[^\s=~+])[^\n]{0,200}?(?<=[^\s=~+])\1|(?<=[^\W_])([~^])[^\s~^]{1,10}\2)",
            "is printed with its signs; write plain words, or **bold** ones",
        ),
        (r"!?\[\[[^\[\]\n]*\]\]", "is printed as it stands; write a link as [words](page.md)"),
        (
            r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]",
            "is printed as it stands; write the address into the link: [words](page.md)",
        ),
        (
            rf"{_NO_LINE}\[\^[^\[\]\n]*\]|\^\[[^\[\]\n]*\]",
            "is no footnote here; write it into the text, or cite a source",
        ),
        (
            rf"{_NO_LINE}\[[0-9]{{1,3}}(?:\s*[,–-]\s*[0-9]{{1,3}})*\](?![(\[{_ADDRESS}])",
            "leads to no source; write the key of the source, such as [@brady2014]",
        ),
        (rf"{_CITED}\([^()\n]*\)", "makes no link of a citation; put the link before it"),
        (r"\{[:%#.][^{}\n]*\}", "is printed as it stands; take it out"),
        (r"%%[^%\n]+%%", "is printed, though it looks like a comment; take it out"),
        (r"^\*\[[^\[\]\n]+\]:.*", "explains no abbreviation here; write it into the text or the glossary"),
        (r"(?<![\w:]):[a-z][a-z_]*[a-z]:(?![\w:])", "is printed as it stands; write a word"),
        (
            r"\{\s*(?:clinic|signs)\.[^{}\n]*\}?|(?<![\w.@/{])(?:clinic|signs)\.[a-z][\w.]*\w",
            "is printed as it stands; write a name that exists in two braces: {{{{ clinic.phone }}}}",
        ),
        (
            r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)*\.md\b(?:#[\w-]+)?",
            "is the name of a file; write a link with words: [the risks](risks.md)",
        ),
        (r"\\(?!\s*$).", "is printed with its backslash; take it out"),
        (r"`[^`\n]{0,20}", "begins with a backtick that nothing closes; write an apostrophe, or close it"),
    )
]

_ODD = re.compile(rf"[~=+^%{{\\`[]|{_CITED}\(|:[a-z]|\.md|(?:clinic|signs)\.")
"""What a text has to hold for one of them to be in it; most have nothing of it."""

_PLAIN = re.compile(
    r"\[@[^\]]*\]?|\]\([^)]*\)?|\*+\w|(?<!\w)_+\w|\{\{?\s*\w*|`|~~|==|\\[!-/:-@\[-`{-~]|&(?:#\w+|\w{2,});"
)


def check_inline(lines: Lines, field: str, context: RenderContext | None = None) -> list[Problem]:
    """Return a problem for each slip within a line of a text, with its mend.

    `context` tells which keys of sources exist; without it, a key is known by its year.
    """
    keys = {key.lower(): key for key in context.works} if context and context.works else {}
    keys[OWN_KEY] = OWN_KEY
    problems: dict[str, list[Problem]] = {}
    for first, text in _units(lines):
        for at, message in _in_unit(text, keys):
            problem = Problem(first + text.count("\n", 0, at), message, field)
            problems.setdefault(message.partition("”")[2], []).append(problem)
    return sorted({problem for found in problems.values() for problem in found[:MOST_PLACES]})


def check_plain(words: str, line: int, field: str) -> list[Problem]:
    """Return a problem where a field that is no Markdown, such as a title, holds marks of it."""
    marks = _PLAIN.search(words)
    message = "“{}” is printed as it stands here; write plain words"
    return [Problem(line, message.format(marks[0]), field)] if marks else []


def _units(lines: Lines) -> Iterator[tuple[int, str]]:
    """Yield the first line of each run of words that Markdown reads as one, and it without marks of lines."""
    unit: list[str] = []
    first = lines.first
    for number, line in enumerate(lines.lines, lines.first):
        marks = _MARKS.match(line)
        begins, rest = (marks[0], line[marks.end() :]) if marks else ("", line)
        if unit and (begins.strip(" \t>") or not rest.strip() or "|" in line):
            yield first, "\n".join(unit)
            unit = []
        if "|" in line or "#" in begins:
            yield from ((number, cell) for cell in rest.split("|"))
        elif rest.strip():
            first = first if unit else number
            unit.append(rest)
    if unit:
        yield first, "\n".join(unit)


def _in_unit(text: str, keys: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield where a slip stands in a run of words, and what it is."""
    yield from _clinic_of_a_source(text)
    for citation in re.finditer(PATTERN, text):
        yield from ((citation.start(), message) for message in _lost_sources(citation[1], keys))
    text = _blank(PATTERN, _CITED, text)
    text = _blank(_PLACEHOLDER, _PLACED, text)
    for link in _LINK.finditer(text):
        if not link[1] and (title := _TITLE.fullmatch(link[3])):
            yield link.start(3), f"“{title[0][1:-1]}”: no reader sees the words in quotes; take them out"
        if (at := _unpaired(link[2])) is not None:
            yield link.start(2) + at, _unpaired_message(link[2], at)
    text = _LINK.sub(lambda link: f"{link[1]}[{link[2]}]{_ADDRESS * len(link[3])}", text)
    for unclosed in re.finditer(r"\]\([^\s()]*", text):
        yield unclosed.start(), f"“{unclosed[0]}” is printed as it stands; close the link: [words](page.md)"
    text = _blank(r"\]\([^\s()]*", _ADDRESS, text)
    for pattern in (LOOSE_LINK, SWAPPED_LINK) if "[" in text else ():
        text = re.sub(pattern, lambda link: f"[{link['words']}]".ljust(len(link[0]), _ADDRESS), text)
    text = _blank(BARE_ADDRESS, _ADDRESS, text)
    yield from _bare_keys(text, keys)
    for sign, message in _RAW if _ODD.search(text) else ():
        yield from ((raw.start(), message.format(_shown(raw[0]))) for raw in sign.finditer(text))
        text = _blank(sign, _ADDRESS, text)
    # The words of a link are looked at by themselves, since no emphasis goes over their ends.
    text = re.sub(rf"\[[^\[\]]*\](?={_ADDRESS})", lambda words: _ADDRESS * len(words[0]), text)
    if (at := _unpaired(text)) is not None:
        yield at, _unpaired_message(text, at)


def _blank(pattern: str | re.Pattern[str], sign: str, text: str) -> str:
    return re.sub(pattern, lambda found: sign * len(found[0]), text)


def _shown(text: str) -> str:
    """Return the beginning of a piece of text as a message can show it."""
    return re.sub(rf"[{_PLACED}{_ADDRESS}]+", "…", re.sub(rf"{_CITED}+", "[@…]", text))[:40].strip()


def _clinic_of_a_source(text: str) -> Iterator[tuple[int, str]]:
    """Yield each value of the clinic in a sentence that cites a source, which did not say it."""
    if not _CLINIC.search(text):
        return
    places = iter([place for place in _PLACEHOLDER.finditer(text) if _CLINIC.match(place[0])])
    marked = _PLACEHOLDER.sub(
        lambda place: f"{CLINIC_BEGINS}X{CLINIC_ENDS}" if _CLINIC.match(place[0]) else "X", text
    )
    marked = re.sub(PATTERN, lambda found: f"\ue000{_cites_source(found[1])}\ue001", marked)
    for sentence in split_sentences(re.sub(r"\]\([^()]*\)", "]", marked)):
        for _ in range(sentence.count(CLINIC_BEGINS)):
            place = next(places, None)
            if place and "1" in MARK.findall(sentence):
                message = f"“{place[0]}” stands in a sentence that cites a source, which did not say it; "
                yield place.start(), f"{message}give it a sentence of its own, with [@guide]"


def _cites_source(bracket: str) -> str:
    keys = {item.strip().removeprefix("@").partition(",")[0] for item in split_bracket(bracket)}
    return "own" if keys == {OWN_KEY} else "1"


def _lost_sources(bracket: str, keys: Collection[str]) -> Iterator[str]:
    """Yield each key that would be printed as a place in another source."""
    for item in split_bracket(bracket):
        for place in re.split(r",|\band\b|&", item)[1:]:
            if _is_key(key := place.strip(), keys):
                yield f"“{key}” is no place in a source; write [{item.partition(',')[0]}; @{key}]"


def _bare_keys(text: str, keys: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield each key of a source that stands without its bracket, or without its sign."""
    for bare in re.finditer(r"(?<![\w.@/])@([A-Za-z][\w:-]*)", text):
        if _is_key(bare[1], keys):
            key = keys.get(bare[1].lower(), bare[1])
            yield bare.start(), f"“{bare[0]}” is printed as it stands; write [@{key}]"
    for bracket in re.finditer(rf"\[([^\[\]@\n]+)\](?![(\[{_ADDRESS}])", text):
        words = [word.strip() for word in re.split(r"[;,]", bracket[1])]
        if any(_is_key(word, keys) for word in words):
            cited = "; ".join(f"@{keys.get(word.lower(), word)}" for word in words if _is_key(word, keys))
            yield bracket.start(), f"“{bracket[0]}” is printed as it stands; write [{cited}]"


def _is_key(word: str, keys: Collection[str]) -> bool:
    return word.lower() in keys or bool(_KEY.fullmatch(word))


def _unpaired(text: str) -> int | None:
    """Return where a sign of bold or italic type stands that would be printed, or would take another's place.

    A sign between digits is one of a sum, and one alone between spaces stands for itself.
    """
    text = re.sub(BETWEEN_DIGITS, lambda sign: "0" * len(sign[0]), text)
    opened: list[tuple[str, int]] = []
    for sign in _EMPHASIS.finditer(text):
        mark, at, end = sign[0], sign.start(), sign.end()
        before, after = text[max(at - 1, 0) : at].strip(), text[end : end + 1].strip()
        stands_alone = not (before or after) and (mark != "**" or text[:at].rstrip()[-1:].isdigit())
        if stands_alone or (mark[0] == "_" and len(mark) > 2):
            continue
        if len(mark) > 3:
            return at
        for one in ("**", "*") if mark == "***" else (mark,):
            names = [name for name, _ in opened]
            closes = one in names and (before or one == "**")
            # Those of “***” are open at one place, and either may be closed first.
            if closes and (mark == "***" or opened[names.index(one)][1] == opened[-1][1]):
                opened.pop(names.index(one))
            elif closes or not (after or one == "**"):
                return at
            else:
                opened.append((one, at))
    return opened[-1][1] if opened else None


def _unpaired_message(text: str, at: int) -> str:
    mark = re.compile(r"[*_]+").match(text, at)
    sign = mark[0] if mark else ""
    escaped = "".join(f"\\{letter}" for letter in sign)
    words = _shown(text[max(at - 10, 0) : at + 20])
    return (
        f"“{words}”: the {sign} has no partner within these words; write it on both sides of them, or "
        f"{escaped} for the sign itself"
    )
