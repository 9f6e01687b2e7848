"""Counting what search does not find: only where the clinic asks for it, and nobody can be known by it."""

from itertools import islice, product
from string import ascii_lowercase
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from content.articles.models import MissedWord
from content.articles.search import zero_results
from content.clinic.models import Clinic

from ..factories import edit

pytestmark = pytest.mark.postgres


@pytest.fixture
def counting(loaded):
    Clinic.objects.create(count_missed_words=True)


@pytest.fixture
def ask(client):
    def ask(question: str):
        answer = client.get("/search/", {"q": question})
        assert answer.status_code == 200
        return answer

    return ask


def counted() -> dict[str, int]:
    return dict(MissedWord.objects.values_list("word", "count"))


def test_nothing_is_counted_unless_the_clinic_asks_for_it(loaded, ask):
    ask("stent")
    Clinic.objects.create()
    ask("stent")
    assert counted() == {}


def test_word_that_the_guide_does_not_have_is_counted(counting, ask):
    ask("a stent")
    ask("Stent stent!")
    assert counted() == {"stent": 2}


def test_word_that_was_not_found_beside_one_that_was_is_counted(counting, ask):
    assert "After your session" in ask("sore with pacemaker").text
    assert counted() == {"pacemaker": 1}


@pytest.mark.parametrize("question", ["sore", "sorre", "how is it", "", "   "])
def test_word_that_the_guide_has_is_not_counted(counting, ask, question):
    ask(question)
    assert counted() == {}


@pytest.mark.parametrize(
    "question",
    [
        "john.smith@mail.example",
        "smith@mail.example",
        "@needlefan",
        "needle_fan",
        "www.needlefan.example",
        "https://needlefan.example/me",
        "0170 1234567",
        "covid19",
        "xy",
        "z" * 31,
        "стент",
    ],
)
def test_what_may_tell_of_somebody_is_not_counted(counting, ask, question):
    ask(question)
    assert counted() == {}


def test_accents_and_capitals_are_folded(counting, ask):
    ask("Hämatöm")
    ask("hamatom")
    assert counted() == {"hamatom": 2}


def test_a_long_question_brings_six_words_at_most(counting, ask):
    ask("alpha bravo delta foxtrot juliett kilobyte quebec zulu")
    assert list(counted()) == ["alpha", "bravo", "delta", "foxtrot", "juliett", "kilobyte"]


def test_full_table_counts_the_words_that_it_has(counting, ask):
    others = map("".join, islice(product(ascii_lowercase, repeat=3), zero_results.MOST_WORDS - 2))
    MissedWord.objects.bulk_create(MissedWord(word=f"zz{other}", count=1) for other in others)
    ask("stent")
    ask("pacemaker zebra")
    ask("stent zebra")
    assert sum(counted().values()) == zero_results.MOST_WORDS + 1
    assert counted().items() >= {"stent": 2, "pacemaker": 1}.items()
    assert "zebra" not in counted()


def test_search_still_sets_no_cookie(counting, ask):
    assert not ask("stent").cookies


def test_asking_with_head_is_not_counted(counting, client):
    assert client.head("/search/?q=stent").status_code == 200
    assert counted() == {}


def test_word_of_an_address_that_leads_nowhere_is_not_counted(counting, client):
    assert client.get("/stent/").status_code == 404
    assert counted() == {}


def test_word_that_the_guide_has_got_since_is_counted_no_more(counting, ask):
    ask("pacemaker")
    edit("aftercare", body="A pacemaker stays as it is [@brady2014].")
    ask("pacemaker")
    assert counted() == {"pacemaker": 1}


def test_rare_word_is_not_shown(db):
    MissedWord.objects.bulk_create(
        [
            MissedWord(word="ada", count=2),
            MissedWord(word="stent", count=3),
            MissedWord(word="statin", count=9),
        ]
    )
    assert [word.word for word in zero_results.frequent_words()] == ["statin", "stent"]


@pytest.mark.django_db(transaction=True)
def test_search_is_answered_while_somebody_else_writes(counting, ask):
    MissedWord.objects.create(word="stent", count=1)
    is_locked, is_answered = Barrier(2), Barrier(2)

    def hold() -> None:
        with transaction.atomic():
            MissedWord.objects.update(count=7)
            is_locked.wait(60)
            is_answered.wait(60)
        connection.close()

    writer = Thread(target=hold)
    writer.start()
    is_locked.wait(60)
    try:
        assert "stent" in ask("stent").text
    finally:
        is_answered.wait(60)
        writer.join()
    assert counted() == {"stent": 7}
    ask("stent")
    assert counted() == {"stent": 8}
