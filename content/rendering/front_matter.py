"""Article files: YAML front matter between two lines of `---`, then Markdown.

`parse_article` reads one, `dump_article` writes one. A text that was parsed and not changed is written
back to the letter.
"""

import re
from dataclasses import dataclass, fields
from functools import partial
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from .limits import CONTROL
from .problems import FormatError, Problem
from .yaml import MAX_YAML, load_yaml

LAYOUTS = ("article", "glossary", "checklist", "claims")
MAX_ORDER = 1000

_UNREADABLE = (
    "front matter cannot be read ({}); put quotes around a text that holds a colon, a bracket or a quote"
)
_FILE = re.compile(r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL | re.MULTILINE)


FIELD_LABELS = {
    "title": "Title",
    "summary": "Summary",
    "key_points": "Key points",
    "body": "Body",
    "next_steps": "Next steps",
    "related": "Related pages",
}
"""What editors call the fields of a text, in the order of the page."""


@dataclass(frozen=True)
class ArticleText:
    """All that an author writes of one article: the front matter's keys, and the body."""

    title: str
    summary: str
    part: str
    order: int
    layout: str = "article"
    key_points: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class ParsedArticle:
    """An article read from a file, and the line on which each of its fields begins."""

    text: ArticleText
    lines: dict[str, int]


_KEYS = tuple(f.name for f in fields(ArticleText) if f.name != "body")
_REQUIRED = ("title", "summary", "part", "order")
_LISTS = ("key_points", "related", "next_steps")
_LIMITS = {"title": 120, "summary": 300, "part": 50}


def tidy(source: str) -> str:
    """Return a text with Unix line ends, without white space or byte-order marks around it."""
    return source.replace("\r\n", "\n").replace("\r", "\n").strip("\n \t\ufeff")


def parse_article(source: str) -> ParsedArticle:
    """Read the text of an article file.

    A byte-order mark and CRLF are accepted. Raises FormatError with every problem that was found, each
    with its line, where the front matter is missing, unclosed, no mapping, or holds a key that is
    unknown, missing, doubled or of the wrong type.
    """
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _error(0, "the file is empty; write front matter and a text, or delete the file")
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise _error(line, f"a control character ({control[0]!r}) stands here; delete it")
    if not re.match(r"---[ \t]*\n", text):
        raise _error(1, "front matter is missing; begin the file with a line of three hyphens (---)")
    match = _FILE.match(text)
    if match is None:
        raise _error(1, "front matter is not closed; end it with a line of three hyphens (---)")
    if len(match["front"]) > MAX_YAML:
        raise _error(1, f"front matter is over {MAX_YAML:,} letters; move words to the text below it")
    data = _load_yaml(match["front"])
    problems: list[Problem] = []
    values = _values(data, problems)
    if problems:
        raise FormatError(sorted(problems))
    blank = len(match["body"]) - len(match["body"].lstrip())
    body_line = text.count("\n", 0, match.start("body") + blank) + 1
    lines = {key: _line(data, key) for key in data} | {"body": body_line}
    return ParsedArticle(ArticleText(**values, body=tidy(match["body"])), lines)


def _error(line: int, message: str) -> FormatError:
    return FormatError([Problem(line, message, "")])


def _yaml() -> YAML:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 2 * MAX_YAML
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def _load_yaml(front: str) -> CommentedMap:
    """Read front matter; the line numbers of its problems count the opening `---` as line 1."""
    data = load_yaml(front, first=2, what="front matter", unreadable=_UNREADABLE)
    if not isinstance(data, CommentedMap):
        raise _error(2, "front matter is not a list of “key: value” lines; write it so")
    return data


def _line(data: CommentedMap, key: str) -> int:
    """Return the file line of a key's value (of its first item, for a list)."""
    value = data[key]
    if isinstance(value, CommentedSeq) and value:
        return int(value.lc.item(0)[0]) + 2
    place = data.lc.data.get(key)
    return int(place[0]) + 2 if place else 2


