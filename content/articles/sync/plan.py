"""What a load would do, as values: folder and site in, a list of changes out, without the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from content.rendering import ArticleText, Rendered

from ..files.folder import Folder, article_path
from ..files.layout import PARTS, PICTURES, REDIRECTS, REFERENCES, SIGNS, image_path
from ..publishing.context import can_read_signs
from .articles import TextCheck, needed_by, plan_articles
from .conflicts import may_be_settled, plan_conflicts
from .images import PictureReader, PictureWrite, digest_of, plan_pictures
from .names import PageMatch, match_pages, plan_former_names
from .records import (
    PARTS_ORDER,
    plan_files,
    plan_lists,
    plan_parts,
    plan_references,
)
from .state import SITE, SiteState
from .three_way import Batch, Change, Choice, LoadContext, Overrides, digest


@dataclass(frozen=True)
class Writes:
    """What a plan writes: the site before and after, and of pages and pictures what else is needed.

    `renames` maps slugs to new ones. `taken` are the texts that become versions and `rendered` what is made
    of each, by slug; `withdrawn` maps pages that come as withdrawn ones to what to read instead.
    """

    before: SiteState
    after: SiteState
    renames: Mapping[str, str]
    taken: Mapping[str, ArticleText]
    rendered: Mapping[str, Rendered]
    withdrawn: Mapping[str, str]
    pictures: list[PictureWrite]


@dataclass(frozen=True)
class Plan:
    """What a load would do.

    `pages` tells which file is which page of the site, `missing` what both sides began with and the folder
    does not have; it stays on the site. Where there are `problems`, each with its file and line, nothing can
    be written; `warnings` keep nothing from it. `writes` is None where nothing is new.
    """

    changes: tuple[Change, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    writes: Writes | None = None

    @property
    def choices(self) -> dict[str, Choice]:
        """What is done with each thing, by its name."""
        return {change.name: change.choice for change in self.changes}

    @property
    def conflicts(self) -> dict[str, Change]:
        """What the file and the site both changed, and the site keeps, by its name."""
        return {change.name: change for change in self.changes if change.choice is Choice.CONFLICT}

    @property
    def state(self) -> str:
        """A digest of all that was found, whatever the overrides: the same where the same was found."""
        found = [(c.name, c.found.value, c.ours, c.theirs, c.note) for c in self.changes if c.found]
        return digest([sorted(found), self.missing])


def make_plan(
    folder: Folder,
    site: SiteState,
    overrides: Overrides = Overrides(),  # noqa: B008 it is immutable
    *,
    is_import: bool = False,
    reader: PictureReader | None = None,
) -> Plan:
    """Decide about everything that a folder holds, and check every text against every other.

    `is_import` tells that the files were handed in at the desk. A `reader` that is given again spares its
    work on the same pictures.
    """
    context = LoadContext(folder, site, overrides, is_import)
    match = match_pages(context)
    pages = {page.path: page.slug for page in match.pages.values()}
    missing = _missing(context, match)
    if _is_unchanged(context, match):
        changes = tuple(Change(path, Choice.LEAVE, Choice.LEAVE) for path in pages)
        return Plan(changes, pages, missing)
    articles = plan_articles(context, match)
    context = replace(context, needed=needed_by(articles.taken.values()))
    references, files, parts = plan_references(context), plan_files(context), plan_parts(context)
    pictures = plan_pictures(context, reader or PictureReader())
    former = plan_former_names(context, match)
    steps: list[Batch[Any]] = [match, articles, references, files, parts, pictures, former]
    found = [change for step in steps for change in step.changes]
    lists = plan_lists(context, found, references.bases)
    after = SiteState(
        articles.after,
        former.after,
        references.after,
        parts.after,
        files.after | pictures.files | lists.after,
        pictures.after,
        site.clinic,
        plan_conflicts(context, found, pages),
        practice=site.practice,
    )
    check = TextCheck(context, match, articles, after)
    return Plan(
        (*found, *lists.changes),
        pages,
        missing,
        check.warnings,
        [*folder.problems, *(problem for step in steps for problem in step.problems), *check.problems],
        Writes(
            site, after, match.renames, articles.taken, check.rendered, articles.withdrawn, pictures.writes
        ),
    )


def _is_unchanged(context: LoadContext, match: PageMatch) -> bool:
    """Tell whether every file of a folder is what was loaded last, and every page is there."""
    folder, site = context.folder, context.site
    if (
        context.is_import
        or context.overrides.all_conflicts
        or folder.problems
        or match.problems
        or match.changes
    ):
        return False
    files = {path: source for path, source in folder.sources.items() if not path.startswith("articles/")}
    files |= {image_path(name): digest_of(data) for name, data in folder.images.items()}
    return (
        can_read_signs(site.file(SIGNS).text)
        and all(page.article and page.article.loaded == page.source for page in match.pages.values())
        and all(site.file(path).loaded == source for path, source in files.items())
        and not any(may_be_settled(name, conflict) for name, conflict in site.conflicts.items())
    )


def _missing(context: LoadContext, match: PageMatch) -> list[str]:
    """Name what both sides began with and the folder does not have. A withdrawn page is not missed."""
    folder, site = context.folder, context.site
    pages = {
        article_path(slug): page
        for slug, page in match.after.items()
        if slug not in match.pages and not page.is_withdrawn
    }
    here = {*folder.sources, *folder.unread, *map(image_path, folder.images)}
    here |= {f"{REFERENCES} {item.key}" for item in folder.references}
    here |= {f"{PARTS} {part.slug}" for part in folder.parts}
    if context.exported is None:
        began = {path for path, page in pages.items() if page.loaded}
        began |= {path for path, file in site.files.items() if file.loaded}
        loaded = {key for key, reference in site.references.items() if reference.loaded is not None}
        began |= {f"{REFERENCES} {key}" for key in loaded if folder.references}
        began |= {f"{PARTS} {slug}" for slug in site.parts if folder.parts}
    else:
        # What a list holds that cannot be read is not known.
        unknown = {PICTURES, REDIRECTS, *({REFERENCES, PARTS} & folder.unread)}
        known = {name for name in context.exported if name.partition(" ")[0] not in unknown}
        began = {name for name in known if not name.startswith("articles/") or name in pages}
    return sorted(began - here - {SITE, PARTS_ORDER})
