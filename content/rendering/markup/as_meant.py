"""What writers write a little beside Markdown, read as they plainly meant it.

The text stays as it is written; only what is made of it changes. What cannot be told so surely is a slip
(`slips_inline`).
"""

import re
import string
import xml.etree.ElementTree as etree
from collections.abc import Container

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor
from markdown.util import AtomicString

WRITTEN = "data-written"
"""The attribute with which a link tells how it stands in the text, where that is not `](address)`."""

ADDRESS = (
    r"(?:[a-z0-9-]+\.md(?:#[^\s()\[\]]+)?|\#[a-z0-9-]+|(?:https?://|mailto:|tel:)[^\s()\[\]]+"
    r"|/[a-z0-9-]+/(?:\#[a-z0-9-]+)?)"
)
"""What can be nothing but the address of a link."""

BETWEEN_DIGITS = r"((?<=\d)[*_]+(?=\d))"
"""A sign of a sum, such as `10*3*2`."""

_LATIN = "\x00-\u024f\u2000-\u206f"
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|&(?:shy|ZeroWidthSpace|NoBreak|#173|#8203|#8288|#x(?i:ad|200b|2060));"
    f"|(?<![^{_LATIN}])[\u200c-\u200f]+(?![^{_LATIN}])"
)
"""Soft hyphens and signs without width; joiners and marks of direction among Latin letters alone."""

_SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BEGINS = re.compile(
    f"^[{_SPACE}]+$|^[>{_SPACE}]*[|:-][|:{_SPACE}-]*$"
    f"|^[{_SPACE}]*(?:(?:[-*+:>|]|#{{1,6}})[{_SPACE}]+)+(?:\\[\u00a0\\])?",
    re.MULTILINE,
)
"""A line that is empty to the eye, the line below the headings of a table, the marks that begin a line."""

_HEADING_END = re.compile(r"^([ >]*#[^\n]*[^\\\n])\\[ \t]*$", re.MULTILINE)
"""A backslash behind a heading, of which Python-Markdown makes a paragraph."""

LOOSE_LINK = (
    rf"(?<!!)\[(?!\s*[xX]?\])(?P<words>[^\[\]]+)\](?:\s+\((?P<behind>{ADDRESS})\)|\[(?P<beside>{ADDRESS})\])"
)
SWAPPED_LINK = rf"\((?P<words>[^()\[\]]+)\)\[(?P<behind>{ADDRESS})\](?P<beside>)"
BARE_ADDRESS = (
    r"(?<![\w/.@:+<-])(?:(?P<scheme>(?i:https?://|www\.))[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\[\]\x02\x03\"“”]*)?"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?![\w/])(?:\#[a-z0-9-]+)?)"
)
_BOLD = r"(?<!\*)\*\*(?!\*)(?=((?:[^*]|(?<!\*)\*(?!\*))+)\*\*(?!\*))"


def as_meant(source: str) -> str:
    """Return a Markdown text without signs that nobody sees, and with plain spaces behind marks.

    It has as many lines as before.
    """
    source = _HEADING_END.sub(r"\1", _UNSEEN.sub("", source))
    return _BEGINS.sub(lambda begins: re.sub(r"[^\S\t]", " ", begins[0]), source)


class _LooseLink(InlineProcessor):
    """Read `[words] (risks.md)`, `(words)[risks.md]` and `[words][risks.md]` as `[words](risks.md)`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Return the link."""
        address = m["behind"] or m["beside"]
        written = m[0].removeprefix(f"[{m['words']}").removeprefix(f"({m['words']}").split("\n")[-1]
        link = etree.Element("a", {"href": address, WRITTEN: written})
        link.text = m["words"]
        return link, m.start(), m.end()


class _BareAddress(InlineProcessor):
    """Make a link of an address of the web, of mail, or of a page of the guide."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pages: Container[str]) -> None:
        super().__init__(BARE_ADDRESS)
        self.pages = pages

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the link, without the punctuation behind the address."""
        if m["slug"] is not None and m["slug"] not in self.pages:
            return None, None, None
        address = m[0].rstrip(".,;:!?'’*_~")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:!?'’*_~")
        scheme = m["scheme"] or ""
        href = scheme.lower() + address.removeprefix(scheme)
        if href.startswith("www."):
            href = f"https://{href}"
        elif not scheme and m["slug"] is None:
            href = f"mailto:{href}"
        link = etree.Element("a", {"href": href, WRITTEN: address})
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)


class _LooseBold(InlineProcessor):
    """Read `** bold **`, which has spaces within its signs, as `**bold**`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the bold words, where these two signs can be nothing but a pair."""
        inner, end = m[1], m.end(1) + 2
        words = inner.strip()
        if not words or words == inner or words.isdigit() or data.count("**", 0, m.start()) % 2:
            return None, None, None
        element = etree.Element("strong")
        # Beside a letter the space is the only one between two words.
        inner = inner if data[: m.start()][-1:].isalnum() else inner.lstrip()
        element.text = inner if data[end : end + 1].isalnum() else inner.rstrip()
        return element, m.start(), end


class _LineEnd(InlineProcessor):
    """Read a backslash at the end of a line as the end of that line; behind the last one it means nothing."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str, int, int]:
        """Return the end of the line."""
        return etree.Element("br") if m[1] else "", m.start(), m.end()


def register(md: Markdown, pages: Container[str]) -> None:
    """Let a reader of Markdown read what is plainly meant; `pages` are the names of those of the guide."""
    # As in CommonMark: a backslash before any sign stands for the sign.
    md.ESCAPED_CHARS = [*string.punctuation]
    md.inlinePatterns.register(_LineEnd(r"(?<!\\)\\[ \t]*(?:(\n)|\Z)"), "line end", 185)
    md.inlinePatterns.register(_LooseLink(LOOSE_LINK), "loose link", 172)
    md.inlinePatterns.register(_LooseLink(SWAPPED_LINK), "swapped link", 171)
    md.inlinePatterns.register(_BareAddress(pages), "bare address", 120)
    md.inlinePatterns.register(SimpleTextInlineProcessor(BETWEEN_DIGITS), "between digits", 72)
    md.inlinePatterns.register(_LooseBold(_BOLD), "loose bold", 71)
