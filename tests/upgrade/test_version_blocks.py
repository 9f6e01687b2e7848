"""Migration 0012 of the articles makes blocks of the HTML that 0.1.0 stored."""

from dataclasses import replace

import pytest

from content.rendering.blocks import Block, Passage
from tests.older_html import blocks_of_html

CITED = (
    '&nbsp;<span class="cites"><a aria-label="1: source" class="cite" href="#ref-1" id="cite-1">1</a> '
    '<a class="cite" href="#ref-2" id="cite-2">2, p. 3</a></span>'
)
OWN = '&nbsp;<span class="cites"><a class="own-words" href="/how-we-write/">our advice</a></span>'
PHONE = '<a class="clinic" href="tel:0123">01 &lt;23&gt;</a>'
SELF = '<a aria-label="Link to this section: Rest" class="self" href="#rest">#</a>'
LINK = '<a href="https://skin.example/?a=1&amp;b=2" rel="external noopener">skin</a>'
CALLOUT = '<h3 class="callout-title"><span class="callout-label">Label: </span><span>Heat</span>\n</h3>'
WORDS = (Passage("h3", "Label: Heat"), Passage("li", "Warm"))


DRAWING = '<div class="drawing"><svg><path d="M0 0h9" /><text>5</text></svg></div>'
SAID = "Sore \ue0001\ue001\ue0002\ue001, or not \ue000own\ue001. Call \ue00301 <23>\ue004 now or later."


@pytest.mark.parametrize(
    ("html", "block"),
    [
        (
            f"<p>Sore{CITED}, or not{OWN}. Call {PHONE} <em>now</em> or<br>\nlater.</p>",
            Block("html", "", passages=(Passage("p", SAID),)),
        ),
        (
            f'<h2 id="rest">Rest</h2>{SELF}',
            Block("heading", "", anchor="rest", level=2, passages=(Passage("h2", "Rest", anchor="rest"),)),
        ),
        (
            f"<li>Wash the {LINK} and the {LINK}.</li>",
            Block(
                "item",
                "",
                addresses=("https://skin.example/?a=1&b=2",),
                passages=(Passage("li", "Wash the skin and the skin."),),
            ),
        ),
        (
            '<dl>\n<dt id="bruise">Bruise</dt>\n<dd>Blood.</dd>\n</dl>',
            Block("html", "", passages=(Passage("dt", "Bruise", anchor="bruise"), Passage("dd", "Blood."))),
        ),
        (
            f'<figure id="f">{DRAWING}<figcaption>A needle</figcaption></figure>',
            Block("html", "", anchor="f", passages=(Passage("figcaption", "A needle"),)),
        ),
    ],
)
def test_html_becomes_a_block_of_the_same_words(html, block):
    assert blocks_of_html(html) == (replace(block, html=html),)
    assert blocks_of_html(f"<p>Before.</p>\n{html}\n<hr>")[1:-1] == (replace(block, html=html),)


@pytest.mark.parametrize("element", ["section", "aside"])
@pytest.mark.parametrize(
    ("name", "kind", "urgency"),
    [
        ("emergency", "card", "emergency"),
        ("urgent", "card", "urgent"),
        ("contact", "card", "contact"),
        ("differ", "difference", ""),
        ("data", "data", ""),
        ("warning", "callout", ""),
    ],
)
def test_callout_is_of_the_same_sort_and_as_urgent(element, name, kind, urgency):
    html = f'<{element} class="callout {name}" id="a">{CALLOUT}<ul>\n<li>Warm</li>\n</ul></{element}>'
    assert blocks_of_html(html) == (Block(kind, html, anchor="a", urgency=urgency, passages=WORDS),)


def test_nothing_becomes_no_block():
    assert blocks_of_html("") == ()
