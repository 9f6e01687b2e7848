"""The one reader of YAML: front matter and the lists of a library.

The shape of a file is declared once, out of `Record`, `ListOf`, `MappingOf`, `Text` and `WholeNumber`.
`read_yaml` returns the values of a file of that shape, or raises FormatError with every problem, each with
its line and how to mend it.

Of YAML only words, lists and “key: value” lines are read. Anchors, aliases, tags and directives are refused:
nothing here needs them, and through them a small file becomes a huge one, or code that runs.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any, Generic, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from ruamel.yaml.nodes import ScalarNode

from .limits import CONTROL, check_yaml
from .problems import FormatError, Problem

MAX_YAML = 20_000
"""Reading YAML is slow, so a longer text is refused unread."""

MAX_DEPTH = 20
"""How deep lists may stand in lists; those of a library stand five deep."""

_MALFORMED = (YAMLError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What ruamel.yaml raises of some malformed texts, such as an escape beyond the last character."""

_NO_COMMENT = re.compile(r"[ \t]+(#[^\s#].{0,19})")
"""A “#” behind words that means itself, such as that of “#1”; a blank stands behind that of a comment."""

_KEY_OR_POINT = re.compile("[ \u00a0]*(?:-[ \u00a0]+)*(?:[\\w.-]+:[ \u00a0]+)?")
"""What begins a line: a browser or an office program may have set a no-break space into it."""

_TEXT_BELOW = re.compile(r"[:-] +[|>][-+0-9]* *(?:#.*)?$")
"""How a line ends below which a text stands as it is, as long as it is indented."""

T = TypeVar("T")


@dataclass(frozen=True)
class Node:
    """A piece of a YAML file: words, a list, or “key: value” lines.

    `line` is where its key stands, or itself where it has none; `begins` where its words or its first entry
    do. `is_text` is false of words that YAML 1.2 takes for a number, a date, yes or no, or nothing. `cut` is
    what YAML leaves out of its words as a comment, though no blank stands behind its “#”.
    """

    line: int
    begins: int
    value: "str | list[Node] | dict[str, Node]"
    is_text: bool = False
    cut: str = ""


@dataclass(frozen=True)
class Located(Generic[T]):
    """A value of a file, and the line on which it begins."""

    value: T
    line: int


class Field(ABC, Generic[T]):
    """What may stand in one place of a file."""

    @abstractmethod
    def read(self, node: Node, name: str) -> T:
        """Return the value of a node. Raises FormatError; `name` is what its messages call the place."""


@dataclass(frozen=True)
class Text(Field[str]):
    """Words, of at most `most` letters.

    White space is folded to single spaces, unless the text may have several `lines`. `check` returns what
    else is wrong with a text that is not empty and how to mend it, or nothing.
    """

    most: int = MAX_YAML
    lines: bool = False
    may_be_empty: bool = False
    check: Callable[[str], str] = lambda _: ""

    def read(self, node: Node, name: str) -> str:
        """Return the words, without white space around them."""
        if not isinstance(node.value, str) or not node.is_text:
            raise refusal(node.line, f"{name} is not a text; write one, in quotes if need be")
        if node.cut:
            message = (
                f"{name} would end before “{node.cut}”, as before a comment; put quotes around all of it"
            )
            raise refusal(node.line, message)
        text = node.value.strip(" \t\n") if self.lines else " ".join(node.value.split())
        if CONTROL.search(text):
            message = f"{name} holds a control character; delete it"
        elif not text and not self.may_be_empty:
            message = f"{name} is empty; write a text"
        elif len(text) > self.most:
            message = f"{name} is over {self.most} letters; shorten it"
        else:
            message = self.check(text) if text else ""
        if message:
            raise refusal(node.line, message)
        return text


@dataclass(frozen=True)
class WholeNumber(Field[int]):
    """A whole number from 0 to `most`, in decimal digits."""

    most: int

    def read(self, node: Node, name: str) -> int:
        """Return the number."""
        with suppress(ValueError):
            if isinstance(node.value, str) and not node.is_text and 0 <= int(node.value) <= self.most:
                return int(node.value)
        raise refusal(node.line, f"{name} is not a whole number from 0 to {self.most}; write one")


@dataclass(frozen=True)
class WithLine(Field[Located[T]]):
    """Another field, of which the line is to be known as well."""

    field: Field[T]

    def read(self, node: Node, name: str) -> Located[T]:
        """Return the value with its line."""
        return Located(self.field.read(node, name), node.begins)


