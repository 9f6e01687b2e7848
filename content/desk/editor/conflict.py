"""Two people who saved over each other: what each wrote, and what can be brought together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.articles.comparison.changes import Piece, as_written, word_diff
from content.articles.comparison.merge import Side, merge_field
from content.articles.models import Version
from content.rendering import FIELD_LABELS

from ..workflow.status import name_of

Typed = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody else changed: what stands in the form now and why, and what each wrote.

    `kept` is what stands in the form. `changes` are theirs to what the writer began with, where that is
    known, and else to what the writer has.
    """

    name: str
    label: str
    side: Side
    kept: str
    mine: str
    theirs: str
    changes: list[Piece]

    @property
    def is_theirs(self) -> bool:
        """Tell whether theirs stands in the form, because the writer had not touched the field."""
        return self.side is Side.THEIRS

    @property
    def is_merged(self) -> bool:
        """Tell whether the changes of both stand in the form."""
        return self.side is Side.MERGED


@dataclass(frozen=True)
class Conflict:
    """A save over a newer version, field by field."""

    newer: Version
    fields: list[FieldConflict]

    def who(self, reader: Any) -> str:
        """Return who saved the newer version, as the one who reads it would say."""
        author = self.newer.author
        return "You yourself" if author and author == reader else name_of(author, "Somebody else")


def find_conflict(newer: Version, base: Version | None, typed: Typed) -> Conflict | None:
    """Return how what somebody typed, beginning with `base`, meets a newer version.

    Nothing where the newer version says the same in every field, as after a form that was sent twice.
    """
    if all(typed[name] == getattr(newer, name) for name in FIELD_LABELS):
        return None
    found = [_meet(name, newer, base, typed) for name in FIELD_LABELS]
    return Conflict(newer, [field for field in found if field is not None])


def _meet(name: str, newer: Version, base: Version | None, typed: Typed) -> FieldConflict | None:
    mine, theirs = typed[name], getattr(newer, name)
    before = getattr(base, name) if base else None
    side, kept = merge_field(before, mine, theirs)
    if side is Side.MINE:
        return None
    was = as_lines(mine) if base is None else as_written(base, name)
    changes = word_diff(was, as_lines(theirs))
    texts = (as_lines(kept), as_lines(mine), as_lines(theirs))
    return FieldConflict(name, FIELD_LABELS[name], side, *texts, changes)


def as_lines(value: str | list[str]) -> str:
    """Return a field as it stands in the form: a list as lines."""
    return "\n".join(value) if isinstance(value, list) else value
