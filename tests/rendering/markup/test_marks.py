"""Marks of sources: one for a block, where it stands and what it says, and what it leads to."""

import re
import xml.etree.ElementTree as etree
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import Rendered
from content.rendering.markup.marks import mark_html

from ..pages import good, page, text_in, tree

TABLE = "| A | B |\n|---|---|\n| Sore | Often [@brady2014] |"
DIFFER = "> [!DIFFER] How long\n> - **A:** a day [@brady2014].\n> - **B:** two [@motionrx].\n>\n> "
FIGURE = "![A](figures/needle.svg)"


def with_class(html: str, name: str) -> list[etree.Element]:
    return [element for element in tree(html).iter() if element.get("class") == name]


def shown(html: str) -> list[str]:
    """Return what the marks of a piece of HTML read."""
    return [text_in(mark) for mark in with_class(html, "src")]


def notes(result: Rendered) -> dict[str, list[str]]:
    """Return the sentences of each note of a page, with what they rest on, by its id."""
    return {
        note.get("id", ""): [text_in(item) for item in note.iter("li")]
        for note in with_class(result.notes_html, "rests")
    }


@pytest.mark.parametrize(
    ("body", "tag", "text"),
    [
        ("Sore [@brady2014]. It passes.", "p", "Sore [1]. It passes. Source 1"),
        ("Sore [@brady2014] and **stiff**", "p", "Sore [1] and stiff Source 1"),
        ("Look:\n\n- a [@brady2014]", "p", "Look: Source 1"),
        (f"Look:\n\n{TABLE}", "p", "Look: Source 1"),
        ("Look:\n\nBruise\n:   Blood [@brady2014].", "p", "Look: Source 1"),
        ("- a [@brady2014]\n- b", "li", "b Source 1"),
        ("- a [@brady2014]\n- b\n    - c", "li", "c Source 1"),
        ("- a\n\n    > [!DO]\n    > - b [@brady2014]", "li", "b [1] Source 1"),
        ("- [ ] a [@brady2014]", "li", "a [1] Source 1"),
        (f"- a [@brady2014]\n\n    {FIGURE}", "li", "a [1] Source 1"),
        ("- a [@brady2014]\n\n    ---", "li", "a [1] Source 1"),
        (TABLE, "td", "Often [1] Source 1"),
        ("Bruise\n:   Blood [@brady2014].", "dd", "Blood [1]. Source 1"),
        ("> Sore [@brady2014].", "p", "Sore [1]. Source 1"),
        ('![A](figures/needle.svg "Thin [@brady2014].")', "figcaption", "Thin [1]. Source 1"),
        ("> [!DATA]\n>\n> " + TABLE.replace("\n", "\n> "), "td", "Often [1] Source 1"),
        ("## Pain [@brady2014]", "h2", "Pain [1] Source 1"),
    ],
)
def test_mark_stands_behind_the_last_word_of_its_block(body, tag, text):
    (holder,) = (e for e in tree(good(body).html).iter() if any(c.get("class") == "src" for c in e))
    assert (holder.tag, text_in(holder)) == (tag, text)
    assert holder[-1].get("class") == "src"


def test_mark_of_a_list_is_not_folded_away_with_a_difference_at_its_end():
    inside = f"{DIFFER}Two [@guide].".replace("\n", "\n    ")
    html = good(f"- a [@brady2014]\n\n    {inside}").html
    assert shown(html) == ["Sources 1, 2"]
    (fold,) = with_class(html, "sides")
    assert "Sources 1" not in text_in(fold)


