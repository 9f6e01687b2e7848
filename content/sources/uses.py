"""Where a source is used: on which pages, in which versions that readers do not see, by which sources."""

from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet

from .models import Reference

_LIVE = Q(
    citations__number__gt=0,  # 0 where the clinic's own practice stands in place of the words that cite it
    citations__version__live_for__isnull=False,
    citations__version__live_for__withdrawn_at__isnull=True,
)


def with_counts(references: QuerySet[Reference]) -> QuerySet[Reference]:
    """Return sources, each with how often the pages that readers see cite it, as `cited`."""
    return references.annotate(cited=Count("citations", filter=_LIVE))


def cited_on(reference: Reference) -> list[tuple[Any, Any, list[Any]]]:
    """Return each published article that cites a source, with its version and the citations in it."""
    citations = (
        reference.citations.shown()
        .filter(number__gt=0)
        .select_related("version__article")
        .only("reference", "sentence", "anchor", "version__title", "version__article__slug")
        .order_by(*(f"version__article__{name}" for name in ("part__order", "order", "slug")), "pk")
    )
    pages = [(article, list(group)) for article, group in groupby(citations, key=lambda c: c.version.article)]
    return [(article, found[0].version, found) for article, found in pages]


def cited_out_of_sight(reference: Reference) -> list[Any]:
    """Return the versions that cite a source and that readers do not see: drafts and former texts."""
    shown = reference.citations.shown().values("version")
    versions = {
        citation.version_id: citation.version
        for citation in reference.citations.exclude(version__in=shown)
        .select_related("version__article")
        .only("reference", "version__number", "version__title", "version__article__slug")
    }
    return sorted(versions.values(), key=lambda version: (version.article.slug, -version.number))


def known_through(reference: Reference) -> list[Reference]:
    """Return the sources that are known only through this one."""
    return [other for other in Reference.objects.all() if reference.key in other.cited_by]
