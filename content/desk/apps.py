"""The editors' desk: where the text is written, decided on and looked after."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig

_HEADINGS = {"auth": "People", "axes": "Failed sign-ins"}
_NAMES = {
    "auth.user": ("person", "people"),
    "axes.accessattempt": ("failed sign-in", "failed sign-ins"),
}
"""What the desk calls records of other packages, one and several."""


class DeskConfig(AppConfig):
    name = "content.desk"
    verbose_name = "The editors' desk"

    def ready(self) -> None:
        """Register the signal handlers, and call other packages' records what the desk calls them."""
        from .accounts import signals  # noqa: F401, PLC0415

        for label, words in _HEADINGS.items():
            apps.get_app_config(label).verbose_name = words
        for model, names in _NAMES.items():
            # Migrations are made from what the package itself wrote down, which stays.
            options = apps.get_model(model)._meta
            options.verbose_name, options.verbose_name_plural = names


class DeskAdminConfig(AdminConfig):
    """Django's admin, with our site as the one that every model registers with."""

    default_site = "content.desk.site.DeskSite"
