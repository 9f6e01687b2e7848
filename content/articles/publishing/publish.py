"""Writing, publishing, restoring: the only ways in which what a reader sees changes."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from content.rendering import (
    ArticleText,
    Rendered,
    for_another_page,
    render,
    render_fragment,
    stopped,
)
from content.rendering.blocks import digest_of
from content.sources.models import Reference

from ..images.files import remove_files
from ..locks import snapshot
from ..models import Article, Citation, Link, Part, RenderingDue, Version, note_last_review
from .context import current_render_context, with_page
from .printed import Printed, print_files, store_printed
from .safety import note_safety_words, safety_words

logger = logging.getLogger(__name__)


class ConflictError(Exception):
    """Somebody else has written a newer version than the one that a text was made from."""

    def __init__(self, newer: Version) -> None:
        super().__init__(f"version {newer.number} was written meanwhile")
        self.newer = newer


def rendering_of(article: Article, rendered: Rendered) -> dict[str, Any]:
    """Return the fields of a version that hold what rendering made of its text."""
    address = article.get_absolute_url()
    return {
        "blocks": tuple(rendered.blocks),
        "key_point_blocks": tuple(rendered.key_points),
        "next_step_blocks": tuple(rendered.next_steps),
        "blocks_digest": digest_of(rendered.blocks, rendered.key_points, rendered.next_steps),
        "not_rendered": "",
        "references_html": rendered.references_html,
        "notes_html": rendered.notes_html,
        "toc": [asdict(heading) for heading in rendered.toc],
        "anchors": sorted(rendered.anchors),
        "differences": [
            asdict(difference) | {"html": for_another_page(difference.html, address)}
            for difference in rendered.differences
        ],
        "source_kinds": [asdict(kind) for kind in rendered.source_kinds],
        "metrics": asdict(rendered.metrics),
    }


@transaction.atomic
def write_version(
    article: Article,
    text: ArticleText,
    rendered: Rendered,
    *,
    author: Any = None,
    note: str = "",
    notable: bool = False,
    made_from: Version | None = None,
) -> Version:
    """Add a draft to an article's chain of versions, and return it.

    `made_from` is the version that the author saw. Raises ConflictError where it is no longer the newest:
    nothing is written then, and nothing lost. A version that waits for review becomes a draft again, since
    only the newest is reviewed.
    """
    # Others may refer to the article meanwhile: else two whose texts link to each other wait for ever.
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    newest = article.newest
    if newest is not None and newest != made_from:
        raise ConflictError(newest)
    article.versions.filter(state=Version.State.IN_REVIEW).update(state=Version.State.DRAFT)
    version = Version.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        title=text.title,
        summary=text.summary,
        key_points=list(text.key_points),
        related=list(text.related),
        next_steps=list(text.next_steps),
        former_anchors=list(text.former_anchors),
        body=text.body,
        author=author,
        note=note,
        notable=notable,
        made_from=made_from,
        safety_words=safety_words(rendered, article.part.footer),
        **rendering_of(article, rendered),
    )
    _note_relations(version, rendered)
    return version


@transaction.atomic
def publish(version: Version) -> None:
    """Make a version the one that readers see; an article that was withdrawn comes back."""
    version.state = Version.State.PUBLISHED
    version.published_at = version.published_at or timezone.now()
    version.save(update_fields=["state", "published_at"])
    article = version.article
    article.live, article.withdrawn_at, article.read_instead = version, None, None
    article.save(update_fields=["live", "withdrawn_at", "read_instead"])
    note_last_review(article.pk)


@transaction.atomic
def restore(version: Version, rendered: Rendered, *, author: Any, note: str = "") -> Version:
    """Copy an old version forward as a new draft, as its text is rendered now, and return that."""
    article = version.article
    return write_version(
        article,
        version.text,
        rendered,
        author=author,
        note=note or f"Restored from version {version.number}.",
        made_from=article.newest,
    )


def withdraw(article: Article, read_instead: Article | None) -> None:
    """Take a page from the readers, who are told what to read instead; its versions stay."""
    article.withdrawn_at, article.read_instead = timezone.now(), read_instead
    article.save(update_fields=["withdrawn_at", "read_instead"])


def rendered_now(version: Version) -> Rendered:
    """Render a version's text in the current render context, in which its page has this text's headings."""
    text = version.text
    return render(text, with_page(current_render_context(), version.article.slug, text))


def render_again(files: Iterable[str] = ()) -> None:
    """Render all pages again once the transaction of the present change is committed.

    An error of rendering is logged and does not undo the change; the pages stay due, until somebody calls
    `render_due` next. `files` are those of a replaced picture, to be deleted once no page shows them.
    """
    RenderingDue.objects.create(files=list(files))
    if not _later.get():
        transaction.on_commit(render_due, robust=True)


_later = ContextVar("_later", default=False)


@contextmanager
def rendering_later() -> Iterator[None]:
    """Let `render_again` within the block only mark pages as due; the caller then calls `render_due` once."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def render_all() -> int:
    """Render all pages again, asked for or not; return how many came out different."""
    RenderingDue.objects.create()
    return render_due()


def render_due() -> int:
    """Render all pages again if a change since the last rendering needs it; return how many differ.

    Rendered are the live version of every article, the footer of every part, and what pages print of other
    files; only what differs is written. Rendering takes seconds, so no lock is held until all is rendered. If
    another rendering, which began later, was written meanwhile, this one writes nothing.
    """
    if not RenderingDue.objects.exists():
        return 0
    with snapshot():
        rendering = Rendering.now()
    return rendering.write()


