"""What readers would see otherwise once all pages are rendered again, told before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from content.rendering import blocks_for_another_page
from content.rendering.blocks import Block, Passage

from ..comparison.page import page_diff
from ..comparison.words import runs
from ..files.layout import SIGNS, WORDS
from ..models import Article, LibraryFile, Part, Version
from .printed import Printed
from .publish import Rendering
from .safety import safety_words


@dataclass(frozen=True)
class ChangedPage:
    """A page, or what stands on many pages, of which readers would see other words.

    `passages` are the pieces that differ, as safe HTML with what came and what went marked in it, each with
    the heading below which it stands or "" above the first. `ends_review` tells that a clinician has signed
    the page, and that it will read "signed before this change".
    """

    title: str
    address: str
    passages: list[tuple[str, str]]
    ends_review: bool = False


def pages_to_change() -> list[ChangedPage]:
    """Return what readers would see otherwise if all pages were rendered with what the database holds now.

    A caller who undoes a change in the same transaction learns what it would have done. What cannot be
    rendered any more would stay as it is.
    """
    rendering = Rendering.now()
    versions = Version.objects.filter(pk__in=rendering.versions, live_for__withdrawn_at=None)
    found = []
    for version in versions.select_related("article__part").order_by(
        "article__part__order", "article__order"
    ):
        rendered = rendering.versions[version.pk]
        if rendered.is_refused:
            continue
        before = [*version.key_point_blocks, *version.blocks, *version.next_step_blocks]
        after = [*rendered.key_points, *rendered.blocks, *rendered.next_steps]
        address = version.article.get_absolute_url()
        page = version.article
        is_other = version.safety_words not in (None, safety_words(rendered, page.part.footer))
        passages = _passages(before, after, address)
        ends_review = is_other and page.last_review_id is not None
        found.append(ChangedPage(version.title, address, passages, ends_review))
    for part in Part.objects.all():
        rendered = rendering.footers[part.pk]
        if not rendered.is_refused:
            title = f"Below each page of “{part.title}”"
            found.append(ChangedPage(title, "", _passages(part.footer_blocks, rendered.blocks, "/")))
    printed = dict(LibraryFile.objects.filter(path__in=rendering.printed).values_list("path", "rendered"))
    # A library may have neither of these files.
    now = {path: rendering.printed[path] for path in printed}
    for title, address, blocks in (("The home page", "/", _home), ("Above every page", "", _top_line)):
        passages = _passages(blocks(printed), blocks(now), address)
        found.append(ChangedPage(title, address, passages))
    return [page for page in found if page.passages or page.ends_review]


def _home(printed: Printed) -> list[Block]:
    """Return what the home page prints of words.yaml as blocks that can be compared."""
    words = printed.get(WORDS, {}).get("home", {})
    title, lead = escape(words.get("title", "")), words.get("lead", "")
    questions = [
        f'<a href="{escape(asked["address"])}">{escape(asked["question"])}</a> {asked["answer"]}'
        for asked in words.get("questions", ())
    ]
    titles = dict(Article.objects.published().values_list("slug", "live__title"))
    pages = [escape(titles.get(slug, slug)) for slug, _ in words.get("short_of_time", ())]
    return [_paragraph(html) for html in (title, lead, *questions, *pages)]


def _top_line(printed: Printed) -> list[Block]:
    """Return the question above every page, and the name of the page to which it leads."""
    page = printed.get(WORDS, {}).get("help_page", "")
    question = printed.get(SIGNS, {}).get("question", "")
    return [_paragraph(f'<a href="/{page}/">{escape(question)}</a> /{page}/')]


def _paragraph(html: str) -> Block:
    return Block("paragraph", f"<p>{html}</p>", passages=(Passage("p", html),))


def _passages(before: Sequence[Block], after: Sequence[Block], address: str) -> list[tuple[str, str]]:
    """Return the blocks that differ with the heading of each, fit to stand on another page."""
    return [
        (heading, page_diff(*(blocks_for_another_page(blocks, address) for blocks in (old, new))))
        for heading, old, new in _differing(before, after)
    ]


def _differing(
    before: Sequence[Block], after: Sequence[Block]
) -> Iterator[tuple[str, Sequence[Block], Sequence[Block]]]:
    """Yield the stretches in which words differ; the numbers of sources alone are no other words."""
    heading, old_end, new_end = "", 0, 0
    for run in runs([block.text for block in before], [block.text for block in after]):
        old_start, old_end = old_end, old_end + len(run.old)
        new_start, new_end = new_end, new_end + len(run.new)
        if not run.same:
            yield heading, before[old_start:old_end], after[new_start:new_end]
        headings = [block.text for block in after[new_start:new_end] if block.kind == "heading"]
        heading = headings[-1] if headings else heading
