"""Counting the words that readers search for and the guide does not have, where the clinic asked for it.

A word is counted by itself: nothing tells who searched, when, or for which words together. What may tell of
a person, such as a number or an email address, is not counted at all.
"""

import re

from django.db import DatabaseError
from django.db.models import F

from content.clinic.models import Clinic

from ..locks import short_lock_timeout
from ..models import MissedWord
from .answers import Answer
from .stemming import tokens

MOST_OF_A_QUESTION, MOST_WORDS = 6, 2000
"""How many words of one question are counted, and how many different ones are kept in all."""

SHORTEST, LONGEST = 3, 30
SHOWN_FROM, MOST_SHOWN = 3, 20
"""How often a word is searched for before editors see it (a rarer one may be a name), how many they see."""

_PERSONAL = re.compile(r"[\d@/\\_]|\w[.:]\w")
"""Characters of numbers, email addresses, account names and web addresses, which may tell of a person."""


def count_zero_results(answer: Answer) -> None:
    """Count the words of a question that the guide does not have, if the clinic wants that.

    Counting never delays or breaks a search: where the database is busy or fails, nothing is counted.
    """
    words = countable_words(answer)
    try:
        if words and Clinic.current().count_missed_words:
            with short_lock_timeout():
                _count(words)
    except DatabaseError:
        return


def countable_words(answer: Answer) -> list[str]:
    """Return the words of a question that may be counted, folded, each once, in their order."""
    missing = {word for part in answer.missing for _, _, word in tokens(part)}
    words = [
        word
        for part in answer.question.split()
        if not _PERSONAL.search(part)
        for _, _, word in tokens(part)
        if word in missing and word.isalpha() and SHORTEST <= len(word) <= LONGEST
    ]
    return list(dict.fromkeys(words))[:MOST_OF_A_QUESTION]


def frequent_words() -> list[MissedWord]:
    """Return the words without a result that were searched for most often, the rare ones left out."""
    return list(MissedWord.objects.filter(count__gte=SHOWN_FROM)[:MOST_SHOWN])


def start_over() -> int:
    """Forget all words; return how many there were."""
    return MissedWord.objects.all().delete()[0]


def _count(words: list[str]) -> None:
    known = MissedWord.objects.filter(word__in=words)
    if known.update(count=F("count") + 1) == len(words):
        return
    have = set(known.values_list("word", flat=True))
    new = [MissedWord(word=word, count=1) for word in words if word not in have]
    room = max(0, MOST_WORDS - MissedWord.objects.count())
    # Where two readers bring the same new word at once, one of them is not counted.
    MissedWord.objects.bulk_create(new[:room], ignore_conflicts=True)