@pytest.mark.parametrize(
    ("body", "row"),
    [
        ("## Pain\n\n- a [@brady2014]\n- b", ["Pain", "Source 1"]),
        (f"## Pain\n\n{TABLE}", ["Pain", "Source 1"]),
        ("## Pain\n\nBruise\n:   Blood [@brady2014].", ["Pain", "Source 1"]),
        ("> [!DO]\n> - a [@brady2014]", ["Do", "Source 1"]),
        ("> [!WARNING] Pain [@brady2014]\n> Rest [@guide].", ["Important: Pain [1]", "Source 1"]),
        ("> [!EMERGENCY]\n> - a [@brady2014]", ["Emergency", "Source 1"]),
        ("> [!DO]\n> - a\n>\n> > [!DONT]\n> > - b [@brady2014]", ["Do", "Source 1"]),
    ],
)
def test_mark_of_what_has_a_title_stands_in_one_row_with_it(body, row):
    result = good(body)
    (found,) = with_class(result.html, "title-row")
    assert [text_in(child) for child in found] == row
    assert shown(result.html) == ["Source 1"]


def test_paragraph_below_a_heading_has_its_mark_at_its_own_end():
    result = good("## Pain\n\nSore [@brady2014].\n\n- a [@boyce2020]")
    assert with_class(result.html, "title-row") == []
    assert text_in(tree(result.html).find("p")) == "Sore [1]. Sources 1, 2"


@pytest.mark.parametrize(
    ("body", "spoken"),
    [
        ("Sore [@brady2014].", "Source 1 of this paragraph"),
        ("Look:\n\n- a [@brady2014; @boyce2020]", "Sources 1, 2 of this paragraph and its list"),
        (f"Look:\n\n{TABLE}", "Source 1 of this paragraph and its table"),
        ("Look:\n\nBruise\n:   Blood [@brady2014].", "Source 1 of this paragraph and its words"),
        ("## Pain\n\n1. a [@brady2014]", "Source 1 of this list"),
        (TABLE, "Source 1 of this table"),
        ("> [!DATA]\n>\n> " + TABLE.replace("\n", "\n> "), "Source 1 of this table"),
        ("Bruise\n:   Blood [@brady2014].", "Source 1 of these words"),
        ("> Sore [@brady2014].", "Source 1 of this quotation"),
        ('![A](figures/needle.svg "Thin [@brady2014].")', "Source 1 of this picture"),
        ("> [!EMERGENCY]\n> - a [@brady2014]", "Source 1 of “Emergency”"),
        ('> [!WARNING] Say "no" & go\n> Sore [@brady2014].', 'Source 1 of “Important: Say "no" & go”'),
    ],
)
def test_mark_is_called_by_what_it_reads_and_what_it_is_of_and_so_is_its_note(body, spoken):
    result = good(body)
    (mark,) = with_class(result.html, "src")
    assert " ".join(mark.get("aria-label", "").split()) == spoken
    assert spoken.startswith(f"{text_in(mark)} of ")
    name = spoken.partition(" of ")[2]
    verb = "rest" if " its " in name or name == "these words" else "rests"
    assert [text_in(title) for title in with_class(result.notes_html, "rests-of")] == [
        f"What {name} {verb} on"
    ]


@pytest.mark.parametrize(
    ("numbers", "short", "full"),
    [
        ({4}, "4", "Source 4"),
        ({2, 1}, "1, 2", "Sources 1, 2"),
        ({1, 2, 3}, "1–3", "Sources 1–3"),
        ({7, 1, 2, 3}, "1–3, 7", "Sources 1–3, 7"),
        ({1, 3, 4, 5, 7, 10, 11, 12, 13}, "1, 3–5, 7, 10–13", "Sources 1, 3–5, 7, 10–13"),
        ({1, 3, 5, 7, 9}, "5 sources", "5 sources"),
    ],
)
def test_numbers_in_a_row_are_a_range_and_very_many_are_counted(numbers, short, full):
    (mark,) = tree(mark_html(2, numbers, "this list"))
    assert text_in(mark) == short
    assert " ".join(mark.get("aria-label", "").split()) == f"{full} of this list"
    assert shown(mark_html(1, numbers, "this list")) == [full]
    assert (mark.get("id"), mark.get("href")) == ("mark-2", "#rests-2")


