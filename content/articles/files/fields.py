"""What the fields of a form say of a file of the library, and where in them a problem of the file stands.

signs_fields.py and words_fields.py turn each of their files into such fields and back.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.rendering import FormatError, Problem, RenderContext
from content.rendering.yaml import Node, dump_yaml, parse_yaml

from .rewrite import Data

Values = dict[str, Any]
"""What stands in the fields of a form, by their names: a text, or a list of texts."""

Path = tuple[str | int, ...]
"""Where a value stands in a file: the keys and numbers of entries that lead to it."""

_SHOWN = 60


@dataclass(frozen=True)
class FileFields:
    """A file of the library as the fields of a form.

    `labels` names the fields, in their order. `read` returns their values; it raises FormatError where the
    file cannot be read. `write` returns the file with other values in it; it raises FormatError with problems
    that name the field. `problems` returns what keeps a file from being printed, by field as well.
    """

    labels: Mapping[str, str]
    read: Callable[[str], Values]
    write: Callable[[str, Values], str]
    problems: Callable[[str, RenderContext], list[Problem]]


Place = Callable[[Path], tuple[str, str]]
"""What returns the field in which a value of a file stands, and what people call the value within it."""


def check(data: Data, parse: Callable[[str], object], labels: Mapping[str, str], place: Place) -> None:
    """Raise FormatError with what `parse` finds wrong in a file that says `data`, at the fields.

    People do not see the file, so no problem names a line of it.
    """
    source = dump_yaml(data, offset=2)
    try:
        parse(source)
    except FormatError as error:
        places = dict(_places(parse_yaml(source), ()))
        raise FormatError([_at(problem, places, labels, place) for problem in error.problems]) from error


def _places(node: Node, path: Path) -> Iterator[tuple[int, Path]]:
    """Yield the lines of a file on which a value begins, with its path; of several the last is innermost."""
    yield node.line, path
    yield node.begins, path
    if isinstance(node.value, list):
        pairs: Iterable[tuple[str | int, Node]] = enumerate(node.value)
    else:
        pairs = node.value.items() if isinstance(node.value, dict) else ()
    for key, value in pairs:
        yield from _places(value, (*path, key))


def _at(problem: Problem, places: Mapping[int, Path], labels: Mapping[str, str], place: Place) -> Problem:
    field, called = place(places.get(problem.line, ()))

    def other(match: re.Match[str]) -> str:
        name, _ = place(places.get(int(match[1]), ()))
        return f"stands in “{labels.get(name, name)}”"

    message = re.sub(r"stands on line (\d+)", other, problem.message)
    message = re.sub(r"^(?:an entry of )?“[a-z_]+” (?=is|holds)", "this ", message)
    is_named = not called or message.startswith("“")
    return Problem(0, message if is_named else f"{called}: {message}", field)


def as_lines(value: str | list[str]) -> str:
    """Return the value of a field as it is read: the entries of a list below each other."""
    return value if isinstance(value, str) else "\n\n".join(value)


def shortened(words: str) -> str:
    """Return words as a problem cites them."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


def put(mapping: dict[str, Data], key: str, value: Data, order: Iterable[str]) -> dict[str, Data]:
    """Return a mapping with a value at a key; a new key comes behind those that stand before it in `order`.

    Nothing takes the key away.
    """
    if not value:
        return {name: kept for name, kept in mapping.items() if name != key}
    if key in mapping:
        return {**mapping, key: value}
    names, found = list(order), list(mapping.items())
    before = names[: names.index(key)]
    place = max((number for number, (name, _) in enumerate(found, 1) if name in before), default=0)
    return dict([*found[:place], (key, value), *found[place:]])
