"""Links: from Markdown's relative file names to public addresses, each one checked.

`[aftercare](aftercare.md#the-first-day)` leads to /aftercare/#the-first-day, as it does on a Git host.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..blocks import Block
from ..context import FIXED_PAGES, RenderContext, figure_anchor, page_address
from ..problems import MOST_KINDS, Lines, Problem, did_you_mean
from .as_meant import WRITTEN
from .headings import text_of

_ARTICLE = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md(?:#(?P<anchor>.+))?")
_PAGE = re.compile(r"/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/?(?:#(?P<anchor>.+))?")
_SOURCE = re.compile(r"/sources/(?P<key>[^/]+)/")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?", re.ASCII)
_OUTSIDE = ("https", "http", "mailto", "tel")


@dataclass(frozen=True)
class LinkTo:
    """A link to an article: its slug, and the anchor on it, if any."""

    slug: str
    anchor: str


class LinkChecker:
    """Rewrites the links of one text and notes what they lead to."""

    def __init__(self, context: RenderContext, own_anchors: set[str]) -> None:
        self.context = context
        self.own_anchors = own_anchors
        self.links: list[LinkTo] = []
        self.terms: list[str] = []
        self.asked = 0

    def finish_links(self, root: etree.Element, lines: Lines, field: str) -> list[Problem]:
        """Rewrite every link that an author wrote; a link that leads nowhere loses its address."""
        wrong: dict[str, str] = {}
        for link in root.iter("a"):
            if "data-key" in link.attrib or link.get("class") == "clinic":
                continue
            href = link.get("href", "")
            needle = link.attrib.pop(WRITTEN, f"]({href}")
            if needle not in wrong and (message := self._finish(link, href) or _without_words(link)):
                wrong[needle] = f"link to “{href}”: {message}"
            if needle in wrong:
                link.attrib.pop("href", None)
        return lines.problems(wrong, field)

    def _finish(self, link: etree.Element, href: str) -> str:
        """Rewrite one link; return what is wrong with it, or nothing."""
        if match := _ARTICLE.fullmatch(href):
            return self._to_article(link, match["slug"], match["anchor"] or "")
        if href.startswith("#"):
            return self._to_anchor(href[1:], self.own_anchors, "this page")
        if href.startswith(("figures/", "images/")):
            anchor = figure_anchor(href)
            link.attrib["href"] = f"#{anchor}"
            return self._to_anchor(anchor, self.own_anchors, "this page")
        path = self._path(href)
        if (match := _PAGE.fullmatch(path)) and match["slug"] in self.context.pages:
            return self._to_article(link, match["slug"], match["anchor"] or "")
        match = _SOURCE.fullmatch(path)
        if path in FIXED_PAGES or (match and match["key"] in self.context.works):
            link.attrib["href"] = path
            return ""
        return "there is no such source" if match and path == href else self._to_outside(link, href)

    def _path(self, href: str) -> str:
        """Return an address without the guide's own host, which is left out of links within the guide."""
        match = re.match(r"https?://([^/?#]+)", href)
        is_own = match and match[1].lower() == urlsplit(self.context.site).netloc.lower()
        return href[match.end() :] or "/" if match and is_own else href

    def _to_article(self, link: etree.Element, slug: str, anchor: str) -> str:
        page = self.context.pages.get(slug)
        if page is None:
            mend = self._mend(slug, self.context.pages, "write it or link elsewhere", "{}.md")
            return f"there is no such page; {mend}"
        if anchor and (message := self._to_anchor(anchor, page.anchors, f"{slug}.md")):
            return message
        # A page that was renamed is known under its former names too.
        link.attrib["href"] = page_address(page.slug) + (f"#{anchor}" if anchor else "")
        self.links.append(LinkTo(page.slug, anchor))
        if page.slug == "glossary" and anchor in self.context.terms:
            self.terms.append(anchor)
            link.attrib.update({"class": "term", "data-note": f"term-{anchor}"})
        return ""

    def _to_anchor(self, anchor: str, anchors: set[str] | frozenset[str], where: str) -> str:
        if anchor in anchors:
            return ""
        mend = self._mend(anchor, anchors, "link to a heading that it has", "#{}")
        return f"{where} has no heading, box, term or figure “{anchor}”; {mend}"

    def _mend(self, word: str, known: Collection[str], otherwise: str, form: str) -> str:
        """Return the mend for a name that does not exist, with a guess as long as guessing is no burden."""
        self.asked += 1
        return did_you_mean(word, known if self.asked <= MOST_KINDS else (), otherwise, form)

    @staticmethod
    def _to_outside(link: etree.Element, href: str) -> str:
        try:
            parts = urlsplit(href)
        except ValueError:
            return "this is not an address; correct it"
        if parts.scheme not in _OUTSIDE or (parts.scheme in {"http", "https"} and not parts.hostname):
            return (
                "write a page of the guide as “name.md”, another site as “https://…”; "
                "nothing else may be linked to"
            )
        if parts.scheme in {"http", "https"}:
            if not _HOST.fullmatch(parts.netloc) or re.search(r"\s", href):
                return "this is not an address; correct it"
            link.attrib["rel"] = "external noopener"
        return ""


