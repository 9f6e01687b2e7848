"""Render again what is served, after an upgrade of the renderer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from content.articles.models import Version
from content.articles.publishing.publish import render_all, render_older_versions
from content.articles.sync.conflicts import loaded


class Command(BaseCommand):
    help = (
        "Render all published pages again, and former versions that an older edition rendered. "
        "Needed after an upgrade that changes how pages are made."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Version.objects.exists():
            raise CommandError("There is no page; load the library first (load_content).")
        changed = render_all()
        # A part of a page may have its anchor only now, so handouts look for theirs again.
        with transaction.atomic():
            loaded.send(sender=Command)
        for version in render_older_versions():
            self.stderr.write(
                f"{version.article.slug}, version {version.number}, can no longer be rendered and stays "
                f"as it was rendered before. {version.not_rendered}"
            )
        if not options["quiet"]:
            self.stdout.write(f"{changed} pages came out different.")
