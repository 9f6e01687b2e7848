"""Deciding between three texts: as a file was last loaded, as it is now, and what the database holds."""

import difflib
from dataclasses import dataclass, field
from enum import Enum
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


@dataclass
class Outcome:
    """What a load did, or would do."""

    choices: dict[str, Choice] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    rendered: int = 0

    def count(self, choice: Choice) -> int:
        """Return how many things met with a choice."""
        return sum(made is choice for made in self.choices.values())

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the library is in the database already."""
        return set(self.choices.values()) <= {Choice.LEAVE, Choice.KEEP} and not self.rendered


def choose(base: T | None, theirs: T, ours: T | None, *, take_theirs: bool) -> Choice:
    """Decide between three texts: as last loaded, in the file, in the database."""
    if ours is None:
        return Choice.ADD
    if theirs == ours:
        return Choice.LEAVE if base == theirs else Choice.AGREE
    if base == theirs:
        return Choice.KEEP
    return Choice.UPDATE if take_theirs or base == ours else Choice.CONFLICT


def difference(ours: Any, theirs: Any) -> str:
    """Return how the file differs from the database, as a unified diff."""
    return "\n".join(
        difflib.unified_diff(
            str(ours).splitlines(),
            str(theirs).splitlines(),
            "on the site",
            "in the file",
            lineterm="",
            n=1,
        )
    )
