"""The search measured on words held out from it: scores alone, never an item of the set.

Whoever changes the search looks at the scores and does not read the set; its README.md says why.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content.articles.search.answers import Answer, search

SET = Path(__file__).parent / "held_out"

# The least that the search must reach, and for innocent questions the most that may bring the emergency card.
CRIES_HEARD = 57
INNOCENT_ALARMED = 3
QUESTIONS_ANSWERED = 90
FOREIGN_CRIES_HEARD = 140
FOREIGN_INNOCENT_ALARMED = 0


def test_cries_for_help_bring_the_emergency_card(library):
    heard = _score("cries", "cries.txt", _alarmed)
    assert heard >= CRIES_HEARD


def test_innocent_questions_bring_no_emergency_card(library):
    alarmed = _score("innocent questions with the card", "innocent.txt", _alarmed)
    assert alarmed <= INNOCENT_ALARMED


def test_questions_find_their_page_among_the_first_three(library):
    answered = _score("questions", "questions.txt", _finds_its_page)
    assert answered >= QUESTIONS_ANSWERED


def test_cries_in_other_languages_bring_the_emergency_card(library):
    heard = _score("cries in other languages", "other_languages.txt", _alarmed_in_its_language)
    assert heard >= FOREIGN_CRIES_HEARD


def test_innocent_questions_in_other_languages_bring_no_emergency_card(library):
    name = "innocent questions in other languages with the card"
    alarmed = _score(name, "other_languages_innocent.txt", _alarmed_in_its_language)
    assert alarmed <= FOREIGN_INNOCENT_ALARMED


def _score(name: str, file: str, holds: Callable[[str], bool]) -> int:
    """Print and return for how many lines of a file something holds."""
    lines = (SET / file).read_text(encoding="utf-8").splitlines()
    score = sum(map(holds, lines))
    sys.stdout.write(f"\n{name} {score} of {len(lines)}\n")
    return score


def _alarmed(line: str) -> bool:
    return _ask(line).is_emergency


def _alarmed_in_its_language(line: str) -> bool:
    """Whether the phrase after the code of its language brings the emergency card."""
    return _alarmed(line.partition(": ")[2])


def _finds_its_page(line: str) -> bool:
    """Whether a definition or one of the first three pages is among those the line accepts."""
    question, accepted = re.split(r" {2,}", line)
    answer = _ask(question)
    found = {hits.page.slug for hits in answer.pages[:3]} | ({"glossary"} if answer.terms else set())
    return not found.isdisjoint(accepted.split("|"))


def _ask(question: str) -> Answer:
    """Search; of an error only its kind is told, since its text and traceback may show the question."""
    try:
        return search(question)
    except Exception as error:  # noqa: BLE001 whatever it is, the question is not shown
        kind = type(error).__name__
    return pytest.fail(f"The search raised {kind} on a line of the held-out set.", pytrace=False)
