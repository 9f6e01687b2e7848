"""Where sources differ: who says what, each side with its source, and the guide's conclusion."""

import pytest

from ..pages import good, messages, page, text_in, tree

SIDES = "> - **A survey:** a day [@brady2014, p. 3].\n> - **A clinic:** two [@motionrx].\n"
DIFFER = f"> [!DIFFER] How long\n{SIDES}"


def test_conclusion_is_ordinary_sentences_and_one_line_opens_who_says_what():
    box = tree(good(f"{DIFFER}>\n> Expect two [@guide].\n>\n> Ask [@guide].").html)[0]
    assert (box.tag, box.get("class"), box.get("id")) == ("section", "callout differ", "differ-how-long")
    first, second, sides = box
    assert [(p.tag, p.get("class")) for p in (first, second)] == [("p", None)] * 2
    assert text_in(first).startswith("Expect two")
    assert (sides.tag, sides.get("class"), sides.get("open")) == ("details", "sides", None)
    assert text_in(sides[0]) == "Sources differ: How long"
    assert [text_in(li) for li in sides.find("ul")] == ["A survey: a day [1, p. 3].", "A clinic: two [2]."]


def test_conclusion_needs_a_source_as_any_sentence():
    (remark,) = good(f"{DIFFER}>\n> Expect two.").remarks
    assert (remark.kind, remark.message) == ("uncited", "no source: “Expect two.”")


def test_difference_without_a_conclusion_is_its_line_alone():
    (sides,) = tree(good(DIFFER).html)[0]
    assert sides.tag == "details"


def test_difference_is_collected_with_its_place_and_the_names_of_its_sources():
    (difference,) = good(f"{DIFFER}>\n> Expect two.").differences
    assert (difference.title, difference.anchor) == ("How long", "differ-how-long")
    block = tree(difference.html)
    assert [text_in(li) for li in block.iter("li")] == [
        "A survey: a day Brady 2014.",
        "A clinic: two MOTION RX.",
    ]
    assert [a.get("href") for a in block.iter("a")] == ["/sources/brady2014/", "/sources/motionrx/"]
    assert text_in(next(block.iter("summary"))) == "Who says what (2 sides)"
    assert "How long" not in difference.html
    assert not [e for e in block.iter() if e.get("id") or e.get("data-note")]


def test_link_within_the_page_does_not_break_where_differences_are_collected():
    (difference,) = good(f"{DIFFER}>\n> See [below](#more).\n\n## More").differences
    assert next(tree(difference.html).iter("a")).get("href") is None


def test_title_of_a_difference_is_plain_text_without_its_citation():
    (difference,) = good(DIFFER.replace("How long", "How *long* & why [@boyce2020]")).differences
    assert (difference.title, difference.anchor) == ("How long & why", "differ-how-long-why")


def test_two_differences_of_one_name_have_two_anchors():
    first, second = good(f"{DIFFER}\n\n{DIFFER}").differences
    assert (first.anchor, second.anchor) == ("differ-how-long", "differ-how-long-2")


def test_silence_of_the_sources_is_a_side_where_it_is_marked_as_a_note():
    assert messages(DIFFER.replace("[@motionrx]", "[@guide, note]")) == []


@pytest.mark.parametrize(
    ("body", "start"),
    [
        (f"> [!DIFFER]\n{SIDES}", "a [!DIFFER] block has no title; name the point on its first line"),
        (
            "> [!DIFFER] How long\n> - **A:** b [@brady2014].",
            "[!DIFFER] How long: list at least two sides, each “- **Who:** what”",
        ),
        ("> [!DIFFER] How long\n> a [@brady2014].", "[!DIFFER] How long: list at least two sides"),
        (DIFFER.replace("> -", "> 1."), "[!DIFFER] How long: list at least two sides"),
        (
            DIFFER.replace(" [@motionrx]", ""),
            "[!DIFFER] How long: the side “A clinic: two.…” cites no source",
        ),
        (
            DIFFER.replace("motionrx", "guide"),
            "[!DIFFER] How long: the side “A clinic: two.…” cites no source",
        ),
        (
            DIFFER.replace("**A clinic:** ", ""),
            "[!DIFFER] How long: the side “two.…” does not say whose it is",
        ),
        (f"> [!DIFFER] How long\n> Sides:\n>\n{SIDES}", "[!DIFFER] How long: the sides come first"),
        (f"{DIFFER}>\n> ## Head", "[!DIFFER] How long: the sides come first"),
    ],
)
def test_difference_that_lacks_something_is_refused(body, start):
    (problem,) = messages(f"Text.\n\n{body}")
    assert problem.startswith(f"3: {start}")


def test_every_side_that_lacks_a_source_is_named_on_the_line_of_its_own_block():
    bare = "> [!DIFFER] How long\n> - **A:** b.\n> - **C:** d."
    assert [message[:50] for message in messages(f"{DIFFER}\n\n{bare}")] == [
        "6: [!DIFFER] How long: the side “A: b.…” cites no ",
        "6: [!DIFFER] How long: the side “C: d.…” cites no ",
    ]


def test_sides_of_a_difference_are_citations_of_the_page():
    assert [c.sentence for c in page(DIFFER).citations] == ["A survey: a day.", "A clinic: two."]