@dataclass(frozen=True)
class ListOf(Field[tuple[T, ...]]):
    """A list of at most `most` entries; `begin` is how one begins, for whoever has to mend it.

    `unique` returns what no two entries may share, such as their name.
    """

    entry: Field[T]
    begin: str = "- "
    may_be_empty: bool = False
    most: int = MAX_YAML
    unique: Callable[[T], Hashable] | None = None

    def read(self, node: Node, name: str) -> tuple[T, ...]:
        """Return the entries."""
        if not isinstance(node.value, list):
            raise refusal(node.line, f"{name} is not a list; begin each entry with “{self.begin}”")
        if not node.value and not self.may_be_empty:
            raise refusal(node.line, f"{name} has no entries; begin each with “{self.begin}”")
        if len(node.value) > self.most:
            raise refusal(node.line, f"{name} has over {self.most} entries; take some out")
        problems: list[Problem] = []
        entries: dict[Hashable, T] = {}
        for number, item in enumerate(node.value):
            with collected(problems):
                entry = self.entry.read(item, f"an entry of {name}")
                key = self.unique(entry) if self.unique else number
                if key in entries:
                    raise refusal(item.line, f"“{key}” stands twice; delete one")
                entries[key] = entry
        raise_any(problems)
        return tuple(entries.values())


@dataclass(frozen=True)
class MappingOf(Field[dict[str, T]]):
    """Lines of a name and a value, such as `example`; there may be none."""

    value: Field[T]
    example: str

    def read(self, node: Node, name: str) -> dict[str, T]:
        """Return the values by their names, in the order of the file."""
        if node.value == "":
            return {}
        if not isinstance(node.value, dict):
            raise refusal(node.line, f"{name} is not a list of “{self.example}” lines; write it so")
        values: dict[str, T] = {}
        problems: list[Problem] = []
        for key, value in node.value.items():
            with collected(problems):
                values[key] = self.value.read(value, f"“{key}”")
        raise_any(problems)
        return values


@dataclass(frozen=True)
class Record(Field[T]):
    """Lines of known keys, of which those in `optional` may be missing.

    `make` takes the values that are there as keyword arguments.
    """

    make: Callable[..., T]
    fields: Mapping[str, Field[Any]]
    optional: Collection[str] = ()

    def read(self, node: Node, name: str) -> T:
        """Return what `make` makes of the values."""
        keys = ", ".join(self.fields)
        if not isinstance(node.value, dict):
            raise refusal(node.line, f"{name} is not a list of “key: value” lines; the keys are {keys}")
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, value in node.value.items():
            with collected(problems, key):
                if key not in self.fields:
                    raise refusal(value.line, f"unknown key “{key}”; the keys are {keys}")
                values[key] = self.fields[key].read(value, f"“{key}”")
        for key in self.fields:
            if key not in {*node.value, *self.optional}:
                message = f"the key “{key}” is missing; add a line “{key}: …”"
                problems.append(Problem(node.line, message, key))
        raise_any(problems)
        return self.make(**values)


def refusal(line: int, message: str) -> FormatError:
    """Return the error of one problem."""
    return FormatError([Problem(line, message, "")])


@contextmanager
def collected(problems: list[Problem], field: str = "") -> Iterator[None]:
    """Add the problems that are raised within to a list, and go on; `field` is what they are found in."""
    try:
        yield
    except FormatError as error:
        problems += [replace(problem, field=field) for problem in error.problems]


def raise_any(problems: list[Problem]) -> None:
    """Raise FormatError where there is a problem."""
    if problems:
        raise FormatError(sorted(problems))


def with_spaces(source: str) -> str:
    """Return a YAML text with plain spaces where a key or a point of a list begins its line."""
    lines: list[str] = []
    text_below: int | None = None
    for line in source.split("\n"):
        indent = len(line) - len(line.lstrip(" \u00a0"))
        if text_below is not None and (indent > text_below or not line.strip()):
            lines.append(line)
            continue
        lines.append(_KEY_OR_POINT.sub(lambda begins: begins[0].replace("\u00a0", " "), line, count=1))
        text_below = indent if _TEXT_BELOW.search(lines[-1]) else None
    return "\n".join(lines)


