"""Models → files: the published guide as a library folder, the same to the letter where nothing changed.

What readers see is written, and what stands behind it, with the pages that were withdrawn: drafts, sign-offs
and people stay on the site.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.rendering import FormatError, dump_article, parse_article
from content.sources.csl import USUAL_ORDER, dump_references, in_order_of, parse_references
from content.sources.models import Reference

from ..files.folder import article_path
from ..files.layout import HANDOUTS, PARTS, PICTURES, REDIRECTS, REFERENCES, SEARCH, SIGNS, WITHDRAWN
from ..files.mapping import dump_mapping
from ..files.parts import dump_parts
from ..locks import snapshot
from ..models import Article, Image, LibraryFile, Part, Redirect
from ..publishing.context import FIGURES
from .articles import text_digest
from .records import PARTS_ORDER, part_digest, text_of
from .state import SITE, site_mark
from .three_way import digest


class PictureGoneError(Exception):
    """The file of a picture is not where the site keeps its pictures; the message says what to do."""

    def __init__(self, image: Image) -> None:
        super().__init__(
            f"The file of the picture “{image.name}” is gone from where the site keeps its pictures. "
            "Bring it back from a backup, or replace the picture at the desk, and export again."
        )


@dataclass(frozen=True)
class Export:
    """The guide as it stands at one moment, to be written as files. Made by `Export.now()`."""

    articles: list[Article]
    withdrawn: list[Article]
    references: list[Reference]
    parts: list[Part]
    images: list[Image]
    former_names: dict[str, str]
    stored: dict[str, str]

    @classmethod
    def now(cls) -> "Export":
        """Fetch what is to be written: of the articles those that readers see, with what they see.

        All of it is from one moment, whoever writes meanwhile.
        """
        with snapshot():
            return cls._fetched()

    @classmethod
    def _fetched(cls) -> "Export":
        articles = [a for a in Article.objects.published().select_related("part", "live") if a.live]
        gone = Article.objects.filter(live__isnull=False, withdrawn_at__isnull=False).order_by("slug")
        withdrawn = list(gone.select_related("part", "live", "read_instead"))
        for article in [*articles, *withdrawn]:
            if article.live is not None:
                article.live.article = article
        # An address that some page has again leads to that page, and no more to the one that had it once.
        former = Redirect.objects.filter(article__in=[*articles, *withdrawn])
        former = former.exclude(old_slug__in=Article.objects.values("slug"))
        return cls(
            articles,
            withdrawn,
            list(Reference.objects.order_by("position", "key")),
            list(Part.objects.all()),
            list(Image.objects.order_by("name")),
            dict(former.values_list("old_slug", "article__slug")),
            dict(LibraryFile.objects.values_list("path", "text")),
        )

    def files(self) -> dict[str, str]:
        """Return the files that are text, by their path."""
        files = dict(self._as_stored())
        files[REFERENCES] = _references([r.csl for r in self.references], self.stored.get(REFERENCES, ""))
        files[PARTS] = dump_parts([text_of(part) for part in self.parts], self.stored.get(PARTS, ""))
        for article in [*self.articles, *self.withdrawn]:
            if article.live is not None:
                files[article_path(article.slug)] = dump_article(article.live.text, article.file_text)
        if self.former_names:
            files[REDIRECTS] = dump_mapping(self.former_names, self.stored.get(REDIRECTS, ""))
        if self.withdrawn:
            leading_on = {page.slug: page.read_instead for page in self.withdrawn}
            instead = {slug: page.slug if page else "" for slug, page in leading_on.items()}
            files[WITHDRAWN] = dump_mapping(instead, self.stored.get(WITHDRAWN, ""))
        if self.images:
            words = {image.name: image.alternative for image in self.images}
            files[PICTURES] = dump_mapping(words, self.stored.get(PICTURES, ""))
        return files

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Return the pictures one by one, by their path: the bytes that the site has.

        Raises PictureGoneError where a file is not there.
        """
        for image in self.images:
            try:
                with image.file.open("rb") as file:
                    yield image.path, file.read()
            except FileNotFoundError as error:
                raise PictureGoneError(image) from error

    def note(self) -> str:
        """Return what is noted along with the files, so that an import can tell who changed what since.

        It holds a digest of each thing, and no text.
        """
        noted = {SITE: site_mark(), PARTS_ORDER: " ".join(part.slug for part in self.parts)}
        for article in [*self.articles, *self.withdrawn]:
            if article.live is not None:
                noted[article_path(article.slug)] = text_digest(article.live.text) or ""
        noted |= {f"{REFERENCES} {reference.key}": digest(reference.csl) for reference in self.references}
        noted |= {f"{PARTS} {part.slug}": part_digest(text_of(part)) for part in self.parts}
        noted |= {path: digest(text) for path, text in self._as_stored()}
        noted |= {image.path: image.digest for image in self.images}
        noted |= {f"{PICTURES} {image.name}": digest(image.alternative) for image in self.images}
        noted |= {f"{REDIRECTS} {old}": digest(now) for old, now in self.former_names.items()}
        return json.dumps(noted, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def _as_stored(self) -> Iterator[tuple[str, str]]:
        """Return the files that are written as they were taken in."""
        whole = {SEARCH, HANDOUTS, SIGNS}
        return ((p, text) for p, text in self.stored.items() if p in whole or p.startswith(FIGURES))


@dataclass
class Written:
    """What an export changed in a folder: files written, files that were renamed, and those in the way."""

    files: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    in_the_way: dict[str, str] = field(default_factory=dict)


def write_folder(root: Path) -> Written:
    """Write the guide below a folder, which is made where it is missing.

    The file of a page that was renamed moves; where it says something that the site has not taken in, it
    stays and is in the way.
    """
    export = Export.now()
    written = Written(write_files(export.files(), root))
    for path, data in export.pictures():
        written.files += _write(root, path, data)
    articles = {article.slug: article for article in [*export.articles, *export.withdrawn]}
    for old_slug, slug in export.former_names.items():
        old, new = article_path(old_slug), article_path(slug)
        file = root / old
        if not file.is_file():
            continue
        if _is_known(file.read_bytes(), articles[slug]):
            file.unlink()
            written.moved[old] = new
        else:
            written.in_the_way[old] = new
    return written


def write_files(files: dict[str, str], root: Path) -> list[str]:
    """Write files below a folder, which is made where it is missing; return the paths that changed."""
    return [path for name, text in sorted(files.items()) for path in _write(root, name, text.encode())]


def _write(root: Path, name: str, data: bytes) -> list[str]:
    path = root / name
    if path.is_file() and path.read_bytes() == data:
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return [name]


def _is_known(data: bytes, article: Article) -> bool:
    """Tell whether an article's file says nothing that the article's chain of versions does not have."""
    if data in {article.loaded.encode(), article.file_text.encode()}:
        return True
    try:
        text = parse_article(data.decode()).text
    except ValueError:
        return False
    return any(version.text == text for version in article.versions.select_related("article__part"))


def _references(items: list[dict[str, Any]], loaded: str) -> str:
    """Write references.json; what was loaded tells the order of fields, which PostgreSQL forgets."""
    try:
        before = {reference.key: reference.csl for reference in parse_references(loaded)}
    except FormatError:
        before = {}
    if list(before.values()) == items:
        return loaded
    return dump_references([in_order_of(item, before.get(item["id"], USUAL_ORDER)) for item in items])
