"""YAML files of a library that are lists of “name: text” lines: former names, alternative texts."""

from dataclasses import dataclass
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from content.rendering import CONTROL, FormatError, Problem
from content.rendering.yaml import load_yaml


@dataclass(frozen=True)
class Entry:
    """The text behind a name, and the line on which it stands."""

    text: str
    line: int


def parse_mapping(source: str, example: str) -> dict[str, Entry]:
    """Read the lines of such a file. Raises FormatError with every problem and its line.

    `example` is a line as it should be, for whoever has to mend one.
    """
    data = load_yaml(source)
    if data is None:
        return {}
    if not isinstance(data, CommentedMap):
        raise FormatError([Problem(1, f"this is not a list of “{example}” lines; write it so", "")])
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    for name, value in data.items():
        place = data.lc.data.get(name)
        line = int(place[0]) + 1 if place else 1
        if not isinstance(name, str) or not isinstance(value, str):
            message = f"“{name}: {value}” is not two texts; write “{example}”, in quotes where it is a number"
            problems.append(Problem(line, message, ""))
        elif CONTROL.search(name + value):
            problems.append(Problem(line, "a control character stands here; delete it", ""))
        else:
            entries[name] = Entry(" ".join(value.split()), line)
    if problems:
        raise FormatError(problems)
    return entries


def dump_mapping(texts: dict[str, str], like: str = "") -> str:
    """Write such a file, the names in order; `like` is returned where it says the same already."""
    if like and _says(like) == texts:
        return like
    yaml, stream = YAML(), StringIO()
    yaml.width = 10_000
    yaml.allow_unicode = True
    yaml.dump(dict(sorted(texts.items())), stream)
    return stream.getvalue()


def _says(source: str) -> dict[str, str] | None:
    try:
        return {name: entry.text for name, entry in parse_mapping(source, "").items()}
    except FormatError:
        return None
