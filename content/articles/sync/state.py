"""What the site holds of all that a library folder can hold: read once, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.utils.crypto import salted_hmac

from content.clinic.models import Clinic, SafetyRules
from content.clinic.practice import UNSET, lines_of
from content.rendering import ArticleText, ClinicValue, PracticeLine
from content.rendering.context import Photo
from content.sources.models import Reference

from ..models import Article, Image, LibraryFile, LoadConflict, Part, Redirect, Version
from ..models.version import TEXT_FIELDS
from ..publishing.context import FIGURES

SITE = "site"
"""The name in exported.json of the identifier of the site that an export is from."""


def site_mark() -> str:
    """Return an identifier of this site: a keyed digest of its address, which reveals nothing else."""
    return salted_hmac("content.articles.exported", settings.SITE_URL).hexdigest()[:16]


@dataclass(frozen=True)
class SiteVersion:
    """One text of a page, who wrote it (empty for a load), and whether it waits for review."""

    text: ArticleText
    number: int = 1
    author: str = ""
    is_in_review: bool = False


@dataclass(frozen=True)
class SiteArticle:
    """A page: its newest text, the one that readers see, and its file as in the model `Article`.

    `read_instead` is the slug of the page that readers of a withdrawn one are told to read, or nothing.
    """

    newest: SiteVersion | None = None
    live: SiteVersion | None = None
    is_withdrawn: bool = False
    read_instead: str = ""
    file_text: str = ""
    loaded: str = ""

    @property
    def is_published(self) -> bool:
        """Tell whether readers see it."""
        return self.live is not None and not self.is_withdrawn


@dataclass(frozen=True)
class SiteReference:
    """A source, as in the model `Reference`."""

    csl: dict[str, Any]
    position: int = 0
    loaded: dict[str, Any] | None = None


@dataclass(frozen=True)
class SitePart:
    """A part of the guide, as in the model `Part`."""

    slug: str
    title: str
    summary: str
    footer: str
    order: int


@dataclass(frozen=True)
class SiteFile:
    """A file that is no article, as in the model `LibraryFile`; `loaded` is empty where it never was."""

    text: str = ""
    loaded: str = ""


@dataclass(frozen=True)
class SiteImage:
    """A picture: the SHA-256 of its file, what is needed to show it, and the file's name in the storage."""

    digest: str
    photo: Photo
    file: str = ""


@dataclass(frozen=True)
class SiteConflict:
    """What both sides changed, as in the model `LoadConflict`; `slug` is that of the page, or empty."""

    ours: str
    theirs: str
    slug: str = ""
    is_kept: bool = False


@dataclass(frozen=True)
class SiteState:
    """The site at one moment; without arguments, an empty site. Two that are equal lead to the same plan.

    Each mapping is by what files call a thing: slug, key, path, name. `redirects` are the former names of
    pages with the slug of each now. Pages, parts and sources are in the order of the guide.
    """

    articles: Mapping[str, SiteArticle] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, SiteReference] = field(default_factory=dict)
    parts: Mapping[str, SitePart] = field(default_factory=dict)
    files: Mapping[str, SiteFile] = field(default_factory=dict)
    images: Mapping[str, SiteImage] = field(default_factory=dict)
    clinic: Mapping[str, ClinicValue] = field(default_factory=dict)
    conflicts: Mapping[str, SiteConflict] = field(default_factory=dict)
    mark: str = ""
    practice: Mapping[str, PracticeLine] = field(default_factory=UNSET.copy)

    @classmethod
    def now(cls) -> "SiteState":
        """Read it from the database, all of it within one snapshot or lock of the caller."""
        references = Reference.objects.values_list("key", "csl", "position", "loaded")
        parts = Part.objects.values_list("slug", "title", "summary", "footer", "order")
        files = LibraryFile.objects.values_list("path", "text", "loaded")
        clinic = Clinic.current()
        conflicts = LoadConflict.objects.values_list("name", "ours", "theirs", "article__slug", "is_kept")
        return cls(
            _articles(),
            dict(Redirect.objects.values_list("old_slug", "article__slug")),
            {key: SiteReference(*fields) for key, *fields in references},
            {part[0]: SitePart(*part) for part in parts},
            {path: SiteFile(*fields) for path, *fields in files},
            {
                image.name: SiteImage(image.digest, image.photo, str(image.file))
                for image in Image.objects.all()
            },
            clinic.values(),
            {
                name: SiteConflict(ours, theirs, slug or "", is_kept)
                for name, ours, theirs, slug, is_kept in conflicts
            },
            site_mark(),
            lines_of(clinic, SafetyRules.current()),
        )

    def file(self, path: str) -> SiteFile:
        """Return a file, or an empty one where the site does not have it."""
        return self.files.get(path, SiteFile())

    @property
    def drawings(self) -> dict[str, str]:
        """The SVG source of each drawing, by its path."""
        return {path: file.text for path, file in self.files.items() if path.startswith(FIGURES)}

    @property
    def published(self) -> dict[str, ArticleText]:
        """What readers see of each page, by its slug."""
        articles = self.articles.items()
        return {slug: page.live.text for slug, page in articles if page.live and page.is_published}


def _articles() -> dict[str, SiteArticle]:
    newest = Article.objects.annotate(newest_pk=Max("versions")).values("newest_pk")
    wanted = Version.objects.filter(Q(pk__in=newest) | Q(pk__in=Article.objects.values("live")))
    rows = wanted.select_related("article__part", "author").only(
        *TEXT_FIELDS, "number", "state", "author__username",
        "article__order", "article__layout", "article__part__slug",
    ).order_by("pk")  # fmt: skip
    versions = {
        row.pk: SiteVersion(row.text, row.number, str(row.author or ""), row.state == Version.State.IN_REVIEW)
        for row in rows
    }
    newest_of = {row.article_id: versions[row.pk] for row in rows}  # the newest is the last
    fields = ("pk", "slug", "live", "withdrawn_at", "read_instead__slug", "file_text", "loaded")
    return {
        slug: SiteArticle(
            newest_of.get(pk), versions.get(live), withdrawn_at is not None, instead or "", *files
        )
        for pk, slug, live, withdrawn_at, instead, *files in Article.objects.values_list(*fields)
    }
