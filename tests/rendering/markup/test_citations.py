"""Citations: numbers in order of first use, wherever they stand; every bad one is a problem with its line."""

import pytest

from ..pages import good, messages, page, text_in, tree


def cites(html: str) -> list[tuple[str, str]]:
    """Return the text and the address of each citation in a piece of HTML."""
    return [(text_in(a), a.get("href")) for a in tree(html).iter("a") if a.get("class") == "cite"]


def stray_text(html: str) -> list[str | None]:
    """Return the text between the sections, lists, items and notes of a piece of HTML."""
    found = tree(html)
    around = [element.text for element in (found, *found.iter("section"), *found.iter("ol"))]
    return (
        around
        + [e.tail for e in found.iter() if e.tag in {"section", "h3", "ol", "li", "div", "p"}]
        + [link.tail for link in found.iter("a") if link.get("class") == "self"]
    )


def marks(html: str) -> list[str]:
    """Return the guide's own marks in a piece of HTML."""
    return [text_in(a) for a in tree(html).iter("a") if a.get("class") == "own-words"]


def test_citation_is_a_numbered_link_to_its_reference():
    result = good("You may feel sore [@brady2014].")
    (link,) = tree(result.html).iter("a")
    assert text_in(link) == "1"
    assert (link.get("href"), link.get("id"), link.get("data-note")) == ("#ref-1", "cite-1", "note-1")
    assert link.get("aria-label") == "1: source, Brady 2014, survey"
    assert 'id="ref-1"' in result.references_html
    assert 'id="note-1"' in result.notes_html


def test_several_citations_stand_in_one_bracket():
    assert cites(good("Sore [@motionrx; @brady2014;@boyce2020].").html) == [
        ("1", "#ref-1"),
        ("2", "#ref-2"),
        ("3", "#ref-3"),
    ]


def test_locator_is_shown_and_kept():
    result = good('Sore [@brady2014, section "Pain"; @boyce2020].')
    assert cites(result.html) == [('1, section "Pain"', "#ref-1"), ("2", "#ref-2")]
    assert [(c.key, c.number, c.locator) for c in result.citations] == [
        ("brady2014", 1, 'section "Pain"'),
        ("boyce2020", 2, ""),
    ]


def test_key_cited_again_keeps_its_number_and_has_an_anchor_of_its_own():
    result = good("A [@brady2014]. B [@boyce2020]. C [@brady2014, p. 2].")
    assert [(c.number, c.anchor) for c in result.citations] == [(1, "cite-1"), (2, "cite-2"), (1, "cite-3")]
    assert result.references_html.count("<li") == 2


def test_citations_of_the_key_points_are_numbered_first():
    result = good(
        "Body [@brady2014; @boyce2020; @motionrx].",
        key_points=("First [@motionrx].", "Second [@boyce2020]."),
    )
    assert cites(result.key_points_html) == [("1", "#ref-1"), ("2", "#ref-2")]
    assert [number for number, _ in cites(result.html)] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("| A | B |\n|---|---|\n| Sore | Often [@brady2014] |", "Sore: Often"),
        ("- Sore [@brady2014]", "Sore"),
        ("1. Sore [@brady2014].", "Sore."),
        ("> [!DO]\n> - Rest [@brady2014].", "Rest."),
        ("> [!WARNING] Pain [@brady2014]\n> Rest [@guide].", "Important: Pain"),
        ("Bruise\n:   Blood [@brady2014].", "Blood."),
        ("## Pain [@brady2014]", "Pain"),
        ("**Sore [@brady2014]**", "Sore"),
        ("- [ ] I am sore [@brady2014]", "I am sore"),
        ("> Sore [@brady2014].", "Sore."),
        ("First. Is *it* sore [@brady2014]? Last.", "Is it sore?"),
        ("[Rest](risks.md) [@brady2014]", "Rest"),
    ],
)
def test_citation_is_read_wherever_a_text_stands(body, sentence):
    result = good(body)
    assert cites(result.html) == [("1", "#ref-1")]
    assert [(c.key, c.sentence) for c in result.citations] == [("brady2014", sentence)]


def test_citation_behind_the_full_stop_belongs_to_the_sentence_before_it():
    result = good("It is sore. [@brady2014] It passes [@boyce2020].")
    assert [(c.key, c.sentence) for c in result.citations] == [
        ("brady2014", "It is sore."),
        ("boyce2020", "It passes."),
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"Write \[@brady2014] so.", "Write [@brady2014] so."),
        (r"Write \[@nobody] so.", "Write [@nobody] so."),
        ("Write `[@nobody]` so.", "Write [@nobody] so."),
        ("Write ``[@no`body]`` so.", "Write [@no`body] so."),
        ("    [@nobody]", "[@nobody]"),
        ("```\n[@nobody] so\n```", "[@nobody] so"),
        ("Mail a@b.example.", "Mail a@b.example."),
        ("[brady2014]", "[brady2014]"),
    ],
)
def test_code_and_escaped_brackets_stay_text(body, shown):
    result = good(body)
    assert text_in(tree(result.html)) == shown
    assert result.citations == []
    assert result.references_html == ""


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("[@guide]", "our advice"),
        ("[@guide, note]", "our note"),
        ("[@guide, definition]", "our definition"),
    ],
)
def test_words_of_the_guide_are_marked_and_are_no_reference(mark, shown):
    result = good(f"Rest {mark}.")
    assert marks(result.html) == [shown]
    assert (result.citations, result.references_html, result.source_kinds) == ([], "", [])
    (note,) = tree(result.notes_html).iter("div")
    assert note.get("id") == "note-own"
    assert f"“{shown.capitalize()}”" in text_in(note)
    assert 'data-note="note-own"' in result.html


