"""The clinic's logo: read from an upload, made small, and kept under a name that tells its content."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image

from content.rendering.images.pictures import read_picture, scaled

SHOWN = (320, 64)
"""The largest width and height, in CSS pixels, at which a page shows it."""

_SHARP = 2
"""Stored pixels for each CSS pixel, for the sharp screens of telephones."""


@dataclass(frozen=True)
class Logo:
    """A logo in our own encoding (WebP)."""

    data: bytes
    width: int
    height: int
    transparent: bool

    @property
    def name(self) -> str:
        """The name of its file, made from a digest of its content."""
        return f"clinic/{sha256(self.data).hexdigest()[:32]}.webp"


def read_logo(data: bytes) -> Logo:
    """Return an uploaded JPEG, PNG or WebP as a logo, no larger than pages need it.

    Raises FormatError, with the mend in words, where it is none of these or cannot be read.
    """
    picture = read_picture(data)
    most = [side * _SHARP for side in SHOWN]
    factor = min(1, most[0] / picture.width, most[1] / picture.height)
    small = scaled(picture.data, max(1, int(picture.width * factor)))
    with Image.open(BytesIO(small), formats=["WEBP"]) as image:
        return Logo(small, *image.size, image.has_transparency_data)


def shown_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in CSS pixels at which a logo is shown: never enlarged, never out of proportion."""
    factor = min(1, SHOWN[0] / width, SHOWN[1] / height)
    return max(1, round(width * factor)), max(1, round(height * factor))
