"""Words of how often and how sure that a reader takes for more than is known."""

import time

import pytest

from ..pages import page


def remarks(body: str) -> list[str]:
    return [remark.message for remark in page(body).remarks if remark.kind == "how sure"]


@pytest.mark.parametrize(
    "body",
    [
        "Serious harm is rare [@brady2014].",
        "Rarely, a lung collapses [@brady2014].",
        "A bruise is common [@brady2014]. It fades [@brady2014].",
        "It is uncommon to faint [@brady2014].",
        "Soreness is commonly felt [@brady2014].",
    ],
)
def test_how_often_is_told_by_what_was_counted(body):
    (message,) = remarks(body)
    assert (
        "write what was counted, such as “about 8 in 100 treatments”, or “Nobody has counted how often”"
        in message
    )


@pytest.mark.parametrize(
    "body",
    [
        "A bruise is common: about 8 in 100 treatments [@brady2014].",
        "A bruise is common [@brady2014]. One survey counted it after 8 in 100 treatments [@brady2014].",
        "A collapsed lung seems rare [@brady2014]. Nobody has counted how often it happens [@guide, note].",
        "Some bruises are uncommon: 3 to 5 of 1,000 visits [@brady2014].",
        "It is rare: about one in 1,000 had it [@brady2014].",
        "It is rare: 3 per 10,000 [@brady2014].",
        "It is rare: under 0.5% [@brady2014].",
        "The two have much in common [@brady2014].",
        "A common cold passes [@brady2014]. Common sense helps [@brady2014].",
    ],
)
def test_a_number_or_that_there_is_none_may_stand_beside_it(body):
    assert remarks(body) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("There is some evidence that it helps [@brady2014].", "some evidence"),
        ("It is thought to relax the muscle [@brady2014].", "is thought to"),
        ("Research shows that it helps [@brady2014].", "Research shows"),
        ("It is a proven treatment [@brady2014].", "proven"),
        ("There is a lack of evidence [@brady2014].", "lack of evidence"),
    ],
)
def test_how_sure_the_evidence_is_has_fixed_phrases(body, word):
    (message,) = remarks(body)
    assert message.startswith(f"“{word}” does not say how sure it is; write one of the fixed phrases")


def test_a_side_says_it_as_its_source_does():
    sides = "> - **A clinic:** harm is rare [@brady2014].\n> - **A survey:** it is common [@boyce2020]."
    assert remarks(f"> [!DIFFER] Harm\n{sides}\n>\n> Ask first [@guide].") == []
    assert len(remarks(f"> [!DIFFER] Harm\n{sides}\n>\n> It is rare [@guide].")) == 1


def test_pages_about_the_guide_may_name_the_words():
    assert page("“Rare” stands alone nowhere.", part="about").remarks == []


def test_a_passage_is_searched_for_a_number_once_and_to_its_end_once():
    begin = time.process_time()
    assert len(remarks("A fall is rare [@brady2014]. " * 250 + "1," * 2000)) == 250
    assert time.process_time() - begin < 3
