"""Models → files: the published guide as a library folder, the same to the letter where nothing changed."""

from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from content.rendering import FormatError, dump_article
from content.sources.csl import dump_references, in_order_of, parse_references
from content.sources.models import Reference

from .folder import PARTS, REFERENCES, SEARCH, PartText, article_path, parse_parts
from .models import Article, LibraryFile, Part


def export_files() -> dict[str, str]:
    """Return the files of a library, by their path: what readers see now, and what stands behind it."""
    stored = dict(LibraryFile.objects.values_list("path", "text"))
    files = {path: text for path, text in stored.items() if path == SEARCH or path.startswith("figures/")}
    files[REFERENCES] = _references(stored.get(REFERENCES, ""))
    files[PARTS] = _parts(stored.get(PARTS, ""))
    for article in Article.objects.published().select_related("part", "live"):
        if article.live is not None:
            article.live.article = article
            files[article_path(article.slug)] = dump_article(article.live.text, article.file_text)
    return files


def write_files(files: dict[str, str], root: Path) -> list[str]:
    """Write files below a folder, which is made where it is missing; return the paths that changed."""
    changed = []
    for name, text in sorted(files.items()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            changed.append(name)
    return changed


def _references(loaded: str) -> str:
    items = [reference.csl for reference in Reference.objects.order_by("position", "key")]
    try:
        before = {reference.key: reference.csl for reference in parse_references(loaded)}
    except FormatError:
        before = {}
    if list(before.values()) == items:
        return loaded
    return dump_references([in_order_of(item, before.get(item["id"], {})) for item in items])


def _parts(loaded: str) -> str:
    parts = [PartText(p.slug, p.title, p.summary, p.foot) for p in Part.objects.all()]
    try:
        if parse_parts(loaded) == parts:
            return loaded
    except FormatError:
        pass
    stream = StringIO()
    YAML().dump(
        [
            {"slug": p.slug, "title": p.title, "summary": p.summary}
            | ({"foot": LiteralScalarString(p.foot + "\n")} if p.foot else {})
            for p in parts
        ],
        stream,
    )
    return stream.getvalue()
