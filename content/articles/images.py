"""Keeping uploaded pictures: writing their files, replacing them, and letting go of those that nothing shows.

The files have names that tell what is in them, so that browsers may keep them for ever.
"""

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from content.rendering import FormatError, Problem, render
from content.rendering.picture_files import picture_size
from content.rendering.pictures import Picture, check_our_encoding, read_picture, scaled, widths_of

from .image_uses import versions_that_show
from .library import current_library, with_page
from .models import Image
from .publishing import render_all, store_rendering


def store_image(name: str, alternative: str, data: bytes, by: Any = None) -> Image:
    """Keep what somebody uploaded as a new picture.

    Raises FormatError where the bytes are no picture that can be shown, ValidationError where the name or
    the alternative text cannot stand.
    """
    return keep_picture(Image(name=name, alternative=alternative), read_picture(data), by)


def replace_image(image: Image, data: bytes, by: Any = None) -> Image:
    """Show another picture in place of one; the pages that show it are rendered again on commit.

    Raises FormatError where the bytes are no picture that can be shown; the old one stays then.
    """
    return keep_picture(image, read_picture(data), by)


def store_own_encoding(name: str, alternative: str, data: bytes, by: Any = None) -> Image:
    """Keep a picture that is in our own encoding already, byte for byte, as a new one or in place of one.

    Raises FormatError where it is not in our own encoding, ValidationError as `store_image` does.
    """
    if why := check_our_encoding(data):
        raise FormatError([Problem(0, why, "upload")])
    image = Image.objects.filter(name=name).first() or Image(name=name)
    image.alternative = alternative
    return keep_picture(image, Picture(data, *picture_size(data)), by)


def described(image: Image, picture: Picture) -> Image:
    """Note on an image, which is not saved, what a picture is."""
    image.digest = sha256(picture.data).hexdigest()
    image.width, image.height = picture.width, picture.height
    image.widths = widths_of(picture.width)
    image.file = image.file_at(picture.width)
    return image


@transaction.atomic
def keep_picture(image: Image, picture: Picture, by: Any = None) -> Image:
    """Save an image, new or not, with a picture in our own encoding; a former picture's files go on commit.

    Raises ValidationError, and changes nothing then, where its name or its alternative text cannot stand.
    """
    former = Image.objects.select_for_update().filter(pk=image.pk).first() if image.pk else None
    described(image, picture).full_clean()
    if former is None or former.digest != image.digest:
        image.uploaded_at, image.uploaded_by = timezone.now(), by
        _write(image, picture.data)
    image.save()
    if former is not None and former.digest != image.digest:
        transaction.on_commit(partial(_show_instead, image.name, former.files))
    return image


def _write(image: Image, data: bytes) -> None:
    """Write the files of an image, all of them or none."""
    try:
        for width in image.widths:
            name = image.file_at(width)
            # One of this name holds the same, or was cut off while it was written.
            default_storage.delete(name)
            default_storage.save(name, ContentFile(scaled(data, width)))
    except BaseException:
        remove_files(image.files)
        raise


def _show_instead(name: str, files: list[str]) -> None:
    """Render what shows a picture that was replaced, drafts too; then its former files can go."""
    library = current_library()
    for version in versions_that_show(name):
        text = version.text
        store_rendering(version, render(text, with_page(library, version.article.slug, text)))
    render_all()
    remove_files(files)


def remove_files(files: Iterable[str]) -> None:
    """Delete files of pictures that no image has."""
    kept = {file for image in Image.objects.all() for file in image.files}
    for file in set(files) - kept:
        default_storage.delete(file)
