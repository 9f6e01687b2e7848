"""What is the same and what is not in two long lists of words, fast enough to be looked at while one waits.

`SequenceMatcher` takes a time that grows with the square of a text, and worse where words repeat. So whole
blocks are compared first, and words only where blocks differ.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST_STEPS = 150_000
"""How many pairs of equal words one pass may look at; with more, a text made to be slow takes seconds."""


@dataclass(frozen=True)
class Run(Generic[T]):
    """A stretch of two lists: as it was and as it is. Both are alike where `same` is true."""

    old: Sequence[T]
    new: Sequence[T]
    same: bool


def compare(old: Sequence[Sequence[T]], new: Sequence[Sequence[T]]) -> Iterator[Run[T]]:
    """Return what is the same and what is not in two lists of blocks of words, in order.

    Where too many words are alike to be told apart in time, a stretch is given as changed as a whole.
    """
    as_was, as_is = [tuple(block) for block in old], [tuple(block) for block in new]
    for run in _runs(as_was, as_is):
        was, now = [*chain(*run.old)], [*chain(*run.new)]
        yield from [Run(was, now, same=True)] if run.same else _runs(was, now)


def _runs(old: list[T], new: list[T]) -> Iterator[Run[T]]:
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    if before:
        yield Run(old[:before], new[:before], same=True)
    yield from _between(old[before : len(old) - after], new[before : len(new) - after])
    if after:
        yield Run(old[-after:], new[-after:], same=True)


def _alike(old: list[T], new: list[T]) -> int:
    """Return with how many equal items two lists begin."""
    shorter = min(len(old), len(new))
    return next((n for n in range(shorter) if old[n] != new[n]), shorter)


def _between(old: list[T], new: list[T]) -> Iterator[Run[T]]:
    if not old and not new:
        return
    counts, others = Counter(old), Counter(new)
    if sum(count * others[item] for item, count in counts.items()) > _MOST_STEPS:
        yield Run(old, new, same=False)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Run(old[a:b], new[c:d], same=tag == "equal")
