"""Files → models: a library folder is taken into the database, without losing what editors wrote.

For each thing there are three texts: what both sides began with, the file as it is now, and what the site
holds. Only the file changed: it is taken. Only the site changed: it is kept. Both changed: the site's is
kept and the conflict reported with its difference. What an editor deleted is changed on the site: it comes
back only with a text that needs it.

What both sides began with is the file as it was last loaded, so every thing remembers that. An import at
the desk is somebody's work on the site, as an edit is: the next load of the folder finds the site changed,
and takes nothing back. Where the imported files come from an export of this site, they began with that.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction
from django.dispatch import Signal

from content.sources.models import Reference

from .folder import Folder
from .library_files import image_path
from .loading_articles import ArticleLoad
from .loading_images import FilePicture, ImageLoad, digest_of, read_pictures
from .loading_missing import what_is_missing
from .loading_names import FilePage, add_former_names, check_former_names, find_pages
from .loading_records import FileRows, load_files, load_parts, load_references, put_lists
from .loading_task import TAKEN, Task
from .models import Article, Image, Part, Redirect
from .publishing import render_all
from .three_way import Choice, Outcome, Wishes

loaded = Signal()
"""Sent within the transaction when files have been taken in; what is made from them follows."""


def load(
    folder: Folder,
    *,
    take_theirs: bool = False,
    take: Collection[str] = (),
    write: bool = True,
    by: Any = None,
    note: str = "",
    is_import: bool = False,
    expected: str = "",
) -> Outcome:
    """Take a folder into the database, all of it or, where there is a problem, nothing.

    `take_theirs` lets the file win every conflict, `take` names the things for which it wins; the editor's
    text stays in the article's chain of versions. With `write` false nothing is written and the outcome says
    what would be. `by` is who loads, `note` what readers are told of the change. `is_import` says that the
    files were handed in at the desk. Where `expected`, the state of an earlier outcome, is no longer what is
    found, nothing is written and the outcome is stale.
    """
    outcome = Outcome(problems=list(folder.problems))
    task = Task(folder, outcome, Wishes(take_theirs, frozenset(take)), by, note, is_import)
    # Pictures take a while, so they are read and encoded before anybody has to wait for this load.
    pictures = read_pictures(task, encode=write and not outcome.problems)
    with transaction.atomic():
        _go_one_after_the_other()
        _run(task, pictures, write=write, expected=expected)
        if outcome.problems or outcome.is_stale or not write:
            transaction.set_rollback(True)
    return outcome


def _go_one_after_the_other() -> None:
    """Let two loads at once, as when two servers start, and editors who save, wait; SQLite does so by itself.

    Parts come before articles, as when pages are rendered, and articles before what decisions about them
    write. All that is compared is read after this. Rows that are only referred to stay free.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_content'))")
    for model in (Part, Article, Reference, Image, Redirect):
        list(model._default_manager.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _run(task: Task, pictures: dict[str, FilePicture], *, write: bool, expected: str) -> None:
    """Plan the load, check every text against every other, then write."""
    outcome = task.outcome
    rows, pages = FileRows(), find_pages(task)
    if _nothing_changed(task, rows, pages):
        outcome.choices = {page.path: Choice.LEAVE for page in pages}
        outcome.missing = what_is_missing(task, rows, pages)
        return
    task.is_empty = not Article.objects.exists()
    articles = ArticleLoad(task, pages)
    articles.plan()
    load_references(task, rows)
    load_files(task, rows)
    feet = load_parts(task, rows)
    images = ImageLoad(task, rows, pictures)
    images.plan()
    check_former_names(task, rows, pages)
    put_lists(task, rows)
    rows.write(task.by)
    rendered = articles.check(feet, images.photos)
    outcome.missing = what_is_missing(task, rows, pages)
    outcome.is_stale = bool(expected) and outcome.state != expected
    if outcome.problems or outcome.is_stale or not write:
        return
    articles.write(rendered)
    add_former_names(task)
    # No transaction takes files back, so they come last.
    images.write()
    if TAKEN & set(outcome.choices.values()):
        outcome.rendered = render_all()
    loaded.send(sender=Folder)


def _nothing_changed(task: Task, rows: FileRows, pages: list[FilePage]) -> bool:
    """Tell whether every file of a folder is what was loaded last, and every page is there."""
    if task.is_import or task.wishes.all or task.outcome.problems or task.outcome.choices:
        return False
    folder = task.folder
    files = {path: source for path, source in folder.sources.items() if not path.startswith("articles/")}
    files |= {image_path(name): digest_of(data) for name, data in folder.images.items()}
    return all(page.article is not None and page.article.loaded == page.source for page in pages) and all(
        rows.loaded(path) == source for path, source in files.items()
    )
