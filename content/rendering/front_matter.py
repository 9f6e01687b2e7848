"""Article files: YAML front matter between two lines of `---`, then Markdown.

`parse_article` reads one, `dump_article` writes one. A text that was parsed and not changed is written
back to the letter.
"""

import re
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from functools import partial
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from .limits import CONTROL
from .problems import FormatError, Problem
from .yaml import (
    Field,
    ListOf,
    Located,
    MappingOf,
    Node,
    Record,
    Text,
    WholeNumber,
    WithLine,
    dump_yaml,
    parse_yaml,
    refusal,
    with_spaces,
)

LAYOUTS = ("article", "glossary", "checklist", "claims")
MAX_ORDER = 1000

_FILE = re.compile(r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL | re.MULTILINE)


FIELD_LABELS = {
    "title": "Title",
    "summary": "Summary",
    "key_points": "Key points",
    "body": "Body",
    "next_steps": "Next steps",
    "related": "Related pages",
    "former_anchors": "Former anchors",
}
"""What editors call the fields of a text, in the order of the page."""


@dataclass(frozen=True)
class ArticleText:
    """All that an author writes of one article: the front matter's keys, and the body.

    `former_anchors` are lines “old: new”: what paper and other sites may still link to on the page, and the
    anchor that answers now.
    """

    title: str
    summary: str
    part: str
    order: int
    layout: str = "article"
    key_points: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    former_anchors: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class ParsedArticle:
    """An article read from a file, and the line on which each of its fields begins."""

    text: ArticleText
    lines: dict[str, int]


def _layout_problem(word: str) -> str:
    return "" if word in LAYOUTS else f"unknown layout “{word}”; the layouts are {', '.join(LAYOUTS)}"


class _FormerAnchors(Field[tuple[str, ...]]):
    """A mapping of former anchors to those of today, read as lines “old: new”."""

    def read(self, node: Node, name: str) -> tuple[str, ...]:
        found = MappingOf(Text(), "old-anchor: new-anchor").read(node, name)
        return tuple(f"{old}: {now}" for old, now in found.items())


def split_anchors(lines: Iterable[str]) -> dict[str, str]:
    """Return the anchors of today by the former ones, from lines “old: new”."""
    pairs = (line.partition(":") for line in lines)
    return {old.strip(): now.strip() for old, _, now in pairs}


_TEXTS = ListOf(Text(), begin="  - ", may_be_empty=True)
_FIELDS: dict[str, Field[Any]] = {
    "title": Text(120),
    "summary": Text(300),
    "part": Text(50),
    "order": WholeNumber(MAX_ORDER),
    "layout": Text(check=_layout_problem),
    "key_points": _TEXTS,
    "related": _TEXTS,
    "next_steps": _TEXTS,
    "former_anchors": _FormerAnchors(),
}
_DEFAULTS = {f.name: f.default for f in fields(ArticleText) if f.name in _FIELDS and f.default is not MISSING}
_FRONT_MATTER: Record[dict[str, Located[Any]]] = Record(
    dict, {key: WithLine(field) for key, field in _FIELDS.items()}, optional=_DEFAULTS
)


def tidy(source: str) -> str:
    """Return a text with Unix line ends, without white space or byte-order marks around it."""
    return _with_unix_ends(source).strip("\n \t\ufeff")


def _with_unix_ends(source: str) -> str:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_article(source: str) -> ParsedArticle:
    """Read the text of an article file.

    A byte-order mark and CRLF are accepted. Raises FormatError with every problem that was found, each
    with its line, where the front matter is missing, unclosed, no mapping, or holds a key that is
    unknown, missing, doubled or of the wrong type.
    """
    text = _with_unix_ends(source)
    if not text.strip():
        raise refusal(0, "the file is empty; write front matter and a text, or delete the file")
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise refusal(line, f"a control character ({control[0]!r}) stands here; delete it")
    if not re.match(r"---[ \t]*\n", text):
        raise refusal(1, "front matter is missing; begin the file with a line of three hyphens (---)")
    match = _FILE.match(text)
    if match is None:
        raise refusal(1, "front matter is not closed; end it with a line of three hyphens (---)")
    node = parse_yaml(match["front"], first=2, what="front matter")
    front = _FRONT_MATTER.read(node, "the front matter")
    blank = len(match["body"]) - len(match["body"].lstrip())
    body_line = text.count("\n", 0, match.start("body") + blank) + 1
    values = {key: found.value for key, found in front.items()}
    lines = {key: found.line for key, found in front.items()} | {"body": body_line}
    return ParsedArticle(ArticleText(**values, body=tidy(match["body"])), lines)


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
    ways = [partial(_written, text, CommentedMap()), partial(_written, text, CommentedMap(), quoted=True)]
    if before is not None:
        ways.insert(0, partial(_written, text, _front_of(like), before))
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
    """Return the front matter of a file that can be read, with its comments and quotes."""
    match = _FILE.match(_with_unix_ends(source))
    yaml = YAML()
    yaml.preserve_quotes = True
    return yaml.load(with_spaces(match["front"])) if match else CommentedMap()


def _written(
    text: ArticleText, front: CommentedMap, before: ArticleText | None = None, *, quoted: bool = False
) -> str:
    """Write an article over the front matter of what it was before; `quoted` puts every text in quotes."""
    for key in _FIELDS:
        value = getattr(text, key)
        if before is not None and value == getattr(before, key):
            continue
        if key in _DEFAULTS and value == _DEFAULTS[key]:
            front.pop(key, None)
        elif key == "former_anchors":
            front[key] = CommentedMap(split_anchors(value))
        else:
            front[key] = _quoted(value) if quoted else list(value) if isinstance(value, tuple) else value
    return f"---\n{dump_yaml(front, offset=2)}---\n\n{text.body}\n"


def _quoted(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_quoted(item) for item in value]
    return DoubleQuotedScalarString(value) if isinstance(value, str) else value
