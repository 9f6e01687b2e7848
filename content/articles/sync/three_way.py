"""Deciding between three texts: what both sides began with, what the file says, and what the site says."""

import difflib
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar

T = TypeVar("T")


class Choice(Enum):
    """What a load does with one thing that the library holds."""

    LEAVE = "unchanged"
    ADD = "added"
    UPDATE = "updated"
    KEEP = "kept as edited on the site"
    AGREE = "the same on both sides"
    CONFLICT = "in conflict"


@dataclass(frozen=True)
class Sides:
    """What the site and the file say of one thing, for people to read; `note` says what else to know."""

    ours: str
    theirs: str
    note: str = ""

    @property
    def difference(self) -> str:
        """How the file differs from the site, as a unified diff."""
        ours, theirs = self.ours.splitlines(), self.theirs.splitlines()
        lines = difflib.unified_diff(ours, theirs, "on the site", "in the file", lineterm="", n=1)
        return "\n".join(lines)


@dataclass(frozen=True)
class Wishes:
    """Where whoever loads wants the file's text: wherever both changed, or for these things by name."""

    all: bool = False
    names: Collection[str] = ()

    def settle(self, name: str, choice: Choice) -> Choice:
        """Return what is done where `choice` is what the texts alone would say."""
        wanted = name in self.names and choice in {Choice.KEEP, Choice.CONFLICT}
        return Choice.UPDATE if wanted or (self.all and choice is Choice.CONFLICT) else choice


@dataclass
class Outcome:
    """What a load did, or would do.

    `choices` is what is done with each thing, `found` what the texts alone would say, before any wish;
    `sides` are the texts wherever they differ. `pages` tells which file is which page of the site.
    Where `rendering_failed`, what was loaded is written, and pages are still to be rendered again.
    """

    choices: dict[str, Choice] = field(default_factory=dict)
    found: dict[str, Choice] = field(default_factory=dict)
    sides: dict[str, Sides] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    rendered: int = 0
    rendering_failed: bool = False
    is_stale: bool = False

    def note(self, name: str, found: Choice, wishes: Wishes, sides: Sides | None = None) -> Choice:
        """Write down what was found about a thing; return what is to be done with it."""
        self.found[name] = found
        self.choices[name] = wishes.settle(name, found)
        if sides is not None and found not in {Choice.LEAVE, Choice.AGREE}:
            self.sides[name] = sides
        return self.choices[name]

    def count(self, choice: Choice) -> int:
        """Return how many things met with a choice."""
        return sum(made is choice for made in self.choices.values())

    @property
    def conflicts(self) -> dict[str, str]:
        """The differences of what the file and the site both changed, and the site keeps."""
        return {n: self.sides[n].difference for n, c in self.choices.items() if c is Choice.CONFLICT}

    @property
    def state(self) -> str:
        """A digest of all that was found: two loads of the same files that find the same have the same."""
        found = sorted(
            (name, choice.value, vars(self.sides.get(name, Sides("", ""))))
            for name, choice in self.found.items()
        )
        return digest([found, self.missing])


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


def digest(value: Any) -> str:
    """Return a short mark by which two values can be told to be the same."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()
