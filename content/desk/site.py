"""The editors' desk as a site: Django's admin with pages of our own beside the models'."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, URLResolver

from . import urls


class DeskSite(AdminSite):
    """The admin, whose first page is the dashboard."""

    site_header = site_title = "Dry needling guide: the editors' desk"
    index_title = "What would you like to change?"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Put the desk's own pages before those of the models."""
        return [*urls.desk_urls(self), *super().get_urls()]
