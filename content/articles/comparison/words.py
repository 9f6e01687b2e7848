"""What is the same and what is not in two long lists, fast enough to be looked at while one waits.

This is the one engine of all comparisons: texts as written, pages as readers see them, and three-way merges.
`SequenceMatcher` takes a time that grows with the square of a text, and worse where words repeat. So large
items, such as lines, are compared first, and words only where lines differ.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate, chain, groupby
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)

_MOST_STEPS = 2_000_000
"""How many steps one pass may take, less than a second; a text made to be slow would take many."""


class Run(NamedTuple, Generic[T]):
    """A stretch of two lists: as it was and as it is. Both are alike where `same` is true."""

    old: Sequence[T]
    new: Sequence[T]
    same: bool


def compare(old: Sequence[T], new: Sequence[T], *splits: Callable[[T], Iterable[T]]) -> Iterator[Run[T]]:
    """Return what is the same and what is not in two lists, in order, as runs that take turns.

    Items that differ are compared again by their parts, which the first of `splits` returns, and parts that
    differ by what the next one returns of them. So a run may hold whole items and parts.
    """

    def within(run: Run[T]) -> Iterable[Run[T]]:
        if run.same or not splits:
            return [run]
        was, now = ([*chain.from_iterable(map(splits[0], items))] for items in (run.old, run.new))
        return compare(was, now, *splits[1:])

    found = chain.from_iterable(map(within, runs(old, new)))
    for same, group in groupby(found, key=lambda run: run.same):
        was, now, _ = zip(*group, strict=True)
        yield Run([*chain(*was)], [*chain(*now)], same)


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
