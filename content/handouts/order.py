"""The order in which a handout is read: what to do, then the rest, then the signs that need help.

A patient who has just been treated looks first for what to do. The care cards stand together, so that their
levels of urgency can be compared, and each sign stands once. The page of a handout and its sheet both follow
this order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.rendering.blocks import TITLE_TO_TOP, Block, with_headings_shifted
from content.rendering.markup.callouts import CARE_CARDS, KINDS

_FIRST = ("do", "dont")


@dataclass(frozen=True)
class Ordered:
    """The blocks of a handout's parts in the order in which they are read.

    `first` are the lists of what to do, then those of what not to do. `rest` is what each part still holds,
    in the order of the parts; that may be nothing. `cards` are the care cards, the most urgent first. The
    titles of what has left its part are h2.
    """

    first: list[Block]
    rest: list[list[Block]]
    cards: list[Block]


def in_reading_order(parts: Iterable[Sequence[Block]]) -> Ordered:
    """Return the blocks of a handout's parts in the order in which they are read.

    A heading under which nothing is left goes; so does a card whose signs all stand on another as urgent.
    """
    parts = list(parts)
    blocks = [block for part in parts for block in part]
    first = [block for kind in _FIRST for block in blocks if block.kind == kind]
    cards = [block for urgency in CARE_CARDS for block in blocks if block.urgency == urgency]
    first, cards = (with_headings_shifted(some, TITLE_TO_TOP) for some in (first, _without_repeated(cards)))
    return Ordered(first, list(map(_rest_of, parts)), cards)


def _rest_of(part: Sequence[Block]) -> list[Block]:
    """Return what is neither a list of what to do nor a card, without headings that lost all their text."""
    kept: list[Block] = []
    for block in reversed(part):
        # From the end, so that a heading goes as well whose subsections have all gone.
        has_text = bool(kept) and (kept[-1].kind != "heading" or kept[-1].level > block.level)
        if has_text if block.kind == "heading" else not (block.kind in _FIRST or block.urgency):
            kept.append(block)
    return kept[::-1]


def _without_repeated(cards: Sequence[Block]) -> list[Block]:
    """Return cards without those whose signs all stand on another of the same urgency.

    A card of which no signs are known stays.
    """
    kept: list[Block] = []
    for index, card in enumerate(cards):
        others = [other for other in [*kept, *cards[index + 1 :]] if other.urgency == card.urgency]
        signs = _signs(card)
        if not signs or not any(signs <= _signs(other) for other in others):
            kept.append(card)
    return kept


def _signs(card: Block) -> set[str]:
    """Return the signs on a card. A line that leads to the full list, on the page of help, is none."""
    full_list = f"#{KINDS[card.urgency].anchor}"
    return {
        passage.text
        for passage in card.passages
        if passage.role == "li" and not any(link.endswith(full_list) for link in passage.links)
    }
