"""Giving a page another address; the old one goes on leading there."""

from typing import Any

from django.db import transaction

from content.rendering import check_slug

from ..models import Article, Decision, Redirect
from .publish import render_again
from .record import RefusedError, lock, named_pages, record, sentences


def in_the_way_of(slug: str, article: Article | None = None) -> list[str]:
    """Return why an article, or a new one, cannot have an address; nothing where it can.

    A former address of the article itself is free to it.
    """
    problems = [f"{problem.message[0].upper()}{problem.message[1:]}." for problem in check_slug(slug)]
    others = Article.objects.exclude(pk=article.pk) if article else Article.objects.all()
    if other := others.filter(slug=slug).first():
        problems.append(f"“{other}” has the address /{slug}/; choose another.")
    former = Redirect.objects.filter(old_slug=slug, article__in=others).select_related("article").first()
    if former:
        problems.append(
            f"/{slug}/ is a former address of “{former.article}” and leads its readers there; choose another."
        )
    return problems


def may_rename(article: Article, slug: str) -> None:
    """Refuse an address that is taken or belongs to a fixed page, and to rename what the site links to."""
    if slug == article.slug:
        raise RefusedError(f"/{slug}/ is its address already; choose another.")
    if article.slug in named_pages():
        raise RefusedError(f"The site itself links to /{article.slug}/, so this page keeps its address.")
    if problems := in_the_way_of(slug, article):
        raise RefusedError(*problems)


@transaction.atomic
def rename(article: Article, slug: str, by: Any, note: str = "") -> None:
    """Give a page another address. Readers of the old one, and links that name it, are led to the new one.

    Each former address points at the article itself, so a chain of renamings stays one step, and an
    address that the article takes back stops being a former one: there is no loop. A page that was never
    published leaves no address behind. Refused as `may_rename` says.
    """
    current = lock(article)
    may_rename(current, slug)
    old = current.slug
    current.redirects.filter(old_slug=slug).delete()
    if current.live_id:
        Redirect.objects.create(old_slug=old, article=current)
    current.slug = slug
    current.save(update_fields=["slug"])
    record(current, Decision.Kind.RENAMED, by, note=sentences(f"From /{old}/ to /{slug}/.", note))
    render_again()
