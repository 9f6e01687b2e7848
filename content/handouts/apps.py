"""The app of handouts: the staff's desk, and what patients get from it."""

from django.apps import AppConfig


class HandoutsConfig(AppConfig):
    name = "content.handouts"
    verbose_name = "Handouts"

    def ready(self) -> None:
        """Bring in the ready-made handouts after a load, and name handouts among what links to a page."""
        from . import signals  # noqa: F401, PLC0415 models are ready only now
