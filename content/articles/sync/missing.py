"""What was loaded or exported once and is in the folder no more; it stays on the site."""

from content.sources.models import Reference

from ..files.folder import Folder, article_path
from ..files.layout import PARTS, PICTURES, REDIRECTS, REFERENCES, image_path
from ..models import Article, Part
from .names import FilePage
from .records import PARTS_ORDER, FileRows
from .state import SITE
from .task import Task


def what_is_missing(task: Task, rows: FileRows, pages: list[FilePage]) -> list[str]:
    """Name what both sides began with and the folder does not have. A withdrawn page is not missed."""
    matched = [page.article.pk for page in pages if page.article]
    shown = Article.objects.filter(withdrawn_at=None).exclude(pk__in=matched)
    if task.noted is not None:
        here = {article_path(slug) for slug in shown.values_list("slug", flat=True)}
        # What a list holds that cannot be read is not known.
        lists = [PICTURES, REDIRECTS, *({REFERENCES, PARTS} & task.folder.unread)]
        return sorted(
            name
            for name in set(task.noted) - _names(task.folder) - {SITE, PARTS_ORDER}
            if name.partition(" ")[0] not in lists and (not name.startswith("articles/") or name in here)
        )
    missing = [article_path(slug) for slug in shown.exclude(loaded="").values_list("slug", flat=True)]
    files = {*task.folder.sources, *task.folder.unread, *map(image_path, task.folder.images)}
    missing += [path for path in rows.known if rows.loaded(path) is not None and path not in files]
    missing.sort()
    if task.folder.references:
        gone = Reference.objects.filter(loaded__isnull=False)
        gone = gone.exclude(key__in=[item.key for item in task.folder.references])
        missing += [f"{REFERENCES} {reference.key}" for reference in gone]
    if task.folder.parts:
        parts = Part.objects.exclude(slug__in=[part.slug for part in task.folder.parts])
        missing += [f"{PARTS} {part.slug}" for part in parts]
    return missing


def _names(folder: Folder) -> set[str]:
    """Return the names of all that a folder holds, as an export notes them."""
    return {
        *folder.sources,
        *folder.unread,
        *(f"{REFERENCES} {item.key}" for item in folder.references),
        *(f"{PARTS} {part.slug}" for part in folder.parts),
        *map(image_path, folder.images),
    }
