"""Headings and terms: stable anchors, the contents of a page, levels that are not skipped."""

import re

import pytest

from content.rendering import ArticleText, blocks_for_another_page, outline, render_fragment
from content.rendering.blocks import html_of, section_of
from content.rendering.markup.headings import slugify

from ..pages import CONTEXT, good, messages, page, text_in, tree


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The first day", "the-first-day"),
        ("What's “normal”?", "whats-normal"),
        ("It’s over", "its-over"),
        ("Déjà vu", "deja-vu"),
        ("24 to 48 hours", "24-to-48-hours"),
        ("  A -- b  ", "a-b"),
        ("日本", "section"),
        ("!?", "section"),
    ],
)
def test_anchor_can_be_read_and_typed(text, anchor):
    assert slugify(text) == anchor


def test_anchors_are_unique_on_a_page():
    toc = good("## Pain\n\n### Pain\n\n## Pain\n\n## Pain 2").toc
    assert [heading.anchor for heading in toc] == ["pain", "pain-2", "pain-3", "pain-2-2"]


def test_former_anchor_leads_to_the_heading_that_answers_now():
    rendered = good(
        "[Safe?](#is-it-safe)\n\n## How safe is it?\n\nQuite [@guide].",
        former_anchors=("is-it-safe: how-safe-is-it",),
    )
    assert '<h2 id="how-safe-is-it"><span id="is-it-safe"></span>How safe is it?</h2>' in rendered.html
    assert [block.text for block in section_of(rendered.blocks, "is-it-safe")] == [
        "How safe is it?",
        "Quite.",
    ]
    assert {"is-it-safe", "how-safe-is-it"} <= rendered.anchors
    assert [heading.text for heading in rendered.toc] == ["How safe is it?"]


def test_former_anchor_of_a_box_leads_to_it_and_leaves_its_title():
    sides = "> - **A:** quite [@brady2014].\n> - **B:** less so [@boyce2020].\n>\n> Ask [@guide]."
    body = f"> [!DIFFER] How safe\n{sides}"
    rendered = good(body, former_anchors=("differ-safety: differ-how-safe",))
    assert (
        '<section class="callout differ" id="differ-how-safe"><span id="differ-safety"></span>'
        in rendered.html
    )
    (difference,) = rendered.differences
    assert difference.title == good(body).differences[0].title


@pytest.mark.parametrize(
    ("former", "problem"),
    [
        ("old: new", "former anchor “old”: there is no heading or box “new” on this page; name one"),
        ("old", "former anchor “old”: there is no heading or box “” on this page; name one"),
        ("pain: pain", "former anchor “pain”: the page has this anchor today; take the line out"),
        ("ref-1: pain", "former anchor “ref-1”: the page has this anchor today; take the line out"),
        ("mark-2: pain", "former anchor “mark-2”: the page has this anchor today; take the line out"),
        ("rests-2: pain", "former anchor “rests-2”: the page has this anchor today; take the line out"),
        (
            "Old one: pain",
            "former anchor “Old one”: small letters, digits and hyphens alone; write “old-one”",
        ),
    ],
)
def test_former_anchor_that_leads_nowhere_is_a_problem(former, problem):
    assert messages("## Pain", former_anchors=("ache: pain", former)) == [f"2: {problem}"]


@pytest.mark.parametrize("text", ["References", "Key points", "Next steps", "Contents", "Main"])
def test_heading_cannot_take_an_anchor_of_the_frame(text):
    (heading,) = good(f"## {text}").toc
    assert heading.anchor.endswith("-2")


def test_contents_hold_level_anchor_and_plain_text():
    toc = good("## *Pain* & `more` [@brady2014]\n\n### [Why](risks.md)&nbsp;so").toc
    assert [(h.level, h.anchor, h.text) for h in toc] == [
        (2, "pain-more", "Pain & more"),
        (3, "why-so", "Why so"),
    ]


def test_anchor_stands_on_its_heading():
    headings = [
        e for e in tree(good("## Pain\n\nText [@guide].\n\n### Why").html).iter() if e.tag in {"h2", "h3"}
    ]
    assert [(e.get("id"), text_in(e)) for e in headings] == [("pain", "Pain"), ("why", "Why")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Text.\n\n# Big", ["3: heading “Big”: the title is the page's only h1; begin with ##"]),
        ("Big\n===\n\nText.", ["1: heading “Big”: the title is the page's only h1; begin with ##"]),
        ("## A\n\n#### B", ["3: heading “B” skips a level; use ###, not ####"]),
        ("### A", ["1: heading “A” skips a level; use ##, not ###"]),
        ("About b.\n\n## A\n\n#### *B* [@brady2014]", ["5: heading “B” skips a level; use ###, not ####"]),
        ("## A\n\n#### B\n\n# C", ["3: heading “B” skips", "5: heading “C”: the title"]),
        ("Text.\n\n## ", ["3: a heading has no words; write some or take it out"]),
        ("> ### A", ["1: heading “A” skips a level"]),
    ],
)
def test_wrong_heading_is_a_problem_on_its_line(body, found):
    problems = messages(body)
    assert len(problems) == len(found)
    assert all(problem.startswith(start) for problem, start in zip(problems, found, strict=True))


