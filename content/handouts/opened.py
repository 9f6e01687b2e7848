"""A handout as its reader opens it: the sheet, on a screen."""

from dataclasses import dataclass, replace

from django.utils.text import Truncator

from content.rendering.blocks import Block, html_of, with_headings_shifted

from .contents import Contents, Group, Page
from .order import in_reading_order

_DESCRIPTION = 200
"""How many letters previews of a link show of its description, at most."""


@dataclass(frozen=True)
class Opened:
    """What a handout shows, in the order in which it is read, as safe HTML where it is HTML.

    `first` is what to do and what not; `parts` are the pages and sections with what is left of them; `cards`
    are the care cards, and where these hold no emergency card, those below the parts of the guide. `sources`
    has each page once. `description` says in words what it is about.
    """

    first: str
    parts: list[Page]
    cards: str
    sources: list[Group]
    description: str

    @property
    def is_reviewed(self) -> bool:
        """Tell whether a clinician has reviewed any of its pages."""
        return any(group.article.last_review for group in self.sources)

    @property
    def are_cards_early(self) -> bool:
        """Tell whether the cards come before the parts, so that nobody scrolls past two screens for them.

        Who is told what to do has been treated. Elsewhere the signs would come before what they belong to.
        """
        return bool(self.first)


def opened(contents: Contents) -> Opened:
    """Return a handout in the order in which its reader sees it."""
    ordered = in_reading_order([page.blocks for page in contents.pages])
    parts = [
        _under_own_title(replace(page, blocks=rest))
        for page, rest in zip(contents.pages, ordered.rest, strict=True)
        if rest or page.key_point_blocks
    ]
    return Opened(
        first=html_of(ordered.first),
        parts=parts,
        cards=html_of([*contents.emergency_cards, *ordered.cards]),
        sources=list({group.article.pk: group for group in contents.groups}.values()),
        description=_description(contents, ordered.first),
    )


def _under_own_title(page: Page) -> Page:
    """Return a page, or a section a level higher: the title of its page does not stand above it here."""
    return replace(page, blocks=with_headings_shifted(page.blocks, -1)) if page.heading else page


def _description(contents: Contents, first: list[Block]) -> str:
    """Return the note of a handout, or what it says first: what to do, else its key points or the titles."""
    points = [passage.text for block in first[:1] for passage in block.passages if passage.role == "li"]
    points = points or [block.text for page in contents.pages for block in page.key_point_blocks]
    words = contents.handout.note or " ".join(points) or ", ".join(page.title for page in contents.pages)
    return Truncator(" ".join(words.split())).chars(_DESCRIPTION)
