"""What files and site both changed: kept by name with both texts, until people decide."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from content.rendering import (
    ArticleText,
    FormatError,
    Page,
    Problem,
    RenderContext,
    Rendered,
    outline,
    parse_article,
    read_or_none,
    render,
    stopped,
)

from ..comparison.merge import Side, merge, merge_field
from ..files.editable import EDITABLE
from ..files.layout import HANDOUTS, PARTS, SIGNS
from ..models import TEXT_FIELDS, Article, Decision, LibraryFile, LoadConflict, Part, Version
from ..publishing.context import current_render_context, with_page
from ..publishing.decisions import problems_in_words, what_stops_publishing
from ..publishing.part_footer import render_footer
from ..publishing.publish import render_again, write_version
from ..publishing.record import RefusedError, lock, record
from ..publishing.signs import lists_that_are_missed
from .articles import publish_text
from .records import text_of
from .state import SiteConflict
from .three_way import TAKEN, Change, Choice, LoadContext, digest

REASON = "From the new edition of the guide."

_OF_HANDOUTS = f"{HANDOUTS} "
"""How the names of conflicts begin that ready-made handouts note themselves, after all else is loaded."""

loaded = Signal()
"""Sent within the transaction when files have been taken in; what is made from them follows."""


def plan_conflicts(
    context: LoadContext, changes: Iterable[Change], pages: Mapping[str, str]
) -> dict[str, SiteConflict]:
    """Return the conflicts that there are after a load, by name; `pages` are the slugs of the files.

    What people decided is remembered as long as it makes a difference. An import settles only what it takes:
    whoever brings one in decides about its own conflicts there and then.
    """
    before = context.site.conflicts
    if context.is_import:
        taken = {change.name: change.theirs for change in changes if change.choice in TAKEN}
        return {name: known for name, known in before.items() if taken.get(name) != known.theirs}
    after = {name: known for name, known in before.items() if name.startswith(_OF_HANDOUTS)}
    for change in changes:
        known = before.get(change.name)
        if change.choice is Choice.CONFLICT:
            slug = pages.get(change.name, "")
            after[change.name] = SiteConflict(change.ours, change.theirs, slug)
        elif change.choice is Choice.KEEP and known and known.is_kept:
            after[change.name] = known
    return after


def may_be_settled(name: str, conflict: SiteConflict) -> bool:
    """Tell whether a plan has to look at a conflict again, although no file has changed since."""
    return not conflict.is_kept and not name.startswith(_OF_HANDOUTS)


def write_conflicts(before: Mapping[str, SiteConflict], after: Mapping[str, SiteConflict]) -> None:
    """Write the conflicts that differ between two states of the site."""
    LoadConflict.objects.filter(name__in=before.keys() - after.keys()).delete()
    changed = {name: conflict for name, conflict in after.items() if conflict != before.get(name)}
    articles = Article.objects.in_bulk([c.slug for c in changed.values() if c.slug], field_name="slug")
    LoadConflict.objects.bulk_create(
        [
            LoadConflict(
                name=name,
                article=articles.get(conflict.slug),
                ours=conflict.ours,
                theirs=conflict.theirs,
                is_kept=conflict.is_kept,
            )
            for name, conflict in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["article", "ours", "theirs", "is_kept"],
    )


def version_in_files(conflict: LoadConflict) -> Version:
    """Return a page's text in the files as a version that is not saved, to be rendered and compared."""
    return _version(conflict, parse_article(conflict.theirs).text)


def version_before(conflict: LoadConflict) -> Version | None:
    """Return the text of a page that both sides began with, in the same way; None where it cannot be read."""
    before = read_or_none(conflict.article.loaded) if conflict.article else None
    return _version(conflict, before) if before else None


def _version(conflict: LoadConflict, text: ArticleText) -> Version:
    fields = {name: getattr(text, name) for name in TEXT_FIELDS}
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    return Version(article=conflict.article, number=0, **fields)


