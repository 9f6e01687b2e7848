"""Words as search compares them: lower case, without accents, cut to their stems."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SMALL = frozenset(
    (
        "a an the of to in on for and or is are am be been was were do does did can could may might would i "
        "im ive my me we our it its you your they their he she with at as this that these those there what "
        "how when where which who why will should shall if have has had from by about get got just any some "
        "ok please than then but them mean means meaning go "
        "going whether"
    ).split()
)
"""Words that say nothing about what is asked. "not", "out" and "after" do."""

WHOLE = frozenset(
    (
        "barely care cares careful caring evening expecting fasting hardly here hive hives leggings likely "
        "lunge lunges made mostly nearly note noted notes odds pants poorly sharps shorts site sites stare "
        "stares staring tense tensed tensing tension tights"
    ).split()
)
"""Words whose endings stay, for without them they would be other words: to fast is not to be fast."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l"})


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Return where each word of a text begins and ends, and the word in plain small letters."""
    for match in _TOKEN.finditer(text):
        word = _plain(match[0])
        if word:
            yield match.start(), match.end(), word


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    lower = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]", "", lower)


def words_of(text: str) -> list[str]:
    """Return the words of a text in plain small letters."""
    return [word for _, _, word in tokens(unicodedata.normalize("NFKC", text))]


def fold(text: str) -> list[str]:
    """Return the stems of a text's words."""
    return [stem(word) for word in words_of(text)]


def spaced(text: str) -> str:
    """Return the stems of a text's words between spaces, so that any run of words can be found in it."""
    return f" {' '.join(fold(text))} "


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut the common English endings, so that "needles" and "needling", "sore" and "soreness" are one."""
    if word in WHOLE:
        return word
    if word.endswith(("ies", "ied")) and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        word = _cut(word, "s")
    for ending in ("ness", "fully", "ful", "ment", "ly"):
        if (shorter := _cut(word, ending)) != word and word != "early":
            word = re.sub(r"i$", "y", shorter)
            break
    if not word.endswith("eed"):
        shorter = _cut(word, "ing") if word.endswith("ing") else _cut(word, "ed")
        word = re.sub(r"([^aeioulsz])\1$", r"\1", shorter) if shorter != word else word
    if word.endswith(("tion", "sion")):
        word = _cut(word, "ion")
    return word.removesuffix("e") if len(word) > 3 else word


def _cut(word: str, ending: str) -> str:
    """Take an ending off where three letters and a vowel stay."""
    base = word.removesuffix(ending)
    return base if len(base) > 2 and re.search("[aeiouy]", base) else word


SMALL_STEMS = frozenset(map(stem, SMALL))
