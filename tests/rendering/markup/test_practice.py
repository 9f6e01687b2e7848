"""The clinic's own practice: one sign places a line, and the general text stands only where there is none."""

from dataclasses import replace
from datetime import date

import pytest

from content.rendering import ArticleText, ClinicValue, PracticeLine, Rendered, render, render_fragment
from tests.rendering.pages import CONTEXT, text_in, tree

LINE = PracticeLine("We do not needle you. Keep taking it.", date(2026, 12, 1), is_safety=True)
NAMES = dict.fromkeys(("blood_thinners", "opening_hours", "cost"), PracticeLine())
UNSET = replace(CONTEXT, practice=NAMES)
SET = replace(UNSET, practice=NAMES | {"blood_thinners": LINE}, clinic={"name": ClinicValue("Praxis <1>")})
SIGN = "{{ practice.blood_thinners }}"


def page(body: str, context=SET, **fields) -> Rendered:
    values = {"title": "A page", "summary": "About it.", "part": "decide", "order": 1} | fields
    rendered = render(ArticleText(**values, body=body), context)
    assert not rendered.is_refused
    return rendered


def messages(body: str, context=SET, **fields) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in page(body, context, **fields).problems]


def test_a_line_that_is_set_says_whose_it_is_and_since_when():
    rendered = page(f"Before.\n\n{SIGN}\n\nAfter.")
    assert (rendered.problems, rendered.slips) == ([], [])
    paragraph = tree(rendered.html).findall("p")[1]
    said = "At Praxis <1>: We do not needle you. Keep taking it. Written on 1 December 2026."
    assert (paragraph.get("class"), text_in(paragraph)) == ("practice", said)
    assert [block.kind for block in rendered.blocks] == ["paragraph", "practice", "paragraph"]
    assert rendered.practice_placed == {"blood_thinners"}


def test_a_clinic_without_a_name_is_ours():
    assert "<strong>At our clinic:</strong>" in page(SIGN, replace(SET, clinic={})).html


def test_a_line_without_a_day_prints_none():
    context = replace(SET, practice=NAMES | {"cost": PracticeLine("Free.")})
    assert text_in(tree(page("{{ practice.cost }}", context).html)) == "At Praxis <1>: Free."


@pytest.mark.parametrize("words", ["", "Ask first [@motionrx].", "\nAsk *first* [@motionrx]."])
def test_without_a_line_the_page_is_as_if_no_sign_stood_there(words):
    whole = page(f"One [@motionrx].\n\n{SIGN} {words}\n\nTwo [@brady2014].", UNSET)
    plain = page(f"One [@motionrx].\n\n{words}\n\nTwo [@brady2014].", UNSET)
    assert (whole.blocks, whole.citations, whole.notes_html) == (
        plain.blocks,
        plain.citations,
        plain.notes_html,
    )
    assert (whole.problems, whole.slips, whole.practice_placed) == ([], [], frozenset())


def test_lists_around_a_sign_stay_two():
    assert [block.text for block in page(f"- a\n\n{SIGN}\n\n- b", UNSET).blocks] == ["a", "b"]


def test_a_text_of_nothing_but_a_sign_is_empty():
    rendered = page(SIGN, UNSET)
    assert (rendered.blocks, rendered.problems) == ([], [])


def test_general_text_makes_way_for_the_line():
    rendered = page(
        f"{SIGN} Some say no [@boyce2020].\nOthers ask [the risks](risks.md) [@boyce2020].\n\nEnd."
    )
    assert "Some say no" not in rendered.html
    assert [block.kind for block in rendered.blocks] == ["practice", "paragraph"]
    assert "Boyce" not in rendered.references_html


def test_hidden_general_text_is_checked_and_keeps_its_sources_and_links():
    body = (
        f"First [@brady2014].\n\n{SIGN} No source here. [A link](nowhere.md), [risks](risks.md) [@boyce2020]."
    )
    rendered = page(body)
    assert [problem.line for problem in rendered.problems] == [3]
    assert "nowhere" in rendered.problems[0].message
    assert [(c.key, c.number) for c in rendered.citations] == [("brady2014", 1), ("boyce2020", 0)]
    assert [link.slug for link in rendered.links] == ["risks"]
    assert [remark.line for remark in rendered.remarks if remark.kind == "uncited"] == [3]


