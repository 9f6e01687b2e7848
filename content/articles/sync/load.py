"""Files → models: a library folder is taken into the database, without losing what editors wrote.

For each thing there are three texts: what both sides began with, the file as it is now, and what the site
holds. Only the file changed: it is taken. Only the site changed: it is kept. Both changed: the site's is
kept and the conflict reported with its difference. What an editor deleted is changed on the site: it comes
back only with a text that needs it.

What both sides began with is the file as it was last loaded, so every thing remembers that. An import at
the desk is somebody's work on the site, as an edit is: the next load of the folder finds the site changed,
and takes nothing back. Where the imported files come from an export of this site, they began with that.

A load reads the site (`SiteState.now`), plans (`make_plan`, which knows no database) and writes the plan.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction

from content.sources.models import Reference

from ..files.folder import Folder
from ..files.layout import REDIRECTS
from ..locks import snapshot
from ..models import Article, Image, LibraryFile, Part, Redirect, RenderingDue
from ..publishing.publish import render_due
from ..publishing.rename import rename
from .articles import withdraw_articles, write_articles
from .conflicts import loaded, write_conflicts
from .images import PictureReader, write_pictures
from .plan import Plan, make_plan
from .records import fields_of_reference, write_rows
from .state import SiteState
from .three_way import TAKEN, Overrides

logger = logging.getLogger(__name__)

_TRIES = 3
"""How often a load looks without holding anybody up, where somebody saves meanwhile."""


@dataclass(frozen=True)
class Outcome(Plan):
    """A plan, and what came of it: how many pages were rendered again, and whether that failed.

    Where `rendering_failed`, what was loaded is written, and pages are still to be rendered again. One that
    `is_stale` is not what somebody saw before, and was not written.
    """

    is_stale: bool = False
    rendered: int = 0
    rendering_failed: bool = False

    @property
    def may_be_written(self) -> bool:
        """Tell whether there is something to write, and nothing stands against it."""
        return self.writes is not None and not self.problems and not self.is_stale


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

    To plan takes long and holds nobody up. A plan is written if the site is still what it was.
    """
    overrides, reader = Overrides(take_theirs, frozenset(take)), PictureReader()

    def look(site: SiteState) -> Outcome:
        plan = make_plan(folder, site, overrides, is_import=is_import, reader=reader)
        return Outcome(**vars(plan), is_stale=bool(expected) and plan.state != expected)

    for _ in range(_TRIES):
        with snapshot():
            site = SiteState.now()
        outcome = look(site)
        if not (write and outcome.may_be_written):
            return outcome
        reader.encode_all(outcome.writes.pictures if outcome.writes else ())
        with _writing() as rendering:
            is_written = SiteState.now() == site
            if is_written:
                write_plan(outcome, reader, by, note)
        if is_written:
            return rendering.added_to(outcome)
    # Somebody saved each time while this looked, so for once they wait.
    with _writing() as rendering:
        outcome = look(SiteState.now())
        if outcome.may_be_written:
            write_plan(outcome, reader, by, note)
    return rendering.added_to(outcome)


def write_plan(plan: Plan, reader: PictureReader, by: Any, note: str) -> None:
    """Write a plan within a transaction that holds what `_lock` locks, where the site is what it was."""
    writes = plan.writes
    assert writes is not None  # noqa: S101 it may be written
    before, after = writes.before, writes.after
    for old, new in writes.renames.items():
        rename(Article.objects.get(slug=old), new, by, f"As {REDIRECTS} says.")
    references = (before.references, after.references)
    noting = ("position", "loaded")
    write_rows(Reference, "key", references, by, noting=noting, fields_of=fields_of_reference)
    write_rows(Part, "slug", (before.parts, after.parts), by)
    write_rows(LibraryFile, "path", (before.files, after.files), by, noting=("loaded",))
    write_articles((before.articles, after.articles), writes.taken, writes.rendered, by, note)
    withdraw_articles(writes.withdrawn, by)
    write_conflicts(before.conflicts, after.conflicts)
    names = after.redirects.keys() - before.redirects.keys() - writes.renames.keys()
    articles = Article.objects.in_bulk({after.redirects[name] for name in names}, field_name="slug")
    Redirect.objects.bulk_create(
        Redirect(old_slug=name, article=articles[after.redirects[name]]) for name in sorted(names)
    )
    # No transaction takes files back, so they come last.
    write_pictures(writes.pictures, reader, by)
    if TAKEN & set(plan.choices.values()):
        RenderingDue.objects.create()
    loaded.send(sender=Folder)


@dataclass
class _Rendering:
    """What was rendered again after a load.

    A rendering that fails is logged, and takes back nothing of what is written; it stays due.
    """

    count: int = 0
    failed: bool = False

    def run(self) -> None:
        try:
            self.count += render_due()
        except Exception:
            logger.exception("The files are in, and pages could not be rendered again; that is made up for.")
            self.failed = True

    def added_to(self, outcome: Outcome) -> Outcome:
        """Return an outcome with what was rendered after it, and without what it no longer has to write."""
        return replace(outcome, writes=None, rendered=self.count, rendering_failed=self.failed)


@contextmanager
def _writing() -> Iterator[_Rendering]:
    """Write in a transaction; render again afterwards, and count that."""
    rendering = _Rendering()
    with transaction.atomic():
        # The first to be done on commit, so that what is written here is rendered here.
        transaction.on_commit(rendering.run)
        _lock()
        yield rendering
    if connection.in_atomic_block:
        # This is part of a larger transaction, so nothing was done on commit.
        rendering.run()


def _lock() -> None:
    """Let two loads at once, as when two servers start, and editors who save, wait; SQLite does so by itself.

    Parts come before articles, as when pages are rendered, and articles before what decisions about them
    write. All that is compared is read after this. Rows that are only referred to stay free.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_content'))")
    for model in (Part, Article, Reference, Image, Redirect, LibraryFile):
        list(model._default_manager.select_for_update(no_key=True).order_by("pk").values_list("pk"))
