"""`/search/?q=`: an answer to any question."""

import pytest

from tests.pages import Page


@pytest.fixture
def ask(client):
    def ask(question: str | None):
        answer = client.get("/search/", {} if question is None else {"q": question})
        assert answer.status_code == 200
        return Page(answer.text)

    return ask


def test_hit_links_to_its_page_and_section(loaded, ask):
    found = ask("sore")
    assert {"/aftercare/", "/aftercare/#the-first-day"} <= set(found.links)
    assert "You may feel sore" in found.words("main")


def test_no_hit_helps_on(loaded, ask):
    found = ask("zebra")
    assert "Nothing in the guide matches “zebra”." in found.words("main")
    assert "/glossary/" in found.links


@pytest.mark.parametrize(
    "question",
    [
        *(
            None,
            "",
            "   ",
            "\x00",
            "so\x00re",
            '"',
            "'",
            "🙂",
            "%",
            "a" * 10_000,
            "sore " * 2_000,
            "\u202e",
            "漢字",
        ),
        *("<script>alert(1)</script>", "{{ clinic }}", "ﬁ", "-", "+", "AND", "NEAR(", "*", "\\"),
    ],
)
def test_any_question_is_answered(loaded, ask, question):
    found = ask(question)
    assert not [s for s in found.root.iter("script") if "alert" in (s.text or "")]


def test_question_with_a_null_finds_what_it_asks(loaded, ask):
    assert "/aftercare/#the-first-day" in ask("sore\x00").links


def test_question_stays_in_the_field(loaded, ask):
    values = [box.get("value") for box in ask('so "re" & <b>').root.iter("input") if box.get("name") == "q"]
    assert set(values) == {'so "re" & <b>'}


def test_long_question_is_cut(loaded, ask):
    values = {box.get("value") for box in ask("x" * 10_000).root.iter("input") if box.get("name") == "q"}
    assert values == {"x" * 200}


def test_bytes_that_are_no_text_are_answered(loaded, client):
    assert client.get("/search/?q=%ff%fe%ed%a0%80").status_code == 200


def test_search_is_kept_out_of_other_search_engines(loaded, ask):
    assert ask("sore").meta("robots") == "noindex"
