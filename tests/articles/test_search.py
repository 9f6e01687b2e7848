"""Search: the right page for a patient's words, and an answer to any question."""

import pytest

from content.articles.models import Article
from content.articles.publishing import withdraw
from content.articles.search import MAX_HITS, fold, nearest_pages, search

from .factories import edit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Needling the needles", ["needl", "needl"]),
        ("Café MÜLLER", ["caf", "muller"]),
        ("don’t don't", ["dont", "dont"]),
        ("trigger-point", ["trigger", "point"]),
        ("24–48 hours—or so", ["24", "48", "hour", "so"]),
        ("the of is", []),
        ("", []),
        ("\" \x00 ' ; -- 🙂 🙂", []),
    ],
)
def test_words_are_folded(text, words):
    assert fold(text) == words


@pytest.mark.parametrize(
    ("question", "page", "anchor"),
    [
        ("sore", "aftercare", "the-first-day"),
        ("SORE", "aftercare", "the-first-day"),
        ("serious harm", "risks", "serious-harm"),
        ("blood under the skin", "glossary", ""),
        ("risks", "risks", "serious-harm"),
    ],
)
def test_question_finds_the_section_that_answers_it(loaded, question, page, anchor):
    hit = search(question)[0]
    assert (hit.page.slug, hit.anchor) == (page, anchor)


def test_each_page_is_found_once(loaded):
    edit("aftercare", body="Bruise [@brady2014].\n\n## A bruise\n\nBruise, bruise [@brady2014].")
    assert len([hit for hit in search("bruise") if hit.page.slug == "aftercare"]) == 1


def test_passage_is_the_line_that_holds_the_words(loaded):
    edit("aftercare", body=f"First [@brady2014].\n\nA swollen ankle. {'More words. ' * 40}[@brady2014]")
    passage = search("swollen")[0].passage
    assert passage.startswith("A swollen ankle.")
    assert passage.endswith(" …")
    assert len(passage) <= 242


def test_draft_is_not_found(loaded):
    edit("aftercare", live=False, body="A swollen ankle [@brady2014].")
    assert search("swollen") == []


def test_withdrawn_page_is_not_found(loaded):
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert "aftercare" not in {hit.page.slug for hit in search("sore")}


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "zzzz",
        "🙂",
        '"',
        "'",
        "\x00",
        "%",
        "a OR b",
        "*",
        "\\",
        "the",
        "<script>",
        "ß",
        "漢字",
        "\ud800",
    ],
)
def test_question_without_an_answer_finds_nothing(loaded, question):
    assert search(question) == []


def test_very_long_question_is_answered(library):
    assert len(search("needle " * 2000)) <= MAX_HITS


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("collapsed lung", "risks"),
        ("blood thinners", "who-should-not-have-it"),
        ("pregnant", "who-should-not-have-it"),
        ("what to wear", "preparing"),
        ("acupuncture", "dry-needling-and-acupuncture"),
        ("does it work", "does-it-work"),
        ("exercise afterwards", "aftercare"),
        ("afraid of needles", "preparing"),
    ],
)
def test_what_patients_ask_is_among_the_first_three(library, question, page):
    assert page in [hit.page.slug for hit in search(question)[:3]]


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/aftercar/", "aftercare"),
        ("/Risk/", "risks"),
        ("/blog/serious-harm.html", "risks"),
        ("/" + "aftercare" * 2000, None),
        ("/%00/", None),
        ("/", None),
    ],
)
def test_nearest_pages(loaded, address, page):
    near = [found.slug for found in nearest_pages(address)]
    assert near[:1] == ([page] if page else [])
