"""What the dialogs of the article form offer to choose from: pages, sources, pictures. And whether somebody
is still signed in.

All answer in JSON, to GET alone; to whoever may not write with 403 and the reason. A list has an end.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from content.articles.models import Article, Image
from content.articles.publishing.context import current_figures, current_terms
from content.rendering.context import OWN_KEY
from content.sources.models import Reference

from .preview import REFUSED, why_not

MOST = 50
"""The most entries of one answer."""

MOST_WORDS = 10
"""The most words of a question that are looked at."""

OWN_WORDS = (
    ("", "Our own words: our advice", "What we think is safest. Readers see “our advice”."),
    ("note", "Our own words: our note", "About the guide or its sources. Readers see “our note”."),
    ("definition", "Our own words: our definition", "It explains a word. Readers see “our definition”."),
)
"""What can be cited in place of a source: the locator, the name, and when to take it."""


def for_writers(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in whoever may write articles; answer all others in words, for no page is there to send them to."""

    @never_cache
    @require_GET
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if why := why_not(request):
            return JsonResponse({"error": REFUSED[why], "why": why, **_who(request)}, status=403)
        return view(request)

    return guarded


@for_writers
def signed_in(request: HttpRequest) -> HttpResponse:
    """Tell a form who is signed in now, with a token with which it can be sent.

    A form that was opened before its writer signed in again is refused with the token it has.
    """
    return JsonResponse({**_who(request), "token": get_token(request)})


def _who(request: HttpRequest) -> dict[str, Any]:
    """Return who is signed in, if anybody is: a form may be that of somebody else."""
    return {"user": request.user.pk, "name": request.user.get_username()}


@for_writers
def pick_pages(request: HttpRequest) -> HttpResponse:
    """Return the published pages whose title holds the words that are asked for, then headings that do.

    Each page has its headings, or terms, which a link may lead to. A heading found by itself has its page.
    """
    asked = _words(request.GET.get("q", ""))
    pages, headings = [], []
    terms = [{"anchor": term.anchor, "text": term.name} for term in current_terms().values()]
    published = Article.objects.published().select_related("live", "part")
    for article in published.only("slug", "layout", "part__title", "live__title", "live__toc"):
        assert article.live is not None  # noqa: S101 it is published
        anchors = [{"anchor": heading["anchor"], "text": heading["text"]} for heading in article.live.toc]
        if article.layout == Article.Layout.GLOSSARY:
            anchors = terms
        page = {"slug": article.slug, "title": article.live.title, "part": article.part.title}
        if _holds(asked, article.live.title, article.slug):
            pages.append(page | {"anchors": anchors})
        if asked:
            headings += [page | anchor for anchor in anchors if _holds(asked, anchor["text"])]
    return _answer(pages + headings)


@for_writers
def pick_sources(request: HttpRequest) -> HttpResponse:
    """Return the sources by author, title, year or key; `id` asks for one, such as one that is new.

    Our own words are among them.
    """
    references = Reference.objects.all()
    if number := request.GET.get("id", ""):
        fits = number.isascii() and number.isdigit() and len(number) < 10
        references = references.filter(pk=number) if fits else references.none()
        return _answer([_source(reference) for reference in references])
    asked = _words(request.GET.get("q", ""))
    own = [
        {"key": OWN_KEY, "locator": locator, "name": name, "title": use, "kind": "", "appraisal": ""}
        for locator, name, use in OWN_WORDS
        if _holds(asked, name, OWN_KEY)
    ]
    found = [reference for reference in references if _holds(asked, *_said_of(reference))]
    return _answer(own + [_source(reference) for reference in found])


def _source(reference: Reference) -> dict[str, Any]:
    return {
        "key": reference.key,
        "locator": "",
        "name": reference.name,
        "title": str(reference.csl.get("title", "")),
        "kind": reference.kind,
        "appraisal": reference.appraisal,
    }


def _said_of(reference: Reference) -> list[str]:
    """Return what a source can be found by: its key, names, title, where it stands, its year and kind."""
    csl = reference.csl
    names = [
        str(value) for role in ("author", "editor") for name in csl.get(role) or [] for value in name.values()
    ]
    years = [str(part) for parts in (csl.get("issued") or {}).get("date-parts", []) for part in parts[:1]]
    return [
        reference.key,
        reference.kind,
        str(csl.get("title", "")),
        str(csl.get("container-title", "")),
        str(csl.get("publisher", "")),
        *names,
        *years,
    ]


@for_writers
def pick_pictures(request: HttpRequest) -> HttpResponse:
    """Return the drawings of the guide and the uploaded pictures, by their name or what they show.

    A drawing comes as SVG that is safe inside a page, which gives it its colours; a picture by its address.
    """
    asked = _words(request.GET.get("q", ""))
    pictures: list[dict[str, Any]] = [
        {
            "path": image.path,
            "name": image.name,
            "alternative": image.alternative,
            "address": _smallest(image),
        }
        for image in Image.objects.all()
        if _holds(asked, image.name, image.alternative)
    ]
    said = _said_of_drawings()
    drawings = [
        {"path": path, "name": _name(path), "alternative": said.get(path, ""), "drawing": svg}
        for path, svg in current_figures().items()
        if _holds(asked, _name(path), said.get(path, ""))
    ]
    return _answer(pictures + drawings)


def _said_of_drawings() -> dict[str, str]:
    """Return what pages that show a drawing say that it shows, by the drawing's path."""
    bodies = Article.objects.published().values_list("live__body", flat=True)
    found = (re.findall(r"!\[([^\]]+)\]\((figures/[^)\s]+)", body) for body in bodies)
    return {path: words for pairs in found for words, path in pairs}


def _smallest(image: Image) -> str:
    addresses = image.photo.addresses
    return addresses[min(addresses)] if addresses else ""


def _name(path: str) -> str:
    return path.removeprefix("figures/").removesuffix(".svg").replace("-", " ")


def _words(text: str) -> list[str]:
    """Return the words of a question as they are compared: small, without accents."""
    return _folded(text).split()[:MOST_WORDS]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text[:1000])
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace("-", " ")


def _holds(asked: list[str], *texts: str) -> bool:
    """Tell whether every word of a question stands somewhere in some texts; nothing asked is in all."""
    whole = _folded(" ".join(texts))
    return all(word in whole for word in asked)


def _answer(entries: Iterable[dict[str, Any]]) -> JsonResponse:
    """Return the first of some entries, and how many more there are."""
    found = list(entries)
    return JsonResponse({"found": found[:MOST], "more": max(0, len(found) - MOST)})
