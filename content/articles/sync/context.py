"""What texts may refer to: on the site as it is, and once a folder is loaded."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from django.conf import settings

from content.rendering import SITES, ArticleText, Page, RenderContext, Work, clean_svg, outline
from content.rendering.context import Photo
from content.sources.models import Reference, all_works

from ..files.folder import REFERENCES, Folder
from ..files.layout import SIGNS, image_path
from ..models import Article
from ..publishing.context import signs_in
from .state import SiteState

T = TypeVar("T")


class _AnyAnchor(frozenset[str]):
    """The anchors of a page that cannot be read: a link to any of them is let pass."""

    def __contains__(self, anchor: object) -> bool:
        return True


class _AnyName(dict[str, T]):
    """The entries of a file that cannot be read, beside those that are known: any name of one is let pass."""

    def __init__(self, known: Mapping[str, T], make: Callable[[str], T]) -> None:
        super().__init__(known)
        self.make = make

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> T:
        return self.make(name)


def render_context(site: SiteState, texts: Mapping[str, ArticleText]) -> RenderContext:
    """Return what texts may refer to where pages have these texts, by slug, and all else is as in `site`.

    A page is there under its former names too.
    """
    outlines = {slug: outline(text) for slug, text in texts.items()}
    pages = {
        slug: Page(
            slug, texts[slug].title, _AnyAnchor() if seen.problems and not seen.blocks else seen.anchors
        )
        for slug, seen in outlines.items()
    }
    glossaries = [slug for slug in texts if texts[slug].layout == Article.Layout.GLOSSARY]
    former = {old: pages[now] for old, now in site.redirects.items() if now in pages and old not in pages}
    references = [Reference(key=key, csl=reference.csl) for key, reference in site.references.items()]
    for reference in references:
        reference.copy_custom()
    return RenderContext(
        works=all_works(references),
        pages=pages | former,
        terms={term.anchor: term for slug in glossaries for term in outlines[slug].terms},
        figures={path: clean_svg(text) for path, text in site.drawings.items()},
        clinic=site.clinic,
        practice=site.practice,
        images={image_path(name): image.photo for name, image in site.images.items()},
        signs=signs_in(site.file(SIGNS).text).texts,
        site=settings.SITE_URL,
    )


def context_after(folder: Folder, after: SiteState, texts: Mapping[str, ArticleText]) -> RenderContext:
    """Return what texts may refer to once a folder is loaded, as `render_context` does for the site `after`.

    What the files agree on is not refused where the site keeps another text of a page: a link to a heading
    that the file alone has leads to the page. What cannot be read is reported once, and not again wherever
    a text refers to it.
    """
    context = render_context(after, texts)
    pages, works, signs = dict(context.pages), context.works, context.signs
    figures, images = dict(context.figures), dict(context.images)
    for slug, page in context.pages.items():
        file = folder.articles.get(page.slug)
        if file and file.text != texts[page.slug] and not isinstance(page.anchors, _AnyAnchor):
            pages[slug] = replace(page, anchors=page.anchors | outline(file.text).anchors)
    for path in map(PurePath, folder.unread):
        if path.suffix.lower() == ".md":
            pages[path.stem] = Page(path.stem, path.stem, _AnyAnchor())
        elif path.parent.name == "figures":
            figures[path.as_posix()] = ""
        elif path.parent.name == "images":
            images[path.as_posix()] = Photo({1: ""}, 1, 1)
        elif path.name == SIGNS:
            signs = _AnyName(signs, lambda name: "- …")
        elif path.name == REFERENCES:
            works = _AnyName(works, lambda key: Work(key, key, "", SITES.name, ""))
    return replace(context, pages=pages, works=works, signs=signs, figures=figures, images=images)
