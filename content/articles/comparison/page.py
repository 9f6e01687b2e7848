"""What changed on a page as readers see it: the new page, with words that came and went marked in it.

The tags are those of the new page; only words are marked. So what comes out is as well-formed, and as
safe, as the two pages that went in: nothing but `<ins>`, `<del>` with words for whoever hears the page, and a
block around a whole deleted paragraph or item is added to them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from .words import compare

_TOKEN = re.compile(
    r"""(?P<drawing><div\b[^<]*\bclass="drawing".*?</div>|<a\ [^>]*\bclass="self"[^>]*>\#</a>)
    |(?P<cite><a\ aria-label="\d+:\ (?P<source>[^"]*)"\ class="cite"[^>]*>[^<]*</a>)
    |(?P<tag></?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|[^>"])*>)\n*
    |(?P<word>(?:\s|&nbsp;)*(?:(?:[\w’'-]|&(?!nbsp;)[#\w]+;)+|[^\s<])|(?:\s|&nbsp;)+)""",
    re.DOTALL | re.VERBOSE,
)
_VOLATILE = re.compile(r' (?:id|data-note|aria-label|aria-labelledby|value)="[^"]*"| href="#[^"]*"')
"""What changes in a tag because other parts of the page did."""

_BLOCKS = frozenset(
    "aside blockquote caption dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_HOLDERS = frozenset("aside blockquote details dl figure ol section table tbody thead tr ul".split())
"""Elements that hold blocks. Old versions are kept as they were rendered: 0.1.0 made asides of callouts."""

_VOID = frozenset("br col hr img input source wbr".split())
_WRAP = {"": "p", "aside": "p", "blockquote": "p", "details": "p", "section": "p", "figure": "p"}
_WRAP |= {"ul": "li", "ol": "li", "dl": "dd"}
"""What a deleted block is, standing directly in an element; elsewhere it is just words."""

_ADDED, _GONE, _END = (
    f'<span class="hidden">{words}</span>' for words in (" [Added: ", " [Taken out: ", "] ")
)
"""The words of templates/articles/pieces.html, which stand for underlining and striking out."""

_NO_TEXT = frozenset("table thead tbody tfoot tr colgroup".split())
"""Elements in which no word may stand; what was deleted there waits for the next place."""


@dataclass(frozen=True)
class _Token:
    """A tag, a word, a drawing or the number of a source; `key` is what makes two of them the same.

    The link of a heading to itself counts as a drawing: it is no word of the text.
    """

    kind: str
    html: str
    key: str
    name: str = ""

    @property
    def closes(self) -> bool:
        return self.html.startswith("</")


def page_diff(old: str, new: str) -> str:
    """Return a page's HTML with what was added to an older one in `<ins>` and what is gone in `<del>`.

    Both are what the renderer made. The number of a source is the same while the source is.
    """
    page = _Marked()
    before, after = _blocks(old), _blocks(new)
    left, right = iter(chain(*before)), iter(chain(*after))
    for run in compare(_keys(before), _keys(after), lambda block: [(key,) for key in block]):
        was, now = (
            [*islice(side, sum(map(len, keys)))] for side, keys in ((left, run.old), (right, run.new))
        )
        page.add(was, now, same=run.same)
    return page.finish()


def _keys(blocks: list[list[_Token]]) -> list[tuple[str, ...]]:
    return [tuple(token.key for token in block) for block in blocks]


def _blocks(html: str) -> list[list[_Token]]:
    """Return the tokens of a page, cut behind each end of a block and where one begins that holds others."""
    blocks: list[list[_Token]] = [[]]
    for match in _TOKEN.finditer(html):
        token = _token(match)
        blocks[-1].append(token)
        if token.name in (_BLOCKS if token.closes else _HOLDERS):
            blocks.append([])
    return blocks


def _token(match: re.Match[str]) -> _Token:
    html = match[0]
    if match["cite"]:
        return _Token("cite", html, f"cite {match['source']}")
    if match["drawing"]:
        return _Token("drawing", html, html)
    if match["tag"]:
        return _Token("tag", html, _VOLATILE.sub("", match["tag"]), match["name"].lower())
    return _Token("word", html, html)


@dataclass
class _Marked:
    """The page as it is put together."""

    parts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def add(self, old: list[_Token], new: list[_Token], *, same: bool) -> None:
        """Add what is the same, or what went and what came."""
        if not same:
            self.gone += _words(old)
            self._place_gone()
        added: list[str] = []
        for token in new:
            if token.kind in {"word", "cite"}:
                self._place_gone()
                (self.parts if same else added).append(token.html)
                continue
            self._mark(added)
            self.parts.append(token.html)
            if token.kind == "tag":
                self._step(token)
                if self.here in _WRAP:
                    self._place_gone()
        self._mark(added)

    @property
    def here(self) -> str:
        """The element that stands open."""
        return self.open[-1] if self.open else ""

    def finish(self) -> str:
        """Return the page, with what has found no place yet at its end."""
        self.open = []
        self._place_gone()
        return "".join(self.parts)

    def _step(self, token: _Token) -> None:
        if token.closes:
            while self.open and self.open.pop() != token.name:
                pass
        elif token.name not in _VOID:
            self.open.append(token.name)

    def _mark(self, added: list[str]) -> None:
        html = "".join(added)
        added.clear()
        is_word = html.replace("&nbsp;", "").strip()
        self.parts.append(f"<ins>{_ADDED}{html}{_END}</ins>" if is_word else html)

    def _place_gone(self) -> None:
        """Set what was deleted where words may stand."""
        if not self.gone or self.here in _NO_TEXT:
            return
        wrap = _WRAP.get(self.here)
        if wrap:
            self.parts += [f'<{wrap} class="gone">{_deleted(words.strip())}</{wrap}>' for words in self.gone]
        else:
            words = self.gone[0] + "".join(w if w[0].isspace() else f" {w}" for w in self.gone[1:])
            self.parts.append(_deleted(words))
        self.gone.clear()


def _deleted(words: str) -> str:
    return f"<del>{_GONE}{words}{_END}</del>"


def _words(tokens: list[_Token]) -> Iterator[str]:
    """Return the words among some tokens, those of each block together."""
    words = ""  # the cells of a row are one block
    for token in tokens:
        if token.name in {"td", "th"}:
            words += " " if token.closes else ""
        elif token.name in _BLOCKS:
            if words.strip():
                yield f"{words.rstrip()} "  # the next words are another block's
            words = ""
        elif token.kind == "word":
            words += token.html
        elif token.kind == "cite":
            words += re.sub(r"<[^>]*>", "", token.html)
    if words.strip():
        yield words
