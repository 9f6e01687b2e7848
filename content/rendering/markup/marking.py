"""What came and what went since an older edition of some blocks, marked in their HTML.

The tags are those of the newer blocks; only words are marked. So what comes out is as well-formed, and as
safe, as the blocks that went in: nothing but `<ins>`, `<del>` with words for whoever hears the page, and a
block around a whole deleted paragraph or item is added to them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from ..blocks import Block

WORD = re.compile(r"\s*[\w’'-]+|\s*[^\w\s]|\s+")
"""A word or a mark with the space before it. Spaces by themselves would make a comparison 30 times slower."""

_PIECE = re.compile(
    r"""(?P<whole><div\b[^<]*\bclass="drawing".*?</div>)
    |(?P<mark><a\ [^>]*\bclass="src"[^>]*>[^<]*</a>)
    |<span\ class="s">(?P<sources>.*?)</span>
    |<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|[^>"])*>\n*
    |(?P<text>[^<]+)""",
    re.DOTALL | re.VERBOSE,
)
"""What the sanitiser lets through, which writes all tags in one way."""

_BLOCKS = frozenset(
    "aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_HOLDERS = frozenset("aside blockquote details dl figure ol section table tbody thead tr ul".split())
"""Elements that hold blocks. Old versions are kept as they were rendered: 0.1.0 made asides of callouts."""

_VOID = frozenset("br col hr img input source wbr".split())
_WRAP = {"": "p", "aside": "p", "blockquote": "p", "details": "p", "section": "p", "figure": "p"}
_WRAP |= {"ul": "li", "ol": "li", "dl": "dd"}
"""What a deleted block is, standing directly in an element; elsewhere it is just words."""

_NO_TEXT = frozenset("table thead tbody tfoot tr colgroup".split())
"""Elements in which no word may stand; what was deleted there waits for the next place."""

_ADDED, _GONE, _END = (
    f'<span class="hidden">{words}</span>' for words in (" [Added: ", " [Taken out: ", "] ")
)
"""The words of templates/articles/pieces.html, which stand for underlining and striking out."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a tag, or an element in one piece: the sources of a sentence, the mark of a block, a drawing.

    Two are equal where they say the same: tags of one name and class, brackets of the same sources. `text`
    is what a reader sees of it, as HTML; a tag and a drawing have none. `tag` is the name of the element
    that it opens or closes.
    """

    key: str
    html: str = field(compare=False)
    text: str = field(default="", compare=False)
    tag: str = field(default="", compare=False)

    @property
    def closes(self) -> bool:
        """Tell whether it is the tag at the end of an element."""
        return self.key.startswith("</")


Tokens = tuple[Token, ...]


def tokens_of(block: Block) -> Tokens:
    """Return the tokens of a block, and of the end of the line behind it."""
    return tuple(token for piece in _PIECE.finditer(f"{block.html}\n") for token in _tokens(piece))


def _tokens(piece: re.Match[str]) -> Iterator[Token]:
    html = piece[0]
    if piece["text"]:
        for word in WORD.findall(unescape(html)):
            text = escape(word, quote=False).replace("\xa0", "&nbsp;")
            yield Token(word, text, text)
    elif piece["tag"]:
        name = re.search(r' class="[^"]*"', html)
        yield Token(f"<{piece['end']}{piece['tag']}{name[0] if name else ''}", html, tag=piece["tag"])
    elif piece["sources"]:
        said = re.sub(r'(<a href="[^"]*">)\d+', r"\1", piece["sources"])
        yield Token(f"@{said}", html, re.sub(r"<[^>]*>", "", piece["sources"]))
    elif piece["mark"]:
        yield Token("src", html)
    else:
        yield Token(html, html)


def groups_of(tokens: Tokens) -> Iterator[Tokens]:
    """Divide the tokens of a block: a group ends with a paragraph, an item, a cell or the like."""
    start = 0
    for end, token in enumerate(tokens, 1):
        if token.tag in (_BLOCKS if token.closes else _HOLDERS) or end == len(tokens):
            yield tokens[start:end]
            start = end


def one_by_one(tokens: Tokens) -> Iterator[Tokens]:
    """Return each token by itself."""
    return ((token,) for token in tokens)


def marked_changes(runs: Iterable[tuple[Sequence[Tokens], Sequence[Tokens], bool]], holder: str = "") -> str:
    """Return the HTML of newer blocks with what was added in `<ins>` and what is gone in `<del>`.

    Each of the `runs` is a stretch of tokens as it was, as it is, and whether both are the same. `holder` is
    the element in which the blocks will stand, where it is one that takes items alone.
    """
    page = _Marked([holder])
    for old, new, same in runs:
        page.add(old, new, same=same)
    return page.finish()


@dataclass
class _Marked:
    """The HTML as it is put together; `open` are the elements that stand open, `gone` waits for its place."""

    open: list[str]
    parts: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def add(self, old: Sequence[Tokens], new: Sequence[Tokens], *, same: bool) -> None:
        """Add what is the same, or what went and what came."""
        if not same:
            self.gone += _texts(old)
            self.place_gone()
        added = ""
        for token in (token for tokens in new for token in tokens):
            if token.text:
                self.place_gone()
                added += token.html
                continue
            self.parts.append(added if same else _added(added))
            added = ""
            self.parts.append(token.html)
            if token.tag:
                self.step(token)
        self.parts.append(added if same else _added(added))

    def step(self, tag: Token) -> None:
        """Note which element a tag opens or closes, and place what is gone where a block may stand."""
        if tag.closes:
            while len(self.open) > 1 and self.open.pop() != tag.tag:
                pass
        elif tag.tag not in _VOID:
            self.open.append(tag.tag)
        if self.open[-1] in _WRAP:
            self.place_gone()

    def place_gone(self) -> None:
        """Set what was deleted where words may stand."""
        here = self.open[-1]
        if not self.gone or here in _NO_TEXT:
            return
        if wrap := _WRAP.get(here):
            self.parts += [f'<{wrap} class="gone">{_deleted(text.strip())}</{wrap}>' for text in self.gone]
        else:
            more = (text if text[0].isspace() else f" {text}" for text in self.gone[1:])
            self.parts.append(_deleted("".join([self.gone[0], *more])))
        self.gone.clear()

    def finish(self) -> str:
        """Return the HTML, with what has found no place yet at its end."""
        self.place_gone()
        return "".join(self.parts).removesuffix("\n")


def _added(html: str) -> str:
    is_word = html.replace("&nbsp;", "").strip()
    return f"<ins>{_ADDED}{html}{_END}</ins>" if is_word else html


def _deleted(html: str) -> str:
    return f"<del>{_GONE}{html}{_END}</del>"


def _texts(groups: Iterable[Tokens]) -> Iterator[str]:
    """Return what readers saw of some tokens, each block's by itself; the cells of a row are one block."""
    found = ""
    for token in (token for tokens in groups for token in tokens):
        if token.tag in {"td", "th"}:
            found += " " if token.closes else ""
        elif token.tag in _BLOCKS:
            if found.strip():
                yield f"{found.rstrip()} "  # the next words are another block's
            found = ""
        else:
            found += token.text
    if found.strip():
        yield found
