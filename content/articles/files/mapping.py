"""The files of “name: text” lines: redirects.yaml, withdrawn.yaml and images.yaml."""

from dataclasses import dataclass

from content.rendering import FormatError, Problem, check_slug
from content.rendering.yaml import Located, MappingOf, Text, WithLine, dump_yaml, raise_any, read_yaml

MAX_ALTERNATIVE = 300
"""Letters of what a picture shows in words, as the site's own form has it."""


@dataclass(frozen=True)
class Entry:
    """The text behind a name, and the line on which it stands."""

    text: str
    line: int


@dataclass(frozen=True)
class FormerName:
    """A name that a page had once, the page's name now, and the line on which that stands."""

    old: str
    now: str
    line: int


def slug_problem(slug: str) -> str:
    """Return what is wrong with the name of a page or part, and how to mend it; or nothing."""
    return next((problem.message for problem in check_slug(slug)), "")


_REDIRECTS = MappingOf(WithLine(Text(check=slug_problem)), "old-name: new-name")
_WITHDRAWN = MappingOf(
    WithLine(Text(may_be_empty=True, check=slug_problem)), "old-page: page-to-read-instead"
)
_ALTERNATIVES = MappingOf(WithLine(Text(MAX_ALTERNATIVE)), "name: What it shows.")
_TEXTS = MappingOf(Text(may_be_empty=True), "name: text")


def parse_redirects(source: str) -> dict[str, FormerName]:
    """Read redirects.yaml: each former name, and the page that has it. A chain of renamings is one step.

    Raises FormatError with every problem and its line: what is no address, and names that lead in a circle.
    """
    entries = _entries(source, _REDIRECTS)
    problems = _bad_names(entries)
    names: dict[str, FormerName] = {}
    for old, entry in entries.items():
        passed, now = {old}, entry.text
        while now in entries and now not in passed:
            passed.add(now)
            now = entries[now].text
        if now in passed:
            message = f"“{old}” leads in a circle; name the page that has this address now"
            problems.append(Problem(entry.line, message, ""))
        names[old] = FormerName(old, now, entry.line)
    raise_any(problems)
    return names


def parse_withdrawn(source: str) -> dict[str, Entry]:
    """Read withdrawn.yaml: each page that is withdrawn, and which to read instead, or nothing.

    Raises FormatError with every problem and its line.
    """
    entries = _entries(source, _WITHDRAWN)
    raise_any(_bad_names(entries))
    return entries


def parse_alternatives(source: str) -> dict[str, Entry]:
    """Read images.yaml: what each picture shows, in words. Raises FormatError with every problem."""
    return _entries(source, _ALTERNATIVES)


def texts_or_none(source: str) -> dict[str, str] | None:
    """Return the texts of any of these files by their names; nothing where it cannot be read."""
    try:
        return read_yaml(source, _TEXTS)
    except FormatError:
        return None


def dump_mapping(texts: dict[str, str], like: str = "") -> str:
    """Write such a file, the names in order; `like` is returned where it says the same already."""
    return like if like and texts_or_none(like) == texts else dump_yaml(dict(sorted(texts.items())))


def _entries(source: str, shape: MappingOf[Located[str]]) -> dict[str, Entry]:
    return {name: Entry(found.value, found.line) for name, found in read_yaml(source, shape).items()}


def _bad_names(entries: dict[str, Entry]) -> list[Problem]:
    return [Problem(entry.line, why, "") for name, entry in entries.items() if (why := slug_problem(name))]
