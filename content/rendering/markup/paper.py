"""The print forms of blocks: what paper needs that a screen does not, and what it does without.

`print_form` has the whole text. A reader of paper can follow no link, so its address is printed behind it;
the table behind a drawing, and the sides of a difference, which the screen folds away, are left out.
`short_form` has the text alone: it leaves out drawings and pictures, tables of numbers and the numbers of
sources too, and prints no address.

Both are kept as they were printed. `with_files` makes them ready for a browser, or for a PDF, which fetches
nothing: it holds its pictures, and the colours of its drawings, itself. A picture that cannot be read is told
of in words.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from ..blocks import HTML, Block, Passage
from .links import change_around_drawings

_LINK = re.compile(r'<a href="(/[^"#]*)(?:#[^"]*)?">.*?</a>', re.DOTALL)
_PARAGRAPH_END = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=</td>)")
_ATTRIBUTES = r'(?:[^">]|"[^"]*")*'
_PICTURE = re.compile(rf'<img(?={_ATTRIBUTES} src="/media/(images/[a-z0-9-]+\.webp)"){_ATTRIBUTES}>')
_ALTERNATIVE = re.compile(r' alt="([^"]*)"')
_OTHER_WIDTHS = re.compile(r' (?:srcset|sizes|loading|decoding)="[^"]*"')
_TABLE_BELOW = re.compile(r'(aria-label="[^"]*) The table below gives [^."]*\.')
_DATA = '<details class="callout data">'
_DATA_INSIDE = re.compile(rf"</figure>\s*{_DATA}.*?</details>", re.DOTALL)
_SIDES = re.compile(r'<details class="sides">.*?</details>(?=\s*</section>)', re.DOTALL)
_DRAWING = re.compile(r'(?:aria-label="([^"]*)"[^>]*>\s*)?(<svg\b[^>]*>)(.*?</svg>)', re.DOTALL)
_VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
_BEHIND_SENTENCES = re.compile(r'<span class="s">.*?</span>', re.DOTALL)
_MARK = re.compile(r'<a [^>]*\bclass="src"[^>]*>.*?</a>', re.DOTALL)
_SPACE_AT_END = re.compile(r"\s+(?=(?:</span>\s*)?</h[2-6]>)")
_SPACE_BEFORE = re.compile(r'(?<=[^\s>])(?:\s+|&nbsp;)(<(?:a(?![^>]*\bclass="src")|em|span|strong)\b[^>]*>)')


@dataclass(frozen=True)
class Pdf:
    """What blocks need to stand in a PDF: the site's address, colours by their names, the style of drawings.

    `site` is such as "https://guide.example", `colours` such as {"--ink": "#000"}, `drawing_style` is CSS.
    """

    site: str
    colours: Mapping[str, str]
    drawing_style: str

    def drawing(self, svg: str, label: str) -> str:
        """Return a drawing with its colours, and with its label, which is HTML, as its title.

        WeasyPrint gives a drawing only the style that stands in it, and looks there for its alternative text.
        """
        start, end, rest = svg.partition(">")
        head = f"<title>{label}</title><style>{self.drawing_style}</style>"
        return f"{start}{end}{head}{with_colours(rest, self.colours)}"


@dataclass(frozen=True)
class Files:
    """Where a sheet of paper takes its pictures from.

    `source_of` returns the address from which a picture is fetched, by its file, such as
    "images/hand-800.webp"; it may be a data URL, and is None where the file cannot be read. `missing` returns
    the HTML in place of such a picture, by what it shows. `pdf` is None where a browser prints the sheet.
    """

    source_of: Callable[[str], str | None]
    missing: Callable[[str], str]
    pdf: Pdf | None = None


def print_form(blocks: Iterable[Block], host: str, on_it: Collection[str]) -> list[Block]:
    """Return blocks as they stand on a sheet; `blocks_for_another_page` has made them fit for it before.

    `host` is the site's name as it is printed, such as "guide.example". Links to `on_it`, addresses such as
    "/risks/", lead to what stands on the sheet itself, so their addresses are not printed. Passages that are
    not printed are left out too, so that the sources of the rest can be told.
    """
    pairs = pairwise([Block(HTML, ""), *blocks])
    kept = (block for above, block in pairs if not (_is_figure(above) and _is_data(block)))

    def printed(html: str) -> str:
        return _with_addresses(_without_folded(html), host, on_it)

    return [_changed(block, printed) for block in kept]


def short_form(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks as they stand on a sheet that has no room for more than its text."""
    kept = (block for block in blocks if not (_is_figure(block) or _is_data(block)))
    return [_changed(block, _without_marks) for block in kept]


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    return replace(block, html=change(block.html), passages=tuple(_printed_passages(block)))


