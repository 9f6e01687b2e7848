"""The sheet of a handout: one HTML document, which a browser prints and from which the PDF is made."""

import logging
import re
from base64 import b64encode
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from PIL import Image

from content.articles.pages.qr_code import qr_code
from content.clinic.models import Clinic
from content.rendering.blocks import HTML, Block, html_of, numbers_of
from content.rendering.markup.paper import Pdf, Sheet, print_form, with_colours
from content.rendering.problems import stopped

from .contents import Contents, Page
from .models import Handout

logger = logging.getLogger(__name__)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sheet_html(contents: Contents, *, large: bool, for_pdf: bool) -> str:
    """Return the sheet as HTML. `large` sets it in 18 point type, for those who see little.

    For a PDF, pictures and styles stand in it, so that nothing is needed from elsewhere; a browser, which
    takes no style from within a page of ours, fetches them.
    """
    clinic, handout = Clinic.current(), contents.handout
    sheet, qr = _sheet_of(contents, for_pdf=for_pdf), qr_code(contents.link_on_paper)
    label = f"QR code that leads to {handout.short_address}"
    context: dict[str, Any] = {
        "contents": _printed(contents, sheet),
        "cards": [html_of(print_form([Block(HTML, card)], sheet)) for card in contents.emergency_cards],
        "handout": handout,
        "clinic": clinic,
        "qr": sheet.pdf.drawing(qr, escape(label)) if sheet.pdf else qr,
        "qr_label": label,
        "host": sheet.host,
        "styles": _styles(clinic) if for_pdf else [],
        "title_direction": direction_of(handout.title),
        "note_direction": direction_of(handout.note),
        "large": large,
    }
    return render_to_string("handouts/sheet.html", context)


def direction_of(text: str) -> str:
    """Return how a text runs, "rtl" or "ltr": as its first letter does that runs either way.

    That is how UAX #9 has it (P2 and P3). A browser finds that out for itself; WeasyPrint has to be told.
    """
    directions = (bidirectional(sign) for sign in text)
    first = next((direction for direction in directions if direction in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _sheet_of(contents: Contents, *, for_pdf: bool) -> Sheet:
    """Return what the sheet of a handout is to the blocks on it."""
    handout = contents.handout
    return Sheet(
        host=settings.SITE_URL.partition("://")[2],
        on_it={page.article.get_absolute_url() for page in contents.pages if page.is_whole},
        source_of=partial(_source_of, handout=handout, embed=for_pdf),
        missing=partial(_missing, handout=handout),
        pdf=Pdf(settings.SITE_URL, _paper_colours(), _drawing_style()) if for_pdf else None,
    )


def _printed(contents: Contents, sheet: Sheet) -> Contents:
    """Return the contents of a handout with their blocks in print form, and the sources that these cite."""

    def printed(page: Page) -> Page:
        blocks, points = print_form(page.blocks, sheet), print_form(page.key_point_blocks, sheet)
        shown = numbers_of([*blocks, *points])
        sources = [citation for citation in page.sources if citation.number in shown]
        return replace(page, blocks=blocks, key_point_blocks=points, sources=sources)

    return replace(contents, pages=[printed(page) for page in contents.pages])


def _source_of(name: str, *, handout: Handout, embed: bool) -> str | None:
    """Return where a sheet has a picture from: its file's address or, to `embed` it, the file itself.

    None where the file cannot be read; whoever runs the site finds that in the log.
    """
    try:
        _decode(name, default_storage.size(name), default_storage.get_modified_time(name))
        data = _data(name) if embed else b""
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        logger.error(  # noqa: TRY400 what it is says enough
            "The sheet of handout %s lacks the picture %s, which cannot be read: %s",
            handout.code, name, error or type(error).__name__,
        )  # fmt: skip
        return None
    return f"data:image/webp;base64,{b64encode(data).decode()}" if embed else default_storage.url(name)


def _missing(shows: str, *, handout: Handout) -> str:
    """Return what stands in the place of a picture that cannot be read."""
    context = {"shows": stopped(shows) if shows else "", "handout": handout}
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


def _styles(clinic: Clinic) -> list[str]:
    """The sheet's styles, to be written into it."""
    names = ["paper.css", "sheet.css", *(["letter.css"] if clinic.paper == "letter" else [])]
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