@pytest.mark.parametrize(
    ("points", "marks"),
    [
        ((), {"mark-1": "Source 1", "mark-2": "2", "mark-3": "1, 2"}),
        (("Ours [@guide].",), {"mark-1": "Source 1", "mark-2": "2", "mark-3": "1, 2"}),
        (("A [@motionrx].", "Ours [@guide]."), {"mark-2": "2", "mark-3": "3", "mark-4": "2, 3"}),
    ],
)
def test_first_mark_of_a_page_is_in_words_also_where_it_is_that_of_the_key_points(points, marks):
    body = "A [@brady2014].\n\nB [@boyce2020].\n\nC [@boyce2020; @brady2014]."
    found = with_class(good(body, key_points=points).html, "src")
    assert {mark.get("id"): text_in(mark) for mark in found} == marks


@pytest.mark.parametrize(
    "body",
    [
        "Rest [@guide]. Wait [@guide, note].",
        "- Rest [@guide]",
        "> [!ADVICE]\n> Rest.",
        "> [!EMERGENCY] [@guide]\n> - you faint",
        "## Pain",
    ],
)
def test_block_that_is_all_ours_has_no_mark(body):
    result = good(body, key_points=("Rest [@guide].",), next_steps=("Go [@guide].",))
    assert shown(result.html) == []
    assert result.notes_html == ""


def test_difference_has_no_mark_and_its_fold_says_what_the_answer_rests_on():
    result = good(f"{DIFFER}Two [@guide]. Or three [@boyce2020].\n\nSore [@brady2014].")
    assert shown(result.html) == ["Source 2"]
    (fold,) = with_class(result.html, "sides")
    (rests,) = with_class(result.html, "rests")
    assert [text_in(item) for item in rests.iter("li")] == [
        "Two. – our own words",
        "Or three. – 1 Boyce 2020, survey",
    ]
    assert [child.tag for child in fold] == ["summary", "ul", "div"]
    assert list(notes(result)) == ["rests-1"]


def test_fold_of_a_difference_whose_answer_has_no_source_holds_its_sides_alone():
    (fold,) = with_class(page(f"{DIFFER}Two.").html, "sides")
    assert [child.tag for child in fold] == ["summary", "ul"]


def test_note_lists_the_sentences_with_the_names_and_kinds_of_their_sources():
    result = good('A < B & "c" [@brady2014, p. 3; @motionrx]. Rest [@guide]. Why? Both [@guide; @boyce2020].')
    assert notes(result) == {
        "rests-1": [
            'A < B & "c". – 1, p. 3 Brady 2014, survey; 2 MOTION RX, clinic page',
            "Rest. – our own words",
            "Both. – 3 Boyce 2020, survey; our own words",
        ]
    }
    links = [link.get("href") for link in tree(result.notes_html).iter("a")]
    assert links == ["/sources/brady2014/", "/sources/motionrx/", "/sources/boyce2020/", "#mark-1"]


def test_notes_follow_each_other_as_their_marks_do():
    result = good(
        f"{TABLE}\n\nA [@brady2014].\n\n> [!ADVICE]\n> Rest. Lie down [@brady2014].",
        key_points=("First [@motionrx].", "Second [@guide]."),
        next_steps=("Go [@boyce2020].",),
    )
    assert notes(result) == {
        "rests-1": ["First. – 1 MOTION RX, clinic page", "Second. – our own words"],
        "rests-2": ["Sore: Often – 2 Brady 2014, survey"],
        "rests-3": ["A. – 2 Brady 2014, survey"],
        "rests-4": ["Rest. – our own words", "Lie down. – 2 Brady 2014, survey"],
    }
    assert text_in(with_class(result.notes_html, "rests-of")[0]) == "What “In short” rests on"