def read_yaml(source: str, shape: Field[T], most: int = MAX_YAML) -> T:
    """Return the values of a file of a shape, of at most `most` letters.

    Raises FormatError with every problem and its line.
    """
    return shape.read(parse_yaml(source, most=most), "the file")


def parse_yaml(source: str, first: int = 1, what: str = "file", most: int = MAX_YAML) -> Node:
    """Parse a YAML text of any shape. Raises FormatError with a problem and its line.

    `first` is the line of the file on which it begins, `what` the word for the whole.
    """
    if len(source) > most:
        raise refusal(first, f"the {what} is over {most:,} letters; shorten it")
    raise_any(check_yaml(source, first, what))
    if control := CONTROL.search(source):
        line = first + source.count("\n", 0, control.start())
        raise refusal(line, f"a control character ({control[0]!r}) stands here; delete it")
    message = "this is not YAML ({}); put quotes around a text that holds a colon, a bracket or a quote"
    try:
        return _Parser(with_spaces(source), first).document()
    except FormatError:
        raise
    except MarkedYAMLError as error:
        line = first + (error.problem_mark.line if error.problem_mark else 0)
        raise refusal(line, message.format(error.problem)) from error
    except _MALFORMED as error:
        raise refusal(first, message.format(error)) from error


class _Parser:
    """Makes nodes of the events of ruamel.yaml's parser, so that nothing is constructed that a text names."""

    def __init__(self, source: str, first: int) -> None:
        self.yaml = YAML(typ="safe", pure=True)
        self.source = source
        self.events = self.yaml.parse(source)
        self.first = first

    def document(self) -> Node:
        """Return the one document that a file holds."""
        next(self.events)
        event = next(self.events)
        if isinstance(event, StreamEndEvent):
            return Node(self.first, self.first, "")
        if event.version or event.tags:
            raise refusal(self.first, "a directive (%) stands at the top; take it out")
        node = self._node(next(self.events))
        next(self.events)
        if isinstance(event := next(self.events), DocumentStartEvent):
            raise self._refusal(event, "a second text (---)")
        return node

    def _node(self, event: Any, key_line: int | None = None, depth: int = 0) -> Node:
        """Return the node that begins with an event; `key_line` is where its key stands."""
        begins = self.first + event.start_mark.line
        line = key_line or begins
        if isinstance(event, AliasEvent):
            raise self._refusal(event, "an alias (*)")
        if event.anchor or event.tag:
            raise self._refusal(event, "an anchor (&)" if event.anchor else "a tag (!)")
        if depth > MAX_DEPTH:
            raise refusal(line, f"lists nested over {MAX_DEPTH} deep; flatten them")
        if isinstance(event, ScalarEvent):
            if event.style in {"|", ">"}:
                begins += 1
            tag = self.yaml.resolver.resolve(ScalarNode, event.value, event.implicit)
            # What is not there would begin where the next key stands.
            is_text = str(tag).endswith(":str")
            return Node(line, begins if event.value else line, event.value, is_text, self._cut(event))
        if isinstance(event, MappingStartEvent):
            return Node(line, line, self._pairs(depth + 1))
        items = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._node(event, depth=depth + 1))
        return Node(line, items[0].line if items else line, items)

    def _cut(self, event: ScalarEvent) -> str:
        """Return what stands behind words as a comment, and does not look like one."""
        comment = _NO_COMMENT.match(self.source, event.end_mark.index)
        return comment[1] if comment and event.style not in {"|", ">"} else ""

    def _pairs(self, depth: int) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise self._refusal(event, "a list as the name of something")
            key = self._node(event)
            if event.value in pairs:
                raise refusal(key.line, f"the key “{event.value}” stands twice; delete one")
            pairs[event.value] = self._node(next(self.events), key.line, depth)
        return pairs

    def _refusal(self, event: Any, what: str) -> FormatError:
        message = f"{what} stands here; write the words themselves, in quotes if need be"
        return refusal(self.first + event.start_mark.line, message)


def dump_yaml(data: Any, offset: int = 0) -> str:
    """Write lists, mappings and texts as YAML; the hyphens of a list stand `offset` spaces within its key."""
    yaml, stream = YAML(), StringIO()
    yaml.indent(mapping=2, sequence=2 + offset, offset=offset)
    yaml.width = 2 * MAX_YAML
    yaml.allow_unicode = True
    yaml.dump(data, stream)
    return stream.getvalue()