def _printed_passages(block: Block) -> Iterable[Passage]:
    is_folded = block.kind == "difference" and _SIDES.search(block.html)
    return (passage for passage in block.passages if not (is_folded and passage.role == "li"))


def _is_figure(block: Block) -> bool:
    return block.kind == "figure" or (block.kind == HTML and block.html.endswith("</figure>"))


def _is_data(block: Block) -> bool:
    """Tell whether a block is the numbers of a drawing in a table; on paper the drawing says them."""
    return block.kind == "data" or (block.kind == HTML and block.html.startswith(_DATA))


def _without_folded(html: str) -> str:
    """Return HTML without what the screen shows only to who asks for it: the mark of a block is enough."""
    html = _BEHIND_SENTENCES.sub("", _SIDES.sub("", html))
    return _TABLE_BELOW.sub(r"\1", _DATA_INSIDE.sub("</figure>", html))


def _without_marks(html: str) -> str:
    return _MARK.sub("", _without_folded(html))


def _with_addresses(html: str, host: str, on_it: Collection[str]) -> str:
    """Return HTML with the addresses of its links to other pages in print.

    Of links to one page in one paragraph the first is enough.
    """

    def add_in(paragraph: str) -> str:
        named = set(on_it)

        def add(link: re.Match[str]) -> str:
            if link[1] in named:
                return link[0]
            named.add(link[1])
            return f'{link[0]}<span class="to"> ({host}{link[1].rstrip("/")})</span>'

        return change_around_drawings(paragraph, lambda words: _LINK.sub(add, words))

    return "".join(map(add_in, _PARAGRAPH_END.split(html)))


def with_files(html: str, files: Files) -> str:
    """Return the HTML of a print form with its pictures, ready for a browser or for a PDF."""
    html = _with_pictures(html, files)
    return _for_pdf(html, files.pdf) if files.pdf else html


def _with_pictures(html: str, files: Files) -> str:
    """Return HTML with the pictures that can be read, and what the others show in words."""

    def show(picture: re.Match[str]) -> str:
        source = files.source_of(picture[1])
        if source is None:
            shows = _ALTERNATIVE.search(picture[0])
            return files.missing(unescape(shows[1]) if shows else "")
        if files.pdf is None:
            return picture[0]
        return re.sub(r' src="[^"]*"', f' src="{source}"', _OTHER_WIDTHS.sub("", picture[0]))

    return _PICTURE.sub(show, html)


def _for_pdf(html: str, pdf: Pdf) -> str:
    """Return HTML with its drawings in the colours of paper and its links in full."""

    def draw(match: re.Match[str]) -> str:
        before = match[0].partition("<svg")[0]
        return before + pdf.drawing(match[2] + match[3], match[1] or "")

    # Where words with a space behind them are followed by what does not fit on the line, WeasyPrint 70 ends
    # the line after its first word, or takes it back whole if it may not be broken: the space goes inside.
    spaced = _SPACE_BEFORE.sub(r"\1 ", _SPACE_AT_END.sub("", _DRAWING.sub(draw, html)))
    return spaced.replace('href="/', f'href="{pdf.site}/')


def with_colours(text: str, colours: Mapping[str, str]) -> str:
    """Return CSS or a drawing with each colour in place of its name; an unknown one is black."""
    return _VARIABLE.sub(lambda name: colours.get(name[1], "#000"), text)
