"""The order in which a handout is read."""

import pytest

from content.handouts.order import in_reading_order
from content.rendering import RenderContext, render
from content.rendering.blocks import Block, Passage
from content.rendering.context import Page
from content.rendering.front_matter import ArticleText

HELP = "/when-to-get-help/"
TEXT, MORE = Block("paragraph", "text"), Block("paragraph", "more")
DO, DONT = Block("do", "Do"), Block("dont", "Do not")
TWO, THREE = Block("heading", "two", level=2), Block("heading", "three", level=3)


def card(urgency: str, *signs: str) -> Block:
    passages = [Passage("label", "Call")]
    for sign in signs:
        words, *links = sign.split(" -> ")
        passages.append(Passage("li", words, links=tuple(links)))
    return Block("card", " ".join([urgency, *signs]), urgency=urgency, passages=tuple(passages))


def test_what_to_do_comes_before_what_not_to_do_whichever_part_it_is_of():
    ordered = in_reading_order([[TEXT, DONT], [DO, MORE]])
    assert ordered.first == [DO, DONT]
    assert ordered.rest == [[TEXT], [MORE]]


def test_cards_stand_together_the_most_urgent_first():
    call, today, now = card("contact", "a"), card("urgent", "b"), card("emergency", "c")
    ordered = in_reading_order([[call, TEXT], [today], [now, MORE]])
    assert ordered.cards == [now, today, call]
    assert ordered.rest == [[TEXT], [], [MORE]]


@pytest.mark.parametrize(
    ("cards", "kept"),
    [
        ([card("emergency", "a"), card("emergency", "a")], [1]),
        ([card("emergency", "a", "b"), card("emergency", "b")], [0]),
        ([card("emergency", "b"), card("emergency", "a", "b")], [1]),
        (
            [card("emergency", "b", "others -> /when-to-get-help/#emergency"), card("emergency", "a", "b")],
            [1],
        ),
        ([card("urgent", "b", f"others -> {HELP}#today"), card("urgent", "a", "b")], [1]),
        ([card("emergency", "b", "fits -> /glossary/#fit"), card("emergency", "b")], [0]),
        ([card("emergency", "b", f"c -> {HELP}"), card("emergency", "a", "b")], [0, 1]),
        ([card("contact"), card("contact", "a")], [0, 1]),
        ([card("urgent", f"others -> {HELP}#today"), card("urgent", "a")], [0, 1]),
        ([card("emergency", "a"), card("emergency", "b")], [0, 1]),
        ([card("emergency", "a"), card("urgent", "a")], [0, 1]),
    ],
)
def test_a_card_whose_signs_stand_on_another_is_left_out(cards, kept):
    assert in_reading_order([cards[:1], cards[1:]]).cards == [cards[index] for index in kept]


@pytest.mark.parametrize(
    ("part", "rest"),
    [
        ([TWO, DO, TWO, TEXT], [TWO, TEXT]),
        ([TWO, DO, THREE, TEXT], [TWO, THREE, TEXT]),
        ([TWO, THREE, DO, THREE, DONT], []),
        ([TWO, DO, TEXT], [TWO, TEXT]),
        ([TWO, card("urgent", "a")], []),
    ],
)
def test_a_heading_goes_with_all_that_stood_under_it(part, rest):
    assert in_reading_order([part]).rest == [rest]


def test_nothing_in_order_is_nothing():
    ordered = in_reading_order([])
    assert (ordered.first, ordered.rest, ordered.cards) == ([], [], [])


def test_the_renderer_says_which_line_leads_to_the_full_list():
    """Of a rendered text, as of a stored one: a sign that links elsewhere is compared, and stays."""
    help_page = Page("when-to-get-help", "Help", frozenset({"emergency"}))
    glossary = Page("glossary", "Glossary", frozenset())
    context = RenderContext(pages={"when-to-get-help": help_page, "glossary": glossary})
    others = "> - any of [the list](when-to-get-help.md#emergency) [@guide]\n"

    def cards(*signs: str) -> list[Block]:
        lines = "".join(f"> - {sign} [@guide]\n" for sign in signs)
        text = ArticleText(
            title="T", summary="S.", part="decide", order=1, body=f"> [!EMERGENCY] Call\n{lines}{others}"
        )
        return [Block.from_json(block.to_json()) for block in render(text, context).blocks]

    linked = cards("a [fit](glossary.md)", "pain")
    full = cards("pain", "cough")
    assert in_reading_order([linked, full]).cards == [*linked, *full]
    assert in_reading_order([cards("pain"), full]).cards == full


def test_the_renderer_says_which_lists_are_of_what_to_do():
    body = "## Now\n\n> [!DONT]\n> - Do not run [@guide].\n\n> [!DO]\n> - Rest [@guide].\n\nMore [@guide].\n"
    text = ArticleText(title="T", summary="S.", part="decide", order=1, body=body)
    blocks = render(text, RenderContext()).blocks
    ordered = in_reading_order([blocks])
    assert [block.text.split("\n")[:2] for block in ordered.first] == [
        ["Do", "Rest."],
        ["Do not", "Do not run."],
    ]
    assert [block.text for block in ordered.rest[0]] == ["Now", "More."]
