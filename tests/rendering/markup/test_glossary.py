"""The glossary's layout: its terms sorted, under a heading for each letter."""

import pytest

from ..pages import good, page, text_in, tree


def glossary(body):
    """Return the headings and terms of a glossary, in the order of its page."""
    root = tree(good(body, layout="glossary").html)
    return [(e.tag, text_in(e)) for e in root.iter() if e.tag in {"h2", "dt"}]


def entries(*terms):
    return "\n\n".join(f"{term}\n:   What it is [@guide, definition]." for term in terms)


def test_terms_stand_under_their_letter():
    assert glossary(entries("Ache", "Acid", "Bruise")) == [
        ("h2", "A"), ("dt", "Ache"), ("dt", "Acid"), ("h2", "B"), ("dt", "Bruise"),
    ]  # fmt: skip


def test_terms_are_sorted_as_in_a_dictionary():
    order = ["Blood pressure", "Blood-borne disease", "Blood thinner", "bleeding", "Élan", "Eczema", "ear"]
    assert [text for tag, text in glossary(entries(*order)) if tag == "dt"] == [
        "bleeding", "Blood-borne disease", "Blood pressure", "Blood thinner", "ear", "Eczema", "Élan",
    ]  # fmt: skip


def test_term_with_an_accent_stands_under_the_plain_letter():
    assert glossary(entries("Élan", "Ear")) == [("h2", "E"), ("dt", "Ear"), ("dt", "Élan")]


def test_term_that_begins_with_no_letter_is_not_lost():
    assert glossary(entries("5-point scale", "日本")) == [
        ("h2", "Other"),
        ("dt", "日本"),
        ("dt", "5-point scale"),
    ]


def test_terms_with_one_definition_stay_together():
    body = "Zinc\n:   A metal [@guide].\n\nKnot\nAche\n:   One [@guide].\n:   Two [@guide]."
    root = tree(good(body, layout="glossary").html)
    assert [(e.tag, text_in(e)[:4]) for e in root.iter() if e.tag in {"h2", "dt", "dd"}] == [
        ("h2", "K"), ("dt", "Knot"), ("dt", "Ache"), ("dd", "One "), ("dd", "Two "),
        ("h2", "Z"), ("dt", "Zinc"), ("dd", "A me"),
    ]  # fmt: skip


def test_each_letter_has_a_list_of_its_own_in_its_section():
    root = tree(good(f"Before [@guide].\n\n{entries('Bruise', 'Ache')}", layout="glossary").html)
    assert [child.tag for child in root] == ["p", "h2", "dl", "h2", "dl"]


def test_terms_keep_their_anchors_and_letters_are_listed():
    result = good(entries("Trigger point", "Bruise"), layout="glossary")
    assert [(term.anchor, term.name) for term in result.terms] == [
        ("bruise", "Bruise"), ("trigger-point", "Trigger point"),
    ]  # fmt: skip
    assert [(heading.level, heading.anchor, heading.text) for heading in result.toc] == [
        (2, "b", "B"),
        (2, "t", "T"),
    ]
    assert {"bruise", "trigger-point", "b", "t"} <= result.anchors


def test_citations_are_numbered_in_the_order_of_the_sorted_page():
    body = "Bruise\n:   Blue [@brady2014].\n\nAche\n:   Dull [@motionrx]."
    result = good(body, layout="glossary")
    assert [(cited.key, cited.number) for cited in result.citations] == [("motionrx", 1), ("brady2014", 2)]


def test_glossary_without_a_term_is_a_page():
    assert good("None yet [@guide].", layout="glossary").toc == []


def test_uncited_definition_is_found_on_its_line():
    body = "Bruise\n:   Blue.\n\nAche\n:   Dull."
    remarks = [(remark.line, remark.kind) for remark in page(body, layout="glossary").remarks]
    assert remarks == [(2, "uncited"), (5, "uncited")]


def test_other_layouts_leave_a_list_of_terms_as_it_was_written():
    root = tree(good(entries("Bruise", "Ache")).html)
    assert [text_in(dt) for dt in root.iter("dt")] == ["Bruise", "Ache"]


@pytest.mark.parametrize("before", ["", "Bruise\n:   Blue [@guide].\n\n"])
def test_definition_without_a_term_is_a_problem_and_goes_to_no_other_term(before):
    body = f"{before}## Clot\n\n:   Blood that has set [@guide]."
    result = page(body, layout="glossary")
    (problem,) = result.problems
    line = body.count("\n") + 1
    assert (problem.line, problem.message.split(";")[0]) == (line, "a definition has no term above it")
    assert [term.definition for term in result.terms] == ["Blue."][: len(before)]
