"""Tables that fit a phone, boxes to tick, and the sections of a page."""

import pytest

from ..pages import good, page, text_in, tree

TABLE = "| Effect | How often [@brady2014] |\n|:---|---:|\n| Bruise | 8 [@brady2014] |\n| Pain | |"


def test_cells_know_their_column_for_a_narrow_screen():
    cells = list(tree(good(TABLE).html).iter("td"))
    assert [cell.get("data-label") for cell in cells] == ["How often", "How often"]
    assert [text_in(cell) for cell in cells] == ["8 [1]", "Source 1"]


def test_first_cell_of_a_row_is_its_heading():
    heads = list(tree(good(TABLE).html).iter("th"))
    assert [(text_in(th), th.get("scope"), th.get("role")) for th in heads] == [
        ("Effect", "col", "columnheader"),
        ("How often [1]", "col", "columnheader"),
        ("Bruise", "row", "rowheader"),
        ("Pain", "row", "rowheader"),
    ]


def test_table_keeps_its_meaning_and_no_style():
    root = tree(good(TABLE).html)
    assert [e.get("role") for e in root.iter() if e.tag in {"table", "thead", "tbody", "tr"}] == [
        "table", "rowgroup", "row", "rowgroup", "row", "row",
    ]  # fmt: skip
    assert not [e for e in root.iter() if e.get("style") or e.get("align")]


def test_statement_can_be_ticked_by_its_whole_label():
    root = tree(good("- [ ] I take *warm* [baths](risks.md).\n\n    Say so [@motionrx].\n\n- [x] Two").html)
    labels = list(root.iter("label"))
    assert [text_in(label) for label in labels] == ["I take warm baths.", "Two"]
    assert [label.find("input").get("id") for label in labels] == ["tick-1", "tick-2"]
    assert {label.find("input").get("type") for label in labels} == {"checkbox"}
    assert not [e for e in root.iter("input") if e.get("checked") is not None]
    assert next(root.iter("ul")).get("class") == "tasks"


def test_boxes_of_several_lists_have_names_of_their_own():
    ids = [e.get("id") for e in tree(good("- [ ] A\n\n## B\n\n- [ ] C\n    - [ ] D").html).iter("input")]
    assert len(set(ids)) == 3


@pytest.mark.parametrize("body", ["- A", "1. [ ] A", "[ ] A", "- a [ ] b"])
def test_list_without_boxes_has_none(body):
    assert "input" not in page(body).html


def test_text_of_a_page_is_that_of_its_blocks():
    body = (
        "Before&nbsp;it.\n\n## One\n\nText [@brady2014].\n\n- Item.\n\n## Two\n\n"
        "![A](figures/needle.svg)\n\n> [!DO]\n> - rest"
    )
    assert [(block.kind, block.text) for block in good(body).blocks] == [
        ("paragraph", "Before it."),
        ("heading", "One"),
        ("paragraph", "Text."),
        ("list", "Item."),
        ("heading", "Two"),
        ("figure", ""),
        ("do", "Do\nrest"),
    ]


def test_key_points_and_next_steps_are_items_of_a_list():
    result = good(key_points=("*One* [@brady2014].", "Two [@guide]."), next_steps=("[Go](risks.md)",))
    assert [text_in(li) for li in tree(result.key_points_html).iter("li")] == [
        "One [1].",
        "Two [our advice].",
    ]
    assert result.next_steps_html == '<li><a href="/risks/">Go</a></li>'


def test_same_text_renders_to_the_same_html():
    body = "## A\n\nOne [@brady2014]. See [risks](risks.md).\n\n> [!DO]\n> - Rest [@motionrx]."
    assert page(body) == page(body)
