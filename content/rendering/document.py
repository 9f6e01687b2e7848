"""From an author's text to a page: the one function that every page, preview and check goes through.

text → Markdown with citations, links, callouts, figures, terms → sanitiser → Rendered
"""

import logging
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from html import escape
from typing import ParamSpec

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from .blocks import Block, Passage, html_of
from .context import PracticeLine, RenderContext
from .front_matter import ArticleText, split_anchors
from .images.figures import Figures, figure_anchors
from .limits import check_raw_html, check_size
from .markup.as_meant import as_meant, register
from .markup.callouts import CARE_CARDS, collect_differences, finish_callouts, prepare_titles, remark_on_cards
from .markup.citations import PATTERN, CitationPattern, Register, check_brackets
from .markup.clinic_values import ClinicPattern, check_placeholders
from .markup.glossary import divide_by_letter
from .markup.headings import (
    Anchors,
    finish_boxes,
    finish_headings,
    finish_terms,
    keep_former_anchors,
    read_contents,
)
from .markup.links import LinkChecker, with_anchors_of, without_notes
from .markup.marks import Marks
from .markup.passages import BETWEEN, mark_between, read_blocks
from .markup.points import without_sign
from .markup.practice import (
    PracticeBlock,
    check_practice,
    check_strays,
    finish_practice,
    hidden_words,
)
from .markup.sentences import prose, remark_on
from .markup.signs import SignsBlock, SignsSentence, check_signs, uncited
from .markup.slips_inline import check_inline, check_plain
from .markup.source_lines import mark_lines, set_lines, take_marks
from .markup.structure import read_structure
from .markup.tables import finish_tables, finish_tasks
from .problems import Lines, Problem, Remark
from .readability import measure
from .rendered import Rendered
from .sanitise import sanitise

logger = logging.getLogger(__name__)

ABOUT_PART = "about"
"""The part whose articles tell of the guide itself; their sentences need no medical source."""

CLAIM_PREFIX = "Left out: "
"""Stands before each claim that the guide does not make, so that no list or hit can read as if it did."""

MAX_ITEMS = 30
"""The most key points, or next steps, that a page can have."""

MAX_FORMER = 100
"""The most former anchors that a page can have."""


class _Finish(Treeprocessor):
    """Runs the renderer's own steps over the finished tree of one fragment."""

    def __init__(self, page: "_Page") -> None:
        super().__init__()
        self.page = page

    def run(self, root: etree.Element) -> None:
        self.page.finish(root)


class _GuideExtension(Extension):
    """Adds what the guide writes beyond Markdown, and takes raw HTML away."""

    def __init__(self, page: "_Page") -> None:
        super().__init__()
        self.page = page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown's name
        context = self.page.context
        md.preprocessors.deregister("html_block")
        for name in ("html", "entity", "autolink", "automail"):
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        register(md, context.pages)
        md.inlinePatterns.register(CitationPattern(PATTERN, md), "citation", 175)
        md.inlinePatterns.register(SignsSentence(context, self.page.signs_placed), "signs", 174.5)
        md.inlinePatterns.register(ClinicPattern(context), "clinic", 174)
        signs = SignsBlock(md.parser, context, self.page.signs_placed)
        md.parser.blockprocessors.register(signs, "signs", 15)
        md.parser.blockprocessors.register(PracticeBlock(md.parser, context), "practice", 95)
        md.treeprocessors.register(_Finish(self.page), "finish", -10)


