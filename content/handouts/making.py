"""Making, changing, copying and withdrawing handouts: the only ways in which one changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from content.articles.models import Article, Redirect
from content.rendering.excerpts import section_anchors

from .codes import new_code
from .models import Handout, HandoutItem

_TRIES = 20


class ConflictError(Exception):
    """Somebody else has changed the handout since it was opened; carries it as it is now."""

    def __init__(self, handout: Handout) -> None:
        super().__init__(f"handout {handout.code} was changed meanwhile")
        self.handout = handout


@dataclass(frozen=True)
class Chosen:
    """A page that was chosen for a handout, or its section under `anchor`; `title` names it to staff."""

    article: Article
    anchor: str
    title: str

    @property
    def mark(self) -> str:
        """How a form names it: "risks", or "risks#serious-harm"."""
        return f"{self.article.slug}{self.anchor and '#'}{self.anchor}"


def find_chosen(marks: Sequence[str]) -> tuple[list[Chosen], list[str]]:
    """Return what marks such as "risks#serious-harm" stand for, each once, and those that stand for nothing.

    Former names of pages count. A page that readers do not see, and a section that cannot be cut out of its
    page, stand for nothing.
    """
    names = {mark.partition("#")[0] for mark in marks}
    pages = {
        page.slug: page
        for page in Article.objects.published().filter(slug__in=names).select_related("live", "part")
    }
    for former in Redirect.objects.filter(
        old_slug__in=names - set(pages), article__in=Article.objects.published()
    ).select_related("article__live", "article__part"):
        pages[former.old_slug] = former.article
    found: dict[str, Chosen] = {}
    unknown = []
    for mark in marks:
        slug, _, anchor = mark.partition("#")
        page = pages.get(slug)
        title = _title(page, anchor) if page else None
        if page is None or title is None:
            unknown.append(mark)
        else:
            chosen = Chosen(page, anchor, title)
            found.setdefault(chosen.mark, chosen)
    return list(found.values()), unknown


def _title(page: Article, anchor: str) -> str | None:
    version = page.live
    assert version is not None  # noqa: S101 it is published
    if not anchor:
        return version.title
    heading = next((entry["text"] for entry in version.toc if entry["anchor"] == anchor), None)
    known = heading is not None and anchor in section_anchors(version.html)
    return f"{version.title}: {heading}" if known else None


@transaction.atomic
def make_handout(title: str, note: str, contents: Sequence[Chosen], by: Any = None, **fields: Any) -> Handout:
    """Make a handout under a new code, and return it. `contents` is not empty."""
    handout = Handout(title=title, note=note, made_by=by, **fields)
    _save_under_new_code(handout, by)
    _put(handout, contents)
    return handout


@transaction.atomic
def change_handout(
    handout: Handout, title: str, note: str, contents: Sequence[Chosen], *, by: Any, edition: int
) -> Handout:
    """Change a handout; its code stays. `edition` is that of the handout as it was opened.

    Raises ConflictError where somebody saved it meanwhile; nothing is written then.
    """
    current = Handout.objects.select_for_update().get(pk=handout.pk)
    if current.edition != edition:
        raise ConflictError(current)
    before = (current.title, current.note, [item.mark for item in current.items.select_related("article")])
    if before == (title, note, [chosen.mark for chosen in contents]):
        return current
    current.title, current.note = title, note
    _save(current, by, _in_words(contents))
    _put(current, contents)
    return current


def copy_of(handout: Handout) -> tuple[str, str, list[str]]:
    """Return title, note and marks with which a form begins that is to make a similar handout."""
    limit = Handout._meta.get_field("title").max_length or 0
    marks = [item.mark for item in handout.items.select_related("article")]
    return f"{handout.title} (copy)"[:limit], handout.note, marks


@transaction.atomic
def withdraw_handout(handout: Handout, by: Any, instead: "Handout | Article | None") -> None:
    """Take a handout from the patients; its link and code say from now on what to read instead."""
    current = Handout.objects.select_for_update().get(pk=handout.pk)
    current.withdrawn_at = timezone.now()
    current.read_instead = instead if isinstance(instead, Handout) else None
    current.page_instead = instead if isinstance(instead, Article) else None
    _save(current, by, f"Withdrawn. Read instead: {instead or 'nothing'}.")


@transaction.atomic
def bring_back_handout(handout: Handout, by: Any) -> None:
    """Give a withdrawn handout to patients again, under its old code."""
    current = Handout.objects.select_for_update().get(pk=handout.pk)
    current.withdrawn_at = current.read_instead = current.page_instead = None
    _save(current, by, "Brought back.")


def _save(handout: Handout, by: Any, reason: str) -> None:
    handout.edition += 1
    handout.changed_at = timezone.now()
    handout._history_user = by  # type: ignore[attr-defined] # the history takes both from there
    handout._change_reason = reason[:100]  # type: ignore[attr-defined]
    handout.save()


def _save_under_new_code(handout: Handout, by: Any) -> None:
    handout._history_user = by  # type: ignore[attr-defined]
    for attempt in range(_TRIES):
        handout.code = new_code()
        try:
            with transaction.atomic():
                handout.save(force_insert=True)
        except IntegrityError:
            if attempt == _TRIES - 1 or not Handout.objects.filter(code=handout.code).exists():
                raise
        else:
            return


def _put(handout: Handout, contents: Sequence[Chosen]) -> None:
    handout.items.all().delete()
    HandoutItem.objects.bulk_create(
        HandoutItem(handout=handout, article=chosen.article, anchor=chosen.anchor, order=order)
        for order, chosen in enumerate(contents, 1)
    )


def _in_words(contents: Sequence[Chosen]) -> str:
    return "Pages: " + ", ".join(chosen.mark for chosen in contents)
