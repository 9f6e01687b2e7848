"""A reference as it is printed: Vancouver style, as the US National Library of Medicine gives it.

Rules: Patrias K, Wendling D. Citing Medicine, 2nd ed. National Library of Medicine, 2007: all authors
up to six, then "et al."; initials without dots; year;volume(issue):pages.
"""

import re
from typing import Any
from urllib.parse import quote, unquote

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

MAX_AUTHORS = 6
UNKNOWN = "[date unknown]"
_MONTHS = ("January February March April May June July August September October November December").split()


def print_reference(csl: dict[str, Any]) -> SafeString:
    """Return a reference in Vancouver style as safe HTML, with its DOI or address as a link."""
    parts = [
        _sentence(_responsible(csl)),
        _sentence(_title(csl)),
        _container(csl),
        _imprint(csl),
        _pages(csl),
        _links(csl),
        _accessed(csl),
    ]
    return mark_safe(" ".join(part for part in parts if part))


def short_name(csl: dict[str, Any]) -> str:
    """Return how a sentence names a work: "Brady 2014", "MOTION RX", or its title.

    Where one organisation stands behind several web pages, `title-short` tells them apart: "NHS: Fainting".
    It also stands for the title of a work without an author.
    """
    names = csl.get("author") or csl.get("editor") or []
    year = _year(csl)
    if not names:
        return str(csl.get("title-short") or csl["title"]).strip("[]")
    first = names[0]
    family = [first.get("non-dropping-particle", ""), first.get("family", "")]
    name = " ".join(part for part in family if part) or first["literal"]
    if "literal" in first and csl.get("type") == "webpage":
        return ": ".join(filter(None, (name, str(csl.get("title-short", "")))))
    return f"{name} {year}".strip()


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return escape(text if text[-1] in ".?!" else f"{text}.")


def _names(names: list[dict[str, str]] | None, *, editors: bool = False) -> str:
    if not names:
        return ""
    printed = [_name(name) for name in names]
    others = printed[-1].lower() in {"et al", "et al."}
    printed = printed[:-1] if others else printed
    if len(printed) > MAX_AUTHORS or others:
        printed = [*printed[:MAX_AUTHORS], "et al"]
    role = (", editor" if len(printed) == 1 else ", editors") if editors else ""
    return ", ".join(printed) + role


def _responsible(csl: dict[str, Any]) -> str:
    """Return the authors, or the editors of a book that has none."""
    if csl["type"] == "book" and not csl.get("author"):
        return _names(csl.get("editor"), editors=True)
    return _names(csl.get("author"))


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", name.get("given", "")) if part)
    particle = name.get("non-dropping-particle", "")
    return " ".join(part for part in (particle, name["family"], initials, name.get("suffix", "")) if part)


def _title(csl: dict[str, Any]) -> str:
    title = str(csl["title"])
    if csl["type"] == "webpage":
        return f"{title} [Internet]"
    return title if csl["type"] == "chapter" else _with_edition(title, csl)


def _with_edition(title: str, csl: dict[str, Any]) -> str:
    return f"{title}. {_ordinal(str(csl['edition']))} ed" if csl.get("edition") else title


def _ordinal(edition: str) -> str:
    if not edition.isdigit():
        return edition
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{'th' if edition[-2:] in {'11', '12', '13'} else ending}"


def _container(csl: dict[str, Any]) -> str:
    title = str(csl.get("container-title", ""))
    if csl["type"] == "chapter":
        editors = _names(csl.get("editor"), editors=True)
        inner = ". ".join(part for part in (editors, _with_edition(title, csl)) if part)
        return _sentence(f"In: {inner}") if inner else ""
    return _sentence(title)


def _imprint(csl: dict[str, Any]) -> str:
    year = _year(csl)
    if csl["type"] == "article-journal":
        volume = str(csl.get("volume", ""))
        issue = f"({csl['issue']})" if csl.get("issue") else ""
        page = str(csl.get("page") or csl.get("number") or "").replace("-", "–")
        inner = f";{volume}{issue}" if volume or issue else ""
        where = f"{inner}{f':{page}' if page else ''}"
        return _sentence(f"{year or UNKNOWN}{where}" if year or where else "")
    publisher = ": ".join(str(csl[name]) for name in ("publisher-place", "publisher") if csl.get(name))
    date = year or (UNKNOWN if csl["type"] == "webpage" else "")
    return _sentence("; ".join(part for part in (publisher, date) if part))


def _pages(csl: dict[str, Any]) -> str:
    """Return where in a book a contribution stands."""
    if csl["type"] not in {"chapter", "paper-conference"} or not csl.get("page"):
        return ""
    return _sentence(f"p. {str(csl['page']).replace('-', '–')}")


def _links(csl: dict[str, Any]) -> str:
    links = []
    if doi := csl.get("DOI"):
        links.append(_link(f"https://doi.org/{quote(str(doi), safe='/:;().-_')}", f"doi:{doi}"))
    if pmcid := csl.get("PMCID"):
        links.append(_link(f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(str(pmcid))}/", str(pmcid)))
    if (url := csl.get("URL")) and not links:
        links.append(_link(str(url), unquote(str(url)).removeprefix("https://")))
    if isbn := csl.get("ISBN"):
        links.append(escape(f"ISBN {isbn}"))
    return ". ".join(links) + "." if links else ""


def _link(url: str, text: str) -> str:
    return format_html('<a href="{}" rel="external noopener">{}</a>', url, text)


def _accessed(csl: dict[str, Any]) -> str:
    parts = (csl.get("accessed") or {}).get("date-parts", [[]])[0]
    if not parts:
        return ""
    year, month, day = (*parts, 0, 0)[:3]
    date = " ".join(str(p) for p in (day or "", _MONTHS[month - 1] if month else "", year) if p)
    return _sentence(f"Accessed {date}")


def _year(csl: dict[str, Any]) -> str:
    parts = (csl.get("issued") or {}).get("date-parts", [[]])[0]
    return str(parts[0]) if parts else ""
