"""A part of a rendered page by itself: what stands before its first heading, or a section under one."""

import re
from functools import lru_cache
from html.parser import HTMLParser

_HEADING = re.compile(r"h[2-6]")
_VOID = frozenset("br hr img input col source wbr".split())


class _Outline(HTMLParser):
    """Notes where the headings of a page stand that are in nothing else, such as a box or a list."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.depth = 0
        self.found: list[tuple[int, int, str]] = []
        self.starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if self.depth == 0 and anchor and _HEADING.fullmatch(tag):
            line, column = self.getpos()
            self.found.append((self.starts[line - 1] + column, int(tag[1]), anchor))
        self.depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Do nothing: such an element holds none, whether HTML's or a drawing's."""

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in _VOID


@lru_cache(maxsize=64)
def _headings(html: str) -> tuple[tuple[int, int, str], ...]:
    """Return place, level and anchor of each heading that is in nothing else; kept, for many ask again."""
    return tuple(_Outline(html).found)


def section_of(html: str, anchor: str) -> str | None:
    """Return the section of a page under one heading, heading and all, or None where there is none.

    `html` is what `render()` made. A heading within a box or a list begins no section that could be cut out.
    """
    found = _headings(html)
    for place, (start, level, name) in enumerate(found):
        if name == anchor:
            later = (where for where, depth, _ in found[place + 1 :] if depth <= level)
            return html[start : next(later, len(html))].rstrip()
    return None


def lead_of(html: str) -> str:
    """Return what stands on a page before its first heading."""
    found = _headings(html)
    return html[: found[0][0]].rstrip() if found else html


def section_anchors(html: str) -> list[str]:
    """Return the anchors of the headings whose sections can be cut out, in their order."""
    return [anchor for _, _, anchor in _headings(html)]


def shift_headings(html: str, by: int) -> str:
    """Return a page's text with each heading some levels deeper, or higher, to stand below another title."""
    return re.sub(r"(</?h)([2-6])\b", lambda match: f"{match[1]}{min(6, max(2, int(match[2]) + by))}", html)
