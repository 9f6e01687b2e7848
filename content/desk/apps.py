"""The editors' desk: where the text is written, decided on and looked after."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "content.desk"
    verbose_name = "The editors' desk"


class DeskAdminConfig(AdminConfig):
    """Django's admin, with our site as the one that every model registers with."""

    default_site = "content.desk.site.DeskSite"
