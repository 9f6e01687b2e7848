"""Which emergency card stands where."""

import re

import pytest

from content.articles.emergency_card import card_of_help_page, parts_with_cards
from content.rendering.blocks import Block

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
    assert card_of_help_page(blocks) == expected
    assert card_of_help_page(blocks[:2]) == ""
