"""`/search/?q=`: an answer to any question."""

import gzip

import pytest

from content.articles.models import LibraryFile
from content.articles.search.answers import search
from tests.pages import Page


@pytest.fixture
def ask(client):
    def ask(question: str | None):
        answer = client.get("/search/", {} if question is None else {"q": question})
        assert answer.status_code == 200
        return Page(answer.text)

    return ask


def test_hit_links_to_its_page_and_section_and_marks_the_words(loaded, ask):
    found = ask("soreness")
    assert {"/aftercare/", "/aftercare/#the-first-day"} <= set(found.links)
    assert "You may feel sore" in found.words("main")
    assert [mark.text for mark in found.root.iter("mark")] == ["sore"]


def test_headings_go_from_the_page_to_its_sections(loaded, ask):
    headings = [e for e in ask("bruise sore").element("main").iter() if e.tag in {"h1", "h2", "h3"}]
    assert [(e.tag, "".join(e.itertext()).strip()) for e in headings][:4] == [
        ("h1", "Search the guide"),
        ("h2", "Bruise"),
        ("h2", "After your session"),
        ("h3", "The first day"),
    ]


def test_number_of_pages_is_told(loaded, ask):
    words = ask("bruising").words("main")
    assert "2 pages and 1 definition for “bruising”" in words


def test_no_hit_helps_on(loaded, ask):
    found = ask("zebra")
    assert "Nothing in the guide matches “zebra”." in found.words("main")
    assert {"/glossary/", "/#decide"} <= set(found.links)


def test_page_without_a_question_offers_examples_parts_and_glossary(library, ask):
    found = ask(None)
    assert {"/search/?q=Does%20it%20hurt%3F", "/#decide", "/glossary/"} <= set(found.links)


def test_correction_is_offered_as_a_link_and_its_results_are_shown(loaded, ask):
    found = ask("soer & seriuos")
    assert "/search/?q=sore%20%26%20serious" in found.links
    words = found.words("main").replace("serious?", "serious ?")
    assert "Did you mean sore & serious ? The guide does not have the words “soer”, “seriuos”, so" in words
    assert "/aftercare/#the-first-day" in found.links


def test_emergency_card_stands_above_all_else(library, ask):
    found = ask("I can't breathe")
    order = [e for e in found.element("main").iter() if e.tag in {"h1", "section", "form", "ol"}]
    assert [e.tag for e in order][:3] == ["h1", "section", "form"]
    assert "emergency" in order[1].get("class")
    assert {"h3", "h4"}.isdisjoint(e.tag for e in order[1].iter())


def test_emergency_is_told_where_the_guide_has_no_card(loaded, ask):
    search_words = "emergency:\n  - chest + pain\n"
    LibraryFile.objects.create(path="search.yaml", text=search_words)
    found = ask("chest pain")
    assert "Read now when to get help" in found.words("main")


def test_correction_without_a_hit_is_not_spoken_of(loaded, ask):
    LibraryFile.objects.create(path="search.yaml", text="same:\n  - crotch / groin")
    assert search("crutch").replaced
    words = ask("crutch").words("main")
    assert "Nothing in the guide matches “crutch”." in words
    assert "Did you mean" not in words


def test_emergency_without_a_page_leads_to_help_and_not_to_a_spelling_lesson(library, ask):
    found = ask("suicidal")
    assert "/when-to-get-help/" in [link.get("href") for p in found.element("main").iter("p") for link in p]
    assert "check the spelling" not in found.words("main")


def test_question_that_is_asked_twice_is_answered(loaded, client):
    assert client.get("/search/?q=zebra&q=sore").context["question"] == "sore"


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
            "مرحبا ألم",
            "a",
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


def test_long_question_is_told_to_be_cut(loaded, ask):
    assert "We searched for its first 200 letters." in ask("sore " * 100).words("main")


def test_bytes_that_are_no_text_are_answered(loaded, client):
    assert client.get("/search/?q=%ff%fe%ed%a0%80").status_code == 200


def test_search_is_kept_out_of_other_search_engines(loaded, ask):
    assert ask("sore").meta("robots") == "noindex"


def test_suggestions_are_one_small_public_list_for_everybody(library, client):
    answer = client.get("/search/suggestions.json")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert "Cookie" not in answer.get("Vary", "")
    assert len(gzip.compress(answer.content)) < 6000
    offered = answer.json()
    assert {"Does it hurt?", "What are the risks?", "Can I exercise?", "Collapsed lung", "Warfarin"} <= set(
        offered
    )
    assert "What can I ask?" not in offered
    assert len({text.lower() for text in offered}) == len(offered)


def test_field_has_no_empty_list_without_the_script(loaded, ask):
    assert not [box for box in ask("sore").root.iter("input") if box.get("list")]
