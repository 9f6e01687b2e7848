"""Two versions of an article side by side: as they are written, and as readers see them."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import escape

from content.articles.comparison.changes import written_changes
from content.articles.comparison.page import page_diff
from content.articles.models import Article, Version
from content.articles.publishing.drafts import page_of
from content.rendering import blocks_for_another_page
from content.rendering.blocks import HTML, Block

from .forms import label_of
from .pages import address_of, article_page, render_page

Choices = list[tuple[int, str, bool]]
"""Versions in a list to choose from: the number, the label, and whether it is chosen."""


@article_page("articles.view_version")
def compare(request: HttpRequest, article: Article) -> HttpResponse:
    """Show how two versions differ; without a choice the newest with the live one.

    Where that is the same, or nothing is live, it is the newest with the one before. `?as=page` shows the
    difference on the page as readers see it.
    """
    old, new = _chosen(request, article)
    here = address_of("compare", article)
    more: dict[str, Any] = {
        "old": old,
        "new": new,
        "choices": _choices(article, old, new),
        "swapped": f"{here}?old={new.number}&new={old.number}",
    }
    if request.GET.get("as") == "page":
        more["other_view"] = (f"{here}?old={old.number}&new={new.number}", "As it is written")
        return render(request, "desk/compare_page.html", more | {"article": article} | marked_page(old, new))
    more["other_view"] = (f"{here}?old={old.number}&new={new.number}&as=page", "As readers see it")
    return render_page(
        request, "compare", article, f"Compare: {new.title}", differences=written_changes(old, new), **more
    )


def _choices(article: Article, old: Version, new: Version) -> list[tuple[str, str, Choices]]:
    """Return the two lists of versions to choose from: name, label, and the versions in each."""
    versions = article.versions.only("number", "state", "created_at")
    labels = [(version.number, label_of(version)) for version in versions]
    ends = (("old", "From", old.number), ("new", "To", new.number))
    return [
        (name, label, [(number, words, number == chosen) for number, words in labels])
        for name, label, chosen in ends
    ]


def _chosen(request: HttpRequest, article: Article) -> tuple[Version, Version]:
    """Return the older and the newer version that were asked for; 404 where there is no such version."""
    newest = list(article.versions.values_list("number", flat=True)[:2])
    live = article.live.number if article.live else None
    usual = live if live is not None and live != newest[0] else newest[-1]
    old = _asked(request, "old", article, usual)
    return old, _asked(request, "new", article, newest[0])


def _asked(request: HttpRequest, name: str, article: Article, usual: int) -> Version:
    number = request.GET.get(name) or str(usual)
    wanted = int(number) if number.isdecimal() and len(number) < 10 else 0
    version = get_object_or_404(article.versions, number=wanted)
    version.article = article
    return version


def marked_page(old: Version, new: Version) -> dict[str, Any]:
    """Return the parts of a version's page with what differs from an older one marked, and if nothing does.

    Neither has to be saved.
    """
    before, after = _printed(old), _printed(new)
    marked = {name: page_diff(before[name], after[name]) for name in after}
    return {"marked": marked, "same": before == after}


def _printed(version: Version) -> dict[str, list[Block]]:
    """Return the blocks that readers see of a version, rendered with what the guide holds now."""
    article = page_of(copy(version))
    shown = article.live
    assert shown is not None  # noqa: S101 page_of has just set it
    address = article.get_absolute_url()
    title = Block("heading", f"<h1>{escape(shown.title)}</h1>", level=1)
    parts = {
        "head": [title, Block("paragraph", f'<p class="lead">{escape(shown.summary)}</p>')],
        "key_points": shown.key_point_blocks,
        "body": shown.blocks,
        "next_steps": shown.next_step_blocks,
        "references": [Block(HTML, shown.references_html)],
    }
    return {name: blocks_for_another_page(blocks, address) for name, blocks in parts.items()}
