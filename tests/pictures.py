"""Pictures for tests, made in place: photos and drawings, and files that only look like them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

RED, BLUE = (200, 30, 30), (30, 30, 200)
ENDING = b"<script>alert(1)</script>PK\x05\x06"
"""What somebody may hide behind a picture: a program for browsers, and the end of a zip."""


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return an image as a file of a kind."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return a picture, decoded."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def photo(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return what is smooth as a photo is: red at the left end, blue at the right."""
    ends = Image.new("RGB", (2, 1))
    ends.putpixel((0, 0), RED)
    ends.putpixel((1, 0), BLUE)
    return ends.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def jpeg(width: int = 60, height: int = 40, **options: Any) -> bytes:
    """Return a photo as JPEG."""
    return saved(photo(width, height), "JPEG", **options)


def exif(orientation: int, note: str = "Camera 3000") -> Image.Exif:
    """Return what a telephone notes in a photo: how it was held, its make, and the place."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = note
    notes[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    return notes


def png_chunk(name: bytes, payload: bytes) -> bytes:
    """Return a chunk of a PNG with its checksum."""
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def png_bomb(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that declares a size, and holds nearly nothing."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(bytes(1000))) + png_chunk(b"IEND", b"")
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a WebP of some chunks."""
    body = b"".join(
        name + len(payload).to_bytes(4, "little") + payload + b"\0" * (len(payload) % 2)
        for name, payload in chunks
    )
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def webp_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the chunks of a WebP by their name."""
    chunks, at = [], 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        chunks.append((data[at : at + 4], data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return chunks


def webp_bomb(width: int, height: int) -> bytes:
    """Return a WebP whose head declares a size, with next to nothing behind it."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp((b"VP8X", bytes(4) + size), *webp_chunks(saved(photo(), "WEBP")))
