"""Render again what is served, after an upgrade of the renderer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.articles.publishing import render_all


class Command(BaseCommand):
    help = "Render all published pages again. Needed after an upgrade that changes how pages are made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = render_all()
        if not options["quiet"]:
            self.stdout.write(f"{changed} pages came out different.")
