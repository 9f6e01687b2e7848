"""What people decide about a version: to submit it, send it back, publish it, or restore an old one."""

from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from content.rendering import FIELD_LABELS, Problem, Rendered, render_fragment, stopped

from ..files.words import words_or_default
from ..models import Article, Decision, Part, Plan, Version
from .context import stored_words, with_live_page
from .publish import publish, render_again, rendered_now, restore, store_rendering
from .record import RefusedError, lock_with, named_pages, record, sentences

State = Version.State

_ENDS_A_RETURN = (Decision.Kind.SUBMITTED, Decision.Kind.PUBLISHED, Decision.Kind.RESTORED)
"""The decisions after which a text no longer counts as sent back to its writer."""


def what_stops_publishing(version: Version, rendered: Rendered | None = None) -> list[str]:
    """Return why a version cannot be published now, each reason with its mend; nothing where it can.

    `rendered` is what rendering made of its text just now, where the caller has rendered it already.
    """
    rendered = rendered or rendered_now(version)
    problems = rendered.problems if version.published_at else rendered.refusals
    gone = [] if rendered.is_refused else links_left_behind(version.article, rendered)
    return problems_in_words(problems) + gone


def problems_in_words(problems: list[Problem]) -> list[str]:
    """Return why a text was refused when it was rendered, with the field and the line of each reason."""
    return [
        f"{FIELD_LABELS.get(problem.field, 'Page')}, line {problem.line}: {stopped(problem.message)}"
        for problem in problems
    ]


def links_left_behind(article: Article, rendered: Rendered) -> list[str]:
    """Return, in words, the links to anchors of a published page that its newly rendered text has not."""
    if not article.is_published:
        return []
    links = article.links_here.shown().exclude(version__article=article).select_related("version")
    wanted = {(link.anchor, link.version.title) for link in links}
    context = with_live_page(rendered.context, article)
    for part in Part.objects.exclude(footer=""):
        footer = render_fragment(part.footer, context)
        where = f"footer of the part “{part.title}”"
        wanted |= {(link.anchor, where) for link in footer.links if link.slug == article.slug}
    for question in words_or_default(stored_words()).questions:
        page = context.pages.get(question.slug)
        if page and page.slug == article.slug:
            wanted.add((question.anchor, f"the home page, “{question.question}”"))
    if named := named_pages().get(article.slug):
        wanted.add((named, "the site itself, on every page"))
    return [
        f"The heading, box or term “{anchor}” is gone, and this links to it: {where}. "
        "Keep it, or change that first."
        for anchor, where in sorted(wanted)
        if anchor and anchor not in rendered.anchors
    ]


@transaction.atomic
def submit(version: Version, by: Any, note: str = "") -> None:
    """Send a draft to review. Refused where it is no draft, or where a newer text stands on top of it."""
    article = lock_with(version)
    newest = article.newest
    if newest is not None and newest.pk != version.pk:
        raise RefusedError(
            f"Version {newest.number} is newer than version {version.number}; send that to review."
        )
    if version.state != State.DRAFT:
        already = "in review" if version.state == State.IN_REVIEW else "published"
        raise RefusedError(f"Version {version.number} is {already} already.")
    version.state = State.IN_REVIEW
    version.save(update_fields=["state"])
    record(article, Decision.Kind.SUBMITTED, by, version=version, note=note)


@transaction.atomic
def send_back(version: Version, by: Any, note: str) -> None:
    """Send a version in review back to its writer, who is to learn why. Refused without a note."""
    article = lock_with(version)
    if version.state != State.IN_REVIEW:
        raise RefusedError(f"Version {version.number} is not in review, so it cannot be sent back.")
    if not note.strip():
        raise RefusedError("Say in the note what is to be changed; the writer has nothing else to go by.")
    version.state = State.DRAFT
    version.save(update_fields=["state"])
    record(article, Decision.Kind.RETURNED, by, version=version, note=note)


def sent_back() -> QuerySet[Decision]:
    """Return the decisions by which texts were sent back to writers who have not sent them in again.

    Each stands until then, however often the writer saves the text; an article has one at most.
    """
    kinds = (Decision.Kind.RETURNED, *_ENDS_A_RETURN)
    last = Decision.objects.filter(article=OuterRef("article"), kind__in=kinds).values("pk")[:1]
    return Decision.objects.filter(kind=Decision.Kind.RETURNED, pk=Subquery(last))


@transaction.atomic
def describe_change(version: Version, note: str, *, notable: bool) -> None:
    """Set what readers are told of a version's change."""
    lock_with(version)
    version.note, version.notable = note, notable
    version.save(update_fields=["note", "notable"])


@transaction.atomic
def publish_version(version: Version, by: Any, note: str = "", *, rendered: Rendered | None = None) -> None:
    """Show a version to readers; a withdrawn page comes back with it.

    `note` is the desk's own; what readers are told stands at the version. `rendered` is what rendering made
    of its text just now, where the caller has rendered it already. Refused where readers see it
    already or see a newer one, and where `what_stops_publishing` finds something. All pages are rendered
    again on commit, since others show this one's definitions and link to its headings.
    """
    article = lock_with(version)
    may_publish(version)
    rendered = rendered or rendered_now(version)
    if stops := what_stops_publishing(version, rendered):
        raise RefusedError(*stops)
    store_rendering(version, rendered)
    was_withdrawn = article.withdrawn_at is not None
    publish(version)
    record(article, Decision.Kind.PUBLISHED, by, version=version, note=note)
    if was_withdrawn:
        record(article, Decision.Kind.BROUGHT_BACK, by, version=version)
    drop_moot_plans(version, by)
    render_again()


def drop_moot_plans(version: Version, by: Any) -> None:
    """Drop the plans to publish what is no newer than a version that was published now."""
    article = version.article
    for moot in Plan.objects.filter(article=article, version__number__lte=version.number):
        reason = f"Version {version.number} was published before that."
        record(article, Decision.Kind.CANCELLED, by, version=moot.version, note=sentences(reason, moot.note))
        moot.delete()


def may_publish(version: Version) -> None:
    """Refuse a version that readers see already, and one that is older than what they see."""
    article, live = version.article, version.article.live
    if live is None:
        return
    if live.pk == version.pk and article.is_published:
        raise RefusedError(f"Version {version.number} is what readers see already.")
    if version.number < live.number:
        raise RefusedError(
            f"Version {live.number} is published and newer than version {version.number}. "
            f"To go back, restore version {version.number}: that copies it forward as a new draft."
        )


@transaction.atomic
def restore_version(version: Version, by: Any, note: str = "") -> Version:
    """Copy an old text forward as a new draft, and return that; what was written since stays too.

    Refused where the newest version says the same, and where the old text cannot be rendered any more.
    """
    article = lock_with(version)
    newest = article.newest
    if newest is not None and newest.text == version.text:
        raise RefusedError(
            f"The newest version, {newest.number}, says the same as version {version.number}: "
            "there is nothing to restore."
        )
    rendered = rendered_now(version)
    if rendered.is_refused:
        raise RefusedError(
            f"The text of version {version.number} can no longer be rendered. Edit the newest text instead, "
            "and copy into it what you need.",
            *problems_in_words(rendered.problems),
        )
    draft = restore(version, rendered, author=by)
    record(article, Decision.Kind.RESTORED, by, version=draft, note=sentences(draft.note, note))
    return draft
