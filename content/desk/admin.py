"""What stands on the editors' desk, besides the articles: versions, sign-offs, former addresses."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from content.articles.models import Redirect, Review, Version

from . import article_admin  # noqa: F401 it registers the articles


@admin.register(Version)
class VersionAdmin(admin.ModelAdmin):
    """Versions can be read, never changed."""

    list_display = ("title", "number", "state", "author", "created_at", "note")
    list_filter = ("state", "article")
    fields = (
        "article",
        "number",
        "title",
        "summary",
        "key_points",
        "body",
        "author",
        "created_at",
        "note",
        "state",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Versions are written with their article."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """A version never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """Nothing that was written is lost."""
        return False


@admin.register(Review)
class ReviewAdmin(admin.ModelAdmin):
    """A clinician's sign-off of the version that was checked."""

    list_display = ("version", "name", "role", "date", "next_due")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        """Fetch along what the list prints."""
        return super().get_queryset(request).select_related("version")


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Former addresses."""

    list_display = ("old_slug", "article")
