"""Models → files: the published guide as a library folder, the same to the letter where nothing changed.

What readers see is written, and what stands behind it, with the pages that were withdrawn: drafts, sign-offs
and people stay on the site.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from content.rendering import ArticleText, dump_article, parse_article
from content.sources.csl import USUAL_ORDER, dump_references, in_order_of, parse_references

from ..files.folder import article_path
from ..files.layout import (
    EMERGENCIES,
    HANDOUTS,
    PARTS,
    PICTURES,
    REDIRECTS,
    REFERENCES,
    SEARCH,
    SIGNS,
    WITHDRAWN,
    WORDS,
    image_path,
)
from ..files.mapping import dump_mapping
from ..files.parts import dump_parts
from ..locks import snapshot
from ..models import Article
from ..publishing.context import FIGURES
from .articles import text_digest
from .records import PARTS_ORDER, part_digest, text_of
from .state import SITE, SiteState
from .three_way import digest, parse_loaded


class PictureGoneError(Exception):
    """The file of a picture is not where the site keeps its pictures; the message says what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The file of the picture “{name}” is gone from where the site keeps its pictures. "
            "Bring it back from a backup, or replace the picture at the desk, and export again."
        )


@dataclass(frozen=True)
class Export:
    """A site, to be written as files."""

    site: SiteState

    @classmethod
    def now(cls) -> "Export":
        """Read the site as it stands at one moment, whoever writes meanwhile."""
        with snapshot():
            return cls(SiteState.now())

    @property
    def texts(self) -> dict[str, ArticleText]:
        """What readers see of each page, by its slug, or saw before it was withdrawn."""
        return {slug: page.live.text for slug, page in self.site.articles.items() if page.live}

    @property
    def withdrawn(self) -> dict[str, str]:
        """The withdrawn pages by their slug, with the slug of the page to read instead, or nothing."""
        pages = self.site.articles.items()
        return {slug: page.read_instead for slug, page in pages if page.live and page.is_withdrawn}

    @property
    def former_names(self) -> dict[str, str]:
        """The former names of pages, with the slug of each now.

        An address that some page has again leads to that page, and no more to the one that had it once.
        """
        pages = self.site.articles
        return {old: now for old, now in self.site.redirects.items() if old not in pages and pages[now].live}

    def files(self) -> dict[str, str]:
        """Return the files that are text, by their path."""
        site, files = self.site, dict(self._as_stored())
        like = {path: file.text for path, file in site.files.items()}
        sources = [reference.csl for reference in site.references.values()]
        files[REFERENCES] = _references(sources, like.get(REFERENCES, ""))
        files[PARTS] = dump_parts([text_of(part) for part in site.parts.values()], like.get(PARTS, ""))
        for slug, text in self.texts.items():
            files[article_path(slug)] = dump_article(text, site.articles[slug].file_text)
        words = {name: image.photo.alternative for name, image in site.images.items()}
        lists = ((REDIRECTS, self.former_names), (WITHDRAWN, self.withdrawn), (PICTURES, words))
        return files | {path: dump_mapping(said, like.get(path, "")) for path, said in lists if said}

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Return the pictures one by one, by their path: the bytes that the site has.

        Raises PictureGoneError where a file is not there.
        """
        for name, image in self.site.images.items():
            try:
                with default_storage.open(image.file) as file:
                    yield image_path(name), file.read()
            except FileNotFoundError as error:
                raise PictureGoneError(name) from error

    def note(self) -> str:
        """Return what is noted along with the files, so that an import can tell who changed what since.

        It holds a digest of each thing, and no text.
        """
        site = self.site
        noted = {SITE: site.mark, PARTS_ORDER: " ".join(site.parts)}
        noted |= {article_path(slug): text_digest(text) or "" for slug, text in self.texts.items()}
        noted |= {f"{REFERENCES} {key}": digest(source.csl) for key, source in site.references.items()}
        noted |= {f"{PARTS} {slug}": part_digest(text_of(part)) for slug, part in site.parts.items()}
        noted |= {path: digest(text) for path, text in self._as_stored()}
        noted |= {image_path(name): image.digest for name, image in site.images.items()}
        noted |= {f"{PICTURES} {name}": digest(im.photo.alternative) for name, im in site.images.items()}
        noted |= {f"{REDIRECTS} {old}": digest(now) for old, now in self.former_names.items()}
        return json.dumps(noted, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def _as_stored(self) -> Iterator[tuple[str, str]]:
        """Return the files that are written as they were taken in."""
        whole = {SEARCH, EMERGENCIES, HANDOUTS, SIGNS, WORDS}
        return ((p, f.text) for p, f in self.site.files.items() if p in whole or p.startswith(FIGURES))


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
    for old_slug, slug in export.former_names.items():
        old, new = article_path(old_slug), article_path(slug)
        file = root / old
        if not file.is_file():
            continue
        if _is_known(file.read_bytes(), slug):
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


def _is_known(data: bytes, slug: str) -> bool:
    """Tell whether an article's file says nothing that the article's chain of versions does not have."""
    article = Article.objects.get(slug=slug)
    if data in {article.loaded.encode(), article.file_text.encode()}:
        return True
    try:
        text = parse_article(data.decode()).text
    except ValueError:
        return False
    return any(version.text == text for version in article.versions.select_related("article__part"))


def _references(items: list[dict[str, Any]], loaded: str) -> str:
    """Write references.json; what was loaded tells the order of fields, which PostgreSQL forgets."""
    before = {reference.key: reference.csl for reference in (parse_loaded(parse_references, loaded) or [])}
    if list(before.values()) == items:
        return loaded
    return dump_references([in_order_of(item, before.get(item["id"], USUAL_ORDER)) for item in items])