def version_of_both(conflict: LoadConflict) -> Version | None:
    """Return the newest text of a page with the changes of the files to it; None where the changes meet."""
    before, ours = version_before(conflict), conflict.article.newest if conflict.article else None
    if before is None or ours is None:
        return None
    theirs = version_in_files(conflict)
    both = _version(conflict, theirs.text)
    for name in TEXT_FIELDS:
        side, value = merge_field(*(getattr(version, name) for version in (before, ours, theirs)))
        if side is Side.BOTH:
            return None
        setattr(both, name, value)
    return None if both.text in (ours.text, theirs.text) else both


def rendered_in_files(version: Version) -> Rendered:
    """Render a version of `version_in_files` in the render context in which a load checks a file."""
    context = _as_in_a_load(current_render_context())
    return render(version.text, with_page(context, version.article.slug, version.text))


def _as_in_a_load(context: RenderContext) -> RenderContext:
    """Return a context with withdrawn pages too, and with the headings in the files of pages that wait.

    A file may link to a withdrawn page: readers see plain words there. And of two pages that wait and link
    to new headings of each other, one has to be the first to be taken.
    """
    pages = dict(context.pages)
    for article in Article.objects.exclude(withdrawn_at=None).exclude(live=None).select_related("live"):
        assert article.live is not None  # noqa: S101 those without are left out
        pages[article.slug] = Page(article.slug, article.live.title, frozenset(article.live.anchors))
    for conflict in LoadConflict.objects.exclude(article=None).select_related("article"):
        assert conflict.article is not None  # noqa: S101 those without are left out
        page, text = pages.get(conflict.article.slug), read_or_none(conflict.theirs)
        if page and text:
            pages[page.slug] = replace(page, anchors=page.anchors | outline(text).anchors)
    return replace(context, pages=pages)


def part_of(conflict: LoadConflict) -> Part | None:
    """Return the part of the guide that a conflict is about, if it is about one."""
    file, _, slug = conflict.name.partition(" ")
    return Part.objects.filter(slug=slug).first() if file == PARTS else None


def file_of(conflict: LoadConflict) -> LibraryFile | None:
    """Return the file that a conflict is about, if it is one with a form at the desk."""
    return LibraryFile.objects.filter(path=conflict.name).first() if conflict.name in EDITABLE else None


def file_of_both(conflict: LoadConflict) -> str | None:
    """Return a file with the lines that both sides changed; None where the changes meet."""
    file = file_of(conflict)
    if file is None:
        return None
    texts = (file.loaded, file.text, conflict.theirs)
    lines = merge(*(text.splitlines(keepends=True) for text in texts))
    return None if lines is None or "".join(lines) in texts else "".join(lines)


def what_stops_the_file(conflict: LoadConflict, text: str) -> list[str]:
    """Return why a text cannot take the place of a file, such as that it names a page that is gone."""
    file = EDITABLE[conflict.name]
    try:
        file.read(text)
        problems = file.problems(text, _as_in_a_load(current_render_context()))
        if conflict.name == SIGNS:
            problems += [Problem(0, f"{name}: {why}") for name, why in lists_that_are_missed(text)]
    except FormatError as error:
        problems = error.problems
    return [f"{file.labels.get(p.field, 'The file')}: {stopped(p.message)}" for p in problems]


def ours_now(conflict: LoadConflict) -> str:
    """Return what the site has now of what is no page, as far as that can be edited at the desk."""
    if part := part_of(conflict):
        return str(text_of(part))
    file = file_of(conflict)
    return file.text if file else conflict.ours


def seen(conflict: LoadConflict) -> str:
    """Return a digest of all that somebody sees who decides: both texts as they are now."""
    newest = conflict.article.newest if conflict.article else None
    return digest([ours_now(conflict), conflict.theirs, newest.number if newest else 0])


