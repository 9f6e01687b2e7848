"""The app of articles: their versions, links and pages, loading and exporting."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "content.articles"
    verbose_name = "The guide"

    def ready(self) -> None:
        """Render again whatever prints a reference or a detail of the clinic, when that changes."""
        from . import signals  # noqa: F401, PLC0415 models are ready only now
