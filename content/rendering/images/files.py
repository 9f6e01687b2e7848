"""What a file is by its bytes, whatever its name: JPEG, PNG or WebP, and how large; or why it is refused."""

import struct
import zlib
from io import BytesIO

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from ..problems import FormatError, Problem

MEND = "save it as JPEG or PNG and upload that"
READERS: dict[str, type[ImageFile]] = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WebP": WebPImageFile}
"""The kinds that are taken. Each reader is asked by name, so that no other of Pillow's sees the bytes."""

DAMAGED = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, AttributeError, OverflowError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises of a file that is cut off or broken."""

_OTHERS = (
    (b"GIF8", "this is a GIF; save it as PNG, or as JPEG if it is a photo, and upload that"),
    (b"%PDF", f"this is a PDF, not a picture; take a picture of the page, {MEND}"),
    (b"PK\x03\x04", "this is a ZIP archive, or a document of an office programme; upload the picture itself"),
    (b"BM", f"this is a BMP picture; {MEND}"),
    (b"II*\x00", f"this is a TIFF picture; {MEND}"),
    (b"MM\x00*", f"this is a TIFF picture; {MEND}"),
)
_PHONES = (b"hei", b"hev", b"mif", b"msf", b"avi")


def refused(message: str) -> FormatError:
    """Return the error that says why a file is no picture for the guide, and what to do."""
    return FormatError([Problem(0, message, "upload")])


def kind_of(data: bytes) -> str:
    """Return what a picture is by its first bytes, a key of READERS; raise FormatError where it is none."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    raise refused(_what_else(data))


def _what_else(data: bytes) -> str:
    """Return what a file is that is no picture for the guide, with the mend."""
    text = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\x00").lower()
    if not data:
        return "the file is empty; choose a picture"
    if data[4:8] == b"ftyp" and data[8:11] in _PHONES:
        return f"this is a HEIC or AVIF picture, as some telephones take them; {MEND}"
    if text.startswith(b"<") and b"<svg" in text:
        return "this is an SVG drawing, which can hold programs; save it as PNG and upload that"
    if text.startswith(b"<"):
        return f"this is a web page or XML, whatever its name says; open the picture itself, {MEND}"
    known = (message for head, message in _OTHERS if data.startswith(head))
    return next(known, f"this is no JPEG, PNG or WebP, whatever its name says; open it, {MEND}")


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height that the head of a JPEG, PNG or WebP declares; nothing is decoded.

    Raises FormatError for another kind, and one of DAMAGED where the head makes no sense.
    """
    kind = kind_of(data)
    if kind == "PNG" and data[12:16] == b"IHDR":
        width, height = struct.unpack_from(">II", data, 16)
    elif kind == "WebP":
        width, height = _webp_size(data)
    else:
        width, height = READERS[kind](BytesIO(data)).size
    if not (width and height):
        raise ValueError("no pixels")
    return width, height


def _webp_size(data: bytes) -> tuple[int, int]:
    """Return the size that the first chunk of a WebP declares (RFC 9649).

    libwebp makes room for the whole picture as soon as it is asked.
    """
    name = data[12:16]
    if name == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif name == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif name == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = (value & 0x3FFF for value in struct.unpack_from("<HH", data, 26))
    else:
        raise ValueError("no image in the first chunk")
    return width, height
