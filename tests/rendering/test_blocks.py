"""Blocks: choosing some of them, and what is told of them."""

from dataclasses import replace

import html5lib

from content.articles.models import Article
from content.rendering.blocks import (
    Block,
    count_printed,
    html_of,
    lead_of,
    section_anchors,
    section_of,
    with_headings_shifted,
    words_of,
)

from .pages import good

BLOCKS = good(
    "First [@brady2014].\n\n## A\n\nSecond [@guide].\n\n### A 1\n\nDeep [@guide].\n\n"
    "> [!WARNING] In a box\n> ### Boxed\n>\n> Mind [@guide].\n\n"
    "## B\n\n![A needle](figures/needle.svg)\n\nCall {{ clinic.phone }} [@guide]."
).blocks


def kinds_of(blocks: list[Block]) -> list[str]:
    return [block.kind for block in blocks]


def test_a_section_ends_where_one_that_is_no_deeper_begins():
    assert kinds_of(section_of(BLOCKS, "a-1")) == ["heading", "paragraph", "callout"]
    assert kinds_of(section_of(BLOCKS, "a")) == ["heading", "paragraph", *kinds_of(section_of(BLOCKS, "a-1"))]
    assert kinds_of(section_of(BLOCKS, "b")) == ["heading", "figure", "paragraph"]


def test_what_stands_before_the_first_heading():
    assert lead_of(BLOCKS) == BLOCKS[:1]
    assert lead_of(BLOCKS[:1]) == BLOCKS[:1]
    assert lead_of(BLOCKS[1:]) == []


def test_what_stands_in_a_box_cannot_be_cut_out():
    assert "boxed" in html_of(BLOCKS)
    assert section_of(BLOCKS, "boxed") is None
    assert section_of(BLOCKS, "nowhere") is None
    assert section_anchors(BLOCKS) == ["a", "a-1", "b"]


def test_a_care_card_is_a_section_by_itself():
    card = "> [!EMERGENCY] [@guide]\n> - you faint"
    blocks = good(f"## A\n\n{card}\n\nOne [@guide].", former_anchors=("call-now: emergency",)).blocks
    assert section_anchors(blocks) == ["a", "emergency", "call-now"]
    for anchor in ("emergency", "call-now"):
        assert kinds_of(section_of(blocks, anchor)) == ["card"]
    assert kinds_of(section_of(blocks, "a")) == ["heading", "card", "paragraph"]


def test_every_block_of_the_guide_is_whole_by_itself(library):
    count = 0
    for article in Article.objects.published().select_related("live"):
        for block in (*article.live.key_point_blocks, *article.live.blocks, *article.live.next_step_blocks):
            html5lib.HTMLParser(strict=True).parseFragment(block.html)
            count += 1
    assert count > 500


def test_headings_are_shifted_and_stay_between_the_second_and_the_sixth_level():
    headings = [Block("heading", f'<h{level} id="a">A</h{level}>', "a", level) for level in (2, 4, 6)]
    ruled = [*headings, Block("rule", "<hr>"), Block("callout", "<section><h3>B</h3></section>")]

    def shifted(by: int) -> list[tuple[str, int]]:
        return [(block.html, block.level) for block in with_headings_shifted(ruled, by)]

    assert shifted(1) == [
        ('<h3 id="a">A</h3>', 3), ('<h5 id="a">A</h5>', 5), ('<h6 id="a">A</h6>', 6),
        ("<hr>", 0), ("<section><h4>B</h4></section>", 0),
    ]  # fmt: skip
    assert shifted(-1) == [
        ('<h2 id="a">A</h2>', 2), ('<h3 id="a">A</h3>', 3), ('<h5 id="a">A</h5>', 5),
        ("<hr>", 0), ("<section><h2>B</h2></section>", 0),
    ]  # fmt: skip


def test_words_are_those_of_the_author_and_what_is_printed_is_more():
    assert words_of(BLOCKS[-1:]) == ["Call."]
    printed = [
        Block("paragraph", "<p>Call <em>me</em> <span><a>3</a></span></p>"),
        Block("rule", "<hr>"),
    ]
    assert count_printed(printed) == 3


def test_a_block_is_read_again_as_it_was_written():
    assert [Block.from_json(block.to_json()) for block in BLOCKS] == BLOCKS
    other = replace(BLOCKS[0], addresses=("https://a.example",))
    assert Block.from_json(other.to_json()) == other
