"""The app of articles: their versions, links and pages, loading and exporting."""

import logging
import shutil

from django.apps import AppConfig
from django.conf import settings

ROOM = 1024 * 1024
"""With fewer free bytes than this a disk counts as full: SQLite may need some to open its file."""

logger = logging.getLogger(__name__)


class ArticlesConfig(AppConfig):
    name = "content.articles"
    verbose_name = "The guide"

    def ready(self) -> None:
        """Render again whatever prints a reference or a detail of the clinic, when that changes.

        A full disk is named at the start: what fails by it says "disk I/O error" and the like.
        """
        from . import signals  # noqa: F401, PLC0415 models are ready only now

        _tell_of_a_full_disk()


def _tell_of_a_full_disk() -> None:
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:  # the folder is not there yet
        return
    if free < ROOM:
        logger.error(
            "The disk that holds DATA_DIR (%s) is full: %d bytes are free. Make room there. Until then "
            "nothing can be saved, and what starts now may find that its database cannot be opened.",
            settings.DATA_DIR,
            free,
        )
