"""Signs of danger: placed by name, with their sources and lines, in a card of their own level."""

from dataclasses import replace

import pytest

from content.rendering import ArticleText, Rendered, render, render_fragment
from content.rendering.markup.signs import MOST_PLACED

from ..pages import CONTEXT, text_in, tree

SIGNS = {
    "question": "Does it hurt?",
    "alarm": "Pain: call {{ clinic.emergency_number }} now",
    "after.emergency": "- **New pain** [@brady2014].\n- You are cold.\n\nDo not drive.",
    "after.emergency.short": "- **New pain** [@brady2014].",
    "after.urgent": "**Skin:**\n\n- It is red [@boyce2020].",
    "before.emergency": "- Old pain.",
}
SIGNED = replace(CONTEXT, signs=SIGNS)


def page(body: str, *, with_lines: bool = False, **fields: object) -> Rendered:
    values: dict = {"title": "A page", "summary": "About it.", "part": "decide", "order": 1} | fields
    return render(ArticleText(**values, body=body), SIGNED, with_lines=with_lines)


def messages(body: str) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in page(body).problems]


def test_card_prints_the_signs_of_its_level_with_their_sources():
    rendered = page("> [!EMERGENCY] [@guide]\n> {{ signs.after.emergency }}")
    assert (rendered.problems, rendered.remarks) == ([], [])
    card = tree(rendered.html).find("section")
    assert [text_in(item) for item in card.iter("li")] == ["New pain [1].", "You are cold."]
    assert "Do not drive." in text_in(card)
    assert [(c.key, c.sentence) for c in rendered.citations] == [("brady2014", "New pain.")]
    assert "data-signs" not in rendered.html


def test_list_is_divided_by_its_words_and_stands_outside_a_card_as_well():
    body = tree(page("Look:\n\n{{ signs.after.urgent }}").html)
    assert text_in(body.find("p/strong")) == "Skin:"
    assert [text_in(item) for item in body.iter("li")] == ["It is red [1]."]


def test_sentence_stands_in_a_text_in_a_key_point_and_in_a_title():
    rendered = page(
        "{{ signs.alarm }} [@guide].\n\n> [!WARNING] {{ signs.alarm }}\n> Now [@guide].",
        key_points=("{{ signs.alarm }} [@brady2014].",),
    )
    assert rendered.problems == []
    said = "Pain: call your local emergency number (112, 000, 911 or 999) now"
    assert text_in(tree(rendered.html)).count(said) == 2
    assert said in text_in(tree(rendered.key_points_html))


def test_place_without_references_prints_signs_without_sources():
    rendered = render_fragment("> [!EMERGENCY] {{ signs.alarm }}\n> {{ signs.after.emergency }}", SIGNED)
    assert (rendered.problems, rendered.citations) == ([], [])
    assert text_in(tree(rendered.html).find("section/ul/li")) == "New pain."


def test_preview_leads_from_each_sign_to_the_line_that_places_it():
    html = page("A [@guide].\n\n> [!EMERGENCY]\n> {{ signs.after.emergency }}", with_lines=True).html
    lines = [element.get("data-line") for element in tree(html).find("section").iter("li")]
    assert lines == ["4", "4"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("> [!EMERGENCY]\n> Call.", "1: a care card without signs; write {{ signs.after.emergency }} in it"),
        (
            "A [@guide].\n\n> [!URGENT]\n> {{ signs.after.emergency }}",
            "3: {{ signs.after.emergency }} is of another level than [!URGENT]; put it",
        ),
        (
            "{{ signs.after.emergncy }}",
            "1: unknown {{ signs.after.emergncy }}; did you mean {{ signs.after.emergency }}?",
        ),
        (
            "See {{ signs.after.urgent }} [@guide].",
            "1: {{ signs.after.urgent }} prints a list; put it on a line by itself",
        ),
        ("{{ signs }}", f"1: unknown {{{{ signs }}}}; there are {', '.join(sorted(SIGNS))}"),
        (
            "{{ signs.alarm }} [@guide].\n\n" * (MOST_PLACED + 1),
            f"1: over {MOST_PLACED} times signs in one text; keep the first",
        ),
    ],
)
def test_signs_that_do_not_fit_are_a_problem_at_their_line(body, message):
    assert any(found.startswith(message) for found in messages(body))


def test_card_with_a_list_of_its_own_is_told_so_and_one_that_prints_the_signs_is_not():
    rendered = page("> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n\n> [!URGENT] [@guide]\n> - pain")
    assert rendered.problems == []
    (remark,) = rendered.remarks
    assert (remark.line, remark.kind) == (4, "own signs")


@pytest.mark.parametrize("kind", ["EMERGENCY", "URGENT", "CONTACT"])
def test_every_care_card_needs_signs_and_no_other_box_does(kind):
    assert any("without signs" in message for message in messages(f"> [!{kind}]\n> Call."))
    assert messages("> [!WARNING]\n> Call [@guide].") == []


def test_site_without_a_list_says_that_its_file_is_missing():
    text = ArticleText(title="A", summary="B", part="decide", order=1, body="{{ signs.alarm }}")
    (problem,) = render(text, CONTEXT).problems
    assert (
        problem.message
        == "unknown {{ signs.alarm }}; there are none, for signs.yaml is missing or cannot be read"
    )
