"""What machines ask for: feed, sitemap, robots, health."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.sources.models import Reference

from ..models import Article, LoadConflict, SafetyChange, Version
from ..publishing import overdue_plans

FEED_LENGTH = 50


class _SiteAddress(Sitemap):
    """Makes a sitemap print the site's own address, not the host name of the request."""

    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        """Return the host name of the site."""
        return urlsplit(settings.SITE_URL).netloc


class ArticleSitemap(_SiteAddress):
    """The published articles."""

    def items(self) -> list[Article]:
        """Return them in the order of the journey."""
        return list(Article.objects.published().with_titles())

    def lastmod(self, item: Article) -> datetime | None:
        """Return when the live version was published."""
        return item.live.published_at if item.live else None


class FixedSitemap(_SiteAddress):
    """The fixed pages."""

    def items(self) -> list[str]:
        """Return their addresses."""
        return ["/", "/sources/", "/differences/"]

    def location(self, item: str) -> str:
        """Return the address itself."""
        return item


class SourceSitemap(_SiteAddress):
    """The pages of the sources."""

    def items(self) -> list[Reference]:
        """Return all sources."""
        return list(Reference.objects.only("key"))


SITEMAPS = {"articles": ArticleSitemap, "fixed": FixedSitemap, "sources": SourceSitemap}


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Return what changed lately as an Atom feed (RFC 4287)."""
    atom = Atom1Feed(
        title="Dry needling: a patient guide. What changed",
        link=f"{settings.SITE_URL}/",
        feed_url=f"{settings.SITE_URL}/feed/",
        description="Changes to the pages of the guide",
        author_name="Dry needling: a patient guide",
        language="en-gb",
    )
    for entry in _changes()[:FEED_LENGTH]:
        atom.add_item(**entry, updateddate=entry["pubdate"])
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def _changes() -> list[dict[str, Any]]:
    """Return the entries of the feed, the newest first: published versions, and changes about safety.

    The id of one may never change (RFC 4287, 4.2.6), and the page's address does when it is renamed.
    """
    shown = Article.objects.published()
    versions = Version.objects.filter(state=Version.State.PUBLISHED, article__in=shown)
    fields = ("number", "title", "note", "notable", "published_at", "article__slug")
    entries = [
        {
            "title": f"{version.title}: notable change" if version.notable else version.title,
            "link": _change_address(version, f"version-{version.number}"),
            "unique_id": f"{settings.SITE_URL}/feed/#version-{version.pk}",
            "description": escape(version.note or "Published."),
            "pubdate": version.published_at,
        }
        for version in versions.select_related("article")
        .only(*fields)
        .order_by("-published_at", "-pk")[:FEED_LENGTH]
    ]
    safety = SafetyChange.objects.filter(version__article__in=shown, version__published_at__isnull=False)
    safety = safety.select_related("version__article")
    entries += [
        {
            "title": f"{change.version.title}: notable change",
            "link": _change_address(change.version, f"safety-{change.pk}"),
            "unique_id": f"{settings.SITE_URL}/feed/#safety-{change.pk}",
            "description": escape(f"{change.subject} changed."),
            "pubdate": change.at,
        }
        for change in safety.only("at", "before", "after", "version__title", "version__article__slug")[
            :FEED_LENGTH
        ]
    ]
    return sorted(entries, key=lambda entry: entry["pubdate"], reverse=True)


def _change_address(version: Version, anchor: str) -> str:
    return f"{settings.SITE_URL}{version.article.get_absolute_url()}changes/#{anchor}"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what not to fetch.

    Handouts say themselves that they are not to be indexed, which a crawler has to fetch them to learn.
    """
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /staff/",
        "Disallow: /search/?",
        "Disallow: /share/",
    ]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers, the library is loaded and the static files are there; 503 where not.

    `plans` tells whether what was planned was done in its time, `waiting` how much of a new edition waits
    for a decision, for the clinic had changed it too. They say nothing about whether readers are served, so
    they leave the status alone: whoever takes the site away by that would take away every page.
    """
    waiting = None
    try:
        loaded = Article.objects.published().exists()
        in_time = not overdue_plans().exists()
        waiting = LoadConflict.objects.waiting().count()
        database = True
    except DatabaseError:
        loaded = in_time = database = False
    static = _static_files_are_there()
    found = {"database": database, "library": loaded, "static": static, "plans": in_time}
    return JsonResponse(found | {"waiting": waiting}, status=200 if loaded and static else 503)


def _static_files_are_there() -> bool:
    """Tell whether every file that `collectstatic` listed is there, where pages name files by that list."""
    if not hasattr(staticfiles_storage, "hashed_files"):
        return True
    names = staticfiles_storage.hashed_files.values()
    return bool(names) and all(staticfiles_storage.exists(name) for name in names)
