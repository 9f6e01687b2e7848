"""Where an administrator fills in the clinic's details."""

from django.contrib import admin
from django.http import HttpRequest

from .models import Clinic


@admin.register(Clinic)
class ClinicAdmin(admin.ModelAdmin):
    """One record, which can be changed and not be deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow one clinic only."""
        return super().has_add_permission(request) and not Clinic.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Clinic | None = None) -> bool:
        """Keep the clinic: its fields can be emptied."""
        return False
