"""Uploaded pictures: whatever editors send becomes a WebP of our own making, or is refused in words.

What is served is never what was sent. It is decoded, turned upright, brought to sRGB and encoded anew, so
that no metadata (a phone writes the place into a photo), and nothing that was hidden behind it, comes along.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import ExifTags, Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.WebPImagePlugin import WebPImageFile

from ..problems import FormatError
from .files import DAMAGED, MEND, READERS, kind_of, picture_size, refused

MAX_BYTES = 10 * 1024 * 1024
"""A file with more bytes than this is refused unread."""

MAX_PIXELS = 12 * 1024 * 1024
"""Twelve megapixels, as cameras count them: 4032 × 3024, a telephone's usual photo, is among them."""

MAX_SIDE = 12_000
"""The longest side: a strip of a few pixels' height is within MAX_PIXELS, and takes long to be made small."""

MAX_WIDTH, MAX_HEIGHT = 2000, 4000
"""The largest that is kept: some three times the width at which a page shows a picture, for sharp screens."""

WIDTHS = (480, 800, 1200, MAX_WIDTH)
"""The widths at which a picture is offered to browsers; it is never enlarged."""

QUALITY = 80
MANY_COLOURS = 65_536
"""A picture with more colours is a photo. Of another, a copy without loss may be small, with crisp edges."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is brought upright, by the orientation that its camera noted (Exif 2.32, tag 274)."""

_SRGB = ImageCms.createProfile("sRGB")
_LAYOUTS = ((b"VP8 ",), (b"VP8L",), (b"VP8X", b"ALPH", b"VP8 "))
_ALPHA_ALONE = b"\x10\0\0\0"
"""The marks of VP8X where a picture has transparency, and neither profile, EXIF, XMP nor animation."""

_TAIL = 16
"""More bytes than libwebp needs to notice that a picture ends too early."""

# A large picture takes up to two hundred megabytes while it is decoded: one at a time, whoever uploads.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Picture:
    """A picture in our own encoding, upright and without metadata."""

    data: bytes
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Return a JPEG, PNG or WebP picture in our own encoding, at most MAX_WIDTH wide and MAX_HEIGHT high.

    What counts is what the bytes are, not what their file is called. Raises FormatError, in words that name
    the mend, where they are no such picture, a moving one, too large a one, or one that is not whole.
    """
    if len(data) > MAX_BYTES:
        raise refused(f"the file is over {MAX_BYTES // 1024**2} MiB; save it smaller and upload that")
    kind = kind_of(data)
    with _one_at_a_time:
        try:
            image = _upright(kind, data)
        except FormatError:
            raise
        except DAMAGED as error:
            raise refused(f"this {kind} is damaged or cut off; open it, {MEND}") from error
        encoded = _encode(image)
    if len(encoded) > MAX_BYTES:
        raise refused(f"the picture stays over {MAX_BYTES // 1024**2} MiB; save a smaller one")
    return Picture(encoded, *image.size)


def scaled(data: bytes, width: int) -> bytes:
    """Return a picture of our own encoding at a smaller width; the same bytes where it is no wider."""
    with _one_at_a_time:
        image = WebPImageFile(BytesIO(data))
        if image.width <= width:
            return data
        height = max(1, round(image.height * width / image.width))
        return _encode(image.resize((width, height), Image.Resampling.LANCZOS))


def widths_of(width: int) -> list[int]:
    """Return the widths at which a picture is offered: those well below its own, and its own."""
    return [*(smaller for smaller in WIDTHS if smaller <= 0.8 * width), width]


def _upright(kind: str, data: bytes) -> Image.Image:
    """Decode a picture to the size at which it is kept: upright, sRGB, 8 bits, transparency kept."""
    width, height = picture_size(data)
    # Looked at before anything is decoded: a file of a few bytes may declare a picture of gigabytes.
    if width * height > MAX_PIXELS:
        raise refused(
            f"the picture has {width} × {height} pixels, which is more than 12 megapixels; "
            f"save it smaller, {MAX_WIDTH} pixels wide or so, and upload that"
        )
    if max(width, height) > MAX_SIDE:
        raise refused(
            f"the picture has {width} × {height} pixels, and no side may have over {MAX_SIDE:,}; "
            f"cut a piece out of it, at most {MAX_SIDE:,} pixels long, and upload that"
        )
    image = READERS[kind](BytesIO(data))
    if image.size != (width, height):
        raise ValueError("two sizes are declared")
    if getattr(image, "n_frames", 1) > 1:
        raise refused("this picture moves, and readers need it still; save one frame of it as PNG")
    orientation = _orientation(image)
    sideways = orientation in {5, 6, 7, 8}
    size = _fit(height, width)[::-1] if sideways else _fit(width, height)
    # A JPEG is decoded at half its size where that is enough.
    image.draft(None, size)
    plain = _plain(image, size)
    if orientation in _TURNS:
        plain = plain.transpose(_TURNS[orientation])
    plain.info = {}
    return plain


def _fit(width: int, height: int) -> tuple[int, int]:
    factor = min(1, MAX_WIDTH / width, MAX_HEIGHT / height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def _orientation(image: ImageFile) -> int:
    """Return how the camera was held; a note that cannot be read says nothing."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except DAMAGED:
        return 1


