"""What stands on the editors' desk, besides the articles: versions, former addresses."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from content.articles.models import Redirect, Version
from content.articles.publishing.publish import render_again

from .accounts import admin as people_admin  # noqa: F401 the module registers its models when it is imported
from .editor import admin as article_admin  # noqa: F401 as above
from .records import clinic, images, parts, safety_rules, signs, sources, words  # noqa: F401 as above
from .workflow import review_admin  # noqa: F401 as above
from .workflow.draft_views import share, version_page
from .workflow.status import writer_name


@admin.register(Version)
class VersionAdmin(admin.ModelAdmin):
    """Versions can be read, never changed."""

    list_display = ("title", "number", "state", "writer", "written", "note")
    search_fields = ("title", "note")
    list_filter = ("state", "article")
    fields = (
        "article",
        "number",
        "title",
        "summary",
        "key_points",
        "body",
        "writer",
        "written",
        "note",
        "state",
    )

    def get_urls(self) -> list[URLPattern]:
        """Put the true page of a version, and the links that show it to others, before the admin's own."""
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/page/", guard(version_page), name="articles_version_page"),
            path("<int:pk>/share/", guard(share), name="articles_version_share"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        """Fetch along what the list prints."""
        return super().get_queryset(request).select_related("article__live", "author")

    @admin.display(description="written by")
    def writer(self, version: Version) -> str:
        """Name who wrote it."""
        return writer_name(version)

    @admin.display(description="written on", ordering="created_at")
    def written(self, version: Version) -> datetime:
        """Say when it was written."""
        return version.created_at

    def view_on_site(self, obj: Version) -> str:
        """Link to the version's own page."""
        return reverse("admin:articles_version_page", args=[obj.pk])

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Versions are written with their article."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """A version never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """Nothing that was written is lost."""
        return False


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Former addresses. Renaming a page makes them; texts that name a page as it was called rely on them."""

    list_display = ("old_slug", "article")
    search_fields = ("old_slug", "article__slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Redirect]:
        """Fetch along what the list prints."""
        return super().get_queryset(request).select_related("article")

    def save_model(self, request: HttpRequest, obj: Redirect, form: Any, change: bool) -> None:
        """Render the pages again: links by the former name lead somewhere now."""
        super().save_model(request, obj, form, change)
        render_again()

    def delete_model(self, request: HttpRequest, obj: Redirect) -> None:
        """Render the pages again: links by the former name lead nowhere now."""
        super().delete_model(request, obj)
        render_again()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Redirect]) -> None:
        """Render the pages again, once for all that were chosen."""
        super().delete_queryset(request, queryset)
        render_again()