def test_words_of_the_guide_may_stand_beside_a_source():
    result = good("Rest [@guide; @brady2014].")
    assert (marks(result.html), cites(result.html)) == (["our advice"], [("1", "#ref-1")])


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("A [@bradi2014].", ["1: unknown source @bradi2014; did you mean @brady2014?"]),
        ("A [@brandt2020].", ["1: unknown source @brandt2020; add it to the sources (references.json)"]),
        ("A [@zzz].", ["1: unknown source @zzz; add it to the sources (references.json)"]),
        ("A.\n\nB [@zzz].\n\nC [@zzz].", ["3: unknown source @zzz", "5: unknown source @zzz"]),
        ("A [@brady2014].\n\nB [@brady].", ["3: unknown source @brady; did you mean @brady2014?"]),
        ("A [@brady2014; @zzz].", ["1: unknown source @zzz; add it to the sources (references.json)"]),
        (
            "A [@guide, p. 3].",
            ["1: “p. 3” is not one of the guide's own marks; write [@guide], [@guide, note]"],
        ),
    ],
)
def test_unknown_source_is_a_problem_on_each_line_that_cites_it(body, problems):
    found = messages(body)
    assert len(found) == len(problems)
    assert all(message.startswith(start) for message, start in zip(found, problems, strict=True))


@pytest.mark.parametrize(
    "bracket",
    [
        "[@]",
        "[@brady2014;]",
        "[@brady2014; boyce2020]",
        "[@brady2014,]",
        "[@brady2014, p. [3]]",
        "[@brady2014",
        "[@brady2014;\n@boyce2020]",
        "[@ brady2014]",
        f"[@brady2014, {'p' * 600}]",
    ],
)
def test_citation_that_cannot_be_read_is_a_problem_and_not_printed_in_silence(bracket):
    (message,) = messages(f"One.\n\nTwo {bracket}.")
    assert message.startswith("3: the citation [@")
    assert "cannot be read; write [@key]" in message


def test_citation_inside_a_link_is_a_problem():
    assert messages("[Rest [@brady2014]](risks.md)") == [
        "1: link to “risks.md”: a citation stands inside it; put it behind the link"
    ]


def test_references_are_grouped_the_weightiest_kind_first_and_keep_their_numbers():
    html = good("A [@motionrx]. B [@brady2014]. C [@boyce2020].").references_html
    found = [
        (element.tag, element.get("value"), text_in(element))
        for element in tree(html).iter()
        if element.tag in {"h3", "li"}
    ]
    assert [(tag, value) for tag, value, _ in found] == [
        ("h3", None), ("li", "2"), ("li", "3"), ("h3", None), ("li", "1"),
    ]  # fmt: skip
    assert [text for tag, _, text in found if tag == "h3"] == ["Research", "Clinics and other web pages"]
    assert [section.get("class") for section in tree(html).iter("section")] == [
        "reference-group research",
        "reference-group sites",
    ]
    assert not any(stray_text(html))
    assert found[1][2].startswith("Brady 2014 & others.")
    assert 'href="/sources/motionrx/"' in html


def test_sources_are_counted_by_kind():
    kinds = good("A [@motionrx]. B [@brady2014]. C [@boyce2020; @brady2014].").source_kinds
    assert [(kind.group, kind.kind, kind.count) for kind in kinds] == [
        ("Clinics and other web pages", "clinic page", 1),
        ("Research", "survey", 2),
    ]


def test_note_says_what_the_source_is_and_what_it_is_worth():
    html = good("A [@motionrx].").notes_html
    assert not any(stray_text(html))
    assert "clinic page" in html
    assert "What MOTION RX is worth." in html
    assert 'href="/sources/motionrx/"' in html


def test_numbers_in_one_bracket_do_not_run_together_when_copied():
    assert text_in(tree(good("Sore [@brady2014; @boyce2020].").html)) == "Sore 1 2."


@pytest.mark.parametrize(
    ("body", "tied"),
    [
        ("Sore [@brady2014].", "Sore&nbsp;<span"),
        ("So *very* sore [@brady2014].", "sore&nbsp;<span"),
        ("Sore[@brady2014].", "Sore<span"),
    ],
)
def test_number_stays_on_the_line_of_the_word_before_it(body, tied):
    assert f'{tied} class="cites">' in good(body).html


def test_note_on_our_own_words_stands_only_where_there_are_some():
    assert "note-own" not in good("Sore [@brady2014].").notes_html


def test_unknown_source_is_shown_as_it_was_written():
    assert text_in(tree(page("A [@zzz].").html)) == "A @zzz?."


@pytest.mark.parametrize("bad", ["[@zzz]", "[@;]"])
def test_bad_citation_leaves_the_numbers_of_the_others(bad):
    result = page(f"A {bad}. B [@brady2014].")
    assert cites(result.html) == [("1", "#ref-1")]