def test_level_may_go_up_by_any_number():
    assert messages("## A\n\n### B\n\n#### C\n\n## D") == []


def test_claims_that_are_left_out_say_so_in_every_list():
    result = good("## Safety\n\n### It is safe\n\nNo [@motionrx].", layout="claims")
    assert [(h.anchor, h.text) for h in result.toc] == [
        ("safety", "Safety"),
        ("it-is-safe", "Left out: It is safe"),
    ]
    assert result.blocks[1].text == "Left out: It is safe"
    assert "Left out: It is safe" in text_in(tree(result.html))


def test_terms_are_read_with_their_definitions():
    terms = good(
        "Bruise\nContusion\n:   Blood & *more* [@brady2014].\n:   Or less.\n\nQi\n\n:   A [@guide]."
    ).terms
    assert [(t.anchor, t.name, t.definition) for t in terms] == [
        ("bruise", "Bruise", "Blood & more."),
        ("contusion", "Contusion", "Blood & more."),
        ("qi", "Qi", "A."),
    ]


def test_term_has_an_anchor_of_its_own():
    (term,) = tree(good("Bruise\n:   Blood [@brady2014].").html).iter("dt")
    assert (term.get("id"), text_in(term)) == ("bruise", "Bruise")


def test_outline_of_a_text_is_that_of_its_page():
    body = "## Pain\n\nBruise\n:   Blood.\n\n![A](figures/needle.svg)\n\n## Pain"
    result = page(body)
    assert {"pain", "pain-2", "bruise", "figure-needle"} <= result.anchors
    assert "pain-3" not in result.anchors


def test_outline_asks_for_no_library():
    text = ArticleText("T", "S", "decide", 1, body="## Pain [@x]\n\n[a](b.md)\n\nBruise\n:   Blood.")
    found = outline(text)
    assert {"pain", "bruise"} <= found.anchors
    assert [term.name for term in found.terms] == ["Bruise"]


def test_box_never_takes_the_anchor_of_a_heading_or_a_term():
    result = good(
        "> [!DO] Rest\n> - Lie down [@guide].\n\n> [!WARNING] Rest\n> Sit [@guide].\n\n"
        "## Rest\n\nYes [@guide].\n\nImportant: rest\n:   To rest [@guide]."
    )
    assert [heading.anchor for heading in result.toc] == ["rest"]
    assert [h.get("id") for h in tree(result.html).iter("h2")] == ["rest-2", "important-rest-2", "rest"]
    assert [term.anchor for term in result.terms] == ["important-rest"]


def test_number_of_the_clinic_is_no_part_of_an_anchor():
    result = good("> [!WARNING] Call {{ clinic.phone }} if\n> - you cannot breathe [@guide].")
    assert 'id="important-call-if"' in result.html


def test_foot_has_anchors_of_its_own():
    source = "> [!EMERGENCY] Call now\n> - Words [@guide].\n\n## Help\n\nSee [the card](#emergency)."
    found = render_fragment(source, CONTEXT, "foot-of-after")
    assert found.problems == []
    links = [a.get("href") for a in tree(found.html).iter("a") if (a.get("href") or "").startswith("#")]
    assert links == ["#foot-of-after-emergency"]
    ids = {element.get("id") for element in tree(found.html).iter() if element.get("id")}
    assert ids == {"foot-of-after-emergency", "foot-of-after-help"}


def test_headings_of_a_part_can_stand_beside_those_of_others():
    blocks = good("## Pain\n\nSee [it](#pain) [@guide].\n\n> [!WARNING] Mind\n> Sore [@brady2014].\n").blocks
    plain = html_of(blocks_for_another_page(blocks, "/page/"))
    assert " id=" not in plain
    assert 'href="#' not in plain
    assert 'href="/page/#pain"' in plain
    parts = blocks_for_another_page(blocks, "/page/", "part-2")
    named, anchors = html_of(parts), ["part-2.pain", "part-2.important-mind"]
    assert [part.anchor for part in parts] == ["part-2.pain", "", "part-2.important-mind"]
    assert set(re.findall(r' id="([^"]*)"', named)) == set(anchors)
    assert re.findall(r'href="#([^"]*)"', named) == ["part-2.pain"]
    assert 'href="/page/#rests-1"' in named
