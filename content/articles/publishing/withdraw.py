"""Taking a page from the readers and bringing it back, and what links to a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from content.rendering import render_fragment

from ..files.words import words_or_default
from ..models import Article, Decision, Part, Plan
from .context import current_render_context, stored_words
from .publish import render_again, withdraw
from .record import RefusedError, lock, named_pages, record, sentences


@dataclass(frozen=True)
class LinkHere:
    """Something that leads readers to a page: what it is, its title, its public address, its article."""

    what: str
    title: str
    address: str
    article: Article | None = None


def _pages(target: Article) -> Iterable[LinkHere]:
    """The published pages with a link in their text, or the page in their list of related ones."""
    linking = set(target.links_here.shown().values_list("version__article", flat=True))
    names = {target.slug, *target.redirects.values_list("old_slug", flat=True)}
    pages = Article.objects.published().exclude(pk=target.pk).select_related("live")
    for page in pages.only("slug", "live__title", "live__related"):
        if page.pk in linking:
            yield LinkHere("page", str(page), page.get_absolute_url(), page)
        elif page.live is not None and names & set(page.live.related):
            yield LinkHere("list of related pages", str(page), page.get_absolute_url(), page)


def _part_footers(target: Article) -> Iterable[LinkHere]:
    """The parts whose footer, which stands below each of their pages, has a link."""
    context = current_render_context()
    for part in Part.objects.exclude(footer=""):
        if target.slug in {link.slug for link in render_fragment(part.footer, context).links}:
            yield LinkHere("footer of the part", part.title, f"/#{part.slug}")


def _home_page(target: Article) -> Iterable[LinkHere]:
    """The questions of the home page that lead to a page, and its list for when time is short."""
    names = {target.slug, *target.redirects.values_list("old_slug", flat=True)}
    words = words_or_default(stored_words())
    for question in words.questions:
        if question.slug in names:
            yield LinkHere("question of the home page", question.question, "/")
    if names & set(words.short_of_time):
        yield LinkHere("list on the home page", "Short of time?", "/#short-of-time")


def _withdrawn(target: Article) -> Iterable[LinkHere]:
    """The withdrawn pages whose readers are told to read this one instead."""
    leading_on = Article.objects.filter(withdrawn_at__isnull=False, read_instead__isnull=False)
    for page in leading_on.with_instead():
        if page.instead == target:
            yield LinkHere("withdrawn page", str(page), page.get_absolute_url(), page)


LINKING: list[Callable[[Article], Iterable[LinkHere]]] = [_pages, _part_footers, _home_page, _withdrawn]
"""Where links to a page are looked for. An app that leads readers to pages adds its own."""


def what_links_here(article: Article) -> list[LinkHere]:
    """Return all that leads readers to a page."""
    return [found for look in LINKING for found in look(article)]


@transaction.atomic
def withdraw_article(article: Article, by: Any, read_instead: Article | None, note: str = "") -> None:
    """Take a page from the readers; its address says from now on what to read instead.

    Refused where readers do not see it, where the site itself links to it, and where `read_instead`
    is no published page. All pages are rendered again: a link to it becomes plain words.
    """
    current = lock(article)
    may_withdraw(current, read_instead)
    if not current.is_published:
        raise RefusedError("Readers do not see this page, so there is nothing to withdraw.")
    withdraw(current, read_instead)
    where = f"Readers are told to read “{read_instead}” instead." if read_instead else ""
    record(current, Decision.Kind.WITHDRAWN, by, version=current.live, note=sentences(note, where))
    for moot in Plan.objects.filter(article=current, version__isnull=True):
        reason = "The page was withdrawn before that."
        record(current, Decision.Kind.CANCELLED, by, note=sentences(reason, moot.note))
        moot.delete()
    render_again()


def may_withdraw(article: Article, read_instead: Article | None) -> None:
    """Refuse to withdraw what the site itself links to, or to name what readers cannot see."""
    if article.slug in named_pages():
        raise RefusedError(
            f"The site itself links to /{article.slug}/, so it cannot be withdrawn. "
            "Change what it says instead."
        )
    if read_instead is not None and (read_instead.pk == article.pk or not read_instead.is_published):
        raise RefusedError(f"Readers cannot be told to read “{read_instead}”; choose another published page.")


@transaction.atomic
def bring_back(article: Article, by: Any, note: str = "") -> None:
    """Show a withdrawn page to readers again, with the text that was live. Refused where it is not withdrawn.

    What may be wrong with the text by now does not stop it: two pages that link to each other could
    never come back. `what_stops_publishing` tells it.
    """
    current = lock(article)
    if current.withdrawn_at is None:
        raise RefusedError("This page is not withdrawn.")
    current.withdrawn_at = current.read_instead = None
    current.save(update_fields=["withdrawn_at", "read_instead"])
    record(current, Decision.Kind.BROUGHT_BACK, by, version=current.live, note=note)
    render_again()