@dataclass(frozen=True)
class Rendering:
    """The guide as it was rendered at one moment: versions and parts by their pk.

    `due` are the changes that it shows, with the files that can go once it is written. A change that comes
    after that moment brings a rendering of its own.
    """

    due: dict[int, list[str]]
    versions: dict[int, Rendered]
    footers: dict[int, Rendered]
    printed: Printed

    @classmethod
    def now(cls) -> "Rendering":
        """Render what there is now. Raises FormatError where the list of signs cannot be read."""
        # The first to be read: what is asked for after this may not be shown by this. In a snapshot that is
        # all one; within a transaction of somebody else PostgreSQL sees what is committed meanwhile.
        due = dict(RenderingDue.objects.values_list("pk", "files"))
        context = current_render_context()
        printed = print_files(context)
        versions: dict[int, Rendered] = {}
        for article in Article.objects.filter(live__isnull=False).with_source():
            if article.live is not None:
                article.live.article = article
                versions[article.live.pk] = render(article.live.text, context)
        footers = {
            part.pk: render_fragment(part.footer, context, f"foot-of-{part.slug}")
            for part in Part.objects.all()
        }
        return cls(due, versions, footers, printed)

    @transaction.atomic
    def write(self) -> int:
        """Write what is not as it was; return how much that is."""
        # Two at once go one after the other. Parts come before articles, as in a load.
        parts = list(Part.objects.select_for_update(no_key=True).order_by("pk"))
        if not RenderingDue.objects.filter(pk__in=self.due).exists():
            # Another one shows all of these changes, and perhaps a later one too.
            return 0
        stored = Version.objects.select_related("article__part").in_bulk(self.versions)
        changed = sum(store_rendering(version, self.versions[pk]) for pk, version in stored.items())
        for part in parts:
            if part.pk in self.footers:
                changed += _store_footer(part, self.footers[part.pk])
        changed += store_printed(self.printed)
        RenderingDue.objects.filter(pk__in=self.due).delete()
        if files := {file for former in self.due.values() for file in former}:
            transaction.on_commit(partial(remove_files, files), robust=True)
        return changed


def _store_footer(part: Part, rendered: Rendered) -> int:
    """Write what stands below the pages of a part; return how many rows that changed.

    What cannot be rendered any more stays as it was rendered last.
    """
    if rendered.is_refused:
        logger.warning("The footer of the part “%s” can no longer be rendered: %s", part, _reasons(rendered))
        return 0
    blocks = tuple(rendered.blocks)
    return 0 if part.footer_blocks == blocks else Part.objects.filter(pk=part.pk).update(footer_blocks=blocks)


def render_older_versions() -> list[Version]:
    """Render anew each version that was rendered by an older edition of the program and is not live.

    Live ones are left to `render_all`, which also sees what changes meanwhile, such as the number to call.
    Returns the versions, live or not, that cannot be rendered any more, and so stay as they were.
    """
    former = Version.objects.exclude(not_rendered="").filter(live_for=None)
    with snapshot():
        context = current_render_context()
        versions = list(former.values_list("pk", "article"))
    for pk, article in versions:
        version = Version.objects.select_related("article__part").get(pk=pk)
        rendered = render(version.text, with_page(context, version.article.slug, version.text))
        with transaction.atomic():
            # Whoever publishes it meanwhile holds this lock, and renders it with what is true then.
            Article.objects.select_for_update(no_key=True).get(pk=article)
            if former.filter(pk=pk).exists():
                store_rendering(version, rendered, is_read=False)
    return list(Version.objects.exclude(not_rendered="").select_related("article"))


@transaction.atomic
def store_rendering(version: Version, rendered: Rendered, *, is_read: bool = True) -> bool:
    """Store a rendering of a version's text, or why there is none; return whether that changed anything.

    A text that cannot be rendered any more stays as it was rendered last, and the version says why. What it
    prints about safety is noted where readers see the version, or are about to: `is_read`.
    """
    if rendered.is_refused:
        fields: dict[str, Any] = {"not_rendered": _reasons(rendered)}
        logger.warning("%s can no longer be rendered: %s", version, fields["not_rendered"])
    else:
        fields = rendering_of(version.article, rendered)
        if is_read:
            note_safety_words(version, rendered)
    changed = [name for name, value in fields.items() if getattr(version, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(version, name, fields[name])
    version.save(update_fields=changed)
    if rendered.is_refused:
        return True
    version.citations.all().delete()
    version.links.all().delete()
    _note_relations(version, rendered)
    return True


def _reasons(rendered: Rendered) -> str:
    return " ".join(stopped(problem.message) for problem in rendered.problems)


def _note_relations(version: Version, rendered: Rendered) -> None:
    """Write down what a version cites and links to; what does not exist is left out."""
    references = {r.key: r for r in Reference.objects.filter(key__in={c.key for c in rendered.citations})}
    Citation.objects.bulk_create(
        Citation(
            version=version,
            reference=references[cited.key],
            number=cited.number,
            locator=cited.locator[:200],
            sentence=cited.sentence,
            anchor=cited.anchor,
        )
        for cited in rendered.citations
        if cited.key in references
    )
    targets = {a.slug: a for a in Article.objects.filter(slug__in={link.slug for link in rendered.links})}
    Link.objects.bulk_create(
        Link(version=version, target=targets[link.slug], anchor=link.anchor[:200])
        for link in rendered.links
        if link.slug in targets
    )
