"""redirects.yaml and withdrawn.yaml: what a site that is set up from the files is to know of its addresses.

The former names of pages, and the pages that readers do not see any more, with what to read instead.
"""

from dataclasses import dataclass

from content.rendering import FormatError, Problem, check_slug

from .mapping import Entry, dump_mapping, parse_mapping


@dataclass(frozen=True)
class FormerName:
    """A name that a page had once, the page's name now, and the line on which that stands."""

    old: str
    now: str
    line: int


def parse_redirects(source: str) -> dict[str, FormerName]:
    """Read redirects.yaml: each former name, and the page that has it. A chain of renamings is one step.

    Raises FormatError with every problem and its line: what is no address, and names that lead in a circle.
    """
    entries = parse_mapping(source, "old-name: new-name")
    problems: list[Problem] = []
    names: dict[str, FormerName] = {}
    for old, entry in entries.items():
        wrong = check_slug(old) + check_slug(entry.text)
        problems += [Problem(entry.line, problem.message, "") for problem in wrong[:1]]
        passed, now = {old}, entry.text
        while now in entries and now not in passed:
            passed.add(now)
            now = entries[now].text
        if now in passed:
            message = f"“{old}” leads in a circle; name the page that has this address now"
            problems.append(Problem(entry.line, message, ""))
        names[old] = FormerName(old, now, entry.line)
    if problems:
        raise FormatError(problems)
    return names


def dump_redirects(names: dict[str, str], like: str = "") -> str:
    """Write redirects.yaml; `names` maps each former name to the one that the page has now."""
    return dump_mapping(names, like)


def parse_withdrawn(source: str) -> dict[str, Entry]:
    """Read withdrawn.yaml: each page that is withdrawn, and which to read instead, or nothing.

    Raises FormatError with every problem and its line.
    """
    entries = parse_mapping(source, "old-page: page-to-read-instead")
    wrong = [
        Problem(entry.line, problem.message, "")
        for name, entry in entries.items()
        for problem in [*check_slug(name), *(check_slug(entry.text) if entry.text else [])][:1]
    ]
    if wrong:
        raise FormatError(wrong)
    return entries
