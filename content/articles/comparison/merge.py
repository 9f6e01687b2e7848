"""Bringing two texts together that were made from the same one, so that neither is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from .words import runs

T = TypeVar("T", str, list[str])

_PARAGRAPH = "\n\n"


class Side(Enum):
    """Who changed a field of the text both began with, and so which text stands in it now."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGED = "merged"
    BOTH = "both"


@dataclass(frozen=True)
class Edit:
    """Some items of a text, from `start` up to `end`, and what somebody put in their place."""

    start: int
    end: int
    items: tuple[str, ...]


def merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Return a list with both people's changes to `base`, or nothing where they meet.

    Changes meet where they are to the same item or to neighbours; a change that both made is made once.
    """
    edits = sorted({*_edits(base, mine), *_edits(base, theirs)}, key=lambda edit: (edit.start, edit.end))
    merged: list[str] = []
    done = 0
    for number, edit in enumerate(edits):
        if number and edit.start <= edits[number - 1].end:
            return None
        merged += [*base[done : edit.start], *edit.items]
        done = edit.end
    return [*merged, *base[done:]]


def _edits(base: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    start = 0
    for run in runs(base, new):
        end = start + len(run.old)
        if not run.same:
            yield Edit(start, end, tuple(run.new))
        start = end


def merge_field(base: T | None, mine: T, theirs: T) -> tuple[Side, T]:
    """Return who changed a field, and what is to stand in it.

    A text is merged by its paragraphs, a list by its items. Where both changed the same, or where nobody
    knows what they began with, mine stands.
    """
    if theirs in (mine, base):
        return Side.MINE, mine
    if base == mine:
        return Side.THEIRS, theirs
    if base is None:
        return Side.BOTH, mine
    if isinstance(base, str):
        parts = merge(base.split(_PARAGRAPH), mine.split(_PARAGRAPH), theirs.split(_PARAGRAPH))
        return (Side.BOTH, mine) if parts is None else (Side.MERGED, _PARAGRAPH.join(parts))
    items = merge(base, mine, theirs)
    return (Side.BOTH, mine) if items is None else (Side.MERGED, items)