class _Page:
    """The state that the fragments of one page share while they are rendered."""

    def __init__(
        self,
        context: RenderContext,
        layout: str = "article",
        former: Iterable[str] = (),
        *,
        with_lines: bool = False,
    ) -> None:
        self.context = context
        self.former = split_anchors(former)
        self.former_line = 1
        self.with_lines = with_lines
        self.layout = layout
        self.prefix = CLAIM_PREFIX if layout == "claims" else ""
        self.result = Rendered(context)
        self.anchors = Anchors()
        self.register = Register(context)
        self.marks = Marks(context.works)
        self.figures = Figures(context)
        self.checker = LinkChecker(context, self.anchors.taken)
        self.signs_placed: set[str] = set()
        self.practice_placed: set[str] = set()
        self.markdown = Markdown(
            extensions=["tables", "def_list", "sane_lists", "pymdownx.quotes", _GuideExtension(self)],
            extension_configs={"pymdownx.quotes": {"callouts": True}},
        )
        self.blocks: list[Block] = []
        self.passages: list[Passage] = []
        self.remarks: list[Remark] = []
        self.lines = Lines("")
        self.field = ""

    def convert(self, source: str, first: int, name: str) -> list[Block]:
        """Render one fragment that begins on line `first`, and return its blocks."""
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        self.lines, self.field = Lines("", first), name
        # Before anything else looks at the text: some of that takes longer than to read it.
        problems = check_size(source, first, name)
        if problems:
            self.result.problems += problems
            self.result.is_refused = True
            return []
        source = as_meant(source)
        self.lines = Lines(source, first)
        self.result.problems += check_raw_html(self.lines, name)
        self.result.problems += check_placeholders(self.lines, name)
        self.result.problems += check_signs(self.lines, self.context, name)
        self.result.problems += check_practice(self.lines, self.context, name)
        self.result.problems += check_brackets(self.lines, name)
        structure = read_structure(source, first, name)
        self.result.slips += [*structure.slips, *check_inline(self.lines, name, self.context)]
        self.anchors.taken |= figure_anchors(source)
        self.blocks = []
        self.markdown.reset()
        try:
            prepared = prepare_titles(structure.text)
            if self.shows_lines:
                prepared = mark_lines(prepared, [number for number, _ in structure.lines])
            html = self.markdown.convert(prepared)
        except RecursionError:
            message = "quotes, lists or emphasis nested too deep; flatten them"
            self.result.problems.append(Problem(first, message, name))
            self.result.is_refused = True
            return []
        safe = self.figures.set_in(sanitise(html, with_lines=self.shows_lines))
        pieces = map(str.strip, safe.split(BETWEEN)) if self.blocks else ()
        return [replace(block, html=piece) for block, piece in zip(self.blocks, pieces, strict=True)]

    @property
    def shows_lines(self) -> bool:
        """Tell whether blocks are to show on which line they stand; a line of a list is one by itself."""
        return self.with_lines and self.field == "body"

    def finish(self, root: etree.Element) -> None:
        """Give the tree of a fragment its meaning; the order of the steps matters."""
        result, lines, name = self.result, self.lines, self.field
        line_of = take_marks(root) if self.shows_lines else {}
        for element in root.iter():
            element.text = element.text and element.text.replace(AMP_SUBSTITUTE, "&")
            element.tail = element.tail and element.tail.replace(AMP_SUBSTITUTE, "&")
            for key, value in element.attrib.items():
                element.attrib[key] = value.replace(AMP_SUBSTITUTE, "&")
        result.problems += check_strays(root, self.context.practice, lines, name)
        self.practice_placed |= finish_practice(root, self.context.practice, self.context.clinic)
        if self.layout == "glossary":
            result.problems += divide_by_letter(root, lines, name)
        result.problems += finish_callouts(root, lines, name, self.context.clinic)
        self.remarks += remark_on_cards(root, lines, name)
        result.problems += finish_headings(root, self.anchors, lines, name, self.prefix)
        finish_tables(root)
        finish_tasks(root)
        result.problems += self.figures.finish_figures(root, lines, name)
        result.terms += finish_terms(root, self.anchors)
        finish_boxes(root, self.anchors)
        result.toc += read_contents(root, CARE_CARDS)
        result.problems += self.checker.finish_links(root, lines, name)
        result.problems += self.register.number_citations(root, lines, name)
        result.differences += collect_differences(root)
        links: list[etree.Element] = []
        self.blocks = read_blocks(root, links)
        self.passages += [passage for block in self.blocks for passage in block.passages]
        self.marks.place(root, self.blocks, links, name)
        if self.shows_lines:
            set_lines(root, line_of, lines)
        if name == "body":
            self.keep_former_anchors(root)
        mark_between(root)

    def keep_former_anchors(self, root: etree.Element) -> None:
        """Let links to the page's former anchors lead to those of today."""
        if len(self.former) > MAX_FORMER:
            message = f"over {MAX_FORMER} former anchors; keep those that most links lead to"
            self.result.problems.append(Problem(self.former_line, message, "former_anchors"))
            return
        self.result.problems += keep_former_anchors(root, self.former, self.anchors.taken, self.former_line)
        self.anchors.taken |= self.former.keys()
        former = {
            now: tuple(old for old, to in self.former.items() if to == now) for now in self.former.values()
        }
        self.blocks = [replace(block, former=former.get(block.anchor, ())) for block in self.blocks]


