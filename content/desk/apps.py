"""The editors' desk: where the text is written, decided on and looked after."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig

_HEADINGS = {"auth": "People", "axes": "Failed sign-ins"}


class DeskConfig(AppConfig):
    name = "content.desk"
    verbose_name = "The editors' desk"

    def ready(self) -> None:
        """Register the signal handlers, and head other packages' lists with words that say what they are."""
        from . import signals  # noqa: F401, PLC0415

        for label, words in _HEADINGS.items():
            apps.get_app_config(label).verbose_name = words


class DeskAdminConfig(AdminConfig):
    """Django's admin, with our site as the one that every model registers with."""

    default_site = "content.desk.site.DeskSite"
