"""What changed on a page as readers see it: the newer page, with words that came and went marked in it."""

from collections.abc import Sequence

from content.rendering.blocks import Block
from content.rendering.markup.marking import groups_of, marked_changes, one_by_one, tokens_of

from .words import compare


def page_diff(old: Sequence[Block], new: Sequence[Block]) -> str:
    """Return the HTML of blocks with what was added to older ones in `<ins>` and what is gone in `<del>`.

    Blocks that differ are compared by their paragraphs, items and cells, and these by words. The number of a
    source is the same while the source is.
    """
    before, after = [*map(tokens_of, old)], [*map(tokens_of, new)]
    holds_items = any(block.kind == "item" for block in (*old, *new))
    return marked_changes(compare(before, after, groups_of, one_by_one), "ul" if holds_items else "")