_Given = ParamSpec("_Given")


def _refused_on_failure(make: Callable[_Given, Rendered]) -> Callable[_Given, Rendered]:
    """Let a function refuse a text on which it fails, so that no other text suffers; the log says where."""

    @wraps(make)
    def made(*args: _Given.args, **kwargs: _Given.kwargs) -> Rendered:
        try:
            return make(*args, **kwargs)
        except Exception as error:
            logger.exception("The renderer fails on this text: %.300r", args[:1])
            message = f"the program fails on this text ({type(error).__name__}); its log says where"
            return Rendered(problems=[Problem(1, message)], is_refused=True)

    return made


@_refused_on_failure
def render(
    text: ArticleText,
    context: RenderContext,
    lines: dict[str, int] | None = None,
    *,
    with_lines: bool = False,
) -> Rendered:
    """Render an article.

    `lines` tells on which line of its file each field begins; without it every field counts from 1.
    What is wrong comes back in `problems` and `slips`, what could be better in `remarks`; nothing is raised.
    A text on which the program fails is refused.
    `with_lines` gives each block its line as `data-line`, for editors; such a text is never stored.
    """
    at = lines or {}
    page = _Page(context, text.layout, text.former_anchors, with_lines=with_lines)
    page.former_line = at.get("former_anchors", 1)
    result = page.result
    medical = text.part != ABOUT_PART or text.layout != "article"
    remarks: list[Remark] = []

    def fragment(source: str, name: str, first: int) -> list[Block]:
        blocks = page.convert(source, first, name)
        remarks.extend(remark_on(blocks, page.lines, name, medical=medical and name != "next_steps"))
        return blocks

    def items(name: str) -> list[Block]:
        first, found = at.get(name, 1), getattr(text, name)
        if len(found) > MAX_ITEMS:
            result.problems.append(Problem(first, f"over {MAX_ITEMS} lines here; keep the best", name))
            return []
        lines = enumerate(map(without_sign, found), first)
        return [_item(fragment(item, name, line), line if with_lines else None) for line, item in lines]

    # A heading may be linked to from above it, so the anchors of the body are known before it is rendered.
    written = "".join((*text.key_points, text.body, *text.next_steps))
    own_link = re.search(r"[\])]\s*[(\[]<?(?:#|figures/|images/)", written)
    page.checker.own_anchors = page.anchors.taken | (outline(text).anchors if own_link else set())
    page.figures.own_anchors = page.checker.own_anchors
    result.key_points = items("key_points")
    result.blocks = fragment(text.body, "body", at.get("body", 1))
    result.next_steps = items("next_steps")
    result.problems += [
        Problem(at.get("related", 1) + n, f"related page “{slug}”: there is no such page", "related")
        for n, slug in enumerate(text.related)
        if slug not in context.pages
    ]
    for name in ("title", "summary"):
        result.slips += check_plain(getattr(text, name), at.get(name, 1), name)
    result.references_html = page.register.references_html()
    result.source_kinds = page.register.kinds()
    result.notes_html = page.marks.notes_html() + _term_notes(page)
    result.anchors = frozenset(page.anchors.taken)
    result.citations = page.marks.citations
    result.links = page.checker.links
    result.signs_placed = frozenset(page.signs_placed)
    result.practice_placed = frozenset(page.practice_placed)
    result.metrics = measure(prose(page.passages))
    result.remarks = [*remarks, *page.remarks]
    if general := hidden_words(text.body, context.practice):
        _add_general_text(result, general, at.get("body", 1), medical=medical)
    result.remarks = sorted(result.remarks)
    result.problems = sorted(set(result.problems))
    result.slips = sorted(set(result.slips))
    return result


