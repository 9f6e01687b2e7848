"""Render again what is served, after an upgrade of the renderer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.articles.models import Article
from content.articles.publishing.publish import render_all


class Command(BaseCommand):
    help = "Render all published pages again. Needed after an upgrade that changes how pages are made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Article.objects.published().exists():
            raise CommandError("No page is published; load the library first (load_content).")
        changed = render_all()
        if not options["quiet"]:
            self.stdout.write(f"{changed} pages came out different.")
