"""Deciding between three texts: what both sides began with, what the file says, and what the site says."""

import difflib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import Any, Generic, TypeVar

from content.rendering import FormatError, Problem

from ..files.folder import Folder, problem_line
from ..files.layout import WORDS
from ..files.words import words_or_default
from ..publishing.record import named_pages
from .state import SITE, SiteFile, SiteState

T = TypeVar("T")


class Choice(Enum):
    """What a load does with one thing that the library holds."""

    LEAVE = "unchanged"
    ADD = "added"
    UPDATE = "updated"
    KEEP = "kept as edited on the site"
    AGREE = "the same on both sides"
    CONFLICT = "in conflict"


TAKEN = frozenset({Choice.ADD, Choice.UPDATE})
"""Where the file's text comes to the site."""

RECORDED = TAKEN | {Choice.AGREE}
"""Where both sides say the same afterwards, so that the file is what the next load begins with."""

SAME = frozenset({Choice.LEAVE, Choice.AGREE})
"""Where both sides said the same before."""

DELETED = "It was deleted on the site."
"""What people are told of a thing that only the file has, though both sides had it."""


@dataclass(frozen=True)
class Change:
    """What a load does with one thing: a page, a source, a drawing, a line of a list.

    `name` is the path of its file, followed by its key where that file is a list of things. `found` is what
    the three texts alone say; it is None of a list whose things are compared one by one. `choice` is what is
    done. `ours` and `theirs` are what site and file say, for people to read, and `note` what else to know.
    """

    name: str
    found: Choice | None
    choice: Choice
    ours: str = ""
    theirs: str = ""
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.choice.value}"

    @property
    def has_difference(self) -> bool:
        """Tell whether site and file say different things."""
        return self.found is not None and self.found not in SAME

    @property
    def difference(self) -> str:
        """How the file differs from the site, as a unified diff."""
        ours, theirs = self.ours.splitlines(), self.theirs.splitlines()
        lines = difflib.unified_diff(ours, theirs, "on the site", "in the file", lineterm="", n=1)
        return "\n".join(lines)


@dataclass(frozen=True)
class Overrides:
    """Where whoever loads wants the file's text: in all conflicts, or for the things of these names."""

    all_conflicts: bool = False
    names: Collection[str] = ()

    def settle(self, name: str, found: Choice) -> Choice:
        """Return what is done where `found` is what the texts alone say."""
        wanted = name in self.names and found in {Choice.KEEP, Choice.CONFLICT}
        return Choice.UPDATE if wanted or (self.all_conflicts and found is Choice.CONFLICT) else found


@dataclass
class Batch(Generic[T]):
    """The plan for things of one kind: the changes, the problems, and what the site will have of the kind."""

    after: dict[str, T]
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def report(self, path: str, line: int, message: str) -> None:
        """Add a problem of a file, which keeps everything from being written."""
        self.problems.append(problem_line(path, Problem(line, message)))


@dataclass(frozen=True)
class LoadContext:
    """What one load compares.

    `is_import` tells that the files were handed in at the desk. `needed` names what texts that come to the
    site refer to: it comes along with them.
    """

    folder: Folder
    site: SiteState
    overrides: Overrides = Overrides()
    is_import: bool = False
    needed: frozenset[str] = frozenset()

    @cached_property
    def exported(self) -> dict[str, str] | None:
        """What an export of this very site noted, where the files come from one; no other is trusted."""
        is_own = self.is_import and self.folder.exported.get(SITE) == self.site.mark
        return self.folder.exported if is_own else None

    @cached_property
    def named_pages(self) -> dict[str, str]:
        """The articles that the site itself links to, and the heading to which it links, if any."""
        help_page = words_or_default(self.site.file(WORDS).text).help_page
        return named_pages(self.site.redirects.get(help_page, help_page))

    def base(self, name: str, loaded: str | None) -> str | None:
        """Return the digest of what both sides began with; `loaded` is that of what was loaded last."""
        return loaded if self.exported is None else self.exported.get(name)

    def compare(self, name: str, loaded: str | None, theirs: str, ours: str | None) -> Choice:
        """Return what the digests of a thing say is to be done; `ours` is None where the site lacks it.

        What an editor deleted comes back where a text needs it that comes to the site. On a site without
        pages nobody deleted anything: the guide is brought back to it.
        """
        if ours is None and (not self.site.articles or name in self.needed):
            return Choice.ADD
        return choose(self.base(name, loaded), theirs, ours)

    def change(self, name: str, found: Choice, ours: str = "", theirs: str = "", note: str = "") -> Change:
        """Return a change whose choice follows the overrides.

        It is no conflict where people chose the site's text over just this one of the file.
        """
        decided = self.site.conflicts.get(name)
        if found is Choice.CONFLICT and decided and decided.is_kept and decided.theirs == theirs:
            found = Choice.KEEP
        return Change(name, found, self.overrides.settle(name, found), ours, theirs, note)

    def taken_file(self, path: str, text: str) -> SiteFile:
        """Return a file as the site has it once it is taken. An import is none of the loads of the folder."""
        return SiteFile(text, self.site.file(path).loaded if self.is_import else text)

    def readable(self, *paths: str) -> Iterator[tuple[str, str]]:
        """Return those of some files that are in the folder and could be read, with their text."""
        for path in paths:
            if path in self.folder.sources and path not in self.folder.unread:
                yield path, self.folder.sources[path]


def choose(base: T | None, theirs: T, ours: T | None) -> Choice:
    """Decide between three texts: what both sides began with, what the file says, what the site says.

    What both sides began with and the site no longer has was deleted there, which is a change as any other:
    it is kept where the file is what it was, and a conflict where that says something new.
    """
    if ours is None and base is None:
        return Choice.ADD
    if theirs == ours:
        return Choice.LEAVE if base == theirs else Choice.AGREE
    if base == theirs:
        return Choice.KEEP
    return Choice.UPDATE if base == ours else Choice.CONFLICT


def choose_text(base: T | None, theirs: T, newest: T | None, live: T | None) -> Choice:
    """Decide about an article, which has two texts on the site: the newest, and the one that readers see.

    A draft is somebody's work as much as what is live, so the file wins only where nobody touched either.
    Where the file says what readers see, a draft on top stays; where it says what the draft says and is
    itself new, the draft is to be published.
    """
    if newest is None:
        return Choice.ADD  # nobody can delete a page
    if newest == live:
        return choose(base, theirs, newest)
    if theirs == base:
        return Choice.KEEP
    if theirs == live:
        return Choice.AGREE
    return Choice.UPDATE if theirs == newest else Choice.CONFLICT


def parse_loaded(parse: Callable[[str], T], source: str) -> T | None:
    """Return what a file says that was loaded before, or nothing where it never was or cannot be read now."""
    try:
        return parse(source)
    except FormatError:
        return None


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's JSON, the same for dictionaries in any order."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()
