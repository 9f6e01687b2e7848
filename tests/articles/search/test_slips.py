"""Slips: which word of a cry for help a mistyped or misheard word was meant to be."""

import pytest

from content.articles.search.slips import Slips, distance, sound

MEANT = """
breathe breathing chest pain heart lung cough numb unconscious seizure stroke paralysed throat haemorrhage
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("brethe", "breathe"),
        ("breeth", "breathe"),
        ("breave", "breathe"),
        ("brething", "breathing"),
        ("braething", "breathing"),
        ("chst", "chest"),
        ("cheast", "chest"),
        ("chset", "chest"),
        ("pian", "pain"),
        ("hart", "heart"),
        ("haert", "heart"),
        ("coff", "cough"),
        ("unconcious", "unconscious"),
        ("siezure", "seizure"),
        ("seezure", "seizure"),
        ("storke", "stroke"),
        ("parylised", "paralysed"),
        ("throte", "throat"),
        ("hemorage", "haemorrhage"),
        ("zebra", ""),
        ("pin", ""),
        ("lu", ""),
        ("1234", ""),
    ],
)
def test_word_is_meant_by_what_is_typed_for_it(typed, meant):
    assert Slips(MEANT.split()).meant(typed) == ({meant} if meant else set())


def test_words_that_sound_alike_are_written_alike():
    for words in ("breath breth breeth", "throat throte", "seizure seezure", "cough coff", "faint feint"):
        assert len({sound(word) for word in words.split()}) <= 2
    assert sound("breath") != sound("broth")


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [("pain", "pain", 0), ("pain", "pian", 1), ("pain", "pai", 1), ("pain", "paint", 1), ("pain", "gone", 4)],
)
def test_letters_are_counted_that_are_wrong_missing_or_swapped(word, other, slips):
    assert distance(word, other) == distance(other, word) == slips


def test_word_far_longer_than_any_is_no_slip_and_is_not_taken_apart():
    slips = Slips(["chest"])
    assert slips.meant("chests") == {"chest"}
    assert slips.meant("chest" * 100_000) == set()
