"""What speaks of an emergency shows the emergency card, in English and in other languages; no other words do.

The lists are long, and no kind of database changes what is heard, so they run on one.
"""

import pytest

from content.articles.search.answers import search
from content.articles.search.index import current_index

from .emergencies import EMERGENCIES, INNOCENT
from .foreign import FOREIGN, FOREIGN_INNOCENT
from .questions import QUESTIONS


def test_cries_show_the_card_and_innocent_questions_do_not(library):
    assert [text for text in EMERGENCIES if not search(text).is_emergency] == []
    assert [text for text in INNOCENT if search(text).is_emergency] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_cry_in_another_language_shows_the_card(library, language):
    cries = FOREIGN[language].split("\n")[1:-1]
    assert len(cries) > 15
    assert [text for text in cries if not search(text).is_emergency] == []


def test_question_in_another_language_shows_no_card(library):
    assert [text for text in FOREIGN_INNOCENT if search(text).is_emergency] == []


def test_question_in_english_is_no_cry_in_another_language(library):
    cries = current_index().cries
    asked = [line.strip().rsplit(None, 1)[0] for line in QUESTIONS.strip().splitlines() if line]
    assert [text for text in [*asked, *INNOCENT] if cries.are_foreign_in(text)] == []
