"""`/search/?q=`: an answer to any question."""

import gzip

import pytest

from content.articles.models import LibraryFile
from content.articles.search.answers import search
from content.clinic.models import Clinic
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


def test_emergency_card_is_the_short_one_and_leads_to_the_full_list(library, ask):
    found = ask("chest pane")
    (card,) = [e for e in found.element("main").iter("section") if "emergency" in e.get("class", "")]
    assert 8 < len(list(card.iter("li"))) < 14
    assert [link for link in found.links if link.endswith("/when-to-get-help/#emergency")]
    assert "How to tell" not in found.words("main")


@pytest.mark.parametrize(("number", "called"), [("113", ["113"]), ("", ["112", "000", "911", "999"])])
def test_cry_in_another_language_shows_a_telephone_and_whom_to_call(library, ask, number, called):
    Clinic.objects.create(emergency_number=number)
    found = ask("ich bekomme keine Luft")
    (line,) = [e for e in found.element("main").iter("p") if e.get("class") == "phone-line"]
    (sign,) = [e for e in line if e.get("role") == "img"]
    assert (sign.text, sign.get("aria-label")) == ("☎", "Telephone")
    assert [link.get("href") for link in line.iter("a")] == [f"tel:{each}" for each in called]
    assert "This guide is in English." in found.words("main")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Do you need an interpreter? Ask the clinic if it can arrange one."),
        (
            {"phone": "020 7946"},
            "Do you need an interpreter? Call 020 7946, and ask if the clinic can arrange one.",
        ),
    ],
)
def test_search_that_finds_nothing_says_how_to_ask_for_an_interpreter(loaded, ask, fields, told):
    Clinic.objects.create(**fields)
    assert f"This guide is in English. {told}" in ask("zebra").words("main")
    assert "This guide is in English." not in ask("sore").words("main")


def test_languages_that_the_clinic_has_set_are_told(loaded, client):
    Clinic(languages="We speak Polish & Urdu.").save()
    found = Page(client.get("/search/?q=zebra").text)
    assert "Your clinic says: We speak Polish & Urdu." in found.words("main")


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
            "a" * 4_000,
            "sore " * 800,
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


@pytest.fixture
def too_long(client):
    """The answer to a question with a letter too many."""
    return client.get("/search/", {"q": "sore " * 800 + "x"})


def test_question_that_is_too_long_is_answered_by_its_beginning_with_the_status_for_it(loaded, too_long):
    assert too_long.status_code == 414
    found = Page(too_long.text)
    assert "We searched for its first 4000 letters." in found.words("main")
    assert "/aftercare/#the-first-day" in found.links


def test_question_that_is_too_long_stays_in_the_field_as_far_as_it_was_read(loaded, client):
    found = Page(client.get("/search/", {"q": "x" * 10_000}).text)
    values = {box.get("value") for box in found.root.iter("input") if box.get("name") == "q"}
    assert values == {"x" * 4000}


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


def test_numbers_to_call_where_none_is_set_do_not_read_as_one(loaded, ask):
    LibraryFile.objects.create(path="search.yaml", text="emergency:\n  - chest + pain\n")
    assert "112, 000, 911 or 999" in ask("chest pain").words("main")
