"""Codes: short, hard to confuse and to guess, and read as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.handouts.codes import ALPHABET, LENGTH, new_code, read_code


def test_codes_are_of_the_alphabet_and_differ():
    codes = {new_code() for _ in range(500)}
    assert len(codes) > 497  # of a thousand million
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert {code[0] for code in codes} > {"7", "K"}  # none follows another


def test_no_two_signs_look_alike_on_paper():
    assert not set("ILOUBSZ") & set(ALPHABET)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_a_code_is_read_as_it_is_however_it_is_typed(code):
    typed = code.lower().replace("0", "o").replace("1", "l").replace("8", "b")
    assert read_code(code) == code
    assert read_code(f" {typed[:3]}-{typed[3:]} ") == code


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFG", "AB/CDE", "AB\0CDE", "ÄBCDEF", "U" * 6, "A" * 5000])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


@given(st.text())
def test_anything_can_be_typed(typed):
    code = read_code(typed)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))
