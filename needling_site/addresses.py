"""Addresses as mail programs, word processors and people spell them, and the pages that are meant.

One rule: an address that leads nowhere is tidied, and whoever asked for it is sent on where there is a page.
"""

import re
from collections.abc import Iterator
from unicodedata import category, normalize
from urllib.parse import unquote

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from content.articles.models import Article
from content.articles.publishing.drafts import LinkEndedError, WrongLinkError, read_link
from content.handouts.codes import read_code
from content.handouts.models import Handout
from content.sources.models import Reference

_LONGEST = 300
"""The most characters of an address that is looked at: a longer one was made by a program."""

_IN_ADDRESSES = frozenset("-._/:")
"""Characters besides letters and digits that addresses of this site have."""

_NEVER_IN_ADDRESSES = ("P", "Z", "Cf", "Sk", "Sm")
"""Unicode categories of characters around an address: punctuation, brackets, blanks, invisible ones."""

_WITH_CAPITALS = frozenset({"h", "draft", "staff", "admin"})
"""First parts of addresses whose other parts may have capitals."""

_FRAGMENT = re.compile(r"\w+(?:[:-]+\w+)*")
_HTML = re.compile(r"(?:(?:^|/)index)?\.html?$", re.IGNORECASE)
_ALWAYS_THERE = frozenset(
    {"home", "differences", "search", "sources", "feed", "sitemap", "robots", "type_code"}
)


def address_meant(request: HttpRequest) -> str | None:
    """Return the right address of a page that a request names by a mistyped or mangled one, or None.

    It is one of this site at which there is a page, and another one than was asked for; None where there is
    no such page. It takes one look at the database at most.
    """
    given = request.path_info
    if len(given) > _LONGEST:
        return None
    path, query, fragment = _divided(given)
    candidate = _tidy(path)
    if candidate == given:
        return None
    try:
        address = _page_at(candidate, resolve(candidate))
    except Resolver404:
        return None
    if address is None or address == given:
        return None
    query = request.META.get("QUERY_STRING", "") or QueryDict(query).urlencode()
    return "".join([address, query and f"?{query}", fragment and f"#{fragment}"])


def _divided(path: str) -> tuple[str, str, str]:
    """Return the path, query and fragment of an address that came percent-encoded as one path."""
    address, _, fragment = normalize("NFKC", unquote(path)).partition("#")
    address, _, query = address.partition("?")
    found = _FRAGMENT.match(fragment)
    # What begins with "&" are parameters without a "?", or a quotation mark or bracket as HTML writes it.
    return address.partition("&")[0], query, found[0] if found else ""


def _tidy(path: str) -> str:
    """Return a path without foreign characters, with one slash between its parts, and in small letters."""
    segments = [segment.strip("-._:") for segment in "".join(_signs(path)).split("/")]
    address = _HTML.sub("", "/".join(filter(None, segments)))
    first, slash, rest = address.partition("/")
    first = first.lower()
    if first not in _WITH_CAPITALS:
        rest = rest.lower()
    stem, dot, ending = rest.rpartition(".")
    address = f"{first}{slash}{stem}{dot}{ending.lower() if dot else ending}"
    return f"/{address}/" if address and "." not in address.rpartition("/")[2] else f"/{address}"


def _signs(path: str) -> Iterator[str]:
    """Yield the characters of a path that may belong to an address; any dash becomes a hyphen."""
    for sign in path:
        if category(sign) == "Pd" or sign == "\N{MINUS SIGN}":
            yield "-"
        elif sign in _IN_ADDRESSES or not (sign.isspace() or category(sign).startswith(_NEVER_IN_ADDRESSES)):
            yield sign


def _page_at(address: str, match: ResolverMatch) -> str | None:
    """Return the address of the page at an address, spelled as it is now, or None where there is none."""
    name = match.url_name or ""
    # The desks ask whoever is not signed in to do so, whatever the address is.
    if name in _ALWAYS_THERE or (name and match.namespace == "admin") or name.startswith("staff"):
        return address
    find = next((find for kind, find in _FINDERS.items() if kind in match.kwargs), None)
    spelled = find(match) if find else None
    return reverse(name, args=[spelled]) if spelled else None


def _name_of_article(match: ResolverMatch) -> str | None:
    page = Article.known_as(match.kwargs["slug"])
    return page.slug if page and (page.is_published or match.url_name == "article") else None


def _code_of_handout(match: ResolverMatch) -> str | None:
    code = read_code(match.kwargs["typed"])
    return code if code and Handout.objects.filter(code=code).exists() else None


def _key_of_source(match: ResolverMatch) -> str | None:
    key: str = match.kwargs["key"]
    return key if Reference.objects.filter(key=key).exists() else None


def _token_of_draft(match: ResolverMatch) -> str | None:
    token: str = match.kwargs["token"]
    try:
        read_link(token)
    except LinkEndedError:  # its page says so in words
        return token
    except WrongLinkError:
        return None
    return token


_FINDERS = {
    "slug": _name_of_article,
    "typed": _code_of_handout,
    "key": _key_of_source,
    "token": _token_of_draft,
}
"""By a URL pattern's parameter: what looks for the page and returns the parameter as it is spelled."""
