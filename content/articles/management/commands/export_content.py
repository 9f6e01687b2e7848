"""Models → files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.articles.exporting import export_files, write_files


class Command(BaseCommand):
    help = "Write the published guide as a library folder, which load_content can read again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder to write into; it is made if it is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["path"]
        try:
            changed = write_files(export_files(), path)
        except OSError as error:
            raise CommandError(
                f"{path}: cannot be written ({error.strerror}); name a folder you may write to"
            ) from error
        self.stdout.write(f"{len(changed)} file{'s' * (len(changed) != 1)} written to {path}.")
