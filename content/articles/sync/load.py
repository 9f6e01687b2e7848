"""Files → models: a library folder is taken into the database, without losing what editors wrote.

For each thing there are three texts: what both sides began with, the file as it is now, and what the site
holds. Only the file changed: it is taken. Only the site changed: it is kept. Both changed: the site's is
kept and the conflict reported with its difference. What an editor deleted is changed on the site: it comes
back only with a text that needs it.

What both sides began with is the file as it was last loaded, so every thing remembers that. An import at
the desk is somebody's work on the site, as an edit is: the next load of the folder finds the site changed,
and takes nothing back. Where the imported files come from an export of this site, they began with that.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.dispatch import Signal

from content.rendering import Rendered
from content.sources.models import Reference

from ..files.folder import Folder
from ..files.layout import SIGNS, image_path
from ..locks import snapshot
from ..models import Article, Image, Part, Redirect, RenderingDue
from ..publishing.context import can_read_signs, signs_in, state_of_site
from ..publishing.publish import render_due
from .articles import ArticleLoad
from .context import Brought
from .images import FilePicture, ImageLoad, digest_of, read_pictures
from .missing import what_is_missing
from .names import FilePage, add_former_names, check_former_names, find_pages, rename_pages
from .records import FileRows, Writing, load_files, load_parts, load_references, put_lists
from .task import TAKEN, Task
from .three_way import Choice, Outcome, Wishes

logger = logging.getLogger(__name__)

_TRIES = 3
"""How often a load looks without holding anybody up, where somebody saves meanwhile."""

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

    To look takes long and holds nobody up. What was decided is written if the site is still what it was.
    """
    wishes = Wishes(take_theirs, frozenset(take))
    # Pictures take a while, so they are read and encoded once.
    pictures = read_pictures(folder, is_import=is_import, encode=write and not folder.problems)

    def look(outcome: Outcome) -> _Plan:
        return _plan(Task(folder, outcome, wishes, by, note, is_import), pictures, expected)

    for _ in range(_TRIES):
        with snapshot():
            plan = look(Outcome(problems=list(folder.problems)))
            if not (write and plan.may_be_written):
                return plan.outcome
            state = state_of_site()
        with _writing(plan.outcome):
            if state_of_site() == state:
                plan.write()
                return plan.outcome
    # Somebody saved each time while this looked, so for once they wait.
    outcome = Outcome(problems=list(folder.problems))
    with _writing(outcome):
        plan = look(outcome)
        if plan.may_be_written:
            plan.write()
    return outcome


@contextmanager
def _writing(outcome: Outcome) -> Iterator[None]:
    """Write in a transaction; render again afterwards, and count that.

    A rendering that fails is logged, and takes back nothing of what is written; it stays due.
    """

    def render_again() -> None:
        try:
            outcome.rendered += render_due()
        except Exception:
            logger.exception("The files are in, and pages could not be rendered again; that is made up for.")
            outcome.rendering_failed = True

    with transaction.atomic():
        # The first to be done on commit, so that what is written here is rendered here.
        transaction.on_commit(render_again)
        _go_one_after_the_other()
        yield
    if connection.in_atomic_block:
        # This is part of a larger transaction, so nothing was done on commit.
        render_again()


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


@dataclass
class _Plan:
    """What a load would do, and found on the way; nothing of it is written yet."""

    task: Task
    rows: FileRows
    articles: ArticleLoad
    rendered: dict[str, Rendered] = field(default_factory=dict)
    writings: list[Writing] = field(default_factory=list)
    images: ImageLoad | None = None

    @property
    def outcome(self) -> Outcome:
        """What was found."""
        return self.task.outcome

    @property
    def may_be_written(self) -> bool:
        """Tell whether there is something to write, and nothing stands against it."""
        return self.images is not None and not (self.outcome.problems or self.outcome.is_stale)

    def write(self) -> None:
        """Write it, within a transaction that holds what `_go_one_after_the_other` locks."""
        assert self.images is not None  # noqa: S101 it may be written
        rename_pages(self.task)
        for writing in self.writings:
            writing.write(self.task.by)
        self.rows.write(self.task.by)
        self.articles.write(self.rendered)
        add_former_names(self.task)
        # No transaction takes files back, so they come last.
        self.images.write()
        if TAKEN & set(self.outcome.choices.values()):
            RenderingDue.objects.create()
        loaded.send(sender=Folder)


def _plan(task: Task, pictures: dict[str, FilePicture], expected: str) -> _Plan:
    """Decide about everything, and check every text against every other, without writing anything."""
    outcome = task.outcome
    rows, pages = FileRows(), find_pages(task)
    plan = _Plan(task, rows, ArticleLoad(task, pages))
    if _nothing_changed(task, rows, pages):
        outcome.choices = {page.path: Choice.LEAVE for page in pages}
        outcome.missing = what_is_missing(task, rows, pages)
        return plan
    task.is_empty = not Article.objects.exists()
    plan.articles.plan()
    references, of_references = load_references(task, rows)
    load_files(task, rows)
    feet, of_parts = load_parts(task, rows)
    plan.writings = [of_references, of_parts]
    plan.images = ImageLoad(task, rows, pictures)
    plan.images.plan()
    check_former_names(task, rows, pages)
    put_lists(task, rows)
    brought = Brought(references, rows.drawings, plan.images.photos, signs_in(rows.text(SIGNS) or "").texts)
    plan.rendered = plan.articles.check(feet, brought)
    outcome.missing = what_is_missing(task, rows, pages)
    outcome.is_stale = bool(expected) and outcome.state != expected
    return plan


def _nothing_changed(task: Task, rows: FileRows, pages: list[FilePage]) -> bool:
    """Tell whether every file of a folder is what was loaded last, and every page is there."""
    if task.is_import or task.wishes.all or task.outcome.problems or task.outcome.choices:
        return False
    if not can_read_signs(rows.text(SIGNS) or ""):
        return False
    folder = task.folder
    files = {path: source for path, source in folder.sources.items() if not path.startswith("articles/")}
    files |= {image_path(name): digest_of(data) for name, data in folder.images.items()}
    return all(page.article is not None and page.article.loaded == page.source for page in pages) and all(
        rows.loaded(path) == source for path, source in files.items()
    )
