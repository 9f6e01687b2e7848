"""What the texts of a folder may refer to: each other, and what the site holds already."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from content.clinic.models import Clinic
from content.rendering import SITES, ArticleText, Library, Page, Work, clean_svg, outline
from content.rendering.context import Photo
from content.sources.models import Reference, all_works

from ..files.folder import REFERENCES, Folder
from ..files.layout import SIGNS
from ..models import Article
from ..publishing.context import current_images, current_library


class _AnyAnchor(frozenset[str]):
    """The anchors of a page that cannot be read: a link to any of them is let pass."""

    def __contains__(self, anchor: object) -> bool:
        return True


class _AnySigns(dict[str, str]):
    """The signs of a file that cannot be read: any name of them is let pass."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return "- …"


class _AnyWork(dict[str, Work]):
    """The works of a list of references that cannot be read: a citation of any of them is let pass."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Work:
        return Work(key, key, "", SITES.name, "", "")


@dataclass(frozen=True)
class Brought:
    """What else the site will have once a folder is loaded.

    All its sources and drawings, the pictures that will come to it, and its signs of danger.
    """

    references: list[Reference]
    drawings: dict[str, str]
    photos: dict[str, Photo]
    signs: Mapping[str, str]


def library_of(
    folder: Folder, texts: dict[str, ArticleText], names: dict[str, str], brought: Brought
) -> Library:
    """Return what texts may refer to once a folder is loaded.

    `texts` are those that the site will hold, `names` the former names of pages that it will know, with the
    page's name now.
    """
    outlines = {slug: outline(text) for slug, text in texts.items()}
    pages = dict(current_library().pages)
    for slug, seen in outlines.items():
        anchors = _AnyAnchor() if seen.problems and not seen.blocks else seen.anchors
        file = folder.articles.get(slug)
        if file is not None and file.text != texts[slug]:
            # The site keeps another text of the page. What the files agree on is not refused for that: a link
            # to a heading that the file alone has leads to the page.
            own = outline(file.text).anchors
            anchors = anchors if isinstance(anchors, _AnyAnchor) else anchors | own
        pages[slug] = Page(slug, texts[slug].title, anchors)
    terms = {
        term.anchor: term
        for slug, o in outlines.items()
        if texts[slug].layout == Article.Layout.GLOSSARY
        for term in o.terms
    }
    pages |= {old: pages[now] for old, now in names.items() if now in pages and old not in texts}
    works = all_works(brought.references)
    figures = {path: clean_svg(text) for path, text in brought.drawings.items()}
    images = current_images() | brought.photos
    signs = brought.signs
    # What cannot be read is reported once, and not again wherever a text refers to it.
    for path in map(PurePath, folder.unread):
        if path.suffix.lower() == ".md":
            pages[path.stem] = Page(path.stem, path.stem, _AnyAnchor())
        elif path.parent.name == "figures":
            figures[path.as_posix()] = ""
        elif path.parent.name == "images":
            images[path.as_posix()] = Photo({1: ""}, 1, 1)
        elif path.name == SIGNS:
            signs = _AnySigns(signs)
        elif path.name == REFERENCES:
            works = _AnyWork(works)
    return Library(works, pages, terms, figures, Clinic.current().values(), images, signs)
