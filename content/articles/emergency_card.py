"""Which emergency card stands where.

An emergency card lists signs of danger to life, and whom to call. Three places have one, each by a rule:

- below a page stands the footer of its part, as a rule such a card, unless the page itself has one:
  `footer_below_page`;
- below what a handout gives, where none of it is such a card, stand the footers of the parts of its pages:
  `parts_with_cards`;
- above the answers to a cry for help stands the short one that also stands below the pages of the part of
  the page of help, or else the card of that page: `card_for_search`.
"""

from collections.abc import Iterable, Mapping

from django.db.models import TextField, Value
from django.db.models.functions import Coalesce

from content.rendering import blocks_for_another_page
from content.rendering.blocks import TITLE_TO_TOP, Block, html_of, with_headings_shifted
from content.rendering.context import HELP_PAGE, page_address

from .models import Article, ArticleQuerySet, LibraryFile, Part


def current_help_page() -> str:
    """Return the name of the page of help."""
    files = LibraryFile.objects.filter(rendered__has_key="help_page")
    return files.values_list("rendered__help_page", flat=True).first() or HELP_PAGE


def with_help_page(pages: ArticleQuerySet) -> ArticleQuerySet:
    """Let each of some pages tell which page is the page of help, as its `help_page`."""
    return pages.annotate(help_page=Coalesce(LibraryFile.printed("help_page"), Value(HELP_PAGE, TextField())))


def footer_below_page(part: Part, blocks: Iterable[Block]) -> str:
    """Return what stands below a page of a part, as safe HTML: the footer, or nothing.

    A footer that is an emergency card and no more is left out where the page's own `blocks` hold one that
    lists as many signs.
    """
    footer = part.footer_blocks
    is_card_alone = [block.urgency for block in footer] == ["emergency"]
    is_repeated = is_card_alone and _count_signs(blocks) >= _count_signs(footer)
    return "" if is_repeated else part.footer_html


def _count_signs(blocks: Iterable[Block]) -> int:
    """Return how many signs the emergency cards among some blocks list."""
    cards = (block for block in blocks if block.urgency == "emergency")
    return sum(passage.role == "li" for card in cards for passage in card.passages)


def parts_with_cards(parts: Iterable[int], footers: Mapping[int, str]) -> list[int]:
    """Return the keys of the parts whose cards stand below pages of some parts, each text of a card once.

    `parts` are the keys of the parts of the pages, `footers` the Markdown of the footer of every part in the
    guide's order. Nobody is given a handout without a card: where none of the parts has one, it is the
    guide's first.
    """
    own: dict[str, int] = {}
    for part in parts:
        if footer := footers.get(part):
            own.setdefault(footer, part)
    return list(own.values()) or [part for part, footer in footers.items() if footer][:1]


def card_for_search() -> str:
    """Return the emergency card for the page of answers, as safe HTML, or "" where the guide has none.

    Whoever cries for help needs a number and the box to search on, and not the whole list.
    """
    slug = current_help_page()
    pages = Article.objects.published().select_related("part", "live").filter(slug=slug)
    page = pages.only("part__footer_blocks", "live__blocks").first()
    if page is None or page.live is None:
        return ""
    short, full = (_first_card(blocks) for blocks in (page.part.footer_blocks, page.live.blocks))
    moved = blocks_for_another_page(short or full, page_address(slug))
    return html_of(moved if short else with_headings_shifted(moved, TITLE_TO_TOP))


def _first_card(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.urgency == "emergency"][:1]