def _without_words(link: etree.Element) -> str:
    """Return what is wrong with what a reader sees of a link, or nothing."""
    for number in [span for span in link.iter("span") if span.get("class") == "clinic"]:
        # The whole is a link already: its emergency numbers are words.
        number.text, number[:] = text_of(number), []
    if link.find(".//a") is not None:
        return "a citation stands inside it; put it behind the link"
    return "" if text_of(link) else "it has no words; write between [ and ] where it leads"


def blocks_for_another_page(blocks: Iterable[Block], address: str, name: str = "") -> list[Block]:
    """Return blocks of the page at an address, fit for another page: their links within it lead to it there.

    Their ids and the notes of their links go. Where a `name` is given, headings keep theirs: their anchors
    begin with it and a full stop, and what links to one of them leads to it where it stands now. A drawing
    keeps its ids: it refers to its own pieces.
    """
    found = list(blocks)
    kept = {passage.anchor for block in found for passage in block.passages if name} - {""}
    return [
        replace(
            block,
            html=_for_another_page(block.html, address, name, kept),
            anchor=f"{name}.{block.anchor}" if block.anchor in kept else "",
        )
        for block in found
    ]


def for_another_page(html: str, address: str) -> str:
    """Return HTML that is no block, such as that of a difference, as `blocks_for_another_page` does."""
    return _for_another_page(html, address, "", frozenset())


def _for_another_page(html: str, address: str, name: str, kept: Collection[str]) -> str:
    def anchor(match: re.Match[str]) -> str:
        return f' id="{name}.{match[1]}"' if match[1] in kept else ""

    def link(match: re.Match[str]) -> str:
        return f'href="#{name}.{match[1]}"' if match[1] in kept else f'href="{address}#{match[1]}"'

    def change(piece: str) -> str:
        return re.sub(r'href="#([^"]*)"', link, re.sub(r' id="([^"]*)"', anchor, without_notes(piece)))

    def change_drawing(drawing: str) -> str:
        return re.sub(r'(?<=<a )href="#([^"]*)"', link, drawing)

    return change_around_drawings(html, change, change_drawing)


def without_notes(html: str) -> str:
    """Return a part of a page whose links open no note in place, for a page that does not have the notes."""
    return re.sub(r' data-note="[^"]*"', "", html)


def with_anchors_of(name: str, block: Block) -> Block:
    """Return a block whose ids, and the links to them, begin with a name. Drawings keep their ids."""

    def change(piece: str) -> str:
        return re.sub(r' (id="|href="#)', rf" \g<1>{name}-", piece)

    def change_drawing(drawing: str) -> str:
        return re.sub(r'(?<=<a )href="#', f'href="#{name}-', drawing)

    anchor = f"{name}-{block.anchor}" if block.anchor else ""
    return replace(block, html=change_around_drawings(block.html, change, change_drawing), anchor=anchor)


def change_around_drawings(
    html: str, change: Callable[[str], str], change_drawing: Callable[[str], str] = str
) -> str:
    """Return a page's text with what is around its drawings changed one way, and each drawing another."""
    pieces = re.split(r"(<svg\b.*?</svg>)", html, flags=re.DOTALL)
    pieces[::2] = map(change, pieces[::2])
    pieces[1::2] = map(change_drawing, pieces[1::2])
    return "".join(pieces)
