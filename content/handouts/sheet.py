"""The sheet of a handout: one HTML document, which a browser prints and from which the PDF is made."""

import logging
import re
from base64 import b64encode
from datetime import datetime
from functools import cache, lru_cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from PIL import Image

from content.articles.pages.qr_code import qr_code
from content.clinic.models import Clinic
from content.rendering.markup.links import change_around_drawings
from content.rendering.problems import stopped

from .contents import Contents
from .models import Handout

logger = logging.getLogger(__name__)

_VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
_DRAWING = re.compile(r'(?:aria-label="([^"]*)"[^>]*>\s*)?(<svg\b[^>]*>)(.*?</svg>)', re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ATTRIBUTES = r'(?:[^">]|"[^"]*")*'
_PICTURE = re.compile(rf'<img(?={_ATTRIBUTES} src="/media/(images/[a-z0-9-]+\.webp)"){_ATTRIBUTES}>')
_ALTERNATIVE = re.compile(r' alt="([^"]*)"')
_SPACE_BEFORE = re.compile(r'(?<=[^\s>])(?:\s+|&nbsp;)(<(?:a(?![^>]*\bclass="cite")|em|span|strong)\b[^>]*>)')
_LINK = re.compile(r'<a href="/([^"#]*)(?:#[^"]*)?">.*?</a>', re.DOTALL)
_DATA = re.compile(r'</figure>\s*<details class="callout data">.*?</details>', re.DOTALL)
"""The numbers of a drawing stand in it; the page on the site has them in a table as well."""
_BLOCK_END = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=</td>)")
_BELOW = re.compile(r'(aria-label="[^"]*) The table below gives [^."]*\.')
_OTHER_WIDTHS = re.compile(r' (?:srcset|sizes|loading|decoding)="[^"]*"')


def sheet_html(contents: Contents, *, large: bool, for_pdf: bool) -> str:
    """Return the sheet as HTML. `large` sets it in 18 point type, for those who see little.

    For a PDF, pictures and styles stand in it, so that nothing is needed from elsewhere; a browser, which
    takes no style from within a page of ours, fetches them.
    """
    clinic = Clinic.current()
    context: dict[str, Any] = {
        "contents": contents,
        "handout": contents.handout,
        "clinic": clinic,
        "qr": qr_code(contents.link_on_paper),
        "host": settings.SITE_URL.partition("://")[2],
        "styles": _styles(clinic) if for_pdf else [],
        "title_direction": direction_of(contents.handout.title),
        "note_direction": direction_of(contents.handout.note),
        "large": large,
    }
    html = _DATA.sub("</figure>", render_to_string("handouts/sheet.html", context))
    html = _BELOW.sub(r"\1", html)
    html = _with_addresses(html, contents)
    html = _with_pictures(html, contents.handout, embed=for_pdf)
    return whole_document(html) if for_pdf else html


def direction_of(text: str) -> str:
    """Return how a text runs, "rtl" or "ltr": as its first letter does that runs either way.

    That is how UAX #9 has it (P2 and P3). A browser finds that out for itself; WeasyPrint has to be told.
    """
    directions = (bidirectional(sign) for sign in text)
    first = next((direction for direction in directions if direction in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _with_addresses(html: str, contents: Contents) -> str:
    """Return a sheet whose links to other pages have their address in print.

    Those on the sheet need none, and of links to one page in one paragraph the first is enough.
    """
    host = settings.SITE_URL.partition("://")[2]
    here = {page.article.get_absolute_url()[1:] for page in contents.pages if page.is_whole}
    here.add(contents.handout.get_absolute_url()[1:])

    def add_in(paragraph: str) -> str:
        named = set(here)

        def add(link: re.Match[str]) -> str:
            if link[1] in named:
                return link[0]
            named.add(link[1])
            return f'{link[0]}<span class="to"> ({host}/{link[1].rstrip("/")})</span>'

        return change_around_drawings(paragraph, lambda words: _LINK.sub(add, words))

    return "".join(add_in(paragraph) for paragraph in _BLOCK_END.split(html))


def whole_document(html: str) -> str:
    """Return a document with its drawings in black and white and its links in full."""
    drawn = _DRAWING.sub(_draw, html)
    # Where words with a space behind them are followed by what does not fit on the line, WeasyPrint 70 ends
    # the line after its first word, or takes it back whole if it may not be broken: the space goes inside.
    spaced = _SPACE_BEFORE.sub(r"\1 ", drawn)
    return spaced.replace('href="/', f'href="{settings.SITE_URL}/')


def _draw(match: re.Match[str]) -> str:
    """Return a drawing with its colours, and with its alternative text where WeasyPrint looks for that."""
    coloured = _VARIABLE.sub(lambda name: _paper_colours().get(name[1], "#000"), match[3])
    before = match[0].partition("<svg")[0]
    return f"{before}{match[2]}<title>{match[1] or ''}</title><style>{_drawing_style()}</style>{coloured}"


def _with_pictures(html: str, handout: Handout, *, embed: bool) -> str:
    """Return a sheet that says in the place of each picture that cannot be read what it shows.

    Whoever runs the site finds its file in the log. With `embed` the others stand in the sheet itself.
    """

    def show(match: re.Match[str]) -> str:
        try:
            _decode(match[1], default_storage.size(match[1]), default_storage.get_modified_time(match[1]))
            data = _data(match[1]) if embed else b""
        except (OSError, EOFError, SyntaxError, ValueError) as error:
            logger.error(  # noqa: TRY400 what it is says enough
                "The sheet of handout %s lacks the picture %s, which cannot be read: %s",
                handout.code, match[1], error or type(error).__name__,
            )  # fmt: skip
            shows = _ALTERNATIVE.search(match[0])
            context = {"shows": stopped(unescape(shows[1])) if shows else "", "handout": handout}
            return render_to_string("handouts/missing_picture.html", context).strip()
        if not embed:
            return match[0]
        source = f' src="data:image/webp;base64,{b64encode(data).decode()}"'
        return re.sub(r' src="[^"]*"', source, _OTHER_WIDTHS.sub("", match[0]))

    return _PICTURE.sub(show, html)


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
    return _VARIABLE.sub(lambda match: _paper_colours().get(match[1], "#000"), "".join(rules))


@cache
def _css(name: str) -> str:
    """A style of the site, without its comments."""
    return _COMMENT.sub("", (Path(settings.BASE_DIR) / "static/css" / name).read_text())
