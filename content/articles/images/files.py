"""The files of uploaded pictures: one for each width at which a picture is offered.

Their names hold a digest of the content, so that browsers may cache them for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from content.rendering.images.pictures import Picture, scaled, widths_of

from ..models import Image


@dataclass(frozen=True)
class PictureFiles:
    """A picture in our own encoding, and what its files hold, by their width.

    Making them takes a while, so a load makes them before it locks anything.
    """

    picture: Picture
    by_width: dict[int, bytes]

    @property
    def digest(self) -> str:
        """The SHA-256 of the largest."""
        return sha256(self.picture.data).hexdigest()


def files_of(picture: Picture) -> PictureFiles:
    """Return what the files of a picture are to hold."""
    return PictureFiles(picture, {width: scaled(picture.data, width) for width in widths_of(picture.width)})


def stored_files(image: Image) -> PictureFiles:
    """Return what the files of an image hold. Raises FileNotFoundError where the largest is gone."""
    with image.file.open("rb") as file:
        picture = Picture(file.read(), image.width, image.height)
    found = {}
    for width in image.widths:
        try:
            with default_storage.open(image.file_at(width), "rb") as file:
                found[width] = file.read()
        except FileNotFoundError:
            found[width] = scaled(picture.data, width)
    return PictureFiles(picture, found)


def write_files(image: Image, files: PictureFiles) -> None:
    """Write the files of an image, all of them or none."""
    try:
        for width, data in files.by_width.items():
            name = image.file_at(width)
            # One of this name holds the same, or was cut off while it was written.
            default_storage.delete(name)
            default_storage.save(name, ContentFile(data))
    except BaseException:
        remove_files(image.files)
        raise


def remove_files(files: Iterable[str]) -> None:
    """Delete files of pictures that no image has.

    Whoever puts a former picture back meanwhile waits, and then writes its files anew.
    """
    with transaction.atomic():
        images = Image.objects.select_for_update(no_key=True).order_by("pk")
        kept = {file for image in images for file in image.files}
        for file in set(files) - kept:
            default_storage.delete(file)
