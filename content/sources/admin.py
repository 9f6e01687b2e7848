"""How editors keep the references."""

from django.contrib import admin
from django.http import HttpRequest

from .models import Reference


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    """References can be added and corrected; the key of one that exists stays."""

    list_display = ("key", "name", "kind", "appraisal")
    list_filter = ("kind",)
    search_fields = ("key", "csl")
    fields = ("key", "csl", "position")

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> tuple[str, ...]:
        """Keep the key of a reference that texts may already cite."""
        return ("key",) if obj else ()
