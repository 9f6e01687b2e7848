"""The sheet of a handout: one HTML document, which a browser prints and from which the PDF is made."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from content.articles.qr_code import qr_code
from content.clinic.models import Clinic

from .contents import Contents

_VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
_DRAWING = re.compile(r"(<svg\b[^>]*>)(.*?</svg>)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PICTURE = re.compile(r' src="/media/((?:images|clinic)/[a-z0-9-]+\.webp)"')
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
        "qr": qr_code(contents.handout.link_on_paper),
        "site": settings.SITE_URL,
        "style": mark_safe(_style()) if for_pdf else "",
        "large": large,
    }
    html = render_to_string("handouts/sheet.html", context)
    return _whole(html) if for_pdf else html


def _whole(html: str) -> str:
    """Return a document with its drawings in black and white, its pictures within it, its links in full."""
    drawn = _DRAWING.sub(_draw, html)
    # WeasyPrint takes a whole line back where a number does not fit on it, if it may not stand alone.
    drawn = drawn.replace('&nbsp;<span class="cites">', ' <span class="cites">')
    pictured = _PICTURE.sub(_embed, _OTHER_WIDTHS.sub("", drawn))
    return pictured.replace('href="/', f'href="{settings.SITE_URL}/')


def _draw(match: re.Match[str]) -> str:
    coloured = _VARIABLE.sub(lambda name: _paper_colours().get(name[1], "#000"), match[2])
    return f"{match[1]}<style>{_drawing_style()}</style>{coloured}"


def _embed(match: re.Match[str]) -> str:
    try:
        with default_storage.open(match[1]) as file:
            data = b64encode(file.read()).decode()
    except OSError:
        return ""
    return f' src="data:image/webp;base64,{data}"'


@cache
def _style() -> str:
    """The sheet's style, written into it."""
    return _css("sheet.css")


@cache
def _paper_colours() -> dict[str, str]:
    """The colours of the sheet, by the names that drawings call them by."""
    root = _css("sheet.css").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"(--[a-z-]+): ([^;]+);", root))


@cache
def _drawing_style() -> str:
    """The style of drawings on paper. WeasyPrint gives a drawing only the style that stands in it."""
    rules = re.findall(r"^\.f-[^{]+\{[^}]*\}", _css("figures.css").partition("@media")[0], re.MULTILINE)
    return _VARIABLE.sub(lambda match: _paper_colours().get(match[1], "#000"), "".join(rules))


def _css(name: str) -> str:
    return _COMMENT.sub("", (Path(settings.BASE_DIR) / "static/css" / name).read_text())
