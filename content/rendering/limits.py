"""Texts that would keep the renderer busy for minutes are refused before it starts."""

import re
from html import unescape

from .problems import Lines, Problem

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
"""Characters that no text holds: databases and feeds refuse them, or the renderer marks places with them."""

MAX_FILE = 1024 * 1024
"""A file with more bytes than this is refused unread."""

LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}")
"""The longest that is a sign has seven digits; Python refuses to read one of thousands."""

_RAW_HTML = re.compile(r"<(?:/?[A-Za-z]|[!?])[^>\n]*>?")
_MAX_BRACKETS, _MAX_BRACKETS_IN_ALL = 60, 300
_MAX_TEXT = 60_000
_MAX_LINE = 12_000
_MAX_CELLS = 60
_MAX_BLOCK_LINES = 600
_MAX_QUOTES = 4
_MAX_INDENT = 32
_MAX_IN_BLOCK = {
    "[": 250,
    "*": 300,
    "_": 300,
    "`": 200,
    "<": 200,
    "!": 200,
    "&": 300,
    "\\": 300,
    "{{": 100,
}
_MAX_IN_TEXT = 2_000


def check_size(source: str, first: int, field: str) -> list[Problem]:
    """Return a problem for each place at which a text is longer or deeper than a page can be.

    `first` is the number of its first line. To refuse a text takes no longer than to read it once.
    """
    if len(source) > _MAX_TEXT:
        return [Problem(first, f"the text is over {_MAX_TEXT:,} letters; divide it into pages", field)]
    if long := LONG_REFERENCE.search(source):
        line = first + source.count("\n", 0, long.start())
        return [Problem(line, "the number of a sign (&#…) is too long here; write the sign itself", field)]
    if control := CONTROL.search(unescape(source)):
        line = first + source.count("\n", 0, control.start())
        return [Problem(line, f"a control character ({control[0]!r}) stands here; delete it", field)]
    for mark in _MAX_IN_BLOCK:
        if source.count(mark) > _MAX_IN_TEXT:
            message = f"over {_MAX_IN_TEXT:,} “{mark}” in one text; divide it into pages"
            return [Problem(first, message, field)]
    return _check_lines(source, first, field) + _check_blocks(source, first, field)


def _check_lines(source: str, first: int, field: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(source.split("\n"), first):
        marks = line[: len(line) - len(line.lstrip(" \t>*+-.0123456789"))]
        if len(line) > _MAX_LINE:
            message = f"a line of over {_MAX_LINE:,} letters; divide it"
        elif line.count("|") > _MAX_CELLS:
            message = f"a table of over {_MAX_CELLS} columns; divide it"
        elif marks.count(">") > _MAX_QUOTES:
            message = f"quotes nested over {_MAX_QUOTES} deep; flatten them"
        elif len(marks.expandtabs(4)) > _MAX_INDENT and marks != line:
            message = "lists nested over 8 deep; flatten them"
        else:
            continue
        problems.append(Problem(number, message, field))
    return problems


def _check_blocks(source: str, first: int, field: str) -> list[Problem]:
    problems = []
    number = first
    for block in re.split(r"(\n[ \t]*\n)", source):
        lines = block.count("\n")
        if lines > _MAX_BLOCK_LINES:
            message = f"over {_MAX_BLOCK_LINES} lines without an empty one; divide them"
            problems.append(Problem(number, message, field))
        for mark, most in _MAX_IN_BLOCK.items():
            if block.count(mark) > most:
                message = f"over {most} “{mark}” in one paragraph; this is no text that a page can hold"
                problems.append(Problem(number, message, field))
        number += lines
    return problems


def check_raw_html(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each piece of HTML, which is refused rather than shown as letters."""
    message = "raw HTML “{}”; write Markdown instead, or a backslash before the “<”"
    return [
        Problem(number, message.format(match[0][:40]), field)
        for number, line in enumerate(lines.lines, lines.first)
        for match in _RAW_HTML.finditer(line)
    ]


def check_yaml(source: str, first: int, what: str) -> list[Problem]:
    """Return why a YAML text is refused unread: it reads nested brackets in ever more time.

    `first` is the number of its first line, `what` the word for the whole.
    """
    brackets = [line.count("[") + line.count("{") for line in source.split("\n")]
    for number, count in enumerate(brackets, first):
        if count > _MAX_BRACKETS:
            return [Problem(number, f"over {_MAX_BRACKETS} opening brackets on one line; take them out", "")]
    if sum(brackets) > _MAX_BRACKETS_IN_ALL:
        return [Problem(1, f"over {_MAX_BRACKETS_IN_ALL} opening brackets in the {what}; take them out", "")]
    return []
