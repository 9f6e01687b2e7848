"""What a text may refer to while it is rendered: sources, pages, terms, figures, the clinic."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .problems import Problem

OWN_KEY = "guide"
"""The citation key that stands for the guide itself: `[@guide]` marks words that come from no source."""

OWN_LABELS = {"": "our advice", "note": "our note", "definition": "our definition"}
"""What `[@guide]`, `[@guide, note]` and `[@guide, definition]` print."""

FIXED_PAGES = frozenset({"/", "/sources/", "/differences/", "/search/"})
"""Addresses of pages that are no article, which a text may link to as they are."""

RESERVED_SLUGS = frozenset(
    (
        "admin checklist-print differences draft favicon feed h healthz markdownx media robots search "
        "share sitemap sources staff static styleguide"
    ).split()
)
"""Names that an article cannot have, because a fixed page has them."""


HELP_PAGE = "when-to-get-help"
"""The page of help, which tells when to get help, by its name, until a library names another."""

HELP_ANCHOR = "emergency"
"""The heading of the page of help to which the top of every page leads."""


@dataclass(frozen=True)
class Group:
    """A group of sources, so that a research paper and a clinic's sales page cannot be confused.

    It is a heading of a list of references, with what stands under it.
    """

    name: str
    slug: str
    note: str


RESEARCH = Group(
    name="Research",
    slug="research",
    note="From reviews of many studies to the story of one patient: they do not weigh the same.",
)
BOOKS = Group(
    name="Books and statements",
    slug="books",
    note="What authors teach, or what an organisation says.",
)
SITES = Group(
    name="Clinics and other web pages",
    slug="sites",
    note="Written for the public, often by clinics that offer the treatment. None of them is a study.",
)

GROUPS = {group.name: group for group in (RESEARCH, BOOKS, SITES)}
"""The groups by name, the weightiest first."""


@dataclass(frozen=True)
class Work:
    """A cited work, as a page prints it.

    `printed` is the reference in Vancouver style, as safe HTML. `name` is how a sentence names the
    work ("Brady 2014"). `group` is the heading of the list of references that it stands under.
    """

    key: str
    name: str
    kind: str
    group: str
    printed: str


@dataclass(frozen=True)
class Page:
    """An article that may be linked to, with every anchor that stands on it."""

    slug: str
    title: str
    anchors: frozenset[str]


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: its anchor, the term and its definition as plain text."""

    anchor: str
    name: str
    definition: str


@dataclass(frozen=True)
class ClinicValue:
    """What `{{ clinic.… }}` prints, where a tap on it leads, and which numbers in it can be called."""

    text: str
    href: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class PracticeLine:
    """What `{{ practice.… }}` prints: what the clinic says of its own practice, and since which day.

    `text` is one or more whole sentences, or "" where the clinic has not set the line.
    """

    text: str = ""
    said_on: date | None = None
    is_safety: bool = False


@dataclass(frozen=True)
class Photo:
    """An uploaded picture: its address at each width in pixels, its size, and what it shows in words."""

    addresses: Mapping[int, str]
    width: int
    height: int
    alternative: str = ""


@dataclass(frozen=True)
class RenderContext:
    """Everything that a text may refer to.

    `figures` maps "figures/needle.svg" to its SVG text, `images` "images/hand.webp" to the picture, `signs`
    the names of lists and sentences of the signs of danger, such as "after.emergency", to their Markdown.
    `practice` maps the names of all lines on the clinic's own practice to what it says, or to an empty line.
    `site` is the address of the guide itself, such as "https://guide.example".
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    clinic: Mapping[str, ClinicValue] = field(default_factory=dict)
    images: Mapping[str, Photo] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    practice: Mapping[str, PracticeLine] = field(default_factory=dict)
    site: str = ""


def check_slug(slug: str) -> list[Problem]:
    """Return what is wrong with the name of an article, which is its public address."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) or len(slug) > 80:
        message = f"the name “{slug}” is no address; use small letters, digits and single hyphens, at most 80"
        return [Problem(0, message, "slug")]
    if slug in RESERVED_SLUGS:
        return [Problem(0, f"the name “{slug}” belongs to a fixed page; choose another", "slug")]
    return []


def page_address(slug: str) -> str:
    """Return the public address of an article."""
    return f"/{slug}/"


def source_address(key: str) -> str:
    """Return the public address of a source's page."""
    return f"/sources/{key}/"


def figure_anchor(path: str) -> str:
    """Return the anchor of the figure that shows a drawing or a picture, by its path in the library."""
    return "figure-" + re.sub(r"^(?:figures|images)/|\.(?:svg|webp)$", "", path)
