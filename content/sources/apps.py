"""The app of references and where they are cited."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "content.sources"
    verbose_name = "Sources"
