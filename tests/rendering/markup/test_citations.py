"""Citations: numbers in order of first use, wherever they stand; every bad one is a problem with its line."""

import re

import pytest

from ..pages import cites, good, messages, page, text_in, tree

BRADY, BOYCE, MOTIONRX = "/sources/brady2014/", "/sources/boyce2020/", "/sources/motionrx/"


def stray_text(html: str) -> list[str | None]:
    """Return the text between the sections, lists and items of a piece of HTML."""
    found = tree(html)
    around = [element.text for element in (found, *found.iter("section"), *found.iter("ol"))]
    return around + [e.tail for e in found.iter() if e.tag in {"section", "h3", "ol", "li", "p"}]


def test_citations_are_numbered_in_the_order_of_the_page_and_lead_to_their_sources():
    result = good(
        "Body [@brady2014; @boyce2020;@motionrx]. Again [@brady2014].",
        key_points=("First [@motionrx].", "Second [@boyce2020]."),
        next_steps=("Last [@brady2014].",),
    )
    assert cites(result.key_points_html) == [("1", MOTIONRX), ("2", BOYCE)]
    assert cites(result.html) == [("3", BRADY), ("2", BOYCE), ("1", MOTIONRX), ("3", BRADY)]
    assert cites(result.next_steps_html) == [("3", BRADY)]
    assert re.findall(r'id="(ref-\d)"', result.references_html) == ["ref-2", "ref-3", "ref-1"]


def test_locator_is_shown_and_kept():
    result = good('Sore [@brady2014, section "Pain"; @boyce2020].')
    assert cites(result.html) == [('1, section "Pain"', BRADY), ("2", BOYCE)]
    assert [(c.key, c.number, c.locator) for c in result.citations] == [
        ("brady2014", 1, 'section "Pain"'),
        ("boyce2020", 2, ""),
    ]


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
    assert cites(result.html) == [("1", BRADY)]
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
    assert text_in(tree(result.html)) == f"Rest [{shown}]."
    assert (result.citations, result.references_html, result.source_kinds) == ([], "", [])


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


def test_unknown_source_is_shown_as_it_was_written():
    assert text_in(tree(page("A [@zzz].").html)) == "A @zzz?."


@pytest.mark.parametrize("bad", ["[@zzz]", "[@;]"])
def test_bad_citation_leaves_the_numbers_of_the_others(bad):
    result = page(f"A {bad}. B [@brady2014].")
    assert cites(result.html) == [("1", BRADY)]