@transaction.atomic
def take(conflict: LoadConflict, by: Any, expected: str) -> None:
    """Publish the text of the files for a page, a part, signs or words. What was there stays in the history.

    A withdrawn page stays so. Refused where `seen` is not what was expected, and where something stands
    against publishing the text.
    """
    conflict = _lock(conflict, expected)
    if conflict.article:
        _take_page(conflict, conflict.article, by)
    elif part := part_of(conflict):
        _take_part(conflict, part, by)
    elif file := file_of(conflict):
        _write_file(conflict, file, conflict.theirs, by)
    else:
        raise RefusedError("This cannot be taken at the desk. Change it in its form, or bring the file in.")
    conflict.delete()
    loaded.send(sender=LoadConflict)
    render_again()


def _take_page(conflict: LoadConflict, article: Article, by: Any) -> None:
    version = version_in_files(conflict)
    rendered = rendered_in_files(version)
    if stops := what_stops_publishing(version, rendered):
        raise RefusedError(*stops)
    text = parse_article(conflict.theirs).text
    article.part, article.order, article.layout = Part.objects.get(slug=text.part), text.order, text.layout
    article.save()
    publish_text(article, text, rendered, by, reason=REASON).save()


def _take_part(conflict: LoadConflict, part: Part, by: Any) -> None:
    part.title, part.summary, part.footer = (*conflict.theirs.split("\n", 2), "")[:3]
    footer = render_footer(part.footer, _as_in_a_load(current_render_context()))
    if refusals := footer.refusals:
        raise RefusedError(*(f"Footer, line {problem.line}: {problem.message}" for problem in refusals))
    part._history_user, part._change_reason = by, REASON  # type: ignore[attr-defined]
    part.save()


def _write_file(conflict: LoadConflict, file: LibraryFile, text: str, by: Any) -> None:
    if stops := what_stops_the_file(conflict, text):
        raise RefusedError(*stops)
    file.text = text
    file._history_user, file._change_reason = by, REASON  # type: ignore[attr-defined]
    file.save()


@transaction.atomic
def bring_together(conflict: LoadConflict, by: Any, expected: str) -> None:
    """Write a draft with the changes of both sides. It waits on until somebody has decided.

    Signs and words have no drafts: theirs are published, and nothing waits. Refused where `take` is, and
    where the changes meet.
    """
    conflict = _lock(conflict, expected)
    both, file = file_of_both(conflict), file_of(conflict)
    if file is not None and both is not None:
        _write_file(conflict, file, both, by)
        _keep(conflict)
        render_again()
        return
    version, article = version_of_both(conflict), conflict.article
    if version is None or article is None:
        raise RefusedError("Both changed the same place. Write what you need of both in the form.")
    rendered = rendered_in_files(version)
    if rendered.problems:
        raise RefusedError(*problems_in_words(rendered.problems))
    write_version(
        article, version.text, rendered,
        author=by, note="Updated with a new edition of the text.", made_from=article.newest,
        notable=article.last_review_id is not None,
    )  # fmt: skip


@transaction.atomic
def keep(conflict: LoadConflict, by: Any, expected: str) -> None:
    """Decide for what the site has, until the files say something new. Refused where `take` is."""
    conflict = _lock(conflict, expected)
    _keep(conflict)
    if conflict.article:
        record(conflict.article, Decision.Kind.KEPT, by, version=conflict.article.live)


def _keep(conflict: LoadConflict) -> None:
    conflict.is_kept = True
    conflict.save(update_fields=["is_kept"])


def _lock(conflict: LoadConflict, expected: str) -> LoadConflict:
    """Return a conflict as it stands now; whoever else decides about it, its page, part or file waits."""
    if file := file_of(conflict):
        LibraryFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if part := part_of(conflict):
        Part.objects.select_for_update(no_key=True).get(pk=part.pk)
    if conflict.article:
        lock(conflict.article)
    now = LoadConflict.objects.select_for_update().filter(pk=conflict.pk, is_kept=False).first()
    if now is None or seen(now) != expected:
        raise RefusedError("Somebody decided about it or changed a text since you looked. Look again.")
    return now
