"""Search: the right page for a patient's words, and an answer to any question."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from content.articles.models import Article, LibraryFile, Version
from content.articles.publishing.publish import withdraw
from content.articles.search.answers import MAX_PAGES, MAX_QUERY, MAX_SECTIONS, search
from content.articles.search.index import _index, _words
from content.rendering.blocks import Block, Passage
from tests.older_html import blocks_of_html

from ..factories import edit

pytestmark = pytest.mark.postgres


def hits(question: str) -> list[str]:
    """Return where the sections stand that answer a question, in their order."""
    return [hit.address for page in search(question).pages for hit in page.hits]


def text_of(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def marked_in(pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.is_marked]


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("sore", "/aftercare/#the-first-day"),
        ("SORENESS", "/aftercare/#the-first-day"),
        ("söre", "/aftercare/#the-first-day"),
        ("serious-harm", "/risks/#serious-harm"),
        ("risks", "/risks/"),
        ("day after", "/aftercare/#the-first-day"),
    ],
)
def test_question_finds_the_section_that_answers_it(loaded, question, address):
    assert hits(question)[0] == address


def test_sections_of_a_page_stand_together_and_none_drowns_the_other_pages(loaded):
    sections = "".join(f"\n\n## Swelling {n}\n\nSwollen, swollen [@brady2014]." for n in range(9))
    edit("aftercare", body=f"Text [@brady2014].{sections}")
    edit("risks", body="## Serious harm\n\nIt is rare. A swelling may show [@brady2014].")
    first, second = search("swelling").pages
    assert (first.page.slug, len(first.hits)) == ("aftercare", MAX_SECTIONS)
    assert second.page.slug == "risks"


def test_section_that_only_the_page_s_title_speaks_for_is_not_shown(loaded):
    edit("aftercare", title="After a bruise", body="## A bruise\n\nIt fades.\n\n## Rest\n\nRest a little.")
    assert "/aftercare/#rest" not in hits("bruise")


def test_passage_is_the_line_that_holds_the_words_and_marks_them(loaded):
    edit("aftercare", body=f"First [@brady2014].\n\nA swollen ankle. {'More words. ' * 40}[@brady2014]")
    (page,) = search("swollen ankles").pages
    passage = page.hits[0].passage
    assert text_of(passage).startswith("A swollen ankle.")
    assert text_of(passage).endswith(" …")
    assert len(text_of(passage)) <= 242
    assert marked_in(passage) == ["swollen", "ankle"]


def test_passage_is_cut_around_the_words(loaded):
    edit(
        "aftercare",
        body=f"{'Many words, ' * 60}then a swollen ankle, {'and more, ' * 60}the end [@brady2014].",
    )
    passage = search("ankle").pages[0].hits[0].passage
    assert text_of(passage).startswith("… ")
    assert "ankle" in marked_in(passage)


def test_passage_is_the_guide_s_conclusion_rather_than_one_side_of_a_difference(loaded):
    edit(
        "risks",
        body="## Serious harm\n\nRare [@brady2014].\n\n> [!DIFFER] How common swelling is\n"
        "> - **One clinic:** a swelling is very common and harmless [@biolatto].\n"
        "> - **A survey:** a swelling is seen in 8 of 100 [@brady2014].\n>\n"
        "> Ask about any swelling that grows.",
    )
    assert text_of(search("swelling").pages[0].hits[0].passage) == "Ask about any swelling that grows."


def test_side_of_a_difference_is_found_and_is_no_passage(loaded):
    sides = "> - **A clinic:** an ankle swells [@biolatto].\n> - **A survey:** no ankle does [@brady2014]."
    edit("risks", body=f"## Serious harm\n\n> [!DIFFER] How common it is\n{sides}\n>\n> Ask about it.")
    (page,) = search("ankle").pages
    assert text_of(page.hits[0].passage) == "Ask about it."


def test_what_a_callout_prints_around_its_words_is_not_searched(loaded):
    edit("risks", body="## Serious harm\n\n> [!ADVICE] Ask first\n> - Ask about each ankle.")
    assert hits("safety advice") == []
    assert hits("not a source’s") == []
    assert hits("ankle") == ["/risks/#serious-harm"]
    sides = "> - **A:** a day [@biolatto].\n> - **B:** two days [@brady2014]."
    edit("risks", body=f"## Serious harm\n\n> [!DIFFER] How long\n{sides}\n>\n> Rest your ankle.")
    assert hits("what we suggest") == []
    assert hits("ankle") == ["/risks/#serious-harm"]


def test_heading_is_marked_too(loaded):
    assert marked_in(search("harm").pages[0].hits[0].heading) == ["harm"]


def test_term_of_the_glossary_comes_with_its_definition_and_not_again_as_a_hit(loaded):
    answer = search("bruising")
    (term,) = answer.terms
    assert (term.name, term.definition) == ("Bruise", "Blood under the skin.")
    assert term.address == "/glossary/#bruise"
    assert "/glossary/#bruise" not in hits("bruising")


def test_words_of_a_definition_find_the_term(loaded):
    assert hits("blood under the skin")[0] == "/glossary/#bruise"


def test_definition_leaves_out_the_links_that_cannot_be_followed_from_it(loaded):
    edit("glossary", body="Bruise\n:   Blood under the skin [@biolatto]. See [the risks](risks.md).")
    assert search("bruise").terms[0].definition == "Blood under the skin."


@pytest.mark.parametrize(
    ("question", "corrected"),
    [("soer", "sore"), ("seriuos harm!", "serious harm!"), ("swolen ankle", "swollen ankle")],
)
def test_misspelled_word_is_corrected_and_answered(loaded, question, corrected):
    edit("aftercare", body="## The first day\n\nYou may feel sore. A swollen ankle [@brady2014].")
    answer = search(question)
    assert (answer.asked, bool(answer.replaced)) == (corrected, True)
    assert [page.page.slug for page in answer.pages] == [page.page.slug for page in search(corrected).pages]


def test_two_words_written_as_one_are_divided(loaded):
    assert search("seriousharm").asked == "serious harm"


@pytest.mark.parametrize("question", ["sore", "feels", "The risk", "bruised"])
def test_known_word_is_never_corrected(loaded, question):
    answer = search(question)
    assert (answer.asked, answer.replaced, answer.missing) == (question, [], [])


def test_word_that_is_nowhere_is_named_and_the_others_are_answered(loaded):
    answer = search("sore zebra")
    assert (answer.missing, answer.replaced) == (["zebra"], [])
    assert answer.pages[0].page.slug == "aftercare"


def test_draft_is_not_found(loaded):
    edit("aftercare", live=False, body="A swollen ankle [@brady2014].")
    assert hits("swollen") == []


def test_withdrawn_page_is_not_found(loaded):
    withdraw(Article.objects.get(slug="aftercare"), None)
    assert not [address for address in hits("sore") if address.startswith("/aftercare/")]


def test_what_is_published_is_found_at_once(loaded):
    assert hits("ankle") == []
    edit("aftercare", body="A swollen ankle [@brady2014].")
    assert hits("ankle") == ["/aftercare/"]


def test_page_that_is_rendered_again_is_found_by_its_new_words(loaded):
    version = Article.objects.get(slug="aftercare").live
    assert hits("ankle") == []
    version.blocks, version.blocks_digest = blocks_of_html("<p>A swollen ankle.</p>"), "another"
    version.save(update_fields=["blocks", "blocks_digest"])
    assert hits("ankle") == ["/aftercare/"]


@contextmanager
def changed_before_the_texts_are_read(change: Callable[[], object]) -> Iterator[None]:
    """Let a page change once the rows of all pages are read, and before their texts are."""
    done: list[str] = []

    def change_once(execute, sql, *args):
        if '"articles_version"."id" IN' in sql and not done:
            done.append(sql)
            change()
        return execute(sql, *args)

    with connection.execute_wrapper(change_once):
        yield
    assert done


def test_text_that_changes_while_it_is_read_is_not_kept_as_the_former_one(loaded):
    version = Article.objects.get(slug="aftercare").live
    former = {"blocks": version.blocks, "blocks_digest": version.blocks_digest}
    later = {"blocks": blocks_of_html("<p>A swollen ankle.</p>"), "blocks_digest": "another"}
    _index.cache_clear()
    with changed_before_the_texts_are_read(lambda: Version.objects.filter(pk=version.pk).update(**later)):
        assert hits("ankle") == ["/aftercare/"]
    Version.objects.filter(pk=version.pk).update(**former)
    assert hits("ankle") == []


def test_version_that_goes_while_it_is_read_is_no_error(loaded):
    def replace_live() -> None:
        former = Article.objects.get(slug="aftercare").live
        edit("aftercare", body="A swollen ankle [@brady2014].")
        former.delete()

    _index.cache_clear()
    with changed_before_the_texts_are_read(replace_live):
        assert hits("ankle") == ["/aftercare/"]


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
        "*",
        "\\",
        "a",
        "the",
        "<script>",
        "ß",
        "漢字",
        "مرحبا",
        "\ud800",
    ],
)
def test_question_without_an_answer_finds_nothing(loaded, question):
    answer = search(question)
    assert (answer.pages, answer.terms, answer.is_emergency) == ([], [], False)


def test_question_of_small_words_asks_about_the_guide_s_subject(library):
    assert search("what is it?").pages[0].page.slug == "what-is-dry-needling"


def test_long_question_is_cut_and_answered(library):
    answer = search("needle " * 2000)
    assert len(answer.question) == MAX_QUERY
    assert 0 < len(answer.pages) <= MAX_PAGES


def test_library_without_words_for_search_is_searched(loaded):
    assert search("sore").examples == []


@pytest.mark.django_db
def test_site_without_a_page_is_searched():
    assert search("sore").pages == []


def test_questions_take_three_queries_and_no_folding(loaded, django_assert_num_queries):
    search("sore")
    folded = _index.cache_info().misses
    with django_assert_num_queries(3):
        search("bruise")
    assert _index.cache_info().misses == folded


def test_change_of_a_page_reads_the_words_of_search_only_once(loaded):
    LibraryFile.objects.create(path="search.yaml", text="same:\n  - sore / ouch")
    search("sore")
    read = _words.cache_info().misses
    edit("aftercare", body="A sore ankle [@brady2014].")
    assert search("ouch ankle").pages
    assert _words.cache_info().misses == read


def test_terms_of_one_definition_share_it(loaded):
    edit("glossary", body="Weal\nWelt\n:   A raised red mark [@biolatto].\n\nBruise\n:   Blood [@biolatto].")
    found = {term.name: term.definition for word in ("weal", "welt", "bruise") for term in search(word).terms}
    assert found == {"Weal": "A raised red mark.", "Welt": "A raised red mark.", "Bruise": "Blood."}


def test_caption_and_data_of_a_figure_are_found_but_are_no_passage(loaded):
    version = Article.objects.get(slug="aftercare").live
    version.blocks = [
        Block("heading", "", "rest", passages=(Passage("h2", "Rest", anchor="rest"),)),
        Block("paragraph", "", passages=(Passage("p", "It heals."),)),
        Block("figure", "", passages=(Passage("figcaption", "A swollen ankle \ue0001\ue001."),)),
        Block("data", "", passages=(Passage("label", "Swollen"), Passage("td", "An ankle, 5"))),
    ]
    version.blocks_digest = "one with a figure"
    version.save(update_fields=["blocks", "blocks_digest"])
    (page,) = search("swollen ankle").pages
    assert text_of(page.hits[0].passage) == "It heals."