def _plain(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return an opened picture as 8-bit RGB, or RGBA where it is transparent somewhere, at a size."""
    image.load()
    profile = image.info.get("icc_profile")
    if image.mode == "I;16":
        # Pillow would cut grey of 16 bits at 255.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode in {"1", "P"}:
        image = image.convert("L" if image.mode == "1" else "RGB")
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    if image.mode != "RGBA":
        return _in_srgb(image, profile)
    alpha = image.getchannel("A")
    opaque = alpha.getextrema() == (255, 255)
    image = _in_srgb(image.convert("RGB"), profile)
    if not opaque:
        image.putalpha(alpha)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours that browsers take for granted; a bad profile is passed over."""
    if profile:
        try:
            converted = ImageCms.profileToProfile(image, BytesIO(profile), _SRGB, outputMode="RGB")
        except ImageCms.PyCMSError:
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _encode(image: Image.Image) -> bytes:
    """Return a picture as WebP: without loss, unless it is a photo or that takes over twice the bytes."""
    lossy = _webp(image, lossless=False)
    if image.getcolors(MANY_COLOURS) is None:
        return lossy
    exact = _webp(image, lossless=True)
    return exact if len(exact) <= 2 * len(lossy) else lossy


def _webp(image: Image.Image, *, lossless: bool) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", lossless=lossless, quality=QUALITY, method=4)
    return file.getvalue()


def is_our_encoding(data: bytes) -> bool:
    """Tell whether bytes are a picture exactly as `read_picture` writes it."""
    return not check_our_encoding(data)


def check_our_encoding(data: bytes) -> str:
    """Return why bytes are no picture exactly as `read_picture` writes it, with the mend; or nothing.

    Such a picture is one WebP image from the first byte to the last, without metadata, within the limits,
    that decodes in full. Nothing but what is seen of it can stand in it.
    """
    why = _foreign_frame(data) or _foreign_image(data)
    return f"{why}; upload the picture on the site, and export it from there" if why else ""


def _foreign_frame(data: bytes) -> str:
    """Return what shows around the image that a file is not of our own making."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return "this is no WebP picture"
    if len(data) > MAX_BYTES:
        return f"the file is over {MAX_BYTES // 1024**2} MiB"
    chunks = _chunks(data)
    if int.from_bytes(data[4:8], "little") != len(data) - 8 or not chunks:
        return "the file is longer or shorter than the picture in it"
    marks = chunks[0][1]
    extended = len(chunks) > 1 and (len(marks) != 10 or marks[:4] != _ALPHA_ALONE)
    if extended or tuple(name for name, _ in chunks) not in _LAYOUTS:
        return "the file holds more than the picture, such as a camera's notes or an animation"
    return ""


def _foreign_image(data: bytes) -> str:
    """Return what shows within the image that a file is not of our own making."""
    try:
        width, height = picture_size(data)
    except DAMAGED:
        return "the picture is damaged"
    if width > MAX_WIDTH or height > MAX_HEIGHT:
        return f"the picture is larger than {MAX_WIDTH} × {MAX_HEIGHT} pixels"
    chunks = _chunks(data)
    if not _decodes(chunks):
        return "the picture is damaged"
    for index, (name, payload) in enumerate(chunks):
        # What decodes without its last bytes has bytes that belong to no picture.
        if name != b"VP8X" and _decodes([*chunks[:index], (name, payload[:-_TAIL]), *chunks[index + 1 :]]):
            return "bytes stand behind the picture that do not belong to it"
    return ""


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the chunks of a WebP by name, or none where they do not end with the file."""
    chunks, at = [], 12
    while at < len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size
        payload, padding = data[at + 8 : end], data[end : end + size % 2]
        if len(payload) != size or padding != b"\0" * (size % 2):
            return []
        chunks.append((name, payload))
        at = end + size % 2
    return chunks


def _decodes(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Tell whether the chunks of a WebP make a picture."""
    body = b"".join(
        name + len(payload).to_bytes(4, "little") + payload + b"\0" * (len(payload) % 2)
        for name, payload in chunks
    )
    data = b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
    try:
        with _one_at_a_time:
            WebPImageFile(BytesIO(data)).load()
    except DAMAGED:
        return False
    return True