def test_citation_has_the_anchor_at_which_the_page_shows_it():
    result = good(
        f"A [@brady2014]. B [@brady2014].\n\n{DIFFER}Two [@boyce2020].\n\n- C [@boyce2020]",
        key_points=("First [@motionrx].",),
        next_steps=("Go [@boyce2020].",),
    )
    assert [(cited.key, cited.anchor) for cited in result.citations] == [
        ("motionrx", "mark-1"),
        ("brady2014", "mark-2"),
        ("brady2014", "mark-2"),
        ("boyce2020", "differ-how-long"),
        ("brady2014", "differ-how-long"),
        ("motionrx", "differ-how-long"),
        ("boyce2020", "mark-3"),
        ("boyce2020", "next-steps"),
    ]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Sore [@brady2014].", "Sore."),
        ("Sore[@brady2014].", "Sore."),
        ("So *sore* [@brady2014; @guide] now.", "So <em>sore</em> now."),
        ("[Sore](risks.md) [@guide, note].", '<a href="/risks/">Sore</a>.'),
    ],
)
def test_sources_of_a_sentence_are_hidden_with_the_space_before_them(body, html):
    found = good(body).html
    assert '<span class="s">&nbsp;[' in found
    without = re.sub(r'<span class="s">.*?</span>|<a [^>]*class="src".*?</a>', "", found)
    assert without == f"<p>{html}</p>"


def test_what_is_read_of_a_text_has_neither_marks_nor_sources():
    result = good(f"## Pain\n\n- Sore [@brady2014]\n\nA [@boyce2020; @guide].\n\n{DIFFER}Two [@guide].")
    assert [block.text for block in result.blocks] == [
        "Pain",
        "Sore",
        "A.",
        "Two.\nSources differ: How long\nA: a day.\nB: two.",
    ]
    assert result.toc[0].text == "Pain"


def test_nothing_of_how_a_text_was_read_is_left_in_it():
    boxes = (
        "> [!URGENT] [@guide]\n> - a\n\n> [!ADVICE]\n> b [@brady2014].\n\n> [!EMERGENCY]\n> - c [@motionrx]"
    )
    result = page(
        f"A [@brady2014, p. 3; @nobody].\n\n{boxes}\n\n{DIFFER}Two [@guide].", key_points=("A [@boyce2020].",)
    )
    assert "data-" not in result.key_points_html + result.html + result.notes_html


cited = st.sampled_from([
    "", "[@guide]", "[@brady2014]", "[@boyce2020, p. 3]", "[@motionrx; @brady2014]", "[@guide; @boyce2020]",
])  # fmt: skip
kinds = st.sampled_from([
    "Pain {}. Sore {}", "Call:", "## Head", "## Head {}", "- a {}\n- b {}", "1. a {}\n    - b {}",
    "- a\n\n    > [!DO]\n    > - b {}", "- [ ] a {}", "| A {} | B |\n|---|---|\n| x {} | y {} |",
    "Bruise\n:   Blood {}.", "> a {}.", "> [!WARNING] Mind {}\n> - a {}\n> - b {}", "> [!ADVICE]\n> a {}.",
    DIFFER + "Two {}. Three {}.",
])  # fmt: skip
blocks = st.tuples(kinds, cited, cited, cited).map(lambda block: block[0].format(*block[1:]))


@given(st.lists(blocks, max_size=6), st.lists(cited, max_size=2))
def test_each_citation_is_in_one_note_or_the_fold_of_one_difference_and_nothing_else_is(body, points):
    result = page("\n\n".join(body), key_points=tuple(f"Point {point}." for point in points))
    told: Counter[tuple[str | None, str | None]] = Counter()
    for note in with_class(result.notes_html, "rests"):
        anchor = note.get("id", "").replace("rests", "mark")
        told += Counter((anchor, link.get("href")) for link in note.findall("ul/li//a"))
    for box in with_class(result.html, "callout differ"):
        told += Counter((box.get("id"), link.get("href")) for link in box.findall("details//a"))
    assert told == Counter((cited.anchor, f"/sources/{cited.key}/") for cited in result.citations)
    marks = [mark.get("id") for mark in with_class(result.html, "src")]
    own = ["mark-1"] if any("@" in point.replace("@guide", "") for point in points) else []
    assert own + marks == [name.replace("rests", "mark") for name in notes(result)]
