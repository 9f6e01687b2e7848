"""What is the same and what is not in two long lists of words, fast enough to be looked at while one waits.

`SequenceMatcher` takes a time that grows with the square of a text, and worse where words repeat. So whole
blocks are compared first, and words only where blocks differ.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, chain
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_MOST_STEPS = 2_000_000
"""How many steps one pass may take, less than a second; a text made to be slow would take many."""


@dataclass(frozen=True)
class Run(Generic[T]):
    """A stretch of two lists: as it was and as it is. Both are alike where `same` is true."""

    old: Sequence[T]
    new: Sequence[T]
    same: bool


def compare(old: Sequence[Sequence[T]], new: Sequence[Sequence[T]]) -> Iterator[Run[T]]:
    """Return what is the same and what is not in two lists of blocks of words, in order.

    What cannot be told apart in `_MOST_STEPS` is given as changed as a whole.
    """
    as_was, as_is = [tuple(block) for block in old], [tuple(block) for block in new]
    for run in runs(as_was, as_is):
        was, now = [*chain(*run.old)], [*chain(*run.new)]
        yield from [Run(was, now, same=True)] if run.same else runs(was, now)


def runs(old: Sequence[T], new: Sequence[T]) -> Iterator[Run[T]]:
    """Return what is the same and what is not in two lists, in order.

    What cannot be told apart in `_MOST_STEPS` is given as changed as a whole.
    """
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    if before:
        yield Run(old[:before], new[:before], same=True)
    was, now = old[before : len(old) - after], new[before : len(new) - after]
    for tag, a, b, c, d in _Matcher(was, now).get_opcodes():
        yield Run(was[a:b], now[c:d], same=tag == "equal")
    if after:
        yield Run(old[-after:], new[-after:], same=True)


def _alike(old: Sequence[T], new: Sequence[T]) -> int:
    """Return with how many equal items two lists begin."""
    shorter = min(len(old), len(new))
    return next((n for n in range(shorter) if old[n] != new[n]), shorter)


class _Matcher(SequenceMatcher[T]):
    """Finds what two lists have in common, for as long as there are steps left; the rest has changed.

    Looking through a stretch takes a step for each item, and one for each pair of equal items.
    """

    def __init__(self, old: Sequence[T], new: Sequence[T]) -> None:
        super().__init__(None, old, new, autojunk=False)
        alike = Counter(new)
        self.steps = [0, *accumulate(1 + alike[item] for item in old)]
        self.left = _MOST_STEPS

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """Return the longest stretch that is the same, or none if that would take too long."""
        needed = self.steps[-1 if ahi is None else ahi] - self.steps[alo]
        if needed > self.left:
            return Match(alo, blo, 0)
        self.left -= needed
        return super().find_longest_match(alo, ahi, blo, bhi)
