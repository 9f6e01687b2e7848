"""What the texts may refer to, as it stands in the database."""

from dataclasses import replace

from content.clinic.models import Clinic
from content.rendering import ArticleText, Library, Page, Term, clean_svg, outline
from content.sources.models import all_works

from .models import Article, LibraryFile

FIGURES = "figures/"


def current_library() -> Library:
    """Return everything that a text may refer to now: the published pages, the sources, the clinic."""
    live = {
        article.slug: article.live
        for article in Article.objects.published().select_related("live")
        if article.live is not None
    }
    return Library(
        works=all_works(),
        pages={slug: Page(slug, version.title, frozenset(version.anchors)) for slug, version in live.items()},
        terms=current_terms(),
        figures=current_figures(),
        clinic=Clinic.current().values(),
    )


def with_page(library: Library, slug: str, text: ArticleText) -> Library:
    """Return a library in which a page has the headings of a text that is not published yet."""
    page = Page(slug, text.title, outline(text).anchors)
    return replace(library, pages={**library.pages, slug: page}) if slug else library


def current_terms() -> dict[str, Term]:
    """Return the entries of the published glossaries, by their anchor."""
    glossaries = (
        Article.objects.published().filter(layout=Article.Layout.GLOSSARY).select_related("live", "part")
    )
    return {
        term.anchor: term
        for glossary in glossaries
        if glossary.live is not None
        for term in outline(glossary.live.text).terms
    }


def current_figures() -> dict[str, str]:
    """Return the drawings that a text may show, as SVG that is safe inside a page."""
    files = LibraryFile.objects.filter(path__startswith=FIGURES)
    return {file.path: clean_svg(file.text) for file in files}
