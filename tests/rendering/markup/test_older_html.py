"""Text of which an older edition of the program left the HTML alone says what its blocks would say."""

import re

import pytest

from content.articles.models import Article
from content.rendering.blocks import Block, html_of, numbers_of, section_anchors, words_of
from content.rendering.markup.older_html import blocks_of_html

from ..pages import good

BODY = """\
Sore [@brady2014; @boyce2020, p. 3] – or not [@guide]. Call {{ clinic.phone }} *now* [@guide].

## The first day

![A needle](figures/needle.svg "A drawing [@boyce2020].")

> [!ADVICE] Rest
> Our own words, in [a list](#the-first-day).

> [!DIFFER] How long
> - **One:** a day [@brady2014].
> - **Two:** two days [@motionrx].
>
> Take two [@guide].

| What | How often |
|---|---|
| Pain | often [@brady2014] |

### A term

Bruise
:   Blood under the skin [@brady2014].
"""


def said_by(blocks: list[Block]) -> tuple[list[str], set[int], list[str]]:
    return words_of(blocks), numbers_of(blocks), section_anchors(blocks)


@pytest.mark.parametrize("layout", ["article", "checklist", "claims"])
def test_html_alone_says_what_its_blocks_say(layout):
    blocks = good(BODY, layout=layout, next_steps=("Read [on](risks.md).",)).blocks
    assert numbers_of(blocks) == {1, 2, 3}
    assert said_by(blocks_of_html(html_of(blocks))) == said_by(blocks)


def test_html_of_the_guide_says_what_its_blocks_say(library):
    for article in Article.objects.published().select_related("live"):
        for blocks in (article.live.blocks, article.live.key_point_blocks):
            assert said_by(blocks_of_html(html_of(blocks))) == said_by(blocks), article


CALLOUTS = """> [!EMERGENCY]
> - You cannot breathe [@guide].

> [!URGENT]
> - You have a fever [@guide].

> [!CONTACT]
> - It is still sore [@guide].

> [!WARNING] Heat
> None on the first day [@guide].

> [!DIFFER] How long
> - **One:** a day [@brady2014].
> - **Two:** two days [@motionrx].
>
> Take two [@guide].

> [!DATA] The numbers
> | What | How often |
> |---|---|
> | Pain | often [@brady2014] |
"""


@pytest.mark.parametrize("element", ["section", "aside"])
def test_callout_of_html_alone_is_of_the_same_sort_and_as_urgent(element):
    blocks = good(CALLOUTS).blocks
    html = re.sub(r"(</?)section\b", rf"\g<1>{element}", html_of(blocks))
    sorts = [(block.kind, block.urgency) for block in blocks]
    assert ("card", "emergency") in sorts
    assert {"callout", "difference", "data"} <= {kind for kind, _ in sorts}
    assert [(block.kind, block.urgency) for block in blocks_of_html(html)] == sorts
