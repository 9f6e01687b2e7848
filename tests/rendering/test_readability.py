"""Sentences, words, syllables and the reading grade."""

import pytest

from content.rendering.readability import count_syllables, measure, split_sentences, split_words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It may hurt. It passes.", ["It may hurt.", "It passes."]),
        ("Does it hurt? No. Stop!", ["Does it hurt?", "No.", "Stop!"]),
        ("It is 4.65 per cent. Yes.", ["It is 4.65 per cent.", "Yes."]),
        ("Dr Biolatto and Dr. Who agree. So do we.", ["Dr Biolatto and Dr. Who agree.", "So do we."]),
        ("Pain, e.g. in the neck, passes.", ["Pain, e.g. in the neck, passes."]),
        ("Wait 24 hours. 48 are better.", ["Wait 24 hours.", "48 are better."]),
        ("Say “Stop.” Then wait.", ["Say “Stop.”", "Then wait."]),
        ("It is rare (very rare.) Ask.", ["It is rare (very rare.)", "Ask."]),
        ("It   may\nhurt. Rest", ["It may hurt.", "Rest"]),
        ("no capital. follows it", ["no capital. follows it"]),
        ("Call 020 7946 0000 ext. 12 first. Wait.", ["Call 020 7946 0000 ext. 12 first.", "Wait."]),
        ("... !", []),
        ("  ", []),
    ],
)
def test_text_is_divided_into_sentences(text, sentences):
    assert split_sentences(text) == sentences


def test_no_word_is_lost_between_sentences():
    text = "Rest. Drink (a lot!) Why? “It helps.” e.g. Water. Done"
    assert " ".join(split_sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7,629 follow-ups, it's 4.65", ["7,629", "follow", "ups", "it's", "4.65"]),
        ("don’t wait", ["don’t", "wait"]),
        ("a naïve Ångström", ["a", "naïve", "Ångström"]),
        ("— … !", []),
    ],
)
def test_words_are_told_from_signs(text, words):
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1), ("needle", 2), ("needles", 2), ("muscle", 2), ("walked", 1), ("needed", 2), ("pages", 2),
        ("used", 1), ("treatment", 2), ("bruise", 1), ("112", 1), ("I", 1), ("don’t", 1), ("acupuncture", 4),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word, syllables):
    assert count_syllables(word) == syllables


def test_grade_is_that_of_flesch_and_kincaid():
    metrics = measure(["The cat sat on the mat.", "The dog ran."])
    assert metrics.words == 9
    assert metrics.grade == round(0.39 * 9 / 2 + 11.8 * 9 / 9 - 15.59, 1)


def test_measures_count_words_sentences_and_the_long_ones():
    metrics = measure(["One two three.", "word " * 20, "word " * 21])
    assert (metrics.words, metrics.sentences, metrics.long_sentences) == (44, 3, 1)
    assert metrics.median_sentence == 20


@pytest.mark.parametrize("sentences", [[], [""], ["…"]])
def test_text_without_words_measures_nothing(sentences):
    metrics = measure(sentences)
    assert (metrics.words, metrics.sentences, metrics.grade) == (0, 0, 0)
