"""Pictures as editors upload them."""

from typing import Any

from content.articles.models import Image
from content.articles.publishing.images import keep_picture
from content.rendering.images.pictures import read_picture


def store_image(name: str, alternative: str, data: bytes, by: Any = None) -> Image:
    """Upload a new picture, as the desk's form does."""
    return keep_picture(Image(name=name, alternative=alternative), read_picture(data), by)


def replace_image(image: Image, data: bytes, by: Any = None) -> Image:
    """Upload another file for a picture, as the desk's form does."""
    return keep_picture(image, read_picture(data), by)
