"""The editors' desk: where the text is written, decided on and looked after."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "content.desk"
    verbose_name = "The editors' desk"
