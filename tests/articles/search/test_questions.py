"""What patients ask finds what answers it, and what speaks of an emergency shows the emergency card."""

import re
from collections.abc import Iterator

import pytest

from content.articles.search.answers import MAX_QUERY, search
from content.articles.search.index import current_index
from content.articles.search.stemming import fold
from content.articles.search.vocabulary import run_of

from .asked import ASKED
from .questions import NO_TYPOS, QUESTIONS, TYPOS

pytestmark = pytest.mark.postgres

UNSPOKEN = ("suicide", "suicidal", "want to die", "wanna die", "kill myself", "end my life")
"""What the guide does not speak of: the card stands alone, so that "die" finds no section on serious harm."""


def rows() -> list[list[str]]:
    return [line.strip().rsplit(None, 1) for line in QUESTIONS.strip().splitlines() if line]


def answers(question: str) -> list[str]:
    """Return what stands on top of the answer: its definitions, and the first section that is shown."""
    answer = search(question.strip())
    found = [term.address for term in answer.terms] + [page.hits[0].address for page in answer.pages[:1]]
    found += [page.page.address for page in answer.pages[:1]]
    return [address.strip("/").replace("/#", "#") for address in found]


def test_each_question_of_the_table_finds_its_answer_first(library):
    assert len(rows()) > 60
    assert {
        question: answers(question) for question, wanted in rows() if wanted not in answers(question)
    } == {}


def first_three(question: str) -> set[str]:
    """Return the pages and sections of the first three answers, and the first definition."""
    answer = search(question)
    found = {hit.address for page in answer.pages[:3] for hit in page.hits}
    found |= {page.page.address for page in answer.pages[:3]} | {term.address for term in answer.terms[:1]}
    return {address.strip("/").replace("/#", "#") for address in found}


def asked() -> Iterator[tuple[str, list[str]]]:
    """Return the questions of `asked.py`, each with its answers."""
    answers: list[str] = []
    was_question = False
    for line in ASKED.strip("\n").splitlines():
        is_question = line.startswith(" ")
        if is_question:
            yield line.strip(), answers
        else:
            answers = [line] if was_question else [*answers, line]
        was_question = is_question


def test_answer_is_among_the_first_three_in_the_words_of_many_people(library):
    every = list(asked())
    assert len(every) > 300
    assert [q for q, wanted in every if first_three(q).isdisjoint(wanted)] == []


def test_cry_shows_the_guide_s_own_card_and_a_question_does_not(library):
    card = search("chest pain").card_html
    assert card.startswith('<section class="callout emergency"')
    assert "face droops" in card
    assert card.endswith("</section>")
    assert search("sore").card_html == ""


def test_cry_for_help_is_heard_misspelled_and_at_the_end_of_a_long_text(library):
    assert search("chset pain").is_emergency
    told = "I had my session today and it went well. " * 120
    assert search(f"{told[: MAX_QUERY - 30]} Now I cannot breathe").is_emergency
    assert not search(told).is_emergency


def test_what_the_guide_does_not_speak_of_is_not_found(library):
    unspoken = ("zebra", "tattoo", "botox", "sciatica", "plantar fasciitis", "wine", "beer")
    assert [text for text in unspoken if search(text).pages] == []


def test_each_example_finds_a_page_and_needs_no_correction(library):
    examples = current_index().words.examples
    found = {text: search(text) for text in examples}
    assert [text for text in examples if not found[text].pages or found[text].replaced] == []


def test_each_word_with_a_synonym_leads_to_words_of_the_guide(library):
    index = current_index()
    texts = [f"{entry.page.stems}|{entry.heading_stems}|{entry.text_stems}" for entry in index.entries]
    dead = {
        phrase
        for phrase, others in index.words.same.items()
        if not any(run_of(words) in text for words in [phrase, *others] for text in texts)
    }
    assert dead == {tuple(fold(words)) for words in UNSPOKEN}


def test_treatment_s_own_name_brings_no_definition_of_one_of_its_kinds(library):
    assert search("can you have dry needling when pregnant").terms == []


def first_passage(question: str) -> str:
    return "".join(piece.text for piece in search(question).pages[0].hits[0].passage)


def test_typos_are_put_right_and_the_words_of_patients_are_left_alone(library):
    typos = dict(line.split(None, 1) for line in TYPOS.strip().splitlines())
    assert {word: search(word).asked for word in typos} == typos
    assert [word for word in typos if search(word).replaced != [word]] == []
    assert [word for word in NO_TYPOS if search(word).asked != word] == []
    assert search("sorness").pages[0].page.slug == "aftercare"


@pytest.mark.parametrize("question", ["how long does it take", "how long is the appointment"])
def test_question_for_a_number_shows_one(library, question):
    assert re.search(r"\d+ minutes", first_passage(question))


def test_passage_holds_the_rarer_words_of_a_question(library):
    assert "faint" in first_passage("i passed out after needling")


def test_question_whether_it_hurts_shows_no_signs_of_harm(library):
    found = [hit.anchor for page in search("does it hurt").pages[:3] for hit in page.hits]
    assert "what-a-collapsed-lung-feels-like" not in found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("needle phobia", "You are not alone"),
        ("afraid", "Say so when you book"),
        ("nervous", "You are not alone"),
        ("is it safe", "not free of risk"),
        ("soreness", "call your practitioner"),
        ("blood thinners", "before your visit"),
        ("pregnant", "ring first, and do not come"),
        ("cancer", "ring first"),
        ("scared of needles", "Say so when you book"),
        ("numb", "get help today"),
        ("tingling", "get help today"),
        ("infection", "get help today"),
        ("fainted", "Get help today"),
        ("can i fly", "Do not fly"),
    ],
)
def test_passage_says_what_to_do(library, question, told):
    assert told in first_passage(question)


@pytest.mark.parametrize("question", ["suicidal", "i want to die"])
def test_card_stands_alone_where_the_guide_speaks_of_nothing_that_is_asked(library, question):
    answer = search(question)
    assert (bool(answer.card_html), answer.pages) == (True, [])


@pytest.mark.parametrize(
    "question", ["breathing funny", "short of breath", "shallow breaths", "i cannot breathe"]
)
def test_cry_is_answered_by_the_page_of_help_and_by_no_exercise_against_panic(library, question):
    pages = [page.page.slug for page in search(question).pages]
    assert pages[0] == "when-to-get-help"
    assert "preparing" not in pages


@pytest.mark.parametrize("question", ["can you puncture a lung", "chest pain", "could they collapse my lung"])
def test_question_for_a_harm_has_the_card_and_its_pages_below(library, question):
    answer = search(question)
    assert answer.is_emergency
    assert {"risks", "when-to-get-help"} & {page.page.slug for page in answer.pages[:3]}


@pytest.mark.parametrize("question", ["today", "this evening", "what in the morning"])
def test_question_that_only_says_when_is_answered(library, question):
    assert search(question).pages


def test_number_by_itself_asks_nothing(library):
    assert [text for text in ("1", "5", "12 3") if search(text).pages] == []
    assert search("999").is_emergency
