"""Keeping uploaded pictures, and replacing them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from content.rendering.images.pictures import Picture

from ..images.files import PictureFiles, files_of, write_files
from ..models import Image
from .publish import render_again


def keep_picture(image: Image, picture: Picture, by: Any = None) -> Image:
    """Save an image, new or not, with a picture in our own encoding.

    Where it takes the place of another, the pages that show it are rendered again on commit, and then the
    former files go. Raises ValidationError, and changes nothing then, where the image's name or its
    alternative text cannot stand.
    """
    return keep_files(image, files_of(picture), by)


@transaction.atomic
def keep_files(image: Image, files: PictureFiles, by: Any = None) -> Image:
    """Save an image as `keep_picture` does, with a picture whose files were made before."""
    former = Image.objects.select_for_update().filter(pk=image.pk).first() if image.pk else None
    _describe(image, files)
    image.full_clean()
    if former is None or former.digest != image.digest:
        image.uploaded_at, image.uploaded_by = timezone.now(), by
        write_files(image, files)
    image.save()
    if former is not None and former.digest != image.digest:
        render_again(former.files)
    return image


def _describe(image: Image, files: PictureFiles) -> None:
    """Note on an image, which is not saved, what a picture is."""
    image.digest, image.widths = files.digest, list(files.by_width)
    image.width, image.height = files.picture.width, files.picture.height
    image.file = image.file_at(image.width)
