"""Which emergency card stands where."""

import re

import pytest

from content.articles.emergency_card import card_of_help_page, footer_below_page, parts_with_cards
from content.articles.models import Part
from content.rendering.blocks import Block, Passage, html_of

CARD, OTHER = "> [!EMERGENCY] Call now", "> [!EMERGENCY] Call"


@pytest.mark.parametrize(
    ("parts", "footers", "expected"),
    [
        ([2], {1: CARD, 2: OTHER}, [2]),
        ([2, 1, 2], {1: CARD, 2: OTHER}, [2, 1]),
        ([2, 1], {1: CARD, 2: CARD}, [2]),
        ([2], {1: CARD, 2: ""}, [1]),
        ([2, 3], {1: "", 2: "", 3: ""}, []),
        ([], {1: "", 2: CARD, 3: OTHER}, [2]),
    ],
)
def test_handout_has_each_card_of_its_parts_once_or_else_the_first_of_the_guide(parts, footers, expected):
    assert parts_with_cards(parts, footers) == expected


PARKING = Block("paragraph", "<p>Parking is behind the house.</p>", passages=(Passage("p", "Parking is …"),))


def card(*signs: str, urgency: str = "emergency") -> Block:
    passages = (Passage("label", "Call"), *(Passage("li", sign) for sign in signs))
    return Block("card", f"<section>{', '.join(signs)}</section>", urgency=urgency, passages=passages)


ALONE = card("Pain.")


@pytest.mark.parametrize(
    ("footer", "own", "is_left_out"),
    [
        ([ALONE], "emergency", True),
        ([card("Pain.", "A fit.")], "emergency", False),
        ([ALONE], "urgent", False),
        ([ALONE], "", False),
        ([ALONE, PARKING], "emergency", False),
        ([PARKING, ALONE], "emergency", False),
        ([ALONE, ALONE], "emergency", False),
        ([PARKING], "emergency", False),
    ],
)
def test_page_with_a_card_of_its_own_has_no_second_one_below(footer, own, is_left_out):
    part = Part(footer_blocks=tuple(footer))
    blocks = [Block("paragraph", "<p>Rest.</p>"), card("Pain.", urgency=own)]
    assert footer_below_page(part, blocks) == ("" if is_left_out else html_of(footer))


def test_card_of_the_help_page_is_taken_whole_with_what_is_nested_in_it():
    more = '<p><a href="#b">More</a></p>'
    card = f'<section id="a"><h3>Call</h3><section><h4>Ask</h4></section>{more}</section>'
    blocks = [
        Block("callout", "Do"),
        Block("card", "Today", urgency="urgent"),
        Block("card", card, urgency="emergency"),
        Block("card", "Another", urgency="emergency"),
    ]
    expected = re.sub("h[34]>", "h2>", card).replace("#b", "/when-to-get-help/#b").replace(' id="a"', "")
    assert card_of_help_page(blocks, "when-to-get-help") == expected
    assert card_of_help_page(blocks[:2], "when-to-get-help") == ""
