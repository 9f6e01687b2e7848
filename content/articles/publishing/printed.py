"""What pages print of files that are no article, made when the guide is rendered and not when it is read."""

from typing import Any

from content.rendering import RenderContext

from ..files.layout import SIGNS
from ..models import LibraryFile
from .context import read_signs, stored_signs

Printed = dict[str, dict[str, Any]]
"""What pages print of each file, by its path, as `LibraryFile.rendered` holds it."""


def print_files(context: RenderContext) -> Printed:
    """Return what pages print of files. Raises FormatError where the list of signs cannot be read.

    Then pages go on showing the signs that they have.
    """
    return {SIGNS: {"question": read_signs(stored_signs()).texts.get("question", "")}}


def store_printed(printed: Printed) -> int:
    """Write what pages print of files where that is not as it was; return of how many it was not."""
    files = LibraryFile.objects.filter(path__in=printed).only("path", "rendered")
    changed = [file for file in files if file.rendered != printed[file.path]]
    for file in changed:
        file.rendered = printed[file.path]
    return LibraryFile.objects.bulk_update(changed, ["rendered"])
