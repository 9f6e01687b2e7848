"""Which emergency card stands where."""

import pytest

from content.articles.emergency_card import card_for_search, footer_below_page, parts_with_cards
from content.articles.models import Article, Part, Version
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


FULL = (
    Block("callout", "Do"),
    Block("card", "Today", urgency="urgent"),
    Block("card", '<section id="a"><h3>Call</h3><a href="#b">More</a></section>', urgency="emergency"),
    Block("card", "Another", urgency="emergency"),
)
SHORT = (Block("card", '<section><h2 id="c">Call</h2></section>', urgency="emergency"), PARKING)


@pytest.mark.parametrize(
    ("footer", "own", "expected"),
    [
        (SHORT, FULL, "<section><h2>Call</h2></section>"),
        ((PARKING,), FULL, '<section><h2>Call</h2><a href="/when-to-get-help/#b">More</a></section>'),
        ((PARKING,), FULL[:2], ""),
    ],
)
def test_search_shows_the_short_card_or_else_that_of_the_page_of_help(loaded, footer, own, expected):
    Article.objects.filter(slug="aftercare").update(slug="when-to-get-help")
    page = Article.objects.get(slug="when-to-get-help")
    Part.objects.filter(pk=page.part_id).update(footer_blocks=footer)
    Version.objects.filter(pk=page.live_id).update(blocks=own)
    assert card_for_search() == expected


def test_search_of_a_guide_without_a_page_of_help_has_no_card(loaded):
    assert card_for_search() == ""
