"""Groups of sources: how many there are, in words."""

import pytest

from content.rendering import GROUPS


@pytest.mark.parametrize(
    ("group", "number", "words"),
    [
        ("Research", 1, "1 research paper"),
        ("Research", 7, "7 research papers"),
        ("Clinics and other web pages", 5, "5 texts"),
    ],
)
def test_works_of_a_group_are_counted_in_words(group, number, words):
    assert GROUPS[group].count(number) == words
