"""Models → files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.articles.sync.export import PictureGoneError, write_folder


class Command(BaseCommand):
    help = "Write the published guide as a library folder, which load_content can read again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder to write into; it is made if it is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["path"]
        try:
            written = write_folder(path)
        except PictureGoneError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"{path}: cannot be written ({error.strerror}); name a folder you may write to"
            ) from error
        for old, new in written.moved.items():
            self.stdout.write(f"{old}: moved to {new}; the page was renamed.")
        for old, new in written.in_the_way.items():
            self.stderr.write(
                f"{old}: the page was renamed, and this file says something that the site has not taken in; "
                f"take it over into {new}, and delete {old}."
            )
        count = len(written.files)
        self.stdout.write(f"{count} file{'s' * (count != 1)} written to {path}.")
