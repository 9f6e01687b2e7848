"""The sheet of a handout: one HTML document, which a browser prints and from which the PDF is made."""

import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache, partial
from io import BytesIO
from math import ceil
from pathlib import Path
from statistics import mean
from typing import Any
from unicodedata import bidirectional

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from PIL import Image

from content.articles.pages.qr_code import qr_code
from content.clinic.models import Clinic
from content.rendering.blocks import Block, html_of, with_headings_shifted
from content.rendering.markup.paper import Files, Pdf, with_colours, with_files
from content.rendering.problems import stopped

from .contents import Contents
from .editions import edition_of
from .models import Edition
from .printed import Arranged, Printed

logger = logging.getLogger(__name__)

_LINE = 96
"""So many letters of small print fill a line of a box from edge to edge."""

_SHORT_ITEM = 50
"""Of so many letters, on the average of its list, is an item that stands in half a line."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sheet_html(contents: Contents, *, large: bool, for_pdf: bool, whole: bool = False) -> str:
    """Return the sheet of a handout as it is now, as HTML: its whole text, or the short form of it.

    What it prints is kept as an edition.
    """
    return edition_html(edition_of(contents, whole=whole), large=large, for_pdf=for_pdf)


def edition_html(edition: Edition, *, large: bool, for_pdf: bool, back: str = "") -> str:
    """Return an edition of a sheet as HTML. `large` sets it in 18 point type, for those who see little.

    For a PDF, pictures and styles stand in it, so that nothing is needed from elsewhere; a browser, which
    takes no style from within a page of ours, fetches them. There, `back` is the address of the page that led
    to it, as a rule the handout's.
    """
    printed, paper = edition.printed, Clinic.current().paper
    files = Files(
        source_of=partial(_source_of, code=printed.code, embed=for_pdf),
        missing=partial(_missing, printed=printed),
        pdf=Pdf(printed.site, _paper_colours(), _drawing_style()) if for_pdf else None,
    )

    def html(blocks: Iterable[Block]) -> str:
        return with_files(html_of(blocks), files)

    qr, label = qr_code(edition.link_on_paper), f"QR code that leads to {printed.short_address}"
    context: dict[str, Any] = {
        "sheet": printed,
        "edition": edition,
        "body": _whole_text(printed, html) if printed.whole else _short_form(printed, html),
        "qr": files.pdf.drawing(qr, escape(label)) if files.pdf else qr,
        "qr_label": label,
        "paper": paper,
        "styles": _styles(paper) if for_pdf else [],
        "title_direction": direction_of(printed.title),
        "note_direction": direction_of(printed.note),
        "large": large,
        # In large type the first side is for what to do and for danger; a checklist begins with a name.
        "lines_last": large and not printed.has_checklist,
        "back": back or reverse("handout", args=[printed.code]),
    }
    return render_to_string("handouts/sheet.html", context)


def _short_form(printed: Printed, html: Callable[[Iterable[Block]], str]) -> dict[str, str]:
    """Return the pieces of the short form as HTML, by their names, and how two boxes share a row."""
    arranged = printed.arranged()
    do_pair, card_pair = _pair(arranged.first), _pair(arranged.other_cards)
    cards = arranged.other_cards if card_pair else list(map(_in_columns, arranged.other_cards))
    # The text of a checklist stands in two columns anyway.
    rest = arranged.rest if printed.has_checklist else list(map(_in_columns, arranged.rest))
    pieces = Arranged(_to_top(arranged.first), rest, _to_top(arranged.emergency), _to_top(cards))
    return {"do_pair": do_pair, "card_pair": card_pair} | {
        name: html(blocks) for name, blocks in vars(pieces).items()
    }


def _to_top(boxes: Iterable[Block]) -> list[Block]:
    """Return boxes with titles right below that of the sheet in level, whatever they stood under."""
    return with_headings_shifted(boxes, -4)


def _pair(blocks: Iterable[Block]) -> str:
    """Return which of two boxes beside each other is the wider.

    That is nothing where there are not two, or where they take fewer lines one above the other.
    """
    boxes = [block for block in blocks if block.kind != "heading"]
    if len(boxes) != 2:
        return ""
    share = len(boxes[0].text) / sum(len(box.text) for box in boxes)
    name, left = ("even", 0.5) if 0.43 < share < 0.57 else ("first", 0.6) if share > 0.5 else ("second", 0.4)
    beside = max(_lines(boxes[0], left), _lines(boxes[1], 1 - left))
    edges = 2  # what the second box adds above and below its text
    return name if beside <= sum(map(_lines, boxes)) + edges else ""


def _lines(box: Block, share: float = 1) -> float:
    """Return about how many lines a box takes that has a share of the width of the paper."""
    columns = 2 if share == 1 and _has_short_items(box) else 1
    return sum(
        ceil(len(passage.text) * columns / (share * _LINE)) / columns
        if passage.role == "li"
        else ceil(len(passage.text) / (share * _LINE))
        for passage in box.passages
    )


def _has_short_items(block: Block) -> bool:
    """Tell whether a block has a list that fills the lines of two columns better than whole lines."""
    items = [len(passage.text) for passage in block.passages if passage.role == "li"]
    return len(items) >= 4 and mean(items) <= _SHORT_ITEM


def _in_columns(block: Block) -> Block:
    """Return a list or a card of short items with two columns for them; any other block as it is.

    A list of a few sentences is marked as such: below a heading they run on behind it.
    """
    if not (block.kind == "list" or block.urgency) or not _has_short_items(block):
        return block
    items = [passage.text for passage in block.passages]
    few = " few" if len(items) == 4 and all(item.endswith(".") for item in items) else ""
    return replace(block, html=f'<div class="sheet-columns{few}">{block.html}</div>')


def _whole_text(printed: Printed, html: Callable[[Iterable[Block]], str]) -> dict[str, Any]:
    """Return the whole text as HTML: the parts of each page with what stands below them, and the cards."""
    groups = [
        {
            "page": parts[0],
            "parts": [(html(part.points), html(part.blocks)) for part in parts],
            "sources": list(dict.fromkeys(source for part in parts for source in part.sources)),
        }
        for parts in printed.groups
    ]
    return {"groups": groups, "cards": html(printed.cards)}


def direction_of(text: str) -> str:
    """Return how a text runs, "rtl" or "ltr": as its first letter does that runs either way.

    That is how UAX #9 has it (P2 and P3). A browser finds that out for itself; WeasyPrint has to be told.
    """
    directions = (bidirectional(sign) for sign in text)
    first = next((direction for direction in directions if direction in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _source_of(name: str, *, code: str, embed: bool) -> str | None:
    """Return where a sheet has a picture from: its file's address or, to `embed` it, the file itself.

    None where the file cannot be read; whoever runs the site finds that in the log.
    """
    try:
        _decode(name, default_storage.size(name), default_storage.get_modified_time(name))
        data = _data(name) if embed else b""
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        logger.error(  # noqa: TRY400 what it is says enough
            "The sheet of handout %s lacks the picture %s, which cannot be read: %s",
            code, name, error or type(error).__name__,
        )  # fmt: skip
        return None
    return f"data:image/webp;base64,{b64encode(data).decode()}" if embed else default_storage.url(name)


def _missing(shows: str, *, printed: Printed) -> str:
    """Return what stands in the place of a picture that cannot be read."""
    context = {"shows": stopped(shows) if shows else "", "sheet": printed}
    return render_to_string("handouts/missing_picture.html", context).strip()


@lru_cache(maxsize=1024)
def _decode(name: str, size: int, modified: datetime) -> None:
    """Raise an error of the disk or of Pillow where the file of a picture cannot be decoded in full.

    Decoding is slow, so a file is decoded once, and again only when its size or its time of change differs.
    """
    with Image.open(BytesIO(_data(name))) as image:
        image.load()


def _data(name: str) -> bytes:
    """Return what is in the file of a picture."""
    with default_storage.open(name) as file:
        return bytes(file.read())


def _styles(paper: str) -> list[str]:
    """The sheet's styles, to be written into it."""
    names = ["paper.css", "sheet.css", *(["letter.css"] if paper == "letter" else [])]
    return [mark_safe(_css(name)) for name in names]


@cache
def _paper_colours() -> dict[str, str]:
    """The colours and the font of the sheet, by the names that drawings call them by."""
    return dict(re.findall(r"(--[a-z-]+): ([^;]+);", _css("paper.css") + _css("sheet.css")))


@cache
def _drawing_style() -> str:
    """The style of drawings on paper. WeasyPrint gives a drawing only the style that stands in it."""
    rules = re.findall(r"^\.f-[^{]+\{[^}]*\}", _css("figures.css").partition("@media")[0], re.MULTILINE)
    return with_colours("".join(rules), _paper_colours())


@cache
def _css(name: str) -> str:
    """A style of the site, without its comments."""
    return _COMMENT.sub("", (Path(settings.BASE_DIR) / "static/css" / name).read_text())