def test_hidden_general_text_may_link_to_a_heading_of_its_page_and_have_slips():
    body = f"## Own heading\n\n{SIGN} See [below](#own-heading).\nAnd [1] more.\n\nEnd."
    rendered = page(body)
    assert rendered.problems == []
    assert [slip.line for slip in rendered.slips] == [4]


def test_a_line_is_no_claim_of_the_guide():
    rendered = page(SIGN)
    assert rendered.remarks == []
    assert rendered.metrics.words == 0
    assert [word for block in rendered.blocks for p in block.passages for word in p.words] == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"Some words {SIGN}", 1),
        (f"Some words\n{SIGN}", 2),
        (f"## {SIGN}", 1),
        (f"- {SIGN}", 1),
        (f"- a point\n\n    {SIGN}", 3),
        (f"> {SIGN}", 1),
        (f"> [!WARNING] Think\n> {SIGN}", 2),
        (f"| a | b |\n|---|---|\n| {SIGN} | c |", 3),
        (f"{SIGN} | b |\n|---|---|\n| c | d |", 1),
        (f"- [ ] a box\n\n    {SIGN}", 3),
        (f"A [link {SIGN}](risks.md)", 1),
        (f"{SIGN} words {SIGN}", 1),
    ],
)
@pytest.mark.parametrize("context", [SET, UNSET], ids=["set", "unset"])
def test_anywhere_else_is_a_problem_with_its_line_and_mend(body, line, context):
    found = [message for message in messages(body, context) if "can only begin a paragraph" in message]
    mend = "can only begin a paragraph; put it below an empty line, outside of lists, cards and tables"
    assert found == [f"{line}: {SIGN} {mend}"]


@pytest.mark.parametrize("field", ["key_points", "next_steps"])
def test_no_key_point_or_next_step_is_a_line(field):
    rendered = page("A text.", **{field: (SIGN,)})
    assert [(p.field, "can only begin" in p.message) for p in rendered.problems] == [(field, True)]


@pytest.mark.parametrize(
    ("sign", "mend"),
    [
        ("{{ practice.blood_thinner }}", "did you mean {{ practice.blood_thinners }}?"),
        ("{{ practice.zebra }}", "there are blood_thinners, opening_hours, cost"),
        ("{{ practice }}", "there are blood_thinners, opening_hours, cost"),
        ("{{ practice.cost", "there are blood_thinners, opening_hours, cost"),
    ],
)
def test_unknown_line_names_the_nearest_or_all(sign, mend):
    assert messages(f"Words.\n\n{sign}", UNSET) == [f"3: unknown {sign}; {mend}"]


def test_a_sign_may_stand_right_below_a_heading():
    rendered = page(f"## A heading\n{SIGN}")
    assert rendered.problems == []
    assert [block.kind for block in rendered.blocks] == ["heading", "practice"]


def test_what_the_clinic_wrote_is_text_and_no_markup():
    said = (
        "<b>8</b> *to* 5 & [@brady2014] {{ clinic.name }} <script>x</script> ☎ مفتوح 10*3*2 https://a.example"
    )
    rendered = page("{{ practice.cost }}", replace(SET, practice=NAMES | {"cost": PracticeLine(said)}))
    found = tree(rendered.html)
    assert text_in(found) == f"At Praxis <1>: {said}"
    assert {element.tag for element in found.iter()} - {found.tag} == {"p", "strong", "span"}
    assert (rendered.problems, rendered.citations) == ([], [])


def test_the_preview_knows_the_line_of_a_sign():
    text = ArticleText(title="T", summary="S", part="decide", order=1, body=f"One.\n\n{SIGN} Two.")
    for context in (SET, UNSET):
        assert 'data-line="3"' in render(text, context, with_lines=True).blocks[1].html


def test_a_footer_may_hold_a_line():
    assert "At Praxis" in render_fragment(SIGN, SET).html


def test_names_of_signs_that_are_placed():
    context = replace(
        SET, signs={"after.emergency": "- Chest pain", "alarm": "Call now", "question": "Pain?"}
    )
    body = "> [!EMERGENCY]\n> {{ signs.after.emergency }}\n\n{{ signs.alarm }} [@guide]."
    assert page(body, context).signs_placed == {"after.emergency", "alarm"}
    assert page("No sign.", context).signs_placed == frozenset()


def test_twenty_lines_are_enough():
    many = "\n\n".join([SIGN] * 21)
    assert messages(many) == ["1: over 20 times practice in one text; keep the first"]
