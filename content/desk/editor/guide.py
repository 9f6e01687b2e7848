"""The editors' guide on a page of the desk: its text, and beside each example what readers see of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.publishing.context import current_render_context
from content.rendering import ArticleText, RenderContext, Rendered, render
from content.rendering.blocks import HTML, Block, html_of
from content.rendering.document import ABOUT_PART
from content.rendering.markup.headings import Heading
from content.rendering.markup.links import with_anchors_of, without_notes

GUIDE = "README.md"
"""The guide's file: it stands with the texts that it tells how to write, and is none of them."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLE = "markdown"
"""The language of the fenced blocks that are examples; others are shown as they are written."""


@dataclass(frozen=True)
class Piece:
    """A piece of the guide: words, or an example as it is written, with what readers see of it.

    `notes` is where the marks of an example lead.
    """

    rendered: Rendered
    blocks: list[Block]
    source: str = ""
    notes: str = ""

    @property
    def html(self) -> str:
        """What is shown of it, as safe HTML; nothing of an example that is no text of a page."""
        return html_of(self.blocks)


@dataclass(frozen=True)
class Guide:
    """The editors' guide, read: its title, its pieces in order, and the headings among its words."""

    title: str
    pieces: list[Piece]

    @property
    def headings(self) -> list[Heading]:
        """The headings of its sections."""
        words = (piece for piece in self.pieces if not piece.source)
        return [heading for piece in words for heading in piece.rendered.toc if heading.level == 2]


def read_guide(context: RenderContext) -> Guide:
    """Read the guide's file, and render its words and its examples."""
    source = (Path(settings.LIBRARY_DIR) / GUIDE).read_text(encoding="utf-8")
    title, _, body = source.partition("\n")
    return Guide(title.strip("# "), list(_pieces(body, context)))


def _pieces(body: str, context: RenderContext) -> Iterator[Piece]:
    texts = _FENCE.split(body)
    for place in range(0, len(texts), 3):
        words = render(_page(texts[place], ABOUT_PART), context)
        yield Piece(words, words.blocks)
        if place + 2 < len(texts):
            language, source = texts[place + 1], texts[place + 2].strip()
            example = render(_page(source), context) if language == EXAMPLE else Rendered()
            # Other examples have the same anchors.
            shown = [*example.blocks, Block(HTML, example.notes_html)]
            *blocks, notes = (
                with_anchors_of(f"example-{place}", replace(block, html=without_notes(block.html)))
                for block in shown
            )
            yield Piece(example, blocks, source, notes.html)


def _page(body: str, part: str = "") -> ArticleText:
    """Return a text as a page; one of no part has to name its sources."""
    return ArticleText(title="Example", summary="", part=part, order=0, body=body)


@never_cache
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show how to write a page."""
    return render_page(request, "desk/guide.html", {"guide": read_guide(current_render_context())})