@_refused_on_failure
def render_fragment(source: str, context: RenderContext, name: str = "") -> Rendered:
    """Render a short Markdown text that belongs to no article, such as the footer of a part.

    It stands on pages that have anchors of their own: in the HTML, its anchors begin with its `name`.
    """
    # The page that it stands on has a list of references of its own, in which its sources are not.
    signs = {name: uncited(text) for name, text in context.signs.items()}
    page = _Page(replace(context, signs=signs))
    # It stands on pages that do not hold its notes: there its links lead to the list.
    page.result.blocks = [
        replace(block, html=without_notes(block.html)) for block in page.convert(source, 1, "body")
    ]
    if name:
        page.result.blocks = [with_anchors_of(name, block) for block in page.result.blocks]
    page.result.citations = page.marks.citations
    page.result.links = page.checker.links
    page.result.signs_placed = frozenset(page.signs_placed)
    page.result.practice_placed = frozenset(page.practice_placed)
    return page.result


@_refused_on_failure
def outline(text: ArticleText) -> Rendered:
    """Read the anchors and the terms of an article; its links and citations are not looked at."""
    page = _Page(RenderContext(), text.layout, text.former_anchors)
    page.result.blocks = page.convert(text.body, 1, "body")
    page.result.anchors = frozenset(page.anchors.taken)
    return page.result


def _add_general_text(result: Rendered, body: str, first: int, *, medical: bool) -> None:
    """Add to a page what is to be known of the words that the clinic's own practice stands in place of.

    They come back once the clinic empties its line: so they have to be right, and their sources have to stay.
    """
    page = _Page(replace(result.context, practice=dict.fromkeys(result.context.practice, PracticeLine())))
    page.checker.own_anchors = page.figures.own_anchors = set(result.anchors)
    blocks = page.convert(body, first, "body")
    result.problems += page.result.problems
    result.slips += page.result.slips
    result.remarks += remark_on(blocks, page.lines, "body", medical=medical)
    cited, linked = {c.key for c in result.citations}, {link.slug for link in result.links}
    result.citations += [replace(c, number=0) for c in page.marks.citations if c.key not in cited]
    result.links += [link for link in page.checker.links if link.slug not in linked]


def _item(blocks: list[Block], line: int | None) -> Block:
    """Return the blocks of one line of a list as its item; a paragraph alone stands in it without its tag."""
    html = html_of(blocks)
    if [block.kind for block in blocks] == ["paragraph"]:
        html = html.removeprefix("<p>").removesuffix("</p>")
    start = "<li>" if line is None else f'<li data-line="{line}">'
    passages = tuple(passage for block in blocks for passage in block.passages)
    addresses = tuple(address for block in blocks for address in block.addresses)
    return Block("item", f"{start}{html}</li>", addresses=addresses, passages=passages)


def _term_notes(page: _Page) -> str:
    notes = []
    for anchor in dict.fromkeys(page.checker.terms):
        term = page.context.terms[anchor]
        notes.append(
            f'<div id="term-{anchor}" hidden><p class="rests-of">{escape(term.name)}</p>'
            f"<p>{escape(term.definition)}</p>"
            f'<p><a href="/glossary/#{anchor}">{escape(term.name)} in the glossary, '
            "with its sources</a></p></div>"
        )
    return "".join(notes)
