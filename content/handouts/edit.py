"""Making, changing, copying and withdrawing handouts: the only ways in which one changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.articles.models import Article, Redirect
from content.rendering import CONTROL
from content.rendering.blocks import section_anchors, section_of

from .codes import new_code
from .contents import name_of_part
from .models import Handout, HandoutItem, mark_of, title_of_part

_TRIES = 20
_COPY = " (copy)"
_LONGEST_ANCHOR = HandoutItem._meta.get_field("anchor").max_length or 0


@dataclass(frozen=True)
class Chosen:
    """A page that was chosen for a handout, or a part of it (see HandoutItem); `title` names it to staff."""

    article: Article
    anchor: str
    title: str

    @property
    def mark(self) -> str:
        """How a form names it: "risks", or "risks#serious-harm"."""
        return mark_of(self.article, self.anchor)

    def is_within_one_of(self, chosen: Iterable["Chosen"]) -> bool:
        """Tell whether it is a part of a page that something else of what was chosen gives as well."""
        live = self.article.live
        if live is None or not self.anchor:
            return False
        others = {other.anchor for other in chosen if other.article.pk == self.article.pk} - {self.anchor}
        sections = (section_of(live.blocks, other) or [] for other in others)
        return "" in others or any(self.anchor in section_anchors(section) for section in sections)


def find_chosen(marks: Sequence[str]) -> tuple[list[Chosen], list[str]]:
    """Return what marks such as "risks#serious-harm" stand for, each once, and those that stand for nothing.

    Former names of pages count. A page that readers do not see, and a section that cannot be cut out of its
    page, stand for nothing.
    """
    names = {mark.partition("#")[0] for mark in marks if not CONTROL.search(mark)}
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
        title = _title(page, anchor) if page and len(anchor) <= _LONGEST_ANCHOR else None
        if page is None or title is None:
            unknown.append(mark)
        else:
            chosen = Chosen(page, anchor, title)
            found.setdefault(chosen.mark, chosen)
    return list(found.values()), unknown


def names_of_marks(marks: Sequence[str]) -> list[str]:
    """Return in words what marks stood for that stand for nothing now; one that never did stays as it is."""
    slugs = {mark.partition("#")[0] for mark in marks if not CONTROL.search(mark)}
    shown = Article.objects.filter(slug__in=slugs, live__isnull=False).with_titles()
    titles = {page.slug: str(page) for page in shown}
    return [_name_of_mark(mark, titles) for mark in marks]


def _name_of_mark(mark: str, titles: Mapping[str, str]) -> str:
    slug, _, anchor = mark.partition("#")
    if slug not in titles or CONTROL.search(mark):
        return mark
    return title_of_part(titles[slug], anchor.replace("-", " ")) if anchor else titles[slug]


def _title(page: Article, anchor: str) -> str | None:
    version = page.live
    assert version is not None  # noqa: S101 it is published
    part = name_of_part(version, anchor)
    if part is None:
        return None
    return title_of_part(version.title, part) if part else version.title


@transaction.atomic
def make_handout(title: str, note: str, contents: Sequence[Chosen], by: Any = None, **fields: Any) -> Handout:
    """Make a handout under a new code, and return it. `contents` is not empty."""
    marks = [chosen.mark for chosen in contents]
    handout = Handout(title=title, note=note, made_by=by, marks=marks, **fields)
    _save_under_new_code(handout, by)
    _put(handout, contents)
    return handout


@transaction.atomic
def find_or_make_handout(title: str, note: str, contents: Sequence[Chosen], by: User) -> tuple[Handout, bool]:
    """Return a handout that patients get and that says just this, and whether it had to be made.

    Whoever presses Save twice, or goes back and saves again, is not to leave two of them: what one person
    saves waits for what that person saves already.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    marks = [chosen.mark for chosen in contents]
    for handout in Handout.objects.in_use().filter(title=title, note=note):
        if handout.marks == marks:
            return handout, False
    return make_handout(title, note, contents, by), True


@transaction.atomic
def change_handout(
    handout: Handout, title: str, note: str, contents: Sequence[Chosen], *, by: Any
) -> Handout:
    """Change a handout, and return it; its code stays. A change that changes nothing writes nothing."""
    current = Handout.objects.select_for_update().get(pk=handout.pk)
    marks = [chosen.mark for chosen in contents]
    before = (current.title, current.note, [item.mark for item in current.items.select_related("article")])
    if before == (title, note, marks):
        return current
    current.title, current.note, current.marks = title, note, marks
    _save(current, by, _what_changed(before, (title, note, marks)))
    _put(current, contents)
    return current


def as_it_was(handout: Handout, entry: int) -> tuple[str, str, list[str]] | None:
    """Return title, note and marks of a handout as an entry of its history has them, or None without one."""
    was = handout.history.filter(pk=entry).first()
    return (was.title, was.note, was.marks) if was is not None and was.marks else None


def copy_of(handout: Handout) -> tuple[str, str, list[str]]:
    """Return title, note and marks with which a form begins that is to make a similar handout."""
    limit = Handout._meta.get_field("title").max_length or 0
    marks = [item.mark for item in handout.items.select_related("article")]
    return f"{handout.title[: limit - len(_COPY)]}{_COPY}", handout.note, marks


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


def _what_changed(before: tuple[object, ...], after: tuple[object, ...]) -> str:
    changed = [
        name for name, old, new in zip(("title", "note", "pages"), before, after, strict=True) if old != new
    ]
    return f"Changed: {', '.join(changed)}."
