"""Spelling: the word of the guide that a mistyped word was meant to be.

A patient's word that the guide does not have, such as "stent", is no misspelling of one that it has. A wrong
answer is worse than none, so a short word is mended only where the slip itself is plain.
"""

from dataclasses import dataclass

from .index import Index
from .stemming import SMALL, tokens

_SHORTEST, _MIDDLING, _LONG, _LONGER = 4, 6, 8, 10
"""The lengths from which a word is corrected at all, with a letter of like sound, any letter, two slips."""

_SHORTEST_PIECE = 5
_MOST_CORRECTED = 3
"""The most words that are corrected in a question: comparing words is slow, and nonsense has many."""

_SOUND_ALIKE = (frozenset("aeiouy"), frozenset("cksz"))
_ENDINGS = SMALL | {"full", "less", "like"}
"""Endings of single words: "painless" is not "pain" and "less" without the blank between them."""


@dataclass(frozen=True)
class Spelling:
    """A question as its words are spelled in the guide.

    `replaced` are the words that were put right, and `missing` those that nothing in the guide is like.
    """

    text: str
    replaced: list[str]
    missing: list[str]


def correct(question: str, index: Index) -> Spelling:
    """Put the nearest known word for each word that is in no section; a known word is never touched."""
    parts: list[str] = []
    replaced: list[str] = []
    missing: list[str] = []
    end = 0
    for start, stop, word in tokens(question):
        nearest = ""
        if not index.knows(word):
            nearest = _nearest(word, index) if len(replaced) + len(missing) < _MOST_CORRECTED else ""
            (replaced if nearest else missing).append(question[start:stop])
        parts += [question[end:start], nearest or question[start:stop]]
        end = stop
    return Spelling("".join([*parts, question[end:]]), replaced, missing)


def _nearest(word: str, index: Index) -> str:
    """Return the word of the guide, or the two that were written as one, that a word was meant to be."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ""
    cuts = [(word[:cut], word[cut:]) for cut in range(3, len(word) - 2)]
    if alike := _alike(word, index):
        return alike
    for first, second in cuts:
        if {first, second} <= index.spelled.keys() and second not in _ENDINGS and first not in SMALL:
            return f"{first} {second}"
    long_cuts = [cut for cut in cuts if min(map(len, cut)) >= _SHORTEST_PIECE and cut[0] in index.spelled]
    return next((f"{first} {alike}" for first, second in long_cuts if (alike := _alike(second, index))), "")


def _alike(word: str, index: Index) -> str:
    """Return the known word of the fewest slips; of those as near, the commonest."""
    most = 2 if len(word) >= _LONGER else 1
    # Hardly anybody mistypes the first letter, and a shorter list is sooner compared.
    known = [
        other
        for other in index.spelled
        if other[0] == word[0] and len(other) >= _SHORTEST and abs(len(other) - len(word)) <= most
    ]
    near = {other: slips for other in known if (slips := _slips(word, other, most, len(word))) <= most}
    return min(near, key=lambda other: (near[other], -index.spelled[other], other), default="")


def _slips(word: str, other: str, most: int, length: int) -> int:
    """Count the slips by which a word of some length differs from another; over `most` is not counted out.

    A slip is a letter left out, one typed twice, or two that changed places. In a longer word it may be a
    letter for one of its sound, and in a long one any letter that is wrong or too many.
    """
    pairs = zip(f"{word} ", f"{other}  ", strict=False)
    same = next(
        position for position, (letter, meant) in enumerate(pairs) if letter != meant or letter == " "
    )
    before, word, other = word[:same], word[same:], other[same:]
    if not word and not other:
        return 0
    if not most:
        return 1
    rests = [(word, other[1:])] if other else []
    if word and (length >= _LONG or word[0] == before[-1:]):
        rests.append((word[1:], other))
    if len(word) > 1 and word[1::-1] == other[:2]:
        rests.append((word[2:], other[2:]))
    sounds_alike = any({*word[:1], *other[:1]} <= letters for letters in _SOUND_ALIKE)
    if word and other and (length >= _LONG or (length >= _MIDDLING and sounds_alike)):
        rests.append((word[1:], other[1:]))
    counts = (_slips(before[-1:] + left, before[-1:] + right, most - 1, length) for left, right in rests)
    return 1 + min(counts, default=most)
