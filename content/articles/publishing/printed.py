"""What pages print of files that are no article, made when the guide is rendered and not when it is read."""

from collections.abc import Iterable
from typing import Any

from content.rendering import RenderContext, render_fragment
from content.rendering.context import HELP_PAGE, Page, page_address
from content.rendering.markup.signs import uncited

from ..files.layout import SIGNS, WORDS
from ..files.words import SiteWords, words_or_default
from ..models import Article, LibraryFile
from ..models.version import minutes_to_read
from .context import read_signs, stored_signs, stored_words

Printed = dict[str, dict[str, Any]]
"""What pages print of each file, by its path, as `LibraryFile.rendered` holds it."""


def print_files(context: RenderContext) -> Printed:
    """Return what pages print of files. Raises FormatError where the list of signs cannot be read.

    Then pages go on showing the signs that they have.
    """
    return {
        SIGNS: {"question": read_signs(stored_signs()).texts.get("question", "")},
        WORDS: print_words(words_or_default(stored_words()), context),
    }


def print_words(words: SiteWords, context: RenderContext) -> dict[str, Any]:
    """Return the page of help, and what the home page prints: plain text, and safe HTML of Markdown.

    Sources are left out: the page to which a question leads has them. A question without such a page is left
    out, too.
    """
    help_page = context.pages.get(words.help_page)
    lead, description = _paragraph(words.lead, context)
    questions = [
        {"question": question.question, "answer": _paragraph(question.answer, context)[0], "address": address}
        for question in words.questions
        if (address := where_to_read(question.page, context))
    ]
    home = {
        "title": words.title,
        "lead": lead,
        "description": description,
        "questions": questions,
        "short_of_time": _with_minutes(words.short_of_time, context),
    }
    return {"help_page": help_page.slug if help_page else HELP_PAGE, "home": home}


def _paragraph(markdown: str, context: RenderContext) -> tuple[str, str]:
    """Return a paragraph without its sources: as safe HTML without its tag, and as plain text."""
    blocks = render_fragment(uncited(markdown), context).blocks
    if [block.kind for block in blocks] != ["paragraph"]:
        return "", ""
    return blocks[0].html.removeprefix("<p>").removesuffix("</p>"), blocks[0].text


def where_to_read(name: str, context: RenderContext) -> str:
    """Return the address of a page, or of a page and a heading, that is named as "risks#bruises".

    A former name leads to the page. A heading that is gone is left off. Of a withdrawn page it is what its
    readers are told to read instead; "" where there is nothing.
    """
    slug, _, anchor = name.partition("#")
    page = _page_to_read(slug, context)
    if page is None:
        return ""
    return page_address(page.slug) + (f"#{anchor}" if anchor in page.anchors else "")


def _with_minutes(names: Iterable[str], context: RenderContext) -> list[list[Any]]:
    """Return the pages to read by their names now, each once, with the minutes that it takes to read."""
    found = [page.slug for name in names if (page := _page_to_read(name, context))]
    metrics = dict(Article.objects.filter(slug__in=found).values_list("slug", "live__metrics"))
    return [[slug, minutes_to_read(metrics[slug].get("words", 0))] for slug in dict.fromkeys(found)]


def _page_to_read(slug: str, context: RenderContext) -> Page | None:
    if page := context.pages.get(slug):
        return page
    known = Article.known_as(slug)
    if known is None:
        return None
    instead = Article.objects.with_instead().get(pk=known.pk).instead
    return context.pages.get(instead.slug) if instead else None


def store_printed(printed: Printed) -> int:
    """Write what pages print of files where that is not as it was; return of how many it was not."""
    files = LibraryFile.objects.filter(path__in=printed).only("path", "rendered")
    changed = [file for file in files if file.rendered != printed[file.path]]
    for file in changed:
        file.rendered = printed[file.path]
    return LibraryFile.objects.bulk_update(changed, ["rendered"])
