"""The render context of the published guide, read from the database."""

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.db.models import Q, QuerySet

from content.clinic.models import Clinic, SafetyRules
from content.clinic.practice import lines_of
from content.rendering import ArticleText, FormatError, Page, RenderContext, Term, clean_svg, outline
from content.rendering.context import Photo
from content.sources.models import Reference, all_works

from ..files.layout import SIGNS, WORDS
from ..files.signs import SignTexts, parse_signs
from ..models import Article, Image, LibraryFile, Part, Redirect

FIGURES = "figures/"


def current_render_context() -> RenderContext:
    """Return everything that a text may refer to now: the published pages, the sources, the clinic.

    A page is there under its former names too, so that links written before it was renamed lead to it.
    """
    live = Article.objects.published().values_list("slug", "live__title", "live__anchors")
    pages = {slug: Page(slug, title, frozenset(anchors)) for slug, title, anchors in live}
    former = Redirect.objects.filter(article__slug__in=pages).exclude(
        old_slug__in=Article.objects.values("slug")
    )
    clinic = Clinic.current()
    return RenderContext(
        works=all_works(),
        pages=pages | {old: pages[slug] for old, slug in former.values_list("old_slug", "article__slug")},
        terms=current_terms(),
        figures=current_figures(),
        clinic=clinic.values(),
        images=current_images(),
        signs=current_signs().texts,
        practice=lines_of(clinic, SafetyRules.current()),
        site=settings.SITE_URL,
    )


def with_page(context: RenderContext, slug: str, text: ArticleText) -> RenderContext:
    """Return a render context in which a page has the headings of a text that is not published yet."""
    return _with(context, Page(slug, text.title, outline(text).anchors)) if slug else context


def with_live_page(context: RenderContext, article: Article) -> RenderContext:
    """Return a render context in which a published page has the headings that readers see now."""
    live = article.live
    return _with(context, Page(article.slug, live.title, frozenset(live.anchors))) if live else context


def _with(context: RenderContext, page: Page) -> RenderContext:
    former = {name: page for name, known in context.pages.items() if known.slug == page.slug}
    return replace(context, pages={**context.pages, **former, page.slug: page})


def current_terms() -> dict[str, Term]:
    """Return the entries of the published glossaries, by their anchor."""
    glossaries = Article.objects.published().filter(layout=Article.Layout.GLOSSARY).with_source()
    terms: dict[str, Term] = {}
    for glossary in glossaries:
        if glossary.live is not None:
            glossary.live.article = glossary
            terms |= {term.anchor: term for term in outline(glossary.live.text).terms}
    return terms


def current_figures() -> dict[str, str]:
    """Return the drawings that a text may show, as SVG that is safe inside a page."""
    files = LibraryFile.objects.filter(path__startswith=FIGURES)
    return {file.path: clean_svg(file.text) for file in files}


def current_signs() -> SignTexts:
    """Return the signs of danger as the site has them; none where it has no list, or one it cannot read."""
    return signs_in(stored_signs())


def stored_signs() -> str:
    """Return the stored text of signs.yaml, or "" where there is none."""
    return LibraryFile.objects.filter(path=SIGNS).values_list("text", flat=True).first() or ""


@lru_cache(maxsize=2)
def read_signs(source: str) -> SignTexts:
    """Parse signs.yaml as it is stored; cached, since parsing YAML is slow.

    Raises FormatError: it may have been stored by another edition of the program, which was less strict.
    """
    return parse_signs(source) if source else SignTexts()


def can_read_signs(source: str) -> bool:
    """Tell whether this edition of the program can parse signs.yaml as it is stored."""
    try:
        read_signs(source)
    except FormatError:
        return False
    return True


def signs_in(source: str) -> SignTexts:
    """Return the signs of signs.yaml as it is stored; none where it cannot be parsed.

    Then a text that prints a sign is refused with the reason. All other texts can be saved, and a good file
    can be loaded.
    """
    return read_signs(source) if can_read_signs(source) else SignTexts()


def stored_words() -> str:
    """Return the stored text of words.yaml, or "" where there is none."""
    return LibraryFile.objects.filter(path=WORDS).values_list("text", flat=True).first() or ""


def current_images() -> dict[str, Photo]:
    """Return the uploaded pictures that a text may show, by the path that texts write."""
    return {image.path: image.photo for image in Image.objects.all()}


def state_of_texts() -> str:
    """Return a digest of the published texts, and of all that they may refer to."""
    texts = Article.objects.published().values_list(
        "pk", "slug", "part__slug", "order", "layout", "live", "live__created_at"
    )
    rows: list[QuerySet] = [
        texts,
        Part.objects.values_list("slug", "footer"),
        Reference.objects.values_list("key", "csl"),
        LibraryFile.objects.filter(Q(path__startswith=FIGURES) | Q(path__in=(SIGNS, WORDS))).values_list(
            "path", "text"
        ),
        Image.objects.values_list("name", "alternative", "digest"),
        Redirect.objects.values_list("old_slug", "article__slug"),
    ]
    clinic = Clinic.current()
    filled_in = [clinic.values(), lines_of(clinic, SafetyRules.current())]
    values = [settings.SITE_URL, *filled_in, *map(list, rows)]
    return sha256(repr(values).encode()).hexdigest()
