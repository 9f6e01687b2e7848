"""Texts that would keep the renderer busy for minutes are refused before it starts."""

import re

from .problems import Lines, Problem

MAX_FILE = 1024 * 1024
"""A file with more bytes than this is refused unread."""

_MAX_TEXT = 120_000
_MAX_LINE = 12_000
_MAX_QUOTES = 4
_MAX_INDENT = 32
_MAX_IN_BLOCK = {
    "[": 400,
    "*": 800,
    "_": 800,
    "`": 400,
    "<": 400,
    "!": 400,
    "&": 800,
    "\\": 800,
    "{{": 200,
}


def check_size(source: str, lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each place at which a text is longer or deeper than a page can be."""
    if len(source) > _MAX_TEXT:
        return [Problem(lines.first, f"the text is over {_MAX_TEXT:,} letters; divide it into pages", field)]
    problems = []
    for number, line in enumerate(source.split("\n"), lines.first):
        if len(line) > _MAX_LINE:
            problems.append(Problem(number, f"a line of over {_MAX_LINE:,} letters; divide it", field))
        elif len(re.match(r"[\s>]*", line)[0].replace(" ", "")) > _MAX_QUOTES:  # type: ignore[index]
            problems.append(Problem(number, f"quotes nested over {_MAX_QUOTES} deep; flatten them", field))
        elif len(re.match(r"[ \t>*+-]*", line)[0].expandtabs(4)) > _MAX_INDENT and line.strip(" \t>*+-"):  # type: ignore[index]
            problems.append(Problem(number, "lists nested over 8 deep; flatten them", field))
    number = lines.first
    for block in re.split(r"(\n[ \t]*\n)", source):
        for mark, most in _MAX_IN_BLOCK.items():
            if block.count(mark) > most:
                message = f"over {most} “{mark}” in one paragraph; this is no text that a page can hold"
                problems.append(Problem(number, message, field))
        number += block.count("\n")
    return problems