def _values(data: CommentedMap, problems: list[Problem]) -> dict[str, Any]:
    for key in data:
        if key not in _KEYS:
            line = _line(data, key)
            known = ", ".join(_KEYS)
            problems.append(Problem(line, f"unknown key “{key}”; the keys are {known}", str(key)))
    values: dict[str, Any] = {}
    for key in _KEYS:
        if key not in data:
            if key in _REQUIRED:
                problems.append(Problem(1, f"the key “{key}” is missing; add a line “{key}: …”", key))
            continue
        check = _check_list if key in _LISTS else _check_order if key == "order" else _check_string
        values[key] = check(data, key, problems)
    layout = values.get("layout", "article")
    if layout not in LAYOUTS:
        message = f"unknown layout “{layout}”; the layouts are {', '.join(LAYOUTS)}"
        problems.append(Problem(_line(data, "layout"), message, "layout"))
    return values


def _check_string(data: CommentedMap, key: str, problems: list[Problem]) -> str:
    value, line = data[key], _line(data, key)
    if not isinstance(value, str) or not value.strip() or CONTROL.search(value):
        problems.append(Problem(line, f"“{key}” is not a text; write one, in quotes if need be", key))
        return ""
    text = " ".join(value.split())
    if len(text) > _LIMITS.get(key, 100):
        problems.append(Problem(line, f"“{key}” is over {_LIMITS.get(key, 100)} letters; shorten it", key))
    return text


def _check_order(data: CommentedMap, key: str, problems: list[Problem]) -> int:
    value = data[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_ORDER:
        message = f"“{key}” is not a whole number from 0 to {MAX_ORDER}; write one"
        problems.append(Problem(_line(data, key), message, key))
        return 0
    return int(value)


def _check_list(data: CommentedMap, key: str, problems: list[Problem]) -> tuple[str, ...]:
    value = data[key]
    if not isinstance(value, list) or not all(
        isinstance(v, str) and v.strip() and not CONTROL.search(v) for v in value
    ):
        message = f"“{key}” is not a list of texts; begin each with “  - ”, in quotes if it holds a colon"
        problems.append(Problem(_line(data, key), message, key))
        return ()
    return tuple(" ".join(v.split()) for v in value)


def dump_article(text: ArticleText, like: str = "") -> str:
    """Write an article as the text of a file.

    `like` is the file that it was last read from: where the article has not changed since, that very
    text is returned; where it has, the comments and the order of its front matter are kept, unless its way
    of writing YAML cannot hold the new words. What comes out is read as the same article again, unless
    `file_problems` says that no file can hold it.
    """
    before = read_or_none(like)
    if before == text:
        return like
    ways = [partial(_written, text), partial(_written, text, quoted=True)]
    if before is not None:
        ways.insert(0, partial(_written, text, _front_of(like)))
    written = ""
    for way in ways:
        written = way()
        if read_or_none(written) == text:
            break
    return written


def file_problems(text: ArticleText) -> list[Problem]:
    """Return why no file can hold an article, as where its front matter is too long, or nothing."""
    try:
        parse_article(dump_article(text))
    except FormatError as error:
        return error.problems
    return []


def read_or_none(source: str) -> ArticleText | None:
    """Return what a file says, as one that an older reader took; nothing where it cannot be read now."""
    try:
        return parse_article(source).text if source else None
    except FormatError:
        return None


def _front_of(source: str) -> CommentedMap:
    """Return the front matter of a file that can be read, with its comments."""
    match = _FILE.match(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return _load_yaml(match["front"]) if match else CommentedMap()


def _written(text: ArticleText, data: CommentedMap | None = None, *, quoted: bool = False) -> str:
    """Write an article over the front matter of a file, or anew; `quoted` puts every text in quotes."""
    data = CommentedMap() if data is None else data
    old = _values(data, [])
    defaults = {f.name: f.default for f in fields(ArticleText)}
    for key in _KEYS:
        value = getattr(text, key)
        if old.get(key) == value:
            continue
        if key not in _REQUIRED and value == defaults[key]:
            data.pop(key, None)
        else:
            data[key] = _quoted(value) if quoted else list(value) if isinstance(value, tuple) else value
    stream = StringIO()
    _yaml().dump(data, stream)
    return f"---\n{stream.getvalue()}---\n\n{text.body}\n"


def _quoted(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_quoted(item) for item in value]
    return DoubleQuotedScalarString(value) if isinstance(value, str) else value
